"""Share and export: the link that brings this view back, the citation, the files. Files are made when asked for."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from components import library
from components.citation import citation, citation_of
from components.page import drafts, state
from components.page.bridges import copy_bridge, files_bridge
from components.page.previews import frame, is_private
from components.page.style import copy_button, esc, file_button
from components.view import MapView
from components.wording import day
from data.case import Case

FORMATS: Mapping[str, Mapping[str, tuple[str, str | None, int]]] = {
    "Picture": {
        "PNG": ("png", None, 1),
        "PNG large": ("png", None, 2),
        "Square": ("png", "square", 2),
        "A4": ("png", "a4", 2),
        "SVG": ("svg", None, 1),
    },
    "Report and page": {"PDF report": ("pdf", None, 1), "PDF map": ("pdf", "a4", 1), "HTML page": ("html", None, 1)},
    "Data": {"CSV": ("csv", None, 1), "GeoJSON": ("geojson", None, 1), "GeoPackage": ("gpkg", None, 1)},
    "All, to open again": {"ZIP bundle": ("zip", None, 1)},
}
"""The files, by what they are for: format, sheet (None: the format's own) and scale of each."""


def share(case: Case, view: MapView) -> None:
    """The popover."""
    copy_bridge()
    with st.popover("Share", width="content", key="share", on_change="rerun") as opened:
        if not opened.open:
            return
        files_bridge()
        if _may_link(case):
            address = state.link(case)
            told = _text("Link to this view", address)
            told += _text("Embed", frame(address, f"{case.title}: {view.title.lower()}"))
            st.html(_PRIVATE + told if is_private(address) else told)
        st.html(
            _text("Citation", _cited(case, view))
            + "".join(_files(case, view, title, formats) for title, formats in FORMATS.items())
            + '<p class="sa-small sa-told" role="status"></p>'
        )


_PRIVATE = (
    '<div class="sa-notice"><p>Only this computer, or its own network, can open these addresses. For everybody else take '
    "the HTML page below: one file that works anywhere, also on a web site.</p></div>"
)
_TO_READ = "Others get a copy that they can read and not change. The address of this page stays yours alone."
_NO_COPY = "On this server a draft lives in its page only, so there is no link to it. Files can be shared."


def _may_link(case: Case) -> bool:
    """Whether there is a link to give away; of a draft only once there is a copy to read, which is offered here."""
    if not drafts.is_draft(case.id):
        return True
    when = drafts.shared_on(case.id)
    if library.public():
        st.html(f'<p class="sa-small">{_NO_COPY}</p>')
        return False
    made = f" The copy is of {day(when.date())}, {when:%H:%M} UTC." if when else ""
    st.html(f'<p class="sa-small">{_TO_READ}{esc(made)}</p>')
    with st.container(horizontal=True):
        words = "Make the copy anew" if when else "Make a copy to read"
        st.button(words, key="share draft", on_click=drafts.share, args=(case.id,))
        if when:
            st.button("Stop sharing", type="tertiary", on_click=drafts.unshare, args=(case.id,))
    return when is not None


def _files(case: Case, view: MapView, title: str, formats: Mapping[str, tuple[str, str | None, int]]) -> str:
    """A row of buttons, each of which asks the server for a file of this view."""
    row = f'<div class="sa-small sa-formats">{esc(title)}</div>'
    for label, (kind, sheet, scale) in formats.items():
        form = ({"sheet": sheet} if sheet else {}) | ({"scale": str(scale)} if scale > 1 else {})
        name = f"{drafts.named(case).id}-{view.layer}-{view.as_of.isoformat()}{f'-{sheet}' if sheet else ''}.{kind}"
        row += file_button(label, state.file_address(case, kind, **form), name)
    return f'<div class="sa-files">{row}</div>'


def _text(title: str, text: str) -> str:
    """A text to take away, with its button."""
    return (
        f'<div class="sa-take"><div class="sa-small">{esc(title)}</div><code>{esc(text)}</code>'
        f"{copy_button('Copy', text, f'Copy: {title.lower()}')}</div>"
    )


def _cited(case: Case, view: MapView) -> str:
    """The citation of the opened record, or of the whole view."""
    record = case.records.by_id.get(state.fact())
    return citation_of(record, view, case) if record else citation(view, case)
