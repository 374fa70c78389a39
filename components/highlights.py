"""The article cut into stretches, each with the records that rest on it. The text itself is passed on untouched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.case import Case
from data.records import Aid, Displacement, Event, Evidence, Record, Span, Stance


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text[start:end]` and the records on it (ids); empty for plain text. Stretches join to the whole text.

    `actors`: those of the records whose actor is named by just this stretch.
    """

    start: int
    end: int
    text: str
    records: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The line of the article in which a quote stands: what is before the quote, the quote, what is after."""

    before: str
    quote: str
    after: str


def countries_of(record: Record, focus: str | None) -> tuple[str, ...]:
    """The places a record belongs to, the acting one first. Acts of the focus country's sides are its own."""
    if isinstance(record, Stance):
        return (record.actor,)
    if isinstance(record, Displacement):
        return _unique(record.origin, record.destination)
    if isinstance(record, Aid):
        return _unique(record.donor, record.recipient)
    if isinstance(record, Event):
        return _unique(*record.countries, focus if record.act else None)
    return ()


def records_of(case: Case, code: str) -> tuple[Record, ...]:
    """All records of a place: stances first, then movements, help and events, each in the order of the text."""
    return tuple(r for r in case.records.all() if code in countries_of(r, case.focus_country))


def stretches(text: str, article: str, records: Iterable[Record]) -> tuple[Stretch, ...]:
    """Cut `text` at every begin and end of the records' quotes in this article, and of the actors in them."""
    held = tuple(records)
    spans = [(e.start, e.end, r.id) for r in held for e in (r.evidence, *r.also) if e.article == article]
    named = [
        (*r.why.actor, r.id)
        for r in held
        if r.why.actor and r.evidence.article == article and _within(r.why.actor, r.evidence)
    ]
    cuts = sorted({0, len(text), *(edge for start, end, _ in (*spans, *named) for edge in (start, end))})
    found = []
    for start, end in pairwise(cuts):
        over = tuple(dict.fromkeys(i for s, e, i in spans if s <= start and end <= e))
        actors = tuple(dict.fromkeys(i for s, e, i in named if s <= start and end <= e))
        found.append(Stretch(start, end, text[start:end], over, actors))
    return tuple(found)


def paragraph(text: str, evidence: Evidence) -> Paragraph:
    """The quote with the rest of its line; a quote never runs over a line end, but if it does, both lines."""
    start = text.rfind("\n", 0, evidence.start) + 1
    end = text.find("\n", evidence.end)
    end = len(text) if end < 0 else end
    return Paragraph(text[start : evidence.start], evidence.quote, text[evidence.end : end])


def _within(span: Span, evidence: Evidence) -> bool:
    return evidence.start <= span[0] < span[1] <= evidence.end


def _unique(*codes: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c for c in codes if c is not None))


def by_id(records: Sequence[Record]) -> dict[str, Record]:
    return {r.id: r for r in records}
