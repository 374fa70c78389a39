"""A file somebody brings, as the text that the case stores: plain text, Markdown, web page, e-mail, PDF, Word, OpenDocument, RTF.

What a file is, its bytes say; its name only decides between the kinds of text. Hostile files can hang a parser or
eat memory, so callers run `take_in` in `data.worker`. Faults are NoText, one sentence each. This page is the one way in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath

from data.intake.decode import NoText, decode, mend

__all__ = [
    "KINDS",
    "MOST_BYTES",
    "MOST_CHARACTERS",
    "NoText",
    "Taken",
    "check_length",
    "checked",
    "decode",
    "kind_of",
    "take_in",
    "take_text",
]

MOST_BYTES = 10_000_000
MOST_CHARACTERS = 400_000
_FEWEST = 0.2
"""The share of letters, of all that is no space, below which something is no text but signs."""
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\0\0\0\x0cjP")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,400}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.I | re.S
)
_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}: ?[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}", re.S)
_MAIL_SAYS = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Return-Path):", re.I | re.M)
_READERS = {
    "pdf": "pdf.pdf_text",
    "docx": "word.word_text",
    "odt": "open_document.odt_text",
    "rtf": "rich.rtf_text",
    "eml": "mail.mail_text",
}
"""What reads bytes, loaded when it is needed: by a worker process."""
KINDS = ("txt", "md", "html", "pdf", "docx", "odt", "rtf", "eml")


@dataclass(frozen=True, slots=True)
class Taken:
    """The article's text and what the file itself says of it; empty where it says nothing. `note`: what was guessed, mended
    or left out, for a person to know."""

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
    if kind in _READERS:
        said = dict(_reader(_READERS[kind])(raw))
    else:
        text, note = decode(raw)
        said = {"text": text}
        if kind == "html":
            from data.intake.web import html_text

            said = html_text(text)
        elif kind == "md":
            from data.intake.markdown import markdown_text

            said = {"text": markdown_text(text)}
        said["note"] = "; ".join(filter(None, (note, said.get("note", ""))))
    return Taken(**{**said, "text": checked(said["text"])})


def take_text(text: str) -> Taken:
    """A pasted text. Raises NoText."""
    kept, note = mend(text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""))
    return Taken(checked(kept), note=note)


def checked(text: str) -> str:
    """The text, if it is one that can be read. Raises NoText."""
    check_length(text)
    letters = sum(c.isalpha() for c in text)
    if letters < 20:
        raise NoText("there is no text to read; give at least a sentence")
    if letters < _FEWEST * len("".join(text.split())):
        raise NoText("there are more signs than words in it; give the article as running text")
    return text


def check_length(text: str) -> None:
    """Raises NoText for a text that is too long."""
    if len(text) > MOST_CHARACTERS:
        raise NoText(f"the text has more than {MOST_CHARACTERS:,} characters; split it into articles")


def kind_of(raw: bytes, name: str) -> str:
    """One of KINDS, by content. Raises NoText for what is no article."""
    head = raw[:1024].lstrip()
    suffix = PurePath(name).suffix.lower()
    if head.startswith(b"%PDF-"):
        return "pdf"
    if raw.startswith(b"PK"):
        if b"opendocument.text" in raw[:200]:
            return "odt"
        if b"word/" in raw:
            return "docx"
        raise NoText("the file is a zip archive, not a Word document; give .docx, .odt, .pdf, .html or .txt")
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise NoText("the file is in Word's old format .doc; save it as .docx, or paste the text")
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if raw.startswith(_PICTURES) or raw[8:12] == b"WEBP" or raw[4:8] == b"ftyp":
        raise NoText("the file is a picture, whatever its name says; paste the text, or run text recognition first")
    mail = _MAIL.match(raw[:20_000])
    if mail and (suffix in (".eml", ".mht", ".mhtml") or _MAIL_SAYS.search(mail.group())):
        return "eml"
    if _HTML.match(raw.removeprefix(b"\xef\xbb\xbf")) or suffix in (".html", ".htm", ".xhtml"):
        return "html"
    return "md" if suffix in (".md", ".markdown") else "txt"


def _reader(name: str) -> Callable[[bytes], Mapping[str, str]]:
    module, _, function = name.partition(".")
    read: Callable[[bytes], Mapping[str, str]] = getattr(import_module(f"data.intake.{module}"), function)
    return read
