"""The whole reader on texts nobody wrote: it never raises, and every span is exact."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.article import Article
from data.crisis import Crisis, Side
from data.extract import extract
from data.records import Records
from tests.predict import load

CRISIS = Crisis(
    date(2020, 6, 30),
    "BOL",
    (Side("roca", "Ana Roca", ("Roca",)), Side("paz", "Luis Paz", ("Paz",))),
    (("roca", "paz"),),
)
WORDS = st.sampled_from(
    "Peru Norway Chad Georgia the EU said would will not recognised Ana Roca Paz if unless and , . \n • “ ” ’ \u00a0 "
    "$5 million people fled to from aid pledged 40,000 on Monday Jan. 26 \ud7ff \u202e 🙂 <b> $x$ 's".split(" ")
)


def read(text: str, crisis: Crisis = CRISIS) -> Records:
    found = extract(Article("a", text, crisis.published), crisis)
    for record in found.all():
        for e in (record.evidence, *record.also):
            assert text[e.start : e.end] == e.quote != ""
            assert "\n" not in e.quote
        for span in (record.why.cue, record.why.actor, record.why.object):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
    return found


@settings(max_examples=100)
@given(st.text(max_size=300))
@example("\ud800")
@example("\x00")
@example("١٢٣ million people fled")
@example("$" * 40)
def test_any_text_gives_records_or_none(text):
    read(text)


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_any_order_of_telling_words_gives_records_or_none(text):
    read(text)


def spaced(text: str) -> str:
    return text.replace(" Jan. ", "\u00a0Jan.\u00a0").replace(" million", "\u00a0million")


VARIANTS = {
    "shifted": lambda t: "\n\n" + t,
    "no-break spaces": spaced,
    "straight quotes": lambda t: t.replace("“", '"').replace("”", '"').replace("’", "'"),
    "Windows line ends": lambda t: t.replace("\n", "\r\n"),
    "with a byte-order mark": lambda t: "\ufeff" + t,
}


@pytest.mark.parametrize("name", VARIANTS)
def test_variants_of_the_article_keep_quotes_exact_and_say_the_same(name):
    article, crisis = load("00_venezuela_seed")
    plain = read(article.text, crisis)
    varied = read(VARIANTS[name](article.text), crisis)
    assert [(s.actor, s.side, s.stance) for s in varied.stances] == [(s.actor, s.side, s.stance) for s in plain.stances]
    assert [(a.donor, a.amount, a.status) for a in varied.aid] == [(a.donor, a.amount, a.status) for a in plain.aid]


@settings(max_examples=10)
@given(st.integers(0, 40), st.integers(0, 40))
def test_where_the_article_begins_changes_no_quote(before, after):
    article, crisis = load("05_bol_morning_note")
    read("\n" * before + article.text + "\n" * after, crisis)


def test_the_same_text_gives_the_same_records():
    article, crisis = load("12_ven_tally_sheets_wire")
    assert json.dumps(read(article.text, crisis).as_json()) == json.dumps(read(article.text, crisis).as_json())


def test_records_come_in_the_order_of_the_text():
    article, crisis = load("05_bol_morning_note")
    starts = [s.evidence.start for s in read(article.text, crisis).stances]
    assert starts == sorted(starts)


@pytest.mark.parametrize("stem", ["27_none_travel", "28_none_athletics"])
def test_texts_without_a_crisis_give_nothing(stem):
    found = read(load(stem)[0].text, load(stem)[1])
    assert not (found.stances or found.displacement or found.aid)
