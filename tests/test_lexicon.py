"""Every entry of the stance lexicon finds its own examples and leaves alone what it must refuse."""

from __future__ import annotations

from datetime import date

import pytest

from data.article import Article
from data.crisis import Crisis, Side
from data.phrasebook import LexiconError, parse, phrasebook
from data.reading import read
from data.stances import find

CRISIS = Crisis(
    date(2021, 6, 10),
    "PRT",
    (
        Side("bellamy", "Ada Bellamy", ("Bellamy", "Bellamy government", "the president", "proclaimed winner")),
        Side("marsh", "Tom Marsh", ("Marsh", "interim president", "the takeover")),
    ),
    (("bellamy", "marsh"),),
)
LABELS = {"recognizes", "supports", "conditional", "opposes", "rejects", "neutral"}
ENTRIES = phrasebook().entries


def rules(text: str) -> set[str]:
    return {s.why.rule for s in find(read(Article("t", text, CRISIS.published), CRISIS))[0]}


def told(kind: str) -> list[object]:
    return [pytest.param(e.id, text, id=f"{e.id}: {text}") for e in ENTRIES for text in getattr(e, kind)]


@pytest.mark.parametrize(("entry", "text"), told("examples"))
def test_an_entry_finds_its_examples(entry, text):
    assert entry in rules(text)


@pytest.mark.parametrize(("entry", "text"), told("rejects"))
def test_an_entry_leaves_alone_what_it_rejects(entry, text):
    assert entry not in rules(text)


def test_every_entry_has_an_example_and_a_name_of_its_own():
    assert [e.id for e in ENTRIES if not e.examples] == []
    assert len({e.id for e in ENTRIES}) == len(ENTRIES)


def test_labels_are_those_of_the_guide():
    used = {label for e in ENTRIES for label in (*e.labels, e.negated, e.refused) if label}
    assert used <= LABELS


@pytest.mark.parametrize("say", ["recognise @nowhere", "recognise |"])
def test_a_faulty_pattern_is_refused(say):
    with pytest.raises(LexiconError):
        parse({"cue": [{"id": "x", "say": [say], "label": "supports"}]})
