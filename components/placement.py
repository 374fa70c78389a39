"""Where the names on a map go: a pure function of what is to be said, the lands, the frame and the scale.

A label stands inside its own land, or beside it with a line that ends there. It touches no other coloured land, no mark,
no other label and not the frame; one that finds no place is left out, and the legend has it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Words:
    """One way to set a label: its lines, and the room that they take, in points."""

    lines: tuple[str, ...]
    wide: float
    high: float


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label to be placed: the place it names, the ways to set it, the best first, and shorter ones as a last resort."""

    code: str
    ways: tuple[Words, ...]
    short: tuple[Words, ...] = ()
    first: bool = False
    """Whether it goes before all others."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label with its place: centre in metres, size in points, and the line to its land, if one is needed."""

    code: str
    lines: tuple[str, ...]
    x: float
    y: float
    wide: float
    high: float
    inside: bool
    leader: tuple[float, float, float, float] | None = None

    def box(self, metres: float) -> Box:
        """West, south, east, north in metres at `metres` a point."""
        w, h = self.wide * metres / 2, self.high * metres / 2
        return self.x - w, self.y - h, self.x + w, self.y + h


@dataclass(frozen=True, slots=True)
class Ground:
    """What labels stand on, in metres: coloured lands and other ones, label points, radii of the marks of small places."""

    lands: Mapping[str, BaseGeometry]
    other: BaseGeometry
    points: Mapping[str, tuple[float, float]]
    marks: Mapping[str, float]
    frame: Box
    blocked: tuple[BaseGeometry, ...] = ()


_GAP = 1.2  # points between a label and what it must not touch
_REACHES = (2.5, 5.0, 9.0, 14.0, 21.0, 30.0, 42.0, 58.0, 80.0, 105.0)  # points from a land's edge
_RAYS = 16
_NEAR = 3.0  # points: so close to its own land, at sea, a label needs no line
_SPOTS = 900  # looked at inside a land
_KEPT = 64  # spots beside a land that are weighed against those of others
_PASSES = 4
_TRIES = 8
# What a reader pays, in points of a line's length.
_ON_LAND = 14.0  # words that stand on land of others, for as much as stands there
_THROUGH = 45.0  # a line through a coloured land
_OVER = 70.0  # and over a mark
_CROSSED = 60.0  # a line over another
_LOST = 400.0  # no label


def place(wanted: Sequence[Wanted], ground: Ground, metres: float) -> list[Label]:
    """The labels that find a place at `metres` a point, none of them touching another."""
    board = _Board(ground, metres)
    found: dict[str, Label] = {}
    late: list[Wanted] = []
    for want in sorted(wanted, key=lambda w: (not w.first, board.room(w.code))):
        if label := board.within(want.code, want.ways):
            found[want.code] = board.take(label)
        else:
            late.append(want)
    found |= board.beside([(want.code, want.ways) for want in late])
    for want in late:
        if want.code not in found and (label := board.within(want.code, want.short)):
            found[want.code] = board.take(label)
    found |= board.beside([(want.code, want.short) for want in late if want.code not in found and want.short])
    return [found[want.code] for want in wanted if want.code in found]


