"""Drafts: cases in the making. Each has an unguessable id in the address and belongs to whoever holds that address.

What is shared of a draft is a copy under a second key, made of the first one by a way that has none back: who has it can
read the copy and learns nothing of the draft.

On a machine of one's own every change is on the disk at once, so that a reload, a cut connection or a crash loses
nothing. On a public host (STANCE_ATLAS_PUBLIC) a draft lives in its session only.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.case_store import Changed, StoreError, case_id, cases_folder, replace_file, save_bytes
from components.case_store import version as fingerprint
from components.library import public
from components.page import style
from data.case import Case
from data.case_file import CaseError
from data.draft import Draft, from_json

_SHARED = re.compile(r"shared-[0-9a-f]{32}")
_ID = re.compile(r"draft-[0-9a-f]{32}")
_HELD = "drafts"
_CLASH = "draft clash"
_FAULT = "draft fault"


def is_draft(id_: str) -> bool:
    return bool(_ID.fullmatch(id_))


def new_id() -> str:
    return f"draft-{secrets.token_hex(16)}"


def here() -> str:
    """The id of the draft that the address names and that can be opened, else ""."""
    st.session_state.setdefault(_HELD, {})
    id_ = str(st.query_params.get("case", ""))
    return id_ if is_draft(id_) and get(id_) is not None else ""


def get(id_: str) -> Draft | None:
    """The draft, from this session or from the disk; the server's routes have no session."""
    session = st.session_state if get_script_run_ctx(suppress_warning=True) else {}
    held = session.setdefault(_HELD, {})
    if id_ not in held and not public() and _path(id_).is_file():
        try:
            data = _path(id_).read_bytes()
            held[id_] = (from_json(data), fingerprint(data))
        except (OSError, CaseError) as fault:
            session[_FAULT] = f"the draft cannot be opened: {fault}"
    return held[id_][0] if id_ in held else None


def put(id_: str, draft: Draft) -> None:
    """Keep a draft. When another tab kept another one meanwhile, both are kept and `clash` says so."""
    held = st.session_state.setdefault(_HELD, {})
    began = held[id_][1] if id_ in held else None
    held[id_] = (draft, began)
    if public():
        return
    data = draft.as_json()
    try:
        _path(id_).parent.mkdir(parents=True, exist_ok=True)
        save_bytes(_path(id_), data, began)
    except Changed:
        st.session_state[_CLASH] = id_
    except (OSError, StoreError) as fault:
        said = getattr(fault, "strerror", None) or fault
        st.session_state[_FAULT] = (
            f"the draft is not on the disk ({said}); it is safe while this page is open: download the case"
        )
    else:
        held[id_] = (draft, fingerprint(data))
        st.session_state.pop(_FAULT, None)


def version(id_: str) -> str:
    """Changes when the draft, or the copy, does."""
    draft = _copy(id_) if is_shared(id_) else get(id_)
    return fingerprint(draft.as_json()) if draft else ""


class Gone(CaseError):
    """A draft that is not here, or no longer as it was."""


def case(id_: str, stamp: str = "") -> Case:
    """The case that a draft is. Raises Gone when it is not at hand in that version, CaseError when it is not complete."""
    draft = _copy(id_) if is_shared(id_) else get(id_)
    if draft is None and is_shared(id_):
        raise Gone("this copy of a draft is no longer shared")
    if draft is None:
        raise Gone("the draft is gone; it was made on another computer or in another visit")
    if stamp and fingerprint(draft.as_json()) != stamp:
        raise Gone("the draft was changed meanwhile")
    return draft.case(id_)


def is_shared(id_: str) -> bool:
    """Whether the id is the key of a copy, made or not."""
    return bool(_SHARED.fullmatch(id_))


def shared_id(id_: str) -> str:
    """The key of a draft's copy; any other id as it is."""
    return f"shared-{hashlib.sha256(id_.encode()).hexdigest()[:32]}" if is_draft(id_) else id_


def share(id_: str) -> None:
    """Make the copy of a draft as it is now, in place of an earlier one. For callbacks."""
    draft, path = get(id_), _path(shared_id(id_))
    if draft is None or public():
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, draft.as_json())
    except OSError as fault:
        st.session_state[_FAULT] = f"the copy was not made ({fault.strerror or fault})"


def unshare(id_: str) -> None:
    """Take the copy of a draft away. For callbacks."""
    _path(shared_id(id_)).unlink(missing_ok=True)


def shared_on(id_: str) -> datetime | None:
    """When the copy was made, of a draft or by its own key; None where there is none."""
    path = _path(shared_id(id_))
    try:
        return None if public() else datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return None


def copy_here() -> list[str]:
    """The copy that the address names, if it is there."""
    id_ = str(st.query_params.get("case", ""))
    return [id_] if is_shared(id_) and shared_on(id_) else []


def named(case: Case) -> Case:
    """The case with a name made of its title in place of a key, which must not be in a file."""
    return replace(case, id=case_id(case.title, [])) if is_draft(case.id) or is_shared(case.id) else case


def is_map(id_: str) -> bool:
    """Whether the draft was read and can be shown."""
    draft = get(id_)
    return draft is not None and draft.found is not None


def maps() -> list[str]:
    """The drafts of this visit that were read and are complete."""
    here()
    return [id_ for id_, (draft, _) in st.session_state[_HELD].items() if draft.found is not None]


def missing() -> None:
    """For the page that makes a case: that the address names a draft which is not here."""
    if is_draft(str(st.query_params.get("case", ""))) and not here() and _FAULT not in st.session_state:
        st.warning(
            "The draft of this address is not on this server: it was made on another one, or lived only while its page "
            "was open. What you enter now becomes a new draft."
        )


def notices() -> None:
    """What its holder must know about the draft at hand, with what to do."""
    if fault := st.session_state.get(_FAULT):
        style.tell(fault[:1].upper() + fault[1:] + ".", "alert")
    id_ = st.session_state.get(_CLASH)
    if id_ and id_ == st.query_params.get("case"):
        st.warning("This draft was changed in another tab. Nothing of either is lost: choose one.")
        with st.container(horizontal=True):
            st.button("Go on with the other tab’s", on_click=_take_theirs, args=(id_,))
            st.button("Keep mine as a copy", on_click=_keep_mine, args=(id_,))
    if public() and here():
        st.info("On this server a draft lives only while this page is open: download the case before you leave.")


def _take_theirs(id_: str) -> None:
    st.session_state.pop(_CLASH, None)
    st.session_state[_HELD].pop(id_, None)


def _keep_mine(id_: str) -> None:
    st.session_state.pop(_CLASH, None)
    draft, _ = st.session_state[_HELD].pop(id_)
    copy = new_id()
    put(copy, draft)
    st.query_params["case"] = copy


def _copy(id_: str) -> Draft | None:
    try:
        return None if public() else from_json(_path(id_).read_bytes())
    except (OSError, CaseError):
        return None


def _path(id_: str) -> Path:
    return cases_folder() / "drafts" / f"{id_}.json"
