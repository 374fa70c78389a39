"""From article to records: one finder a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from data import aid, displacement, events, stances
from data.article import Article
from data.crisis import Crisis
from data.reading import Reading, read
from data.records import Record, Records, Unplaced

FINDERS: dict[str, Callable[[Reading], tuple[Sequence[Record], list[Unplaced]]]] = {
    "stances": stances.find,
    "displacement": displacement.find,
    "aid": aid.find,
    "events": events.find,
}


def extract(article: Article, crisis: Crisis) -> Records:
    """All records of one article, in the order of the text. Pure: the same text gives the same records."""
    *_, (_, _, records) = extract_in_steps(article, crisis)
    return records.sound()


def extract_in_steps(article: Article, crisis: Crisis) -> Iterator[tuple[float, str, Records]]:
    """The records so far after each finder, with the share of the work done and the kind found last; the last is all."""
    reading = read(article, crisis)
    found: dict[str, tuple[Any, ...]] = {}
    unplaced: list[Unplaced] = []
    for n, (kind, find) in enumerate(FINDERS.items(), 1):
        records, left_over = find(reading)
        found[kind] = tuple(sorted(records, key=lambda r: (r.evidence.start, r.evidence.end)))
        unplaced += left_over
        told = tuple(sorted(unplaced, key=lambda u: u.evidence.start))
        yield n / len(FINDERS), kind, Records(**found, unplaced=told)
