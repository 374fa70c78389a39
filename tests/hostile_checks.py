"""Whether anything of a hostile text would act where it stands: on the page, in the files made of it, in the server's log."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

import lxml.html
from lxml import etree
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

MARKS = ("hacked", "example.org/x.png", "alert(1)")
"""Stand in hostile texts and in nothing of ours."""
_ACTING = {
    "script",
    "iframe",
    "img",
    "base",
    "meta",
    "object",
    "embed",
    "form",
    "link",
    "foreignObject",
    "image",
    "use",
}
_LITERAL = {"html", "bidi_component", "selectbox", "text_area", "text_input", "file_uploader", "multiselect", "imgs"}
"""Elements of the page whose words are no Markdown: checked below, or put in by the browser as text."""


def acting_on_page(messages: Iterable[ForwardMsg]) -> Iterator[str]:
    """What of a run would act, and every error that it shows."""
    for message in messages:
        if message.WhichOneof("type") != "delta" or message.delta.WhichOneof("type") != "new_element":
            continue
        element = message.delta.new_element
        kind = str(element.WhichOneof("type"))
        if kind == "exception":
            yield f"exception: {element.exception.message[:200]}"
        elif kind == "html":
            yield from acting_in_html(element.html.body, own={"style"})
        elif kind not in _LITERAL and any(mark in str(element) for mark in MARKS):
            yield f"{kind} reads Markdown: {str(element)[:300]}"


def acting_in_html(text: str, own: set[str] = frozenset()) -> Iterator[str]:  # type: ignore[assignment]
    """Elements and attributes that act. `own`: elements that are ours to use."""
    for e in lxml.html.fromstring(f"<div>{text}</div>").iter():
        if not isinstance(e.tag, str):
            continue
        name = etree.QName(e).localname
        if name in _ACTING - own and not _is_ours(e):
            yield f"<{name}> in {etree.tostring(e)[:200]!r}"
        for key, value in e.attrib.items():
            if key.startswith("on") or re.match(r"\s*(?:javascript|vbscript|data:text)", value, re.I):
                yield f"{key}={value[:80]!r} at <{name}>"


def _is_ours(e: Any) -> bool:
    return not any(mark in etree.tostring(e).decode("utf-8", "replace") for mark in MARKS)


def acting_in_file(kind: str, data: bytes) -> list[str]:
    """What of an exported file would act in the program that opens it."""
    return [*_FILES[kind](data)]


def _csv(data: bytes) -> Iterator[str]:
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        yield from (f"formula {cell[:60]!r}" for cell in row if re.match(r"[=@\t\r]|[+-](?![\d.]+$)", cell))


def _json(data: bytes) -> Iterator[str]:
    json.loads(data, parse_constant=lambda name: (_ for _ in ()).throw(ValueError(name)))
    yield from ()


def _svg(data: bytes) -> Iterator[str]:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    for e in root.iter():
        if isinstance(e.tag, str):
            if etree.QName(e).localname in {"script", "foreignObject", "iframe", "a"}:
                yield f"<{e.tag}>"
            yield from (f"{k}={v[:60]!r}" for k, v in e.attrib.items() if k.startswith("on") or "javascript:" in v)


def _pdf(data: bytes) -> Iterator[str]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    yield from (
        f"{key} in the catalog" for key in ("/OpenAction", "/AA", "/JavaScript") if key in reader.trailer["/Root"]
    )
    for page in reader.pages:
        for note in page.get("/Annots", ()):
            action = note.get_object().get("/A", {})
            if action.get("/S") in ("/JavaScript", "/Launch") or "javascript" in str(action.get("/URI", "")):
                yield f"a link that acts: {action}"


def _html(data: bytes) -> Iterator[str]:
    text = data.decode()
    root = lxml.html.fromstring(text)
    for e in root.iter("script"):
        if any(mark in (e.text or "") and "</script" in (e.text or "").casefold() for mark in MARKS):
            yield "a script that a text can end"
    scripts = [e.get("type") or "code" for e in root.iter("script") if any(mark in (e.text or "") for mark in MARKS)]
    yield from (f"text inside a script of type {kind}" for kind in scripts if kind not in ("application/json", "application/ld+json"))  # fmt: skip
    yield from (told for told in acting_in_html(text, own={"script", "meta", "link", "style", "use", "image"}))


def _zip(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        for info in held.infolist():
            if info.filename.startswith("/") or ".." in info.filename.split("/") or "\\" in info.filename:
                yield f"a name that climbs: {info.filename!r}"
            kind = info.filename.rpartition(".")[2]
            if kind in ("csv", "svg") and info.filename.startswith(("data/", "map")):
                yield from acting_in_file(kind, held.read(info))


def _nothing(data: bytes) -> Iterator[str]:
    yield from () if len(data) > 200 else ("an empty file",)


_FILES = {
    "csv": _csv, "geojson": _json, "svg": _svg, "pdf": _pdf, "html": _html, "zip": _zip, "png": _nothing, "gpkg": _nothing,
}  # fmt: skip


def told_in_log(log: str) -> list[str]:
    """What the server wrote of errors that nobody caught."""
    return [line for line in log.splitlines() if re.search(r"Traceback|Uncaught|Exception in ASGI|Error:|ERROR", line)]
