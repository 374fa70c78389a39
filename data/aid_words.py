"""One gift in its words, a reading of it, and the status that a verb and its helpers give."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.gifts import Gift
from data.language import Sentence
from data.phrases import Hit, hits
from data.places import Place
from data.records import AidStatus

LEXICON = "aid"
_MODALS = frozenset({"future", "offer", "agreed", "promised", "unreal", "denied"})
_SHIFT: dict[str, AidStatus] = {
    "future": "pledged", "promised": "pledged", "offer": "offered", "agreed": "committed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """One gift in its stretch of a sentence, with the names there and what the passage speaks of."""

    sentence: Sentence
    gift: Gift
    stretch: tuple[int, int]
    places: list[Place]
    about_aid: bool
    text: str

    @property
    def left(self) -> str:
        return self.text[self.stretch[0] : self.gift.start]

    @property
    def right(self) -> str:
        return self.text[self.gift.end : self.stretch[1]]


@dataclass(frozen=True, slots=True)
class Frame:
    """A reading of a gift. `cue` is a span in the sentence; `passive`: the gift comes before its verb."""

    rule: str
    role: str
    status: AidStatus
    cue: tuple[int, int]
    passive: bool = False


def status_by(left: str, hit: Hit, context: Context, passive: bool = False) -> AidStatus | None:
    """The status by the verb and the words before it; None: denied or unreal."""
    base = hit.cue.label
    before = left[max(0, hit.start - 44) : hit.start]
    modal = None
    for found in hits(LEXICON, _MODALS, before):
        limit = 26 if found.cue.role in ("unreal", "offer", "agreed", "promised") else 14
        if len(before) - found.end <= limit and (modal is None or found.end > modal.end):
            modal = found
    between = left[hit.end :]
    if not passive and re.search(r"\b(?:no|nothing|none|not)\b", between):
        return None
    said: AidStatus
    if modal is None:
        said = _plain_status(base, left, hit)
    elif modal.cue.role == "denied":
        return None
    elif modal.cue.role == "unreal":
        return None if hit.cue.role not in ("request", "request-noun", "receive") else _plain_status(base, left, hit)
    elif hit.cue.role in ("give", "weak", "receive"):
        said = _SHIFT[modal.cue.role]
    else:
        said = _plain_status(base, left, hit)
    return said


def _plain_status(base: str, left: str, hit: Hit) -> AidStatus:
    going_on = re.search(r"\b(?:is|are|'s|'re)\s(?:now\s|also\s|already\s)?$", left[: hit.start])
    if base == "delivered" and going_on and left[hit.start : hit.end].split()[0].endswith("ing"):
        return "pledged"
    if (
        base == "delivered"
        and hit.cue.role == "give"
        and re.search(r"\b(?:and|or|also)\s(?:also\s)?to\s$", left[: hit.start])
    ):
        return "pledged"
    if base in ("pledged", "committed", "delivered", "requested", "refused", "offered"):
        return base  # type: ignore[return-value]
    return "unspecified"


def span_of(context: Context, hit: Hit, after: bool) -> tuple[int, int]:
    start = (context.gift.end if after else context.stretch[0]) + hit.start
    return start, start + hit.end - hit.start
