"""The forms of the review: change, split or merge a record; add one from words selected in the article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from components.page import drafts, state
from components.page import review_steps as steps
from components.page.article import marked_article
from components.page.bridges import choose_bridge
from components.page.style import esc, tell
from components.record_words import headline
from components.review_fields import FIELDS, NAMES, START, Field, changes
from components.review_queue import Item
from components.wording import first_words
from data.case import Case
from data.case_file import CaseError
from data.records import GROUPS, Stance
from data.reviewing import Review
from data.world import name_of, places

_CHOSEN = "review words"


def edit_form(id_: str, now: Review, items: tuple[Item, ...], place: int) -> None:
    """Change the record at hand, make a second one of its sentence, or join another one to it."""
    item = items[place]
    with st.form(f"edit {item.held.id}", border=True):
        said = _inputs(item.kind, item.held.row, now.case, f"edit {item.held.id}")
        words = _words()
        if words is not None:
            st.html(f'<p class="sa-small">Selected below: <q>{esc(first_words(words["quote"], 60))}</q></p>')
        use = words is not None and st.checkbox("Quote the words selected below")
        reason = st.text_input("Reason, kept in the log", placeholder=steps.REASONS["change"])
        with st.container(horizontal=True):
            change = st.form_submit_button("Change", type="primary")
            split = st.form_submit_button("Keep it and add this as a second record")
    others = {i.held.id: i for i in items if i.kind == item.kind and i is not item}
    join = ""
    if others:
        join = st.selectbox(
            "Merge another record into this one",
            ["", *others],
            format_func=lambda o: _line(others[o], now.case) if o else "Choose the one that tells the same",
            key=f"merge {item.held.id}",
        )
    if change or split:
        _change(id_, now, item, said, words if use else None, reason, "change" if change else "split")
    elif join:
        _merge(id_, now, item, others[join], reason)


def _change(
    id_: str, now: Review, item: Item, said: Mapping[str, Any], words: Mapping[str, Any] | None, reason: str, do: str
) -> None:
    try:
        new = changes(item.kind, item.held.row, said)
    except CaseError as fault:
        tell(f"Nothing was changed: {fault}.", "alert")
        return
    if words:
        new |= {name: words[name] for name in ("article", "start", "end")}
    if not new:
        st.info("Nothing was changed: the values are the same.")
        return
    match = steps.match_of(now, item)
    step = {
        "do": do,
        "kind": item.kind,
        "match": match,
        "set": new,
        "reason": reason.strip() or steps.REASONS[do],
    }
    _done(id_, step)


def _merge(id_: str, now: Review, item: Item, other: Item, reason: str) -> None:
    match, second = steps.match_of(now, item), steps.match_of(now, other)
    step = {"do": "merge", "kind": item.kind, "match": match, "with": second}
    _done(id_, step | {"reason": reason.strip() or steps.REASONS["merge"]})


def _done(id_: str, step: Mapping[str, Any]) -> None:
    """Take the step and show the record that it made or changed."""
    before = _ids(id_)
    if steps.take(id_, step):
        fresh = [i for i in _ids(id_) if i not in before]
        steps.show(fresh[0] if fresh else str(step.get("match", {}).get("id", "")))
        st.session_state.pop(_CHOSEN, None)
    assert drafts.get(id_) is not None
    st.rerun()


def _ids(id_: str) -> list[str]:
    draft = drafts.get(id_)
    assert draft is not None
    return [h.id for kind in FIELDS for h in draft.review(id_).state[kind]]


def add_form(id_: str, now: Review, item: Item | None) -> None:
    """The article; words selected in it become the quote of a new record."""
    case = now.case
    st.html('<h2 class="sa-step">The article</h2><p class="sa-small">Select words to add a record that was missed.</p>')
    text, form = st.columns([6, 5], gap="large")
    with text:
        _article(case, item)
    with form:
        words = _words()
        if words is None:
            st.html('<p class="sa-small">No words are selected. Marked sentences have a record already.</p>')
            return
        st.html(f'<div class="sa-record sa-fact"><blockquote><mark>{esc(words["quote"])}</mark></blockquote></div>')
        kind = st.segmented_control(
            "Add a record of", list(NAMES), format_func=NAMES.__getitem__, default="stances", key="add kind"
        )
        kind = kind or "stances"
        with st.form(f"add {kind}", border=True):
            said = _inputs(kind, START[kind], case, f"add {kind}")
            reason = st.text_input(
                "Reason, kept in the log", placeholder=steps.REASONS["add"], key=f"add reason {kind}"
            )
            asked = st.form_submit_button("Add the record", type="primary")
        if asked:
            _add(id_, kind, said, words, reason.strip() or steps.REASONS["add"])


def _add(id_: str, kind: str, said: Mapping[str, Any], words: Mapping[str, Any], reason: str) -> None:
    try:
        row = {**START[kind], **changes(kind, START[kind], said)}
    except CaseError as fault:
        tell(f"Nothing was added: {fault}.", "alert")
        return
    place = {name: words[name] for name in ("article", "start", "end")}
    if kind in ("stances", "aid") and row.get("date"):
        row["date_known"] = "stated"
    if kind == "events" and not row.get("what"):
        row["what"] = first_words(words["quote"], 100)
    _done(id_, {"do": "add", "kind": kind, "record": row | place, "reason": reason})


def _inputs(kind: str, row: Mapping[str, Any], case: Case, key: str) -> dict[str, Any]:
    """A widget for each value, in two columns."""
    said: dict[str, Any] = {}
    columns = st.columns(2)
    for n, field in enumerate(FIELDS[kind]):
        with columns[n % 2]:
            said[field.name] = _input(field, row.get(field.name), case, f"{key} {field.name}")
    return said


def _input(field: Field, value: Any, case: Case, key: str) -> Any:
    if field.form == "choice":
        return st.selectbox(field.label, field.among, index=field.among.index(value or "unspecified"), key=key)
    if field.form == "side":
        names = {"": "no side"} | {s.id: s.name for s in case.sides}
        ids = list(names)
        return st.selectbox(field.label, ids, index=ids.index(value or ""), format_func=names.__getitem__, key=key)
    if field.form in ("place", "places"):
        names = _places()
        if field.form == "places":
            return st.multiselect(field.label, list(names), default=value or [], format_func=names.__getitem__, key=key)
        codes = ["", *names]
        index = codes.index(value) if value in codes else 0
        return st.selectbox(field.label, codes, index=index, format_func=lambda c: names.get(c, "not said"), key=key)
    shown = "" if value is None else str(value)
    hint = "YYYY-MM-DD, or empty" if field.form == "day" else None
    return st.text_input(field.label, shown, placeholder=hint, key=key)


def _article(case: Case, item: Item | None) -> None:
    names = [a.name for a in case.articles]
    if len(names) > 1:
        titles = {a.name: a.title or a.name for a in case.articles}
        shown = item.record.evidence.article if item else names[0]
        name = st.selectbox(
            "Article", names, index=names.index(shown), format_func=titles.__getitem__, key="review article"
        )
    else:
        name = names[0]
    st.session_state["review article shown"] = name
    choose_bridge(marked_article(case, name, state.theme()), _choose)


def _choose() -> None:
    said = st.session_state["choose_bridge"].chosen
    if isinstance(said, dict) and all(isinstance(said.get(k), int) for k in ("start", "end")):
        st.session_state[_CHOSEN] = {**said, "article": st.session_state.get("review article shown")}


def _words() -> dict[str, Any] | None:
    """The words selected in the article, white space around them left out."""
    said, draft = st.session_state.get(_CHOSEN), drafts.get(drafts.here())
    article = next((a for a in draft.articles if said and a.name == said["article"]), None) if draft else None
    if not said or article is None or not 0 <= said["start"] < said["end"] <= len(article.text):
        return None
    quote = article.text[said["start"] : said["end"]]
    start = said["start"] + len(quote) - len(quote.lstrip())
    end = said["end"] - (len(quote) - len(quote.rstrip()))
    return {"article": article.name, "start": start, "end": end, "quote": quote.strip()} if start < end else None


def _places() -> dict[str, str]:
    table = places()
    names = {str(c): str(n) for c, n in table.loc[table["coded"], "name"].sort_values().items()}
    return names | dict(GROUPS)


def _line(item: Item, case: Case) -> str:
    who = f"{name_of(item.record.actor)} " if isinstance(item.record, Stance) else ""
    return f"{who}{headline(item.record, case)}: “{first_words(item.record.evidence.quote, 70)}”"
