"""Rich text (.rtf) as plain text, its table rows as sentences."""

from __future__ import annotations

import re

from data.intake.decode import NoText
from data.intake.rows import joined, sentence

_TITLE = re.compile(r"\{\\title ([^{}\\]{1,300})\}")
_HIDDEN = re.compile(r"\{[^{}]*\\(?:v|deleted)(?![a-z0-9-])[^{}]*\}")


def rtf_text(raw: bytes) -> dict[str, str]:
    """Text, title and note. Raises NoText."""
    from striprtf.striprtf import rtf_to_text

    said = raw.decode("latin-1")
    title = _TITLE.search(said)
    shown, hidden = _HIDDEN.subn("", said)
    try:
        words: str = rtf_to_text(shown, errors="replace")  # type: ignore[no-untyped-call]
    except (Exception, RecursionError) as fault:
        raise NoText(
            f"the RTF file cannot be read ({type(fault).__name__}); save it as .docx or paste the text"
        ) from None
    lines = [_line(line) for line in words.split("\n")]
    note = "left out of the RTF file: hidden or deleted words" if hidden else ""
    return {
        "text": joined(" ".join(line.split()) for line in lines),
        "title": title[1].strip() if title else "",
        "note": note,
    }


def _line(line: str) -> str:
    return sentence(line.split("|")) if line.count("|") and line.rstrip().endswith("|") else line
