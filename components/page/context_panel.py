"""Facts that are not from the article: listed apart, each with publisher and link."""

from __future__ import annotations

import streamlit as st

from components.context import context_rows
from components.page.style import esc, link
from data.case import Case

_TITLES = {
    "aid": "Help",
    "displacement": "People who moved",
    "groups": "Memberships",
    "recognition": "Recognition and support",
}


def context_panel(case: Case) -> None:
    """Every context row of the case."""
    st.html('<p class="sa-small">None of this is from the article; none of it colours the map.</p>')
    rows: dict[str, list[str]] = {}
    for table, row, words in context_rows(case):
        source = link(row["url"], row["publisher"])
        note = f" ({esc(row['note'])})" if row.get("note") else ""
        rows.setdefault(table, []).append(f'<li>{esc(words)}{note} <span class="sa-meta">{source}</span></li>')
    for table, lines in rows.items():
        st.html(
            f'<div class="sa-group"><h3>{esc(_TITLES.get(table, table))}</h3></div>'
            f'<ul class="sa-list">{"".join(lines)}</ul>'
        )
