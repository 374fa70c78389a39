"""The map with its title, legend and small print."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import streamlit as st

from components.bars import bars
from components.context import TABLES
from components.page import state
from components.page.bridges import chosen_bridge, world_map
from components.page.delivery import PLOTLY
from components.page.style import esc, link, swatch
from components.palette import GROUNDS
from components.plotly_map import CONFIG
from components.text_alternative import paragraph
from components.view import MapView
from components.wording import sentence
from data.case import Case
from data.world import places


def map_panel(case: Case, view: MapView, drawn: dict[str, Any], alone: bool = False) -> None:
    """Draw the map from `drawn`, as `plotly_map.screen` makes it; one with the same values as before is not sent again.

    `alone`: nothing but map, legend and source line, for a frame in somebody else's page.
    """
    title = f"{case.title}: {view.title.lower()}" if alone else view.title
    st.html(f'<div class="sa-maptitle"><b>{esc(title)}</b><span>{esc(view.subtitle)}</span></div>')
    _choice()
    with st.container(key="map"):
        _map(case, view, drawn)
    legend(view)
    sums(view)
    if alone:
        whole = link(state.link(case), "Every colour with its sentence: open in Stance Atlas")
        st.html(f'<div class="sa-small">{esc(view.coverage)}. {esc(view.source)} {whole}</div>')
        return
    if TABLES.get(view.layer, "") in case.context:
        st.toggle("Show context, which is not from the article", key="context")
    lines = [view.coverage + ".", *view.notes, view.source]
    st.html(f'<div class="sa-small">{" ".join(esc(line) for line in lines)}</div>')


def _choice() -> None:
    code = state.country()
    spot: Any = places().loc[code] if code in places().index else None
    lon, lat = (None, None) if spot is None else (float(spot["lon"]), float(spot["lat"]))
    chosen_bridge({"code": code, "fact": state.fact(), "lon": lon, "lat": lat})


def _map(case: Case, view: MapView, drawn: dict[str, Any]) -> None:
    world_map(
        {
            **drawn,
            "config": dict(CONFIG),
            "plotly": PLOTLY,
            "view": f"{case.id}/{view.region}",
            "theme": st.session_state.get("theme") or None,
            "ink": GROUNDS[view.theme].mark,
            "alt": paragraph(view, case),
        },
        _picked,
    )


def _picked() -> None:
    code = st.session_state["world"].picked
    if code in places().index and places().at[code, "coded"]:
        state.choose(code)


def sums(view: MapView) -> None:
    """The sums as bars, ranked within one status and currency."""
    told = "".join(
        f"<section><h3>{esc(held.heading)}</h3>"
        + "".join(
            f'<div><span>{esc(bar.name)}</span><b>{esc(bar.said)}</b><i style="width:{max(0.6, 100 * bar.share):.1f}%;'
            f'background:{bar.color}"></i></div>'
            for bar in held.bars
        )
        + "</section>"
        for held in bars(view.sums)
    )
    if told:
        st.html(f'<div class="sa-bars">{told}</div>')


def legend(view: MapView) -> None:
    """The classes in view with their counts, a line a side."""
    parts = []
    for group, keys in groupby(view.legend, key=lambda k: k.group):
        told = "".join(f'<span class="sa-key">{swatch(k.fill)}{esc(k.label)} <b>{k.count}</b></span>' for k in keys)
        parts.append(f"<section>{f'<h4>{esc(sentence(group))}</h4>' if group else ''}{told}</section>")
    if len(view.context):
        parts.append('<section><span class="sa-key">□ context, not from the article</span></section>')
    st.html(f'<div class="sa-legend" role="list" aria-label="Legend">{"".join(parts)}</div>')
