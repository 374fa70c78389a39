"""The text of a PDF as a reader reads it: column after column, paragraphs whole over lines and pages, without running heads.

pdfium says which characters stand where; what belongs together, the space between them says.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from data.intake.decode import NoText
from data.intake.rows import joined

_MOST_PAGES = 300
_MOST_CHARACTERS = 1_200_000
_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_NUMBER = re.compile(r"(?:page |p\. ?)?[–—-]? ?\d{1,4} ?[–—-]?(?: ?(?:/|of|\|) ?\d{1,4})?", re.I)
_NO_TITLE = re.compile(
    r"(?:\(?untitled\)?|\(?anonymous\)?|unspecified|document\d*|microsoft word.*|.*\.(?:docx?|indd|qxd|pdf|tmp))?", re.I
)
_HYPHENS = "\x02\ufffe\u00ad-‐"
_STAYS = frozenset(
    "self non anti pro co ex vice pre post semi half well much so all cross long short high low mid then".split()
)
"""First parts of words that keep their hyphen at a line's end."""
_LINE_APART = 1.35
"""Lines that are further apart than so many times the usual are two paragraphs."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand in one line and together; `size` is the height of its letters, in points, y grows upwards."""

    text: str
    left: float
    right: float
    low: float
    high: float
    size: float
    page: int = 0

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def pdf_text(raw: bytes) -> dict[str, str]:
    """Text, title and note of a PDF. Raises NoText."""
    pages, title = _pages(raw)
    if sum(c.isalpha() for page in pages for line in page for c in line.text) < 20:
        raise NoText("the PDF holds pictures of pages and no text; run text recognition (OCR) first, or paste the text")
    return {"text": joined(_paragraphs(_without_heads(pages))), "title": "" if _NO_TITLE.fullmatch(title) else title}


def _pages(raw: bytes) -> tuple[list[list[Line]], str]:
    """The lines of every page as they stand there, and the title that the file says."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
        if len(document) > _MOST_PAGES:
            raise NoText(f"the PDF has more than {_MOST_PAGES} pages; give the article alone")
        title = str(document.get_metadata_dict().get("Title", ""))
        pages, count = [], 0
        for n in range(len(document)):
            page = document[n]
            held = page.get_textpage()
            count += held.count_chars()
            if count > _MOST_CHARACTERS:
                raise NoText("the PDF has more text than an article can have; give the article alone")
            pages.append(list(_lines(held, n)))
            held.close()
            page.close()
        document.close()
    except (NoText, MemoryError):
        raise
    except pypdfium2.PdfiumError as fault:
        if "password" in str(fault).casefold() or getattr(fault, "err_code", 0) == 4:
            raise NoText("the PDF is locked with a password; save it without one, or paste the text") from None
        raise NoText("the PDF cannot be read (it is damaged); save it anew or paste the text") from None
    except Exception as fault:
        raise NoText(f"the PDF cannot be read ({type(fault).__name__}); save it anew or paste the text") from None
    return pages, " ".join(title.split())


def _lines(held: Any, page: int) -> Iterator[Line]:
    """Runs of characters on one height, parted where the space between them is wider than one between words."""
    import pypdfium2.raw as pdfium

    letters: list[str] = []
    place = (0.0, 0.0, 0.0, 0.0)
    sizes: list[float] = []
    for i in range(held.count_chars()):
        c = chr(pdfium.FPDFText_GetUnicode(held, i) or 32)
        if c in "\r\n":
            continue
        pdfium.FPDFText_GetLooseCharBox(held, i, rect := pdfium.FS_RECTF())
        x0, x1, y0, y1 = rect.left, rect.right, rect.bottom, rect.top
        if pdfium.FPDFText_IsGenerated(held, i) == 1 or y1 <= y0:
            if letters:
                letters.append("" if c in "\x02\ufffe" else " ")
            if c in "\x02\ufffe" and letters:
                letters[-1] = "\x02"
            continue
        size = y1 - y0
        if letters:
            same = abs((y0 + y1) - (place[2] + place[3])) < 0.9 * min(size, place[3] - place[2])
            if not same or x0 - place[1] > 1.1 * size or x0 < place[1] - 2.5 * size:
                yield from _line(letters, place, sizes, page)
                letters, sizes = [], []
        place = (
            (min(place[0], x0), max(place[1], x1), min(place[2], y0), max(place[3], y1))
            if letters
            else (x0, x1, y0, y1)
        )
        letters.append(c)
        sizes.append(size)
    yield from _line(letters, place, sizes, page)


def _line(
    letters: Sequence[str], place: tuple[float, float, float, float], sizes: Sequence[float], page: int
) -> Iterator[Line]:
    text = " ".join("".join(letters).split())
    if text and sizes:
        yield Line(text, *place, statistics.median(sizes), page)


def _without_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without page numbers, and without what stands at the edge of several of them in the same words."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_worded(line) for line in _edge(page)})
    several = {words for words, n in edges.items() if n >= 2 and n >= 0.4 * (len(pages) - 1)}
    kept = []
    for page in pages:
        edge = _edge(page)
        kept.append(
            [
                line
                for line in page
                if line not in edge or not (_worded(line) in several or _NUMBER.fullmatch(line.text))
            ]
        )
    return kept


def _edge(page: Sequence[Line]) -> list[Line]:
    """The lines at the upper and lower edge of a page, two of each."""
    heights = sorted({round(line.middle) for line in page})
    at = {*heights[:2], *heights[-2:]} if len(heights) > 4 else {*heights[:1], *heights[-1:]}
    return [line for line in page if round(line.middle) in at]


def _worded(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _in_order(lines: Sequence[Line]) -> list[list[Line]]:
    """A page's lines in blocks, each of one column, in the order in which they are read."""
    gutter = _gutter(lines)
    if gutter is None:
        return [_rows(lines)] if lines else []
    found: list[list[Line]] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda each: -each.middle):
        if line.left < gutter < line.right:
            found += [*_sides(band, gutter), [line]]
            band = []
        else:
            band.append(line)
    return [*found, *_sides(band, gutter)]


