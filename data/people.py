"""Head counts: quantities that may count people, and what the text calls those people."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, cast

from data.language import Sentence
from data.mentions import Mention
from data.money import sums
from data.numbers import MOST, Quantity, quantities
from data.records import DisplacementKind

if TYPE_CHECKING:
    from spacy.tokens import Token

HeadClass = Literal["mover", "people", "ethnonym", "bare", "households", "other"]
FEWEST = 20
"""Smaller groups are anecdotes, not displacement."""

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,7}\b\.?"
_DATE_BEFORE = re.compile(rf"\b{_MONTH}\s$|\b(?:aged|age|no\.|number|resolution|article|page|chapter)\s$", re.I)
_DATE_AFTER = re.compile(rf"\s(?:of\s)?{_MONTH}|\s?(?:a\.m|p\.m|am\b|pm\b|gmt\b|o'clock|years?\sold)", re.I)
_UNIT_AFTER = re.compile(
    r"[\s-](?:tonnes?|tons?|kilos?|kg|km|kilomet|miles?|met(?:re|er)s?|feet|hectares?|acres|litres?|liters?|barrels?"
    r"|hours?|minutes?|seconds?|days?|weeks?|months?|years?|times?|votes?|seats?|points?|cents?|degrees|euros?|dollars?)\b",
    re.I,
)
_ITEM = re.compile(r"^\W*$")
_OF = re.compile(r"\s(?:more\s)?of\s(?:the|its|their|his|her|our|these|those|them|whom)\b")


@dataclass(frozen=True, slots=True)
class Head:
    """What a number counts. `end` is where its noun phrase ends, in the sentence; `origin`: by a demonym,
    `several` if more than one is named, `named` if any is, even ambiguously."""

    cls: HeadClass
    end: int
    kind: DisplacementKind = "unspecified"
    origin: str | None = None
    several: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity that may count people, in sentence offsets."""

    quantity: Quantity
    head: Head


def counts(sentence: Sentence, mentions: list[Mention]) -> list[Count]:
    """The quantities of a sentence that are no money, date, measure or list number, with their nouns."""
    text = sentence.text
    found = quantities(text)[: 2 * MOST]
    money = [(s.start, s.closed) for s in sums(text, found)]
    kept = [q for q in found if not any(a <= q.number_start < b for a, b in money) and countable(text, q)]
    spoken = [(sentence.begin_of(t) - sentence.start, t) for t in sentence.span] if kept else []
    return [Count(q, _head(sentence, text, spoken, q, mentions)) for q in kept]


def countable(text: str, q: Quantity) -> bool:
    """Whether a quantity of a sentence may count people: no date, age, measure, vote or number of a list."""
    before, after = text[max(0, q.number_start - 16) : q.number_start], text[q.end : q.end + 24]
    if (_DATE_BEFORE.search(before) and not q.scaled) or (not q.scaled and _DATE_AFTER.match(after)):
        return False
    if q.yearlike and not re.match(r"\s(?:people|persons|refugees|migrants|civilians|displaced|asylum)\b", after):
        return False
    if _ITEM.match(text[: q.number_start]) and not q.scaled and q.last < 100 and re.match(r"[.)]\s", after):
        return False
    return not _UNIT_AFTER.match(after)


def _head(sentence: Sentence, said: str, spoken: list[tuple[int, Token]], q: Quantity, mentions: list[Mention]) -> Head:
    skip = _OF.match(said, q.end)
    begin = skip.end() if skip else q.end
    first = bisect_left(spoken, begin, key=lambda s: s[0])
    tokens = [t for _, t in spoken[first : first + 8]]
    spans = [(m.start - sentence.start, m.end - sentence.start, m) for m in mentions]
    kinds = nouns()
    words: list[tuple[Token, str | None, Mention | None]] = []
    for n, token in enumerate(tokens):
        at = sentence.begin_of(token) - sentence.start
        mention = next((m for a, b, m in spans if a <= at < b), None)
        if mention and mention.form != "demonym" and not _compound(sentence, tokens[n + 1 :], spans, mention):
            break
        kind = kinds.get(token.text) or kinds.get(token.text.casefold())
        if token.text in ("claims", "applications") and "asylum" not in said:
            kind = None
        if (words and token.text.casefold() in _TIME) or _begins_clause(token, tokens[n + 1 : n + 2]):
            break
        if kind is None and mention is None and not _modifies(token, tokens[n + 1 : n + 4], kinds):
            break
        words.append((token, kind, mention))
    return _class(sentence, words, begin)


