"""What the finder of displacement passes on: a count in its words, its cue, and what was found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from data.language import Sentence
from data.people import Count
from data.places import Place
from data.records import DisplacementKind
from data.segments import Stretch

LEXICON = "displacement"
AFTER = frozenset({"moved", "uprooted", "stays", "camped", "asylum", "lives"})
BEFORE = frozenset({"host", "driven", "counted", "has"})
NOT = frozenset({"not-back", "not-dead", "not-held", "not-crowd", "not-need", "not-troops", "not-rate"})
ASIDE = re.compile(
    r",\s(?:many|most|some|half|a third|a quarter|the majority"
    r"|\w+ (?:out of|in) (?:every )?\w+|\d+|a few|several|all|almost all|nearly all) of (?:them|whom)\b[^,;.]{0,60}"
)


@dataclass(frozen=True, slots=True)
class Stretched:
    """A count in its own stretch of a sentence, with the countries named there."""

    sentence: Sentence
    count: Count
    stretch: Stretch
    places: list[Place]
    text: str
    passage: bool = False
    """Whether the sentences around speak of people who moved."""
    topic: bool = False
    """Whether any sentence of the article does."""

    @property
    def left(self) -> str:
        return self.text[self.stretch[0] : self.count.quantity.start]

    @property
    def noun(self) -> str:
        return self.text[self.count.quantity.end : self.count.head.end]

    @property
    def right(self) -> str:
        return self.text[self.count.head.end : self.stretch[1]]


@dataclass(frozen=True, slots=True)
class Found:
    """One number of people who moved, before it becomes a record."""

    at: Stretched
    rule: str
    cue: Stretch
    origin: str | None
    destination: str | None
    kind: DisplacementKind
    measure: Literal["stock", "flow", "unspecified"]
    projected: bool = False


@dataclass(frozen=True, slots=True)
class Cued:
    """Why a count is displacement: the rule, the cue's span in the sentence, and its role.

    `origin` and `destination`: as a cue outside the count's own stretch tells them.
    """

    rule: str
    role: str
    cue: Stretch
    origin: str | None = None
    destination: str | None = None
