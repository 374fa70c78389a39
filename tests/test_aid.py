"""Aid: who gives what to whom in what status, what is no help, and no exception on any text."""

from __future__ import annotations

import doctest
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import aid, money
from data.article import Article
from data.crisis import Crisis, Side
from data.money import currency_of, sums
from data.phrases import Cue, cues
from data.reading import read
from data.records import Aid, Unplaced

Row = tuple[str | None, str | None, int | None, str | None, str]


def _found(text: str, focus: str | None = "LBR") -> tuple[list[Aid], list[Unplaced]]:
    published = date(2024, 6, 1)
    sides = (Side("kone", "Awa Kone", ("Kone",)),)
    return aid.find(read(Article("t", text, published), Crisis(published, focus, sides)))


def _rows(text: str, focus: str | None = "LBR") -> list[Row]:
    return [
        (r.donor, r.recipient, None if r.amount is None else int(r.amount), r.currency, r.status)
        for r in _found(text, focus)[0]
    ]


def test_doctests() -> None:
    assert doctest.testmod(money).failed == 0


@pytest.mark.parametrize("cue", cues("aid"), ids=lambda c: c.id)
def test_cues_match_their_examples_only(cue: Cue) -> None:
    assert cue.examples
    assert [e for e in cue.examples if not cue.pattern.search(e)] == []
    assert [r for r in cue.rejects if cue.pattern.search(r)] == []


@pytest.mark.parametrize(
    ("text", "amount", "codes"),
    [
        ("US$1.5 billion", 1500000000, ("USD",)),
        ("C$80m", 80000000, ("CAD",)),
        ("12.6 million dollars", 12600000, ("USD",)),
        ("3 million Canadian dollars", 3000000, ("CAD",)),
        ("EUR 5m", 5000000, ("EUR",)),
        ("a $20-million grant", 20000000, ("USD",)),
        ("half a billion euros", 500000000, ("EUR",)),
        ("40 million yuan ($6m)", 40000000, ("CNY",)),
        ("Rs 500 crore", 5000000000, ("INR", "PKR", "LKR", "NPR")),
        ("more than $1.1 billion", 1100000000, ("USD",)),
    ],
)
def test_sums(text: str, amount: int, codes: tuple[str, ...]) -> None:
    (one,) = sums(text)
    assert (one.amount, one.codes) == (Decimal(amount), codes)


@pytest.mark.parametrize("text", ["20 pounds of rice", "20 million people", "5,000 metres", "in 2019"])
def test_no_sum(text: str) -> None:
    assert sums(text) == []


@pytest.mark.parametrize(
    ("text", "country", "code"),
    [
        ("5 million kroner", "NOR", "NOK"),
        ("5 million kroner", "DNK", "DKK"),
        ("5 million kroner", None, None),
        ("5 million riyals", "QAT", "QAR"),
        ("5 million rupees", "IND", "INR"),
        ("5 million francs", "CHE", "CHF"),
    ],
)
def test_the_donor_decides_the_currency(text: str, country: str | None, code: str | None) -> None:
    assert currency_of(sums(text)[0], country) == code


@given(st.text())
def test_any_text_for_money(text: str) -> None:
    assert all(0 <= s.start < s.end <= s.closed <= len(text) for s in sums(text))


