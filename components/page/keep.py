"""Keep: save a case on this machine, download it, open one again, review it, or begin a new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from components import beside, library
from components.bundle import case_bytes
from components.case_store import Changed, StoreError, bring_back, case_id, delete_case, load_saved, save_case
from components.choice import SPAN, Choice
from components.page import drafts, uploads
from components.page.style import tell
from components.page.visitor import visitor
from data.case import Case
from data.draft import draft_of

Go = Callable[..., None]
_SAID = "keep said"


def keep(case: Case, choice: Choice, go: Go, reviewing: bool = False) -> None:
    """The buttons and the popover."""
    if st.button("New case"):
        go("new", "")
    if not reviewing and st.button(
        "Review", help="Check every record against its sentence, and correct what is wrong."
    ):
        go("review", case.id if drafts.is_draft(case.id) else opened(case))
    mine = drafts.is_draft(case.id)
    with st.popover("Save" if mine else "Case", width="content", key="keep", on_change="rerun") as menu:
        if not mine and not menu.open:  # a draft's has a key that saves, so it is always there
            return
        if mine:
            save(case, choice)
            if st.button("Change the details, add an article", type="tertiary"):
                go("new", case.id)
        st.caption("Download the case: opened here again, it is the same")
        st.download_button(
            "Case as ZIP",
            data=lambda: case_bytes(case, choice),
            file_name=f"{case_id(case.title, [])}.zip",
            mime="application/zip",
            on_click="ignore",
            key="download case",
        )
        _open(go)
        _compare(case, go)
        if mine:
            st.button("Delete this draft", type="tertiary", on_click=drafts.delete, args=(case.id,))
        elif library.is_saved(case.id):
            st.button("Delete this case", type="tertiary", on_click=_delete, args=(case.id, case.title))


def _delete(id_: str, title: str) -> None:
    try:
        delete_case(id_)
    except StoreError as fault:
        st.session_state["keep deleted"] = ("", f"Not deleted: {fault}.")
    else:
        st.session_state["keep deleted"] = (id_, f"The case “{title[:80]}” was deleted, and the version before it.")
        st.query_params.clear()


def _bring_back(id_: str) -> None:
    try:
        bring_back(id_)
    except StoreError as fault:
        st.session_state["keep deleted"] = ("", f"{fault}.")
    else:
        st.session_state.pop("keep deleted", None)
        st.session_state.pop("case", None)
        st.query_params["case"] = id_


def deleted() -> None:
    """That a case was deleted, with the way back as long as this page is open."""
    if said := st.session_state.get("keep deleted"):
        id_, words = said
        tell(words, "status" if id_ else "alert")
        if id_:
            st.button("Undo the deletion", key="undo delete", on_click=_bring_back, args=(id_,))


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
        st.caption("On this server nothing is kept for you: download the case instead.")
        return
    st.caption("Save on this computer")
    name = draft.saved_as or case_id(case.title, library.known_ids())
    if st.button(f"Save as “{name}”", type="primary", shortcut="mod+s"):
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
    data = file.getvalue()
    uploads.forget([file])
    try:
        case, _ = beside.unzipped(data, visitor())
    except ValueError as fault:
        st.session_state["keep fault"] = f"{file.name} cannot be opened: {fault}."
        st.rerun()
    go("", opened(replace(case, id=case.id if not library.is_saved(case.id) else "")))
