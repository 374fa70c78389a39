"""Groups called by a description ("the bloc"): only when one group named before fits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from data.reading.gazetteer import rows
from data.reading.structure import Sentence

Named = tuple[int, int, str]
"""Where a group is named in the article, in which sentence, and its id."""
_UN_BY_ITSELF = frozenset({"Secretary-General", "Secretary General", "refugee agency"})
"""Without another organisation in the text these are the United Nations'."""
_OTHER_UNION = re.compile(r"\b(?!The )[A-Z]\w+ Union\b")


@lru_cache(maxsize=1)
def _phrases() -> tuple[re.Pattern[str], dict[str, frozenset[str]], dict[str, str]]:
    """The pattern of all descriptions; what each may mean; the name that must have come before it, if any."""
    table = rows("descriptions.csv")
    longest_first = sorted((row["text"] for row in table), key=len, reverse=True)
    words = "|".join(f"[Tt]{re.escape(phrase[1:])}" for phrase in longest_first)
    codes = {row["text"]: frozenset(row["codes"].split("|")) for row in table}
    after = {row["text"]: row["after"] for row in table if row["after"]}
    return re.compile(rf"\b(?:{words})\b(?![- ][A-Z]| of )"), codes, after


def describe(
    sentences: list[Sentence], taken: set[int], named: Iterable[Named]
) -> Iterator[tuple[Sentence, int, int, str]]:
    """Sentence, start, end (in the article) and group of each description.

    `taken` holds the offsets of the article that are already read as names.
    """
    pattern, codes, after = _phrases()
    groups = sorted(named)
    last: dict[str, str] = {}
    union = any(_OTHER_UNION.search(s.text) for s in sentences)
    for sentence in sentences:
        for match in pattern.finditer(sentence.text):
            start = sentence.start + match.start()
            phrase = "t" + match.group()[1:]
            if start + 4 in taken or (phrase in after and last.get(_noun(after[phrase])) != after[phrase]):
                continue
            code = _which(phrase, codes[phrase], start, sentence.number, groups, union)
            if code:
                yield sentence, start, sentence.start + match.end(), code
        for body in re.finditer(r"\b([A-Z]\w{2,20}) (Council|Assembly)\b", sentence.text):
            if body.group(1) != "The":
                last[body.group(2)] = body.group()


def _noun(name: str) -> str:
    return name.rsplit(" ", 1)[-1]


def _which(
    phrase: str, fits: frozenset[str], start: int, sentence: int, groups: list[Named], union: bool
) -> str | None:
    """The one group that fits: in the same sentence, or else named before, or else the one that needs no naming."""
    same = {code for _, n, code in groups if n == sentence and code in fits}
    before = [(n, code) for at, n, code in groups if at < start and code in fits]
    near = {code for n, code in before if n == sentence - 1}
    for codes in (same, {code for _, code in before}, near):
        if len(codes) == 1:
            return next(iter(codes))
    if before:
        return None
    if phrase[4:] in _UN_BY_ITSELF:
        return "UN"
    return "EU" if phrase == "the Union" and not union else None
