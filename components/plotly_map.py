"""The map on the screen: a pure function from a map view to a Plotly figure.

The figure never depends on what is selected: any change of it makes the browser draw anew and lose the view.
Plotly would ask the network for coastlines, crop to the data and take the scroll wheel; all three are off.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from components.hatch import hatch
from components.palette import GROUNDS, Ground
from components.plotly_overlays import arcs, context, hover_label, labels, sums
from components.view import MapView

WORLD_URL = "app/static/world.geojson"
"""Relative, so that it holds under a base path too; served from `static/` beside the dashboard."""

CONFIG: Mapping[str, Any] = {
    "topojsonURL": 'data:application/json,{"type":"Topology","arcs":[],"objects":{}}#',
    "scrollZoom": False,
    "displaylogo": False,
    "displayModeBar": True,
    "modeBarButtons": [["zoomInGeo", "zoomOutGeo", "resetGeo"]],
    "responsive": True,
    "doubleClick": False,
}
"""Plotly's settings for this figure; the data URI answers the one request that it would make elsewhere."""

REGION_VIEWS: Mapping[str, tuple[float, float, float]] = {
    "World": (11.0, 10.0, 1.0),
    "Americas": (-85.0, 9.0, 1.15),
    "Europe": (20.0, 54.0, 3.9),
    "Africa": (18.0, 1.0, 1.85),
    "Asia-Pacific": (110.0, 4.0, 1.45),
}
"""Centre longitude and latitude in degrees, and scale (1: every state fits the frame)."""

_LATITUDES = [-64.0, 84.0]  # all states, and of Antarctica a tip: what the rest would cost is the size of all others

_DOT = 7.0
_FONT = "Source Sans, sans-serif"


def figure(view: MapView) -> dict[str, Any]:
    """The figure of a view as a plain dictionary; every trace that can be clicked carries ISO codes."""
    ground = GROUNDS[view.theme]
    traces = [_areas(view, ground), *_hatches(view), *_outlines(view, ground), _dots(view, ground)]
    traces += [*arcs(view, ground), *sums(view, ground, REGION_VIEWS[view.region][2])]
    traces += [*labels(view, ground), *context(view, ground)]
    return {"data": traces, "layout": _layout(view, ground)}


def _areas(view: MapView, ground: Ground) -> dict[str, Any]:
    frame = view.frame[view.frame["polygon"]]
    fills = list(dict.fromkeys(frame["color"]))
    steps = len(fills)
    scale = [[edge / steps, fill] for n, fill in enumerate(fills) for edge in (n, n + 1)]
    return {
        "type": "choropleth",
        "geojson": WORLD_URL,
        "locations": list(frame.index),
        "z": [fills.index(color) for color in frame["color"]],
        "zmin": -0.5,
        "zmax": steps - 0.5,
        "colorscale": scale,
        "showscale": False,
        "customdata": list(frame.index),
        "hovertext": _hover(frame),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"line": {"color": ground.border, "width": 0.6}},
        "name": "areas",
    }


def _hatches(view: MapView) -> Iterable[dict[str, Any]]:
    spacing = 4.4 / REGION_VIEWS[view.region][2]
    marked = view.frame[view.frame["polygon"] & (view.frame["pattern"] != "")]
    for (pattern, ink), rows in marked.groupby(["pattern", "ink"], sort=True):
        lons: list[float | None] = []
        lats: list[float | None] = []
        for area in rows.geometry:
            lon, lat = hatch(area, pattern, spacing * (0.7 if pattern == "-" else 1))
            lons += lon
            lats += lat
        yield _line(lons, lats, {"color": ink, "width": 1.1}, f"hatch {pattern}")


def _outlines(view: MapView, ground: Ground) -> Iterable[dict[str, Any]]:
    """A strong outline where a class asks for one: it is what grey print and hatched pale areas live on."""
    marked = view.frame[view.frame["polygon"] & (view.frame["outline"] != "")]
    for color, rows in marked.groupby("outline", sort=True):
        lons: list[float | None] = []
        lats: list[float | None] = []
        for area in rows.geometry:
            for part in getattr(area, "geoms", [area]):
                ring = part.exterior.coords
                lons += [*(x for x, _ in ring), None]
                lats += [*(y for _, y in ring), None]
        yield _line(lons, lats, {"color": color, "width": 1.3}, "outline")


def _dots(view: MapView, ground: Ground) -> dict[str, Any]:
    """States too small to see or without a polygon; an open symbol where an area would be hatched."""
    frame = view.frame[view.frame["small"] | ~view.frame["polygon"]].sort_values("mentioned")
    return {
        "type": "scattergeo",
        "mode": "markers",
        "lon": list(frame["lon"]),
        "lat": list(frame["lat"]),
        "customdata": list(frame.index),
        "hovertext": _hover(frame),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "size": [_DOT + 2 if said else _DOT - 2.5 for said in frame["mentioned"]],
            "color": list(frame["color"]),
            "symbol": ["diamond" if pattern else "circle" for pattern in frame["pattern"]],
            "line": {
                "color": [ground.mark if said else ground.quiet for said in frame["mentioned"]],
                "width": [1.2 if said else 0.4 for said in frame["mentioned"]],
            },
            "opacity": 1,
        },
        "name": "dots",
    }


def _layout(view: MapView, ground: Ground) -> dict[str, Any]:
    lon, lat, scale = REGION_VIEWS[view.region]
    return {
        "geo": {
            "projection": {"type": "natural earth", "scale": scale, "rotation": {"lon": lon, "lat": 0, "roll": 0}},
            "center": {"lon": lon, "lat": lat},
            "lataxis": {"range": _LATITUDES},
            "fitbounds": False,
            "visible": False,
            "bgcolor": "rgba(0,0,0,0)",
        },
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": _FONT},
        "showlegend": False,
        "clickmode": "event",
        "dragmode": "pan",
        "hoverdistance": 5,  # a dot must not speak for the land around it
        "hoverlabel": {
            "align": "left",
            "bgcolor": ground.page,
            "bordercolor": ground.quiet,
            "font": {"color": ground.text, "size": 13, "family": _FONT},
        },
        "modebar": {
            "bgcolor": "rgba(0,0,0,0)",
            "color": ground.quiet,
            "activecolor": ground.text,
            "orientation": "v",
        },
        "uirevision": view.region,
    }


def _line(lons: list[float | None], lats: list[float | None], line: dict[str, Any], name: str) -> dict[str, Any]:
    return {
        "type": "scattergeo",
        "mode": "lines",
        "lon": lons,
        "lat": lats,
        "line": line,
        "hoverinfo": "skip",
        "name": name,
    }


def _hover(frame: pd.DataFrame) -> list[str]:
    """Hover texts. Most places are not mentioned: theirs are short and plain, as markup is sent escaped."""
    return [
        hover_label(f"{name}\n{told}" + (f"\n“{words}”" if words else ""))
        if said
        else f"{html.escape(name, quote=False)}: not mentioned"
        for name, told, words, said in zip(
            frame["name"], frame["told"], frame["words"], frame["mentioned"], strict=True
        )
    ]
