"""From what the reader holds for likely to records: who stands where at the end of the text, who moved, who gave.

A claim is said with a confidence. At or above `colour` it is a record and may colour the map; at or above `suggest` it is a
suggestion for review; below it is nothing. Both are measured on texts that the reader was not trained with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from data.reading.candidates import Candidates
from data.reading.heads import Array, Judgement
from data.records import AID_STATUSES, DISPLACEMENT_KINDS, STANCE_LABELS

STANCES = ("none", *STANCE_LABELS)
STATUSES = ("none", *AID_STATUSES)
KINDS = ("none", *DISPLACEMENT_KINDS)
WAY: Mapping[str, str] = {
    "recognizes": "for",
    "supports": "for",
    "conditional": "conditional",
    "opposes": "against",
    "rejects": "against",
    "neutral": "neutral",
}
"""What a label comes to: labels of one way do not contradict each other."""
LINKED = 0.5
"""How sure a name must be of its part (donor, recipient, origin, destination)."""


@dataclass(frozen=True, slots=True)
class StanceClaim:
    """An actor's position towards a side (None: neutral between two camps) by one sentence; `also` are further ones."""

    actor: str
    side: str | None
    label: str
    sentence: int
    confidence: float
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AidClaim:
    """A sum (`amount`: its place in the candidates) or goods (None) that somebody gives, asks for or refuses."""

    donor: str | None
    recipient: str | None
    amount: int | None
    status: str
    sentence: int
    confidence: float


@dataclass(frozen=True, slots=True)
class MoveClaim:
    """A count of people (its place in the candidates) who moved."""

    origin: str | None
    destination: str | None
    count: int
    kind: str
    sentence: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Said:
    """What one sentence says of an actor and a side: the likeliest way, its likeliest label and how sure it is."""

    sentence: int
    way: str
    label: str
    sure: float


def stances(c: Candidates, told: Judgement, least: float) -> Iterator[StanceClaim]:
    """Positions as of the end of the text, each at least so sure: of sentences that contradict each other a later one
    wins if it is about as sure, and the other is no evidence; neutral yields to a position."""
    by_pair: dict[tuple[str, str], list[Said]] = {}
    for (sentence, actor, side), odds in sorted(told.stances.items()):
        said = _said(sentence, odds)
        if said.sure >= least:
            by_pair.setdefault((actor, side), []).append(said)
    settled = {pair: _settle(found) for pair, found in by_pair.items()}
    camps = len(c.crisis.sides)
    for actor in dict.fromkeys(actor for actor, _ in settled):
        mine = {side: s for (a, side), s in settled.items() if a == actor}
        yield from _of_actor(actor, mine, camps)


def _said(sentence: int, odds: Array) -> Said:
    ways: dict[str, float] = {}
    for label, p in zip(STANCES[1:], odds[1:], strict=True):
        ways[WAY[label]] = ways.get(WAY[label], 0.0) + float(p)
    way = max(ways, key=lambda w: ways[w])
    label = max((n for n in range(1, len(STANCES)) if WAY[STANCES[n]] == way), key=lambda n: odds[n])
    return Said(sentence, way, STANCES[label], ways[way])


def _settle(found: list[Said]) -> tuple[Said, list[Said]]:
    """The sentence that says the position at the end of the text, and those that say the same."""
    held = found[0]
    for said in found[1:]:
        if said.way == held.way:
            held = max(held, said, key=lambda s: s.sure)
        elif said.sure >= min(held.sure, 0.9):
            held = said
    return held, [s for s in found if s.way == held.way and s is not held]


def _of_actor(actor: str, mine: dict[str, tuple[Said, list[Said]]], camps: int) -> Iterator[StanceClaim]:
    """The claims of one actor; one sentence gives one way only to one side, and neutral yields to a position."""
    kept: list[tuple[str | None, Said, list[Said]]] = []
    for side, (held, also) in sorted(mine.items(), key=lambda x: -x[1][0].sure):
        neutral = held.way == "neutral"
        if any((o.way == "neutral") != neutral or neutral for _, o, _ in kept):
            continue
        if any(o.sentence == held.sentence and o.way == held.way for _, o, _ in kept):
            continue
        kept.append((None if neutral and camps > 1 else side, held, also))
    for place, held, also in kept:
        yield StanceClaim(actor, place, held.label, held.sentence, held.sure, tuple(s.sentence for s in also))


def aid(c: Candidates, told: Judgement, least: float) -> Iterator[AidClaim]:
    """Sums and goods, each at least so sure, in the order of the text."""
    for index, (odds, links) in sorted(told.amounts.items()):
        amount = c.amounts[index]
        sure = 1 - float(odds[0])
        status = STATUSES[1 + int(np.argmax(odds[1:]))]
        if sure < least or amount.amount is None:
            continue
        recipient, how = _one({code: p[1] for code, p in links.items()})
        for donor, likely in _all({code: p[0] for code, p in links.items()}):
            yield AidClaim(donor, recipient if recipient != donor else None, index, status, amount.sentence, sure * likely * how)
    for (sentence, donor), (odds, recipients) in sorted(told.goods.items()):
        sure = 1 - float(odds[0])
        if sure >= least:
            recipient, how = _one({k: v for k, v in recipients.items() if k != donor})
            yield AidClaim(donor, recipient, None, STATUSES[1 + int(np.argmax(odds[1:]))], sentence, sure * how)


def displacement(c: Candidates, told: Judgement, least: float) -> Iterator[MoveClaim]:
    """Counts of people who moved, each at least so sure, in the order of the text."""
    for index, (odds, links) in sorted(told.counts.items()):
        sure = 1 - float(odds[0])
        if sure < least:
            continue
        kind = KINDS[1 + int(np.argmax(odds[1:]))]
        origin, how = _one({code: p[0] for code, p in links.items()})
        destination, there = _one({code: p[1] for code, p in links.items() if code != origin})
        yield MoveClaim(origin, destination, index, kind, c.counts[index].sentence, sure * how * there)


def _one(links: Mapping[str, float]) -> tuple[str | None, float]:
    """The one name that takes a part, or None, and how sure that is; two names that both may take it are none."""
    likely = sorted(links.items(), key=lambda x: -x[1])
    if not likely or likely[0][1] < LINKED:
        return None, 1 - (likely[0][1] if likely else 0.0)
    if len(likely) > 1 and likely[1][1] >= LINKED:
        return None, 1 - min(likely[1][1], 0.5)
    return likely[0][0], likely[0][1]


def _all(links: Mapping[str, float]) -> list[tuple[str | None, float]]:
    """Every name that takes a part; nobody, if none does."""
    likely = [(code, p) for code, p in links.items() if p >= LINKED]
    return list(likely) if likely else [(None, 1 - max(links.values(), default=0.0))]
