"""Saved cases: whole or not at all whatever moment the writer dies at, and no writer over another."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from components import case_store
from components.case_store import (
    Changed,
    StoreError,
    bring_back,
    case_id,
    cases_folder,
    delete_case,
    is_writable,
    load_saved,
    save_bytes,
    save_case,
    saved_ids,
    tidy,
    version,
)
from components.choice import Choice
from data.reviewing import review
from tests.sample_case import sample_case

CASE = sample_case()


def reviewed():
    first = CASE.records.stances[0]
    step = {"do": "accept", "kind": "stances", "match": {"id": first.id}, "reason": "read"}
    other = {"do": "change", "kind": "stances", "match": {"actor": "USA"}, "set": {"date": None}, "reason": "not said"}
    return review(CASE).take(step).take(other).case


def test_a_case_comes_back_as_it_was_saved(tmp_path):
    case, choice = reviewed(), Choice(layer="aid", region="Asia-Pacific")
    marked = save_case(case, choice, "mine", None, tmp_path)
    again, chosen, stamp = load_saved("mine", tmp_path)
    assert (again.records, again.found, again.log, again.crisis) == (case.records, case.found, case.log, case.crisis)
    assert (chosen, stamp) == (choice, marked)
    assert saved_ids(tmp_path) == ["mine"]
    assert (again.reviewed.seen, again.reviewed.corrected) == (2, 1)


class Killed(BaseException):
    """The process died here: nothing after it happens, no cleaning up either."""


def killer(monkeypatch, at: int):
    """Let the process die at the `at`-th thing it asks of the disk; a write counts once a byte."""
    real = {name: getattr(os, name) for name in ("replace", "fsync", "fdopen")}
    unlink = Path.unlink
    left = [at]
    dead = [False]

    def spend(cost=1):
        if dead[0] or left[0] < cost:
            dead[0] = True
            raise Killed
        left[0] -= cost

    class Slow:
        """A file whose every byte may be the last."""

        def __init__(self, handle, mode):
            self.file = real["fdopen"](handle, mode, buffering=0)

        def write(self, data):
            room = len(data) if left[0] >= len(data) else left[0]
            self.file.write(data[:room])
            spend(len(data))

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self.file.close()

        def flush(self):
            spend()

        def fileno(self):
            return self.file.fileno()

    def step(name):
        return lambda *args, **more: (spend(), real[name](*args, **more))[1]

    monkeypatch.setattr(case_store.os, "fdopen", lambda handle, mode: Slow(handle, mode))
    monkeypatch.setattr(case_store.os, "replace", step("replace"))
    monkeypatch.setattr(case_store.os, "fsync", step("fsync"))
    monkeypatch.setattr(Path, "unlink", lambda self, **more: unlink(self, **more) if not dead[0] else None)
    return dead


@pytest.mark.parametrize("old", [None, b"the old content " * 5])
def test_killed_at_every_byte_and_step_there_is_the_old_or_the_new(tmp_path, monkeypatch, old):
    new, ends = b"what comes after it" * 6, set()
    for at in range(10_000):
        path = tmp_path / f"{at}" / "case.zip"
        path.parent.mkdir()
        if old is not None:
            path.write_bytes(old)
        with monkeypatch.context() as patch:
            killer(patch, at)
            try:
                save_bytes(path, new, None if old is None else version(old))
                done = True
            except Killed:
                done = False
        found = path.read_bytes() if path.exists() else None
        assert found in (old, new)
        assert found == new or not done
        ends.add(found)
        if path.exists() and old is not None and found == new:
            assert path.with_name("case.zip.previous").read_bytes() == old
        with_previous = path.with_name("case.zip.previous")
        assert not with_previous.exists() or with_previous.read_bytes() == old
        if done:
            break
    assert done and ends == {old, new}
    assert at > len(new)  # every byte of the write was a place to die at


def test_a_writer_killed_outright_leaves_a_whole_file_and_no_lock(tmp_path):
    path = tmp_path / "case.zip"
    script = (
        "import sys; from pathlib import Path; from components.case_store import save_bytes, version\n"
        "path = Path(sys.argv[1]); old = None\n"
        "for n in range(10**6):\n"
        "    data = bytes([n % 251]) * 300_000\n"
        "    save_bytes(path, data, old); old = version(data)\n"
        "    if n == 3: sys.stdout.write('going'); sys.stdout.flush()\n"
    )
    for _ in range(3):
        path.unlink(missing_ok=True)
        with subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout.read(5) == b"going"
            writer.kill()
        held = path.read_bytes()
        assert len(held) == 300_000 and len(set(held)) == 1
        save_bytes(path, b"next", version(held))


def test_two_who_save_the_same_case_lose_nothing_silently(tmp_path):
    began = save_case(CASE, Choice(), "shared", None, tmp_path)
    mine = save_case(reviewed(), Choice(), "shared", began, tmp_path)
    with pytest.raises(Changed, match="saved by somebody else meanwhile"):
        save_case(replace(CASE, title="Yours"), Choice(), "shared", began, tmp_path)
    with pytest.raises(Changed):
        save_case(replace(CASE, title="New"), Choice(), "shared", None, tmp_path)
    assert load_saved("shared", tmp_path)[0].log and load_saved("shared", tmp_path)[2] == mine
    save_case(replace(CASE, title="Yours"), Choice(), case_id("shared", saved_ids(tmp_path)), None, tmp_path)
    assert saved_ids(tmp_path) == ["shared", "shared-2"]


def test_faults_are_one_sentence(tmp_path):
    for id_ in ("../x", "", "A", "x" * 61):
        with pytest.raises(StoreError, match="small letters"):
            load_saved(id_, tmp_path)
    with pytest.raises(StoreError, match="cannot be read"):
        load_saved("gone", tmp_path)
    (tmp_path / "bad.zip").write_bytes(b"PK no")
    with pytest.raises(StoreError, match="no zip that can be read"):
        load_saved("bad", tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be written"):
        save_case(CASE, Choice(), "x", None, tmp_path / "file")


def test_the_folder_is_the_users_unless_said_otherwise(monkeypatch, tmp_path):
    monkeypatch.delenv("STANCE_ATLAS_CASES", raising=False)
    assert cases_folder().name == "cases" and "stance-atlas" in str(cases_folder())
    monkeypatch.setenv("STANCE_ATLAS_CASES", str(tmp_path))
    assert cases_folder() == tmp_path and saved_ids() == []


@pytest.mark.parametrize(
    ("title", "taken", "id_"),
    [
        ("Peru’s two Presidents!", [], "peru-s-two-presidents"),
        ("Peru", ["peru", "peru-2"], "peru-3"),
        ("中文", [], "case"),
    ],
)
def test_ids(title, taken, id_):
    assert case_id(title, taken) == id_


# Taken away, and what is left behind.


def test_a_deleted_case_is_gone_with_its_previous_version_and_can_be_brought_back(tmp_path):
    began = save_case(CASE, Choice(), "mine", None, tmp_path)
    save_case(replace(CASE, title="Second"), Choice(), "mine", began, tmp_path)
    delete_case("mine", tmp_path)
    assert saved_ids(tmp_path) == [] and not list(tmp_path.glob("[!.]*.previous"))
    bring_back("mine", tmp_path)
    assert load_saved("mine", tmp_path)[0].title == "Second" and (tmp_path / "mine.zip.previous").exists()
    with pytest.raises(StoreError, match="cannot be brought back"):
        bring_back("never", tmp_path)
    with pytest.raises(StoreError, match="cannot be deleted"):
        delete_case("never", tmp_path)
    delete_case("mine", tmp_path)
    save_case(CASE, Choice(), "mine", None, tmp_path)
    with pytest.raises(StoreError, match="there is another"):
        bring_back("mine", tmp_path)


def test_what_an_earlier_run_left_goes_at_the_start_and_nothing_else(tmp_path):
    (tmp_path / "drafts").mkdir()
    now, day = 1_800_000_000.0, 86_400
    ages = {
        ".saving-x": 1, ".mine.zip.lock": 1, ".deleted-mine.zip": 2, ".deleted-mine.zip.previous": 2,
        "drafts/.saving-y": 1, "drafts/draft-1.json": 31, "drafts/draft-1.json.previous": 31, "drafts/.draft-1.json.lock": 31,
        "mine.zip": 4000, "mine.zip.previous": 4000, "notes.txt": 4000, "drafts/draft-2.json": 29, ".deleted-new.zip": 0.5,
        ".saving-now": 0,
    }  # fmt: skip
    for name, days in ages.items():
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (now - days * day, now - days * day))
    gone = {p.relative_to(tmp_path).as_posix() for p in tidy(tmp_path, now)}
    assert gone == set(list(ages)[:8])
    assert {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()} == set(list(ages)[8:])


def test_a_folder_that_cannot_be_written_to_is_seen(tmp_path, monkeypatch):
    assert is_writable(tmp_path / "not" / "yet")
    (tmp_path / "file").write_bytes(b"")
    assert not is_writable(tmp_path / "file" / "below")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert not is_writable(tmp_path)