def _class(sentence: Sentence, words: list[tuple[Token, str | None, Mention | None]], begin: int) -> Head:
    while words and words[-1][1] is None and words[-1][2] is None and words[-1][0].pos_ in _NO_HEAD:
        words.pop()
    if not words:
        return Head("bare", begin)
    end = sentence.end_of(words[-1][0]) - sentence.start
    said = [k for _, k, _ in words if k]
    ethnic = any(w.text.casefold() == "ethnic" for w, _, _ in words)
    named = [] if ethnic else list(dict.fromkeys(m.code for _, _, m in words if m and m.code))
    if any(m and m.form == "name" for _, _, m in words):
        named = named[:1]
    called = not ethnic and any(m for _, _, m in words)
    origin, several = (named[0] if len(named) == 1 else None), len(named) > 1
    movers = [k for k in said if k not in ("people", "households")]
    if words[-1][1] == "households":
        return Head("households", end)
    if movers:
        kind = movers[0]
        if kind == "unspecified" and len(movers) > 1:
            kind = movers[1]
        return Head("mover", end, cast(DisplacementKind, kind), origin, several, called)
    if "people" in said:
        return Head("people", end, origin=origin, several=several, named=called)
    if words[-1][2] is not None:
        return Head("people", end, origin=origin, several=several, named=called)
    if words[-1][0].pos_ == "PROPN":
        return Head("ethnonym", end)
    return Head("other", end)


def _compound(
    sentence: Sentence, following: list[Token], spans: list[tuple[int, int, Mention]], mention: Mention
) -> bool:
    """ "Ruritania Narnians": a country's name before a demonym."""
    after = next((t for t in following if sentence.begin_of(t) >= mention.end), None)
    at = sentence.begin_of(after) - sentence.start if after is not None else -1
    return mention.form == "name" and any(a <= at < b and m.form == "demonym" for a, b, m in spans)


def _begins_clause(token: Token, following: list[Token]) -> bool:
    """ "3,000 camping here": a participle that nothing follows which it could describe."""
    return token.text.endswith("ing") and not any(t.pos_ in _MODIFIERS or t.tag_ == "VBN" for t in following)


_TIME = frozenset("last this next since so now today yesterday here there abroad each alone overnight".split())
_NO_HEAD = {"ADJ", "ADV", "PUNCT", "VERB", "PART", "DET"}
_MODIFIERS = {"ADJ", "NOUN", "PROPN"}


def _modifies(token: Token, following: list[Token], kinds: dict[str, str]) -> bool:
    """Whether a word may stand inside the noun phrase of a number."""
    if token.text in ("-", "more", "new", "other", "others", "additional", "registered", "further", "mostly"):
        return True
    if token.pos_ in _MODIFIERS:
        return True
    if token.tag_ in ("VBN", "VBG", "VBD") or token.dep_ in ("aux", "auxpass"):
        if token.pos_ == "AUX":
            return False
        return any(t.text.casefold() in kinds for t in following[:2])
    if token.text in ("and", "or"):
        near = [t.text.casefold() for t in following[:2]]
        return any(kinds.get(t, "people") not in ("people", "households") for t in near)
    return False


def not_people(text: str, end: int) -> bool:
    """ "1,200 — pigeons counted in": the noun of a figure in a list stands after its dash, and is none for people."""
    label = re.match(r"\s?[—–-]\s(?:the\s)?(?P<words>[a-z][\w-]*(?:\s[a-z][\w-]*){0,4})", text[end:])
    if not label:
        return False
    said = label["words"].split()
    return not any(word in nouns() or word in _COUNTED for word in said)


def for_a_while(text: str, q: Quantity) -> bool:
    """ "had spoken for fifty, left": a bare small number after "for" counts minutes or years."""
    small = max(q.low or 0, q.high or 0) < 1000
    return small and re.search(r"\bfor\s(?:just\s|only\s|another\s|about\s)?$", text[: q.start]) is not None


_COUNTED = frozenset(
    "number total count figure those driven displaced uprooted fled gone abroad homeless registered".split()
)


@cache
def nouns() -> dict[str, str]:
    """Noun to kind of people, from the lexicon."""
    said = tomllib.loads(files("data").joinpath("lexicon/displacement.toml").read_text("utf-8"))
    return {word: row["kind"] for row in said["noun"] for word in row["words"]}
