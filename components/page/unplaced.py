"""What was read and not placed, with the reason: listed and counted, not hidden."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.layer import rows as each
from components.page.style import esc
from components.wording import count, sentence
from data.world import is_known, name_of


def unplaced_panel(frame: pd.DataFrame) -> None:
    """Passages by reason."""
    head = f"{sentence(count(len(frame), 'passage'))} read and not placed on the map, each with its reason."
    parts = [f'<p class="sa-small">{esc(head)}</p>']
    for why, rows in frame.groupby("why", sort=False):
        quotes = "".join(f"<li>{_about(r.about)}<q>{esc(r.quote)}</q></li>" for r in each(rows))
        parts.append(f'<div class="sa-group"><h3>{esc(sentence(str(why)))} ({len(rows)})</h3></div>')
        parts.append(f'<ul class="sa-list">{quotes}</ul>')
    st.html("".join(parts))


def _about(said: str) -> str:
    """What the passage is about, on a line of its own: the name where the record has a code."""
    return f"{esc(name_of(said) if is_known(said) else said)}<br>" if said else ""
