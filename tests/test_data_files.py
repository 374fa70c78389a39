"""CSV, GeoJSON and GeoPackage: columns that are told, formulas that do not run, shapes that are right."""

from __future__ import annotations

import csv
import io
import json
import sqlite3

import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from components.choice import Choice
from components.data_files import COLUMNS, csv_bytes, geojson_bytes, places_table
from components.export import Form, export
from components.record_tables import record_tables
from data.case import case_ids, load_case
from tests.exported import case, csv_rows, gpkg, made, view
from tests.sample_case import HOSTILE

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def test_every_column_is_told_and_every_quote_is_found_again():
    held, rows = case(), csv_rows(made(Choice(), "csv"))
    assert list(rows[0]) == list(COLUMNS)
    told = [row for row in rows if row["quote"]]
    assert len(told) >= 16
    for row in told:
        assert held.article(row["article"]).text[int(row["start"]) : int(row["end"])] == row["quote"]
    silent = [row for row in rows if row["class"] == "none"]
    assert silent and not any(row["quote"] or row["date"] or row["records"] for row in silent)


@pytest.mark.parametrize("cell", [*HOSTILE, " =1+1", "\ufeff=1+1", "\n@x", "＝1", "-5 people", "+49", "\t=1", "'x"])
def test_no_cell_runs_as_a_formula(cell):
    row = next(csv.reader(io.StringIO(csv_bytes(pd.DataFrame({"a": [cell]})).decode().split("\r\n", 1)[1])))
    assert not row[0].startswith(FORMULA) and not row[0].lstrip("\ufeff \n").startswith(FORMULA)


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_csv_keeps_any_text_in_its_cell(cells):
    data = csv_bytes(pd.DataFrame([cells], columns=[f"c{n}" for n in range(len(cells))]))
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert len(rows) == 2 and len(rows[1]) == len(cells)
    assert not any(cell.startswith(FORMULA) for cell in rows[1])


def test_numbers_stay_numbers_and_gaps_stay_empty():
    table = pd.DataFrame({"n": pd.array([-5, None], dtype="Int64"), "x": [1.5, float("nan")], "t": [("a", "b"), None]})
    assert csv_bytes(table).decode() == "n,x,t\r\n-5,1.5,a b\r\n,,\r\n"


def test_a_byte_order_mark_comes_when_asked():
    data = export(case(), Choice(), Form("csv", bom=True))
    assert data == b"\xef\xbb\xbf" + made(Choice(), "csv")


def test_the_hostile_case_runs_nothing_in_a_spreadsheet():
    for row in csv_rows(made(Choice(), "csv", True)):
        for name, cell in row.items():
            assert name in ("lon", "lat") or not cell.startswith(FORMULA), (name, cell)


@pytest.mark.parametrize("layer", ["stances", "emigration", "aid"])
def test_geojson_follows_its_standard(layer):
    told = json.loads(made(Choice(layer=layer), "geojson"))
    assert told["type"] == "FeatureCollection" and "crs" not in told
    assert len({f["id"] for f in told["features"]}) == len(told["features"])
    for feature in told["features"]:
        if feature["geometry"] is None:
            assert feature["properties"]["kind"] == "organisation"
            continue
        shape = shapely.geometry.shape(feature["geometry"])
        assert shape.is_valid and not shape.is_empty
        west, south, east, north = shape.bounds
        assert -180 <= west <= east <= 180 and -90 <= south <= north <= 90
        for part in getattr(shape, "geoms", [shape]):
            assert part.geom_type != "Polygon" or part.exterior.is_ccw


def test_geojson_holds_the_article_s_own_letters():
    told = json.loads(geojson_bytes(view(Choice(), True), case(True)))
    quotes = {f["properties"].get("quote") for f in told["features"]} - {None}
    assert quotes and all(any(q in a.text for a in case(True).articles) for q in quotes)


def test_movements_are_lines_with_the_article_s_own_numbers():
    told = json.loads(made(Choice(layer="emigration"), "geojson"))
    lines = [f for f in told["features"] if f["properties"]["kind"] == "movement"]
    assert {f["properties"]["said"].split(" · ")[0] for f in lines} == {
        "1.4 million people", "More than 780,000 people", "30,000 to 50,000 people",
    }  # fmt: skip
    assert {f["geometry"]["type"] for f in lines} == {"LineString"}


def test_geopackage_has_layers_records_and_a_style(tmp_path):
    data = made(Choice(layer="emigration"), "gpkg")
    places = gpkg(data, "places")
    assert places.crs.to_epsg() == 4326 and places.geometry.is_valid.all()
    assert places["fill"].str.fullmatch("#[0-9a-f]{6}").all()
    assert len(gpkg(data, "movements")) == 3
    for name, table in record_tables(case()).items():
        assert len(gpkg(data, name)) == len(table), name
    path = tmp_path / "x.gpkg"
    path.write_bytes(data)
    base = sqlite3.connect(path)
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    qml, default = base.execute(
        "SELECT styleQML, useAsDefault FROM layer_styles WHERE f_table_name='places'"
    ).fetchone()
    base.close()
    categories = [e.get("value") for e in etree.fromstring(qml.encode()).iter("category")]
    assert default == 1 and categories == [key.cls for key in view(Choice(layer="emigration")).legend]


def test_the_hostile_case_is_a_geopackage_like_any_other():
    about = dict(gpkg(made(Choice(), "gpkg", True), "about").itertuples(index=False))
    assert "</script><img" in about["title"]


def test_a_table_without_anything_said_is_still_a_table():
    from datetime import date

    from components.view import map_view

    early = map_view(case(), Choice(as_of=date(2000, 1, 1)))
    table = places_table(early, case())
    assert set(table["class"]) == {"none", "focus"}


def test_context_never_mixes_with_what_the_article_says():
    held = load_case(case_ids()[0])
    kinds = [json.loads(export(held, Choice(context=on), "geojson"))["features"] for on in (False, True)]
    plain, more = ([f for f in features if f["properties"]["kind"] != "context"] for features in kinds)
    assert plain == more and len(kinds[1]) > len(kinds[0])
    assert export(held, Choice(context=True), "csv") == export(held, Choice(), "csv")
