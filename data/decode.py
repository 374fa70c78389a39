"""Bytes as text: byte order mark, strict UTF-8, UTF-16 without a mark, what the file declares, Windows-1252."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.I)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.005
"""A larger share of control characters than this is no text."""


class NoText(ValueError):
    """The bytes are not text, or there is none in them. The message is one sentence that says what to do."""


def decode(raw: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; line ends are `\\n`, stray control characters are gone.

    Every quote's offsets refer to the text as it comes out of here. Right-to-left marks and no-break spaces
    belong to the text and stay. Raises NoText.
    """
    text, name = _decoded(raw)
    controls = len(_CONTROLS.findall(text))
    if controls > max(2, _MOST_CONTROLS * len(text)):
        raise NoText("the file is binary, not text; give the article as text, web page, PDF or Word document")
    return _CONTROLS.sub("", text).replace("\r\n", "\n").replace("\r", "\n"), name


def _decoded(raw: bytes) -> tuple[str, str]:
    for mark, name in _MARKS:
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(name), name
            except UnicodeDecodeError:
                raise NoText(f"the file says that it is {name.upper()} and is not; save it as UTF-8") from None
    for name in filter(None, ("utf-8", _wide(raw), _declared(raw))):
        try:
            text = raw.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        if name != "utf-8" or not _wide(raw):
            return text, name
    return raw.decode("cp1252", "replace"), "cp1252"


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of a Western text is zero."""
    head = raw[:4000]
    half = len(head) // 2
    if half < 4:
        return None
    if head[1::2].count(0) > 0.7 * half and head[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) > 0.7 * half and head[1::2].count(0) < 0.1 * half else None


def _declared(raw: bytes) -> str | None:
    found = _DECLARED.search(raw[:2048])
    return found[1].decode("ascii") if found else None
