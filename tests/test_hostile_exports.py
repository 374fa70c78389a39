"""Markup of six languages, formulas and odd letters in an article, a title and a name: literal in every format."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from functools import cache

import pytest
from lxml import etree
from PIL import Image

from components.choice import Choice
from components.plain_text import line, shown
from components.printed_map import pdf, png, svg
from components.sheet import SHEETS
from components.view import map_view
from tests.exported import case, csv_rows, gpkg, made, page, pdf_text, squeezed, svg_texts
from tests.sample_case import HOSTILE

EACH = pytest.mark.parametrize("words", HOSTILE, ids=ascii)


@EACH
def test_a_title_is_literal_on_every_sheet(words):
    held = replace(case(), title=words)
    view = map_view(held, Choice(region="Europe"))
    drawn = svg(view, held, SHEETS["wide"])
    assert squeezed(line(words)) in squeezed(" ".join(svg_texts(drawn)))
    root = etree.fromstring(drawn)
    assert root.find("{*}title").text == line(words)
    assert {etree.QName(e).localname for e in root.iter() if isinstance(e.tag, str)}.isdisjoint(
        {"script", "image", "a", "foreignObject", "img"}
    )
    with Image.open(io.BytesIO(png(view, held, SHEETS["square"]))) as picture:
        assert picture.text["Title"] == line(words)
    told = pdf_text(pdf(view, held, SHEETS["a4"]))[0].replace(" ", "")
    if words not in (HOSTILE[6], HOSTILE[10]):  # a PDF gives words that run both ways in the order of the page
        assert line(words).replace(" ", "") in told


@cache
def quotes() -> dict[str, str]:
    """A whole quote for each hostile string, of a record that a map has."""
    held = case(True)
    return {
        words: next(r.evidence.quote for r in held.records.stances if words in r.evidence.quote) for words in HOSTILE
    }


@cache
def zipped() -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(made(Choice(), "zip", True))) as held:
        return {name: held.read(name).decode("utf-8", "replace") for name in held.namelist()}


@EACH
def test_a_quote_is_literal_in_every_data_format(words):
    quote = quotes()[words]
    assert shown(quote) in {row["quote"] for row in csv_rows(made(Choice(), "csv", True))}
    assert shown(quote) in set(gpkg(made(Choice(), "gpkg", True), "stances")["quote"])
    told = json.loads(made(Choice(), "geojson", True))
    assert quote in {f["properties"].get("quote") for f in told["features"]}
    assert quote in zipped()["case/story.txt"]
    assert quote in {row["quote"] for row in json.loads(zipped()["case/records.json"])["stances"]}


@EACH
def test_a_quote_is_literal_in_page_and_report(words):
    quote = squeezed(shown(quotes()[words]))
    held = page(made(Choice(), "html", True))
    marks = {squeezed(mark.text_content()) for mark in held.iter("mark", "blockquote", "q", "td")}
    assert any(quote in mark for mark in marks)
    if words not in (HOSTILE[6], HOSTILE[10]):
        assert quote.replace(" ", "") in " ".join(pdf_text(made(Choice(), "pdf", True))).replace(" ", "")


def test_the_bundle_s_own_texts_carry_the_title_as_it_is():
    title = line(case(True).title)
    for name in ("README.txt", "citation.txt"):
        assert title in zipped()[name], name
    cff = zipped()["CITATION.cff"]
    assert json.loads(cff.split("title: ")[1].split("\n")[0]).startswith(title)