def _sides(band: Sequence[Line], gutter: float) -> list[list[Line]]:
    left, right = [x for x in band if x.right <= gutter], [x for x in band if x.right > gutter]
    return [*_in_order(left), *_in_order(right)]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where a page parts into columns: the place that fewest lines cross, with running text on both sides of it."""
    if len(lines) < 6:
        return None
    size = statistics.median(line.size for line in lines)
    edges = sorted({line.right for line in lines})
    best: tuple[float, float] | None = None
    for x in edges:
        gap = min((line.left for line in lines if line.left > x), default=x) - x
        at = x + gap / 2
        if gap < 0.6 * size:
            continue
        crossing = sum(line.left < at < line.right for line in lines)
        left, right = [x_ for x_ in lines if x_.right <= at], [x_ for x_ in lines if x_.left >= at]
        if crossing <= 0.25 * len(lines) and _are_columns(left, right) and (best is None or (crossing, -gap) < best):
            best, found = (crossing, -gap), at
    return None if best is None else found


def _are_columns(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether both are running text beside each other, and not the cells of a table."""
    if min(len(left), len(right)) < 3:
        return False
    low, high = (
        max(min(x.low for x in left), min(x.low for x in right)),
        min(max(x.high for x in left), max(x.high for x in right)),
    )
    shorter = min(max(x.high for x in side) - min(x.low for x in side) for side in (left, right))
    if high - low < 0.5 * shorter:
        return False
    for side in (left, right):
        width = max(x.right for x in side) - min(x.left for x in side)
        if (
            statistics.median(x.right - x.left for x in side) < 0.55 * width
            or statistics.median(len(x.text) for x in side) < 14
        ):
            return False
    return True


def _rows(lines: Sequence[Line]) -> list[Line]:
    """The lines of one column from top to bottom, the pieces of each put together."""
    found: list[Line] = []
    for line in sorted(lines, key=lambda each: (-each.middle, each.left)):
        last = found[-1] if found else None
        if last and abs(last.middle - line.middle) < 0.5 * min(last.size, line.size):
            one, other = sorted((last, line), key=lambda each: each.left)
            found[-1] = replace(
                one, text=f"{one.text} {other.text}", right=max(one.right, other.right),
                low=min(one.low, other.low), high=max(one.high, other.high), size=max(one.size, other.size),
            )  # fmt: skip
        else:
            found.append(line)
    return found


@dataclass(slots=True)
class _Paragraph:
    text: str
    size: float


