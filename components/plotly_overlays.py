"""What lies over the areas on screen: arrows, rings of sums, names, context. Generators of Plotly traces."""

from __future__ import annotations

import html
import math
import textwrap
from collections.abc import Iterable
from typing import Any

import pandas as pd

from components.layer import rows
from components.palette import Ground
from components.view import MapView


def arcs(view: MapView, ground: Ground) -> Iterable[dict[str, Any]]:
    """One arrow a movement whose both ends are known, as wide as people are many."""
    for row in rows(view.flows):
        yield {
            "type": "scattergeo",
            "mode": "lines+markers",
            "lon": [row.lon, row.lon_to],
            "lat": [row.lat, row.lat_to],
            "line": {"color": row.color, "width": row.width},
            "opacity": 0.85,
            "marker": {
                "symbol": "triangle-up",
                "angle": [0, _arrival(row)],
                "size": [0, 7 + 1.2 * row.width],
                "color": row.color,
                "opacity": 1,
                "line": {"width": 1, "color": ground.page},
            },
            "customdata": [row.origin, row.destination],
            "hovertext": hover_label(row.label),
            "hovertemplate": "%{hovertext}<extra></extra>",
            "name": "arc",
        }


def _arrival(row: Any) -> float:
    """The bearing in degrees, clockwise from north, in which the great circle of a flow arrives."""
    lat, lat_to = math.radians(row.lat), math.radians(row.lat_to)
    turn = math.radians(row.lon - row.lon_to)
    east = math.sin(turn) * math.cos(lat)
    north = math.cos(lat_to) * math.sin(lat) - math.sin(lat_to) * math.cos(lat) * math.cos(turn)
    return round((math.degrees(math.atan2(east, north)) + 180) % 360, 1)


def sums(view: MapView, ground: Ground, scale: float) -> Iterable[dict[str, Any]]:
    """A ring a sum, its area in proportion within one currency; sums are never added up."""
    if view.sums.empty:
        return
    held = view.sums.sort_values("size", ascending=False)
    yield {
        "type": "scattergeo",
        "mode": "markers+text",
        "lon": list(held["lon"]),
        "lat": list(held["lat"]),
        "customdata": list(held["iso3"]),
        "text": [html.escape(t, quote=False) for t in _roomy(held, scale)],
        "textposition": "top center",
        "textfont": {"color": ground.text, "size": 12, "shadow": f"0 0 3px {ground.page}, 0 0 3px {ground.page}"},
        "hovertext": [hover_label(t) for t in held["label"]],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "size": list(held["size"]),
            "color": "rgba(0,0,0,0)",
            "line": {"color": ground.mark, "width": 1.6},
        },
        "name": "sums",
    }


def _roomy(sums: pd.DataFrame, scale: float) -> list[str]:
    """The labels of the sums, the largest first; empty where one would run into another."""
    wide, high = 1.9 / scale, 9.0 / scale  # degrees: of one letter, of one line
    taken: list[tuple[float, float, float]] = []
    shown = []
    for row in rows(sums):
        half, y = wide * len(row.short) / 2, row.lat + 0.22 * row.size / scale
        free = all(abs(row.lon - x) > half + h or abs(y - other) > high for x, other, h in taken)
        shown.append(row.short if free else "")
        if free:
            taken.append((row.lon, y, half))
    return shown


def labels(view: MapView, ground: Ground) -> Iterable[dict[str, Any]]:
    named = view.frame[view.frame["label"] != ""]
    if named.empty:
        return
    yield {
        "type": "scattergeo",
        "mode": "text",
        "lon": list(named["lon"]),
        "lat": [_top(row) for row in rows(named)],
        "text": [f"<b>{html.escape(t, quote=False)}</b>" for t in named["label"]],
        "textposition": "top center",
        "textfont": {
            "color": ground.text,
            "size": 12,
            "shadow": ", ".join([f"0 0 3px {ground.page}"] * 3),
        },
        "hoverinfo": "skip",
        "name": "labels",
    }


def _top(row: Any) -> float:
    """The northern edge of an area, so that its name does not cover it."""
    return float(row.geometry.bounds[3]) if row.polygon else float(row.lat)


def context(view: MapView, ground: Ground) -> Iterable[dict[str, Any]]:
    """What is not from the article: open diamonds, never a fill."""
    if view.context.empty:
        return
    yield {
        "type": "scattergeo",
        "mode": "markers",
        "lon": list(view.context["lon"]),
        "lat": list(view.context["lat"]),
        "customdata": list(view.context["iso3"]),
        "hovertext": [hover_label(t) for t in view.context["label"]],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "symbol": "diamond",
            "size": 9,
            "color": [color or ground.page for color in view.context["color"]],
            "line": {"color": ground.mark, "width": 1.3},
        },
        "name": "context",
    }


def hover_label(text: str) -> str:
    """Hover text: first line bold, lines wrapped, nothing of it read as markup."""
    first, *rest = text.split("\n")
    lines = [line for part in rest for line in textwrap.wrap(part, 52) or [""]]
    return "<br>".join([f"<b>{html.escape(first, quote=False)}</b>", *(html.escape(t, quote=False) for t in lines)])
