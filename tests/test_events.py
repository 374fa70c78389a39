"""The timeline, measured on the annotated article and on sentences of our own."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.article import Article
from data.crisis import Crisis, Side
from data.events import DateFinder, find
from data.reading.candidates import Candidates, candidates
from data.records import Event
from tests.predict import load

SEED = Path(__file__).parent / "seed" / "annotations.json"
ROWS: list[dict[str, Any]] = json.loads(SEED.read_text("utf-8"))
PUBLISHED = date(2023, 5, 12)  # a Friday
CRISIS = Crisis(PUBLISHED, "GEO", (Side("a", "Nino Beridze", ("Beridze",)), Side("b", "Luka Lomidze", ("Lomidze",))))


@pytest.fixture(scope="module")
def seed() -> Candidates:
    return candidates(*load("00_venezuela_seed"))


@pytest.fixture(scope="module")
def seed_events(seed: Candidates) -> list[Event]:
    return find(seed, DateFinder(seed))


def events(text: str, crisis: Crisis = CRISIS) -> list[Event]:
    found = candidates(Article("own", text, PUBLISHED), crisis)
    return find(found, DateFinder(found))


def overlaps(event: Event, row: dict[str, Any]) -> bool:
    return event.evidence.start < row["end"] and row["start"] < event.evidence.end


# E08 is a call without a date; the protest that it calls for is an event instead.
def rows(kind: str, tier: str) -> list[Any]:
    return [pytest.param(r, id=r["id"]) for r in ROWS if r["kind"] == kind and r["tier"] == tier and r["id"] != "E08"]


@pytest.mark.parametrize("row", rows("event", "must") + rows("event", "should"))
def test_annotated_events_are_found_with_their_date(row: dict[str, Any], seed_events: list[Event]) -> None:
    found = [e for e in seed_events if overlaps(e, row) and e.date == row["date"]]
    assert found
    if row["date_end"]:
        assert any(e.date_end == row["date_end"] for e in found)
    if row["actor_iso3"] and row["tier"] == "must" and row["id"] != "E15":
        assert any(row["actor_iso3"] in e.countries for e in found)


@pytest.mark.parametrize("row", [pytest.param(r, id=r["id"]) for r in ROWS if r["kind"] == "trap"])
def test_no_trap_is_taken(row: dict[str, Any], seed_events: list[Event]) -> None:
    forbidden = row["forbid"]
    for event in (e for e in seed_events if overlaps(e, row)):
        assert "event" not in forbidden.get("kind", []) or event.evidence.start < row["start"]
        assert event.date not in forbidden.get("date", [])
        assert not set(forbidden.get("actor_iso3", [])) & set(event.countries)


def test_the_dateline_and_the_captions_are_no_events(seed_events: list[Event]) -> None:
    assert not [e for e in seed_events if (e.date or "").startswith(("2007", "2015", "2016")) or e.date == "2019-01-27"]


def test_an_act_of_the_focus_country(seed_events: list[Event]) -> None:
    row = next(r for r in ROWS if r["id"] == "S30")
    acts = [e for e in seed_events if e.act and overlaps(e, row)]
    assert acts
    assert all(e.countries == ("VEN",) for e in acts)
    assert row["date"] in {e.date for e in acts}


def test_every_event_quotes_the_article(seed: Candidates, seed_events: list[Event]) -> None:
    for event in seed_events:
        assert seed.article.text[event.evidence.start : event.evidence.end] == event.evidence.quote
        assert "\n" not in event.evidence.quote


@pytest.mark.parametrize(
    ("text", "day", "what"),
    [
        ("Lomidze left the capital on Tuesday.", "2023-05-09", "Lomidze left the capital on Tuesday"),
        ("The two met on 2 May, and she went home.", "2023-05-02", "The two met on 2 May"),
        ("Talks broke down after the vote of 30 April.", "2023-04-30", "the vote of 30 April"),
        ("Norway will reopen its embassy on Monday.", "2023-05-15", "Norway will reopen its embassy on Monday"),
        ("TBILISI, May 12, 2023 - Shops closed on Thursday.", "2023-05-11", "Shops closed on Thursday"),
        (
            "Beridze was sworn in on 3 May. She then dismissed the army chief.",
            "2023-05-03",
            "She then dismissed the army chief",
        ),
        (
            "Guards stormed the hall on Sunday and seized the archive on Monday.",
            "2023-05-08",
            "Guards … seized the archive on Monday",
        ),
    ],
)  # fmt: skip
def test_dated_clauses(text: str, day: str, what: str) -> None:
    assert (day, what) in {(e.date, e.what) for e in events(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Geneva, 3 May 2023",
        "Updated: May 11, 2023 at noon",
        "I came home on Tuesday evening with a cold.",
        "Prices are higher this year.",
        "It costs more than last year.",
        "Nobody has seen them since Wednesday.",
        "(Photo: A soldier waves on 4 May 2021 in the rain. AFP)",
        "A man walks past the palace on 4 May 2021. (Ann Other/AFP)",
    ],
)
def test_no_event(text: str) -> None:
    assert events("A title\n\n" + text) == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Georgia expelled two Norwegian diplomats on Tuesday.", "Georgia expelled two Norwegian diplomats on Tuesday"),
        ("On Tuesday Beridze cut ties with Norway.", "On Tuesday Beridze cut ties with Norway"),
        (
            "The Georgian foreign minister called the vote “a farce” on Tuesday.",
            "The Georgian foreign minister called the vote “a farce” on Tuesday",
        ),
        ("Tbilisi recalled its ambassador from Oslo on Tuesday.", "Tbilisi recalled its ambassador from Oslo on Tuesday"),
        ("Beridze's government condemned the raid on Tuesday.", "Beridze's government condemned the raid on Tuesday"),
    ],
)  # fmt: skip
def test_acts(text: str, act: str) -> None:
    found = events(text)
    assert [(e.what, e.act, e.countries, e.date) for e in found] == [(act, True, ("GEO",), "2023-05-09")]


@pytest.mark.parametrize(
    "text",
    [
        "Georgian soldiers condemned the raid on Tuesday.",
        "Norway expelled two Georgian diplomats on Tuesday.",
        "Georgia did not expel anybody on Tuesday.",
        "Georgia could expel the envoy on Tuesday.",
        "If Georgia expels the envoy on Tuesday, Norway will answer.",
        "A Georgian baker rejected the dough on Tuesday.",
        "Georgia was condemned by Norway on Tuesday.",
    ],
)
def test_no_act(text: str) -> None:
    assert not [e for e in events(text) if e.act]


def test_a_clause_without_a_date_is_no_event() -> None:
    assert events("Georgia expelled two Norwegian diplomats.") == []


def test_without_a_focus_country_there_are_no_acts() -> None:
    found = events("Georgia expelled two diplomats on Tuesday.", Crisis(PUBLISHED))
    assert [e.act for e in found] == [False]


def test_a_deadline_is_a_future_event() -> None:
    found = events("On Thursday Norway said it would leave unless talks began within ten days.")
    assert [(e.date, e.future) for e in found] == [("2023-05-11", False), ("2023-05-21", True)]


WORDS = st.sampled_from(
    [
        "Georgia",
        "on",
        "Monday",
        "then",
        "After",
        "expelled",
        ",",
        "Beridze",
        "3 May",
        "who",
        "to",
        "\n",
        '"',
        "(",
        "will",
        "it",
        "•",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=150), st.lists(WORDS, max_size=30).map(" ".join)))
def test_any_text_gives_exact_quotes(text: str) -> None:
    for event in events(text):
        assert text[event.evidence.start : event.evidence.end] == event.evidence.quote
        assert event.what.strip()