def _paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of all pages; one that a column or a page cuts, or a caption stands in, is whole again."""
    columns = [block for page in pages for block in _in_order(page)]
    every = [line for block in columns for line in block]
    body = statistics.mode(round(line.size, 1) for line in every for _ in range(max(1, len(line.text) // 20)))
    apart = _usual_distance(columns, body)
    hyphened = {w.casefold() for line in every for w in re.findall(r"[^\W\d_]+-[^\W\d_]+", line.text)}
    found: list[_Paragraph] = []
    notes: list[_Paragraph] = []
    for block in columns:
        right = (
            statistics.quantiles([line.right for line in block], n=10)[-1]
            if len(block) > 2
            else max((x.right for x in block), default=0)
        )
        left = min((line.left for line in block), default=0.0)
        last: Line | None = None
        at = found
        for line in block:
            small = line.size < 0.88 * body
            at = notes if small and _is_note(line, block, body) else found
            if last is not None and at and _goes_on(last, line, left, right, apart):
                _add(at[-1], line.text, hyphened)
            elif last is None and (cut := _cut(at, line)) is not None:
                _add(cut, line.text, hyphened)
            else:
                at.append(_Paragraph(line.text, line.size))
            last = line
    return [_clean(p.text) for p in (*_healed(found, hyphened), *notes)]


def _usual_distance(columns: Sequence[Sequence[Line]], body: float) -> float:
    steps = [
        a.middle - b.middle
        for block in columns
        for a, b in itertools.pairwise(block)
        if abs(a.size - body) < 0.1 * body and abs(b.size - body) < 0.1 * body and 0 < a.middle - b.middle < 4 * body
    ]
    return statistics.median(steps) if steps else 1.4 * body


def _goes_on(last: Line, line: Line, left: float, right: float, apart: float) -> bool:
    """Whether a line belongs to the paragraph of the one above it."""
    if (
        abs(last.size - line.size) > 0.12 * max(last.size, line.size)
        and not 0 < last.middle - line.middle < apart * 1.05
    ):
        return False
    if abs(last.size - line.size) > 0.2 * max(last.size, line.size):
        return False
    usual = max(apart * line.size / max(last.size, 1.0), 1.0)
    if last.middle - line.middle > _LINE_APART * max(apart, usual):
        return False
    ended = bool(_END.search(last.text))
    if line.left - left > 0.8 * line.size and last.left - left < 0.5 * line.size and ended:
        return False
    return not (ended and last.right < right - 0.2 * (right - left))


def _cut(found: Sequence[_Paragraph], line: Line) -> _Paragraph | None:
    """The paragraph that the column or page before has cut off and this line goes on with."""
    for before in reversed(found[-4:]):
        if abs(before.size - line.size) > 0.1 * line.size:
            continue
        return None if _END.search(before.text) or (line.text[0].isupper() and len(before.text) < 60) else before
    return None


def _is_note(line: Line, block: Sequence[Line], body: float) -> bool:
    """Whether small print stands at the foot of its column, below all that is set as the text is."""
    larger = [each.low for each in block if each.size >= 0.88 * body]
    return bool(larger) and line.high <= min(larger) + 0.2 * line.size and len(larger) >= 3


def _healed(found: Sequence[_Paragraph], hyphened: set[str]) -> list[_Paragraph]:
    """A paragraph that something in another size stands in the middle of is whole, and that stands after it."""
    kept: list[_Paragraph] = []
    for each in found:
        whole = next((k for k in reversed(kept[-3:]) if abs(k.size - each.size) <= 0.1 * each.size), None)
        between = bool(kept) and whole is not kept[-1]
        if whole and between and each.text[0].islower() and not _END.search(whole.text):
            _add(whole, each.text, hyphened)
        else:
            kept.append(each)
    return kept


def _add(paragraph: _Paragraph, words: str, hyphened: set[str]) -> None:
    """Put a line at the end; a word that was parted at its end is whole again."""
    text = paragraph.text
    if text and text[-1] in _HYPHENS and len(text) > 1 and text[-2].isalpha() and words[0].isalpha():
        first, second = re.findall(r"[^\W\d_]+", text)[-1], re.match(r"[^\W\d_]+", words)
        whole = f"{first}-{second.group() if second else ''}".casefold()
        stays = words[0].isupper() or first.casefold() in _STAYS or whole in hyphened
        paragraph.text = text[:-1] + ("-" if stays else "") + words
    else:
        paragraph.text = f"{text} {words}"


def _clean(text: str) -> str:
    return re.sub("[\x02\ufffe]", "-", text)
