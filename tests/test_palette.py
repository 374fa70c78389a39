"""Colours: apart in grey print, apart for readers who see two primaries, readable as text."""

from __future__ import annotations

from itertools import combinations

import pytest

from components.palette import GROUNDS, HUES, PAIRS, PATTERNS, THEMES, Fill, oklch, stance_fill
from data.crisis import COLOURS

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
VISION = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}
PLAIN = ("recognizes", "supports")


def linear(color: str) -> tuple[float, ...]:
    parts = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)


def luminance(color: str) -> float:
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(color), strict=True))


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def lab(rgb: tuple[float, ...]) -> tuple[float, float, float]:
    r, g, b = (min(1.0, max(0.0, c)) for c in rgb)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def grey(color: str) -> float:
    """CIE lightness, 0 to 100: what a grey print keeps."""
    return lab(linear(color))[0]


def difference(one: str, other: str, vision: str) -> float:
    """CIE76 colour difference as seen with this vision."""
    seen = [
        lab(tuple(sum(m * c for m, c in zip(row, linear(color), strict=True)) for row in VISION[vision]))
        for color in (one, other)
    ]
    return sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5


SIDES = [tuple(list(HUES).index(hue) for hue in pair) for pair in PAIRS]


def classes(theme: str, ranks: tuple[int, ...] = (0, 1)) -> dict[str, Fill]:
    ground = GROUNDS[theme]
    sided = {f"{s}:{rank}": stance_fill(s, rank, theme) for rank in ranks for s in (*PLAIN, "conditional")}
    against = {f"{s}:{rank}": stance_fill(s, rank, theme) for rank in ranks for s in ("opposes", "rejects")}
    others = {"none": Fill(ground.land), "focus": Fill(ground.focus), "neutral": Fill(ground.neutral, "-")}
    return sided | against | others | {"conflicting": Fill(ground.conflict, "+", outline=ground.mark)}


@pytest.mark.parametrize("ranks", SIDES)
@pytest.mark.parametrize("theme", THEMES)
def test_plain_classes_differ_in_grey(theme, ranks):
    plain = {name: fill for name, fill in classes(theme, ranks).items() if not fill.pattern}
    close = {
        (a, b): round(abs(grey(plain[a].color) - grey(plain[b].color)), 1)
        for a, b in combinations(plain, 2)
        if abs(grey(plain[a].color) - grey(plain[b].color)) < 9
    }
    assert not close


@pytest.mark.parametrize("theme", THEMES)
def test_hatched_classes_of_two_sides_differ_in_grey_or_direction(theme):
    assert abs(grey(stance_fill("conditional", 0, theme).color) - grey(stance_fill("conditional", 1, theme).color)) > 6
    assert len(set(PATTERNS.values())) == len(PATTERNS)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("ranks", SIDES)
def test_classes_differ_for_every_vision(theme, vision, ranks):
    fills = classes(theme, ranks)
    close = {
        (a, b): round(difference(fills[a].color, fills[b].color, vision), 1)
        for a, b in combinations(fills, 2)
        if fills[a].pattern == fills[b].pattern
        and difference(fills[a].color, fills[b].color, vision) < 12
        # a hatched pale area of either side is told apart by the colour of its lines and outline
        and not (fills[a].outline and difference(fills[a].outline, fills[b].outline, vision) > 25)
    }
    assert not close


@pytest.mark.parametrize("theme", THEMES)
def test_lines_of_a_pattern_show_on_its_fill(theme):
    faint = {
        (s, rank): round(contrast(f.color, f.ink), 2)
        for rank in range(2)
        for s in PATTERNS
        if s not in ("neutral", "conflicting")
        for f in [stance_fill(s, rank, theme)]
        if contrast(f.color, f.ink) < 2.2
    }
    assert not faint


@pytest.mark.parametrize("theme", THEMES)
def test_words_are_readable(theme):
    ground = GROUNDS[theme]
    assert contrast(ground.text, ground.page) >= 7
    assert contrast(ground.quiet, ground.page) >= 4.5
    assert contrast(ground.mark, ground.page) >= 4.5
    assert contrast(ground.text, ground.land) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_the_palette_of_the_theme_file_is_the_palette_of_the_map(theme, root):
    import tomllib

    told = tomllib.loads((root / ".streamlit" / "config.toml").read_text("utf-8"))["theme"][theme]
    assert (told["backgroundColor"], told["textColor"]) == (GROUNDS[theme].page, GROUNDS[theme].text)


@pytest.mark.parametrize(
    ("args", "color"), [((0, 0, 0), "#000000"), ((1, 0, 0), "#ffffff"), ((0.628, 0.2577, 29.23), "#ff0000")]
)
def test_oklch(args, color):
    assert difference(oklch(*args), color, "normal") < 2


def test_hues_are_the_colours_that_a_case_file_knows():
    assert tuple(HUES) == COLOURS


def test_more_sides_than_hues_begin_again():
    assert stance_fill("recognizes", len(HUES), "light") == stance_fill("recognizes", 0, "light")
