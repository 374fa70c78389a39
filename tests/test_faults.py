"""Faults, each made for real: broken and half-written files, a full disk, a reader that is killed, an odd clock and
locale, two processes on one folder. Each gives one clear sentence and touches nothing that was there before.

CONTRIBUTING.md lists every fault with its test; what only a browser shows is in tests/browser/test_faults.py.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from components import case_store, library
from components.bundle import BundleError, case_bytes, open_bundle
from components.case_store import StoreError, load_saved, save_case
from components.choice import Choice
from components.cli import app
from components.export import MEDIA, NotMade, export
from components.page import cached, drafts
from data import desk, details, worker
from data.case import SEEDS, CaseError, case_ids, load_case
from data.draft import Draft, draft_of, from_json
from data.worker import Broken
from tests.annotated_case import annotated_case
from tests.sample_case import sample_case

ID = case_ids()[0]
CASE = sample_case()


@pytest.fixture
def cases(tmp_path, monkeypatch):
    """A cases folder of this test's own."""
    monkeypatch.setenv("STANCE_ATLAS_CASES", str(tmp_path / "cases"))
    return tmp_path / "cases"


def kept_draft(cases: Path, data: bytes | None = None) -> tuple[str, Path]:
    """A draft on the disk: its id and its file."""
    id_ = drafts.new_id()
    path = cases / "drafts" / f"{id_}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(draft_of(CASE).as_json() if data is None else data)
    return id_, path


def visit(root: Path, **query: str) -> AppTest:
    at = AppTest.from_file(str(root / "dashboard.py"), default_timeout=60)
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def words(at: AppTest) -> str:
    told = [e.proto.body for e in at.get("html")]
    return "\n".join([*told, *(e.value for kind in (at.warning, at.error, at.info) for e in kind)])


# A data file or a case is broken, missing or half-written.

