"""Text made safe to show: what no file format can carry is shown as U+FFFD; everything else stays as it is."""

from __future__ import annotations

import re

_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LONE = re.compile("[\ud800-\udfff]")
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")


def shown(text: str) -> str:
    """The text without control characters and lone surrogates, which XML and HTML forbid: each becomes U+FFFD."""
    return _UNSHOWABLE.sub("\ufffd", text)


def line(text: str) -> str:
    """The text on one line, for titles and labels: as `shown`, and without marks that turn the reading direction."""
    return " ".join(_OVERRIDES.sub("", shown(text)).split())


def encodable(text: str) -> str:
    """The text with lone surrogates, which UTF-8 forbids, as U+FFFD; control characters stay."""
    return _LONE.sub("\ufffd", text)
