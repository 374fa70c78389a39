"""All cases there are: bundled, saved, and two to compare; on a public host nothing of others."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from components import library
from components.case_store import save_case
from components.choice import Choice
from components.cli import app
from data.case import CaseError, case_ids
from tests.sample_case import sample_case


@pytest.fixture
def saved(tmp_path, monkeypatch):
    """A folder with one saved case, and one that has the name of a bundled one."""
    monkeypatch.setenv("STANCE_ATLAS_CASES", str(tmp_path))
    save_case(sample_case(), Choice(layer="aid"), "mine", None)
    save_case(sample_case(), Choice(), case_ids()[0], None)
    return tmp_path


def test_saved_cases_come_after_the_bundled_ones_and_take_no_place(saved):
    assert library.known_ids() == [*case_ids(), "mine"]
    case, choice = library.find("mine")
    assert (case.title, choice.layer, library.is_saved("mine")) == ("A sample crisis", "aid", True)
    assert library.find(case_ids()[0])[0].title != "A sample crisis"
    with pytest.raises(CaseError, match="there is no case 'gone'"):
        library.find("gone")


def test_the_command_line_lists_and_exports_them(saved, tmp_path):
    told = CliRunner().invoke(app, ["list"]).stdout
    assert "mine\t2021-03-04\tA sample crisis" in told
    out = tmp_path / "map.csv"
    assert CliRunner().invoke(app, ["export", "mine", "--out", str(out)]).exit_code == 0
    assert ",aid,A sample crisis," in out.read_text("utf-8")  # the layer it was saved with
    pair = ["export", f"{case_ids()[0]}..mine", "--layer", "compare", "--out", str(out)]
    assert CliRunner().invoke(app, pair).exit_code == 0
    assert "before: not mentioned" in out.read_text("utf-8")


def test_a_broken_saved_case_is_named(saved):
    (saved / "broken.zip").write_bytes(b"PK")
    result = CliRunner().invoke(app, ["list"])
    assert result.exit_code == 2 and "broken.zip" in result.output
    with pytest.raises(CaseError, match=r"broken\.zip"):
        library.find("broken")


def test_a_public_host_shows_and_keeps_nothing_of_others(saved, monkeypatch, root):
    monkeypatch.setenv("STANCE_ATLAS_PUBLIC", "1")
    assert library.known_ids() == case_ids()
    at = AppTest.from_file(str(root / "dashboard.py"), default_timeout=60)
    at.run()
    next(b for b in at.button if b.label == "Review").click().run()
    assert not at.exception
    assert any("only while this page is open" in i.value for i in at.info)
    assert not (saved / "drafts").exists()
