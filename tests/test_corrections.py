"""The log of a review: what each step does, that undo and redo return to equal states, that replay is exact."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.case import load_case
from data.case_file import CaseError
from data.corrections import DOES, begin, correct, count, find, records, replay, take
from data.records import KINDS
from data.reviewing import Review, review
from tests.sample_case import sample_case

CASE = sample_case()
ARTICLES = {a.name: a for a in CASE.articles}


def by(code, side):
    return next(h for h in begin(CASE.records)["stances"] if h.row["actor"] == code and h.row["side"] == side)


def step(do, held, kind="stances", **more):
    return {"do": do, "kind": kind, "match": {"id": held.id}, "reason": "the sentence says so", **more}


def after(*steps):
    return replay(CASE.records, steps, ARTICLES)


def test_accept_changes_nothing_but_the_count():
    state = after(step("accept", by("CAN", "ash")))
    assert records(state) == records(begin(CASE.records))
    assert (count(state).seen, count(state).corrected) == (1, 0)
    assert count(state).of == len(CASE.records.all()) - len(CASE.records.unplaced)


def test_reject_lists_it_with_the_reason():
    state = after(step("reject", by("CAN", "ash")))
    told = records(state)
    assert "CAN" not in {s.actor for s in told.stances}
    fallen = next(u for u in told.unplaced if u.reason == "rejected")
    assert fallen.about == "the sentence says so" and fallen.evidence == CASE.records.stances[0].evidence
    assert (count(state).seen, count(state).corrected, count(state).of) == (1, 1, count(begin(CASE.records)).of)


def test_change_takes_values_and_cites_anew():
    held = by("CAN", "ash")
    start = held.row["start"]
    state = after(step("change", held, set={"stance": "supports", "end": start + 8}))
    new = next(s for s in records(state).stances if s.actor == "CAN")
    assert (new.stance, new.evidence.quote) == ("supports", CASE.articles[0].text[start : start + 8])
    assert count(state).corrected == 1


def test_split_and_merge_are_each_others_end():
    held = by("CAN", "ash")
    apart = after(step("split", held, set={"actor": "GUY"}))
    assert {s.actor for s in records(apart).stances if s.evidence == CASE.records.stances[0].evidence} == {"CAN", "GUY"}
    other = next(h for h in apart["stances"] if h.row["actor"] == "GUY")
    together = take(apart, step("merge", held, **{"with": {"id": other.id}}), ARTICLES)
    kept = next(s for s in records(together).stances if s.actor == "CAN")
    assert [e.quote for e in kept.also] == [held.row["quote"]]
    assert not any(s.actor == "GUY" for s in records(together).stances)


def test_add_takes_its_words_from_the_article():
    row = {"article": "story", "start": 0, "end": 9, "actor": "GUY", "side": "elm", "stance": "opposes"}
    added = after({"do": "add", "kind": "stances", "record": row, "reason": "missed"})
    assert next(s for s in records(added).stances if s.actor == "GUY").evidence.quote == CASE.articles[0].text[:9]


ERRORS = [
    ({"do": "burn", "kind": "stances", "reason": "x"}, "do is one of"),
    ({"do": "accept", "kind": "stances", "match": {}, "reason": "x"}, "fits 18 records"),
    ({"do": "accept", "kind": "stances", "match": {"id": "s000000000"}, "reason": "x"}, "fits 0 records"),
    ({"do": "accept", "kind": "stances", "match": {"actor": "CAN"}, "reason": " "}, "no reason"),
    ({"do": "accept", "kind": "stances", "match": {"actor": "CAN"}, "reason": "x", "set": {}}, "unknown or missing: set"),
    ({"do": "change", "kind": "stances", "match": {"actor": "CAN"}, "set": {"stance": "loves"}, "reason": "x"}, "'loves'"),
    ({"do": "change", "kind": "stances", "match": {"actor": "CAN"}, "set": {"mood": "x"}, "reason": "x"}, "unknown key mood"),
    ({"do": "change", "kind": "stances", "match": {"actor": "CAN"}, "set": {"end": 10**6}, "reason": "x"}, "no such stretch"),
    ({"do": "split", "kind": "stances", "match": {"actor": "CAN"}, "set": {}, "reason": "x"}, "is there already"),
    ({"do": "accept", "kind": "stances", "match": {"actor": "CAN"}, "from": {"side": "elm"}, "reason": "x"}, "is 'ash' now"),
    ({"do": "add", "kind": "events", "record": {"article": "zzz", "start": 0, "end": 2, "what": "x"}, "reason": "x"}, "no article 'zzz'"),
    ({"do": "reject", "kind": "unplaced", "match": {"reason": "unnamed"}, "reason": "x"}, "cannot be rejected"),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "says"), ERRORS, ids=[says for _, says in ERRORS])
def test_a_step_that_does_not_fit_is_named(wrong, says):
    with pytest.raises(CaseError, match=rf"corrections\[0\].*{says}"):
        correct(CASE.records, [wrong], ARTICLES)


def test_every_verb_is_tried_here():
    assert set(DOES) == {"accept", "reject", "change", "split", "merge", "add", "remove"}


def any_step(draw, state):
    """A random step that a person could make in this state; some do not fit and are refused."""
    kind = draw(st.sampled_from([k for k in KINDS if state[k]]))
    held = draw(st.sampled_from(state[kind]))
    do = draw(st.sampled_from(sorted(DOES)))
    made = {"do": do, "kind": kind, "reason": "by chance"}
    start = draw(st.integers(0, 400))
    codes = st.sampled_from(["NOR", "SWE", "PER", "CHL", "GUY", "nowhere"])
    fields = {"stances": "actor", "displacement": "origin", "aid": "donor", "events": "what", "unplaced": "about"}
    change = {fields[kind]: draw(codes)} | draw(st.sampled_from([{}, {"start": start, "end": start + 20}]))
    if do == "add":
        row = {k: v for k, v in held.row.items() if k != "quote"} | change
        return made | {"record": row | {"start": start, "end": start + 30}}
    made["match"] = {"id": held.id}
    if do in ("change", "split"):
        made["set"] = change
    if do == "merge":
        made["with"] = {"id": draw(st.sampled_from(state[kind])).id}
    return made


@settings(max_examples=6)
@given(st.data())
def test_200_random_steps_undone_and_redone_return_to_equal_states(data):
    """Each state is compared with the one kept when it was first reached, and in the end with the log replayed."""
    now = review(CASE)
    kept = [now.case.records]
    for _ in range(200):
        act = data.draw(st.sampled_from(["step", "step", "step", "undo", "redo"]))
        if act == "undo":
            now = now.undo()
        elif act == "redo":
            now = now.redo()
        else:
            try:
                now = now.take(any_step(data.draw, now.state))
            except CaseError:
                continue
            kept[len(now.log) :] = [now.case.records]
        assert now.case.records == kept[len(now.log)]
    assert correct(CASE.records, json.loads(json.dumps(now.log)), ARTICLES) == now.case.records
    length = len(now.log)
    for n in reversed(range(length)):
        now = now.undo()
        assert now.case.records == kept[n]
    for n in range(length):
        now = now.redo()
        assert now.case.records == kept[n + 1]


def test_a_step_that_makes_a_faulty_record_is_refused_and_changes_nothing():
    now = review(CASE)
    for values, says in (
        ({"actor": "XX"}, "no known code"),
        ({"side": "oak"}, "side 'oak'"),
        ({"date": "soon"}, "no date"),
    ):
        with pytest.raises(CaseError, match=says):
            now.take(step("change", by("CAN", "ash"), set=values))
    assert now.log == () and now.case.records == CASE.records


def test_a_step_notes_what_was_there_and_when():
    now = review(CASE).take(step("change", by("CAN", "ash"), set={"stance": "supports"}), when="2021-03-05T10:00:00Z")
    (line,) = now.log
    assert line["from"] == {"stance": "recognizes"} and line["when"] == "2021-03-05T10:00:00Z"
    assert isinstance(now, Review)


def test_a_bundled_case_without_its_findings_has_no_count():
    assert load_case("venezuela-2019").reviewed is None
    assert find(begin(CASE.records), "stances", {"actor": "CAN"}).row["side"] == "ash"
