"""The article: text that is never altered, and the only maker of evidence."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from data.records import Evidence


@dataclass(frozen=True)
class Article:
    """One article. `text` is kept exactly as it came; offsets are Python characters into it.

    `name` is how records refer to it (the file's stem); `published` anchors relative dates. `note`: what had to be guessed,
    mended or left out when it was taken in, for whoever reads it.
    """

    name: str
    text: str
    published: date
    title: str = ""
    publisher: str = ""
    note: str = ""

    def cite(self, start: int, end: int) -> Evidence:
        """The stretch `text[start:end]` as evidence. Raises ValueError outside the text or if empty."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such stretch in {self.name}: {start}..{end} of {len(self.text)}")
        return Evidence(self.name, start, end, self.text[start:end])

    @cached_property
    def sha256(self) -> str:
        """Fingerprint of the text as UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
