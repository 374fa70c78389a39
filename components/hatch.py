"""Hatching for screens: Plotly cannot hatch an area, so the lines are cut out of it here."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

_ANGLES = {"/": (45.0,), "\\": (135.0,), "x": (45.0, 135.0), "-": (0.0,), "+": (0.0, 90.0)}
_STEP = 3.0  # degrees: longer pieces would leave the area, as Plotly draws them as great circles


@lru_cache(maxsize=2048)
def _lines(wkb: bytes, pattern: str, spacing: float) -> tuple[tuple[float, ...], ...]:
    area = shapely.from_wkb(wkb)
    rulers = shapely.union_all([_ruler(area, angle, spacing) for angle in _ANGLES[pattern]])
    inside = shapely.segmentize(shapely.intersection(area, rulers), _STEP)
    parts = [p for p in shapely.get_parts(inside) if p.geom_type == "LineString" and p.length > spacing / 8]
    return tuple(tuple(c for point in shapely.get_coordinates(p).round(2) for c in point) for p in parts)


def hatch(area: BaseGeometry, pattern: str, spacing: float) -> tuple[list[float | None], list[float | None]]:
    """Longitudes and latitudes of the pattern's lines inside `area`, pieces parted by None.

    `spacing` in degrees between two lines; small areas get narrower ones, so that a pattern shows at all.
    """
    if area.is_empty or pattern not in _ANGLES:
        return [], []
    narrow = max(0.35, min(spacing, math.sqrt(area.area) / 3.5))
    lons: list[float | None] = []
    lats: list[float | None] = []
    for line in _lines(shapely.to_wkb(area), pattern, round(narrow, 2)):
        lons += [*line[::2], None]
        lats += [*line[1::2], None]
    return lons, lats


def _ruler(area: BaseGeometry, angle: float, spacing: float) -> BaseGeometry:
    """Parallel lines over the area's box, on a grid that all areas share."""
    west, south, east, north = area.bounds
    middle = ((west + east) / 2, (south + north) / 2)
    reach = math.hypot(east - west, north - south) / 2 + spacing
    along = np.array((math.cos(math.radians(angle)), math.sin(math.radians(angle))))
    across = np.array((-along[1], along[0]))
    first = math.ceil((np.dot(middle, across) - reach) / spacing)
    last = math.floor((np.dot(middle, across) + reach) / spacing)
    centre = np.dot(middle, along)
    ends = [
        (across * n * spacing + along * (centre - reach), across * n * spacing + along * (centre + reach))
        for n in range(first, last + 1)
    ]
    return shapely.multilinestrings([shapely.linestrings(np.array(e)) for e in ends])
