"""The printed map: title, finding, map, legend with counts, coverage, source and notes on one sheet, with no browser.

The same view gives the same bytes. Only one sheet is drawn at a time: matplotlib keeps its settings in one place.
"""

from __future__ import annotations

import html
import io
import re
import threading
import warnings
from typing import Any

import matplotlib
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from components.citation import TOOL
from components.fonts import SERIF, embedded, missing, speaking, wrap
from components.labels import marks
from components.pen import Pen, blank
from components.plain_text import line, shown
from components.printed_land import draw_land
from components.printed_legend import legend, most_columns
from components.scripts import Face
from components.sections import Section, section
from components.sheet import Sheet
from components.text_alternative import paragraph
from components.view import MapView
from components.wording import count, first_words, listed, sentence
from data.case import Case
from data.world import name_of

_LOCK = threading.Lock()
_SETTINGS: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "stance-atlas",
    "pdf.fonttype": 42,
    "path.simplify": False,
    "text.hinting": "no_hinting",
}
_PATH = re.compile(r'(?<=<path )([^<>"]*(?:"[^"<>]*" )?d="M)([-\d. \nMLQCz]*)')
_TEXT = re.compile(r"<text[^>]*>([^<]*)</text>")
_DECIMALS = re.compile(r"(\.\d\d)\d+")


def png(view: MapView, case: Case, sheet: Sheet, scale: int = 1) -> bytes:
    """The sheet as PNG, `scale` times its pixels, with title and text alternative as its metadata."""
    return _saved(view, case, sheet, "png", dpi=sheet.dpi * scale)


def svg(view: MapView, case: Case, sheet: Sheet) -> bytes:
    """The sheet as SVG with real text, and the text alternative as its description."""
    drawn = _saved(view, case, sheet, "svg", dpi=72).decode()
    words = (
        f'<title id="sheet-title">{html.escape(line(case.title))}</title>\n'
        f'<desc id="sheet-desc">{html.escape(shown(paragraph(view, case)))}</desc>\n'
    )
    head, rest = drawn.split(" <metadata>", 1)
    _, rest = rest.split("</metadata>\n", 1)
    head = head.replace("<svg ", '<svg role="img" aria-labelledby="sheet-title sheet-desc" ', 1)
    if sheet.words:
        said = " ".join(_TEXT.findall(drawn))
        words += f"<style>{embedded(html.unescape(said), speaking_faces(view, case))}</style>\n"
    return (head + words + _PATH.sub(lambda row: _DECIMALS.sub(r"\1", row[0]), rest)).encode()


def pdf(view: MapView, case: Case, sheet: Sheet) -> bytes:
    """The sheet as a PDF of one page with real text."""
    return _saved(view, case, sheet, "pdf", dpi=72)


def spoken(view: MapView, case: Case) -> str:
    """Every word of a sheet, for the fonts it takes."""
    keys = (word for key in view.legend for word in (key.group, sentence(key.group), key.label))
    around = (case.title, view.title, view.subtitle, view.finding, view.coverage, *view.notes, view.source)
    names = (*view.frame["name"], *view.sums["name"], *(context_note(view)))
    return shown(" ".join((*around, *keys, *names, fingerprints(case, most=3))))


def speaking_faces(view: MapView, case: Case) -> tuple[Face, ...]:
    """The fonts beyond ours that a sheet takes."""
    with speaking(spoken(view, case)) as faces:
        return faces


def _saved(view: MapView, case: Case, sheet: Sheet, kind: str, dpi: float) -> bytes:
    title, words = line(case.title), shown(paragraph(view, case))
    about: Any = {
        "png": {"Title": title, "Description": words, "Software": TOOL},
        "svg": {"Date": None, "Creator": None},
        "pdf": {"Title": title, "Subject": words, "Creator": TOOL, "Producer": None, "CreationDate": None},
    }[kind]
    out = io.BytesIO()
    with _LOCK, speaking(spoken(view, case)), matplotlib.rc_context(_SETTINGS), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing", UserWarning)
        drawn = draw(view, case, sheet)
        drawn.savefig(out, format=kind, dpi=dpi, metadata=about, facecolor=drawn.get_facecolor())
    return out.getvalue()