class _Board:
    """The map while it fills with labels."""

    def __init__(self, ground: Ground, metres: float) -> None:
        self.ground, self.metres = ground, metres
        # Own copies, as fine as can be seen: a prepared shape is not to be shared between threads.
        lands = {code: _plain(land, metres) for code, land in ground.lands.items()}
        self.other = shapely.force_2d(ground.other)
        self.main = {code: shapely.force_2d(_main(land)) for code, land in lands.items()}
        marks = {code: shapely.Point(ground.points[code]).buffer(r, 4) for code, r in ground.marks.items()}
        self.bodies: dict[str, BaseGeometry] = {**self.main, **marks}
        self.coloured = np.array([*lands.values(), *marks.values()], dtype=object)
        self.owners = np.array([*lands, *marks])
        self.blocked = np.array(ground.blocked, dtype=object)
        self.boxes: list[Box] = []
        self.lines: list[Box] = []
        self.tree = shapely.STRtree(self.coloured)
        shapely.prepare(self.coloured)
        shapely.prepare(self.other)

    def room(self, code: str) -> float:
        body = self.bodies.get(code)
        return 0.0 if body is None else float(body.area)

    def take(self, label: Label) -> Label:
        self.boxes.append(label.box(self.metres))
        if label.leader:
            self.lines.append(label.leader)
        return label

    def within(self, code: str, ways: Sequence[Words]) -> Label | None:
        """Inside its own land, as near to the label point as can be."""
        land = self.main.get(code)
        if land is None or code in self.ground.marks:
            return None
        west, south, east, north = land.bounds
        heart = self.ground.points[code]
        shapely.prepare(land)
        for words in ways:
            w, h = (words.wide + _GAP) * self.metres, (words.high + _GAP) * self.metres
            if w > east - west or h > north - south:
                continue
            step = max(h / 4, ((east - west) * (north - south) / _SPOTS) ** 0.5)
            xs = np.arange(west + w / 2, east - w / 2 + step, step)
            ys = np.arange(south + h / 2, north - h / 2 + step, step)
            x, y = (grid.ravel() for grid in np.meshgrid(xs, ys))
            x, y = np.append(heart[0], x), np.append(heart[1], y)
            order = np.argsort(np.hypot((x - heart[0]) / 2, y - heart[1]), kind="stable")
            x, y = x[order], y[order]
            boxes = _boxes(x, y, w, h)
            for n in np.flatnonzero(self._on_sheet(x, y, w, h) & shapely.contains_properly(land, boxes)):
                if not self._touched(boxes[n : n + 1], code)[0]:
                    return Label(code, words.lines, float(x[n]), float(y[n]), words.wide, words.high, True)
        return None

    def beside(self, late: Sequence[tuple[str, Sequence[Words]]]) -> dict[str, Label]:
        """Beside their lands, where all of them together cost a reader least: each moves until none can do better."""
        offers = {code: self._offers(code, ways) for code, ways in late}
        offers = {code: offer for code, offer in offers.items() if len(offer.cost)}
        chosen = _settled(offers)
        found = {code: self._label(code, offers[code], n) for code, n in chosen.items()}
        for label in found.values():
            self.take(label)
        return found

    def _label(self, code: str, offer: _Offers, n: int) -> Label:
        words, line = offer.words[n], tuple(float(v) for v in offer.lines[n])
        x, y = float(offer.boxes[n, [0, 2]].mean()), float(offer.boxes[n, [1, 3]].mean())
        return Label(code, words.lines, x, y, words.wide, words.high, False, None if offer.near[n] else line)  # type: ignore[arg-type]

    def _offers(self, code: str, ways: Sequence[Words]) -> _Offers:
        """Free spots around a place, the cheapest of them: boxes, the shortest lines from each to the land, costs."""
        held = [self._around(code, words, 5.0 * n) for n, words in enumerate(ways)] if code in self.bodies else []
        whole = _Offers(
            [words for offer in held for words in offer.words],
            np.concatenate([np.empty((0, 4)), *(offer.boxes for offer in held)]),
            np.concatenate([np.empty((0, 4)), *(offer.lines for offer in held)]),
            np.concatenate([np.empty(0), *(offer.cost for offer in held)]),
            np.concatenate([np.empty(0, dtype=bool), *(offer.near for offer in held)]),
        )
        return whole.only(np.argsort(whole.cost, kind="stable")[:_KEPT])

    def _around(self, code: str, words: Words, dear: float) -> _Offers:
        body = self.bodies[code]
        gap, metres = _GAP * self.metres, self.metres
        w, h = words.wide * metres, words.high * metres
        at = shapely.get_coordinates(
            shapely.line_interpolate_point(body.exterior, np.linspace(0, 1, _RAYS, endpoint=False), normalized=True)
        )
        away = at - shapely.get_coordinates(shapely.centroid(body))[0]
        angle = np.arctan2(away[:, 1], away[:, 0])
        reach = np.array(_REACHES)[:, None] * metres
        x = (at[:, 0] + np.cos(angle) * (reach + w / 2)).ravel()
        y = (at[:, 1] + np.sin(angle) * (reach + h / 2)).ravel()
        free = self._on_sheet(x, y, w + 2 * gap, h + 2 * gap)
        x, y = x[free], y[free]
        wide = _boxes(x, y, w + 2 * gap, h + 2 * gap)
        free = ~self._touched(wide, None)
        x, y, wide = x[free], y[free], wide[free]
        if len(x) == 0:
            return _Offers([], np.empty((0, 4)), np.empty((0, 4)), np.empty(0), np.empty(0, dtype=bool))
        lines = shapely.shortest_line(_boxes(x, y, w, h), self._core(code, body))
        ends = shapely.get_coordinates(lines).reshape(-1, 4)
        free = ~_strikes(ends[:, None], np.array(self.boxes).reshape(1, -1, 4)).any(axis=1) & ~self._barred(lines)
        x, y, wide, lines, ends = x[free], y[free], wide[free], lines[free], ends[free]
        far = shapely.length(lines) / metres
        rim = shapely.distance(body, _boxes(x, y, w, h)) / metres
        on_land = self._on_land(x, y, w + 2 * gap, h + 2 * gap)
        steep = np.abs(ends[:, 1] - ends[:, 3]) > np.abs(ends[:, 0] - ends[:, 2])
        cost = dear + far + far**2 / 40 + _ON_LAND * on_land + _ON_LAND / 3 * (on_land > 0) + 1.5 * steep
        np.add.at(cost, self._hits(lines, code), _THROUGH)
        np.add.at(cost, self._hits(lines, code, marks=True), _OVER)
        near = (rim <= _NEAR) & (on_land == 0)
        near[self._hits(_boxes(x, y, w + 2 * _NEAR * metres, h + 2 * _NEAR * metres), code)] = False
        boxes = np.stack([x - w / 2, y - h / 2, x + w / 2, y + h / 2], axis=1)
        return _Offers([words] * len(x), boxes, ends, cost, near)

    def _on_land(self, x: NDArray, y: NDArray, w: float, h: float) -> NDArray:  # type: ignore[type-arg]
        """How much of each box lies on land of others, by eight spots in it."""
        dx, dy = np.array([-0.45, -0.15, 0.15, 0.45] * 2) * w, np.repeat([-0.4, 0.4], 4) * h
        return np.asarray(shapely.contains_xy(self.other, x[:, None] + dx, y[:, None] + dy).mean(axis=1))

    def _core(self, code: str, body: BaseGeometry) -> BaseGeometry:
        """What a line must end in: the land without its rim; of a mark, its edge, so that its colours stay free."""
        if code in self.ground.marks:
            return body
        for points in (1.5, 0.6):
            inner = body.buffer(-points * self.metres, quad_segs=2)
            if not inner.is_empty:
                return inner
        return body.representative_point()

    def _on_sheet(self, x: NDArray, y: NDArray, w: float, h: float) -> NDArray:  # type: ignore[type-arg]
        west, south, east, north = self.ground.frame
        gap = self.metres
        inside = (x - w / 2 > west + gap) & (x + w / 2 < east - gap)
        return np.asarray(inside & (y - h / 2 > south + gap) & (y + h / 2 < north - gap))

    def _touched(self, boxes: NDArray, code: str | None) -> NDArray:  # type: ignore[type-arg]
        """Whether boxes touch a label, a line or a coloured land other than that of `code`."""
        at = shapely.bounds(boxes)[:, None]
        taken, lines = np.array(self.boxes).reshape(1, -1, 4), np.array(self.lines).reshape(1, -1, 4)
        hit = _overlap(at, taken, 0.0).any(axis=1) | _strikes(lines, at).any(axis=1)
        hit |= self._barred(boxes)
        left = np.flatnonzero(~hit)
        hit[left[self._hits(boxes[left], code)]] = True
        return hit

    def _barred(self, shapes: NDArray) -> NDArray:  # type: ignore[type-arg]
        """Which of the shapes meet something that is blocked."""
        return np.asarray(shapely.intersects(self.blocked[None], shapes[:, None]).any(axis=1))

    def _hits(self, shapes: NDArray, code: str | None, marks: bool = False) -> NDArray:  # type: ignore[type-arg]
        """Which of the shapes meet a coloured land (or a mark) other than that of `code`; one may be named several times."""
        asked, found = self.tree.query(shapes)
        other = (self.owners[found] != code) & ((found >= len(self.main)) | (not marks))
        asked, found = asked[other], found[other]
        return np.asarray(asked[shapely.intersects(self.coloured[found], shapes[asked])])


