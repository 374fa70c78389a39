"""The map as data: one row a place, the same rows in CSV and GeoJSON, counted as the legend counts them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from components.palette import GROUNDS
from components.plain_text import encodable, shown
from components.text_alternative import class_names
from components.view import MapView
from data.case import Case
from data.records import Record
from data.world import name_of

COLUMNS = {
    "iso3": "ISO 3166-1 alpha-3 code (XKX: Kosovo), or the id of an organisation",
    "name": "English name",
    "kind": "state, territory or organisation; organisations are not on the map and not in the legend",
    "region": "Americas, Europe, Africa, Asia-Pacific; empty for an organisation",
    "class": "the class of the legend as an id",
    "class_label": "the class of the legend in words; “not mentioned” says nothing about the place",
    "said": "what is said of the place in this layer, in words",
    "date": "date of the deciding record (ISO 8601, may be a year or a month); empty where the article gives none",
    "quote": "the deciding sentence, as it stands in the article",
    "article": "name of the article the quote is from",
    "start": "where the quote begins in the article, in characters from 0",
    "end": "where it ends",
    "records": "ids of all records of the place in this layer, parted by blanks",
    "fill": "colour of the class on the map",
    "stroke": "colour of the outline",
    "pattern": "hatch of the class: / \\ x - + or empty",
    "lon": "label point, degrees east (WGS 84)",
    "lat": "label point, degrees north (WGS 84)",
    "layer": "stances, emigration, aid or compare",
    "case_title": "title of the case",
    "as_of": "the day up to which records are shown (ISO 8601)",
    "source": "publisher, date and borders",
}
"""Every column of the table of places, with what it holds."""

_FORMULA = re.compile(r"^[\s\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]")


def places_table(view: MapView, case: Case) -> gpd.GeoDataFrame:
    """One row a place that the legend counts, then organisations; columns COLUMNS and `geometry` (EPSG:4326).

    Rows of one class are as many as the legend says, organisations apart.
    """
    frame = view.frame[view.frame["coded"] & (view.frame["state"] | view.frame["mentioned"])]
    evidence = case.records.by_id
    names = class_names(view)
    spots = gpd.GeoSeries(gpd.points_from_xy(frame["lon"], frame["lat"]), index=frame.index, crs=4326)
    shapes = frame.geometry.where(frame["polygon"], spots)
    rows = [
        {
            "iso3": code, "name": row["name"], "kind": "state" if row["state"] else "territory",
            "region": row["region"], "class": row["cls"], "class_label": names[row["cls"]], **_said(row, evidence),
            "fill": row["color"], "stroke": row["outline"] or GROUNDS[view.theme].border, "pattern": row["pattern"],
            "lon": row["lon"], "lat": row["lat"],
        }
        for code, row in frame.iterrows()
    ]  # fmt: skip
    rows += [
        {"iso3": code, "name": name_of(str(code)), "kind": "organisation", "class": row["cls"],
         "class_label": names.get(row["cls"], str(row["told"]).split(" · ")[0]), **_said(row, evidence)}
        for code, row in view.groups.iterrows()
    ]  # fmt: skip
    common = {"layer": view.layer, "case_title": case.title, "as_of": view.as_of.isoformat(), "source": view.source}
    table = pd.DataFrame([row | common for row in rows], columns=list(COLUMNS), dtype=object)
    table = table.where(table.notna(), None)
    return gpd.GeoDataFrame(table, geometry=[*shapes, *([None] * len(view.groups))], crs=4326)


def _said(row: pd.Series, evidence: Mapping[str, Record]) -> dict[str, Any]:
    """What is said of a place, with the place of its quote; empty for one that is not mentioned."""
    ids = row["records"] if isinstance(row["records"], tuple) else ()
    cited = next((evidence[i].evidence for i in ids if evidence[i].evidence.quote == row["quote"]), None)
    return {
        "said": row["told"],
        "date": None if pd.isna(row["date"]) else row["date"],
        "quote": row["quote"] or None,
        "article": cited.article if cited else None,
        "start": cited.start if cited else None,
        "end": cited.end if cited else None,
        "records": " ".join(ids) or None,
    }


def csv_bytes(table: pd.DataFrame, bom: bool = False) -> bytes:
    """A table as UTF-8 CSV (RFC 4180). Text that a spreadsheet would run as a formula gets a `'` before it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    columns = [c for c in table.columns if c != "geometry"]
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in table[columns].itertuples(index=False))
    return (b"\xef\xbb\xbf" if bom else b"") + out.getvalue().encode()


