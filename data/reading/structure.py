"""The article as lines and sentences: headings, bullets and lists are kept, no sentence crosses a line end.

Readers see a copy of each sentence in which typographic quotes, hyphens and spaces are replaced one for one by plain
ones, so every offset into the copy is an offset into the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sentencex import get_sentence_boundaries

from data.article import plain

LineKind = Literal["text", "heading", "caption", "item", "title"]
LONGEST = 2_000
"""Longest stretch taken for one sentence, in characters: keeps memory and time bounded on one endless line."""
_UNIT = r"(?! ?(?:million|billion|trillion|thousand|[mb]n?\b|%|per ?cent))"
LEAD = re.compile(rf"(?:[•·▪*–—-]|\d{{1,2}}[.:]\d{{2}}{_UNIT}(?: ?[ap]\.?m\.?)?|\d{{1,2}}[.)](?=\s))[\s:]\s*(?=\S)")
"""The bullet, number or time that opens an item."""
_ITEM = re.compile(rf"[•\-–—*·▪]\s|\d{{1,2}}[.:]\d{{2}}\b{_UNIT}|\d{{1,2}}[.)]\s")
_CAPTION = re.compile(r"\[?(?:photo|picture|image|caption)\b", re.I)
_CREDIT = re.compile(r"\((?:[^()]{0,80}/)?(?:AFP|AP|Reuters|EPA|Getty|Xinhua)[^()]{0,60}\)\W*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the article, without its line end: absolute offsets and what sort of line it is."""

    number: int
    start: int
    end: int
    kind: LineKind


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence: `text` is the plain copy of `article[start:end]`, as long as the original."""

    start: int
    end: int
    text: str
    line: Line
    number: int


def lines(text: str) -> Iterator[Line]:
    """The article's non-empty lines in order, trimmed, with their kind."""
    number = 0
    for found in re.finditer(r"[^\n]+", text):
        raw = found.group()
        if not raw.strip():
            continue
        start = found.start() + len(raw) - len(raw.lstrip())
        yield Line(number, start, start + len(raw.strip()), _line_kind(raw.strip(), number))
        number += 1


def _line_kind(line: str, number: int) -> LineKind:
    if number == 0 and not line.endswith((".", "!", "?", "”", '"')):
        return "title"
    if _ITEM.match(line):
        return "item"
    if _CAPTION.match(line) or _CREDIT.search(line):
        return "caption"
    if len(line) <= 80 and not line.endswith((".", "!", "?", "”", '"', ";", ",")):
        return "heading"
    return "text"


def sentences(text: str) -> list[Sentence]:
    """The article's sentences in order. The bullet or the time that opens an item is no part of its sentence."""
    found: list[Sentence] = []
    for line in lines(text):
        lead = LEAD.match(text, line.start, line.end)
        begin = lead.end() if lead else line.start
        for a, b in _split(plain(text[begin : line.end])):
            found.append(Sentence(begin + a, begin + b, plain(text[begin + a : begin + b]), line, len(found)))
    return found


def _split(line: str) -> Iterator[tuple[int, int]]:
    """The sentences of one line, trimmed, each at most LONGEST characters."""
    for at in range(0, len(line), LONGEST * 8):
        block = line[at : at + LONGEST * 8]
        for bound in get_sentence_boundaries("en", block):
            begin, end = at + bound["start_index"], at + bound["end_index"]
            while end - begin > LONGEST:
                cut = line.rfind(" ", begin, begin + LONGEST) + 1 or begin + LONGEST
                yield from _trimmed(line, begin, cut)
                begin = cut
            yield from _trimmed(line, begin, end)


def _trimmed(line: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    piece = line[begin:end]
    if piece.strip():
        yield begin + len(piece) - len(piece.lstrip()), begin + len(piece.rstrip())