@dataclass(frozen=True, slots=True)
class _Offers:
    """Spots for one label: boxes (west, south, east, north), lines (x, y, x, y), costs; `near`: no line is needed."""

    words: list[Words]
    boxes: NDArray  # type: ignore[type-arg]
    lines: NDArray  # type: ignore[type-arg]
    cost: NDArray  # type: ignore[type-arg]
    near: NDArray  # type: ignore[type-arg]

    def only(self, at: NDArray) -> _Offers:  # type: ignore[type-arg]
        return _Offers([self.words[n] for n in at], self.boxes[at], self.lines[at], self.cost[at], self.near[at])


def _settled(offers: Mapping[str, _Offers]) -> dict[str, int]:
    """Which spot each takes. Who finds none drives out those in its way, who then look again; the best state is kept."""
    chosen: dict[str, int] = {}
    queue = sorted(offers, key=lambda code: (len(offers[code].cost), code))
    best, least = dict(chosen), _LOST * len(offers)
    driven: dict[str, int] = dict.fromkeys(offers, 0)
    for _ in range(_TRIES * len(offers)):
        if not queue:
            break
        code = queue.pop(0)
        others = [other for other in chosen if other != code]
        dear, clash = _between(offers[code], [(offers[other], chosen[other]) for other in others])
        price = (
            offers[code].cost
            + dear
            + clash @ np.array([100.0 + 60.0 * driven[o] for o in others] or [0.0])[: len(others)]
        )
        spot = int(np.argmin(price))
        chosen[code] = spot
        for other in (other for n, other in enumerate(others) if clash[spot, n]):
            del chosen[other]
            driven[other] += 1
            queue.append(other)
        if (total := _total(offers, chosen)) < least:
            best, least = dict(chosen), total
    return _improved(offers, best)


