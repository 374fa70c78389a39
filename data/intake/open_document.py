"""A text of OpenDocument (.odt): paragraphs, headings, tables, text boxes and notes where they stand; what was deleted stays out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from data.intake.decode import NoText
from data.intake.rows import blocks_of, joined
from data.intake.word import parsed, unpacked

_SKIPPED = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "note-citation", "ruby-text", "hidden-text", "hidden-paragraph",
     "sequence-decls", "forms", "scripts", "font-face-decls", "automatic-styles", "table-of-content", "change", "desc"}
)  # fmt: skip
_MOST_BLOCKS = 60_000


def odt_text(raw: bytes) -> dict[str, str]:
    """Text, title and note. Raises NoText."""
    what = "the OpenDocument text"
    parts = unpacked(raw, what, ("content.xml", "meta.xml"))
    if "content.xml" not in parts:
        raise NoText(f"{what} holds no content; save it anew or paste the text")
    root = parsed(parts["content.xml"], what)
    left = "left out of the document: comments" if any(_name(e) == "annotation" for e in root.iter()) else ""
    title = ""
    if "meta.xml" in parts:
        found = parsed(parts["meta.xml"], what).find(".//{http://purl.org/dc/elements/1.1/}title")
        title = (found.text or "").strip() if found is not None else ""
    return {"text": joined(_blocks(root)), "title": title, "note": left}


def _blocks(element: Any) -> list[str]:
    found: list[str] = []
    for child in element:
        name = _name(child)
        if name in ("p", "h"):
            after: list[str] = []
            words = "".join(_words(child, after))
            found += [kept for line in words.split("\n") if (kept := " ".join(line.split()))] + after
        elif name == "table":
            found += blocks_of(_rows(child))
        elif name and name not in _SKIPPED:
            found += _blocks(child)
        if len(found) > _MOST_BLOCKS:
            raise NoText("the document has more paragraphs than an article can have; give the article alone")
    return found


def _rows(table: Any) -> Iterator[list[list[str]]]:
    for row in table.iter():
        if _name(row) == "table-row" and _nearest(row) is table:
            yield [_blocks(cell) for cell in row if _name(cell) == "table-cell"]


def _nearest(row: Any) -> Any:
    return next((above for above in row.iterancestors() if _name(above) == "table"), None)


def _words(element: Any, after: list[str]) -> Iterator[str]:
    """The words of a paragraph; what hangs on it (notes, text boxes) goes to `after`."""
    yield element.text or ""
    for child in element:
        name = _name(child)
        if name == "s" or name == "tab":
            yield " "
        elif name == "line-break":
            yield "\n"
        elif name in ("note-body", "text-box"):
            after += _blocks(child)
        elif name and name not in _SKIPPED:
            yield from _words(child, after) if name != "note" else _hung(child, after)
        yield child.tail or ""


def _hung(note: Any, after: list[str]) -> Iterator[str]:
    for child in note:
        if _name(child) == "note-body":
            after += _blocks(child)
    yield ""


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
