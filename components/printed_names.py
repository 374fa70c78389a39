"""Words on a printed map: where a name fits without lying on a mark, another name or somebody else's land."""

from __future__ import annotations

from typing import Any, cast

import pandas as pd
import shapely
from matplotlib import patheffects
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from components.fonts import FALLBACK, SANS, width
from components.palette import Ground
from components.plain_text import line
from components.sections import Section
from components.view import MapView

NAME = 7.4  # points
_DOT_REACH = (4.0, 4.0)


class Taken:
    """The boxes on the sheet that words and marks have taken, in points from the axes' lower left corner."""

    def __init__(self, ax: Axes, section: Section, view: MapView) -> None:
        self.section = section
        told = view.frame.index[view.frame["mentioned"]]
        self.told = section.areas[section.areas.index.isin(told)]
        box = ax.get_position()
        figure = cast(Figure, ax.figure).get_size_inches() * 72
        self.wide, self.high = box.width * figure[0], box.height * figure[1]
        self.boxes: list[tuple[float, float, float, float]] = []

    @property
    def metres(self) -> float:
        """Metres a point."""
        west, _, east, _ = self.section.frame
        return (east - west) / float(self.wide)

    def at(self, x: float, y: float) -> tuple[float, float]:
        west, south, _, _ = self.section.frame
        return (x - west) / self.metres, (y - south) / self.metres

    def free(self, x: float, y: float, wide: float, high: float) -> bool:
        """Whether a box, its centre given, is on the sheet and clear of all others."""
        a, b, c, d = x - wide / 2, y - high / 2, x + wide / 2, y + high / 2
        if a < 1 or b < 1 or c > self.wide - 1 or d > self.high - 1:
            return False
        return all(c < p or r < a or d < q or s < b for p, q, r, s in self.boxes)

    def covers(self, code: str, x: float, y: float, wide: float, high: float) -> bool:
        """Whether a box would lie on the land of another mentioned place and could be read as its name."""
        west, south, _, _ = self.section.frame
        corners = (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
        spot = shapely.box(*(o + v * self.metres for o, v in zip((west, south) * 2, corners, strict=True)))
        return bool((self.told.intersects(spot) & (self.told.index != code)).any())

    def take(self, x: float, y: float, wide: float, high: float) -> None:
        self.boxes.append((x - wide / 2, y - high / 2, x + wide / 2, y + high / 2))


def names(ax: Axes, view: MapView, section: Section, ground: Ground, taken: Taken) -> None:
    """Write the names of mentioned places, the focus country first, then by size; one that fits nowhere stays out."""
    frame = view.frame[view.frame["mentioned"]]
    rooms = section.areas.area.reindex(frame.index).fillna(0.0)
    order = pd.DataFrame({"label": frame["label"] == "", "room": -rooms}).sort_values(["label", "room"]).index
    for code in order:
        row = frame.loc[code]
        spot = _spot(code, row["name"], section, taken, bool(row["label"]))
        if spot is None:
            continue
        x, y, within = spot
        weight = "semibold" if row["label"] else "regular"
        ink = _ink(row["color"]) if within else ground.text
        halo, wide = (row["color"], 3.2 if row["pattern"] else 1.8) if within else (ground.page, 1.8)
        write(ax, taken, x, y, row["name"], NAME, ink, halo, weight, wide)


def _spot(code: str, name: str, section: Section, taken: Taken, focus: bool) -> tuple[float, float, bool] | None:
    """Where a name fits, in points, and whether that is within its own land; the place is then taken."""
    wide = width(line(name), NAME, SANS, "semibold" if focus else "regular") + 2
    high = NAME * 1.1
    spots: list[tuple[float, float, bool]] = []
    area = section.areas.get(code)
    if not section.shows(code):
        return None
    x, y = section.point(code)
    if area is not None:
        main = max(getattr(area, "geoms", [area]), key=lambda p: p.area)
        inner = shapely.point_on_surface(main) if not main.contains(shapely.Point(x, y)) else shapely.Point(x, y)
        px, py = taken.at(inner.x, inner.y)
        label = shapely.box(*(v * taken.metres for v in (-wide / 2, -high / 2, wide / 2, high / 2)))
        for up in (0, 11, -11, 20, -20):
            if main.contains(shapely.affinity.translate(label, inner.x, inner.y + up * taken.metres)):
                spots.append((px, py + up, True))
        west, south, east, north = (
            (v - o) / taken.metres for v, o in zip(main.bounds, section.frame[:2] * 2, strict=True)
        )
        reach = (east - west) / 2, (north - south) / 2
        px, py = (west + east) / 2, (south + north) / 2
        if reach[0] > 60:
            px, py, reach = *taken.at(inner.x, inner.y), (2.0, 2.0)
    else:
        (px, py), reach = taken.at(x, y), _DOT_REACH
    reach = max(reach[0], _DOT_REACH[0]), max(reach[1], _DOT_REACH[1])
    aside, above = reach[0] + wide / 2 + 1, reach[1] + high / 2 + 1
    spots += [(px - aside, py, False), (px + aside, py, False), (px, py + above, False), (px, py - above, False)]
    free = [spot for spot in spots if taken.free(spot[0], spot[1], wide, high)]
    clear = [spot for spot in free if spot[2] or not taken.covers(code, spot[0], spot[1], wide, high)]
    for cx, cy, within in clear or (free if focus else []):
        taken.take(cx, cy, wide, high)
        return cx, cy, within
    return None


def write(
    ax: Axes, taken: Taken, x: float, y: float, said: str, size: float, ink: str, halo: str, weight: str,
    wide: float = 1.8,
) -> None:  # fmt: skip
    """A line centred at a spot in points: a halo, `wide` points, as shapes below, the words as words above."""
    common: Any = {
        "fontsize": size, "family": [SANS, FALLBACK], "weight": weight, "ha": "center", "va": "center_baseline",
        "transform": ax.transAxes, "parse_math": False,
    }  # fmt: skip
    at = (x / taken.wide, y / taken.high, line(said))
    shade = ax.text(*at, color=halo, zorder=6, alpha=0.85, **common)
    shade.set_path_effects([patheffects.Stroke(linewidth=wide, foreground=halo, joinstyle="round")])
    ax.text(*at, color=ink, zorder=7, **common)


def _ink(fill: str) -> str:
    """Black or white, whichever reads better on a fill `#rrggbb`."""
    red, green, blue = (int(fill[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return "#111315" if 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2 > 0.18 else "#ffffff"
