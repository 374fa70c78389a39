"""The menu of rare acts (download a case, open one, compare, the theme), and for a draft what its holder has at hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

import streamlit as st

from components import beside, library
from components.bundle import case_bytes
from components.case_store import Changed, StoreError, case_id, load_saved, save_case
from components.choice import SPAN, Choice
from components.page import drafts, state
from components.page.drafts import named
from components.page.style import esc, tell
from data.case import Case
from data.draft import draft_of

Go = Callable[..., None]
_SAID = "keep said"
_THEMES = {"": "Auto", "light": "Light", "dark": "Dark"}


def menu(case: Case, choice: Choice, go: Go, titles: Mapping[str, str] = MappingProxyType({})) -> None:
    """What is done rarely. `titles`: the cases, for screens too narrow for their chooser."""
    with st.popover("Menu", width="content", key="keep", on_change="rerun") as shown:
        if not shown.open:
            return
        if len(titles) > 1:
            with st.container(key="cases_narrow"):
                _cases(case, titles)
        if drafts.is_draft(case.id):
            if st.button("Change the details, add an article", type="tertiary"):
                go("new", case.id)
        elif st.button("Review every record", help="Check each one against its sentence, and correct what is wrong."):
            go("review", opened(case))
        st.caption("Download the case: opened here again, it is the same")
        st.download_button(
            "Case as ZIP",
            data=lambda: case_bytes(named(case), choice),
            file_name=f"{case_id(case.title, [])}.zip",
            mime="application/zip",
            on_click="ignore",
            key="download case",
        )
        _open(go)
        _compare(case, go)
        st.segmented_control("Theme", list(_THEMES), format_func=_THEMES.__getitem__, key="theme", required=True)


def _cases(case: Case, titles: Mapping[str, str]) -> None:
    ids = list(titles)
    st.selectbox(
        "Case", ids, ids.index(case.id), format_func=titles.__getitem__, key="case again", on_change=_take_case
    )


def _take_case() -> None:
    st.session_state["case"] = st.session_state["case again"]
    state.forget_case()


def at_hand(case: Case, choice: Choice, go: Go, reviewing: bool = False) -> None:
    """Of a draft: that it is one, its review, and how to save it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="draft"):
        if not reviewing:
            st.html(f'<p class="sa-small">{esc(_WHOSE)}</p>', width="content")
            if st.button("Review", help="Check every record against its sentence, and correct what is wrong."):
                go("review", case.id)
        save(case, choice)


_WHOSE = "Your draft. The address of this page is its key: who has it can change the draft. Share makes a copy to read."


def _compare(case: Case, go: Go) -> None:
    """Another case, or two articles of this one, beside each other."""
    if drafts.is_draft(case.id) or library.is_pair(case.id):
        return
    others = [f"{id_}{SPAN}{case.id}" for id_ in library.known_ids() if id_ != case.id]
    names = [a.name for a in case.articles]
    others += [f"{case.id}/{one}{SPAN}{case.id}/{two}" for one in names for two in names if one < two]
    if not others:
        return
    st.caption("Compare: what changed from another case, or from one article to another")
    chosen = st.selectbox(
        "Compare with", ["", *others], format_func=_pair_words, label_visibility="collapsed", key=f"compare {case.id}"
    )
    if chosen:
        go("", chosen, layer="compare")


def _pair_words(id_: str) -> str:
    return "Choose what to compare with" if not id_ else id_.replace(SPAN, " → ")


def opened(case: Case) -> str:
    """A new draft of a case, to go on with it; its id."""
    id_ = drafts.new_id()
    version = load_saved(case.id)[2] if library.is_saved(case.id) else ""
    drafts.put(id_, draft_of(case, case.id if version else "", version))
    return id_


def save(case: Case, choice: Choice) -> None:
    """Save a draft under its name, or say why not and what to do."""
    draft = drafts.get(case.id)
    assert draft is not None
    if library.public():
        return  # `drafts.notices` says that nothing is kept here
    name = draft.saved_as or case_id(case.title, library.known_ids())
    if st.button(f"Save as “{name}”", shortcut="mod+s", help="Keeps it on this computer, in the list of cases."):
        _save(case, choice, name, draft.saved_version or None)
    if said := st.session_state.pop(_SAID, ""):
        tell(said)
    if clash := st.session_state.get("keep clash"):
        tell(clash, "alert")
        if st.button("Save mine as a copy"):
            _save(case, choice, case_id(case.title, library.known_ids()), None)


def _save(case: Case, choice: Choice, name: str, began: str | None) -> None:
    draft = drafts.get(case.id)
    assert draft is not None
    try:
        version = save_case(replace(case, id=name), choice, name, began)
    except Changed as fault:
        st.session_state["keep clash"] = str(fault)[:1].upper() + str(fault)[1:] + "."
    except StoreError as fault:
        st.session_state[_SAID] = f"Not saved: {fault}. You can download the case instead."
    else:
        drafts.put(case.id, replace(draft, saved_as=name, saved_version=version))
        st.session_state.pop("keep clash", None)
        st.session_state[_SAID] = f"Saved. It is in the list of cases as “{case.title}”; the version before it is kept."
    st.rerun()


def _open(go: Go) -> None:
    st.caption("Open a case from a ZIP")
    turn = st.session_state.setdefault("keep turn", 0)
    file = st.file_uploader("ZIP", type=None, key=f"keep zip {turn}", label_visibility="collapsed")
    if fault := st.session_state.pop("keep fault", ""):
        tell(fault, "alert")
    if file is None:
        return
    st.session_state["keep turn"] = turn + 1
    try:
        case, _ = beside.unzipped(file.getvalue())
    except ValueError as fault:
        st.session_state["keep fault"] = f"{file.name} cannot be opened: {fault}."
        st.rerun()
    go("", opened(replace(case, id=case.id if not library.is_saved(case.id) else "")))
