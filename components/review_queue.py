"""The order in which a review goes through the records, and the sentence of each with its parts marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from components.choice import Layer
from components.highlights import paragraph
from components.review_fields import FIELDS
from data.article import Article
from data.corrections import SUGGESTED, Held, State
from data.records import KINDS, Record

LAYER_OF: Mapping[str, Layer] = {"stances": "stances", "displacement": "emigration", "aid": "aid"}
MARKS: Mapping[str, str] = {"": "to check", "accepted": "accepted", "corrected": "corrected", "added": "added"}
ASKED = "suggested: not on the map until you accept it"


@dataclass(frozen=True, slots=True)
class Item:
    """One record in the queue. `listed` is the list it stands in: its kind, or `suggested`."""

    kind: str
    held: Held
    record: Record
    listed: str = ""

    @property
    def suggested(self) -> bool:
        return self.listed == SUGGESTED

    @property
    def mark(self) -> str:
        """What a person has done with it, in words."""
        return ASKED if self.suggested else MARKS[self.held.mark]


def queue(state: State) -> tuple[Item, ...]:
    """All placed records: stances first, then movements, help, events, each in the order of the text; then what the
    reader suggests."""
    placed = (Item(kind, h, KINDS[kind].from_json(h.row), kind) for kind in FIELDS for h in state[kind])
    asked = (
        Item(kind, h, KINDS[kind].from_json({k: v for k, v in h.row.items() if k != "of"}), SUGGESTED)
        for kind in FIELDS
        for h in state[SUGGESTED]
        if h.row["of"] == kind
    )
    return (*placed, *asked)


def at(items: tuple[Item, ...], id_: str) -> int:
    """The place of a record in the queue; without it, of the first that is to check, else 0."""
    for n, item in enumerate(items):
        if item.held.id == id_:
            return n
    return next((n for n, item in enumerate(items) if not item.held.mark), 0)


def after(items: tuple[Item, ...], place: int) -> str:
    """The next record to check after a place, around the end if need be; else just the next one; "" at the end."""
    rest = [*items[place + 1 :], *items[:place]]
    for item in rest:
        if not item.held.mark:
            return item.held.id
    return items[place + 1].held.id if place + 1 < len(items) else ""


def parts(record: Record, article: Article) -> list[tuple[str, tuple[str, ...]]]:
    """The paragraph of a record's quote in pieces, each with what it is: quote, actor, cue, object."""
    around = paragraph(article.text, record.evidence)
    begin = record.evidence.start - len(around.before)
    end = record.evidence.end + len(around.after)
    spans = {
        "quote": (record.evidence.start, record.evidence.end),
        "actor": record.why.actor,
        "cue": record.why.cue,
        "object": record.why.object,
    }
    held = {name: (max(s[0], begin), min(s[1], end)) for name, s in spans.items() if s and s[0] < end and s[1] > begin}
    cuts = sorted({begin, end, *(edge for span in held.values() for edge in span)})
    return [
        (article.text[a:b], tuple(name for name, (low, high) in held.items() if low <= a and b <= high))
        for a, b in pairwise(cuts)
    ]
