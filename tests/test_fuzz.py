"""A short run of what `make fuzz` runs long, and that a fault would be told."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from tests import fuzz
from tests.fuzz_targets import Target, read, targets
from tests.fuzz_texts import CRISES


@pytest.mark.parametrize("name", targets())
def test_a_round_finds_nothing(name):
    told = fuzz.Told()
    fuzz.attempt(name, targets()[name], 1, told, 40)
    assert told.faults == {}
    assert told.examples[name] >= 30


FOUND = [
    ("Donors pledged aid for Bolivia. Sweden will give 100 million tain with £6 million", CRISES[0]),  # no currency
    ("Norway issued a statement on Monday supporting Roca. 1 moNTH AGO.", CRISES[2]),  # a month of the year 0
]
"""Texts that `make fuzz` broke the reading with, once."""


@pytest.mark.parametrize(("text", "crisis"), FOUND)
def test_what_was_found_stays_cured(text, crisis):
    read(text, crisis)


def test_a_fault_is_made_small_and_told():
    told = fuzz.Told()
    fuzz.attempt("words", Target(300, st.text("ab", max_size=30), lambda text: 1 // (3 - text.count("b"))), 1, told)
    (where, what), *others = told.faults.items()
    assert where.startswith("words: ZeroDivisionError at test_fuzz.py") and not others
    assert "failing example: 'bbb'" in what and what in fuzz.table(told, 1, 1)
