"""A short run of what `make fuzz` runs long, and that a fault would be told."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from tests import fuzz
from tests.fuzz_targets import Target, targets


@pytest.mark.parametrize("name", targets())
def test_a_round_finds_nothing(name):
    told = fuzz.Told()
    fuzz.attempt(name, targets()[name], 1, told, 40)
    assert told.faults == {}
    assert told.examples[name] >= 30


def test_a_fault_is_made_small_and_told():
    told = fuzz.Told()
    fuzz.attempt("words", Target(300, st.text("ab", max_size=30), lambda text: 1 // (3 - text.count("b"))), 1, told)
    (where, what), *others = told.faults.items()
    assert where.startswith("words: ZeroDivisionError at test_fuzz.py") and not others
    assert "failing example: 'bbb'" in what and what in fuzz.table(told, 1, 1)
