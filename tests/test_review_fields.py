"""What a reviewer types becomes values of a record, or one sentence; the queue and the marked sentence."""

from __future__ import annotations

import pytest

from components.review_fields import FIELDS, START, changes, value_of
from components.review_queue import after, at, parts, queue
from data.article import Article
from data.case_file import CaseError
from data.corrections import begin
from data.records import KINDS, Stance, Why
from data.reviewing import review
from tests.sample_case import sample_case

CASE = sample_case()
STATE = begin(CASE.records)
NUMBER = next(f for f in FIELDS["displacement"] if f.name == "people_low")
AMOUNT = next(f for f in FIELDS["aid"] if f.name == "amount")


@pytest.mark.parametrize(
    ("field", "said", "value"),
    [
        (NUMBER, "1,500,000", 1500000),
        (NUMBER, " 40 000 ", 40000),
        (NUMBER, "", None),
        (AMOUNT, "2.5", 2.5),
        (AMOUNT, "20000000", 20000000),
        (FIELDS["aid"][3], " usd ", "USD"),
        (FIELDS["stances"][0], "", None),
        (FIELDS["events"][2], ["PER"], ["PER"]),
    ],
)
def test_values(field, said, value):
    assert value_of(field, said) == value


@pytest.mark.parametrize("said", ["many", "1.5", "NaN", "1e400000000", "Infinity", "12 people"])
def test_what_is_no_number_is_one_sentence(said):
    with pytest.raises(CaseError, match="number"):
        value_of(NUMBER, said)


def test_only_what_differs_is_a_change_and_a_typed_date_is_a_stated_one():
    row = STATE["stances"][0].row
    same = {f.name: row.get(f.name) for f in FIELDS["stances"]}
    assert changes("stances", row, same) == {}
    assert changes("stances", row, same | {"date": "2021-03-03"}) == {"date": "2021-03-03", "date_known": "stated"}
    assert changes("stances", row, same | {"date": ""}) == {"date": None, "date_known": "none"}


@pytest.mark.parametrize("kind", FIELDS)
def test_every_field_is_one_of_the_record(kind):
    written = begin(CASE.records)[kind][0].row
    assert {f.name for f in FIELDS[kind]} <= set(written)
    assert set(START[kind]) <= set(written)
    assert set(FIELDS) == set(KINDS) - {"unplaced"}


def test_the_queue_goes_on_to_what_is_to_check():
    items = queue(STATE)
    assert [i.kind for i in items[:2]] == ["stances", "stances"] and items[-1].kind == "events"
    assert at(items, items[3].held.id) == 3 and at(items, "gone") == 0
    step = {"do": "accept", "kind": "stances", "match": {"id": items[0].held.id}, "reason": "read"}
    now = queue(review(CASE).take(step).state)
    assert at(now, "gone") == 1
    assert after(now, len(now) - 1) == now[1].held.id  # around the end, past what was accepted
    assert after(items[:1], 0) == ""


def test_the_sentence_is_marked_and_stays_whole():
    article = Article("a", "Before. Peru recognised Ana Roca. After.\nNext line.", CASE.published)
    why = Why("x", cue=(13, 23), actor=(8, 12), object=(24, 32))
    record = Stance(actor="PER", side="ash", stance="recognizes", evidence=article.cite(8, 33), why=why)
    cut = parts(record, article)
    assert "".join(text for text, _ in cut) == "Before. Peru recognised Ana Roca. After."
    assert {names[-1]: text for text, names in cut if len(names) > 1} == {
        "actor": "Peru",
        "cue": "recognised",
        "object": "Ana Roca",
    }
    assert parts(Stance(actor="PER", side="ash", stance="supports", evidence=article.cite(8, 33)), article)[1][1] == (
        "quote",
    )
