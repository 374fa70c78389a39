"""The report is a tagged PDF by every check of PDF/UA-1 that a program can make; each check is shown to fail when broken."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, NameObject

from components.choice import Choice
from components.export import Form, export
from components.report import report_pdf
from components.view import map_view
from tests.exported import case, made
from tests.sample_case import sample_case
from tests.tagged_pdf import checks, main

REPORTS = {
    "stances": lambda: made(Choice(), "pdf"),
    "emigration": lambda: made(Choice(layer="emigration", theme="dark"), "pdf"),
    "aid": lambda: made(Choice(layer="aid", region="Europe"), "pdf"),
    "long": lambda: report_pdf(map_view(long := sample_case(repeat=6), Choice()), long),
}


@pytest.mark.parametrize("name", REPORTS)
def test_every_check_holds(name, tmp_path, capsys):
    file = tmp_path / "report.pdf"
    file.write_bytes(REPORTS[name]())
    assert main([str(file)]) == 0, capsys.readouterr().out
    assert capsys.readouterr().out.count("  ok  ") == 13


def broken(change) -> set[str]:
    """The clauses that fail after a change to the file's root."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made(Choice(), "pdf"))))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return {what for what, holds, _ in checks(out) if not holds}


def drop(name):
    def change(writer):
        del writer.root_object[NameObject(name)]

    return change


def without_alternative(writer):
    for held in writer._objects:
        if isinstance(held, dict) and held.get("/S") == "/Figure":
            del held[NameObject("/Alt")]


def with_loose_words(writer):
    page = writer.pages[0]
    page.merge_page(PdfReader(io.BytesIO(export(case(), Choice(), Form("pdf", "a4")))).pages[0])


def without_link_words(writer):
    for note in writer.pages[0]["/Annots"]:
        del note.get_object()[NameObject("/Contents")]


def unmarked(writer):
    writer.root_object[NameObject("/MarkInfo")][NameObject("/Marked")] = BooleanObject(False)


@pytest.mark.parametrize(
    ("change", "clause"),
    [
        (drop("/Lang"), "7.2 language"),
        (drop("/Metadata"), "5 says that it is PDF/UA-1"),
        (drop("/ViewerPreferences"), "7.1 title"),
        (drop("/Outlines"), "7.17 bookmarks"),
        (unmarked, "7.1 marked as tagged"),
        (without_alternative, "7.3 figures"),
        (without_link_words, "7.18 links"),
        (with_loose_words, "7.1 all content"),
    ],
)
def test_what_is_broken_is_found(change, clause):
    assert any(what.startswith(clause) for what in broken(change))
