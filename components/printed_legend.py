"""The legend of a printed sheet: classes by side with swatches and counts, and their places as far as there is room."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.patches import Rectangle

from components.bars import Bar, bars
from components.fonts import width, wrap
from components.layer import Key
from components.pen import Pen
from components.plain_text import line
from components.printed_land import HATCH_WIDTH, HATCHES
from components.text_alternative import members
from components.view import MapView
from components.wording import listed, sentence
from data.world import name_of

_GAP = 20.0
_SIZE = 9.5
_SMALL = 8.0
_INDENT = 30.0


@dataclass(frozen=True, slots=True)
class Style:
    """How much room the legend takes: height of a row, a heading and a bar, most lines of names under a class."""

    row: float
    head: float
    names: int
    bar: float


STYLES = (
    Style(16, 18, 4, 16), Style(16, 18, 2, 16), Style(15, 17, 1, 16), Style(15, 17, 0, 15),
    Style(12.5, 14, 0, 14), Style(10, 11, 0, 12),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Row:
    """One row at `y` below the legend's top: a heading, a class, a line of names, or a sum with its bar."""

    y: float
    said: str = ""
    key: Key | None = None
    quiet: bool = False
    bar: Bar | None = None


@dataclass(frozen=True)
class Legend:
    """A legend that is laid out: rows by column, and its height and column width in points."""

    columns: tuple[tuple[_Row, ...], ...]
    height: float
    wide: float

    def draw(self, pen: Pen, x: float, y: float) -> None:
        for column in self.columns:
            for row in column:
                if row.key is not None:
                    _class(pen, row.key, x, y + row.y, self.wide)
                elif row.bar is not None:
                    _bar(pen, row.bar, x, y + row.y, self.wide)
                elif row.quiet:
                    pen.text(x + _INDENT, y + row.y + 6, row.said, _SMALL, color=pen.ground.quiet)
                else:
                    pen.text(x, y + row.y + 9, row.said, _SIZE, weight="semibold")
            x += self.wide + _GAP


def most_columns(view: MapView, room: float) -> int:
    """How many columns a legend below the map takes: one a side, none narrower than its words."""
    groups = len({key.group for key in view.legend})
    return max(1, min(max(3, groups), int(room // 138)))


def legend(view: MapView, room: float, most: float, columns: int) -> Legend:
    """The fullest legend that is `room` wide and at most `most` high, in points; the tightest one if none is."""
    wide = (room - _GAP * (columns - 1)) / columns
    laid = [_laid(view, wide, columns, style) for style in STYLES]
    return next((found for found in laid if found.height <= most), laid[-1])


def _laid(view: MapView, wide: float, columns: int, style: Style) -> Legend:
    names = {cls: listed([name_of(c) for c in codes]) for cls, codes in members(view).items() if cls != "focus"}
    groups: dict[str, list[Key]] = {}
    for key in view.legend:
        groups.setdefault(key.group, []).append(key)
    ordered = sorted(groups.items(), key=lambda held: held[0] == "")
    if columns > 1 and len(ordered) == 1 and not ordered[0][0]:
        ordered = [("", [key]) for key in ordered[0][1]]
    dealt: list[list[_Row]] = [[] for _ in range(columns)]
    depth = [0.0] * columns
    for n, (group, keys) in enumerate(ordered):
        at = n if n < columns else depth.index(min(depth))
        y = depth[at]
        if group or (columns > 1 and len(groups) > 1):
            dealt[at].append(_Row(y, (wrap(line(sentence(group)), wide, _SIZE, weight="semibold") or [""])[0]))
            y += style.head
        for key in keys:
            dealt[at].append(_Row(y, key=key))
            y += style.row
            told = _names(names.get(key.cls, ""), wide - _INDENT, style.names)
            for said in told:
                dealt[at].append(_Row(y, said, quiet=True))
                y += _SMALL * 1.32
            y += 4 * bool(told)
        depth[at] = y + 7
    for held in bars(view.sums):
        at = depth.index(min(depth)) if columns > 1 else 0
        y = depth[at]
        dealt[at].append(_Row(y, (wrap(held.heading, wide, _SIZE, weight="semibold") or [""])[0]))
        y += style.head
        for bar in held.bars:
            dealt[at].append(_Row(y, bar=bar))
            y += style.bar
        depth[at] = y + 6
    return Legend(tuple(map(tuple, dealt)), max(depth) - 7, wide)


def _names(said: str, room: float, most: int) -> list[str]:
    """Names in at most `most` lines; none at all rather than a list that is cut."""
    lines = wrap(said, room, _SMALL) if said and most else []
    return lines if len(lines) <= most else []


def _bar(pen: Pen, bar: Bar, x: float, y: float, wide: float) -> None:
    """A sum: its donor, the sum, and under both a bar."""
    said = width(bar.said, _SMALL, weight="semibold")
    name = wrap(line(bar.name), wide - said - 6, _SMALL) or [""]
    pen.text(x, y + 6, name[0] + (" …" if len(name) > 1 else ""), _SMALL)
    pen.text(x + wide - said, y + 6, bar.said, _SMALL, weight="semibold")
    pen.add(
        Rectangle(
            (x, y + 8.2),
            max(1.0, wide * bar.share),
            2.6,
            facecolor=bar.color,
            edgecolor=pen.ground.quiet,
            linewidth=0.3,
        )
    )


def _class(pen: Pen, key: Key, x: float, y: float, wide: float) -> None:
    pen.add(
        Rectangle(
            (x, y + 1), 22, 9.5, facecolor=key.fill.color, edgecolor=key.fill.outline or pen.ground.quiet,
            linewidth=0.9 if key.fill.outline else 0.4, hatch=HATCHES.get(key.fill.pattern, ""),
            hatchcolor=key.fill.ink or pen.ground.border, hatch_linewidth=HATCH_WIDTH,
        )
    )  # fmt: skip
    count = f"{key.count:,}"
    pen.text(x + wide - width(count, _SIZE, weight="semibold"), y + 9, count, _SIZE, weight="semibold")
    pen.text(x + _INDENT, y + 9, sentence(key.label), _SIZE)
