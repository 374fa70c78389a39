"""The grammar of numbers: values, bounds, exact spans, and no exception on any string."""

from __future__ import annotations

import doctest
import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import numbers
from data.numbers import number, quantities


def _bounds(text: str) -> list[tuple[int | None, int | None]]:
    return [(None if q.low is None else int(q.low), None if q.high is None else int(q.high)) for q in quantities(text)]


def test_doctests() -> None:
    assert doctest.testmod(numbers).failed == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7,450 people", [(7450, 7450)]),
        ("2,3 million people and 12.000 more", [(2300000, 2300000), (12000, 12000)]),
        ("1MM", [(1000000, 1000000)]),
        ("25 mm of rain", [(25, 25)]),
        ("nearly 1.25 million", [(1250000, 1250000)]),
        ("52 000 arrivals", [(52000, 52000)]),
        ("400\u202f000 people", [(400000, 400000)]),
        ("3m-4m", [(3000000, 4000000)]),
        ("3.6–4 million", [(3600000, 4000000)]),
        ("twenty to thirty thousand", [(20000, 30000)]),
        ("three or four thousand", [(3000, 4000)]),
        ("from 800,000 to 1 million", [(800000, 1000000)]),
        ("well over 90,000", [(90000, None)]),
        ("upwards of half a million", [(500000, None)]),
        ("no fewer than twelve thousand", [(12000, None)]),
        ("40,000+ refugees", [(40000, None)]),
        ("6,000 or more", [(6000, None)]),
        ("as many as a million", [(None, 1000000)]),
        ("no more than 300", [(None, 300)]),
        ("900 or fewer", [(None, 900)]),
        ("a hundred and twenty-five thousand", [(125000, 125000)]),
        ("five thousand two hundred", [(5200, 5200)]),
        ("two and a half million", [(2500000, 2500000)]),
        ("another 5,000", [(5000, 5000)]),
        ("2½ million", [(2500000, 2500000)]),
        ("hundreds of thousands", [(None, None)]),
        ("several thousand", [(None, None)]),
        ("between five and six", [(5, 6)]),
        ("five and six", [(5, 5), (6, 6)]),
        ("120 to 9", [(120, 120), (9, 9)]),
    ],
)
def test_bounds(text: str, expected: list[tuple[int | None, int | None]]) -> None:
    assert _bounds(text) == expected


@pytest.mark.parametrize(
    "text",
    ["12 percent", "3.5%", "the 9th", "20 per cent", "18:30", "F-16", "G7", "two thirds", "a 5-year-old", "Mr K"],
)
def test_not_a_count(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("3.4 million", "3400000"), ("12bn", "12000000000"), ("forty-two", "42"), ("a dozen", "12"), ("many", None)],
)
def test_number(text: str, value: str | None) -> None:
    assert number(text) == (None if value is None else Decimal(value))


def test_a_year_looks_like_one() -> None:
    assert [q.yearlike for q in quantities("in 2016, 2,016 and 2016 million")] == [True, False, False]


@given(st.text())
def test_any_text(text: str) -> None:
    found = quantities(text)
    assert all(text[q.start : q.end] == q.text and q.start <= q.number_start < q.end for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(st.text(alphabet="0123456789.,-–$€ anmbkto\u00a0½+:'%", max_size=80))
def test_numberlike_text(text: str) -> None:
    assert all(text[q.start : q.end] == q.text for q in quantities(text))


@given(st.integers(1, 10**12), st.sampled_from(["about ", "more than ", "up to ", "", "at least "]))
def test_round_trip(value: int, bound: str) -> None:
    (q,) = quantities(f"There were {bound}{value:,} of them.")
    assert value in (q.low, q.high)
    assert (q.low is None) == (bound == "up to ")
    assert (q.high is None) == (bound in ("more than ", "at least "))


@given(st.integers(1, 99), st.integers(1, 9), st.sampled_from(["thousand", "million", "billion"]))
def test_round_trip_of_decimals(whole: int, tenth: int, scale: str) -> None:
    (q,) = quantities(f"some {whole}.{tenth} {scale} people")
    power = {"thousand": 3, "million": 6, "billion": 9}[scale]
    assert q.low == q.high == Decimal(f"{whole}.{tenth}") * 10**power


def test_long_text_is_linear() -> None:
    assert len(quantities("1,000 " * 20000)) == 20000
    assert quantities("one " * 50000 + "x") != []
    assert quantities("," * 100000) == []
