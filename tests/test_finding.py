"""The leads of the layers and the words for sums, dates and people: none, one, many."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest

from components.finding import Telling, aid_lead, emigration_lead, stances_lead
from components.wording import count, day, first_words, interval, listed, money, people

SIDES = {"a": "Ann", "b": "Bob"}


def told(classes=(), states=None, sides=SIDES, **more):
    held = pd.Series(list(classes), dtype=object)
    is_state = pd.Series([True] * len(held) if states is None else states, dtype=bool)
    return stances_lead(held, is_state, sides, 195, Telling(**more))


@pytest.mark.parametrize(
    ("classes", "said"),
    [
        (["recognizes:a"], "names 1 of 195 states: 1 recognises Ann."),
        (["recognizes:a"] * 2, "names 2 of 195 states: 2 recognise Ann."),
        (
            ["recognizes:a", *["conditional:a"] * 4, *["supports:b"] * 3],
            "names 8 of 195 states: 1 recognises Ann, 4 would on a condition; 3 stand with Bob.",
        ),
        (["conditional:b"], "names 1 of 195 states: 1 would recognise or back Bob on a condition."),
        (
            ["recognizes:a", "supports:a", "supports:a", "conditional:a"],
            "names 4 of 195 states: 1 recognises and 2 stand with Ann, 1 would on a condition.",
        ),
        (["rejects:b", "opposes:b"], "names 2 of 195 states: 1 does not recognise and 1 is against Bob."),
        (["recognizes:b", "rejects:b", "rejects:b"], "names 3 of 195 states: 1 recognises Bob, 2 do not."),
        (["supports:b", "rejects:b"], "names 2 of 195 states: 1 stands with Bob, 1 does not recognise."),
        (["recognizes:b", "opposes:b"], "names 2 of 195 states: 1 recognises Bob, 1 is against."),
        (
            ["neutral", "conflicting"],
            "names 2 of 195 states: 1 takes no side; for 1 the sources contradict each other.",
        ),
        ([], "says of no state where it stands."),
    ],
)
def test_stances(classes, said):
    assert told(classes) == f"The article {said}"


def test_territories_are_counted_apart():
    sentence = told(["neutral", "neutral"], states=[True, False])
    assert sentence.startswith("The article names 1 of 195 states and 1 territory: 2 take no side")


def test_only_a_territory():
    assert told(["neutral"], states=[False]).startswith("The article names none of the 195 states and 1 territory:")


def test_many_sides_with_long_names_are_counted():
    sides = {str(n): "a very long name " * 9 for n in range(12)}
    said = told([f"recognizes:{n}" for n in sides], sides=sides)
    assert said == "The article names 12 of 195 states, and where they stand towards 12 sides."


def aid(*gifts, **more):
    columns = ["amount", "currency", "status", "donor", "recipient"]
    return aid_lead(pd.DataFrame(list(gifts), columns=columns, dtype=object), Telling(**more))


@pytest.mark.parametrize(
    ("gifts", "said"),
    [
        ([], "The article tells of no help."),
        ([(None, None, "offered", "NOR", "LAO")], "The article tells of help from Norway and gives no sum."),
        (
            [(Decimal(20_000_000), "USD", "offered", "NOR", "LAO")],
            "Norway offered US$20 million to Laos: the one sum of help that the article gives.",
        ),
        (
            [(5, "CHF", "unspecified", "CHE", None)],
            "Switzerland gives CHF 5: the one sum of help that the article gives.",
        ),
        ([(5, "USD", "requested", None, "LAO")], "Asked for US$5: the one sum of help that the article gives."),
        (
            [(5, "USD", "refused", "NOR", "LAO")],
            "US$5 from Norway refused: the one sum of help that the article gives.",
        ),
        ([(1, "EUR", "pledged", "NOR", "LAO")] * 2, "The article gives 2 sums of help: both pledged."),
        (
            [
                (3, "EUR", "pledged", "FRA", None),
                (1, "EUR", "pledged", "NOR", None),
                (9, "USD", "delivered", "PHL", None),
            ],
            "The article gives 3 sums of help: 1 delivered and 2 pledged. Of those pledged in euros, France’s €3 is the largest.",
        ),
        (
            [(9, "EUR", "pledged", None, None), (2, "EUR", "pledged", "PHL", None), (1, "EUR", "pledged", "NOR", None)],
            "The article gives 3 sums of help: all pledged. Of those pledged in euros, Philippines’ €2 is the largest of a named donor.",
        ),
    ],
)
def test_aid(gifts, said):
    assert aid(*gifts) == said


def moved(*flows, **more):
    columns = ["people_low", "people_high", "origin", "destination", "kind"]
    return emigration_lead(pd.DataFrame(list(flows), columns=columns, dtype=object), Telling(**more))


@pytest.mark.parametrize(
    ("flows", "said"),
    [
        ([], "The article tells of no movement of people."),
        ([(None, None, "LAO", None, "refugees")], "The article says that people left Laos, and gives no figure."),
        ([(None, None, "LAO", "THA", "")], "The article says that people left Laos for Thailand, and gives no figure."),
        (
            [(3_000_000, None, "LAO", "THA", "refugees")],
            "More than 3 million people left Laos for Thailand: the one figure that the article gives.",
        ),
        (
            [(1, 1, None, "THA", ""), (None, 9, "LAO", "LAO", "idp"), (None, None, "LAO", None, "")],
            "Up to 9 people are displaced inside Laos, the largest of the 2 figures that the article gives.",
        ),
    ],
)
def test_emigration(flows, said):
    assert moved(*flows) == said


def test_several_articles_and_an_earlier_day():
    assert told(["neutral"], articles=3).startswith("The 3 articles name 1 of 195 states")
    assert moved((1, 1, "LAO", None, ""), articles=3).endswith("the one figure that the 3 articles give.")
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
