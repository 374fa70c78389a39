"""The report: every quote once, numbers that lead to quotes, alternative text, long and hostile cases."""

from __future__ import annotations

import dataclasses
import io
from collections import Counter
from itertools import pairwise

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from components.choice import Choice
from components.export import Form, export
from components.passages import passages_of
from components.plain_text import shown
from components.report import report_pages, report_pdf
from components.report_data import report_data
from components.text_alternative import paragraph
from components.view import map_view
from data.case import case_ids, load_case
from tests.exported import case, made, pdf_text, squeezed, view
from tests.sample_case import HOSTILE, sample_case
from tests.small_case import small_case


def body(data: bytes) -> str:
    """All pages but the first, without footers' page numbers in between."""
    return " ".join(pdf_text(data)[1:])


@pytest.mark.parametrize("id_", case_ids())
def test_every_quote_of_a_case_is_in_the_report_exactly_once(id_):
    held = load_case(id_)
    passages = {p for found in passages_of(held).values() for p in found}
    quotes = {e.quote for r in held.records.all() for e in (r.evidence, *r.also)}
    assert all(any(q in p.text for p in passages) for q in quotes)
    told = squeezed(" ".join(pdf_text(export(held, Choice(), "pdf"))))
    whole = " ".join(squeezed(a.text) for a in held.articles)
    for quote in {*quotes, *(p.text for p in passages)}:
        if whole.count(squeezed(quote)) == 1:
            assert told.count(squeezed(quote)) == 1, quote


def test_a_name_with_an_article_is_small_in_a_sentence_and_great_where_it_stands_alone():
    crisis = small_case().crisis
    sides = tuple(dataclasses.replace(side, name=side.name.replace("The ", "the ")) for side in crisis.sides)
    held = small_case(crisis=dataclasses.replace(crisis, sides=sides))
    seen = map_view(held, Choice())
    assert "recognises the assembly" in seen.finding
    assert {key["group"] for key in report_data(seen, held)["legend"]} >= {"The assembly", "The general"}
    assert "<h3>The assembly</h3>" in export(held, Choice(), "html").decode()
    assert "The assembly" in pdf_text(export(held, Choice(), "pdf"))[0]


def test_every_passage_has_one_number_and_is_told_once():
    data = report_data(view(Choice()), case())
    quotes = [q for s in data["sections"] for g in s["groups"] for e in g["entries"] for q in e["quotes"]]
    told = Counter(q["n"] for q in quotes if q["text"])
    assert set(told.values()) == {1} and set(told) == {q["n"] for q in quotes} == set(range(1, len(told) + 1))
    assert len(told) == len({p for found in passages_of(case()).values() for p in found})


def test_overlapping_quotes_become_one_passage():
    held = case()
    found = passages_of(held)
    spans = sorted({(p.start, p.end) for passages in found.values() for p in passages})
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(held.articles[0].text[p.start : p.end] == p.text for ps in found.values() for p in ps)


def test_numbers_are_links_to_the_quotes():
    reader = PdfReader(io.BytesIO(made(Choice(), "pdf")))
    links = [a.get_object() for a in reader.pages[0].get("/Annots", [])]
    assert len(links) >= 18
    for link in links:
        assert link["/Subtype"] == "/Link" and "/URI" not in str(link.get("/A", ""))


def alternatives(node: object, found: list[str], depth: int = 0) -> list[str]:
    """The alternative texts in a structure tree."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, DictionaryObject) and depth < 60:
        if "/Alt" in node:
            found.append(str(node["/Alt"]))
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            alternatives(kid, found, depth + 1)
    return found


def test_the_map_has_its_words_as_alternative_text():
    root = PdfReader(io.BytesIO(made(Choice(), "pdf"))).trailer["/Root"]
    assert paragraph(view(Choice()), case()) in alternatives(root["/StructTreeRoot"], [])


def test_bookmarks_lead_through_the_report():
    outline = PdfReader(io.BytesIO(made(Choice(), "pdf"))).outline
    titles = [item.title for item in outline if not isinstance(item, list)]
    assert titles == [
        "Stances by country", "Emigration", "Aid", "Timeline", "Read and not placed", "How this was made", "Sources",
    ]  # fmt: skip


def test_a_long_case_flows_over_pages():
    long = sample_case(repeat=20)
    pages = pdf_text(report_pdf(map_view(long, Choice()), long))
    assert len(pages) > 20
    assert squeezed(" ".join(pages)).count("Several neighbours agreed, part 20.") == 1


def test_hostile_text_comes_out_literally():
    data = made(Choice(), "pdf", True)
    told = squeezed(" ".join(pdf_text(data))).replace(" ", "")
    for words in (*HOSTILE[:6], *HOSTILE[7:10]):
        assert shown(words).replace(" ", "") in told, words
    reader = PdfReader(io.BytesIO(data))
    assert not any("/URI" in str(a.get_object().get("/A", "")) for p in reader.pages for a in p.get("/Annots", []))
    assert len(reader.pages) < 8


def test_pages_are_pictures_too():
    pages = report_pages(view(Choice()), case(), ppi=36)
    assert len(pages) == len(pdf_text(made(Choice(), "pdf"))) and all(p.startswith(b"\x89PNG") for p in pages)


def test_a_sheet_can_be_had_as_pdf():
    data = export(case(), Choice(region="Europe"), Form("pdf", "a4"))
    reader = PdfReader(io.BytesIO(data))
    assert len(reader.pages) == 1 and reader.metadata.title == "A sample crisis"
    assert "/CreationDate" not in reader.metadata
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)
