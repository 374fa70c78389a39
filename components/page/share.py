"""Share and export: the link that brings this view back, the citation, the files. Files are made when asked for."""

from __future__ import annotations

import html
from collections.abc import Mapping

import streamlit as st

from components.citation import citation, citation_of
from components.page import state
from components.page.bridges import copy_bridge, files_bridge
from components.page.style import copy_button, esc, file_button
from components.view import MapView
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
    """Copy buttons and the popover."""
    copy_bridge()
    address, cited = state.link(case), _cited(case, view)
    told = copy_button("Copy link", address, "A link that brings back exactly this view")
    st.html(f'<div class="sa-bar">{told}{copy_button("Cite", cited, "Copy a citation")}</div>', width="content")
    with st.popover("Share", width="content", key="share", on_change="rerun") as opened:
        if not opened.open:
            return
        files_bridge()
        st.html(
            _text("Link to this view", address)
            + _text("Citation", cited)
            + _text("Embed", _frame(case, view, address))
            + "".join(_files(case, view, title, formats) for title, formats in FORMATS.items())
            + '<p class="sa-small sa-told" role="status"></p>'
        )


def _files(case: Case, view: MapView, title: str, formats: Mapping[str, tuple[str, str | None, int]]) -> str:
    """A row of buttons, each of which asks the server for a file of this view."""
    row = f'<div class="sa-small sa-formats">{esc(title)}</div>'
    for label, (kind, sheet, scale) in formats.items():
        form = ({"sheet": sheet} if sheet else {}) | ({"scale": str(scale)} if scale > 1 else {})
        name = f"{case.id}-{view.layer}-{view.as_of.isoformat()}{f'-{sheet}' if sheet else ''}.{kind}"
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


def _frame(case: Case, view: MapView, address: str) -> str:
    """HTML that shows this view in somebody else's page."""
    title = html.escape(f"{case.title}: {view.title.lower()}")
    return (
        f'<iframe src="{html.escape(address)}&amp;embed=true" title="{title}" width="100%" height="560" '
        'style="border:0" loading="lazy"></iframe>'
    )