def _improved(offers: Mapping[str, _Offers], chosen: dict[str, int]) -> dict[str, int]:
    """Each moves where it costs less, until none does."""
    for _ in range(_PASSES):
        before = dict(chosen)
        for code, offer in offers.items():
            dear, clash = _between(offer, [(offers[o], n) for o, n in chosen.items() if o != code])
            price = offer.cost + dear + _LOST * clash.sum(axis=1)
            spot = int(np.argmin(price))
            if not clash[spot].any():
                chosen[code] = spot
        if chosen == before:
            break
    return chosen


def _total(offers: Mapping[str, _Offers], chosen: Mapping[str, int]) -> float:
    return _LOST * (len(offers) - len(chosen)) + sum(float(offers[code].cost[n]) for code, n in chosen.items())


def _between(offer: _Offers, rest: Sequence[tuple[_Offers, int]]) -> tuple[NDArray, NDArray]:  # type: ignore[type-arg]
    """Of each spot: what it costs more for the lines it crosses, and which of the chosen labels it clashes with."""
    if not rest:
        return np.zeros(len(offer.cost)), np.zeros((len(offer.cost), 0), dtype=bool)
    boxes = np.array([held.boxes[n] for held, n in rest])
    lines = np.array([held.lines[n] for held, n in rest])
    pad = 0.3 * (offer.boxes[0, 3] - offer.boxes[0, 1]) / max(1, len(offer.words[0].lines))
    mine, own = offer.boxes[:, None], offer.lines[:, None]
    on = _overlap(mine, boxes[None], pad)
    struck = _strikes(own, boxes[None]) | _strikes(lines[None], mine)
    return _CROSSED * _cross(own, lines[None]).sum(axis=1), on | struck


def _overlap(one: NDArray, two: NDArray, pad: float) -> NDArray:  # type: ignore[type-arg]
    """Whether boxes lie on each other, or nearer than `pad` beside and a third of it above each other."""
    beside = (one[..., 0] < two[..., 2] + pad) & (two[..., 0] < one[..., 2] + pad)
    return np.asarray(beside & (one[..., 1] < two[..., 3] + pad / 3) & (two[..., 1] < one[..., 3] + pad / 3))


def _strikes(line: NDArray, box: NDArray) -> NDArray:  # type: ignore[type-arg]
    """Whether lines meet boxes, by clipping them against the four sides."""
    low, high = np.zeros(np.broadcast_shapes(line.shape, box.shape)[:-1]), 1.0
    for axis in (0, 1):
        step = line[..., axis + 2] - line[..., axis]
        step = np.where(np.abs(step) < 1e-9, 1e-9, step)
        one, two = (box[..., axis] - line[..., axis]) / step, (box[..., axis + 2] - line[..., axis]) / step
        low, high = np.maximum(low, np.minimum(one, two)), np.minimum(high, np.maximum(one, two))
    return np.asarray(low <= high)


def _cross(a: NDArray, b: NDArray) -> NDArray:  # type: ignore[type-arg]
    """Whether lines cross each other."""

    def side(line: NDArray, x: NDArray, y: NDArray) -> NDArray:  # type: ignore[type-arg]
        return np.asarray(
            (line[..., 2] - line[..., 0]) * (y - line[..., 1]) - (line[..., 3] - line[..., 1]) * (x - line[..., 0])
        )

    one = side(a, b[..., 0], b[..., 1]) * side(a, b[..., 2], b[..., 3]) < 0
    return np.asarray(one & (side(b, a[..., 0], a[..., 1]) * side(b, a[..., 2], a[..., 3]) < 0))


def _plain(land: BaseGeometry, metres: float) -> BaseGeometry:
    thin = shapely.simplify(land, 0.4 * metres)
    return shapely.force_2d(land) if thin.is_empty or thin.geom_type not in ("Polygon", "MultiPolygon") else thin


def _main(land: BaseGeometry) -> BaseGeometry:
    """The largest part of a land."""
    parts = shapely.get_parts(land)
    return parts[int(np.argmax(shapely.area(parts)))]


def _boxes(x: NDArray, y: NDArray, w: float, h: float) -> NDArray:  # type: ignore[type-arg]
    return np.asarray(shapely.box(x - w / 2, y - h / 2, x + w / 2, y + h / 2))
