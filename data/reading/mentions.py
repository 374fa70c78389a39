"""Where the text names a country or a listed group, and in which form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from data.reading.descriptions import describe
from data.reading.gazetteer import places
from data.reading.homographs import Context, Found
from data.reading.structure import Sentence
from data.reading.persons import find_persons
from data.records import GROUPS
from data.reading.senses import judge

_DATELINE = re.compile(r"[A-Z][A-Z'./ -]{2,40}(?:,[^-–—]{0,60}|\([^()]{1,30}\)[^-–—]{0,30})? ?[-–—]{1,2} ")
Form = Literal["name", "demonym", "capital", "seat", "leader", "group", "description"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of a state or a listed group; offsets into the article.

    `codes` holds one code, or several when the name is ambiguous here and context did not decide.
    Capitals and seats are places unless the sentence makes them act: that is for the reader of the mention.
    """

    start: int
    end: int
    text: str
    codes: tuple[str, ...]
    form: Form
    sentence: int

    @property
    def code(self) -> str | None:
        """The one code, or None when ambiguous."""
        return self.codes[0] if len(self.codes) == 1 else None


def find_mentions(sentences: list[Sentence], published: date) -> list[Mention]:
    """All mentions in the order of the text, longest first where they overlap, none overlapping."""
    scanned = _scan(sentences)
    persons = _apart(find_persons(sentences, published), scanned)
    found = _apart(scanned, persons)
    context = _context(sentences, [*found, *persons])
    mentions = [_mention(f, codes) for f in found if not _in_dateline(f) and (codes := judge(f, context))]
    mentions += [_mention(p, p.entry.codes) for p in persons if p.entry.form == "leader"]
    mentions += _descriptions(sentences, [*found, *persons], mentions)
    return sorted(mentions, key=lambda m: m.start)


def _scan(sentences: Iterable[Sentence]) -> list[Found]:
    table = places()
    return [Found(a, b, entry, s) for s in sentences for a, b, entry in table.scan(s.text)]


def _apart(these: list[Found], others: list[Found]) -> list[Found]:
    """Those that no longer name among the others overlaps; of two as long as each other the second list wins."""
    longest: dict[tuple[int, int], int] = {}
    for other in others:
        for at in range(other.start, other.end):
            longest[other.sentence.number, at] = other.end - other.start
    return [
        f
        for f in these
        if all(longest.get((f.sentence.number, at), 0) < f.end - f.start for at in range(f.start, f.end))
    ]


def _in_dateline(found: Found) -> bool:
    """A dateline says where the reporter is, not who acts."""
    dateline = _DATELINE.match(found.sentence.text) if found.sentence.start == found.sentence.line.start else None
    return dateline is not None and found.start < dateline.end()


def _context(sentences: Iterable[Sentence], found: Iterable[Found]) -> Context:
    """What the whole text says: its words, and the states it names without doubt."""
    said = frozenset(w for s in sentences for w in re.findall(r"\w+", s.text))
    named: dict[str, set[str]] = {}
    for one in found:
        if len(one.entry.codes) == 1:
            named.setdefault(one.entry.codes[0], set()).add(one.entry.text)
    return Context(said, named)


def _mention(found: Found, codes: tuple[str, ...]) -> Mention:
    sentence = found.sentence
    return Mention(
        sentence.start + found.start,
        sentence.start + found.end,
        sentence.text[found.start : found.end],
        codes,
        cast(Form, found.entry.form),
        sentence.number,
    )


def _descriptions(sentences: list[Sentence], found: Iterable[Found], mentions: list[Mention]) -> list[Mention]:
    """Groups that are called by a description only."""
    groups = [(m.start, m.sentence, m.codes[0]) for m in mentions if m.codes[0] in GROUPS]
    taken = {f.sentence.start + at for f in found for at in range(f.start, f.end)}
    return [
        Mention(start, end, s.text[start - s.start : end - s.start], (code,), "description", s.number)
        for s, start, end, code in describe(sentences, taken, groups)
    ]
