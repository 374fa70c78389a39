"""A file somebody brings, as the text that the case stores: plain text, Markdown, web page, PDF, Word document.

What a file is, its bytes say; its name only decides between the kinds of text. Hostile files can hang a parser or
eat memory, so callers run `take_in` in `data.worker`. Faults are NoText, one sentence each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from data.decode import NoText, decode
from data.intake_formats import docx_text, html_text, markdown_text, pdf_text

MOST_BYTES = 10_000_000
MOST_CHARACTERS = 400_000
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\0\0\0\x0cjP")
_HTML = re.compile(rb"\s*(?:<!--.{0,400}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.I | re.S)
KINDS = ("txt", "md", "html", "pdf", "docx")


@dataclass(frozen=True, slots=True)
class Taken:
    """The article's text and what the file itself says of it; empty where it says nothing. `note`: what was done."""

    text: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    note: str = ""


def take_in(raw: bytes, name: str) -> Taken:
    """The article in a file. Raises NoText."""
    if not raw.strip():
        raise NoText("the file is empty; there is nothing to read")
    if len(raw) > MOST_BYTES:
        raise NoText(f"the file is larger than {MOST_BYTES // 1_000_000} MB; give the article alone")
    kind = kind_of(raw, name)
    if kind == "pdf":
        taken = Taken(**pdf_text(raw))
    elif kind == "docx":
        taken = Taken(**docx_text(raw))
    else:
        text, encoding = decode(raw)
        note = "" if encoding == "utf-8" else f"read as {encoding}"
        if kind == "html":
            taken = Taken(**html_text(text), note=note)
        else:
            taken = Taken(markdown_text(text) if kind == "md" else text, note=note)
    return Taken(checked(taken.text), taken.title, taken.publisher, taken.published, taken.note)


def checked(text: str) -> str:
    """The text, if it is one that can be read. Raises NoText."""
    check_length(text)
    if sum(c.isalpha() for c in text[:100_000]) < 20:
        raise NoText("there is no text to read; give at least a sentence")
    return text


def check_length(text: str) -> None:
    """Raises NoText for a text that is too long."""
    if len(text) > MOST_CHARACTERS:
        raise NoText(f"the text has more than {MOST_CHARACTERS:,} characters; split it into articles")


def kind_of(raw: bytes, name: str) -> str:
    """One of KINDS, by content. Raises NoText for what is no article."""
    head = raw[:1024].lstrip()
    if head.startswith(b"%PDF-"):
        return "pdf"
    if raw.startswith(b"PK"):
        if b"word/" in raw:
            return "docx"
        raise NoText("the file is a zip archive, not a Word document; give .docx, .pdf, .html or .txt")
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise NoText("the file is in Word's old format .doc; save it as .docx, or paste the text")
    if head.startswith(b"{\\rtf"):
        raise NoText("the file is RTF; save it as .docx or .txt, or paste the text")
    if raw.startswith(_PICTURES) or raw[8:12] == b"WEBP" or raw[4:8] == b"ftyp":
        raise NoText("the file is a picture, whatever its name says; paste the text, or run text recognition first")
    suffix = PurePath(name).suffix.lower()
    if _HTML.match(raw.removeprefix(b"\xef\xbb\xbf")) or suffix in (".html", ".htm"):
        return "html"
    return "md" if suffix in (".md", ".markdown") else "txt"
