"""The quotes of a case, each once: stretches that overlap become one passage, numbered where it is first told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data.case import Case
from data.records import Record


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article on which records rest: `text` is the article's own, from `start` to `end`."""

    article: str
    start: int
    end: int
    text: str


def passages_of(case: Case) -> dict[str, tuple[Passage, ...]]:
    """The passages of each record, by record id: its own quote first, then further ones."""
    spans = sorted({(e.article, e.start, e.end) for r in case.records.all() for e in (r.evidence, *r.also)})
    merged: list[tuple[str, int, int]] = []
    for article, start, end in spans:
        if merged and merged[-1][0] == article and start < merged[-1][2]:
            merged[-1] = (article, merged[-1][1], max(end, merged[-1][2]))
        else:
            merged.append((article, start, end))
    texts = {a.name: a.text for a in case.articles}
    found = [Passage(a, s, e, texts[a][s:e]) for a, s, e in merged]
    return {r.id: tuple(_around(found, r)) for r in case.records.all()}


def _around(found: list[Passage], record: Record) -> Iterable[Passage]:
    held = (
        next(p for p in found if p.article == e.article and p.start <= e.start and e.end <= p.end)
        for e in (record.evidence, *record.also)
    )
    return dict.fromkeys(held)


class Numbering:
    """Numbers for passages in the order in which they are first asked for, from 1."""

    def __init__(self) -> None:
        self._numbers: dict[Passage, int] = {}

    def __call__(self, passage: Passage) -> tuple[int, bool]:
        """The passage's number, and whether this is its first time."""
        first = passage not in self._numbers
        return self._numbers.setdefault(passage, len(self._numbers) + 1), first
