"""Pictures of maps read back by colour and by label: what is drawn where, against what the view says.

A picture is taken twice, as it is and without words and arrows; where the two differ, land is covered and not looked at.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from PIL import Image
from shapely.geometry.base import BaseGeometry

from components.sections import Section
from components.view import MapView

Spots = np.ndarray


@dataclass(frozen=True)
class Painted:
    """A picture: pixels, what is covered, where metres of the section are in it, pixels a metre, marks (x, y, radius)."""

    pixels: np.ndarray
    covered: np.ndarray
    at: Callable[[Spots], Spots]
    marks: Mapping[str, tuple[float, float, float]]


def pixels(data: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(data)) as picture:
        return np.asarray(picture.convert("RGB")).astype(int)


def covered(whole: np.ndarray, bare: np.ndarray) -> np.ndarray:
    """Where two pictures differ, and two pixels around."""
    found = np.abs(whole - bare).max(axis=2) > 5
    for _ in range(2):
        grown = found.copy()
        for axis in (0, 1):
            for step in (1, -1):
                grown |= np.roll(found, step, axis)
        found = grown
    return found


@dataclass(frozen=True)
class Told:
    """What was found: faults in words, and how many named and silent places were looked at."""

    faults: tuple[str, ...]
    named: int
    silent: int


def read(view: MapView, land: Section, seen: Painted, clip: tuple[float, float, float, float] | None = None) -> Told:
    """Look at the label point (or a free spot near it) of every named place, and at five spots in every silent one.

    `clip`: the part of the picture, in pixels (left, top, right, bottom), that the map takes.
    """
    chance = np.random.default_rng(7)
    high, wide = seen.pixels.shape[:2]
    pane = shapely.box(*(clip or (0, 0, wide, high))).buffer(-3)
    blots = {code: shapely.Point(x, y).buffer(r + 2.5) for code, (x, y, r) in seen.marks.items()}
    faults, counts = [], [0, 0]
    for code, area in land.areas.items():
        row = view.frame.loc[code]
        if code in seen.marks:
            continue
        shape = shapely.transform(area, seen.at)
        outline = 2.6 if row["outline"] or not row["mentioned"] else 2.2
        inside = shapely.buffer(shape, -outline).intersection(pane)
        for other, blot in blots.items():
            if other != code and blot.intersects(inside):
                inside = inside.difference(blot)
        if row["mentioned"]:
            if inside.is_empty:
                if shapely.area(shape.intersection(pane)) > 0.5 * shapely.area(shape):
                    faults.append(f"{code} cannot be seen and has no mark")
                continue
            home = seen.at(np.array([land.point(str(code))]))[0]
            spots = [home, *_spots(inside, 60, chance)]
            fault = _named(row, seen, inside, spots)
            if fault is not None:
                counts[0] += 1
                faults += [f"{code} {fault}"] if fault else []
            else:
                counts[0] += 0  # its own name and line cover it; `named` tells how many were looked at
        elif not inside.is_empty:
            free = [s for s in _spots(inside, 25, chance) if not _at(seen.covered, s)][:5]
            counts[1] += bool(free)
            faults += [
                f"{code} is not mentioned and {_hex(_at(seen.pixels, s))} at {s.round()}"
                for s in free
                if _far(_at(seen.pixels, s), row["color"]) > 14
            ]
    for code, (x, y, r) in seen.marks.items():
        row = view.frame.loc[code]
        fault = _named(row, seen, shapely.Point(x, y).buffer(r * 0.8), [np.array([x, y])], near=r * 0.8, free=0.25)
        counts[0] += 1
        if fault is None:
            faults.append(f"{code}'s mark is covered")
        elif fault:
            faults.append(f"{code}'s mark {fault}")
    return Told(tuple(faults), *counts)


def _named(
    row: object, seen: Painted, inside: BaseGeometry, spots: Iterable[Spots], near: float = 14.0, free: float = 0.35
) -> str | None:
    """What is wrong with the colours around the first spot that is free: "" if nothing; None if no spot is."""
    fill, ink = row["color"], row["ink"] if row["pattern"] else ""  # type: ignore[index]
    for spot in spots:
        if not inside.buffer(0.1).contains(shapely.Point(spot)):
            continue
        if not ink:
            if _at(seen.covered, spot):
                continue
            found = _at(seen.pixels, spot)
            return "" if _far(found, fill) <= 14 else f"is {_hex(found)}, not {fill}"
        around = _around(spot, near, inside)
        open_ = [p for p in around if not _at(seen.covered, p)]
        if not around or len(open_) < free * len(around) or len(open_) < 12:
            continue
        colours = np.array([_at(seen.pixels, p) for p in open_])
        one, two = _rgb(fill), _rgb(ink)
        if np.abs(colours - one).max(axis=1).min() > 40 or np.abs(colours - two).max(axis=1).min() > 90:
            return f"is no hatch of {fill} and {ink}"
        along = np.clip(((colours - one) @ (two - one)) / max(1, (two - one) @ (two - one)), 0, 1)
        off = np.abs(colours - (one + along[:, None] * (two - one))).max(axis=1)
        return "" if np.quantile(off, 0.95) <= 30 else f"has another colour in its hatch ({off.max():.0f} off)"
    return None


def _spots(inside: BaseGeometry, many: int, chance: np.random.Generator) -> list[Spots]:
    """Spots anywhere inside a shape, by chance but always the same."""
    west, north, east, south = inside.bounds
    tried = chance.uniform((west, north), (east, south), (many * 12, 2))
    found = tried[shapely.contains_xy(inside, tried[:, 0], tried[:, 1])][:many]
    return [*found, np.array(inside.representative_point().coords[0])]


def _around(spot: Spots, near: float, inside: BaseGeometry) -> list[Spots]:
    steps = np.arange(-near, near + 0.5)
    grid = np.array([(spot[0] + x, spot[1] + y) for x in steps for y in steps])
    return list(grid[shapely.contains_xy(inside, grid[:, 0], grid[:, 1])])


def _at(picture: np.ndarray, spot: Spots) -> np.ndarray:
    x = min(max(int(spot[0]), 0), picture.shape[1] - 1)
    y = min(max(int(spot[1]), 0), picture.shape[0] - 1)
    return picture[y, x]


def _rgb(color: str) -> np.ndarray:
    return np.array([int(color[n : n + 2], 16) for n in (1, 3, 5)])


def _far(found: np.ndarray, color: str) -> int:
    return int(np.abs(found - _rgb(color)).max())


def _hex(found: np.ndarray) -> str:
    return "#" + "".join(f"{int(v):02x}" for v in found)


Box = tuple[float, float, float, float]


def misplaced(
    view: MapView, land: Section, at: Callable[[Spots], Spots], pane: Box, boxes: Mapping[str, list[Box]],
    leaders: Mapping[str, tuple[float, float]],
) -> list[str]:  # fmt: skip
    """What is wrong with the labels of a picture: `boxes` of each label's lines and `leaders`' ends, in pixels.

    A label's box may not meet another coloured land, another label or the frame; outside its own land and not right beside it,
    it needs a line, which ends in its land.
    """
    named = view.frame.index[view.frame["mentioned"]]
    lands = {code: shapely.transform(area, at) for code, area in land.areas.items() if code in named}
    shapes = {code: shapely.union_all([shapely.box(*box) for box in held]) for code, held in boxes.items()}
    frame = shapely.box(*pane)
    faults = []
    for n, (code, shape) in enumerate(shapes.items()):
        faults += [f"{code} is not on the sheet"] if not frame.buffer(1).contains(shape) else []
        faults += [f"{code} lies on {c}" for c, area in lands.items() if c != code and shape.intersects(area)]
        faults += [f"{code} touches {c}'s name" for c in list(shapes)[n + 1 :] if shape.intersects(shapes[c])]
        if code in leaders:
            home = lands.get(code)
            end = shapely.Point(leaders[code])
            if home is not None and home.distance(end) > 1 and not _marked(view, land, code, at, end):
                faults.append(f"{code}'s line ends elsewhere")
        elif code in lands and shape.distance(lands[code]) > 9 and not _marked(view, land, code, at, shape):
            faults.append(f"{code} stands apart without a line")
    return faults


def _marked(view: MapView, land: Section, code: str, at: Callable[[Spots], Spots], shape: BaseGeometry) -> bool:
    """Whether a shape is near where a small place's mark may be."""
    home = shapely.Point(at(np.array([land.point(code)]))[0])
    return bool(shape.distance(home) < 40)
