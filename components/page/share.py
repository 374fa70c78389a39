"""Share and export: the link that brings this view back, the citation, the files. Files are made when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from components.citation import citation
from components.page import state
from components.view import MapView
from data.case import Case

FORMATS: Mapping[str, str] = {
    "png": "Picture, PNG",
    "svg": "Picture, SVG",
    "pdf": "Report, PDF",
    "html": "Page, HTML",
    "csv": "Table, CSV",
    "geojson": "GeoJSON",
    "gpkg": "GeoPackage",
    "zip": "All as ZIP",
}


def share(case: Case, view: MapView, make: Callable[[str], bytes]) -> None:
    """The popover; `make` gives the bytes of this view in a format of FORMATS."""
    with st.popover("Share", width="content"):
        st.caption("Link to this view")
        st.code(state.link(case), language=None, wrap_lines=True)
        st.caption("Citation")
        st.code(citation(view, case), language=None, wrap_lines=True)
        st.caption("Download this view")
        with st.container(horizontal=True, gap="small"):
            for kind, label in FORMATS.items():
                st.download_button(
                    label,
                    data=partial(make, kind),
                    file_name=f"{case.id}-{view.layer}-{view.as_of.isoformat()}.{kind}",
                    on_click="ignore",
                    key=f"download {kind}",
                )
