"""The text of a web page, a PDF, a Word document and Markdown, its paragraphs kept apart by an empty line.

The parsers are loaded when they are needed: by a worker process.
"""

from __future__ import annotations

import io
import re
import statistics
import zipfile
from typing import Any

from data.decode import NoText

_MOST_UNPACKED = 60_000_000
_MOST_PAGES = 300
_END = re.compile(r"[.!?:…][\"'”’)\]]*$")


def html_text(page: str) -> dict[str, str]:
    """The article of a web page, without its menus, and what the page says of it."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(page, include_comments=False, include_tables=True, with_metadata=True)
    if found is None or not (found.text or "").strip():
        raise NoText("no article was found in the web page; paste its text instead")
    lines = [line.strip() for line in found.text.split("\n") if line.strip()]
    return {
        "text": "\n\n".join(lines) + "\n",
        "title": found.title or "",
        "publisher": found.sitename or "",
        "published": (found.date or "")[:10],
    }


def docx_text(raw: bytes) -> dict[str, str]:
    """Paragraphs and tables of a Word document, in its order."""
    import docx
    from docx.table import Table

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _MOST_UNPACKED:
                raise NoText("the Word document unpacks to more than 60 MB; it was not opened")
        document = docx.Document(io.BytesIO(raw))
    except NoText:
        raise
    except Exception as fault:  # python-docx lets zip, XML and key errors through
        raise NoText(
            f"the Word document cannot be read ({type(fault).__name__}); save it anew or paste the text"
        ) from None
    blocks = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            blocks += ["\t".join(cell.text.strip() for cell in row.cells) for row in block.rows]
        else:
            blocks.append(block.text)
    said = document.core_properties
    return {"text": _joined(blocks), "title": (said.title or "").strip()}


def pdf_text(raw: bytes) -> dict[str, str]:
    """The text of a PDF, its lines joined to paragraphs again."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NoText("the PDF is locked with a password; save it without one, or paste the text")
        if len(reader.pages) > _MOST_PAGES:
            raise NoText(f"the PDF has more than {_MOST_PAGES} pages; give the article alone")
        pages = [page.extract_text(extraction_mode="layout", layout_mode_strip_rotated=False) for page in reader.pages]
        title = str((reader.metadata and reader.metadata.get("/Title")) or "")
    except (NoText, MemoryError):
        raise
    except DependencyError:
        raise NoText("the PDF is encrypted; save it without encryption, or paste the text") from None
    except (PyPdfError, Exception) as fault:  # a broken PDF makes pypdf raise nearly anything
        raise NoText(f"the PDF cannot be read ({type(fault).__name__}); save it anew or paste the text") from None
    if sum(c.isalpha() for page in pages for c in page) < 20:
        raise NoText("the PDF holds pictures of pages and no text; run text recognition (OCR) first, or paste the text")
    return {"text": _joined(paragraphs(pages)), "title": title.strip()}


def paragraphs(pages: list[str]) -> list[str]:
    """Lines of set pages as paragraphs: a new one after an empty line, an indent, or a short last line."""
    lines = [line for page in pages for line in [*page.split("\n"), "\f"]]
    full = [len(line.strip()) for line in lines if len(line.strip()) > 20]
    width = statistics.quantiles(full, n=10)[-2] if len(full) > 3 else 10_000
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    found: list[str] = []
    fresh, last = True, ""
    for line in lines:
        said = " ".join(line.split())
        if line == "\f":
            fresh = fresh or bool(_END.search(last))
        elif not said:
            fresh = True
        elif re.fullmatch(r"(?:page )?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?", said, re.I):
            continue
        else:
            inset = len(line) - len(line.lstrip()) - margin
            short = bool(_END.search(last)) and len(last) < 0.75 * width
            if not found or fresh or short or (2 <= inset <= 8 and _END.search(last)):
                found.append(said)
            elif last.endswith("-") and len(last) > 1 and last[-2].isalpha() and said[0].islower():
                found[-1] = found[-1][:-1] + said
            else:
                found[-1] += " " + said
            fresh, last = False, said
    return found


def markdown_text(text: str) -> str:
    """The words of Markdown without its marks."""
    from markdown_it import MarkdownIt

    blocks = []
    for token in MarkdownIt().parse(text):
        if token.type == "inline":
            blocks.append("".join(_words(child.type, child.content) for child in token.children or ()))
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content)
    return _joined(blocks)


def _words(kind: str, content: str) -> str:
    return " " if kind in ("softbreak", "hardbreak") else content if kind in ("text", "code_inline") else ""


def _joined(blocks: list[str]) -> str:
    return "\n\n".join(kept for block in blocks if (kept := block.strip())) + "\n"
