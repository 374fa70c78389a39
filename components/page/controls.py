"""The row of controls: each writes one name of the address."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import streamlit as st

from components.choice import CERTAINTIES, LAYER_NAMES, LAYERS, SPAN
from components.choosing import choice_of
from components.highlights import countries_of
from components.layer_compare import span
from components.page import state
from components.wording import day, sentence
from data.case import Case
from data.positions import dates
from data.records import GROUPS
from data.world import REGIONS, places


def controls(case: Case, titles: Mapping[str, str]) -> None:
    """Layer, date, filters (side, certainty, region), country. `titles` has the places to choose from, in order."""
    with st.container(key="controls"):
        layer, asof, filters, country = st.columns([4, 5, 1.5, 2.5], gap="medium", vertical_alignment="bottom")
    with layer:
        st.segmented_control(
            "Layer",
            LAYERS,
            format_func=LAYER_NAMES.__getitem__,
            key="layer",
            required=True,
            width="stretch",
            on_change=state.open_table,
        )
    with asof, st.container(key="when"):
        _as_of(case)
    with filters:
        _filters(case)
    with country:
        st.selectbox(
            "Country",
            ["", *titles],
            format_func=lambda code: titles.get(code, "Choose or type"),
            key="country",
            on_change=state.forget_fact,
        )


def _filters(case: Case) -> None:
    """What narrows the map, in one fold; its label says when something is set."""
    stances = st.session_state["layer"] in ("stances", "compare")
    said = [name for name in ("side", "certainty") if stances] + ["region"]
    on = any(st.session_state[name] != state.DEFAULTS.get(name, "") for name in said)
    with st.popover("Filters (some set)" if on else "Filters", width="stretch", key="filters"):
        names = {"": "Both sides" if len(case.sides) == 2 else "All sides"} | {
            s.id: sentence(s.name) for s in case.sides
        }
        st.selectbox("Side", list(names), format_func=names.__getitem__, key="side", disabled=not stances)
        st.selectbox(
            "Certainty",
            list(CERTAINTIES),
            format_func=CERTAINTIES.__getitem__,
            key="certainty",
            disabled=not stances,
        )
        st.selectbox("Region", REGIONS, key="region")


def country_titles(case: Case, mentioned: list[str]) -> dict[str, str]:
    """Names by code for the search: places in view, then organisations of the case, then all other places."""
    names = _names()
    first = [code for code in names if code in mentioned]
    groups = {code: name for code, name in GROUPS.items() if code in _told(case) | {st.session_state["country"]}}
    return {c: names[c] for c in first} | groups | {c: name for c, name in names.items() if c not in first}


@lru_cache(maxsize=16)
def _told(case: Case) -> frozenset[str]:
    """Every place and organisation with a record."""
    return frozenset(code for r in case.records.all() for code in countries_of(r, case.focus_country))


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    table = places()
    names = table.loc[table["coded"], "name"].sort_values()
    return {str(code): str(name) for code, name in names.items()}


def _as_of(case: Case) -> None:
    chosen = str(st.session_state["asof"])
    if st.session_state["layer"] == "compare":
        if not case.before:
            _between(case, chosen)
        return
    if SPAN in chosen:
        chosen = st.session_state["asof"] = chosen.partition(SPAN)[2]
    stops = sorted({*dates(case), chosen})
    if len(stops) > 1:
        st.select_slider("As of", stops, format_func=day, key="asof")
    else:
        st.text_input("As of", day(stops[0]), disabled=True)


def _between(case: Case, chosen: str) -> None:
    """The two dates to compare."""
    first, last = span(case, choice_of(case, {"layer": "compare", "asof": chosen}))
    stops = sorted({*dates(case), first, last})
    if len(stops) == 1:
        st.text_input("Compare", day(stops[0]), disabled=True)
        return
    st.session_state["asof span"] = (first, last)
    st.select_slider("Compare", stops, format_func=_short, key="asof span", on_change=_take_span)


def _short(iso: str) -> str:
    """A day with its month in three letters: two stand over one slider."""
    return " ".join(word[:3] if word.isalpha() else word for word in day(iso).split())


def _take_span() -> None:
    st.session_state["asof"] = SPAN.join(st.session_state["asof span"])