def draw(view: MapView, case: Case, sheet: Sheet) -> Figure:
    """The sheet as a matplotlib figure, drawn from the top and from the foot until they meet at the map."""
    pen = blank(sheet, view.theme)
    left, right = sheet.margin, sheet.width - sheet.margin
    top, foot = 0.0, sheet.height
    if sheet.words:
        top = _head(pen, view, case, left, right)
        foot = _foot(pen, view, case, section(view.window, 1.5), left, right)
    key = legend(view, 180, foot - top - 16, columns=1)
    if sheet.legend == "right" and key.height <= foot - top - 16:
        right -= 204
        key.draw(pen, right + 24, top + 8)
    elif sheet.legend != "none":
        key = legend(view, right - left, 0.24 * sheet.height, most_columns(view, right - left))
        foot -= key.height + 10
        key.draw(pen, left, foot + 10)
    wide, high = right - left, foot - top
    ax = pen.figure.add_axes((left / sheet.width, 1 - foot / sheet.height, wide / sheet.width, high / sheet.height))
    draw_land(ax, view, section(view.window, round(wide / high, 4)), pen.ground)
    return pen.figure


def _head(pen: Pen, view: MapView, case: Case, left: float, right: float) -> float:
    """Kicker, title, finding; returns where the map may begin."""
    room = right - left
    quiet = pen.ground.quiet
    where = f" · {view.region}" if view.region not in ("Named", "World") else ""
    y = pen.sheet.margin + 8
    pen.text(left, y, f"{view.title} · {view.subtitle}{where}", 10, color=quiet, weight="semibold")
    y = pen.block(left, y + 29, case.title, 26, room, most=2, lead=1.12, family=SERIF, weight="semibold")
    room = min(room, 740)
    size = next((s for s in (11.5, 10.0) if len(wrap(line(view.finding), room, s)) < 6 - s // 4), 8.5)
    return pen.block(left, y - 7, view.finding, size, room, most=8) + 2


def _foot(pen: Pen, view: MapView, case: Case, shape: Section, left: float, right: float) -> float:
    """Notes and source, set upwards from the lower edge; returns where the map must end."""
    size, room, lead = 8.0, right - left, 1.34
    rows = [*_wrapped(f"{view.coverage}. " + " ".join(print_notes(view, shape)), room, size)]
    rows += _wrapped(f"{view.source} {fingerprints(case, most=3)}. Made with {TOOL}.", room, size)
    y = pen.sheet.height - pen.sheet.margin + 6 - (len(rows) - 1) * size * lead
    first = y - size - 6
    pen.add(Rectangle((left, first), room, 0.6, color=pen.ground.quiet, linewidth=0))
    for n, row in enumerate(rows):
        pen.text(left, y + n * size * lead, row, size, color=pen.ground.quiet)
    return first - 8


def _wrapped(said: str, room: float, size: float) -> list[str]:
    return wrap(line(sentence(said)), room, size)


def print_notes(view: MapView, shape: Section) -> tuple[str, ...]:
    """The view's notes, and those that only paper needs: what lies outside the section, what a round mark is."""
    notes = [*view.notes, *context_note(view), *unwritable(view)]
    if not view.window.whole:
        away = [name_of(str(code)) for code in outside(view, shape)]
        told = listed([*away[:8], f"{len(away) - 8} more"] if len(away) > 9 else away)
        notes.append(f"Counts are of the whole world{f'; outside this section: {told}' if told else ''}.")
    if marks(view, shape, (shape.frame[2] - shape.frame[0]) / 650):
        notes.append("Round marks are small states, moved apart where they would lie on each other.")
    return tuple(notes)


def unwritable(view: MapView) -> list[str]:
    """That letters could not be drawn, if so."""
    said = " ".join((view.finding, *(key.group for key in view.legend)))
    left = missing(said)
    names = ", ".join(f"U+{ord(letter):04X}" for letter in left[:6])
    return [f"{count(len(left), 'letter')} that no font at hand has cannot be drawn ({names})."] if left else []


def context_note(view: MapView) -> list[str]:
    """What the squares are, and who says so, when context is shown."""
    by = listed(list(dict.fromkeys(label.split("\n")[-1] for label in view.context["label"])))
    return [f"Squares are context, not from the article; by {by}."] if by else []


def outside(view: MapView, shape: Section) -> list[str]:
    """Mentioned places of which the section shows nothing, by name."""
    frame = view.frame[view.frame["mentioned"]].sort_values("name")
    return [str(code) for code in frame.index if not shape.shows(str(code))]


def fingerprints(case: Case, most: int | None = None) -> str:
    """The articles' names and short hashes: what the map was read from; of more than `most` the others are counted."""
    told = [f"{first_words(a.title or a.name, 90)} (sha256 {a.sha256[:12]})" for a in case.articles[:most]]
    more = len(case.articles) - len(told)
    return "; ".join([*told, f"and {count(more, 'more article')}"] if more else told)


__all__ = ["draw", "fingerprints", "outside", "pdf", "png", "print_notes", "spoken", "svg"]
