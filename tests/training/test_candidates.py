"""What a sentence may be about: sides, sums and counts, with their spans."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.article import Article
from data.crisis import Crisis, Side
from training.reader.candidates import Candidates, candidates

DAY = date(2020, 6, 30)
TWO = Crisis(DAY, "BOL", (Side("roca", "Ana Roca", ("Roca", "the interim president")), Side("paz", "Luis Paz")))
STATES = Crisis(DAY, "UKR", (Side("kyiv", "Ukraine", ("Kyiv",)), Side("moscow", "Russia", ("Moscow",))))


def read(text: str, crisis: Crisis = TWO) -> Candidates:
    return candidates(Article("own", text, DAY), crisis)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru recognised Ana Roca; Chile backs Paz.", [("Ana Roca", "roca"), ("Paz", "paz")]),
        ("ROCA won. The Interim President spoke.", [("ROCA", "roca"), ("The Interim President", "roca")]),
        ("Rocas and Pazzi are no sides.", []),
    ],
)
def test_sides_are_found_by_every_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[s.start : s.end], s.side) for s in read(text).sides] == expected


def test_a_state_that_is_a_side_is_found_by_all_its_names() -> None:
    text = "Russian troops left; Ukraine said Putin knew. Moscow was silent."
    found = read(text, STATES)
    assert [(text[s.start : s.end], s.side) for s in found.sides] == [
        ("Russian", "moscow"),
        ("Ukraine", "kyiv"),
        ("Putin", "moscow"),
        ("Moscow", "moscow"),
    ]


def test_a_name_of_two_sides_is_nobodys() -> None:
    crisis = Crisis(DAY, None, (Side("a", "Ana Roca", ("the president",)), Side("b", "Luis Paz", ("the president",))))
    assert [s.side for s in read("The president met Paz.", crisis).sides] == ["b"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden gave 5 million euros.", [(5_000_000, "EUR")]),
        ("Japan gave ¥3.5 billion and C$69.9m.", [(3_500_000_000, "JPY"), (69_900_000, "CAD")]),
        ("It gave one and a half million euros.", [(1_500_000, "EUR")]),
        (
            "It gave NIS 5 million, R5 million and TL5 million.",
            [(5_000_000, "ILS"), (5_000_000, "ZAR"), (5_000_000, "TRY")],
        ),
        ("It gave a million dollars.", [(1_000_000, "USD")]),
        ("On the R300 near a R 500 note.", []),
        ("Sweden gave 10 million kronor.", [(10_000_000, "SEK")]),
        ("Sweden pledged 1,5 million euros and the United States $1MM.", [(1_500_000, "EUR"), (1_000_000, "USD")]),
        ("Sweden gave 5 million euros, Norway 3 million.", [(5_000_000, "EUR"), (3_000_000, "EUR")]),
        ("Sweden and Norway pledged 5 and 3 million euros respectively.", [(5_000_000, "EUR"), (3_000_000, "EUR")]),
        ("Sweden gave 5 million euros to 3 million people.", [(5_000_000, "EUR")]),
    ],
)
def test_sums(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(a.amount, a.codes[0]) for a in read(text).amounts] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 40,000 people fled.", [(40_000, 40_000)]),
        ("Up to 17,000 fled and more than 2.3 million stayed.", [(None, 17_000), (2_300_000, None)]),
        ("About 12 000 refugees came.", [(12_000, 12_000)]),
        ("Hundreds of thousands fled.", [(None, None)]),
        ("On 3 May 2019 it paid $5 million for 300 tonnes in 20 days.", []),
        ("Half a million left in 2019.", [(500_000, 500_000)]),
        ("Nearly 2,3 million people fled, 12.000 people to Chile.", [(2_300_000, 2_300_000), (12_000, 12_000)]),
    ],
)
def test_counts(text: str, expected: list[tuple[int | None, int | None]]) -> None:
    assert [(q.low, q.high) for q in read(text).counts] == expected


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_text_gives_exact_spans(text: str) -> None:
    found = read(text)
    for one in (*found.sides, *found.amounts, *found.counts, *found.mentions):
        assert 0 <= one.start < one.end <= len(text)
