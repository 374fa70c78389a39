"""What the reader chose, kept in the session under the names of the address, and the address itself.

The address is read when it is new (a link, the back button) and written after every change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from components.choice import PARAMETERS, Choice, write_address
from components.choosing import asked, choice_of
from components.highlights import countries_of
from components.palette import Theme
from data.case import Case

DEFAULTS: Mapping[str, str] = {"layer": "stances", "certainty": "claimed", "region": "World"}
_CONTROLS = [name for name in PARAMETERS if name not in ("case", "embed")]
_WRITTEN = "address written"
_FAULTS = "address faults"


def chosen_case(known: list[str]) -> str:
    """The case of the address or of the session, else the first. `known` is not empty."""
    if _is_new() and (said := st.query_params.get("case", "").casefold()):
        st.session_state["case"] = next((k for k in known if k.casefold() == said), known[0])
    if st.session_state.get("case") not in known:
        st.session_state["case"] = known[0]
    return str(st.session_state["case"])


def adopt_address(case: Case, known: list[str]) -> None:
    """Take the address over into the session if it is not the one this session wrote itself."""
    if _is_new():
        said = st.query_params.to_dict()
        facts = {r.id: r for r in case.records.all()}
        address = asked(case, said, known)
        for name in _CONTROLS:
            st.session_state[name] = address.values.get(name, _default(name, case))
        fact = facts.get(address.values.get("fact", ""))
        if fact and not st.session_state["country"]:
            st.session_state["country"] = next(iter(countries_of(fact, case.focus_country)), "")
        st.session_state[_FAULTS] = address.faults
    for name in _CONTROLS:
        st.session_state.setdefault(name, _default(name, case))
        st.session_state[name] = st.session_state[name]  # keeps it when its widget is not on the page


def faults() -> tuple[str, ...]:
    """What could not be used of the address, in words."""
    return tuple(st.session_state.get(_FAULTS, ()))


def choice(case: Case) -> Choice:
    """The reader's choice as the view wants it."""
    values = {name: str(st.session_state[name] or "") for name in _CONTROLS} | {"theme": theme()}
    return replace(choice_of(case, values), context=bool(st.session_state.get("context", False)))


def theme() -> Theme:
    """The theme the browser shows; before it has said so, the one the reader asked for."""
    shown = st.context.theme.type or st.session_state.get("theme") or "light"
    return "dark" if shown == "dark" else "light"


def country() -> str:
    return str(st.session_state.get("country") or "")


def fact() -> str:
    return str(st.session_state.get("fact") or "")


def choose(code: str, fact_id: str = "") -> None:
    """Choose a country, and one of its records if given. For callbacks."""
    st.session_state["country"] = code
    st.session_state["fact"] = fact_id


def forget_fact() -> None:
    """For the callback of the country search: another country, so no longer that record."""
    st.session_state["fact"] = ""


def forget_case() -> None:
    """For the callback of the case chooser: what belongs to the old case goes."""
    for name in ("asof", "side", "country", "fact"):
        st.session_state[name] = ""


def write(case: Case, known: list[str]) -> None:
    """Put the session's choice into the address, defaults left out."""
    values = {name: str(st.session_state.get(name) or "") for name in _CONTROLS}
    values["case"] = case.id
    defaults = {name: _default(name, case) for name in _CONTROLS} | {"case": known[0]}
    wanted = write_address(values, defaults)
    st.session_state[_WRITTEN] = wanted
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def link(case: Case) -> str:
    """The address of this view with every value said, so that no later default changes what it shows."""
    values = {name: str(st.session_state.get(name) or "") for name in _CONTROLS} | {"case": case.id}
    told = write_address(values | {"side": values["side"] or "all"}, {})
    return f"{(st.context.url or '').split('?')[0].rstrip('/')}/?{urlencode(told)}"


def _default(name: str, case: Case) -> str:
    return case.published.isoformat() if name == "asof" else DEFAULTS.get(name, "")


def _is_new() -> bool:
    return st.query_params.to_dict() != st.session_state.get(_WRITTEN)
