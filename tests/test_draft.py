"""A draft: kept as JSON at any moment, a case when it is complete, one sentence while it is not."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from data.case_file import CaseError
from data.crisis import Side
from data.draft import Draft, article, draft_of, from_json, side_ids
from data.records import Records
from tests.sample_case import sample_case

TEXT = "Peru recognised Ana Roca on Monday.\n"
WHOLE = Draft(
    articles=(article(TEXT),),
    title="Two chairs",
    publisher="The Test Post",
    published="2020-06-30",
    focus_country="BOL",
    sides=(Side("roca", "Ana Roca", ("Roca",), colour="violet"), Side("paz", "Luis Paz", colour="green")),
)


@pytest.mark.parametrize("draft", [Draft(), WHOLE, replace(WHOLE, title="=\u202e<b>", published="")])
def test_a_draft_is_kept_whatever_it_lacks(draft):
    assert from_json(draft.as_json()) == draft


def test_a_review_under_way_is_kept_with_what_was_undone():
    draft = draft_of(sample_case(), "sample", "v1")
    now = draft.review("x")
    for held in now.state["stances"][:3]:
        now = now.take(
            {"do": "accept", "kind": "stances", "match": {"id": held.id}, "reason": "read"}, "2026-01-01T00:00:00Z"
        )
    now = now.undo()
    again = from_json(draft.reviewed(now).as_json())
    assert again.review("x").redo().log[:2] == now.log and len(again.review("x").redo().log) == 3
    assert (again.review("x").case.records, again.review("x").case.log) == (now.case.records, now.log)


def test_a_complete_draft_is_a_case():
    case = WHOLE.case("mine")
    assert case.crisis.rival("roca") == "paz" and case.crisis.rank("paz") == 3
    assert case.articles[0].published.isoformat() == "2020-06-30" and case.articles[0].publisher == "The Test Post"
    assert replace(WHOLE, rivals=False).case("mine").opposed == ()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"articles": ()}, "no article yet"),
        ({"published": ""}, "date of publication is missing"),
        ({"published": "30.6.2020"}, "is not a date"),
        ({"title": " "}, "the title is missing"),
        ({"publisher": ""}, "the publisher is missing"),
        ({"title": "x" * 301}, "the title has more than 300 characters"),
        ({"focus_country": "XX"}, "XX"),
        ({"sides": (Side("a", "A"), Side("a", "B"))}, "is there twice"),
        ({"sides": (Side("a", "A", ("Nobody",)),)}, "no article says “Nobody”"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(change, says):
    with pytest.raises(CaseError, match=says):
        replace(WHOLE, **change).case("mine")


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"schema": "x"}', b"\xff"])
def test_what_is_no_draft_is_refused(data):
    with pytest.raises(CaseError):
        from_json(data)


@pytest.mark.parametrize(
    "change",
    [{"title": []}, {"articles": [{"name": []}]}, {"articles": [None]}, {"sides": [7]}, {"found": []}, {"log": [None]}],
)
def test_a_draft_with_values_of_other_types_is_refused(change):
    said = json.loads(WHOLE.as_json())
    said |= {k: [said[k][0] | v[0]] if k == "articles" and v[0] else v for k, v in change.items()}
    with pytest.raises(CaseError, match="the draft cannot be read"):
        from_json(json.dumps(said).encode())


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        (["Ana Roca", "Luis Paz"], ["roca", "paz"]),
        (["Ana Roca Vega", "Luis Paz"], ["roca", "paz"]),  # a name corrected in place
        (["Luis Paz"], ["paz"]),  # the first removed
        (["Luis Paz", "Ana Roca"], ["paz", "roca"]),
        (["Ana Roca", "Luis Paz", "Eva Paz"], ["roca", "paz", "paz-2"]),
        (["X", "X"], ["roca", "paz"]),
        (["…"], ["roca"]),
    ],
)
def test_a_side_keeps_its_id_when_its_name_is_corrected(typed, ids):
    assert side_ids([Side("", name) for name in typed], WHOLE.sides) == ids


def test_details_that_reading_rests_on_make_it_read_anew():
    read = replace(WHOLE, found=Records())
    assert replace(read, title="x", publisher="y", sides=(*read.sides, Side("z", "Z"))).since(read).found is not None
    for change in ({"published": "2020-07-01"}, {"focus_country": "PER"}, {"sides": read.sides[:1]}):
        assert replace(read, **change).since(read).found is None


def test_names_of_articles_are_not_taken_twice():
    first = article("a")
    assert [first.name, article("b", (first,)).name] == ["article", "article-2"]
