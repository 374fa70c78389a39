"""What the reader chose, kept in the session under the names of the address, and the address itself.

The address is read when it is new (a link, the back button) and written after every change.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

import streamlit as st

from components.choice import CONTEXT, PARAMETERS, Choice, write_address
from components.choosing import asked, choice_of, mark_of
from components.highlights import countries_of
from components.page import drafts
from components.palette import Theme
from data.case import Case
from data.records import Record

DEFAULTS: Mapping[str, str] = {"layer": "stances", "certainty": "claimed", "region": "World"}
_CONTROLS = [name for name in PARAMETERS if name not in ("case", "embed")]
_WRITTEN = "address written"
_FAULTS = "address faults"
_WARNING = "address warning"
_AS_GIVEN = "address as given"


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
        twice = (f"{name} is given more than once" for name in said if len(st.query_params.get_all(name)) > 1)
        address = asked(case, said, known)
        was = st.session_state.get("layer")
        for name in _CONTROLS:
            st.session_state[name] = address.values.get(name, _default(name, case)).removesuffix(CONTEXT)
        st.session_state["context"] = address.values.get("layer", "").endswith(CONTEXT)
        fact = case.records.by_id.get(address.values.get("fact", ""))
        if fact and not st.session_state["country"]:
            st.session_state["country"] = next(iter(countries_of(fact, case.focus_country)), "")
        st.session_state[_FAULTS] = (*address.faults, *twice)
        st.session_state[_WARNING] = address.warning
        st.session_state.pop(_AS_GIVEN, None)
        if was != st.session_state["layer"] and (was or "panel" not in st.session_state):
            open_table()
    st.session_state.setdefault("context", False)
    for name in _CONTROLS:
        st.session_state.setdefault(name, _default(name, case))
    for name in (*_CONTROLS, "context"):
        st.session_state[name] = st.session_state[name]  # keeps it when its widget is not on the page


def faults() -> tuple[str, ...]:
    """What could not be used of the address, in words."""
    return tuple(st.session_state.get(_FAULTS, ()))


def warning() -> str:
    """That the article of the link has changed since, in a sentence; mostly empty."""
    return str(st.session_state.get(_WARNING, ""))


def choice(case: Case) -> Choice:
    """The reader's choice as the view wants it."""
    return choice_of(case, _values(case) | {"theme": theme()})


def plain_choice() -> Choice:
    """The choice that a case begins with."""
    return Choice(theme=theme())


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


TABLES: Mapping[str, str] = {"stances": "Stances", "emigration": "Emigration", "aid": "Aid"}
"""The table of each layer, as the tabs of the page name it."""


def open_table() -> None:
    """Bring the table of the layer to the front. For the callback of the layers."""
    st.session_state["panel"] = TABLES.get(st.session_state["layer"], "Stances")


def forget_fact() -> None:
    """For the callback of the country search: another country, so no longer that record."""
    st.session_state["fact"] = ""


def forget_case() -> None:
    """For the callback of the case chooser: what belongs to the old case goes."""
    for name in ("asof", "side", "country", "fact"):
        st.session_state[name] = ""


def write(case: Case, known: list[str]) -> None:
    """Put the session's choice into the address, defaults left out.

    An address with a fault stays as it was given, so that a reload names the fault again, until the reader changes
    something.
    """
    defaults = {name: _default(name, case) for name in _CONTROLS} | {"case": known[0]}
    wanted = write_address(_values(case), defaults)
    if faults() or warning():
        if st.session_state.setdefault(_AS_GIVEN, wanted) == wanted:
            st.session_state[_WRITTEN] = st.query_params.to_dict()
            return
        st.session_state[_FAULTS], st.session_state[_WARNING] = (), ""
    st.session_state[_WRITTEN] = wanted
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def link(case: Case, record: Record | None = None, **more: str) -> str:
    """The address of this view with every value said, so that no later default changes what it shows.

    Of a `record`: the view with it opened. `more` are values that are not the session's. Of a draft: its copy to read.
    """
    values = _values(case) | {"case": drafts.shared_id(case.id)}
    values |= {"side": values["side"] or "all", "theme": values["theme"] or theme()}
    if record:
        country = next(iter(countries_of(record, case.focus_country)), "")
        values |= {"country": country, "fact": f"{record.id}.{mark_of(case, record)}"}
    told = write_address(values | more, {})
    return f"{(st.context.url or '').split('?')[0].rstrip('/')}/?{urlencode(told, safe=',')}"


def file_address(case: Case, kind: str, **form: str) -> str:
    """Where the server gives this view as a file (`components.page.server`), relative to the page; `form` as there."""
    values = _values(case) | {"case": "", "country": "", "fact": "", "theme": theme()}
    told = write_address(values | {"side": values["side"] or "all"}, {}) | form
    if drafts.is_draft(case.id):
        told["draft"] = drafts.version(case.id)
    return f"export/{quote(case.id)}.{kind}?{urlencode(told, safe=',')}"


def _values(case: Case) -> dict[str, str]:
    """Every value of the address as the session has it."""
    values = {name: str(st.session_state.get(name) or "") for name in _CONTROLS} | {"case": case.id}
    values["layer"] += CONTEXT if st.session_state.get("context") else ""
    record = case.records.by_id.get(values["fact"])
    values["fact"] = f"{record.id}.{mark_of(case, record)}" if record else ""
    return values


def _default(name: str, case: Case) -> str:
    return case.published.isoformat() if name == "asof" else DEFAULTS.get(name, "")


def _is_new() -> bool:
    return st.query_params.to_dict() != st.session_state.get(_WRITTEN)
