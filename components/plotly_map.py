"""The map on the screen: a pure function from a map view to a Plotly figure.

The figure never depends on what is selected: any change of it makes the browser draw anew and lose the view.
Plotly would ask the network for coastlines, crop to the data and take the scroll wheel; all three are off.
"""

from __future__ import annotations

import html
import textwrap
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import geopandas as gpd
import pandas as pd

from components.hatch import hatch
from components.overlay import ASPECT, overlay
from components.palette import GROUNDS, Ground
from components.view import MapView
from components.window import PROJECTION, Window

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

_LATITUDES = (-64.0, 84.0)  # all states, and of Antarctica a tip: what the rest would cost is the size of all others
_SHAPES = (1.0, 1.15, 1.3, 1.45, 1.6, 1.8, ASPECT, 2.4)
"""Widths of a frame to its height, for each of which the page is told how to show the window."""
_SPECK = 3.0
_FONT = "Source Sans, sans-serif"


def screen(view: MapView) -> dict[str, Any]:
    """All that the page's map is drawn from: the figure, what lies over it, and how to show the window in other frames."""
    shapes = [[shape, _geo(view.window, shape)] for shape in _SHAPES]
    return {"figure": figure(view), "overlay": overlay(view, degrees=True), "shapes": shapes}


def figure(view: MapView) -> dict[str, Any]:
    """The figure of a view as a plain dictionary; every trace that can be clicked carries ISO codes."""
    ground = GROUNDS[view.theme]
    traces = [_areas(view, ground), *_hatches(view), *_outlines(view, ground), _dots(view, ground)]
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
    spacing = 4.4 / _geo(view.window, ASPECT)["scale"]
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
    """Places too small to see or without a polygon, to be clicked: specks of land. Named ones get a mark over them."""
    frame = view.frame[view.frame["small"] | ~view.frame["polygon"]]
    return {
        "type": "scattergeo",
        "mode": "markers",
        "lon": list(frame["lon"]),
        "lat": list(frame["lat"]),
        "customdata": list(frame.index),
        "hovertext": _hover(frame),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": _SPECK, "color": list(frame["color"]), "opacity": 1, "line": {"width": 0}},
        "name": "dots",
    }


def _geo(shown: Window, aspect: float) -> dict[str, Any]:
    """How Plotly shows a window in a frame `aspect` times as wide as high: scale, and ranges that fill the frame.

    At scale 1 the ranges just fit; what lies beyond them is not drawn, so they have the frame's shape as far as there is a world.
    """
    west, south, east, north = shown.box
    high = (north - south, (east - west) / aspect)
    low, top = _LATITUDES
    wide, tall = _size(low, top)
    if wide / tall > aspect:  # towards the poles, as far as needed
        _, most = _size(-90, 90)
        part = min(1.0, (wide / aspect - tall) / (most - tall))
        low, top = round(low - 26 * part, 2), round(top + 6 * part, 2)
        wide, tall = _size(low, top)
    share = min(1.0, aspect * tall / wide)
    world = max(tall, wide * share / aspect)
    return {"scale": round(world / max(high), 3), "lon": round(180 * share, 1), "lat": [low, top]}


@lru_cache(maxsize=256)
def _size(south: float, north: float) -> tuple[float, float]:
    """Width and height in metres of the whole world between two latitudes."""
    edge = gpd.GeoSeries(gpd.points_from_xy([180.0, 0.0, 0.0], [0.0, south, north]), crs=4326)
    there = edge.to_crs(f"+proj={PROJECTION}")
    return 2 * float(there.x.iloc[0]), float(there.y.iloc[2] - there.y.iloc[1])


def _layout(view: MapView, ground: Ground) -> dict[str, Any]:
    shown, how = view.window, _geo(view.window, ASPECT)
    lon = shown.meridian
    return {
        "geo": {
            "projection": {
                "type": "natural earth",
                "scale": how["scale"],
                "rotation": {"lon": lon, "lat": 0, "roll": 0},
            },
            "center": {"lon": lon, "lat": round(shown.latitude, 2)},
            "lonaxis": {"range": [lon - how["lon"], lon + how["lon"]]},
            "lataxis": {"range": how["lat"]},
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


def hover_label(text: str) -> str:
    """Hover text: first line bold, lines wrapped, nothing of it read as markup."""
    first, *rest = text.split("\n")
    lines = [line for part in rest for line in textwrap.wrap(part, 52) or [""]]
    return "<br>".join([f"<b>{html.escape(first, quote=False)}</b>", *(html.escape(t, quote=False) for t in lines)])