def _cell(value: Any) -> Any:
    if value is None or value is pd.NA or (isinstance(value, float) and pd.isna(value)):
        return ""
    if isinstance(value, tuple):
        value = " ".join(map(str, value))
    if isinstance(value, str):
        value = shown(value)
        return f"'{value}" if _FORMULA.match(value) else value
    return value


def geojson_bytes(view: MapView, case: Case) -> bytes:
    """The places as a GeoJSON FeatureCollection (RFC 7946), movements as lines; what the sheet says as members.

    Context, when it is shown, is points of its own `kind`, apart from what the article says.
    """
    table = places_table(view, case)
    features = [
        _feature(str(row["iso3"]), row.drop("geometry").to_dict(), row["geometry"]) for _, row in table.iterrows()
    ]
    for row in movements(view).itertuples(index=False):
        said = {"kind": "movement", **row._asdict()}
        features.append(_feature(f"movement-{said['record']}", said, said.pop("geometry")))
    for n, row in enumerate(view.context.to_dict("records")):
        said = {"kind": "context", "iso3": row["iso3"], "said": row["label"], "fill": row["color"] or None}
        features.append(_feature(f"context-{n}", said, shapely.Point(row["lon"], row["lat"])))
    told = {"type": "FeatureCollection", **about(view, case), "features": features}
    text = json.dumps(told, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return encodable(text).encode()


def movements(view: MapView) -> gpd.GeoDataFrame:
    """Movements of people with both ends known, as lines; `said` holds the article's own bounds in words."""
    rows: Any = view.flows.itertuples()
    held = [
        (r.record, r.origin, r.destination, r.label.split("\n")[1], r.color, shapely.linestrings(
            [(float(r.lon), float(r.lat)), (float(r.lon_to), float(r.lat_to))]))
        for r in rows
    ]  # fmt: skip
    columns = ["record", "origin", "destination", "said", "stroke", "geometry"]
    return gpd.GeoDataFrame(pd.DataFrame(held, columns=columns, dtype=object), geometry="geometry", crs=4326)


def about(view: MapView, case: Case) -> dict[str, Any]:
    """What every sheet says around its map, as plain values: title, date, finding, legend with counts, source."""
    names = class_names(view)
    return {
        "case": case.id,
        "title": case.title,
        "map": view.title,
        "subtitle": view.subtitle,
        "as_of": view.as_of.isoformat(),
        "finding": view.finding,
        "coverage": view.coverage,
        "legend": [{"class": k.cls, "label": names[k.cls], "count": k.count} for k in view.legend],
        "notes": list(view.notes),
        "source": view.source,
        "articles": [{"name": a.name, "title": a.title, "sha256": a.sha256} for a in case.articles],
    }


def _feature(id_: str, said: dict[str, Any], shape: Any) -> dict[str, Any]:
    return {"type": "Feature", "id": id_, "properties": said, "geometry": _geometry(shape)}


def _geometry(shape: Any) -> dict[str, Any] | None:
    """A GeoJSON geometry with outer rings counterclockwise, as RFC 7946 asks."""
    if shape is None or shape.is_empty:
        return None
    turned = shapely.orient_polygons(shape, exterior_cw=False)
    return dict(shapely.geometry.mapping(turned))
