"""Sentences as finders of figures read them: a figure that stands alone belongs to the sentence after it.

"3,000. That many have left." is read as one sentence, so that the figure finds its verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from data.language import Sentence
from data.mentions import Mention
from data.numbers import quantities
from data.reading import Reading

_LONE = re.compile(r"(?:[^.:]{0,30}[.:]\s)?\W*(?:[A-Z]{1,3})?[$€£¥]?\s?$")
_UNIT = re.compile(
    r"\s?(?:[a-z]+\s?)?(?:dollars|euros|pounds|people|refugees|kroner|yen|yuan|francs|roubles|rubles)?[.:]?\W*$", re.I
)


def passages(reading: Reading) -> Iterator[tuple[Sentence, list[Mention]]]:
    """Each sentence with its mentions, lone figures joined to the sentence that explains them."""
    waiting: Sentence | None = None
    for sentence in reading.sentences:
        mentions = list(reading.by_sentence.get(sentence.number, []))
        follows = waiting is not None and waiting.line == sentence.line and waiting.span.doc is sentence.span.doc
        if waiting is not None and follows and not _lone(sentence.text):
            joined = sentence.span.doc[waiting.span.start : sentence.span.end]
            mentions = [*reading.by_sentence.get(waiting.number, []), *mentions]
            yield replace(sentence, span=joined), mentions
            waiting = None
            continue
        if waiting is not None:
            yield waiting, list(reading.by_sentence.get(waiting.number, []))
            waiting = None
        if _lone(sentence.text):
            waiting = sentence
        else:
            yield sentence, mentions
    if waiting is not None:
        yield waiting, list(reading.by_sentence.get(waiting.number, []))


def _lone(text: str) -> bool:
    """Whether a sentence is one figure and nothing else."""
    if len(text) > 48:
        return False
    found = quantities(text)
    if not found:
        return False
    return bool(_LONE.fullmatch(text[: found[-1].start]) and _UNIT.fullmatch(text[found[-1].end :]))
