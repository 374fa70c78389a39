"""Lines and sentences: headings, bullets, what is no sentence end, and spans that are exact on any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.language import lines, plain
from training.reader.structure import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. said so on Jan. 3. Peru did not.", ["The U.S. said so on Jan. 3.", "Peru did not."]),
        ("“We will not,” he said. “Never.”", ['"We will not," he said.', '"Never."']),
        ("• Peru: backs her\n• Chile: does not", ["Peru: backs her", "Chile: does not"]),
        ("10:30 Kenya said yes. Then no.", ["Kenya said yes.", "Then no."]),
        ("1. Peru\n2. Chile", ["Peru", "Chile"]),
        ("A heading\n\nOne line\nand another.", ["A heading", "One line", "and another."]),
        ("About 1.5 million fled, St. Lucia said.", ["About 1.5 million fled, St. Lucia said."]),
        ("", []),
        ("   \n\t\n", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [s.text for s in sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Peru backs Roca\nLima said so.", ["title", "text"]),
        ("It said so.\nFor Roca\n- Peru", ["text", "heading", "item"]),
        ("It said so.\nPhoto: a square (AFP)", ["text", "caption"]),
        ("It said so.\n3.5 million people fled.", ["text", "text"]),
    ],
)
def test_kinds_of_lines(text: str, kinds: list[str]) -> None:
    assert [line.kind for line in lines(text)] == kinds


@given(st.text(max_size=400))
def test_every_span_is_exact_and_on_one_line(text: str) -> None:
    end = 0
    for s in sentences(text):
        assert end <= s.start < s.end
        assert plain(text[s.start : s.end]) == s.text
        assert "\n" not in text[s.start : s.end] and s.text.strip() == s.text
        end = s.end


def test_an_endless_line_is_cut() -> None:
    assert max(len(s.text) for s in sentences("word " * 20_000)) <= 2_000
