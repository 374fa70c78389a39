"""Colours and patterns of the map, light and dark: a hue a side, a depth a stance, a hatch where hue is not enough.

Depths are OKLab lightnesses picked so that no two plain classes share a grey; classes that come close to
another one in grey carry a pattern, and of one pattern the second side is deeper. Patterns are matplotlib's hatch letters, so screen and print agree.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")

HUES: Mapping[str, float] = {"blue": 250.0, "orange": 55.0, "violet": 315.0, "green": 155.0}
"""Named hues in OKLCH degrees, in the order in which sides take them (`data.crisis.COLOURS`)."""

PAIRS: tuple[tuple[str, str], ...] = tuple(
    pair
    for one, other in (("blue", "orange"), ("violet", "green"), ("violet", "orange"))
    for pair in ((one, other), (other, one))
)
"""Hues that two rivals may have: told apart by every common kind of colour vision, and in grey."""

PATTERNS: Mapping[str, str] = {"conditional": "/", "opposes": "\\", "rejects": "x", "neutral": "-", "conflicting": "+"}
"""Pattern a stance: drawn as lines on screen, as a hatch in print."""

_CHROMA = {"recognizes": 0.13, "conditional": 0.12, "supports": 0.11, "opposes": 0.035, "rejects": 0.05}
_DEPTHS: Mapping[Theme, tuple[Mapping[str, float], ...]] = {
    "light": (
        {"recognizes": 0.36, "conditional": 0.52, "supports": 0.63, "opposes": 0.90, "rejects": 0.84},
        {"recognizes": 0.48, "conditional": 0.66, "supports": 0.77, "opposes": 0.81, "rejects": 0.75},
    ),
    "dark": (
        {"recognizes": 0.785, "conditional": 0.66, "supports": 0.56, "opposes": 0.36, "rejects": 0.40},
        {"recognizes": 0.88, "conditional": 0.74, "supports": 0.68, "opposes": 0.44, "rejects": 0.48},
    ),
}


@dataclass(frozen=True, slots=True)
class Fill:
    """How a class is painted: fill, pattern ("" for plain), its lines' colour, and an outline ("" for none)."""

    color: str
    pattern: str = ""
    ink: str = ""
    outline: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """The colours around the data: page, unmentioned land, borders, words, the focus country."""

    page: str
    land: str
    border: str
    text: str
    quiet: str
    focus: str
    neutral: str
    conflict: str
    mark: str


GROUNDS: Mapping[Theme, Ground] = {
    "light": Ground(
        page="#fffefb", land="#e7e4dc", border="#fffefb", text="#1f2225", quiet="#5d6166",
        focus="#17191b", neutral="#cbc7bd", conflict="#a08cb0", mark="#1f2225",
    ),
    "dark": Ground(
        page="#15181b", land="#343a40", border="#15181b", text="#eceae5", quiet="#a9adb2",
        focus="#fbf8f1", neutral="#59616a", conflict="#8c76a0", mark="#fbf8f1",
    ),
}  # fmt: skip


def stance_fill(stance: str, rank: int, theme: Theme) -> Fill:
    """The fill of a stance towards the side that stands at `rank` (0 first) in the case file.

    Sides take the hues in order; from the fifth on they begin again.
    """
    angle = list(HUES.values())[rank % len(HUES)]
    depth = _DEPTHS[theme][rank % 2]
    pattern = PATTERNS.get(stance, "")
    if not pattern:
        return Fill(oklch(depth[stance], _CHROMA[stance], angle))
    light = theme == "light"
    against = stance in ("opposes", "rejects")
    ink = oklch(0.45 if light else 0.78, 0.13, angle) if against else GROUNDS[theme].page
    return Fill(oklch(depth[stance], _CHROMA[stance], angle), pattern, ink, ink if against else "")


def oklch(lightness: float, chroma: float, hue: float) -> str:
    """An OKLCH colour as `#rrggbb`; chroma gives way until the colour exists on a screen."""
    while True:
        linear = _linear_rgb(lightness, chroma, math.radians(hue))
        if all(-0.0005 <= c <= 1.0005 for c in linear) or chroma <= 0:
            return "#" + "".join(f"{round(255 * _encode(c)):02x}" for c in linear)
        chroma -= 0.005


def _linear_rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    l_ = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    m_ = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s_ = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * l_ - 3.3077115913 * m_ + 0.2309699292 * s_,
        -1.2684380046 * l_ + 2.6097574011 * m_ - 0.3413193965 * s_,
        -0.0041960863 * l_ - 0.7034186147 * m_ + 1.7076147010 * s_,
    )


def _encode(linear: float) -> float:
    c = min(1.0, max(0.0, linear))
    return 12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055


def ink_on(fill: str) -> str:
    """Black or white, whichever reads better on a fill `#rrggbb`."""
    red, green, blue = (int(fill[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return "#111315" if 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2 > 0.18 else "#ffffff"
