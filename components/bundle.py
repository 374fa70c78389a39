"""The bundle: one zip with map, data, citation and the case itself; opened again, it gives the same view."""

from __future__ import annotations

import hashlib
import io
import json
import re
import struct
import tempfile
import zipfile
import zlib
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any

from components.case_folder import case_files
from components.choice import CONTEXT, SPAN, Choice
from components.choosing import ChoiceError, choose
from components.citation import TOOL, citation, citation_cff, tool_version
from components.data_files import COLUMNS, about, csv_bytes, geojson_bytes, places_table
from components.plain_text import line, shown
from components.record_tables import record_tables
from components.text_alternative import paragraph
from components.view import MapView, map_view
from data.case import Case, CaseError, load_case

SCHEMA = "stance-atlas-bundle/1"
_MOST_FILES, _MOST_BYTES = 400, 60_000_000
_CASE_FILE = re.compile(
    r"case/(case\.toml|(?:records|found|corrections)\.json|[^/\\]{1,120}\.txt|context/[a-z]{1,40}\.csv)"
)


_NO_ZIP = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
)
"""What reading a damaged zip raises."""


class BundleError(ValueError):
    """A zip that is no bundle, or one that was altered. The message says what is wrong, in one sentence."""


def bundle_bytes(case: Case, choice: Choice) -> bytes:
    """The zip. The same case and choice give the same bytes."""
    from components.printed_map import png, svg  # matplotlib, which the page does not otherwise load
    from components.sheet import SHEETS

    view = map_view(case, choice)
    files: dict[str, bytes] = {
        "README.txt": _readme(view, case).encode(),
        "citation.txt": (citation(view, case) + "\n").encode(),
        "CITATION.cff": citation_cff(view, case).encode(),
        "map.png": png(view, case, SHEETS["wide"], scale=2),
        "map.svg": svg(view, case, SHEETS["wide"]),
        "data/places.csv": csv_bytes(places_table(view, case)),
        "data/map.geojson": geojson_bytes(view, case),
    }
    files |= {f"data/{name}.csv": csv_bytes(table) for name, table in record_tables(case).items()}
    files |= {f"case/{name}": held for name, held in case_files(case).items()}
    return _zipped({"metadata.json": _metadata(about(view, case), choice, files), **files})


def case_bytes(case: Case, choice: Choice) -> bytes:
    """The bundle without pictures and tables: the case and the choice, which is all that opening it needs."""
    files = {f"case/{name}": held for name, held in case_files(case).items()}
    return _zipped({"metadata.json": _metadata({"case": case.id, "title": case.title}, choice, files), **files})


def _zipped(files: dict[str, bytes]) -> bytes:
    """Files in a zip whose times are fixed, so that equal files give equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as held:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            held.writestr(info, data)
    return out.getvalue()


def _metadata(shown_map: dict[str, Any], choice: Choice, files: dict[str, bytes]) -> bytes:
    told: dict[str, Any] = {
        "schema": SCHEMA,
        "tool": {"name": TOOL, "version": tool_version()},
        "libraries": {name: version(name) for name in ("geopandas", "matplotlib", "pandas", "shapely")},
        "parameters": choice_json(choice),
        "map": shown_map,
        "columns": COLUMNS,
        "files": {
            name: {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)} for name, data in files.items()
        },
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def choice_json(choice: Choice) -> dict[str, Any]:
    """The reader's choice, every value written out, so that a later default changes nothing."""
    return {
        "layer": choice.layer,
        "as_of": _span(choice),
        "side": choice.side,
        "certainty": choice.certainty,
        "region": choice.region,
        "theme": choice.theme,
        "context": choice.context,
    }


def _span(choice: Choice) -> str | None:
    """The day, or the two days compared as the address has them."""
    last = choice.as_of.isoformat() if choice.as_of else ""
    return f"{choice.since}{SPAN}{last}" if choice.since else last or None


def open_bundle(data: bytes) -> tuple[Case, Choice]:
    """The case and the choice that a bundle holds. Raises BundleError when it is none, damaged or altered."""
    files = _unzipped(data)
    try:
        told = json.loads(files["metadata.json"])
        marks, asked, id_ = told["files"], told["parameters"], str(told["map"]["case"])
        if told["schema"] != SCHEMA:
            raise BundleError(f"the bundle has the schema {line(str(told['schema']))[:60]!r}, not {SCHEMA}")
        for name, held in files.items():
            if name != "metadata.json" and hashlib.sha256(held).hexdigest() != marks[name]["sha256"]:
                raise BundleError(f"{name} in the bundle was altered: its sha256 is not the one in metadata.json")
    except (KeyError, TypeError, ValueError, RecursionError) as fault:
        if isinstance(fault, BundleError):
            raise
        raise BundleError(f"metadata.json in the bundle cannot be read ({type(fault).__name__})") from None
    case = replace(_loaded(files), id=id_)
    try:
        asked["layer"] += CONTEXT if asked.pop("context", False) else ""
        return case, choose(case, Choice(), asked)
    except (ChoiceError, AttributeError, KeyError, TypeError) as fault:
        raise BundleError(f"the bundle's parameters do not fit its case: {fault}") from None


def _unzipped(data: bytes) -> dict[str, bytes]:
    """metadata.json and the case's files; other files of the zip are not read."""
    files: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            if len(held.infolist()) > _MOST_FILES:
                raise BundleError(f"the bundle has more than {_MOST_FILES} files")
            left = _MOST_BYTES
            for info in held.infolist():
                if info.filename == "metadata.json" or _CASE_FILE.fullmatch(info.filename):
                    with held.open(info) as part:
                        files[info.filename] = part.read(left + 1)
                    left -= len(files[info.filename])
                    if left < 0:
                        raise BundleError("the bundle unpacks to more than 60 MB")
    except _NO_ZIP as fault:
        if isinstance(fault, BundleError):
            raise
        raise BundleError(f"the bundle is no zip that can be read ({line(str(fault))[:80]})") from None
    if "metadata.json" not in files:
        raise BundleError("the zip has no metadata.json: it is not a bundle of this tool")
    return files


def _loaded(files: dict[str, bytes]) -> Case:
    try:
        with tempfile.TemporaryDirectory() as folder:
            for name, held in files.items():
                if name.startswith("case/"):
                    path = Path(folder, *PurePosixPath(name).parts)
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(held)
            try:
                return load_case("case", Path(folder))
            except (CaseError, KeyError) as fault:
                raise BundleError(f"the bundle's case cannot be used: {str(fault).replace(folder, '')}") from None
    except OSError as fault:
        raise BundleError(f"the bundle cannot be unpacked on this computer ({fault.strerror or fault})") from None


def _readme(view: MapView, case: Case) -> str:
    return f"""{line(case.title)}
{view.title}. {view.subtitle}.

{shown(view.finding)}

{shown(paragraph(view, case))}

What is here
  map.png, map.svg    the map with title, legend, date, coverage and source
  data/places.csv     one row a place, counted as the legend counts them (columns: metadata.json)
  data/map.geojson    the same with shapes; colours are columns
  data/*.csv          every record of the case, one row a record, with quote and place in the article
  case/               the case itself: articles as they came, records, context; the tool opens this zip again
  metadata.json       schema, parameters, versions, columns, and the sha256 of every file
  citation.txt, CITATION.cff    how to cite the article and this map

In CSV files, text that a spreadsheet would run as a formula has a ' before it; case/records.json has it as it came.
“Not mentioned” says nothing about a country. Sums are neither added up nor converted; stocks and flows never added.
"""
