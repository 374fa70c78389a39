"""The map itself on a printed sheet: land, patterns, marks, arrows, names. No words around it."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import shapely
from matplotlib import patheffects
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, PathPatch, Polygon
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from components.fonts import SANS, families, width
from components.labels import LEAD, MARK, arc, arrow, labels, marks, wanted
from components.palette import Ground, ink_on
from components.placement import Label
from components.plain_text import line
from components.sections import Section
from components.view import MapView

HATCHES = {"/": "////", "\\": "\\\\\\\\", "x": "xxx", "-": "----", "+": "+++"}
_MARK_HATCHES = {"/": "/////", "\\": "\\\\\\\\\\", "x": "xxxx", "-": "------", "+": "+++++"}
HATCH_WIDTH = 0.85
NAME = 7.4  # points
_SPECK = 1.1


def draw_land(ax: Axes, view: MapView, section: Section, ground: Ground) -> None:
    """Draw the view's section of the world on `ax`, whose limits become the section's frame."""
    west, south, east, north = section.frame
    ax.set_xlim(west, east)
    ax.set_ylim(south, north)
    ax.set_autoscale_on(False)
    ax.set_axis_off()
    metres = (east - west) / (ax.get_position().width * cast(Figure, ax.figure).get_size_inches()[0] * 72)
    frame = view.frame
    quiet: list[tuple[str, BaseGeometry]] = []
    loud: list[tuple[str, BaseGeometry]] = []
    for code, area in section.areas.items():
        (loud if frame.at[code, "outline"] else quiet).append((code, area))
    for n, (code, area) in enumerate([*quiet, *loud]):
        ax.add_artist(_area(frame.loc[code], area, ground, 1 + n / 1000))
    _marks(ax, view, section, ground, metres)
    blocked = [*_arrows(ax, view, section, ground, metres), *_context(ax, view, section, ground, metres)]
    asked = wanted(view, lambda said, bold: width(said, NAME, SANS, "semibold" if bold else "regular"), NAME)
    for label in labels(view, section, metres, asked, blocked):
        _write(ax, view, label, ground, metres)


def area_path(area: BaseGeometry) -> Path:
    """A (multi)polygon as one path, holes included."""
    rings = [r for p in getattr(area, "geoms", [area]) for r in (p.exterior, *p.interiors)]
    parts = [np.asarray(r.coords) for r in rings]
    codes = [np.full(len(p), Path.LINETO, dtype=np.uint8) for p in parts]
    for code in codes:
        code[0], code[-1] = Path.MOVETO, Path.CLOSEPOLY
    return Path(np.concatenate(parts), np.concatenate(codes))


def _area(row: Any, area: BaseGeometry, ground: Ground, order: float) -> PathPatch:
    return PathPatch(
        area_path(area),
        facecolor=row["color"],
        edgecolor=row["outline"] or ground.border,
        linewidth=0.9 if row["outline"] else 0.4,
        hatch=HATCHES.get(row["pattern"], ""),
        hatchcolor=row["ink"] or ground.border,
        hatch_linewidth=HATCH_WIDTH,
        joinstyle="round",
        zorder=order,
        gid=row.name,
    )


def _marks(ax: Axes, view: MapView, section: Section, ground: Ground, metres: float) -> None:
    """Named places too small to be told by their land, in fill and pattern; other points of land as specks of land."""
    frame = view.frame
    silent = frame[~frame["polygon"] & frame["state"] & ~frame["mentioned"]]
    for code in silent.index:
        if section.inside(*section.point(code)):
            ax.add_artist(Circle(section.point(code), _SPECK * metres, color=ground.land, linewidth=0, zorder=1))
    for code, spot in marks(view, section, metres).items():
        row, home = frame.loc[code], section.point(code)
        if np.hypot(spot[0] - home[0], spot[1] - home[1]) > MARK * metres:
            ax.plot(*zip(home, spot, strict=True), color=ground.mark, linewidth=0.6, zorder=2.9)
        ax.add_artist(
            Circle(
                spot, MARK * metres, facecolor=row["color"], edgecolor=row["outline"] or ground.mark, linewidth=0.8,
                hatch=_MARK_HATCHES.get(row["pattern"], ""), hatchcolor=row["ink"] or ground.border,
                hatch_linewidth=HATCH_WIDTH, zorder=3, gid=f"dot-{code}",
            )
        )  # fmt: skip


def _arrows(
    ax: Axes, view: MapView, section: Section, ground: Ground, metres: float
) -> list[BaseGeometry]:  # fmt: skip
    """An arrow a movement, the more people the wider; the figure stands under the name at its head."""
    heads = []
    for row in _by_size(view):
        way = arc(section.point(row.origin), section.point(row.destination))
        head = (6 + 1.1 * row.width) * metres
        shaft, tip = arrow(way, row.width * metres, head)
        gid = f"arrow-{row.origin}-{row.destination}"
        bow = tuple(zip(*shaft, strict=True))
        ax.plot(*bow, color=ground.page, linewidth=row.width + 1.2, zorder=4, solid_capstyle="butt", gid=gid)
        ax.add_artist(Polygon(tip, facecolor=row.color, edgecolor=ground.page, linewidth=0.6, zorder=4.1, gid=gid))
        ax.plot(*bow, color=row.color, linewidth=row.width, zorder=4.2, solid_capstyle="butt", gid=gid)
        heads += [shapely.Polygon(tip).buffer(metres), shapely.LineString(shaft).buffer((row.width / 2 + 0.5) * metres)]
    return heads


def _by_size(view: MapView) -> list[Any]:
    return list(view.flows.sort_values("people", ascending=False).itertuples())


def _context(ax: Axes, view: MapView, section: Section, ground: Ground, metres: float) -> list[BaseGeometry]:
    """What is not from the article: squares, never a fill."""
    taken = []
    rows: Any = view.context.itertuples()
    for row in rows:
        x, y = section.point(row.iso3)
        if section.inside(x, y):
            ax.plot(
                x, y, "s", markersize=5, color=row.color or ground.page,
                markeredgecolor=ground.page if row.color else ground.mark, markeredgewidth=0.9,
                zorder=5.5, gid=f"context-{row.iso3}",
            )  # fmt: skip
            taken.append(shapely.box(x - 3 * metres, y - 3 * metres, x + 3 * metres, y + 3 * metres))
    return taken


def _write(ax: Axes, view: MapView, label: Label, ground: Ground, metres: float) -> None:
    """A label: its lines centred, a halo as shapes below, the words as words above, and the line to its land."""
    row = view.frame.loc[label.code]
    ink = ink_on(row["color"]) if label.inside else ground.text
    halo, wide = (row["color"], 3.2 if row["pattern"] else 1.8) if label.inside else (ground.page, 2.2)
    if label.leader:
        a, b, c, d = label.leader
        for color, thick, order in ((ground.page, 1.8, 5.6), (ground.text, 0.6, 5.7)):
            ax.plot([a, c], [b, d], color=color, linewidth=thick, zorder=order, gid=f"leader-{label.code}")
        dot = Circle((c, d), 0.9 * metres, color=ground.text, linewidth=0, zorder=5.7, gid=f"leader-{label.code}")
        ax.add_artist(dot)
    names = len(label.lines) - _said(row, label)
    for n, words in enumerate(label.lines):
        up = (((len(label.lines) - 1) / 2 - n) * LEAD - 0.26) * NAME * metres
        common: Any = {
            "fontsize": NAME, "family": families(SANS), "ha": "center", "va": "baseline",
            "weight": "semibold" if n < names and (row["label"] or row["lines"]) else "regular",
            "parse_math": False, "gid": f"label-{label.code}",
        }  # fmt: skip
        shade = ax.text(label.x, label.y + up, line(words), color=halo, zorder=6, alpha=0.85, **common)
        shade.set_path_effects([patheffects.Stroke(linewidth=wide, foreground=halo, joinstyle="round")])
        ax.text(label.x, label.y + up, line(words), color=ink, zorder=7, **common)


def _said(row: Any, label: Label) -> int:
    """How many of a label's lines are what is said under the name."""
    return len(row["lines"]) if len(label.lines) > len(row["lines"]) and label.lines[-1:] == row["lines"][-1:] else 0
