"""Hostile words, links and names: nothing is uncaught, nothing acts, nothing leaves the cases folder."""

from __future__ import annotations

import ast
import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from streamlit.testing.v1 import AppTest

from components import library
from components import page as page_parts
from components.choice import Choice
from components.export import MEDIA, export
from components.page.style import esc
from data.case import CaseError, load_case
from data.details import details
from data.draft import Draft, article
from tests.fuzz_targets import read
from tests.hostile import QUOTES, texts, write_case
from tests.small_case import small_case

READ_MARKDOWN = {
    "success", "error", "warning", "info", "toast", "markdown", "caption", "write", "header", "subheader", "title", "badge",
    "button", "form_submit_button", "download_button", "checkbox", "toggle", "radio", "expander", "popover", "tabs", "metric",
    "text_input", "text_area", "selectbox", "multiselect", "date_input", "file_uploader", "link_button", "spinner", "status",
}  # fmt: skip
"""What of Streamlit reads its first argument as Markdown."""
OWN_WORDS = {
    "f'Side {n + 1}'", "said", "f'Save as “{name}”'", "field.label", "names", "words", "list(panels)",
    "f'Or upload it: text, Markdown, web page, mail, PDF, Word, OpenDocument, RTF; at most {MOST_BYTES // 1000000} MB each'",
}  # fmt: skip
"""Numbers, names of panels and fields, key hints, and the id that `case_id` made of a title: letters and hyphens."""
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


@pytest.mark.parametrize(
    "path", [*Path(page_parts.__file__).parent.glob("*.py"), Path("dashboard.py")], ids=lambda p: p.stem
)
def test_no_word_of_a_text_is_given_to_what_reads_markdown(path, root):
    """Messages are ours, word by word; a label may also hold a number or a name of ours."""
    assert [*told_as_markdown((root / path).read_text("utf-8"))] == []


def told_as_markdown(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        said = ast.unparse(node.args[0])
        constant = all(isinstance(v, ast.Constant) for v in ([node.args[0].body, node.args[0].orelse] if isinstance(node.args[0], ast.IfExp) else [node.args[0]]))  # fmt: skip
        ours = ast.unparse(node.func.value) == "state"
        if not ours and node.func.attr in READ_MARKDOWN and not constant and said not in OWN_WORDS:
            yield f"{node.func.attr}({said})"


def test_that_check_can_fail():
    assert [*told_as_markdown("import streamlit as st\nst.error(f'{fault}')\nst.checkbox(quote)\nst.error('x')")] == [
        "error(f'{fault}')",
        "checkbox(quote)",
    ]


def test_a_date_or_country_that_the_page_does_not_offer_breaks_no_form(monkeypatch, root, tmp_path):
    monkeypatch.setenv("STANCE_ATLAS_CASES", str(tmp_path))
    for n, day in enumerate(("0001-01-01", "9999-12-31")):
        draft = Draft((article("Peru recognised Ana Roca on Monday."),), "T", "P", day)
        folder = tmp_path / "drafts"
        folder.mkdir(exist_ok=True)
        (folder / f"draft-{n:032x}.json").write_bytes(draft.as_json())
        at = AppTest.from_file(str(root / "dashboard.py"), default_timeout=60)
        at.query_params["case"] = f"draft-{n:032x}"
        at.run()
        assert not at.exception and at.date_input[0].value == date.fromisoformat(day)
    assert details("Brussels is in talks. Brussels called it flawed.").focus_country == ""


def huge() -> bytes:
    """A zip of 60 kB that unpacks to 18 MB of JSON."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("metadata.json", b'{"a":[' + b"[]," * 6_000_000 + b"[]]}")
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (lambda: b"no zip", "is no zip that can be read"),
        (huge, "cannot be read"),
        (lambda: export(small_case(title="<script>hacked</script>"), Choice(), "zip"), ""),
    ],
    ids=["no zip", "huge", "sound"],
)
def test_a_zip_of_a_case_is_opened_beside_the_page_and_told_as_it_is_called(raw, says, monkeypatch, root):
    monkeypatch.setenv("STANCE_ATLAS_PUBLIC", "1")
    at = AppTest.from_file(str(root / "dashboard.py"), default_timeout=90)
    at.session_state["keep"] = True
    at.run()
    at.file_uploader(key="keep zip 0").set_value(("$x$ :red[x] <b>.zip", raw(), "application/zip")).run()
    told = [e.proto.body for e in at.get("html")]
    assert not at.exception and not at.error
    if says:
        (notice,) = [t for t in told if 'role="alert"' in t]
        assert "$x$ :red[x] &lt;b&gt;.zip cannot be opened: " in notice and re.search(says, notice), notice
    else:
        assert any('<h1 class="sa-title">&lt;script&gt;hacked&lt;/script&gt;</h1>' in t for t in told)


@pytest.mark.parametrize("id_", IDS, ids=range(len(IDS)))
def test_no_case_id_leaves_the_folder(folder, id_, monkeypatch, tmp_path):
    monkeypatch.setenv("STANCE_ATLAS_SEEDS", str(folder))
    monkeypatch.setenv("STANCE_ATLAS_CASES", str(tmp_path))
    for find in (load_case, library.find):
        with pytest.raises(CaseError):
            find(id_)
