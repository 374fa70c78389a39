"""Displacement: what a sentence says of people who moved, what it does not, and no exception on any text."""

from __future__ import annotations

import doctest
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import displacement, segments
from data.article import Article
from data.crisis import Crisis
from data.phrases import Cue, cues
from data.reading import Reading, read
from data.records import Displacement, Unplaced

Row = tuple[str | None, str | None, int | None, int | None]


def _reading(text: str, focus: str | None) -> Reading:
    published = date(2024, 6, 1)
    return read(Article("t", text, published), Crisis(published, focus))


def _found(text: str, focus: str | None) -> tuple[list[Displacement], list[Unplaced]]:
    return displacement.find(_reading(text, focus))


def _rows(text: str, focus: str | None) -> list[Row]:
    return [(r.origin, r.destination, r.people_low, r.people_high) for r in _found(text, focus)[0]]


def test_doctests() -> None:
    assert doctest.testmod(segments).failed == 0


@pytest.mark.parametrize("cue", cues("displacement"), ids=lambda c: c.id)
def test_cues_match_their_examples_only(cue: Cue) -> None:
    assert cue.examples
    assert [e for e in cue.examples if not cue.pattern.search(e)] == []
    assert [r for r in cue.rejects if cue.pattern.search(r)] == []


MOVED: list[tuple[str, str, list[Row]]] = [
    ("LBR", "About 4,000 people have fled to Guinea.", [("LBR", "GIN", 4000, 4000)]),
    ("LBR", "More than 4,000 Liberians crossed into Guinea last week.", [("LBR", "GIN", 4000, None)]),
    (
        "LBR",
        "Guinea hosts up to 9,000 refugees, Ghana some 700.",
        [("LBR", "GIN", None, 9000), ("LBR", "GHA", 700, 700)],
    ),
    (
        "LBR",
        "Guinea has opened its doors to 3,500 Liberians and Ghana, further off, to between 900 and 1,000.",
        [("LBR", "GIN", 3500, 3500), ("LBR", "GHA", 900, 1000)],
    ),
    (
        "LBR",
        "Where they went: Guinea 3,500; Sierra Leone 1,200; Ghana 900.",
        [("LBR", "GIN", 3500, 3500), ("LBR", "SLE", 1200, 1200), ("LBR", "GHA", 900, 900)],
    ),
    (
        "LBR",
        "Some 60,000 have left, of whom 20,000 are in Ghana.",
        [("LBR", None, 60000, 60000), ("LBR", "GHA", 20000, 20000)],
    ),
    ("LBR", "At least 80,000 people are displaced within the country.", [("LBR", None, 80000, None)]),
    ("LBR", "The fighting has uprooted half a million people.", [("LBR", None, 500000, 500000)]),
    ("LBR", "The shelling drove 5,000 villagers from their homes.", [("LBR", None, 5000, 5000)]),
    ("LBR", "70,000. So many people have got out of Liberia.", [("LBR", None, 70000, 70000)]),
    ("LBR", "In Ghana the same rain chased 8,000 from their homes.", [("GHA", None, 8000, 8000)]),
    ("LBR", "Liberia itself shelters 36,000 Ivorians.", [("CIV", "LBR", 36000, 36000)]),
    ("LBR", "Many are on the road. The agency's best guess is 45,000.", [("LBR", None, 45000, 45000)]),
    ("LBR", "The number of registered refugees in Ghana has passed 10,000.", [("LBR", "GHA", 10000, 10000)]),
    ("LBR", "Ghana says 25,000 Liberians have entered since May.", [("LBR", "GHA", 25000, 25000)]),
    ("LBR", "At least 62,000 have gone, four out of five of them to Ghana.", [("LBR", None, 62000, None)]),
]


@pytest.mark.parametrize(("focus", "text", "expected"), MOVED)
def test_people_who_moved(focus: str, text: str, expected: list[Row]) -> None:
    assert _rows(text, focus) == expected


@pytest.mark.parametrize(
    "text",
    [
        "More than 300 people were killed.",
        "Some 40,000 refugees have returned home.",
        "Ghana deported 2,000 Liberians.",
        "About 6,000 soldiers crossed into Ghana.",
        "Two million people are in need of food.",
        "Five thousand people marched through the capital.",
        "Ghana brought home 900 tourists.",
        "The march of 5,000 reached the port.",
        "The stadium has room for 35,000.",
        "Ghana has 30 million inhabitants.",
        "Some 700 migrants drowned.",
        "Every month 5,000 people flee.",
        "The bill rose to 20 million dollars.",
        "Prices rose by 10 million percent.",
        "Ghana took away the visas of 300 Liberians.",
        "The camp was built for 5,000.",
        "About 900 people must leave the hotel.",
    ],
)
def test_not_displacement(text: str) -> None:
    assert _rows(text, "LBR") == []


@pytest.mark.parametrize(
    ("text", "kind", "measure", "reporter", "projected"),
    [
        ("Ghana hosts 4,000 refugees.", "refugees", "stock", None, False),
        ("Some 300 people have asked for asylum in Ghana.", "asylum seekers", "stock", None, False),
        ("Some 9,000 are displaced inside the country, the UN says.", "idp", "stock", "UN", False),
        ("Since May 5,000 people have fled to Ghana.", "unspecified", "flow", None, False),
        ("Up to 5,000 people could flee to Ghana.", "unspecified", "flow", None, True),
        ("Ghana counts 4,000 refugees.", "refugees", "stock", "GHA", False),
    ],
)
def test_what_is_said_of_them(text: str, kind: str, measure: str, reporter: str | None, projected: bool) -> None:
    (one,) = _found(text, "LBR")[0]
    assert (one.displacement_kind, one.measure, one.reporter, one.projected) == (kind, measure, reporter, projected)


def test_the_same_figure_twice_is_one_record() -> None:
    (one,) = _found("Some 4,000 people fled to Ghana. In all, about 4,000 people fled to Ghana.", "LBR")[0]
    assert len(one.also) == 1


def test_a_movement_without_a_figure() -> None:
    (one,) = _found("Years of hunger have set off a mass emigration.", "LBR")[0]
    assert (one.origin, one.people_low, one.people_high) == ("LBR", None, None)


def test_a_vague_number_is_listed_and_not_counted() -> None:
    records, unplaced = _found("Tens of thousands of people have fled.", "LBR")
    assert records == []
    assert [u.reason for u in unplaced] == ["no-figure"]


def test_families_are_not_people() -> None:
    records, unplaced = _found("Some 3,000 families have fled to Ghana.", "LBR")
    assert records == []
    assert len(unplaced) == 1


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            "Ghana Guinea 4,000 refugees people have fled of whom them to in from : ; , . “ ’ \u00a0 \n 3.5 million "
            "between and displaced hosts the - more than 2019 \U0001f600 killed Liberian".split(" ")
        ),
        max_size=25,
    )
)
def test_any_text(words: list[str]) -> None:
    text = " ".join(words)
    for record in (*_found(text, "LBR")[0], *_found(text, None)[1]):
        for e in (record.evidence, *record.also):
            assert text[e.start : e.end] == e.quote
            assert "\n" not in e.quote
