"""What lies over the areas on a screen: marks, arrows, context, names; names for each step of zoom, so that they follow it.

Plain values for `overlay.js`, which draws them the same on the page and in the self-contained page.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from components.fonts import SANS, width
from components.labels import MARK, arc, arrow, labels, marks, wanted
from components.palette import GROUNDS, ink_on
from components.placement import Label, Wanted
from components.plain_text import line
from components.sections import section
from components.view import MapView
from components.window import PROJECTION

ASPECT = 2.08
SIZE = 12.0
"""Of names, in pixels."""
_STEPS = (330, 460, 640, 860, 1120, 1600, 2400)
"""Widths of the window in pixels for which names are placed: what fits at one fits while the map is not made smaller."""
_ROUND = {True: 3, False: -2}  # digits of degrees and of metres


def overlay(view: MapView, degrees: bool) -> dict[str, Any]:
    """Everything over the areas; spots in degrees, or in metres of the view's window."""
    steps = [_step(view, pixels) for pixels in _STEPS]
    spots = _Spots(view, degrees)
    for step in steps:
        for _, spot, home in step[1]:
            spots.want(spot, home)
        for label in step[2]:
            spots.want((label.x, label.y), *([label.leader[2:]] if label.leader else []))
    ends = {str(code): _point(view, str(code)) for code in {*view.flows["origin"], *view.flows["destination"]}}
    squares = [(str(row.iso3), _point(view, str(row.iso3)), row) for row in view.context.itertuples()]
    spots.want(*ends.values(), *(at for _, at, _ in squares))
    at = spots.found()
    frame = view.frame[view.frame["mentioned"]]
    ground = GROUNDS[view.theme]
    texts = {
        code: [line(row["name"]), int(bool(row["label"] or row["lines"])), ink_on(row["color"]), row["color"]]
        for code, row in frame.iterrows()
    }
    return {
        "size": SIZE,
        "mark": MARK * SIZE / 9,
        "colors": {"page": ground.page, "text": ground.text, "mark": ground.mark, "border": ground.border},
        "texts": texts,
        "looks": {
            code: [
                row["color"],
                row["pattern"],
                row["ink"] or ground.border,
                row["outline"],
                row["told"].split("\n")[0],
            ]
            for code, row in frame.iterrows()
            if any(code == mark[0] for step in steps for mark in step[1])
        },
        "steps": [
            {
                "metres": round(metres),
                "marks": [
                    [code, *at(spot), *(at(home) if _moved(spot, home, metres) else [])] for code, spot, home in held
                ],
                "labels": [
                    [x.code, list(x.lines), *at((x.x, x.y)), int(x.inside), *(at(x.leader[2:]) if x.leader else [])]
                    for x in placed
                ],
            }
            for metres, held, placed in steps
        ],
        "flows": [
            [
                *at(ends[r.origin]),
                *at(ends[r.destination]),
                round(r.width, 1),
                r.color,
                r.label,
                r.origin,
                r.destination,
            ]
            for r in _flows(view)
        ],
        "context": [[code, *at(spot), row.color or "", row.label] for code, spot, row in squares],
    }


def _flows(view: MapView) -> list[Any]:
    return list(view.flows.sort_values("people", ascending=False).itertuples())


def _moved(spot: tuple[float, float], home: tuple[float, float], metres: float) -> bool:
    return abs(spot[0] - home[0]) + abs(spot[1] - home[1]) > 4 * metres


def _point(view: MapView, code: str) -> tuple[float, float]:
    return section(view.window, ASPECT).point(code)


class _Spots:
    """Spots in metres, brought to degrees all at once where degrees are wanted."""

    def __init__(self, view: MapView, degrees: bool) -> None:
        self.crs = f"+proj={PROJECTION} +lon_0={view.window.meridian}"
        self.degrees, self.held = degrees, dict[tuple[float, float], tuple[float, float]]()

    def want(self, *spots: tuple[float, float]) -> None:
        self.held |= {spot: spot for spot in spots}

    def found(self) -> Any:
        if self.degrees and self.held:
            xs, ys = zip(*self.held, strict=True)
            there = gpd.GeoSeries(gpd.points_from_xy(xs, ys), crs=self.crs).to_crs(4326)
            self.held = dict(zip(self.held, zip(there.x, there.y, strict=True), strict=True))
        digits = _ROUND[self.degrees]
        return lambda spot: [round(float(v), digits) for v in self.held[spot]]


Step = tuple[float, list[tuple[str, tuple[float, float], tuple[float, float]]], list[Label]]


def _step(view: MapView, pixels: int) -> Step:
    """Metres a pixel, the marks with their homes, and the labels, where the window is so many pixels wide."""
    said = tuple(wanted(view, lambda text, bold: width(text, SIZE, SANS, "semibold" if bold else "regular"), SIZE))
    key = (view.window, pixels, said, tuple(view.flows[["origin", "destination", "width"]].itertuples(index=False)))
    return _kept(_Held(key, view))


class _Held:
    """A view as the key of a cache: two are the same when the same is written on the same lands."""

    def __init__(self, key: tuple[Any, ...], view: MapView) -> None:
        self.view, self.pixels, self.said = view, key[1], key[2]
        named = view.frame[view.frame["mentioned"]]
        self.key = (*key, tuple(named.index), tuple(named["pattern"] != ""), tuple(view.context["iso3"]))

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self.key == other.key


@lru_cache(maxsize=512)
def _kept(held: _Held) -> Step:
    view = held.view
    land = section(view.window, ASPECT)
    metres = (land.frame[2] - land.frame[0]) / held.pixels
    scaled = metres * SIZE / 9  # a mark is set for names of nine points
    spots = [(code, spot, land.point(code)) for code, spot in marks(view, land, scaled).items()]
    return metres, spots, labels(view, land, metres, _list(held.said), _blocked(view, metres), scaled)


def _list(said: tuple[Wanted, ...]) -> list[Wanted]:
    return list(said)


def _blocked(view: MapView, metres: float) -> list[BaseGeometry]:
    """Arrows and squares, which no label may touch."""
    taken = []
    for row in _flows(view):
        shaft, tip = arrow(
            arc(_point(view, row.origin), _point(view, row.destination)),
            row.width * metres,
            (7 + 1.3 * row.width) * metres,
        )
        taken += [shapely.Polygon(tip).buffer(metres), shapely.LineString(shaft).buffer((row.width / 2 + 1) * metres)]
    for code in view.context["iso3"]:
        taken.append(shapely.Point(_point(view, str(code))).buffer(6 * metres, 1))
    return taken
