"""What stands where a page could not be drawn: that it could not, and how to keep what is yours and go on."""

from __future__ import annotations

import logging
from contextlib import suppress

import streamlit as st

from components.bundle import case_bytes
from components.choice import Choice
from components.page import drafts
from components.page.style import tell
from data.draft import Draft

_LOG = logging.getLogger(__name__)


def way_out(fault: Exception, draft: str) -> None:
    """Say that it went wrong; of the fault only its type, as strangers may read along. `draft`: the one at hand, or ""."""
    _LOG.error("a page could not be drawn", exc_info=fault)
    told = f"This page could not be drawn ({type(fault).__name__}). Other cases and what is saved are untouched."
    tell(told, "alert")
    st.html('<p><a href="./" target="_self">To the map</a> · <a href="./new" target="_self">New case</a></p>')
    held = drafts.get(draft) if draft else None
    if held is None:
        return
    name, data = _whatever(draft, held)
    st.download_button("Download this draft", data=data, file_name=name, on_click="ignore")
    st.button("Delete this draft", key="way out delete", on_click=drafts.delete, args=(draft,))


def _whatever(id_: str, draft: Draft) -> tuple[str, bytes]:
    """Name and content of the case as it can be opened again, or else of the draft as it is on the disk."""
    with suppress(Exception):
        return "draft.zip", case_bytes(draft.case(id_), Choice())
    return "draft.json", draft.as_json()
