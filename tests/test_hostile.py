"""Hostile words, links and names: nothing is uncaught, nothing acts, nothing leaves the cases folder."""

from __future__ import annotations

import csv
import io

import lxml.html
import pytest
from hypothesis import given, settings
from streamlit.testing.v1 import AppTest

from components import library
from components.choice import Choice
from components.export import MEDIA, export
from components.page.style import esc
from data.case import CaseError, load_case
from tests.fuzz_targets import read
from tests.hostile import QUOTES, texts, write_case

NAMES = ["case", "layer", "asof", "side", "certainty", "region", "country", "fact", "theme", "x" * 3000]
VALUES = [
    "<script>alert(1)</script>", "../../../../etc/passwd", "%00\x00", "'; DROP TABLE x;--", "$x$ :red[x] **b**",
    "\u202e\u0000\ufeff", "A" * 20_000, "-1", "NaN", "draft-" + "f" * 32,
]  # fmt: skip
IDS = [
    "..", ".", "", "/", "/etc", "../seeds", "..\\..", "a/b", "a\\b", "C:", "~", "a\x00b", "%2e%2e", "con", "x" * 5000,
    "venezuela-2019/../venezuela-2019", "./venezuela-2019", "venezuela-2019/", "\u2025", "*",
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("hostile")
    write_case(made)
    return made


@pytest.fixture
def page(folder, monkeypatch, root):
    monkeypatch.setenv("STANCE_ATLAS_SEEDS", str(folder))
    monkeypatch.setenv("STANCE_ATLAS_PUBLIC", "1")

    def visit(panel: str = "", **query: str) -> str:
        at = AppTest.from_file(str(root / "dashboard.py"), default_timeout=60)
        for name, value in query.items():
            at.query_params[name] = value
        if panel:
            at.session_state["panel"] = panel
        at.run()
        assert not at.exception, at.exception
        return "\n".join(e.proto.body for e in at.get("html"))

    return visit


def test_there_are_65_hard_quotes():
    assert len(QUOTES) == len(set(QUOTES)) == 65


@pytest.mark.parametrize("panel", ["Not placed", "Timeline", "About"])
def test_all_hard_quotes_stand_escaped_in_the_panels(page, panel):
    told = page(panel, country="NOR")
    assert [q for q in QUOTES if f"<mark>{esc(q)}</mark>" not in told] == []
    if panel == "Not placed":
        assert [q for q in QUOTES if f"<q>{esc(q)}</q>" not in told] == []
    assert "<script>window" not in told and "<img src=x" not in told


@pytest.mark.parametrize("layer", ["stances", "aid"])
@pytest.mark.parametrize("kind", MEDIA)
def test_every_file_is_made_of_hard_quotes(folder, kind, layer):
    assert len(export(load_case("hard-quotes", folder), Choice(layer=layer), kind)) > 200


def test_no_cell_of_the_table_is_a_formula(folder):
    text = export(load_case("hard-quotes", folder), Choice(), "csv").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any(q in cell for q in QUOTES for cell in cells)
    assert [c for c in cells if c and c[0] in "=@\t\r"] == []
    assert [c for c in cells if c and c[0] in "+-" and not c[1:].replace(".", "", 1).isdigit()] == []


def test_the_page_to_take_away_holds_the_quotes_as_text(folder):
    root = lxml.html.fromstring(export(load_case("hard-quotes", folder), Choice(), "html"))
    text = root.text_content()
    lost = [q for q in QUOTES if " ".join(q.split()) not in " ".join(text.split())]
    assert lost == []
    assert not root.xpath(
        "//iframe | //base | //img | //*[@onerror or @onload] | //a[starts-with(@href, 'javascript')]"
    )


@given(texts())
@settings(max_examples=200)
def test_200_hostile_texts_are_read(text):
    read(text)


@pytest.mark.parametrize("name", NAMES, ids=lambda n: n[:9])
def test_100_hostile_links_open_the_page(page, name):
    for value in VALUES:
        told = page(**{name: value})
        assert "Who is named" in told or "sa-name" in told
        assert "<script>alert" not in told


@pytest.mark.parametrize("id_", IDS, ids=range(len(IDS)))
def test_no_case_id_leaves_the_folder(folder, id_, monkeypatch, tmp_path):
    monkeypatch.setenv("STANCE_ATLAS_SEEDS", str(folder))
    monkeypatch.setenv("STANCE_ATLAS_CASES", str(tmp_path))
    for find in (load_case, library.find):
        with pytest.raises(CaseError):
            find(id_)