BREAK = {
    "empty": lambda path, data: path.write_bytes(b""),
    "half": lambda path, data: path.write_bytes(data[: len(data) // 2]),
    "no text": lambda path, data: path.write_bytes(data[:9] + b"\xff\x00\xfe" + data[9:]),
    "missing": lambda path, data: path.unlink(),
    "a folder": lambda path, data: (path.unlink(), path.mkdir()),
}


@pytest.mark.parametrize("how", BREAK)
@pytest.mark.parametrize("name", ["case.toml", "article.txt", "records.json", "context/aid.csv"])
def test_a_broken_file_of_a_case_is_named(tmp_path, name, how):
    home = tmp_path / ID
    shutil.copytree(SEEDS / ID, home)  # without SHA256SUMS, which would tell of any change
    BREAK[how](home / name, (home / name).read_bytes())
    if name.startswith("context/") and how in ("half", "missing"):
        assert load_case(ID, tmp_path).id == ID  # fewer rows, as the sums of a bundled case would tell
        return
    with pytest.raises(CaseError, match="there is no case" if (name, how) == ("case.toml", "missing") else name):
        load_case(ID, tmp_path)


def test_a_broken_order_of_cases_breaks_no_case(tmp_path):
    for stem in ("20_ssd_kampala_feature", "27_none_travel"):
        annotated_case(stem, tmp_path)
    for broken in (b"\xff\xfe none-tra", b"", b"gone\n", b"\0" * 99):
        (tmp_path / "order.txt").write_bytes(broken)
        assert case_ids(tmp_path) == ["none-travel", "ssd-kampala-feature"]


def test_a_half_written_saved_case_is_named_beside_the_others_and_its_last_version_is_whole(cases, root):
    first = save_case(CASE, Choice(), "mine", None)
    save_case(replace(CASE, title="Another title"), Choice(), "mine", first)
    path = cases / "mine.zip"
    whole = path.read_bytes()
    for size in range(0, len(whole), len(whole) // 40):
        path.write_bytes(whole[:size])
        with pytest.raises(StoreError, match=r"mine\.zip: .* the version before it is in mine\.zip\.previous"):
            load_saved("mine")
    told = CliRunner().invoke(app, ["list"])
    assert told.exit_code == 2 and "mine.zip" in told.stderr and ID in told.stdout
    at = visit(root, case="mine")
    assert "The case “mine” cannot be opened" in words(at) and "mine.zip.previous" in words(at)
    assert open_bundle((cases / "mine.zip.previous").read_bytes())[0].title == CASE.title


def test_a_half_written_draft_is_told_and_never_written_over(cases, root):
    whole = draft_of(CASE).as_json()
    for size in range(0, len(whole), 97):
        with pytest.raises(CaseError, match="cannot be read"):
            from_json(whole[:size])
    id_, path = kept_draft(cases, whole[: len(whole) // 2])
    at = visit(root, case=id_)
    assert "draft cannot be opened" in words(at)
    at.button[0].click().run()
    assert not at.exception
    assert path.read_bytes() == whole[: len(whole) // 2]


def test_a_case_that_is_taken_away_while_it_is_listed_is_told(cases, monkeypatch):
    save_case(CASE, Choice(), "mine", None)
    before = cached.fingerprint("mine")
    known = library.known_ids()
    monkeypatch.setattr(library, "known_ids", lambda: known)
    (cases / "mine.zip").unlink()
    stamp = cached.fingerprint("mine")
    assert stamp != before and "cannot be read (No such file" in str(cached.read_case("mine", stamp))


def test_broken_figures_of_accuracy_break_no_page(tmp_path, monkeypatch, root):
    from components.page.about import _accuracy, _read

    path = tmp_path / "scores.json"
    for data in (b"", b'{"corpus": {', b"[]", b"\xff"):
        path.write_bytes(data)
        assert "cannot be read" in _accuracy(_read(path))


# The disk is full.


@contextmanager
def full_disk(room: int):
    """No file of this process, or of one that it starts, grows beyond `room` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def held(folder: Path) -> dict[str, bytes]:
    """Every file under a folder but the locks."""
    return {str(p): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.suffix != ".lock"}


@pytest.mark.parametrize("room", [0, 1000])
def test_a_case_that_finds_no_room_is_not_saved_and_the_old_one_stays(cases, room):
    began = save_case(CASE, Choice(), "mine", None)
    before = held(cases)
    with full_disk(room), pytest.raises(StoreError, match=r"mine\.zip: cannot be written \(File too large\)$"):
        save_case(replace(CASE, title="Another"), Choice(), "mine", began)
    assert held(cases) == before
    save_case(replace(CASE, title="Another"), Choice(), "mine", began)


def test_a_draft_that_finds_no_room_lives_on_in_the_page_which_says_so(cases, root):
    id_, path = kept_draft(cases)
    before = held(cases)
    at = visit(root, case=id_)
    assert "not on the disk" not in words(at)
    with full_disk(1000):
        next(b for b in at.button if b.label == "Review").click().run()
        next(b for b in at.button if b.label.startswith("Accept")).click().run()
        assert not at.exception
        assert "The draft is not on the disk (File too large)" in words(at) and "download the case" in words(at)
        assert "1 of" in words(at)
    assert held(cases) == before
    next(b for b in at.button if b.label.startswith("Accept")).click().run()
    assert "not on the disk" not in words(at) and len(from_json(path.read_bytes()).log) == 2


@pytest.mark.parametrize("kind", MEDIA)
def test_an_export_that_finds_no_room_leaves_the_old_file_and_nothing_else(tmp_path, kind):
    out = tmp_path / f"map.{kind}"
    out.write_bytes(b"the old file")
    with full_disk(1000):
        told = CliRunner().invoke(app, ["export", ID, "--out", str(out)])
    assert (told.exit_code, told.stderr.count("\n")) == (2, 1)
    assert "cannot be" in told.stderr and "Traceback" not in told.output
    assert held(tmp_path) == {str(out): b"the old file"}


def test_no_room_for_temporary_files_is_told_by_the_server_too(monkeypatch):
    from tests.test_server import get

    def none(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("components.export._WRITERS", {"csv": none})
    with pytest.raises(NotMade, match=r"reading or writing on this computer failed \(No space left on device\)$"):
        export(CASE, Choice(), "csv")
    answer = get(f"/export/{ID}.csv?region=Africa")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "20")
    assert answer.text.startswith("The file cannot be made: ") and answer.text.count("\n") == 1


def test_a_bundle_that_cannot_be_unpacked_is_told():
    data = case_bytes(CASE, Choice())
    with full_disk(100), pytest.raises(BundleError, match="cannot be unpacked on this computer"):
        open_bundle(data)


def test_records_that_find_no_room_leave_the_old_ones(tmp_path):
    (tmp_path / "a.txt").write_text("Peru recognised Ana Roca on Monday.\n", "utf-8")
    (tmp_path / "a.toml").write_text("published = 2020-06-30\n", "utf-8")
    (tmp_path / "out.json").write_text("old", "utf-8")
    before = held(tmp_path)
    with full_disk(10):
        told = CliRunner().invoke(app, ["extract", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out.json")])
    assert told.exit_code == 2 and "out.json: cannot be written (File too large)" in told.stderr
    assert held(tmp_path) == before


# The process that reads is killed (the one that makes files: test_beside.py, test_worker.py).


def test_reading_that_is_killed_midway_is_one_sentence(monkeypatch):
    started, child = [], worker._Child
    monkeypatch.setattr(worker, "_Child", lambda: started.append(child()) or started[-1])
    steps = desk.read_articles(CASE.articles, CASE.crisis)
    assert next(steps).share > 0
    os.kill(started[0].process.pid, signal.SIGKILL)
    with pytest.raises(Broken, match=r"^reading it failed: the program that did it broke down; try again$"):
        list(steps)
    assert not Path(started[0].folder.name).exists()


# The clock or the locale is odd.

RUN = """
import hashlib, os, sys
from pathlib import Path
from typer.testing import CliRunner
from components.cli import app
folder, id_, *kinds = sys.argv[1:]
def run(*words):
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
for kind in kinds:
    run("export", id_, "--layer", "aid", "--out", f"{folder}/map.{kind}")
run("extract", *map(str, Path(folder).glob("*.txt")), "--out", f"{folder}/found.json")
for path in sorted(Path(folder).iterdir()):
    sys.stdout.write(os.fsencode(path.name).hex() + " " + hashlib.sha256(path.read_bytes()).hexdigest() + "\\n")
"""
ODD = {
    "plain": ({"LC_ALL": "C.UTF-8", "TZ": "UTC"}, ("pdf", "zip")),
    "no locale, ASCII, far west": (
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii", "TZ": "Etc/GMT+12"},
        ("pdf", "zip"),
    ),
    "Turkish, far east": ({"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"}, ("pdf",)),
}


def test_an_odd_locale_or_time_zone_changes_no_byte(tmp_path):
    """The zip holds the pictures; the file names are beyond ASCII."""
    running, told = [], []
    for n, (odd, kinds) in enumerate(ODD.values()):
        folder = tmp_path / str(n)
        folder.mkdir()
        (folder / "ä.txt").write_text("İstanbul'da … Peru recognised “Ana Roca” on Monday.\n", "utf-8")
        (folder / "ä.toml").write_text("published = 2020-06-30\n", "utf-8")
        env = {k: v for k, v in os.environ.items() if k not in ("LANG", "PYTHONUTF8")} | odd
        command = [sys.executable, "-c", RUN, str(folder), ID, *kinds]
        running.append(subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
    for done in running:
        out, wrong = done.communicate(timeout=240)
        assert (done.returncode, wrong) == (0, "")
        told.append(set(out.splitlines()))
    assert (len(told[0]), len(told[2])) == (5, 4)
    assert told[0] == told[1] and told[2] < told[0]


def test_the_command_line_writes_utf8_whatever_the_terminal_says():
    env = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    told = subprocess.run([sys.executable, "-m", "components.cli", "list"], env=env, capture_output=True, check=True)
    assert told.stdout.decode("utf-8").count("\n") == len(case_ids())


@pytest.mark.parametrize("today", [date(1970, 1, 1), date(2106, 2, 7)])
def test_a_wrong_clock_costs_at_most_the_proposed_date(monkeypatch, today):
    class Clock(date):
        @classmethod
        def today(cls):
            return today

    monkeypatch.setattr(details, "date", Clock)
    text = "Two chairs\n\nLIMA, 30 June 2020 (Reuters) - Peru recognised Ana Roca on Monday.\n"
    told = details.details(text)
    assert told.title == "Two chairs" and told.published in ("", "2020-06-30")
    assert today.year == 1970 or told.published == "2020-06-30"
    with pytest.raises(CaseError, match="the date of publication is missing"):
        Draft(articles=draft_of(CASE).articles).case("x")


def test_a_file_that_is_replaced_shows_whatever_the_clock_says(cases):
    began = save_case(CASE, Choice(), "mine", None)
    path = cases / "mine.zip"
    os.utime(path, (0, 0))
    before = cached.fingerprint("mine")
    data = path.read_bytes()
    case_store.save_bytes(path, data[:-1] + bytes([data[-1] ^ 1]), began)
    os.utime(path, (0, 0))
    assert path.stat().st_size == len(data)
    assert cached.fingerprint("mine") != before


# Two processes work on one cases folder.

WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from components.case_store import Changed, load_saved, save_case
from components.choice import Choice
mark, folder = sys.argv[1], Path(sys.argv[2])
for n in range(8):
    while True:
        case, choice, began = load_saved("shared", folder)
        try:
            save_case(replace(case, title=f"{case.title} {mark}{n}"), choice, "shared", began, folder)
            break
        except Changed:
            continue
    save_case(replace(case, title=f"{mark}{n}"), Choice(), f"{mark}-{n}", None, folder)
"""


def test_two_processes_on_one_folder_lose_nothing_and_a_third_reads_only_whole_files(tmp_path):
    save_case(CASE, Choice(), "shared", None, tmp_path)
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, mark, str(tmp_path)]) for mark in "ab"]
    seen = set()
    while any(w.poll() is None for w in writers):
        for id_ in case_store.saved_ids(tmp_path):
            seen.add(load_saved(id_, tmp_path)[0].title)
    assert [w.returncode for w in writers] == [0, 0]
    title = load_saved("shared", tmp_path)[0].title
    assert sorted(title.removeprefix(CASE.title).split()) == sorted(f"{m}{n}" for m in "ab" for n in range(8))
    assert set(case_store.saved_ids(tmp_path)) == {"shared", *(f"{m}-{n}" for m in "ab" for n in range(8))}
    assert len(seen) > 4 and not [p for p in tmp_path.iterdir() if p.name.startswith(".saving-")]


def test_an_act_on_a_draft_that_another_process_changed_goes_on_with_theirs(cases, root):
    id_, path = kept_draft(cases)
    at = visit(root, case=id_)
    next(b for b in at.button if b.label == "Review").click().run()
    theirs = replace(draft_of(CASE), title="Theirs").as_json()
    path.write_bytes(theirs)
    next(b for b in at.button if b.label.startswith("Accept")).click().run()
    told = from_json(path.read_bytes())
    assert "changed in another tab" not in words(at) and (told.title, len(told.log)) == ("Theirs", 1)
