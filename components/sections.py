"""The sections of the world that a sheet can show: the projected land of each, and the frame around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import box

from data.world import load_world

PROJECTION = "natearth"
_BOXES: Mapping[str, tuple[float, float, float, float, float]] = {
    "World": (11, -169, -56, 191, 83.7),
    "Americas": (-80, -128, -55, -32, 62),
    "Europe": (18, -24, 34.5, 58, 71),
    "Africa": (18, -20, -36, 54, 38.5),
    "Asia-Pacific": (115, 34, -47, 180, 58),
}
"""Central meridian; west, south, east, north in degrees. A frame grows beyond its box to fill the sheet."""


@dataclass(frozen=True, eq=False)
class Section:
    """Projected land (`areas`: index iso3, metres), label points (`x`, `y`), the frame (west, south, east, north)."""

    areas: gpd.GeoSeries
    points: pd.DataFrame
    frame: tuple[float, float, float, float]

    def inside(self, x: float, y: float) -> bool:
        west, south, east, north = self.frame
        return west <= x <= east and south <= y <= north

    def point(self, code: str) -> tuple[float, float]:
        """The label point of a place, in metres."""
        x, y = self.points.loc[code].to_numpy(dtype=float)
        return float(x), float(y)

    def shows(self, code: str) -> bool:
        """Whether a reader would say that the place is on this section: its label point, or a good part of its land."""
        west, south, east, north = self.frame
        area = self.areas.get(code)
        large = area is not None and area.area > 0.02 * (east - west) * (north - south)
        return bool(large or self.inside(*self.point(code)))


def fitting(region: str, aspect: float) -> float:
    """The aspect to draw a region in where `aspect` is offered: a tall region does not fill up with its neighbours."""
    west, south, east, north = _extent(region)
    own = (east - west) / (north - south)
    return aspect if region == "World" else float(min(max(aspect, own / 1.5), own * 1.5))


@lru_cache(maxsize=32)
def section(region: str, aspect: float, cut: bool = True) -> Section:
    """The section for a region, its frame `aspect` times as wide as high, thinned to its scale.

    Land is cut to the frame, or kept whole for a map that can be moved.
    """
    meridian = _BOXES[region][0]
    land, points = _projected(meridian)
    frame = _frame(region, aspect)
    window = box(*frame)
    areas = land[land.intersects(window)] if cut else land
    held = _polygons(areas.intersection(window)) if cut and region != "World" else areas
    tolerance = (frame[2] - frame[0]) / 3500
    thin = gpd.GeoSeries(shapely.coverage_simplify(held.to_numpy(), tolerance), index=held.index, crs=held.crs)
    return Section(thin[~thin.is_empty], points, frame)


def _polygons(areas: gpd.GeoSeries) -> gpd.GeoSeries:
    """The areas without the points and lines that a cut along an edge leaves behind."""
    parts = areas.explode()
    return parts[parts.geom_type == "Polygon"].groupby(level=0).agg(lambda g: shapely.multipolygons(list(g)))


@lru_cache(maxsize=5)
def _projected(meridian: float) -> tuple[gpd.GeoSeries, pd.DataFrame]:
    """All land and label points around a central meridian, land cut where the map's edges are."""
    world = load_world()
    crs = f"+proj={PROJECTION} +lon_0={meridian}"
    shapes = world.geometry[world["polygon"]]
    seam = meridian - 180 if meridian > 0 else meridian + 180
    half = 0.01
    whole = shapes.intersection(box(-180, -60, 180, 84).difference(box(seam - half, -90, seam + half, 90)))
    land = whole[~whole.is_empty].to_crs(crs).make_valid(method="structure", keep_collapsed=False)
    dots = gpd.GeoSeries(gpd.points_from_xy(world["lon"], world["lat"]), index=world.index, crs=4326).to_crs(crs)
    return land, pd.DataFrame({"x": dots.x, "y": dots.y})


def _frame(region: str, aspect: float) -> tuple[float, float, float, float]:
    west, south, east, north = _extent(region)
    wide, high = max(east - west, (north - south) * aspect), max(north - south, (east - west) / aspect)
    x, y = (west + east) / 2, (south + north) / 2
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


@lru_cache(maxsize=5)
def _extent(region: str) -> tuple[float, float, float, float]:
    """A region's box in projected metres: west, south, east, north."""
    meridian, west, south, east, north = _BOXES[region]
    lon = np.concatenate([np.linspace(west, east, 41)] * 2 + [np.repeat([west, east], 41)])
    side = np.linspace(south, north, 41)
    lat = np.concatenate([np.repeat([south, north], 41), side, side])
    edge = gpd.GeoSeries(gpd.points_from_xy(np.clip(lon, meridian - 179.99, meridian + 179.99), lat), crs=4326)
    west, south, east, north = (float(v) for v in edge.to_crs(f"+proj={PROJECTION} +lon_0={meridian}").total_bounds)
    return west, south, east, north
