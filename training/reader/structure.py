"""The article as lines and sentences: headings, bullets and lists are kept, no sentence crosses a line end.

Readers see a copy of each sentence in which typographic quotes, hyphens and spaces are replaced one for one by plain
ones, so every offset into the copy is an offset into the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sentencex import get_sentence_boundaries

from data.language import LEAD, Line, lines, plain

LONGEST = 2_000
"""Longest stretch taken for one sentence, in characters: keeps memory and time bounded on one endless line."""


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence: `text` is the plain copy of `article[start:end]`, as long as the original."""

    start: int
    end: int
    text: str
    line: Line
    number: int


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
