"""Every cache, in one module that the page and the server share: a case, a view or a file is made once for both.

Streamlit does not see files change, so a fingerprint of the case's folder stands for them in every key.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from components import library, plotly_map
from components.choice import LAYERS, Choice
from components.page import drafts, tables
from components.view import MapView, map_view
from data import frames
from data.case import Case, CaseError

FRAMES: Mapping[str, Callable[[Case], pd.DataFrame]] = {
    "events": frames.event_frame,
    "unplaced": frames.unplaced_frame,
}


def fingerprint(id_: str) -> str:
    """Changes when a file of the case does."""
    if drafts.is_draft(id_) or drafts.is_shared(id_):
        return drafts.version(id_)
    return hashlib.sha256(repr([_stamp(path) for path in library.files_of(id_)]).encode()).hexdigest()


def _stamp(path: Path) -> tuple[object, ...]:
    """A file that is put in another's place has another number, whatever the clock says."""
    try:
        told = path.stat()
    except OSError:  # taken away since it was listed: reading the case will say so
        return (str(path),)
    return str(path), told.st_mtime_ns, told.st_size, told.st_ino


@st.cache_resource(max_entries=64, show_spinner=False)
def read_case(id_: str, stamp: str) -> Case | str:
    """The case, or what is wrong with it. Raises drafts.Gone, which is not kept."""
    try:
        return drafts.case(id_, stamp) if drafts.is_draft(id_) or drafts.is_shared(id_) else library.find(id_)[0]
    except drafts.Gone:
        raise
    except CaseError as fault:
        return str(fault)


@st.cache_resource(max_entries=128, show_spinner=False)
def draw(id_: str, stamp: str, choice: Choice) -> tuple[MapView, dict[str, Any]]:
    """The view of a choice and its figure, the same objects as long as the case and the choice are the same."""
    view = map_view(_readable(id_, stamp), choice)
    return view, plotly_map.figure(view)


@st.cache_resource(max_entries=64, show_spinner=False)
def read_frames(id_: str, stamp: str) -> dict[str, pd.DataFrame]:
    """What of a case's records is listed, not tabled: events and passages not placed."""
    case = _readable(id_, stamp)
    return {name: make(case) for name, make in FRAMES.items()}


@st.cache_resource(max_entries=64, show_spinner=False)
def read_tables(id_: str, stamp: str) -> dict[str, tables.Table]:
    """The tables of a case's records, by kind."""
    return tables.tables(_readable(id_, stamp))


@st.cache_resource(max_entries=64, show_spinner=False)
def exported(id_: str, stamp: str, choice: Choice, kind: str, sheet: str | None, scale: int, bom: bool) -> bytes:
    """A file of a view, in a `components.export.Form` of these parts. Raises WorkerError, which is not kept."""
    from components.beside import made
    from components.export import Form

    return made(drafts.named(_readable(id_, stamp)), choice, Form(kind, sheet, scale, bom))


def warm() -> None:
    """Read every case and draw the first one's layers, as a reader will ask for them.

    What then is in memory stays there: the collector, which looks at all of it again and again, is told to leave it.
    """
    stamps = {id_: fingerprint(id_) for id_ in library.known_ids()}
    sound = [id_ for id_, stamp in stamps.items() if isinstance(read_case(id_, stamp), Case)]
    for id_ in sound[:1]:
        read_tables(id_, stamps[id_])
        read_frames(id_, stamps[id_])
        for layer in LAYERS:
            draw(id_, stamps[id_], Choice(layer=layer))
    gc.collect()
    gc.freeze()


def _readable(id_: str, stamp: str) -> Case:
    case = read_case(id_, stamp)
    assert isinstance(case, Case)
    return case
