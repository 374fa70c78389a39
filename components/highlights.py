"""The article cut into stretches, each with the records that rest on it. The text itself is passed on untouched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.case import Case
from data.records import Aid, Displacement, Event, Evidence, Record, Span, Stance

_REACH = 5000


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
    layers = zip(pairwise(cuts), _over(spans, cuts), _over(named, cuts), strict=True)
    return tuple(Stretch(start, end, text[start:end], over, actors) for (start, end), over, actors in layers)


def _over(spans: Sequence[tuple[int, int, str]], cuts: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """The ids of the spans that cover each stretch from cut to cut, in the order of `spans`."""
    begin, end = defaultdict(list), defaultdict(list)
    for n, span in enumerate(spans):
        begin[span[0]].append(n)
        end[span[1]].append(n)
    active: set[int] = set()
    for cut in cuts[:-1]:
        active.difference_update(end[cut])
        active.update(begin[cut])
        yield tuple(dict.fromkeys(spans[n][2] for n in sorted(active)))


def paragraph(text: str, evidence: Evidence) -> Paragraph:
    """The quote with the rest of its line; a quote never runs over a line end, but if it does, both lines.

    Of a line without end, as some PDFs have, the _REACH characters before and after.
    """
    first, last = max(0, evidence.start - _REACH), min(len(text), evidence.end + _REACH)
    start = text.rfind("\n", first, evidence.start) + 1 or first
    end = text.find("\n", evidence.end, last)
    end = last if end < 0 else end
    return Paragraph(text[start : evidence.start], evidence.quote, text[evidence.end : end])


def _within(span: Span, evidence: Evidence) -> bool:
    return evidence.start <= span[0] < span[1] <= evidence.end


def _unique(*codes: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c for c in codes if c is not None))
