"""The map as a GeoPackage: places and points with colours and a QGIS style, movements, records, and what it says."""

from __future__ import annotations

import html
import json
import sqlite3
import tempfile
import threading
from pathlib import Path

import pandas as pd
import pyogrio
from pyogrio.errors import DataSourceError, FeatureError

from components.data_files import about, movements, places_table
from components.plain_text import shown
from components.record_tables import record_tables
from components.view import MapView
from components.wording import sentence
from data.case import Case

_LOCK = threading.Lock()  # GDAL's settings are one for all
_TEXT = "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, f_table_catalog TEXT, f_table_schema TEXT, "
_STYLES = (
    _TEXT + "f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, "
    "useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT, update_time DATETIME)"
)


def geopackage_bytes(view: MapView, case: Case) -> bytes:
    """A GeoPackage: layers `places` (areas), `points` (places without one), `movements`; tables of records, `about`.

    Raises OSError when it cannot be written. The same view gives the same bytes: the dates inside are the case's day of publication.
    """
    table = places_table(view, case)
    shaped = table[table.geometry.notna()]
    areas = shaped[shaped.geom_type != "Point"]
    layers: dict[str, pd.DataFrame] = {"places": areas}
    layers |= {"points": shaped[shaped.geom_type == "Point"], "movements": movements(view)}
    tables = {"organisations": pd.DataFrame(table[table.geometry.isna()].drop(columns="geometry"))}
    tables |= record_tables(case) | {"about": _about(view, case)}
    with _LOCK, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.gpkg"
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{case.published.isoformat()}T00:00:00.000Z"})
        try:
            for name, frame in (layers | tables).items():
                if len(frame):
                    _write(path, name, _typed(frame))
            _style(path, view, case)
        except (DataSourceError, FeatureError, sqlite3.Error) as fault:
            raise OSError(None, str(fault).rpartition(": ")[2]) from None
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
        return path.read_bytes()


def _write(path: Path, name: str, frame: pd.DataFrame) -> None:
    kind = {"places": "MultiPolygon", "points": "Point", "movements": "LineString"}.get(name)
    more = {"geometry_type": kind, "promote_to_multi": kind == "MultiPolygon"} if kind else {}
    pyogrio.write_dataframe(frame, path, layer=name, driver="GPKG", append=path.exists(), **more)


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    """Columns that GDAL can write: numbers where all values are, else text; empty where there is none."""
    typed = frame.copy()
    for column in typed.columns:
        if column == "geometry":
            continue
        values = [None if v is None or v is pd.NA or v != v else v for v in typed[column]]
        held = [v for v in values if v is not None]
        whole = held and all(isinstance(v, int) and not isinstance(v, bool) for v in held)
        if whole:
            typed[column] = pd.array(values, dtype="Int64")
        elif held and all(isinstance(v, (int, float)) for v in held):
            typed[column] = pd.array(values, dtype="Float64")
        else:
            texts = [None if v is None else shown(" ".join(v) if isinstance(v, tuple) else str(v)) for v in values]
            typed[column] = pd.Series(texts, index=typed.index, dtype=object)
    return typed


def _about(view: MapView, case: Case) -> pd.DataFrame:
    said = about(view, case)
    rows = [(k, v if isinstance(v, str) else json.dumps(v, ensure_ascii=False)) for k, v in said.items()]
    return pd.DataFrame(rows, columns=["name", "value"])


def _style(path: Path, view: MapView, case: Case) -> None:
    """QGIS reads its default styles from the table `layer_styles`."""
    day = f"{case.published.isoformat()}T00:00:00.000Z"
    with sqlite3.connect(path) as base:
        base.execute(_STYLES)
        for n, (name, kind) in enumerate((("places", "fill"), ("points", "marker")), 1):
            row = (n, "", "", name, "geom", "classes", _qml(view, kind), "", 1, "classes of the legend", "", None, day)
            base.execute(f"INSERT INTO layer_styles VALUES ({','.join('?' * 13)})", row)
        base.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) VALUES (?, ?, ?, ?)",
            ("layer_styles", "attributes", "layer_styles", day),
        )
    base.close()


def _qml(view: MapView, kind: str) -> str:
    """A categorised QGIS style, one category a class of the legend."""
    layer = {"fill": "SimpleFill", "marker": "SimpleMarker"}[kind]
    categories, symbols = "", ""
    for n, key in enumerate(view.legend):
        label = html.escape(
            shown(f"{sentence(key.group)}: {key.label} ({key.count})" if key.group else f"{key.label} ({key.count})")
        )
        value = html.escape(shown(key.cls))
        categories += f'<category render="true" symbol="{n}" value="{value}" label="{label}"/>'
        red, green, blue = (int(key.fill.color[i : i + 2], 16) for i in (1, 3, 5))
        color = f'<Option name="color" type="QString" value="{red},{green},{blue},255"/>'
        symbols += (
            f'<symbol type="{kind}" name="{n}"><layer class="{layer}" enabled="1"><Option type="Map">{color}'
            f'<Option name="outline_width" type="QString" value="0.1"/></Option></layer></symbol>'
        )
    return (
        '<!DOCTYPE qgis><qgis version="3.28"><renderer-v2 type="categorizedSymbol" attr="class">'
        f"<categories>{categories}</categories><symbols>{symbols}</symbols></renderer-v2></qgis>"
    )
