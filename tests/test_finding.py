"""The finding sentence and the words for sums, dates and people: none, one, many."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest

from components.finding import finding
from components.wording import count, day, first_words, interval, listed, money, people

SIDES = {"a": "Ann", "b": "Bob"}


def told(classes=(), aid=(), moved=(), states=None, **more):
    held = pd.Series(list(classes), dtype=object)
    is_state = pd.Series([True] * len(held) if states is None else states, dtype=bool)
    sums = pd.DataFrame(list(aid), columns=["amount", "currency", "status"], dtype=object)
    people_ = pd.DataFrame(list(moved), columns=["people_low", "people_high"], dtype=object)
    return finding(held, is_state, SIDES, sums, people_, **({"articles": 1, "states": 195} | more))


NONE = "; it gives no aid figure and no emigration figure."


@pytest.mark.parametrize(
    ("classes", "said"),
    [
        (["recognizes:a"], "The article names 1 of 195 states: 1 recognises Ann"),
        (["recognizes:a"] * 2, "The article names 2 of 195 states: 2 recognise Ann"),
        (
            ["recognizes:a", *["conditional:a"] * 4, *["supports:b"] * 3],
            "The article names 8 of 195 states: 1 recognises Ann, 4 would on a condition, 3 stand with Bob",
        ),
        (["conditional:b"], "The article names 1 of 195 states: 1 would recognise or back Bob on a condition"),
        (
            ["recognizes:a", "supports:a", "supports:a", "conditional:a"],
            "The article names 4 of 195 states: 1 recognises and 2 stand with Ann, "
            "1 would recognise or back Ann on a condition",
        ),
        (["rejects:b", "opposes:b"], "The article names 2 of 195 states: 1 does not recognise and 1 is against Bob"),
        (
            ["neutral", "conflicting"],
            "The article names 2 of 195 states: 1 takes no side, for 1 the sources contradict each other",
        ),
        ([], "The article says of no state where it stands"),
    ],
)
def test_stances(classes, said):
    assert told(classes) == said + NONE


def test_territories_are_counted_apart():
    sentence = told(["neutral", "neutral"], states=[True, False])
    assert sentence.startswith("The article names 1 of 195 states and 1 territory: 2 take no side")


def test_only_a_territory():
    assert told(["neutral"], states=[False]).startswith("The article names none of the 195 states and 1 territory:")


@pytest.mark.parametrize(
    ("aid", "moved", "said"),
    [
        ([(Decimal(20_000_000), "USD", "offered")], [], "one aid figure, US$20 million offered; no emigration figure."),
        ([(Decimal(5), "CHF", "unspecified")], [], "one aid figure, CHF 5; no emigration figure."),
        ([(1, "EUR", "pledged")] * 2, [], "2 aid figures, both pledged; no emigration figure."),
        ([(1, "EUR", "pledged")] * 3, [], "3 aid figures, all pledged; no emigration figure."),
        (
            [(1, "EUR", "pledged"), (1, "EUR", "delivered"), (1, "EUR", "unspecified")],
            [(2300, 2300)],
            "3 aid figures (1 delivered, 1 pledged and 1 of unstated status); one emigration figure, 2,300 people.",
        ),
        ([], [(3_000_000, None)], "one emigration figure, more than 3 million people; no aid figure."),
        ([], [(1, 1), (None, 9), (None, None)], "2 emigration figures, the largest up to 9 people; no aid figure."),
        ([(None, None, "refused")], [(None, None)], "no aid figure and no emigration figure."),
    ],
)
def test_figures(aid, moved, said):
    assert told(["neutral"], aid, moved).split("; it gives ")[1] == said


def test_several_articles_and_an_earlier_day():
    assert told(["neutral"], articles=3).startswith("The 3 articles name 1 of 195 states")
    assert "; they give no aid" in told(["neutral"], articles=3)
    assert told(["neutral"], as_of="2019-01-24").startswith("Up to 24 January 2019 the article names")


@pytest.mark.parametrize(
    ("value", "said"),
    [("2019-01-27", "27 January 2019"), ("2018-05", "May 2018"), ("2013", "2013"), (None, "no date given")],
)
def test_day(value, said):
    assert day(value) == said


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("2019-01-20", "2019-01-26"), "20 to 26 January 2019"),
        (("2018-05-30", "2018-06-02"), "30 May to 2 June 2018"),
        (("2017-12-30", "2018-01-02"), "30 December 2017 to 2 January 2018"),
        (("2017", "2018"), "2017 to 2018"),
        (("2017-05", "2017-06"), "May to June 2017"),
        (("2017", "2017-06"), "2017 to June 2017"),
    ],
)
def test_interval(dates, said):
    assert interval(*dates) == said


@pytest.mark.parametrize(
    ("amount", "currency", "said"),
    [
        (Decimal("20000000"), "USD", "US$20 million"),
        (Decimal("1500000000"), "EUR", "€1.5 billion"),
        (Decimal("6500000"), "GBP", "£6.5 million"),
        (Decimal("950"), "XAF", "XAF 950"),
        (Decimal("123456"), "SEK", "SEK 123,456"),
        (None, None, "no sum given"),
    ],
)
def test_money(amount, currency, said):
    assert money(amount, currency) == said


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        ((None, None), "no figure"),
        ((2300, 2300), "2,300 people"),
        ((3_000_000, None), "more than 3 million people"),
        ((None, 500), "up to 500 people"),
        ((2_000_000, 2_300_000), "2 million to 2.3 million people"),
    ],
)
def test_people(bounds, said):
    assert people(*bounds) == said


def test_small_words():
    assert [count(n, "state") for n in (0, 1, 2)] == ["no states", "1 state", "2 states"]
    assert [listed(p) for p in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert first_words("a " * 200, 9) == "a a a a …"
    assert first_words("two\nlines") == "two lines"
