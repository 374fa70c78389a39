"""What is written on a map of a view, and which small places are drawn as marks: the same for print and screen."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from components.placement import Ground, Label, Wanted, Words, place
from components.plain_text import line
from components.sections import Section
from components.view import MapView

MARK = 4.6
"""Radius of a small place's mark, in points."""
LEAD = 1.2
"""From one line of a label to the next, in sizes."""
_PLAIN, _HATCHED = 36.0, 80.0  # points squared: a land with less is drawn as a mark
Measure = Callable[[str, bool], float]
"""How wide a line is, in points; of the bold cut if so."""


def wanted(view: MapView, measure: Measure, size: float) -> list[Wanted]:
    """The names of all named places, each with what is said under it, in every way to set them."""
    frame = view.frame[view.frame["mentioned"]]
    found = []
    for code, name, lines, label in zip(frame.index, frame["name"], frame["lines"], frame["label"], strict=True):
        names = [(line(name),), *_halves(line(name))]
        said = tuple(map(line, lines))
        bold = bool(said or label)

        def set_(ways: Iterable[tuple[str, ...]], under: int, bold: bool = bold) -> tuple[Words, ...]:
            return tuple(_words(way, len(way) - under, bold, measure, size) for way in ways)

        full = set_(((*one, *said) for one in names), len(said))
        found.append(Wanted(str(code), full, set_(names, 0) if said else (), bool(label)))
    return found


def _words(lines: tuple[str, ...], names: int, bold: bool, measure: Measure, size: float) -> Words:
    wide = max(measure(row, bold and n < max(names, 1)) for n, row in enumerate(lines))
    return Words(lines, wide + 1, size * LEAD * len(lines))


def _halves(name: str) -> list[tuple[str, str]]:
    """The name in two lines, as even as can be."""
    words = name.split(" ")
    if len(words) < 2 or len(name) < 10:
        return []
    cuts = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return [min(cuts, key=lambda cut: max(map(len, cut)))]


def marks(view: MapView, land: Section, metres: float) -> dict[str, tuple[float, float]]:
    """Where the marks of small named places are, in metres; none lies on another."""
    frame = view.frame[view.frame["mentioned"]]
    found = {}
    for code, pattern in zip(frame.index, frame["pattern"], strict=True):
        area = land.areas.get(code)
        main = 0.0 if area is None else float(max(shapely.area(shapely.get_parts(area)))) / metres**2
        if main < (_HATCHED if pattern else _PLAIN) and land.inside(*land.point(str(code))):
            found[str(code)] = land.point(str(code))
    least = (2 * MARK + 1.2) * metres
    spots = _apart(found, least)
    if hidden := _hidden(frame.index, land, spots, metres):
        spots = _apart(found | {code: land.point(code) for code in hidden}, least)
    return spots


def _hidden(named: Iterable[str], land: Section, spots: dict[str, tuple[float, float]], metres: float) -> list[str]:
    """Named places of which marks of others leave too little to be told by."""
    blots = {code: shapely.Point(spot).buffer((MARK + 1) * metres, 4) for code, spot in spots.items()}
    found = []
    for code in named:
        area = land.areas.get(code)
        over = [blot for blot in blots.values() if area is not None and blot.intersects(area)]
        if code not in spots and over:
            left = area.buffer(-metres).difference(shapely.union_all(over))
            if left.area < 12 * metres**2 and land.inside(*land.point(code)):
                found.append(code)
    return found


def _apart(spots: dict[str, tuple[float, float]], least: float) -> dict[str, tuple[float, float]]:
    """The spots, pushed from each other until none is nearer to another than `least`."""
    if len(spots) < 2:
        return spots
    at = np.array(list(spots.values()))
    for _ in range(200):
        gap = at[:, None] - at[None, :]
        far = np.hypot(gap[..., 0], gap[..., 1])
        np.fill_diagonal(far, np.inf)
        if (far >= least * 0.999).all():
            break
        unit = np.where(far[..., None] > 1e-6, gap / np.maximum(far, 1e-6)[..., None], (1.0, 0.0))
        push = np.where(far < least, (least - far) / 2, 0.0)
        at = at + 0.6 * (unit * push[..., None]).sum(axis=1)
    return {code: (float(x), float(y)) for code, (x, y) in zip(spots, at, strict=True)}


def labels(
    view: MapView,
    land: Section,
    metres: float,
    asked: Iterable[Wanted],
    blocked: Iterable[BaseGeometry] = (),
    unit: float = 0.0,
) -> list[Label]:
    """The labels of a map at `metres` a point; `blocked` is what else they may not touch.

    `unit`: metres a point of the marks, where that is another one.
    """
    frame = view.frame
    spots = marks(view, land, unit or metres)
    told = frame.index[frame["mentioned"]]
    lands = {str(code): area for code, area in land.areas.items() if code in told}
    other = land.areas[~land.areas.index.isin(told)]
    points = {str(code): land.point(str(code)) for code in told} | spots
    radii = dict.fromkeys(spots, MARK * (unit or metres))
    quiet = shapely.multipolygons([p for area in other for p in shapely.get_parts(area)])
    ground = Ground(lands, quiet, points, radii, land.frame, tuple(blocked))
    return place([want for want in asked if land.shows(want.code)], ground, metres)


def arc(
    start: tuple[float, float], end: tuple[float, float], bend: float = 0.18, most: int = 24
) -> list[tuple[float, float]]:
    """A bent line from one spot to another, as points; its middle lies `bend` of its length to the side."""
    (x, y), (u, v) = start, end
    side = bend if u >= x else -bend  # always upwards
    mid = (x + u) / 2 - side * (v - y), (y + v) / 2 + side * (u - x)
    control = 2 * mid[0] - (x + u) / 2, 2 * mid[1] - (y + v) / 2
    steps = [n / most for n in range(most + 1)]
    return [
        (
            (1 - t) ** 2 * x + 2 * t * (1 - t) * control[0] + t**2 * u,
            (1 - t) ** 2 * y + 2 * t * (1 - t) * control[1] + t**2 * v,
        )
        for t in steps
    ]


def arrow(
    points: list[tuple[float, float]], wide: float, head: float
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """The shaft's centre line, which ends under the head, and the head's three corners."""
    (u, v), back = points[-1], points[-1]
    head = min(head, 0.6 * math.hypot(u - points[0][0], v - points[0][1]))
    for back in reversed(points[:-1]):
        if math.hypot(u - back[0], v - back[1]) >= head:
            break
    angle = math.atan2(v - back[1], u - back[0])
    base = u - head * math.cos(angle), v - head * math.sin(angle)
    across = head * 0.42 + wide / 4
    corners = [
        (u, v),
        (base[0] - across * math.sin(angle), base[1] + across * math.cos(angle)),
        (base[0] + across * math.sin(angle), base[1] - across * math.cos(angle)),
    ]
    shaft = [p for p in points if math.hypot(u - p[0], v - p[1]) > head * 0.8]
    return [*shaft, base], corners
