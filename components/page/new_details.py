"""The details of a new case: proposed from the text, to confirm or correct; each change is kept at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from components.page import drafts, state
from components.page.style import swatch
from components.palette import HUES, PAIRS, stance_fill
from data.crisis import Side
from data.draft import Draft, side_ids
from data.world import places

MOST_SIDES = 4
_KEY = "detail "
_FIRST = date(1900, 1, 1)
"""The first day of publication that is offered; a case of an older text keeps its own."""
_LOADED = "details of"


def forget() -> None:
    """Take the draft's values anew when the form is next drawn."""
    st.session_state.pop(_LOADED, None)


def details_form(id_: str, draft: Draft) -> None:
    """Title, publisher, date, country and sides."""
    _load(id_, draft)
    st.html(
        '<h2 class="sa-step">2 · What it is about</h2><p class="sa-small">Proposed from the text where it says so. '
        "Please check.</p>"
    )
    st.text_input("Title", key=f"{_KEY}title", on_change=_keep)
    publisher, day = st.columns([3, 2])
    publisher.text_input("Publisher", key=f"{_KEY}publisher", on_change=_keep, placeholder="Who published it")
    held = st.session_state[f"{_KEY}published"] or _FIRST
    day.date_input(
        "Published",
        key=f"{_KEY}published",
        on_change=_keep,
        format="YYYY-MM-DD",
        min_value=min(_FIRST, held),
        max_value=max(date.today() + timedelta(366), held),
    )
    names = _countries()
    st.selectbox(
        "Country it is about",
        ["", *names],
        format_func=lambda code: names.get(code, "None"),
        key=f"{_KEY}focus_country",
        on_change=_keep,
    )
    _sides()


def _sides() -> None:
    st.html(
        '<div class="sa-group"><h3>Sides</h3><p class="sa-small">Who contends for recognition or support. Other names: '
        "as the text has them, separated by semicolons.</p></div>"
    )
    number = st.session_state[f"{_KEY}sides"]
    pair = st.session_state[f"{_KEY}pair"]
    for n in range(number):
        hue = pair[n] if number == 2 else list(HUES)[n % len(HUES)]
        fill = stance_fill("recognizes", list(HUES).index(hue), state.theme())
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            st.html(f'<div class="sa-side">{swatch(fill)}</div>', width="content")
            st.text_input(f"Side {n + 1}", key=f"{_KEY}name {n}", on_change=_keep, placeholder="Jane Roe")
            st.text_input("Other names", key=f"{_KEY}other {n}", on_change=_keep, placeholder="Roe; the council")
            st.button("Remove", key=f"{_KEY}remove {n}", type="tertiary", on_click=_remove, args=(n,))
    with st.container(horizontal=True, vertical_alignment="center"):
        if number < MOST_SIDES:
            st.button("Add a side", on_click=_add, type="tertiary")
        if number == 2:
            st.toggle("They exclude each other", key=f"{_KEY}rivals", on_change=_keep)
            st.selectbox(
                "Colours",
                PAIRS,
                format_func=lambda p: f"{p[0].capitalize()} and {p[1]}",
                key=f"{_KEY}pair",
                on_change=_keep,
                label_visibility="collapsed",
                width=190,
            )


def _load(id_: str, draft: Draft) -> None:
    """Fill the form from the draft when it is another one or has new proposals; else keep what is typed."""
    said = st.session_state
    if said.get(_LOADED) != id_:
        said[_LOADED] = id_
        said[f"{_KEY}title"], said[f"{_KEY}publisher"] = draft.title, draft.publisher
        said[f"{_KEY}published"] = date.fromisoformat(draft.published) if draft.published else None
        said[f"{_KEY}focus_country"], said[f"{_KEY}rivals"] = draft.focus_country, draft.rivals
        said[f"{_KEY}sides"] = len(draft.sides)
        hues = tuple(s.colour for s in draft.sides)
        said[f"{_KEY}pair"] = hues if hues in PAIRS else PAIRS[0]
        for n, side in enumerate(draft.sides):
            said[f"{_KEY}name {n}"], said[f"{_KEY}other {n}"] = side.name, "; ".join(side.aliases)
    for name in [k for k in said if isinstance(k, str) and k.startswith(_KEY) and "remove" not in k]:
        said[name] = said[name]  # keeps it while its widget is not on the page


def _keep() -> None:
    """Write the form into the draft."""
    said, id_ = st.session_state, drafts.here()
    draft = drafts.get(id_)
    if draft is None:
        return
    day = said[f"{_KEY}published"]
    changed = replace(
        draft,
        title=said[f"{_KEY}title"].strip(),
        publisher=said[f"{_KEY}publisher"].strip(),
        published=day.isoformat() if day else "",
        focus_country=said[f"{_KEY}focus_country"],
        rivals=bool(said.get(f"{_KEY}rivals", True)),
        sides=_typed_sides(draft.sides),
    )
    drafts.put(id_, changed.since(draft))


def _typed_sides(old: tuple[Side, ...]) -> tuple[Side, ...]:
    said = st.session_state
    number = said[f"{_KEY}sides"]
    typed: list[Side] = []
    for n in range(number):
        name = said.get(f"{_KEY}name {n}", "").strip()
        other = tuple(dict.fromkeys(a.strip() for a in said.get(f"{_KEY}other {n}", "").split(";") if a.strip()))
        if name:
            typed.append(Side("", name, other, colour=said[f"{_KEY}pair"][n] if number == 2 else ""))
    return tuple(replace(side, id=id_) for side, id_ in zip(typed, side_ids(typed, old), strict=True))


def _add() -> None:
    n = st.session_state[f"{_KEY}sides"]
    st.session_state[f"{_KEY}sides"] = n + 1
    st.session_state[f"{_KEY}name {n}"] = st.session_state[f"{_KEY}other {n}"] = ""
    _keep()


def _remove(n: int) -> None:
    said = st.session_state
    number = said[f"{_KEY}sides"]
    for i in range(n, number - 1):
        for part in ("name", "other"):
            said[f"{_KEY}{part} {i}"] = said[f"{_KEY}{part} {i + 1}"]
    said[f"{_KEY}sides"] = number - 1
    _keep()


def _countries() -> dict[str, str]:
    table = places()
    return {str(code): str(name) for code, name in table.loc[table["coded"], "name"].sort_values().items()}


__all__ = ["details_form", "forget"]
