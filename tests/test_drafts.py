"""Drafts of several sessions on one disk: nothing is lost, nobody is told of a change that was none, all can be deleted."""

from __future__ import annotations

import random
from dataclasses import replace
from types import SimpleNamespace

import pytest

from components.case_store import cases_folder
from components.page import drafts
from data.draft import draft_of, from_json
from tests.sample_case import sample_case

CASE = sample_case()


class Sessions:
    """Sessions that take turns; `enter` makes one the present one."""

    def __init__(self, monkeypatch) -> None:
        self.patch, self.now = monkeypatch, SimpleNamespace()
        monkeypatch.setattr(drafts, "get_script_run_ctx", lambda **_: object())

    def enter(self, name: str) -> None:
        if not hasattr(self.now, name):
            page = SimpleNamespace(session_state={}, query_params={}, button=lambda *_, **__: False)
            setattr(self.now, name, page)
        self.patch.setattr(drafts, "st", getattr(self.now, name))

    def clash(self, name: str) -> bool:
        return drafts._CLASH in getattr(self.now, name).session_state


@pytest.fixture
def sessions(monkeypatch, tmp_path) -> Sessions:
    monkeypatch.setenv("STANCE_ATLAS_CASES", str(tmp_path))
    return Sessions(monkeypatch)


def acted(id_: str, dice: random.Random) -> str:
    """Do something that leaves a mark in the draft; the mark."""
    draft = drafts.get(id_)
    mark = f"{dice.random()}"
    kinds = draft.review(id_).state
    held = dice.choice(kinds["stances"])
    step = {"do": "accept", "kind": "stances", "match": {"id": held.id}, "reason": mark}
    drafts.put(id_, draft.reviewed(draft.review(id_).take(step)))
    return mark


def test_two_sessions_on_one_draft_lose_nothing_and_are_not_told_of_a_change(sessions):
    dice, id_ = random.Random(7), drafts.new_id()
    sessions.enter("a")
    drafts.put(id_, draft_of(CASE))
    marks = []
    for n in range(100):  # the log grows, and each act replays it; the next test has 1,000
        sessions.enter(dice.choice("ab"))
        marks.append(acted(id_, dice))
        assert not sessions.clash("a") and not (n and sessions.clash("b") if hasattr(sessions.now, "b") else False)
    on_disk = from_json(drafts._path(id_).read_bytes())
    assert [step["reason"] for step in on_disk.log] == marks
    for name in "ab":
        sessions.enter(name)
        assert [step["reason"] for step in drafts.get(id_).log] == marks


def test_a_thousand_changes_of_two_sessions_are_all_there(sessions):
    dice, id_ = random.Random(8), drafts.new_id()
    sessions.enter("a")
    drafts.put(id_, draft_of(CASE))
    told = {"title": "", "publisher": "", "pasted": ""}
    for n in range(1000):
        sessions.enter(dice.choice("ab"))
        name = dice.choice(list(told))
        told[name] = f"{name} {n}"
        drafts.put(id_, replace(drafts.get(id_), **{name: told[name]}))
        if dice.random() < 0.1:
            assert drafts.version(id_) == drafts.fingerprint(drafts._path(id_).read_bytes())
    sessions.enter("c")
    last = drafts.get(id_)
    assert {name: getattr(last, name) for name in told if told[name]} == {k: v for k, v in told.items() if v}
    assert not any(sessions.clash(name) for name in "ab")


def test_a_true_clash_is_told_and_both_are_kept(sessions):
    id_ = drafts.new_id()
    sessions.enter("a")
    drafts.put(id_, draft_of(CASE))
    sessions.enter("b")
    mine = drafts.get(id_)
    sessions.enter("a")
    drafts.put(id_, replace(drafts.get(id_), title="Theirs"))
    sessions.enter("b")
    drafts.put(id_, replace(mine, title="Mine"))  # made from what is no longer there
    assert sessions.clash("b") and drafts.get(id_).title == "Mine"
    assert from_json(drafts._path(id_).read_bytes()).title == "Theirs"
    drafts.put(id_, replace(drafts.get(id_), publisher="Mine, too"))
    assert sessions.clash("b") and drafts.get(id_).publisher == "Mine, too"
    drafts._keep_mine(id_)
    copy = drafts.st.query_params["case"]
    assert copy != id_ and drafts.get(copy).title == "Mine" and drafts.get(id_).title == "Theirs"


def test_a_deleted_draft_is_gone_from_the_disk_and_comes_back_once(sessions):
    id_ = drafts.new_id()
    sessions.enter("a")
    drafts.put(id_, draft_of(CASE))
    drafts.put(id_, replace(drafts.get(id_), title="Second"))
    drafts.delete(id_)
    assert drafts.get(id_) is None and not [
        p for p in (cases_folder() / "drafts").iterdir() if p.name.startswith("draft-")
    ]
    sessions.enter("b")
    assert drafts.get(id_) is None
    sessions.enter("a")
    drafts.undo_delete()
    assert drafts.get(id_).title == "Second" and drafts._path(id_).is_file()
    assert drafts._path(id_).with_name(f"{id_}.json.previous").is_file()


def test_on_a_public_host_only_so_many_drafts_are_in_memory_and_none_on_the_disk(sessions, monkeypatch):
    monkeypatch.setenv("STANCE_ATLAS_PUBLIC", "1")
    sessions.enter("a")
    ids = [drafts.new_id() for _ in range(drafts.MOST_HELD + 5)]
    for id_ in ids:
        drafts.put(id_, draft_of(CASE))
    assert drafts.get(ids[-1]) is not None and drafts.get(ids[0]) is None
    assert not (cases_folder() / "drafts").exists()
    drafts.delete(ids[-1])
    assert drafts.get(ids[-1]) is None
    drafts.undo_delete()
    assert drafts.get(ids[-1]) is not None
