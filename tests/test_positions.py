import dataclasses
from datetime import date

import pytest

from data.article import Article
from data.case import Case
from data.crisis import Crisis, Side
from data.positions import dates, positions
from data.records import Records, Stance

TEXT = "x" * 100
CRISIS = Crisis(date(2020, 6, 30), None, (Side("a", "A"), Side("b", "B"), Side("c", "C")), (("a", "b"),))
ARTICLE = Article("t", TEXT, CRISIS.published)


def case(*said):
    """Stances of Norway: (side, label[, date[, more]]), each with its own place in the text."""
    stances = []
    for n, (side, stance, *rest) in enumerate(said):
        known = {"date": rest[0] if rest else None, **(rest[1] if len(rest) > 1 else {})}
        stances.append(Stance(evidence=ARTICLE.cite(n, n + 1), actor="NOR", side=side, stance=stance, **known))
    return Case("t", "T", "P", CRISIS, (ARTICLE,), Records(stances=tuple(stances)), {})


@pytest.mark.parametrize(
    ("said", "cls"),
    [
        ([("a", "recognizes")], "recognizes:a"),
        ([("a", "supports"), ("a", "recognizes")], "recognizes:a"),
        ([("a", "conditional"), ("a", "supports")], "conditional:a"),
        ([("a", "recognizes"), ("b", "rejects")], "recognizes:a"),
        ([("a", "opposes"), ("b", "supports")], "supports:b"),
        ([("a", "opposes")], "opposes:a"),
        ([("a", "rejects"), ("b", "opposes")], "rejects:a"),
        ([(None, "neutral")], "neutral"),
        ([(None, "neutral"), ("a", "supports")], "supports:a"),
        ([("a", "supports"), ("b", "supports")], "conflicting"),
        ([("a", "recognizes", "2020-06-01"), ("b", "supports", "2020-06-01")], "conflicting"),
        ([("a", "recognizes", "2020-06-01"), ("b", "supports", "2020-06-09")], "supports:b"),
        ([("a", "recognizes", "2020-06-01"), ("b", "recognizes")], "conflicting"),
        ([("a", "supports"), ("a", "opposes")], "conflicting"),
        ([("a", "opposes", "2020-06-01"), ("a", "supports", "2020-06-02")], "supports:a"),
        ([("a", "supports"), ("c", "supports")], "supports:a"),
    ],
)
def test_one_class_a_state(said, cls):
    assert positions(case(*said)).at["NOR", "cls"] == cls


def test_being_against_one_side_is_never_recognition_of_the_other():
    table = positions(case(("a", "rejects")))
    assert table.at["NOR", "cls"] == "rejects:a"
    assert "recognizes:b" not in set(table["cls"])


def test_every_record_is_kept_beside_the_deciding_one():
    assert len(positions(case(("a", "opposes"), ("b", "supports"))).at["NOR", "records"]) == 2


def test_as_of_hides_what_came_later_and_what_is_undated():
    told = case(("a", "opposes", "2020-06-01"), ("a", "recognizes", "2020-06-09"), ("b", "rejects"))
    assert positions(told, as_of="2020-05-31").empty
    assert positions(told, as_of="2020-06-08").at["NOR", "cls"] == "opposes:a"
    assert positions(told, as_of="2020-06-09").at["NOR", "cls"] == "recognizes:a"
    assert len(positions(told, as_of="2020-06-30").at["NOR", "records"]) == 3
    assert dates(told) == ["2020-06-01", "2020-06-09", "2020-06-30"]


def test_filters_by_side_and_certainty():
    told = case(("a", "supports", None, {"attributed_to": "PER"}), ("b", "opposes"))
    assert positions(told, side="b").at["NOR", "cls"] == "opposes:b"
    assert positions(told, certainty="stated").at["NOR", "cls"] == "opposes:b"
    assert positions(told).at["NOR", "cls"] == "supports:a"


def test_no_records_give_an_empty_table():
    assert positions(dataclasses.replace(case(), records=Records())).empty
