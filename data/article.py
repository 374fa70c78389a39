"""The article: text that is never altered, and the only maker of evidence."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from data.records import Evidence


_PLAIN = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
    "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\r": " ", "\x0b": " ", "\x0c": " ",
    "\u2011": "-",
} | dict.fromkeys(range(55296, 57344), "�"))  # fmt: skip


def plain(text: str) -> str:
    """The same text, character for character, with plain quotes, hyphens and spaces."""
    return text.translate(_PLAIN)


@dataclass(frozen=True)
class Article:
    """One article. `text` is kept exactly as it came; offsets are Python characters into it.

    `name` is how records refer to it (the file's stem); `published` anchors relative dates.
    """

    name: str
    text: str
    published: date
    title: str = ""
    publisher: str = ""

    def cite(self, start: int, end: int) -> Evidence:
        """The stretch `text[start:end]` as evidence. Raises ValueError outside the text or if empty."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such stretch in {self.name}: {start}..{end} of {len(self.text)}")
        return Evidence(self.name, start, end, self.text[start:end])

    @cached_property
    def sha256(self) -> str:
        """Fingerprint of the text as UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
