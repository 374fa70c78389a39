"""Review: one record after the other with its sentence, the map beside it; every step is in the draft's log at once."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from components.page import cached, drafts, review_form, state
from components.page import review_steps as steps
from components.page.map_panel import map_panel
from components.page.review_lists import review_lists
from components.page.style import esc
from components.record_words import headline, meta, tags
from components.review_fields import NAMES
from components.review_queue import LAYER_OF, MARKS, Item, at, parts, queue
from components.wording import sentence
from data.case import Case
from data.corrections import count
from data.records import Stance
from data.reviewing import Review
from data.world import name_of


def review_page(id_: str) -> None:
    """The review of a draft that was read."""
    drafts.notices()
    draft = drafts.get(id_)
    assert draft is not None
    now = draft.review(id_)
    items = queue(now.state)
    place = at(items, st.session_state.get(steps.AT, ""))
    item = items[place] if items else None
    case = now.case
    _head(case, now)
    wide, side = st.columns([5, 4], gap="large")
    with side, st.container(key="review_card"):
        _buttons(id_, now, items, place)
        _card(id_, now, items, place)
    with wide:
        layer = LAYER_OF.get(item.kind, "stances") if item else "stances"
        choice = replace(state.plain_choice(), layer=layer)
        view, figure = cached.draw(id_, drafts.version(id_), choice)
        map_panel(case, view, figure)
    review_lists(id_, now, items, place, steps.show)
    review_form.add_form(id_, now, item)


def _head(case: Case, now: Review) -> None:
    told = count(now.state)
    st.html(
        f'<div class="sa-kicker">Review</div><h1 class="sa-title">{esc(case.title)}</h1>'
        f'<p class="sa-lead">Reviewed <b>{told.seen} of {told.of}</b>, {told.corrected} corrected. '
        "Does the sentence say what the record says?</p>"
    )
    st.progress(told.seen / told.of if told.of else 1.0)


def _buttons(id_: str, now: Review, items: tuple[Item, ...], place: int) -> None:
    """Each act is a button and a key."""
    none = not items
    with st.container(horizontal=True, gap="small", key="review_keys"):
        st.button("Accept", shortcut="a", type="primary", disabled=none, on_click=steps.step, args=(id_, "accept"))
        st.button("Reject", shortcut="x", disabled=none, on_click=steps.step, args=(id_, "reject"))
        st.button("Edit", shortcut="e", disabled=none, on_click=_open)
        st.button("Back", shortcut="k", disabled=place == 0, on_click=steps.move, args=(id_, -1))
        st.button("Next", shortcut="j", disabled=place + 1 >= len(items), on_click=steps.move, args=(id_, 1))
        st.button("Undo", shortcut="u", disabled=not now.log, on_click=steps.turn, args=(id_, "undo"))
        st.button("Redo", shortcut="r", disabled=not now.undone, on_click=steps.turn, args=(id_, "redo"))
        st.button("Help", shortcut="?", type="tertiary", on_click=_help)
    if st.session_state.pop("review help", False):
        _keys()
    if fault := st.session_state.pop(steps.FAULT, ""):
        st.html(f'<div class="sa-notice" role="alert"><p>{esc(fault)}</p></div>')


def _card(id_: str, now: Review, items: tuple[Item, ...], place: int) -> None:
    if not items:
        st.html(
            '<p class="sa-lead">Nothing was found to place on the map. Add a record by selecting words in the article '
            "below, or change the sides and read it again.</p>"
        )
        return
    item, case = items[place], now.case
    record = item.record
    who = f"{name_of(record.actor)} " if isinstance(record, Stance) else ""
    marks = "".join(f'<span class="sa-tag">{esc(tag)}</span>' for tag in (*tags(record), MARKS[item.held.mark]))
    pieces = "".join(_piece(text, names) for text, names in parts(record, case.article(record.evidence.article)))
    also = "".join(f"<blockquote><mark>{esc(e.quote)}</mark></blockquote>" for e in record.also)
    sure = f"confidence {record.confidence:.2f}"
    st.html(
        f'<div class="sa-record sa-review" data-record="{esc(item.held.id)}">'
        f'<div class="sa-kicker">{esc(NAMES[item.kind])} · {place + 1} of {len(items)}</div>'
        f"<h4>{esc(who + headline(record, case) if who else sentence(headline(record, case)))}{marks}</h4>"
        f"<blockquote>{pieces}</blockquote>{also}"
        f'<div class="sa-meta">{esc(meta(record))} · {esc(sure)}</div></div>'
        '<p class="sa-small"><u class="sa-actor">who</u> · <u class="sa-cue">the words that say it</u> · '
        '<u class="sa-object">whom or what</u></p>'
    )
    if st.session_state.get(steps.OPEN):
        review_form.edit_form(id_, now, items, place)


def _piece(text: str, names: tuple[str, ...]) -> str:
    said = esc(text)
    for name in names:
        said = f"<mark>{said}</mark>" if name == "quote" else f'<u class="sa-{name}">{said}</u>'
    return said


def _open() -> None:
    st.session_state[steps.OPEN] = not st.session_state.get(steps.OPEN, False)


def _help() -> None:
    st.session_state["review help"] = True


@st.dialog("Keys and what they do")
def _keys() -> None:
    st.html(
        '<dl class="sa-line"><dt>j, k</dt><dd>next, back</dd><dt>a</dt><dd>accept: the sentence says what the record says</dd>'
        "<dt>x</dt><dd>reject: it goes to the list of what is not placed, with the reason</dd>"
        "<dt>e</dt><dd>edit: another stance, actor, side, date or sum; split or merge</dd>"
        "<dt>u, r</dt><dd>undo, redo; every step can be taken back</dd><dt>?</dt><dd>this help</dd></dl>"
    )
