"""Drafts: cases in the making. Each has an unguessable id in the address and belongs to whoever holds that address.

On a machine of one's own every change is on the disk at once, so that a reload, a cut connection or a crash loses
nothing. On a public host (STANCE_ATLAS_PUBLIC) a draft lives in its session only.
"""

from __future__ import annotations

import re
import secrets
from contextlib import suppress
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.case_store import Changed, StoreError, cases_folder, delete_file, restore_file, save_bytes
from components.case_store import version as fingerprint
from components.library import public
from components.page import style
from data.case import Case
from data.case_file import CaseError
from data.draft import Draft, from_json

_ID = re.compile(r"draft-[0-9a-f]{32}")
_HELD = "drafts"
_CLASH = "draft clash"
_FAULT = "draft fault"
_DELETED = "draft deleted"
MOST_HELD = 20
"""Drafts of one visit on a public host, where they are in memory; the one made first goes."""


Place = tuple[int, int, int]
Held = tuple[Draft, str | None, Place | None]
"""A draft, the fingerprint of the file it came from or went to, and which file that is while both are the same."""


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
    if not public() and _is_newer(id_, held.get(id_)):
        try:
            place = _place(id_)
            data = _path(id_).read_bytes()
            held[id_] = (from_json(data), fingerprint(data), place)
        except (OSError, CaseError) as fault:
            session[_FAULT] = f"the draft cannot be opened: {fault}"
    return held[id_][0] if id_ in held else None


def _is_newer(id_: str, held: Held | None) -> bool:
    """Whether the disk has what this session does not: a draft it has not opened, or one that another tab went on with
    since this one last wrote it down."""
    if held is None:
        return _path(id_).is_file()
    return held[2] is not None and held[2] != _place(id_) and _path(id_).is_file()


def _place(id_: str) -> Place | None:
    """What changes when the file is replaced by another, whatever the clock says; None when there is no file."""
    try:
        told = _path(id_).stat()
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size, told.st_ino


def put(id_: str, draft: Draft) -> None:
    """Keep a draft. When another tab kept another one meanwhile, both are kept and `clash` says so."""
    held = st.session_state.setdefault(_HELD, {})
    began = held[id_][1] if id_ in held else None
    held[id_] = (draft, began, None)  # not on the disk: what is there may not take its place
    if public():
        while len(held) > MOST_HELD:
            held.pop(next(each for each in held if each != id_))
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
        held[id_] = (draft, fingerprint(data), _written(id_, data))
        st.session_state.pop(_FAULT, None)


def _written(id_: str, data: bytes) -> Place | None:
    """The place of what was just written; one that fits no file if another tab wrote meanwhile, so that it is read."""
    place = _place(id_)
    with suppress(OSError):
        return place if _path(id_).read_bytes() == data else (0, 0, 0)
    return place


def version(id_: str) -> str:
    """Changes when the draft does."""
    draft = get(id_)
    return fingerprint(draft.as_json()) if draft else ""


class Gone(CaseError):
    """A draft that is not here, or no longer as it was."""


def case(id_: str, stamp: str = "") -> Case:
    """The case that a draft is. Raises Gone when it is not at hand in that version, CaseError when it is not complete."""
    draft = get(id_)
    if draft is None:
        raise Gone("the draft is gone; it was made on another computer or in another visit")
    if stamp and fingerprint(draft.as_json()) != stamp:
        raise Gone("the draft was changed meanwhile")
    return draft.case(id_)


def is_map(id_: str) -> bool:
    """Whether the draft was read and can be shown."""
    draft = get(id_)
    return draft is not None and draft.found is not None


def maps() -> list[str]:
    """The drafts of this visit that were read and are complete."""
    here()
    return [id_ for id_, (draft, *_) in st.session_state[_HELD].items() if draft.found is not None]


def missing() -> None:
    """For the page that makes a case: that the address names a draft which is not here."""
    if is_draft(str(st.query_params.get("case", ""))) and not here() and _FAULT not in st.session_state:
        st.warning(
            "The draft of this address is not on this server: it was made on another one, or lived only while its page "
            "was open. What you enter now becomes a new draft."
        )


def notices() -> None:
    """What its holder must know about the draft at hand, with what to do."""
    deleted()
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


def delete(id_: str) -> None:
    """Take a draft away, from the disk, too; `undo_delete` brings it back as long as this page is open. For callbacks."""
    held = st.session_state.setdefault(_HELD, {})
    draft = get(id_)
    if draft is None:
        return
    held.pop(id_, None)
    if not public() and _path(id_).is_file():
        try:
            delete_file(_path(id_))
        except (OSError, StoreError) as fault:
            said = getattr(fault, "strerror", None) or fault
            st.session_state[_FAULT] = f"the draft is gone from this page and still on the disk ({said})"
    for name in (_CLASH, _FAULT):
        if st.session_state.get(name) == id_:
            st.session_state.pop(name)
    st.session_state[_DELETED] = (id_, draft)
    st.query_params.clear()


def undo_delete() -> None:
    """Bring the draft back that was deleted last. For callbacks."""
    id_, draft = st.session_state.pop(_DELETED)
    if not public() and not _path(id_).exists():
        with suppress(OSError, StoreError):
            restore_file(_path(id_))
    st.session_state[_HELD].pop(id_, None)
    if get(id_) is None:
        put(id_, draft)
    st.query_params["case"] = id_


def deleted() -> None:
    """That a draft was deleted, with the way back."""
    if held := st.session_state.get(_DELETED):
        title = held[1].title or "without a title"
        style.tell(f"The draft “{title[:80]}” was deleted.")
        st.button("Undo the deletion", on_click=undo_delete)


def _take_theirs(id_: str) -> None:
    st.session_state.pop(_CLASH, None)
    st.session_state[_HELD].pop(id_, None)


def _keep_mine(id_: str) -> None:
    st.session_state.pop(_CLASH, None)
    draft, *_ = st.session_state[_HELD].pop(id_)
    copy = new_id()
    put(copy, draft)
    st.query_params["case"] = copy


def _path(id_: str) -> Path:
    return cases_folder() / "drafts" / f"{id_}.json"
