"""What of the world a map shows: a fixed region, or the window around the places that are named.

One rule for page, print and files: a window is a box on the projected world, and a frame grows beyond it to be filled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import geopandas as gpd
import numpy as np
import shapely

from data.world import load_world

PROJECTION = "natearth"
LATITUDES = (-56.0, 83.7)
"""All states; what the rest would cost is the size of all others."""

_BOXES: Mapping[str, tuple[float, float, float, float, float]] = {
    "World": (11, -169, -56, 191, 83.7),
    "Americas": (-80, -128, -55, -32, 62),
    "Europe": (18, -24, 34.5, 58, 71),
    "Africa": (18, -20, -36, 54, 38.5),
    "Asia-Pacific": (115, 34, -47, 180, 58),
}
"""Central meridian; west, south, east, north in degrees."""
_GIANT = 30.0  # degrees: of a wider land a window shows the heart
_HEART = (11.0, 7.0)  # degrees to each side of a giant's label point
_MARGIN = 0.07  # of the box, to each side
_LEAST = (30.0, 18.0)  # degrees: so much is shown of the neighbours of one place
_MOST = 0.72  # of the world's width or height: whoever is named in more of it spans the world


@dataclass(frozen=True, slots=True)
class Window:
    """A box (west, south, east, north) in metres of the Natural Earth projection around `meridian`.

    `latitude` is that of its middle, in degrees.
    """

    region: str
    meridian: float
    box: tuple[float, float, float, float]
    latitude: float

    @property
    def whole(self) -> bool:
        """Whether it is the whole world."""
        return self.meridian == _BOXES["World"][0] and self.box == window("World").box


@lru_cache(maxsize=8)
def window(region: str) -> Window:
    """The window of a fixed region."""
    meridian, *box = _BOXES[region]
    return _window(region, meridian, (box[0], box[1], box[2], box[3]))


@lru_cache(maxsize=256)
def named_window(codes: frozenset[str]) -> Window:
    """The window around these places, with a margin; the whole world when they span it, or when there are none."""
    world = load_world()
    boxes = [_reach(world.loc[code]) for code in sorted(codes & set(world.index))]
    whole = window("World")
    if not boxes:
        return _as(whole, "Named")
    west, east = _around([(box[0], box[2]) for box in boxes])
    south, north = min(box[1] for box in boxes), max(box[3] for box in boxes)
    west, east = _grown(west, east, _LEAST[0])
    south, north = _grown(south, north, _LEAST[1])
    south, north = max(south, LATITUDES[0]), min(north, LATITUDES[1])
    if east - west > 250:
        return _as(whole, "Named")
    meridian = float(round((west + east) / 2))
    turn = 360 if meridian > 180 else -360 if meridian < -180 else 0
    found = _window("Named", meridian + turn, (west + turn, south, east + turn, north))
    shares = (_size(found.box)[n] / _size(whole.box)[n] for n in (0, 1))
    return _as(whole, "Named") if max(shares) > _MOST else found


def _as(found: Window, region: str) -> Window:
    return Window(region, found.meridian, found.box, found.latitude)


def _size(box: tuple[float, float, float, float]) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


def _reach(place: gpd.GeoSeries) -> tuple[float, float, float, float]:
    """West, south, east, north of a place's main land in degrees; of a giant, of its heart."""
    lon, lat = float(place["lon"]), float(place["lat"])
    if place.geometry is None:
        return lon - 1, lat - 1, lon + 1, lat + 1
    parts = shapely.get_parts(place.geometry)
    west, south, east, north = (float(v) for v in max(parts, key=shapely.area).bounds)
    if max(east - west, north - south) > _GIANT:
        wide, high = _HEART
        west, south = max(west, lon - wide), max(south, lat - high)
        east, north = min(east, lon + wide), min(north, lat + high)
    return west, south, east, north


def _around(spans: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """West and east of the shortest arc that holds all spans; east may lie beyond 180."""
    merged: list[list[float]] = []
    for west, east in sorted(spans):
        if merged and west <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], east)
        else:
            merged.append([west, east])
    gaps = [(b[0] - a[1], b[0], a[1] + 360) for a, b in pairwise(merged)]
    gaps.append((merged[0][0] + 360 - merged[-1][1], merged[0][0], merged[-1][1]))
    _, west, east = max(gaps)
    return west, east


def _grown(low: float, high: float, least: float) -> tuple[float, float]:
    more = max((high - low) * _MARGIN, (least - (high - low)) / 2)
    return low - more, high + more


def _window(region: str, meridian: float, box: tuple[float, float, float, float]) -> Window:
    west, south, east, north = box
    lon = np.concatenate([np.linspace(west, east, 41)] * 2 + [np.repeat([west, east], 41)])
    side = np.linspace(south, north, 41)
    lat = np.concatenate([np.repeat([south, north], 41), side, side])
    edge = gpd.GeoSeries(gpd.points_from_xy(np.clip(lon, meridian - 179.99, meridian + 179.99), lat), crs=4326)
    a, b, c, d = (float(v) for v in edge.to_crs(f"+proj={PROJECTION} +lon_0={meridian}").total_bounds)
    half = max(c, -a)  # a window's middle is its meridian
    middle = gpd.GeoSeries(gpd.points_from_xy([0.0], [(b + d) / 2]), crs=f"+proj={PROJECTION} +lon_0=0").to_crs(4326)
    return Window(region, meridian, (-half, b, half, d), float(middle.y.iloc[0]))
