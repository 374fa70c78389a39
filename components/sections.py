"""The sections of the world that a sheet can show: the projected land of each, and the frame around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry import box

from components.window import PROJECTION, Window, window
from data.world import load_world


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


@lru_cache(maxsize=32)
def section(shown: Window, aspect: float, cut: bool = True) -> Section:
    """The section for a window, its frame `aspect` times as wide as high, thinned to its scale.

    Land is cut to the frame, or kept whole for a map that can be moved.
    """
    land, points = _projected(shown.meridian)
    frame = _frame(shown, aspect)
    pane = box(*frame)
    areas = land[land.intersects(pane)] if cut else land
    held = _polygons(areas.intersection(pane)) if cut and not shown.whole else areas
    tolerance = (frame[2] - frame[0]) / 3500
    thin = gpd.GeoSeries(shapely.coverage_simplify(held.to_numpy(), tolerance), index=held.index, crs=held.crs)
    return Section(thin[~thin.is_empty], points, frame)


def _polygons(areas: gpd.GeoSeries) -> gpd.GeoSeries:
    """The areas without the points and lines that a cut along an edge leaves behind."""
    parts = areas.explode()
    return parts[parts.geom_type == "Polygon"].groupby(level=0).agg(lambda g: shapely.multipolygons(list(g)))


@lru_cache(maxsize=8)
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


def _frame(shown: Window, aspect: float) -> tuple[float, float, float, float]:
    """The window's box, grown to the aspect; it does not grow beyond the world where it can grow to the other side."""
    west, south, east, north = shown.box
    wide, high = max(east - west, (north - south) * aspect), max(north - south, (east - west) / aspect)
    y = (south + north) / 2
    _, floor, _, ceiling = window("World").box
    if high < ceiling - floor:
        y = min(max(y, floor + high / 2), ceiling - high / 2)
    return (west + east) / 2 - wide / 2, y - high / 2, (west + east) / 2 + wide / 2, y + high / 2
