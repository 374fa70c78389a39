"""The page, top to bottom in the order the eye meets it. Run with `streamlit run dashboard.py`."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from components import plotly_map
from components.choice import Choice
from components.page import header, state, style
from components.page.about import about
from components.page.article import article_panel
from components.page.context_panel import context_panel
from components.page.controls import controls, country_titles
from components.page.country import country_panel
from components.page.map_panel import map_panel
from components.page.share import share
from components.page.tables import aid_table, emigration_table, stances_table
from components.page.timeline import timeline
from components.page.unplaced import unplaced_panel
from components.view import MapView, map_view
from data import frames as records
from data.case import SEEDS, Case, CaseError, case_ids, load_case

CASES = Path(os.environ.get("STANCE_ATLAS_SEEDS", SEEDS))
FRAMES: dict[str, Callable[[Case], pd.DataFrame]] = {
    "stances": records.stance_frame,
    "displacement": records.displacement_frame,
    "aid": records.aid_frame,
    "events": records.event_frame,
    "unplaced": records.unplaced_frame,
}
SCORES = Path(__file__).parent / "data" / "scores.json"


# Caches: all of them are here. Streamlit does not see files change, so a fingerprint stands for them.
def fingerprint(folder: Path) -> str:
    stamps = [(str(p), p.stat().st_mtime_ns, p.stat().st_size) for p in sorted(folder.rglob("*")) if p.is_file()]
    return hashlib.sha256(repr(stamps).encode()).hexdigest()


@st.cache_resource(max_entries=64, show_spinner=False)
def read_case(id_: str, stamp: str) -> Case | str:
    """The case, or what is wrong with it."""
    try:
        return load_case(id_, CASES)
    except CaseError as fault:
        return str(fault)


@st.cache_resource(max_entries=128, show_spinner=False)
def draw(id_: str, stamp: str, choice: Choice) -> tuple[MapView, dict[str, Any]]:
    """The view of a choice and its figure, the same objects as long as the case and the choice are the same."""
    case = read_case(id_, stamp)
    assert isinstance(case, Case)
    view = map_view(case, choice)
    return view, plotly_map.figure(view)


@st.cache_resource(max_entries=64, show_spinner=False)
def read_frames(id_: str, stamp: str) -> dict[str, pd.DataFrame]:
    """The records of a case as tables, by kind."""
    case = read_case(id_, stamp)
    assert isinstance(case, Case)
    return {name: make(case) for name, make in FRAMES.items()}


@st.cache_data(max_entries=32, show_spinner=False)
def exported(id_: str, stamp: str, choice: Choice, kind: str) -> bytes:
    """A file of a view. What draws it is heavy and loaded only now."""
    from components.export import export

    case = read_case(id_, stamp)
    assert isinstance(case, Case)
    return export(case, choice, kind)


st.set_page_config("Stance Atlas", page_icon=style.ICON, layout="wide", initial_sidebar_state="collapsed")
style.apply(state.theme())

stamps = {id_: fingerprint(CASES / id_) for id_ in case_ids(CASES)}
read = {id_: read_case(id_, stamp) for id_, stamp in stamps.items()}
cases = {id_: case for id_, case in read.items() if isinstance(case, Case)}
broken = {id_: fault for id_, fault in read.items() if isinstance(fault, str)}
if not cases:
    header.notices((), broken)
    st.html(f'<h1 class="sa-title">No case to show</h1><p class="sa-lead">{style.esc(header.no_case(CASES))}</p>')
    st.stop()

case = cases[state.chosen_case(list(cases))]
state.adopt_address(case, list(cases))
state.write(case, list(cases))
choice = state.choice(case)
view, figure = draw(case.id, stamps[case.id], choice)
mentioned = list(view.frame.index[view.frame["mentioned"]])

if st.context.is_embedded:
    header.notices(state.faults(), broken)
    map_panel(case, view, figure, alone=True)
    st.stop()

make = partial(exported, case.id, stamps[case.id], choice)
header.masthead({id_: c.title for id_, c in cases.items()}, partial(share, case, view, make))
header.notices(state.faults(), broken)
header.headline(case, view)
controls(case, country_titles(case, mentioned))

wide, side = st.columns([2, 1], gap="large")
with wide:
    map_panel(case, view, figure)
with side, st.container(key="country_panel"):
    country_panel(case, view, state.country())

frames = read_frames(case.id, stamps[case.id])
text, tables = st.columns([6, 7], gap="large")
with text:
    article_panel(case, choice.theme)
with tables:
    names = ["Stances", "Emigration", "Aid", "Timeline", "Not placed", "Context", "About"]
    stances, emigration, aid, events, unplaced, context, codebook = st.tabs(names)
    with stances:
        stances_table(frames["stances"])
    with emigration:
        emigration_table(frames["displacement"])
    with aid:
        aid_table(frames["aid"])
    with events:
        timeline(case, frames["events"], view.as_of)
    with unplaced:
        unplaced_panel(frames["unplaced"])
    with context:
        context_panel(case)
    with codebook:
        about(case, json.loads(SCORES.read_text("utf-8")) if SCORES.is_file() else None)
