"""Where a text means a side."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.article import Article
from data.clauses import views
from data.crisis import Crisis, Side
from data.naming import fold, is_person, variants
from data.proposing import propose
from data.reading import read
from data.sides import refs_of
from data.standing import prepare

SIDES = (
    Side("moreau", "Inès Moreau", ("President Moreau", "Moreau government")),
    Side("front", "Northern Front", ("the rebels", "Northern Front council", "the uprising")),
)
CRISIS = Crisis(date(2020, 5, 5), "HTI", SIDES, (("moreau", "front"),))


def refs(text: str, crisis: Crisis = CRISIS) -> list[tuple[str, str, str | None]]:
    reading = read(Article("t", text, crisis.published), crisis)
    sides = prepare(crisis, reading.mentions, text)
    return [
        (reading.article.text[v.begin(r.first) : v.end(r.last)], r.kind, r.side)
        for v in views(reading.sentences)
        for r in refs_of(v, sides, reading.by_sentence.get(v.sentence.number, []))
    ]


@pytest.mark.parametrize(
    ("text", "said", "side"),
    [
        ("Peru recognised Ines Moreau.", "Ines Moreau", "moreau"),
        ("Peru recognised Moreau.", "Moreau", "moreau"),
        ("Peru recognised the Moreau government.", "Moreau government", "moreau"),
        ("Peru armed the rebels.", "the rebels", "front"),
        ("Peru armed the new rebels.", "the new rebels", "front"),
        ("Peru condemned the uprising.", "the uprising", "front"),
        ("Peru rejected the result.", "result", "moreau"),
    ],
)
def test_names_and_events_mean_their_side(text, said, side):
    assert (said, side) in {(s, i) for s, _, i in refs(text)}


@pytest.mark.parametrize("text", ["Peru recognised the council.", "Rebels of fashion met.", "Moreaux is a village."])
def test_words_that_only_look_like_a_side_are_left_alone(text):
    assert not [r for r in refs(text) if r[1] == "name"]


def test_a_state_is_a_side_by_name_demonym_and_capital():
    crisis = Crisis(date(2018, 8, 1), "TWN", (Side("roc", "Taiwan", ("Taipei",)), Side("prc", "China", ("Beijing",))))
    assert {r[2] for r in refs("Taiwan met the Chinese in Taipei.", crisis)} == {"roc", "prc"}


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Inès Moreau", True),
        ("Northern Front", False),
        ("Abd-Rabbu Mansour Hadi", True),
        ("Taliban", False),
        ("State of Palestine", False),
    ],
)
def test_persons_are_told_from_bodies(name, person):
    assert is_person(name) is person


def test_variants_hold_surname_and_what_stands_in_brackets():
    assert {"hadi", "hadi government"} <= variants(Side("h", "Hadi government (Mansour Hadi)"))


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_folding_keeps_the_length(text):
    assert len(fold(text)) == len(text)


def test_sides_are_proposed_from_a_text_that_names_two_claimants():
    text = (
        "Opposition leader Rosa Ibarra declared herself interim president on Monday. Spain recognised Rosa Ibarra at once. "
        "President Otto Klein called her a usurper, and Cuba stood by Otto Klein."
    )
    reading = read(Article("t", text, date(2020, 5, 5)), Crisis(date(2020, 5, 5), "HND"))
    proposed, opposed = propose(reading)
    assert {s.name for s in proposed} == {"Rosa Ibarra", "Otto Klein"}
    assert all(s.proposed for s in proposed) and len(opposed) == 1


@pytest.mark.parametrize("text", ["", "The bakery opened at six.", "Ada Roe won the race in Lima."])
def test_no_sides_are_proposed_without_a_claim_to_power(text):
    reading = read(Article("t", text or " ", date(2020, 5, 5)), Crisis(date(2020, 5, 5)))
    assert propose(reading) == ((), ())
