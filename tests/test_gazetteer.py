"""The tables of names: complete, unambiguous where they claim to be, and every office-holder well-formed."""

from __future__ import annotations

from datetime import date

import pycountry
import pytest
from babel import Locale

from data.reading.gazetteer import Entry, Gazetteer, places, plurals, rows, state_names, table, unaccented
from data.reading.leaders import GRACE, in_office, leaders, names_at
from data.records import GROUPS

CODES = {c.alpha_3 for c in pycountry.countries} | {"XKX"}
STATES = {row["code"] for row in rows("countries.csv")}
AMBIGUOUS = {row["text"] for row in rows("ambiguous.csv")}


@pytest.mark.parametrize("name", ["name", "common_name", "official_name"])
def test_every_iso_name_finds_its_state(name: str) -> None:
    for country in pycountry.countries:
        text = getattr(country, name, "")
        if not text or "," in text or text in AMBIGUOUS | {"Saint Martin (French part)"}:
            continue
        entry = places().get(text.removeprefix("the "))
        assert entry is not None and entry.codes == (country.alpha_3,), text


def test_every_short_english_name_finds_its_state() -> None:
    for country in pycountry.countries:
        text = str(Locale("en").territories[country.alpha_2])
        if " - " in text or "(" in text or "SAR" in text:
            continue
        entry = places().get(text.replace("\u2019", "'"))
        assert entry is not None and country.alpha_3 in entry.codes, text


def test_every_united_nations_member_has_demonym_and_capital() -> None:
    entries = list(places().entries())
    demonyms = {c for e in entries if e.form == "demonym" for c in e.codes}
    capitals = {c for e in entries if e.form in ("capital", "name") for c in e.codes}
    assert len(STATES) >= 195
    assert STATES - demonyms <= {"VAT", "BES"}
    assert capitals >= STATES


def test_codes_are_known() -> None:
    for entry in places().entries():
        assert set(entry.codes) <= CODES | set(GROUPS), entry


def test_several_codes_only_where_the_table_says_so() -> None:
    several = {e.text for e in places().entries() if len(e.codes) > 1}
    assert several <= AMBIGUOUS | {t.upper() for t in AMBIGUOUS}


def test_kosovo_and_the_partly_recognised() -> None:
    names = state_names()
    assert (names["XKX"], names["TWN"], names["PSE"]) == ("Kosovo", "Taiwan", "Palestinian Territories")


def test_longest_name_first_and_whole_words() -> None:
    table_ = Gazetteer([Entry("Lima", ("PER",), "capital"), Entry("Lima Group", ("LIMA_GROUP",), "group")])
    assert [(a, b, e.text) for a, b, e in table_.scan("Lima Group, Lima, Limassol")] == [
        (0, 10, "Lima Group"),
        (12, 16, "Lima"),
    ]


def test_two_entries_of_one_text_keep_both_codes() -> None:
    table_ = Gazetteer([Entry("X", ("A",), "name"), Entry("X", ("B",), "name"), Entry("X", ("C",), "capital")])
    assert table_.get("X") == Entry("X", ("A", "B"), "name")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Bolivian+", ("Bolivian", "Bolivians")),
        ("Chinese", ("Chinese",)),
        ("Czech+", ("Czech", "Czechs")),
    ],
)
def test_plurals(said: str, expected: tuple[str, ...]) -> None:
    assert plurals(said) == expected


def test_unaccented() -> None:
    assert unaccented("Côte d'Ivoire, Malé, São Tomé") == "Cote d'Ivoire, Male, Sao Tome"


@pytest.mark.parametrize("name", ["leaders.csv", "foreign_names.csv", "descriptions.csv", "ambiguous.csv"])
def test_every_row_has_its_source(name: str) -> None:
    assert all(row["source"] for row in rows(name))


def test_homograph_tables_name_known_texts() -> None:
    said = table("homographs.toml")
    known = {e.text for e in places().entries()}
    assert set(said["senses"]) <= known
    assert set(said["needs"].values()) <= CODES


def test_terms_of_office_are_in_order_and_of_known_codes() -> None:
    for leader in leaders():
        assert leader.first <= leader.last, leader
        assert leader.code in CODES | set(GROUPS), leader
        assert all(name.strip() == name and name for name in leader.names)


def test_one_head_of_state_at_a_time() -> None:
    """Two presidents of one state overlap only where the table means to: rival claims and handovers."""
    heads = [row for row in rows("leaders.csv") if row["office"] == "president"]
    overlaps = {
        a["code"]
        for a in heads
        for b in heads
        if a["code"] == b["code"] and a["names"] != b["names"] and a["from"] < b["from"] < (a["to"] or "9999")
    }
    assert overlaps <= {"CIV", "BRA", "CUB", "KGZ"}


def test_in_office_with_grace() -> None:
    term = next(x for x in leaders() if x.code == "DEU" and x.names == ("Angela Merkel",))
    assert term in in_office(term.first) and term in in_office(term.last + GRACE)
    assert term not in in_office(date(2004, 1, 1)) and term not in in_office(date(2023, 1, 1))
    assert in_office(date.min) == ()
    assert names_at(date.max).full.get("Nobody") is None
