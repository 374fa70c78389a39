"""Acts of the focus country: what its government, its envoys or the leaders of a side do or say abroad."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from data.clausespan import noun_group, subject_of
from data.gazetteer import table
from data.language import Sentence
from data.reading import Reading
from data.tense import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

_OFFICIAL = frozenset(
    "government ministry minister president authority authorities ambassador envoy parliament state leader spokesman"
    " spokeswoman spokesperson council regime administration junta king chancellor premier delegation embassy"
    " secretary diplomat mission camp side foreign cabinet".split()
)
_UNREAL = frozenset({"would", "could", "may", "might", "should", "can", "must", "will", "shall", "'ll", "'d", "wo"})


def acts(reading: Reading, sentence: Sentence) -> Iterator[Token]:
    """The verbs of the sentence by which the focus country acts, in the order of the text."""
    if reading.crisis.focus_country is None:
        return
    for token in sentence.span:
        if is_verb(token) and _is_act(token) and _real(token):
            subject = subject_of(token)
            if subject is not None and _speaks_for_focus(reading, sentence, subject):
                yield token


@lru_cache(maxsize=1)
def _verbs() -> tuple[frozenset[str], frozenset[str], dict[str, frozenset[str]]]:
    said = table("acts.toml")
    objects = {verb: frozenset(nouns) for verb, nouns in said["with_object"].items()}
    return frozenset(said["plain"]), frozenset(said["named"]), objects


def _is_act(verb: Token) -> bool:
    plain, named, with_object = _verbs()
    lemma = verb.lemma_.lower()
    if lemma in named:
        return any(c.dep_ in ("oprd", "acomp") for c in verb.children)
    if lemma in with_object:
        nouns = {c.lemma_.lower() for c in verb.children if c.dep_ in ("dobj", "npadvmod", "dative")}
        return bool(nouns & with_object[lemma])
    return lemma in plain and verb.tag_ in ("VBD", "VBZ", "VBP", "VBN")


def _real(verb: Token) -> bool:
    """Done or being done: not denied, not only possible, not passive, not under an "if"."""
    for child in verb.children:
        if child.dep_ in ("neg", "auxpass", "nsubjpass") or (child.dep_ == "aux" and child.lower_ in _UNREAL):
            return False
        if child.dep_ == "mark" and child.lower_ in ("if", "unless", "should"):
            return False
    return True


def _speaks_for_focus(reading: Reading, sentence: Sentence, subject: Token) -> bool:
    """Whether the subject is the focus state, its officials or a side's leader, and not, say, its soldiers."""
    low, high = (sentence.offset + at for at in noun_group(subject))
    official = subject.lemma_.lower() in _OFFICIAL
    own = reading.crisis.focus_country
    inside = [m for m in reading.by_sentence.get(sentence.number, []) if low <= m.start and m.end <= high]
    if any(m.code != own for m in inside):
        return False
    head = sentence.begin_of(subject)
    for mention in inside:
        if official or (mention.form in ("name", "leader", "capital", "seat") and mention.start <= head < mention.end):
            return True
    return _names_side(reading, sentence.text[low - sentence.start : high - sentence.start], subject, official)


def _names_side(reading: Reading, text: str, subject: Token, official: bool) -> bool:
    """A side's leader by name ("Mr X", "X's envoy"); "X's soldiers" are not he."""
    for side in reading.crisis.sides:
        for name in (side.name, *side.aliases):
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                return official or subject.text in re.split(r"\W+", name)
    return False
