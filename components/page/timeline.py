"""The timeline: what the article dates, in order; what lies after the chosen date is pale."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from components.page.style import esc
from components.record_words import tags, when
from components.wording import first_words
from data.case import Case


def timeline(case: Case, frame: pd.DataFrame, as_of: date) -> None:
    """Events by date, each with its quote; undated ones last."""
    records = {r.id: r for r in case.records.events}
    order = [records[str(i)] for i in frame.index]
    if not order:
        st.html('<p class="sa-small">The article dates no event.</p>')
        return
    lines = []
    for record in order:
        later = " sa-later" if record.date and record.date > as_of.isoformat() else ""
        marks = "".join(f'<span class="sa-tag">{esc(tag)}</span>' for tag in tags(record))
        quote = first_words(record.evidence.quote, 240)
        title = "" if _same(record.what, record.evidence.quote) else f"{esc(record.what)}<br>"
        lines.append(
            f'<dt class="{later}">{esc(when(record))}</dt><dd class="{later}">{title}<q>{esc(quote)}</q>{marks}</dd>'
        )
    st.html(f'<dl class="sa-line">{"".join(lines)}</dl>')


def _same(what: str, quote: str) -> bool:
    """Whether the headline only says the quote again, white space and an ellipsis aside."""
    parts = [" ".join(part.split()) for part in what.split("…")]
    return all(part in " ".join(quote.split()) for part in parts)
