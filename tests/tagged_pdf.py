"""The checks of PDF/UA-1 (ISO 14289-1) that a program can make, on the file's own structure, by pypdf.

    python -m tests.tagged_pdf FILE.pdf ...        prints one line a check; exit code 1 when one fails

Clause numbers are those of ISO 14289-1. veraPDF needs Java and is not on PyPI; what only a person can judge (is the text
alternative a good one?) is not here. Typst checks the same standard on its side, and refuses to write a file that fails.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject

Check = tuple[str, bool, str]
HEADINGS = re.compile(r"/H(\d)$")


def checks(path: Path | IO[bytes]) -> list[Check]:
    """Every check as (clause and what, whether it holds, figures)."""
    reader = PdfReader(path)
    root: Any = reader.trailer["/Root"]
    tree: Any = root.get("/StructTreeRoot", DictionaryObject())
    nodes = list(walk(tree))
    kinds = [str(node.get("/S")) for node in nodes]
    marked, loose, unowned = content(reader, tree)
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    owned = {id_of(kid) for node in nodes for kid in kids(node) if kind_of(kid) == "/OBJR"}
    levels = [int(hit[1]) for kind in kinds if (hit := HEADINGS.match(kind))]
    figures = [node for node in nodes if node.get("/S") == "/Figure"]
    fonts = {id(font): font for page in reader.pages for font in fonts_of(page)}
    told = root.get("/Metadata").get_data().decode() if "/Metadata" in root else ""
    jumps = [b for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]
    return [
        ("5 says that it is PDF/UA-1", bool(re.search(r"pdfuaid:part(>|=\")1", told)), ""),
        ("7.1 marked as tagged, nothing suspect", yes(root.get("/MarkInfo", {}).get("/Marked")), ""),
        ("7.1 title in metadata, shown in the window's bar",
         "dc:title" in told and yes(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")), ""),
        ("7.1 all content is tagged or an artifact", not loose, f"{marked} marked, {loose} not"),
        ("7.1 all marked content belongs to the tree", not unowned, f"{unowned} stray"),
        ("7.1 standard kinds only", not (odd := {k for k in kinds if k not in STANDARD}), ", ".join(sorted(odd))),
        ("7.2 language of the document", bool(root.get("/Lang")), str(root.get("/Lang"))),
        ("7.3 figures have alternative text", bool(figures) and all(f.get("/Alt") for f in figures), str(len(figures))),
        ("7.4 headings go down one level at a time", bool(levels) and not jumps, f"{len(levels)} headings"),
        ("7.17 bookmarks", len(reader.outline) > 0, str(len(reader.outline))),
        ("7.18 pages tab in the order of the tree",
         all(p.get("/Tabs") == "/S" for p in reader.pages if p.get("/Annots")), ""),
        ("7.18 links are tagged and say where they lead",
         all(note.get("/Contents") and "/StructParent" in note for note in links) and len(owned) == len(links),
         f"{len(links)} links"),
        ("7.21 fonts are embedded and can be read as text", all(map(usable, fonts.values())), f"{len(fonts)} fonts"),
    ]  # fmt: skip


STANDARD = {
    f"/{name}"
    for name in (
        "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl "
        "LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure "
        "Formula Form Title"
    ).split()
}


def yes(value: Any) -> bool:
    """A PDF boolean as one of Python's: pypdf's own is true whatever it says."""
    return bool(getattr(value, "value", value))


def kids(node: Any) -> list[Any]:
    held = node.get("/K", [])
    return [kid.get_object() for kid in held] if isinstance(held, ArrayObject) else [held.get_object()]


def kind_of(kid: Any) -> str:
    return str(kid.get("/Type", "/StructElem")) if isinstance(kid, DictionaryObject) else ""


def id_of(reference: Any) -> int:
    return int(reference.raw_get("/Obj").idnum)


def walk(node: Any) -> Iterator[Any]:
    """The elements of a structure tree in reading order."""
    for kid in kids(node):
        if kind_of(kid) == "/StructElem":
            yield kid
            yield from walk(kid)


def content(reader: PdfReader, tree: Any) -> tuple[int, int, int]:
    """How many drawing acts are within marked content, how many are not, and how many marks no element owns."""
    parents = numbers(tree.get("/ParentTree", DictionaryObject()))
    marked = loose = unowned = 0
    for page in reader.pages:
        held = parents.get(int(page.get("/StructParents", -1)), [])
        depth = 0
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator in (b"BDC", b"BMC"):
                depth += 1
                mark = operands[1].get("/MCID") if len(operands) > 1 and isinstance(operands[1], dict) else None
                unowned += mark is not None and (int(mark) >= len(held) or held[int(mark)].get_object() is None)
            elif operator == b"EMC":
                depth -= 1
            elif operator in DRAWS:
                marked += depth > 0
                loose += depth == 0
    return marked, loose, unowned


DRAWS = {b"Tj", b"TJ", b"'", b'"', b"Do", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"BI"}


def numbers(tree: Any) -> dict[int, Any]:
    """A number tree as a dictionary."""
    flat = tree.get("/Nums", [])
    found = {int(flat[n]): flat[n + 1].get_object() for n in range(0, len(flat), 2)}
    for kid in tree.get("/Kids", []):
        found |= numbers(kid.get_object())
    return found


def fonts_of(page: Any) -> Iterator[Any]:
    for font in page.get("/Resources", {}).get("/Font", {}).values():
        yield font.get_object()


def usable(font: Any) -> bool:
    inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    described = inner.get("/FontDescriptor", {})
    return "/ToUnicode" in font and any(f"/FontFile{n}" in described for n in ("", "2", "3"))


def main(names: list[str]) -> int:
    failed = 0
    for name in names:
        print(name)
        for what, holds, figures in checks(Path(name)):
            failed += not holds
            print(f"  {'ok  ' if holds else 'FAIL'}  {what}{f'  ({figures})' if figures else ''}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
