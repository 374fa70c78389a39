"""Exports of the sample case, made once a run by the command, with nothing on PATH, and read back by readers that share
no code with the writers."""

from __future__ import annotations

import atexit
import csv
import io
import json
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pyogrio
import pytest
from lxml import etree
from lxml import html as lxml_html
from typer.testing import CliRunner

from components.choice import Choice
from components.cli import app
from components.export import export
from components.view import MapView, map_view
from components.wording import sentence
from tests.sample_case import sample_case

COMBINATIONS = [
    Choice(layer=layer, region=region, theme=theme)
    for layer in ("stances", "emigration", "aid")
    for region in ("World", "Europe", "Asia-Pacific")
    for theme in ("light", "dark")
]
SVG = "{http://www.w3.org/2000/svg}"
each = pytest.mark.parametrize("choice", COMBINATIONS, ids=lambda c: f"{c.layer}-{c.region}-{c.theme}")


@lru_cache(maxsize=2)
def case(hostile: bool = False):
    return sample_case(hostile)


@lru_cache(maxsize=64)
def view(choice: Choice, hostile: bool = False) -> MapView:
    return map_view(case(hostile), choice)


@lru_cache(maxsize=2)
def folder(hostile: bool) -> Path:
    """A folder with the sample case as `case.zip`, which the command opens."""
    made_ = Path(tempfile.mkdtemp(prefix="exported-"))
    atexit.register(shutil.rmtree, made_, ignore_errors=True)
    (made_ / "case.zip").write_bytes(export(case(hostile), Choice(), "zip"))
    return made_


@lru_cache(maxsize=512)
def made(choice: Choice, kind: str, hostile: bool = False) -> bytes:
    """What `stance-atlas export` writes where no browser can be found; one a choice and a format for the whole run."""
    out = folder(hostile) / f"out.{kind}"
    said = {"layer": choice.layer, "region": choice.region, "theme": choice.theme, "certainty": choice.certainty}
    words = [word for name, value in said.items() for word in (f"--{name}", value)]
    words += ["--side", choice.side] if choice.side else []
    words += ["--as-of", choice.as_of.isoformat()] if choice.as_of else []
    asked = ["export", str(out.with_name("case.zip")), *words, "--out", str(out)]
    told = CliRunner().invoke(app, asked, env={"PATH": "", "BROWSER_PATH": ""})
    assert (told.exit_code, told.output) == (0, ""), told.output
    return out.read_bytes()


def squeezed(text: str) -> str:
    return " ".join(text.split())


def svg_texts(data: bytes) -> list[str]:
    """Every line of text of an SVG, in order."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True))
    return ["".join(e.itertext()) for e in root.iter(f"{SVG}text")]


def svg_counts(data: bytes, view: MapView) -> dict[str, int]:
    """The legend of a printed sheet: a count is written just before its label, a group's name before its classes."""
    texts = svg_texts(data)
    found, at = {}, 0
    for key in sorted(
        view.legend, key=lambda k: (k.group == "", list(dict.fromkeys(x.group for x in view.legend)).index(k.group))
    ):
        at = next(n for n in range(at, len(texts)) if texts[n] == sentence(key.label) and texts[n - 1].isdecimal())
        found[key.cls] = int(texts[at - 1])
        at += 1
    return found


@lru_cache(maxsize=64)
def pdf_text(data: bytes) -> tuple[str, ...]:
    """The words of each page, by poppler where there is one, else by pypdf."""
    if tool := shutil.which("pdftotext"):
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(data)
            file.flush()
            told = subprocess.run([tool, "-raw", file.name, "-"], capture_output=True, check=True).stdout.decode()
        return tuple(squeezed(page) for page in told.split("\f")[:-1])
    from pypdf import PdfReader

    return tuple(squeezed(page.extract_text()) for page in PdfReader(io.BytesIO(data)).pages)


def pdf_counts(data: bytes, view: MapView) -> dict[str, int]:
    """The legend of the report's first page: each class, then its count; groups in the legend's own order."""
    told = pdf_text(data)[0]
    groups = sorted(dict.fromkeys(k.group for k in view.legend), key=lambda g: g == "")
    found, at = {}, told.index(squeezed(view.finding)[-30:])
    for key in (k for g in groups for k in view.legend if k.group == g):
        hit = re.compile(re.escape(sentence(key.label)) + r" (\d+)\b").search(told, at)
        assert hit, key
        found[key.cls], at = int(hit[1]), hit.end()
    return found


def page(data: bytes):
    return lxml_html.fromstring(data.decode())


def html_counts(data: bytes) -> dict[str, int]:
    return {li.get("data-class"): int(li.find("b").text) for li in page(data).iter("li")}


def csv_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def csv_counts(data: bytes) -> dict[str, int]:
    return dict(Counter(row["class"] for row in csv_rows(data) if row["kind"] != "organisation"))


def geojson_counts(data: bytes) -> dict[str, int]:
    told = json.loads(data, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))
    rows = [f["properties"] for f in told["features"]]
    return dict(Counter(row["class"] for row in rows if row["kind"] in ("state", "territory")))


def gpkg(data: bytes, layer: str):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.gpkg"
        path.write_bytes(data)
        return pyogrio.read_dataframe(path, layer=layer)


def gpkg_counts(data: bytes) -> dict[str, int]:
    return dict(Counter([*gpkg(data, "places")["class"], *gpkg(data, "points")["class"]]))


def alt_counts(told: str, names: dict[str, str]) -> dict[str, int]:
    """The classes of the text alternative: names are counted where the paragraph lists them."""
    found = {}
    for cls, name in names.items():
        if cls == "none":
            found[cls] = int(re.search(r"Not mentioned: (\d+) states", told)[1])
        else:
            listed = re.search(rf"{re.escape(sentence(name))}: ([^.]*)\.", told)[1]
            found[cls] = len(re.split(r", | and ", listed))
    return found
