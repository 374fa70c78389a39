"""What a sentence may be about, found without guessing: names, sides, sums and counts, each with its exact span."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from data.article import Article
from data.crisis import Crisis, Side
from data.gazetteer import places, unaccented
from data.mentions import Mention, find_mentions
from data.money import Sum, currency_of, sums
from data.numbers import MOST, Quantity, quantities
from data.people import FEWEST, countable
from training.reader.structure import Sentence, sentences


@dataclass(frozen=True, slots=True)
class SideName:
    """One naming of a side; offsets into the article."""

    start: int
    end: int
    side: str


@dataclass(frozen=True, slots=True)
class Amount:
    """One sum of money; offsets into the article, bracketed conversion left out. `amount` is None for a vague sum."""

    start: int
    end: int
    amount: Decimal | None
    codes: tuple[str, ...]
    sentence: int


@dataclass(frozen=True, slots=True)
class Count:
    """A number that may count people; offsets into the article, words of a bound ("more than") taken in.

    Both bounds are None for a figure without digits ("hundreds of thousands").
    """

    start: int
    end: int
    low: int | None
    high: int | None
    sentence: int


@dataclass(frozen=True)
class Candidates:
    """An article read once: its sentences and all that may take part in a record, each list in the order of the text."""

    article: Article
    crisis: Crisis
    sentences: list[Sentence]
    mentions: list[Mention]
    sides: list[SideName]
    amounts: list[Amount]
    counts: list[Count]
    states: dict[str, str] = field(default_factory=dict)
    """Codes of states that are a side themselves, with its id."""


def candidates(article: Article, crisis: Crisis) -> Candidates:
    """All candidates of an article. Pure, linear in the length of the text."""
    read = sentences(article.text)
    mentions = find_mentions(read, crisis.published)
    states = _states(crisis.sides)
    amounts: list[Amount] = []
    counts: list[Count] = []
    for sentence in read:
        found = quantities(sentence.text)[: 2 * MOST]
        money = _with_inherited(sentence.text, found, sums(sentence.text, found))
        near = next((m.code for m in mentions if m.sentence == sentence.number and m.code), crisis.focus_country)
        amounts += [_amount(s, sentence, near) for s in money]
        closed = [(s.start, s.closed) for s in money]
        counts += [
            _count(q, sentence)
            for q in found
            if not any(a <= q.number_start < b for a, b in closed) and _countable(sentence.text, q)
        ]
    return Candidates(article, crisis, read, mentions, _sides(read, crisis, mentions, states), amounts, counts, states)


_NO_NOUN = re.compile(r"(?=[,.;:)\]]|$)|\s(?:and|from|by|respectively|each|more|apiece)\b")
_SERIES = re.compile(r"(?:,|\sand|,\sand)\s$")


def _with_inherited(text: str, found: list[Quantity], money: list[Sum]) -> list[Sum]:
    """The sums of a sentence with those that leave their currency, or scale and currency, to another of the series:
    "5 million euros from Sweden, 3 million from Norway", "5 and 3 million euros"."""
    if not money:
        return money
    every = {m.start: m for m in money}
    closed = [(m.start, m.closed) for m in money]
    for q in found:
        if q.vague or q.yearlike or any(a <= q.number_start < b for a, b in closed):
            continue
        after = next((m for m in money if m.start >= q.end), None)
        before = next((m for m in reversed(money) if m.closed <= q.start), None)
        joined = (
            after is not None
            and not q.scaled
            and q.last < 1000
            and _SERIES.search(text[q.end : after.start] + " ".rstrip())
        )
        if after is not None and joined and text[q.end : after.start].strip(" ,") in ("", "and", "or"):
            scale = after.quantity.last / (number_of(after) or 1)
            every[q.start] = Sum(q.start, q.end, q.last * scale, after.codes, q, q.end)
        elif before is not None and q.scaled and q.last >= 1000 and q.bound != "range" and _NO_NOUN.match(text, q.end):
            every[q.start] = Sum(q.start, q.end, q.last, before.codes, q, q.end)
    return [every[start] for start in sorted(every)]


def number_of(money: Sum) -> Decimal | None:
    """The bare number of a sum, without its scale: 3 of "3 million euros"."""
    digits = re.search(r"\d+(?:[.,]\d+)?", money.quantity.text)
    return Decimal(digits.group().replace(",", ".")) if digits else None


def _amount(money: Sum, sentence: Sentence, near: str | None) -> Amount:
    """The sum with its currency; of "raised from a to b" the last is meant."""
    amount = money.amount if money.amount is not None or not money.rise else money.quantity.last
    code = currency_of(money, near)
    codes = (code,) if code else money.codes
    return Amount(sentence.start + money.start, sentence.start + money.end, amount, codes, sentence.number)


def _count(q: Quantity, sentence: Sentence) -> Count:
    low, high = (int(v) if v is not None else None for v in (q.low, q.high))
    return Count(sentence.start + q.start, sentence.start + q.end, low, high, sentence.number)


def _countable(text: str, q: Quantity) -> bool:
    """What may count people, and not too few."""
    return countable(text, q) and (q.vague or max(q.low or 0, q.high or 0) >= FEWEST)


def names_of(side: Side) -> tuple[str, ...]:
    """All names of a side, its bare name and surname too, longest first."""
    bare = re.sub(r"\s*\(.*?\)", "", side.name).strip()
    words = bare.split()
    last = words[-1:] if len(words) > 1 and words[-1][:1].isupper() and len(words[-1]) > 2 else []
    return tuple(sorted({n for n in (side.name, bare, *last, *side.aliases) if n}, key=len, reverse=True))


def _states(sides: Iterable[Side]) -> dict[str, str]:
    """The states that are a side themselves: a side's name or alias is just the state's name."""
    found: dict[str, str] = {}
    for side in sides:
        for name in (side.name, *side.aliases):
            entry = places().get(re.sub(r"^[Tt]he ", "", name))
            if entry is not None and entry.form == "name" and len(entry.codes) == 1:
                found.setdefault(entry.codes[0], side.id)
    return found


@lru_cache(maxsize=64)
def _pattern(sides: tuple[Side, ...]) -> tuple[re.Pattern[str], dict[str, str]] | None:
    """One pattern for all names of all sides, longest first, and whose each is; a name of two sides is nobody's."""
    owner: dict[str, str] = {}
    shared: set[str] = set()
    for side in sides:
        for name in names_of(side):
            key = _fold(name)
            if owner.setdefault(key, side.id) != side.id:
                shared.add(key)
    known = {k: v for k, v in owner.items() if k not in shared}
    if not known:
        return None
    words = "|".join(re.escape(k) for k in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)"), known


def _fold(name: str) -> str:
    """The name as it is looked for: letters of one length, accents off, lower case."""
    return "".join(b if len(b := unaccented(c).lower()) == 1 else c for c in name.replace("’", "'"))


def _sides(read: list[Sentence], crisis: Crisis, mentions: list[Mention], states: dict[str, str]) -> list[SideName]:
    """Where the text names a side, or a state that is one; of overlapping names the longer."""
    found: list[SideName] = []
    pattern = _pattern(crisis.sides)
    if pattern is not None:
        for s in read:
            for hit in pattern[0].finditer(_fold(s.text)):
                found.append(SideName(s.start + hit.start(), s.start + hit.end(), pattern[1][hit.group()]))
    taken = [(f.start, f.end) for f in found]
    starts = [a for a, _ in taken]
    for m in mentions:
        if m.code in states:
            at = bisect_right(starts, m.start) - 1
            near = taken[max(0, at) : at + 3] if taken else []
            if not any(a < m.end and m.start < b for a, b in near):
                found.append(SideName(m.start, m.end, states[m.code]))
    return sorted(found, key=lambda f: f.start)
