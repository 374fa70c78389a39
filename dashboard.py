"""The page, top to bottom in the order the eye meets it. Run with `streamlit run dashboard.py`.

The file is read twice: once by the server, as `dashboard`, for `app`; and by each run of the page, as `__main__`.
"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import streamlit as st

from components.page import cached, header, state, style
from components.page.about import about
from components.page.article import article_panel
from components.page.context_panel import context_panel
from components.page.controls import controls, country_titles
from components.page.country import country_panel
from components.page.map_panel import map_panel
from components.page.server import MIDDLEWARE, ROUTES
from components.page.share import share
from components.page.tables import aid_table, emigration_table, stances_table
from components.page.timeline import timeline
from components.page.unplaced import unplaced_panel
from data.case import Case, case_ids

SCORES = Path(__file__).parent / "data" / "scores.json"


def page() -> None:
    """Everything between the browser and the eye, in order; it ends early when there is nothing to show."""
    st.set_page_config("Stance Atlas", page_icon=style.ICON, layout="wide", initial_sidebar_state="collapsed")
    style.apply(state.theme())

    stamps = {id_: cached.fingerprint(id_) for id_ in case_ids(cached.case_folder())}
    read = {id_: cached.read_case(id_, stamp) for id_, stamp in stamps.items()}
    cases = {id_: case for id_, case in read.items() if isinstance(case, Case)}
    broken = {id_: fault for id_, fault in read.items() if isinstance(fault, str)}
    if not cases:
        header.notices((), "", broken)
        header.no_case(cached.case_folder())
        return

    case = cases[state.chosen_case(list(cases))]
    state.adopt_address(case, list(cases))
    state.write(case, list(cases))
    choice = state.choice(case)
    view, figure = cached.draw(case.id, stamps[case.id], choice)
    mentioned = list(view.frame.index[view.frame["mentioned"]])

    if st.context.is_embedded:
        header.notices(state.faults(), state.warning(), broken)
        map_panel(case, view, figure, alone=True)
        return

    make = partial(cached.exported, case.id, stamps[case.id], choice)
    header.masthead({id_: c.title for id_, c in cases.items()}, partial(share, case, view, make))
    header.notices(state.faults(), state.warning(), broken)
    header.headline(case, view)
    controls(case, country_titles(case, mentioned))

    wide, side = st.columns([2, 1], gap="large")
    with wide:
        map_panel(case, view, figure)
    with side, st.container(key="country_panel"):
        country_panel(case, view, state.country())

    frames = cached.read_frames(case.id, stamps[case.id])
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


if __name__ == "__main__":
    page()
else:
    app = st.App(__file__, routes=ROUTES, middleware=MIDDLEWARE)
