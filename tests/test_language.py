from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.article import Article
from data.language import CHUNK, lines, plain, sentences

DAY = date(2020, 1, 1)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A headline without a stop\n\nA sentence stands here, and it ends.", ["title", "text"]),
        ("One.\nWho says what\n• Peru said no.\n14:05 Chile said yes.", ["text", "heading", "item", "item"]),
        ("One.\n[Photo: A bridge at night.]", ["text", "caption"]),
        ("One.\nA crowd waits on June 8, 2016. (Jane Doe/AFP/Getty Images)", ["text", "caption"]),
    ],
)
def test_kinds_of_lines(text, kinds):
    assert [line.kind for line in lines(text)] == kinds


@given(st.text())
def test_the_plain_copy_has_the_same_length(text):
    assert len(plain(text)) == len(text)


@settings(max_examples=25)
@given(st.text(max_size=200))
def test_sentences_lie_inside_their_lines(text):
    article = Article("a", text, DAY)
    for sentence in sentences(article):
        assert plain(article.text[sentence.start : sentence.end]) == sentence.text
        assert sentence.line.start <= sentence.start < sentence.end <= sentence.line.end
        assert "\n" not in sentence.text


def test_an_endless_line_is_parsed_in_stretches():
    article = Article("a", "word " * CHUNK, DAY)
    found = sentences(article)
    assert max(len(s.span.doc.text) for s in found) <= CHUNK
    assert sum(s.text.count("word") for s in found) == CHUNK


def test_typographic_quotes_keep_their_places():
    text = "Peru’s minister said\u00a0“no”. Chile agreed."
    first, second = sentences(Article("a", text, DAY))
    assert first.text == 'Peru\'s minister said "no".'
    assert text[second.start : second.end] == "Chile agreed."
