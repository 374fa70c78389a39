"""The world: every code a record may use, with name, region, label point and polygon where there is one."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from data.intact import check
from data.records import GROUPS

GEO = Path(__file__).parent / "geo"
GEOMETRY = GEO / "web" / "world.geojson"
REGIONS = ("Named", "World", "Americas", "Europe", "Africa", "Asia-Pacific")
"""What a map can show; `Named` is where the named places are."""
STATES = 195


@lru_cache(maxsize=1)
def places() -> pd.DataFrame:
    """One row a code, index `iso3`: name, region, coded, state, small, polygon (bool), lon, lat (degrees).

    Raises DamagedError when the table or the polygons are not what was checked in.
    """
    check(GEO)
    flags = ["coded", "state", "small", "polygon"]
    frame = pd.read_csv(GEO / "places.csv", keep_default_na=False, index_col="iso3")
    return frame.astype(dict.fromkeys(flags, bool))


@lru_cache(maxsize=1)
def load_world() -> gpd.GeoDataFrame:
    """`places()` with `geometry` (None for codes that are only a point), CRS EPSG:4326. Treat as read-only."""
    told = json.loads(GEOMETRY.read_text("utf-8"))
    shapes = {f["id"]: shapely.geometry.shape(f["geometry"]) for f in told["features"]}
    table = places()
    return gpd.GeoDataFrame(table, geometry=[shapes.get(code) for code in table.index], crs=4326)


@lru_cache(maxsize=1)
def codes() -> frozenset[str]:
    """Every code a record may use for a state or territory: ISO 3166-1 alpha-3 and XKX."""
    table = places()
    return frozenset(table.index[table["coded"]])


def is_known(code: str) -> bool:
    """Whether a record may use this code, for a place or for a listed group."""
    return code in codes() or code in GROUPS


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {str(code): str(name) for code, name in places()["name"].items()}


def name_of(code: str | None) -> str:
    """The English name of a place or group; "unnamed" for None. Raises KeyError for an unknown code."""
    if code is None:
        return "unnamed"
    return GROUPS[code] if code in GROUPS else _names()[code]
