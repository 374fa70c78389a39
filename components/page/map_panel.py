"""The map with its title, legend and small print."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import streamlit as st

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


def map_panel(case: Case, view: MapView, figure: dict[str, Any], alone: bool = False) -> None:
    """Draw `figure`; one with the same values as before is not sent again.

    `alone`: nothing but map, legend and source line, for a frame in somebody else's page.
    """
    title = f"{case.title}: {view.title.lower()}" if alone else view.title
    head = "h1" if alone else "h2"
    st.html(f'<div class="sa-maptitle"><{head}>{esc(title)}</{head}><span>{esc(view.subtitle)}</span></div>')
    _choice()
    with st.container(key="map"):
        _map(case, view, figure)
    legend(view)
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


def _map(case: Case, view: MapView, figure: dict[str, Any]) -> None:
    world_map(
        {
            "figure": figure,
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


def legend(view: MapView) -> None:
    """The classes in view with their counts, a line a side."""
    parts = []
    for group, keys in groupby(view.legend, key=lambda k: k.group):
        told = "".join(f'<li class="sa-key">{swatch(k.fill)}{esc(k.label)} <b>{k.count}</b></li>' for k in keys)
        parts.append(f"<div>{f'<strong>{esc(sentence(group))}</strong>' if group else ''}<ul>{told}</ul></div>")
    if len(view.context):
        parts.append('<div><ul><li class="sa-key">◇ context, not from the article</li></ul></div>')
    st.html(f'<div class="sa-legend" role="group" aria-label="Legend">{"".join(parts)}</div>')
