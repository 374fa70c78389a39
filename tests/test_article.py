from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.article import Article

DAY = date(2020, 1, 1)


@given(st.text(min_size=1), st.data())
def test_every_citation_is_the_text_itself(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    evidence = Article("a", text, DAY).cite(start, end)
    assert evidence.quote == text[start:end] == text[evidence.start : evidence.end]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 0), (3, 2), (0, 6), (5, 6)])
def test_nothing_outside_the_text_is_cited(start, end):
    with pytest.raises(ValueError, match="no such stretch"):
        Article("a", "hello", DAY).cite(start, end)


def test_the_fingerprint_is_of_the_bytes():
    assert Article("a", "a\u00a0b", DAY).sha256 != Article("a", "a b", DAY).sha256
