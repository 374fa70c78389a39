"""Under the review: the whole queue, what was rejected or not placed with its reason, and the log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from components.page import tables
from components.page.about import codebook
from components.page.style import esc
from components.page.unplaced import unplaced_panel
from components.record_words import headline
from components.review_fields import NAMES
from components.review_queue import Item
from components.wording import first_words, sentence
from data.frames import unplaced_frame
from data.records import Stance
from data.reviewing import Review
from data.world import name_of

_VERBS = {
    "accept": "accepted",
    "reject": "rejected",
    "change": "changed",
    "split": "split",
    "merge": "merged",
    "add": "added",
    "remove": "removed",
}


def review_lists(id_: str, now: Review, items: tuple[Item, ...], place: int, show: Callable[[str], None]) -> None:
    """Four tabs."""
    unplaced = now.case.records.unplaced
    names = ["All records", f"Rejected and not placed ({len(unplaced)})", f"Log ({len(now.log)})", "Codebook"]
    every, left, log, labels = st.tabs(names)
    with every:
        _queue(now, items, show)
    with left:
        unplaced_panel(unplaced_frame(now.case))
    with log:
        _log(now)
    with labels:
        codebook(now.case)


def _queue(now: Review, items: tuple[Item, ...], show: Callable[[str], None]) -> None:
    records = [i.record for i in items]
    said = ((f"{name_of(r.actor)} " if isinstance(r, Stance) else "") + headline(r, now.case) for r in records)
    columns = [
        tables.column("Record", said),
        tables.column("Kind", (NAMES[i.kind] for i in items)),
        tables.column("Review", (i.mark.split(":")[0] for i in items)),
        tables.quotes("Quote", (r.evidence.quote for r in records)),
    ]
    ids = [i.held.id for i in items]
    held = tables.table("records in the order of the review", columns, ids, ids)
    tables.show("review", held, "No record.", lambda _, id_: show(id_))


def _log(now: Review) -> None:
    if not now.log:
        st.html('<p class="sa-small">No step yet. Every change will stand here: what, from, to, why and when.</p>')
        return
    lines = "".join(
        f"<dt>{esc(_when(s))}</dt><dd>{esc(NAMES.get(s['kind'], 'Passage'))} {esc(_VERBS[s['do']])}{esc(_what(s))}"
        f'<br><span class="sa-meta">{esc(sentence(str(s["reason"])))}</span></dd>'
        for s in reversed(now.log)
    )
    st.html(f'<dl class="sa-line">{lines}</dl>')


def _when(step: Any) -> str:
    return str(step.get("when", ""))[:16].replace("T", " ")


def _what(step: Any) -> str:
    """The values before and after, or the words of the record."""
    was = step.get("from", {})
    if "set" in step:
        parts = [
            f"{k}: {was.get(k, '–')} → {v}"
            for k, v in step["set"].items()
            if k not in ("start", "end", "article", "date_known")
        ]
        return " · " + ", ".join(parts) if parts else " · other words quoted"
    quote = (step.get("record") or was).get("quote", "")
    return f" · “{first_words(quote, 90)}”" if quote else ""
