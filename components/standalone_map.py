"""The interactive map of the self-contained page, as SVG: the areas; their colours come from the style sheet.

What lies over them (marks, arrows, names) `overlay.js` draws from `overlay_json`, as on the page.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from shapely.geometry.base import BaseGeometry

from components.overlay import overlay
from components.palette import Theme
from components.plain_text import encodable, line
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
    land = section(view.window, WIDE / HIGH, cut=False)
    paper = _Paper(land)
    parts = [*_areas(view, paper, numbers), *_specks(view, paper, numbers)]
    return (
        f'<svg id="map" viewBox="0 0 {WIDE} {HIGH}" role="group" aria-labelledby="map-title" '
        'aria-describedby="map-words">'
        f'<title id="map-title">{esc(view.title)}</title><desc>{esc(described)}</desc>'
        f'<defs>{"".join(_patterns(view, numbers))}</defs>{"".join(parts)}<g id="over" class="sa-over"></g></svg>'
    )


def overlay_json(views: Mapping[Theme, MapView]) -> str:
    """What lies over the areas, by theme, and how metres become units of the picture; as JSON that no parser of HTML can break."""
    west, _, east, north = section(next(iter(views.values())).window, WIDE / HIGH, cut=False).frame
    told: dict[str, Any] = {"west": round(west), "north": round(north), "units": WIDE / (east - west)}
    told["themes"] = {theme: overlay(view, degrees=False) for theme, view in views.items()}
    said = encodable(json.dumps(told, ensure_ascii=False, separators=(",", ":")))
    return said.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


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


def _specks(view: MapView, paper: _Paper, numbers: Mapping[str, int]) -> Iterator[str]:
    """Places that are only a point: specks of land, so that they can be reached. Named ones get a mark over them."""
    frame = view.frame
    small = frame[~frame["polygon"] & (frame["state"] | frame["mentioned"])].sort_values("mentioned")
    for code, row in small.iterrows():
        x, y = paper.place(str(code))
        yield f'<circle {_common(str(code), row, numbers, "dot")} cx="{x}" cy="{y}" r="20"/>'


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
