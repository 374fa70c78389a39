"""The interactive map of the self-contained page, as SVG: shapes and words; its colours come from the style sheet."""

from __future__ import annotations

import html
import math
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from shapely.geometry.base import BaseGeometry

from components.plain_text import line
from components.sections import Section, section
from components.view import MapView

WIDE, HIGH = 16000, 8200
_SPACING = 150
_LINES = {
    "/": f"M0 {_SPACING}L{_SPACING} 0",
    "\\": f"M0 0L{_SPACING} {_SPACING}",
    "x": f"M0 {_SPACING}L{_SPACING} 0M0 0L{_SPACING} {_SPACING}",
    "-": f"M0 {_SPACING // 2}H{_SPACING}",
    "+": f"M0 {_SPACING // 2}H{_SPACING}M{_SPACING // 2} 0V{_SPACING}",
}


def esc(text: str) -> str:
    """Text as HTML, on one line, also fit for an attribute."""
    return html.escape(line(text), quote=True)


def map_svg(view: MapView, numbers: Mapping[str, int], described: str) -> str:
    """The map; `numbers` gives each class the number by which the style sheet knows it, `described` is its words."""
    land = section(view.region, WIDE / HIGH, cut=False)
    paper = _Paper(land)
    parts = [*_areas(view, paper, numbers), *_dots(view, paper, numbers), *_arrows(view, paper), *_sums(view, paper)]
    parts += [*_names(view, paper), *_context(view, paper)]
    return (
        f'<svg id="map" viewBox="0 0 {WIDE} {HIGH}" role="group" aria-labelledby="map-title" '
        'aria-describedby="map-words">'
        f'<title id="map-title">{esc(view.title)}</title><desc>{esc(described)}</desc>'
        f"<defs>{''.join(_patterns(view, numbers))}</defs>{''.join(parts)}</svg>"
    )


class _Paper:
    """Metres of the section to units of the picture, x to the right and y down."""

    def __init__(self, land: Section) -> None:
        west, _, east, self.north = land.frame
        self.land = land
        self.scale = WIDE / (east - west)
        self.west = west

    def at(self, x: float, y: float) -> tuple[int, int]:
        return round((x - self.west) * self.scale), round((self.north - y) * self.scale)

    def place(self, code: str) -> tuple[int, int]:
        return self.at(*self.land.point(code))

    def path(self, area: BaseGeometry) -> str:
        """Rings as relative steps in whole units: short to write."""
        told = []
        for part in getattr(area, "geoms", [area]):
            for ring in (part.exterior, *part.interiors):
                spots = [self.at(x, y) for x, y in ring.coords]
                steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(spots)]
                moves = [f"{dx} {dy}".replace(" -", "-") for dx, dy in steps[:-1] if dx or dy]
                if len(moves) > 1:
                    told.append(f"M{spots[0][0]} {spots[0][1]}l{' '.join(moves)}z")
        return "".join(told)


def _areas(view: MapView, paper: _Paper, numbers: Mapping[str, int]) -> Iterator[str]:
    frame = view.frame
    codes = sorted(paper.land.areas.index, key=lambda code: bool(frame.at[code, "outline"]))
    for code in codes:
        if path := paper.path(paper.land.areas[code]):
            yield f'<path {_common(code, frame.loc[code], numbers)} d="{path}"/>'


def _dots(view: MapView, paper: _Paper, numbers: Mapping[str, int]) -> Iterator[str]:
    frame = view.frame
    small = frame[(frame["small"] | ~frame["polygon"]) & (frame["state"] | frame["mentioned"])].sort_values("mentioned")
    for code, row in small.iterrows():
        x, y = paper.place(str(code))
        size = 60 if row["mentioned"] else 30
        yield f'<circle {_common(str(code), row, numbers, "dot")} cx="{x}" cy="{y}" r="{size}"/>'


def _common(code: str, row: Any, numbers: Mapping[str, int], more: str = "") -> str:
    """What a shape needs to be found, coloured, read aloud and reached with the keyboard."""
    n = numbers[row["cls"]]
    kinds = f"area {'p' if row['pattern'] else 'k'}{n} {more} {'told' if row['mentioned'] else ''}".split()
    words = f"{row['name']}: {row['told']}" + (f" “{row['words']}”" if row["words"] else "")
    reach = ' tabindex="0" role="button"' if row["mentioned"] else ""
    return f'class="{" ".join(kinds)}" data-code="{code}" aria-label="{esc(words)}"{reach}'


def _patterns(view: MapView, numbers: Mapping[str, int]) -> Iterator[str]:
    for key in view.legend:
        if key.fill.pattern:
            n, s = numbers[key.cls], _SPACING
            box = f'width="{s}" height="{s}"'
            yield (
                f'<pattern id="hatch{n}" {box} patternUnits="userSpaceOnUse"><rect {box} class="k{n}"/>'
                f'<path class="i{n}" d="{_LINES[key.fill.pattern]}"/></pattern>'
            )


def _arrows(view: MapView, paper: _Paper) -> Iterator[str]:
    rows: Any = view.flows.sort_values("people", ascending=False).itertuples()
    for row in rows:
        (x, y), (u, v) = paper.place(row.origin), paper.place(row.destination)
        bend_x, bend_y = (x + u) / 2 + (v - y) * 0.16, (y + v) / 2 - (u - x) * 0.16
        width = 12 + 9 * row.width
        angle = math.atan2(v - bend_y, u - bend_x)
        head = 2.2 * width + 60
        sides = ((angle + turn) for turn in (0.45, -0.45))
        tip = " ".join(f"{round(u - head * math.cos(a))},{round(v - head * math.sin(a))}" for a in sides)
        u2, v2 = round(u - 0.7 * head * math.cos(angle)), round(v - 0.7 * head * math.sin(angle))
        yield (
            f'<g class="flow" aria-label="{esc(row.label)}" role="img">'
            f'<path d="M{x} {y}Q{round(bend_x)} {round(bend_y)} {u2} {v2}" stroke-width="{width:.0f}"/>'
            f'<polygon points="{u},{v} {tip}"/></g>'
        )


def _sums(view: MapView, paper: _Paper) -> Iterator[str]:
    rows: Any = view.sums.sort_values("size", ascending=False).itertuples()
    for row in rows:
        x, y = paper.place(row.iso3)
        size = round(row.size * 5.5)
        yield (
            f'<g class="sum" data-code="{row.iso3}" aria-label="{esc(row.label)}" role="img">'
            f'<circle cx="{x}" cy="{y}" r="{size}"/><text x="{x}" y="{y + size + 150}">{esc(row.short)}</text></g>'
        )


def _names(view: MapView, paper: _Paper) -> Iterator[str]:
    for code, row in view.frame[view.frame["label"] != ""].iterrows():
        x, y = paper.place(str(code))
        yield f'<text class="name" x="{x}" y="{y - 180}" aria-hidden="true">{esc(row["label"])}</text>'


def _context(view: MapView, paper: _Paper) -> Iterator[str]:
    """What is not from the article: squares."""
    rows: Any = view.context.itertuples()
    for row in rows:
        x, y = paper.place(row.iso3)
        fill = f' fill="{row.color}"' if row.color else ""
        yield (
            f'<rect class="context" role="img" aria-label="{esc(row.label)}" data-code="{row.iso3}"'
            f' x="{x - 60}" y="{y - 60}" width="120" height="120"{fill}/>'
        )
