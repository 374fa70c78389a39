"""What the review's buttons and forms do: each step goes into the draft's log, and the queue moves on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from components.page import drafts
from components.review_queue import Item, after, at, queue
from data.case_file import CaseError
from data.corrections import Step
from data.reviewing import Review

AT, FAULT, OPEN = "review at", "review fault", "review open"
REASONS: Mapping[str, str] = {
    "accept": "checked against the article",
    "reject": "the sentence does not say this",
    "change": "corrected after the article",
    "split": "the sentence says this too",
    "merge": "the same fact told again",
    "add": "missed by the extractor",
}


def here(id_: str) -> tuple[Review, tuple[Item, ...], int]:
    draft = drafts.get(id_)
    assert draft is not None
    now = draft.review(id_)
    items = queue(now.state)
    return now, items, at(items, st.session_state.get(AT, ""))


def take(id_: str, step: Step) -> bool:
    """Take a step in the draft's review; what does not fit is said and changes nothing. For callbacks."""
    draft = drafts.get(id_)
    if draft is None:
        return False
    try:
        now = draft.review(id_).take(step, datetime.now(UTC).isoformat(timespec="seconds"))
    except CaseError as fault:
        st.session_state[FAULT] = f"Nothing was changed: {fault}."
        return False
    drafts.put(id_, draft.reviewed(now))
    return True


def step(id_: str, do: str) -> None:
    """Accept or reject the record at hand, and go to the next one to check."""
    now, items, place = here(id_)
    if not items:
        return
    item = items[place]
    following = after(items, place)
    asked = {"do": do, "kind": item.listed, "match": match_of(now, item), "reason": REASONS[do]}
    if take(id_, asked):
        st.session_state[AT] = following
        st.session_state[OPEN] = False


def match_of(now: Review, item: Item) -> dict[str, Any]:
    """What names one record: its id, or all its values where two have the same id."""
    twins = [h for h in now.state[item.listed] if h.id == item.held.id]
    return {"id": item.held.id} if len(twins) == 1 else dict(item.held.row)


def turn(id_: str, way: str) -> None:
    """Undo or redo, and show the record that it is about."""
    draft = drafts.get(id_)
    if draft is None:
        return
    before = draft.review(id_)
    now = before.undo() if way == "undo" else before.redo()
    drafts.put(id_, draft.reviewed(now))
    old = {h.id for held in before.state.values() for h in held}
    fresh = [i for i in queue(now.state) if i.held.id not in old]
    last = (before.log if way == "undo" else now.log)[-1] if before.log or now.log else {}
    st.session_state[AT] = fresh[0].held.id if fresh else str(last.get("match", {}).get("id", ""))


def move(id_: str, by: int) -> None:
    _, items, place = here(id_)
    if 0 <= place + by < len(items):
        show(items[place + by].held.id)


def show(record: str) -> None:
    """Show a record of the queue. For callbacks."""
    st.session_state[AT] = record
    st.session_state[OPEN] = False