GIVEN: list[tuple[str, list[Row]]] = [
    ("Norway has pledged $5 million.", [("NOR", "LBR", 5000000, "USD", "pledged")]),
    ("Norway will give 5 million euros.", [("NOR", "LBR", 5000000, "EUR", "pledged")]),
    ("Norway has agreed to lend Liberia $5 million.", [("NOR", "LBR", 5000000, "USD", "committed")]),
    ("Norway has set aside 5 million kroner.", [("NOR", "LBR", 5000000, "NOK", "committed")]),
    ("Norway has handed over $5 million.", [("NOR", "LBR", 5000000, "USD", "delivered")]),
    ("Norway is ready to spend $5 million on relief.", [("NOR", "LBR", 5000000, "USD", "offered")]),
    ("Norway has sent tents and blankets.", [("NOR", "LBR", None, None, "delivered")]),
    ("The tents sent by Norway stand in rows.", [("NOR", "LBR", None, None, "delivered")]),
    ("Two Norwegian planes with medicine have landed.", [("NOR", "LBR", None, None, "delivered")]),
    ("Norway's $5 million has been paid.", [("NOR", "LBR", 5000000, "USD", "delivered")]),
    ("Norway's donation of $5 million came first.", [("NOR", "LBR", 5000000, "USD", "delivered")]),
    ("Norway froze $5 million in aid.", [("NOR", "LBR", 5000000, "USD", "refused")]),
    ("Norway has put $5 million in aid on hold.", [("NOR", "LBR", 5000000, "USD", "refused")]),
    ("The World Bank has stopped all disbursements.", [("WB", "LBR", None, None, "refused")]),
    ("Liberia had asked Norway for $5 million, and was refused.", [("NOR", "LBR", 5000000, "USD", "refused")]),
    ("The United Nations has appealed for $90 million.", [(None, "LBR", 90000000, "USD", "requested")]),
    ("Donors promised $90 million.", [(None, "LBR", 90000000, "USD", "pledged")]),
    (
        "Norway pledged 5 million euros, Spain 3 million, and Italy the same.",
        [
            ("NOR", "LBR", 5000000, "EUR", "pledged"),
            ("ESP", "LBR", 3000000, "EUR", "pledged"),
            ("ITA", "LBR", 3000000, "EUR", "pledged"),
        ],
    ),
    (
        "Algeria pledged ten million dollars, Egypt five.",
        [("DZA", "LBR", 10000000, "USD", "pledged"), ("EGY", "LBR", 5000000, "USD", "pledged")],
    ),
    (
        "A night in town\nPledges\n• Norway: $5 million\n• Spain: €3 million",
        [("NOR", "LBR", 5000000, "USD", "pledged"), ("ESP", "LBR", 3000000, "EUR", "pledged")],
    ),
    (
        "Norway and Spain have each given $5 million.",
        [("NOR", "LBR", 5000000, "USD", "delivered"), ("ESP", "LBR", 5000000, "USD", "delivered")],
    ),
    ("Norway raised its gift from $2 million to $5 million.", [("NOR", "LBR", 5000000, "USD", "pledged")]),
    ("Norway topped up its help by $3 million, to $5 million.", [("NOR", "LBR", 5000000, "USD", "pledged")]),
    ("Norway gave $5 million to Guinea.", [("NOR", "GIN", 5000000, "USD", "delivered")]),
    ("Norway announced $5 million for both countries.", [("NOR", None, 5000000, "USD", "pledged")]),
    ("$5m. Promised by Norway for the displaced.", [("NOR", "LBR", 5000000, "USD", "pledged")]),
    ("The government has rejected such aid.", [(None, "LBR", None, None, "refused")]),
    ("Kone's soldiers turned back the food that Norway had sent.", [("NOR", "LBR", None, None, "refused")]),
]


@pytest.mark.parametrize(("text", "expected"), GIVEN)
def test_help(text: str, expected: list[Row]) -> None:
    assert _rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norway earned $5 million from oil exports.",
        "Liberia owes Norway $5 million.",
        "Norway invested $5 million in a port.",
        "The damage is put at $5 million.",
        "The prize for a record is $5 million.",
        "A Norwegian charity has given $5 million.",
        "Norway has frozen $5 million in central bank reserves.",
        "Trade with Norway was worth $5 million.",
        "Norway made no pledge.",
        "Norway did not send tents.",
        "Norway could send tents.",
        "Norway was urged to give $5 million.",
        "A Norwegian singer paid $5 million for a house.",
        "A transfer fee of $5 million took him to Norway.",
        "Norway offered to help the two sides talk.",
        "Norway supported the motion.",
    ],
)
def test_no_help(text: str) -> None:
    assert _rows(text) == []


def test_no_crisis_no_recipient() -> None:
    assert _rows("Norway has pledged $5 million.", None) == []


def test_who_refused() -> None:
    assert [r.refused_by for r in _found("Norway froze $5 million in aid.")[0]] == ["donor"]
    assert [r.refused_by for r in _found("The government has rejected such aid.")[0]] == ["recipient"]


def test_the_articles_own_word() -> None:
    (one,) = _found("Norway is ready to spend $5 million on relief.")[0]
    assert one.verb == "is ready to spend"
    (one,) = _found("Norway gives Liberia $5 million a year in aid.")[0]
    assert (one.verb, one.per) == ("gives", "year")


def test_the_day_of_the_act() -> None:
    (one,) = _found("On 28 May Norway promised $5 million.")[0]
    assert (one.date, one.date_known) == ("2024-05-28", "stated")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Several European countries are going to send humanitarian aid.", "unnamed"),
        ("Norway and Spain promised $5 million.", "ambiguous-sum"),
        ("Norway promised between $5 million and $8 million.", "ambiguous-sum"),
        ("According to the Spanish minister, Norway has sent weapons.", "ascribed"),
    ],
)
def test_what_is_not_placed(text: str, reason: str) -> None:
    records, unplaced = _found(text)
    assert records == []
    assert reason in [u.reason for u in unplaced]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            "Norway Spain $5 million has pledged given sent tents food aid the same to for Liberia , . : ; • \n “ ’ "
            "\u00a0 each asked was refused 3m euros kroner on hold by it its donors appeal \U0001f600".split(" ")
        ),
        max_size=25,
    )
)
def test_any_text(words: list[str]) -> None:
    text = " ".join(words)
    for record in (*_found(text)[0], *_found(text, None)[1]):
        for e in (record.evidence, *record.also):
            assert text[e.start : e.end] == e.quote
            assert "\n" not in e.quote
