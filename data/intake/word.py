"""A Word document as it reads when all changes are accepted: insertions in, deletions out, hidden words out, and text boxes,
content controls, footnotes and tables where they stand. What was left out is said."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from data.intake.decode import NoText
from data.intake.rows import blocks_of, joined

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC = "{http://purl.org/dc/elements/1.1/}"
MOST_UNPACKED = 60_000_000
MOST_XML = 25_000_000
"""Bytes of the document's own text with its marks: 60 times the longest article."""
_MOST_BLOCKS = 60_000
_OFF = frozenset({"0", "false", "off"})
_GONE = frozenset(
    {"del", "moveFrom", "delText", "instrText", "rt", "moveFromRangeStart", "sdtPr", "pPr", "rPr", "tblPr"}
)
_WORDS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}


def word_text(raw: bytes) -> dict[str, str]:
    """Text, title and note of a Word document. Raises NoText."""
    parts = unpacked(
        raw, "the Word document", ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "docProps/core.xml")
    )
    if "word/document.xml" not in parts:
        raise NoText("the Word document holds no text part; save it anew or paste the text")
    reader = _Reader(_notes(parts.get("word/footnotes.xml")), _notes(parts.get("word/endnotes.xml")))
    blocks = reader.blocks(parsed(parts["word/document.xml"], "the Word document"))
    blocks += [words for words in reader.endnotes.values() if words]
    left = f"left out of the Word document: {', '.join(sorted(reader.left))}" if reader.left else ""
    return {"text": joined(blocks), "title": _title(parts.get("docProps/core.xml")), "note": left}


def unpacked(raw: bytes, what: str, names: tuple[str, ...]) -> dict[str, bytes]:
    """These parts of a zip, as far as it has them. Raises NoText."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as held:
            if sum(part.file_size for part in held.infolist()) > MOST_UNPACKED:
                raise NoText(f"{what} unpacks to more than 60 MB; it was not opened")
            there = {part.filename: part.file_size for part in held.infolist()}
            if any(there.get(name, 0) > MOST_XML for name in names):
                raise NoText(f"{what} is larger than an article can be; give the article alone")
            return {name: held.read(name) for name in names if name in there}
    except NoText:
        raise
    except Exception as fault:  # a damaged zip raises nearly anything
        raise NoText(f"{what} cannot be read ({type(fault).__name__}); save it anew or paste the text") from None


def parsed(data: bytes, what: str) -> Any:
    """The root of an XML part; no entity of it is ever resolved. Raises NoText."""
    from lxml import etree

    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
    except etree.XMLSyntaxError as fault:
        raise NoText(f"{what} cannot be read ({type(fault).__name__}); save it anew or paste the text") from None


class _Reader:
    def __init__(self, footnotes: Mapping[str, Any], endnotes: Mapping[str, Any]) -> None:
        self._footnotes = footnotes
        self._raw_endnotes = endnotes
        self.endnotes: dict[str, str] = {}
        self.left: set[str] = set()
        self._after: list[str] = []  # text boxes and footnotes of the paragraph at hand
        self._open = ""  # a paragraph whose end was deleted goes on in the next
        self._count = 0

    def blocks(self, element: Any) -> list[str]:
        """The paragraphs and table rows below an element, in reading order."""
        found: list[str] = []
        for child in element:
            name = _name(child)
            if name == "p":
                found += self._paragraph(child)
            elif name == "tbl":
                found += blocks_of(self._rows(child))
            elif name in ("del", "moveFrom"):
                self.left.add("deleted words")
            elif name == "AlternateContent":
                found += self.blocks(_chosen(child))
            elif name == "altChunk":
                self.left.add("an embedded document")
            elif name not in _GONE and isinstance(child.tag, str):
                found += self.blocks(child)
        self._count += len(found)
        if self._count > _MOST_BLOCKS:
            raise NoText("the Word document has more paragraphs than an article can have; give the article alone")
        return found

    def _paragraph(self, paragraph: Any) -> list[str]:
        outer, self._after = self._after, []
        words = self._open + "".join(self._words(paragraph))
        self._open = ""
        properties = paragraph.find(f"{_W}pPr/{_W}rPr")
        if properties is not None and properties.find(f"{_W}del") is not None:
            self._open = words
            words = ""
        found = [" ".join(line.split()) for line in words.split("\n")] + self._after
        self._after = outer
        return [block for block in found if block]

    def _words(self, element: Any) -> Iterator[str]:
        for child in element:
            name = _name(child)
            if name == "t":
                yield child.text or ""
            elif name in _WORDS:
                yield _WORDS[name]
            elif name == "r" and _is_hidden(child):
                if any((t.text or "").strip() for t in child.iter(f"{_W}t")):
                    self.left.add("hidden words")
            elif name in ("footnoteReference", "endnoteReference"):
                self._note(name, child.get(f"{_W}id", ""))
            elif name == "txbxContent":
                self._after += self.blocks(child)
            elif name == "AlternateContent":
                yield from self._words(_chosen(child))
            elif name in ("del", "moveFrom"):
                self.left.add("deleted words")
            elif name == "commentReference":
                self.left.add("comments")
            elif name not in _GONE and isinstance(child.tag, str):
                yield from self._words(child)

    def _note(self, name: str, id_: str) -> None:
        if name == "footnoteReference" and id_ in self._footnotes:
            self._after += self.blocks(self._footnotes[id_])
        elif name == "endnoteReference" and id_ in self._raw_endnotes and id_ not in self.endnotes:
            self.endnotes[id_] = "\n\n".join(self.blocks(self._raw_endnotes[id_]))

    def _rows(self, table: Any) -> Iterator[list[list[str]]]:
        """Each row's cells; a cell that is merged is there once, however wide it is."""
        for row in _below(table, "tr"):
            if row.find(f"{_W}trPr/{_W}del") is not None:
                self.left.add("deleted words")
                continue
            yield [self.blocks(cell) for cell in _below(row, "tc")]


def _below(element: Any, name: str) -> Iterator[Any]:
    """Children of a name, also inside content controls, insertions and the like, but not inside another of them."""
    for child in element:
        if _name(child) == name:
            yield child
        elif _name(child) in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            yield from _below(child, name)


def _chosen(alternate: Any) -> Any:
    """Of contents that say the same for newer and older programs, the first."""
    choice = alternate.find(f"{_MC}Choice")
    return choice if choice is not None else alternate


def _is_hidden(run: Any) -> bool:
    hidden = run.find(f"{_W}rPr/{_W}vanish")
    return hidden is not None and hidden.get(f"{_W}val", "1") not in _OFF


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _notes(part: bytes | None) -> dict[str, Any]:
    """Notes by their id; those that only draw a line between text and notes have a type."""
    if part is None:
        return {}
    notes = (note for note in parsed(part, "the Word document") if note.get(f"{_W}type") is None)
    return {note.get(f"{_W}id", ""): note for note in notes}


def _title(core: bytes | None) -> str:
    if core is None:
        return ""
    found = parsed(core, "the Word document").find(f"{_DC}title")
    return (found.text or "").strip() if found is not None else ""
