"""The map itself on a printed sheet: land, patterns, dots, arrows, rings, names. No words around it."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, PathPatch
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from components.fonts import SANS, width
from components.palette import Ground
from components.plain_text import line
from components.printed_names import NAME, Taken, names, write
from components.sections import Section
from components.view import MapView

HATCHES = {"/": "///", "\\": "\\\\\\", "x": "xxx", "-": "----", "+": "+++"}
HATCH_WIDTH = 0.9
_DOT = 5.6
_BEND = 0.18


def draw_land(ax: Axes, view: MapView, section: Section, ground: Ground) -> None:
    """Draw the view's section of the world on `ax`, whose limits become the section's frame."""
    west, south, east, north = section.frame
    ax.set_xlim(west, east)
    ax.set_ylim(south, north)
    ax.set_autoscale_on(False)
    ax.set_axis_off()
    frame = view.frame
    quiet: list[tuple[str, BaseGeometry]] = []
    loud: list[tuple[str, BaseGeometry]] = []
    for code, area in section.areas.items():
        (loud if frame.at[code, "outline"] else quiet).append((code, area))
    for n, (code, area) in enumerate([*quiet, *loud]):
        ax.add_artist(_area(frame.loc[code], area, ground, 1 + n / 1000))
    taken = Taken(ax, section, view)
    _dots(ax, view, section, ground, taken)
    _arrows(ax, view, section, ground, taken)
    _rings(ax, view, section, ground, taken)
    _context(ax, view, section, ground, taken)
    names(ax, view, section, ground, taken)


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


def _dots(ax: Axes, view: MapView, section: Section, ground: Ground, taken: Taken) -> None:
    """Small states, and mentioned places too small to see; a diamond where an area would be hatched."""
    frame = view.frame
    small = frame[(frame["small"] | ~frame["polygon"]) & (frame["state"] | frame["mentioned"])]
    rows: Any = small.sort_values("mentioned", kind="stable").itertuples()
    for row in rows:
        x, y = section.point(row.Index)
        if not section.inside(x, y):
            continue
        size = _DOT if row.mentioned else 2.6
        marker = "D" if row.pattern else "o"
        edge = ground.mark if row.mentioned else ground.quiet
        ax.plot(
            x, y, marker, markersize=size, color=row.color, markeredgecolor=edge,
            markeredgewidth=0.8 if row.mentioned else 0.35, zorder=3, gid=f"dot-{row.Index}", clip_on=True,
        )  # fmt: skip
        if row.mentioned:
            taken.take(*taken.at(x, y), size + 1, size + 1)


def _arrows(ax: Axes, view: MapView, section: Section, ground: Ground, taken: Taken) -> None:
    """An arrow a movement, with the article's own number beside it where there is room."""
    rows: Any = view.flows.sort_values("people", ascending=False).itertuples()
    for row in rows:
        start, end = section.point(row.origin), section.point(row.destination)
        ax.add_artist(
            FancyArrowPatch(
                start, end, connectionstyle=f"arc3,rad={_BEND}", mutation_scale=5 + 1.1 * row.width,
                arrowstyle="simple,head_width=0.9,head_length=0.9,tail_width=0.26", shrinkA=1, shrinkB=1,
                facecolor=row.color, edgecolor=ground.page, linewidth=0.6, alpha=0.9, zorder=4,
                gid=f"arrow-{row.origin}-{row.destination}",
            )
        )  # fmt: skip
        _number(ax, row, section, ground, taken)


def _number(ax: Axes, row: Any, section: Section, ground: Ground, taken: Taken) -> None:
    said = row.label.split("\n")[1].split(" · ")[0]
    (x, y), (u, v) = (taken.at(*section.point(code)) for code in (row.origin, row.destination))
    mid_x, mid_y = (x + u) / 2 + _BEND / 2 * (v - y), (y + v) / 2 - _BEND / 2 * (u - x)
    wide, size = width(line(said), NAME + 0.6, SANS, "semibold") + 3, NAME + 0.6
    if math.hypot(u - x, v - y) < wide:
        return  # beside a short arrow nobody could tell whose number it is; the notes have it
    for shift in (16, -16, 24, -24):
        if taken.free(mid_x, mid_y + shift, wide, size):
            write(ax, taken, mid_x, mid_y + shift, said, size, ground.text, ground.page, "semibold")
            taken.take(mid_x, mid_y + shift, wide, size)
            return


def _rings(ax: Axes, view: MapView, section: Section, ground: Ground, taken: Taken) -> None:
    """A disc a sum, its area in proportion within one currency, the sum written under it."""
    rows: Any = view.sums.sort_values("size", ascending=False).itertuples()
    for row in rows:
        x, y = section.point(row.iso3)
        if not section.inside(x, y):
            continue
        size = row.size * 0.5
        ax.plot(
            x, y, "o", markersize=size, color=row.color, markeredgecolor=ground.page, markeredgewidth=1,
            alpha=0.95, zorder=5, gid=f"sum-{row.record}",
        )  # fmt: skip
        px, py = taken.at(x, y)
        taken.take(px, py, size, size)
        wide = width(line(row.short), NAME + 0.6, SANS, "semibold") + 3
        aside = (size + wide) / 2 + 3
        spots = [(px, py - size / 2 - 6), (px, py + size / 2 + 6), (px + aside, py), (px - aside, py)]
        for cx, cy in spots:
            if taken.free(cx, cy, wide, 9):
                write(ax, taken, cx, cy, row.short, NAME + 0.6, ground.text, ground.page, "semibold")
                taken.take(cx, cy, wide, 9)
                break


def _context(ax: Axes, view: MapView, section: Section, ground: Ground, taken: Taken) -> None:
    """What is not from the article: squares, never a fill."""
    rows: Any = view.context.itertuples()
    for row in rows:
        x, y = section.point(row.iso3)
        if section.inside(x, y):
            ax.plot(
                x, y, "s", markersize=5, color=row.color or ground.page,
                markeredgecolor=ground.page if row.color else ground.mark, markeredgewidth=0.9,
                zorder=5.5, gid=f"context-{row.iso3}",
            )  # fmt: skip
            taken.take(*taken.at(x, y), 6, 6)
