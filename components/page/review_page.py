"""Review: one record after the other with its sentence, the map beside it; every step is in the draft's log at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

import streamlit as st

from components.highlights import countries_of
from components.page import cached, drafts, review_form, state
from components.page import review_steps as steps
from components.page.bridges import keys_bridge
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
    with st.container(key="review_row"):
        wide, side = st.columns([5, 4], gap="large")
    with side, st.container(key="review_card"):
        _buttons(id_, now, items, place)
        _card(id_, now, items, place)
    with wide:
        layer = LAYER_OF.get(item.kind, "stances") if item else "stances"
        choice = replace(state.plain_choice(), layer=layer)
        st.session_state["country"] = next(iter(countries_of(item.record, case.focus_country)), "") if item else ""
        st.session_state["fact"] = item.record.id if item else ""
        view, figure = cached.draw(id_, drafts.version(id_), choice)
        map_panel(case, view, figure)
    review_form.add_form(id_, now, item)
    review_lists(id_, now, items, place, steps.show)


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
    some = bool(items)
    acts: list[tuple[str, str, bool, Callable[..., None], tuple[Any, ...]]] = [
        ("a", "Accept", some, steps.step, (id_, "accept")),
        ("x", "Reject", some, steps.step, (id_, "reject")),
        ("e", "Edit", some, _open, ()),
        ("k", "Back", place > 0, steps.move, (id_, -1)),
        ("j", "Next", place + 1 < len(items), steps.move, (id_, 1)),
        ("u", "Undo", bool(now.log), steps.turn, (id_, "undo")),
        ("r", "Redo", bool(now.undone), steps.turn, (id_, "redo")),
        ("?", "Keys", True, _help, ()),
    ]
    names = {key: f"review_{label.lower()}" for key, label, *_ in acts}
    with st.container(horizontal=True, gap="small", key="review_acts"):
        for key, label, usable, act, args in acts:
            kind: Literal["primary", "secondary", "tertiary"] = (
                "primary" if key == "a" else "secondary" if key in "xe" else "tertiary"
            )
            said = f"{label} :small[{key}]"
            st.button(said, key=names[key], type=kind, disabled=not usable, on_click=act, args=args)
    keys_bridge(names)
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
        f"<h2>{esc(who + headline(record, case) if who else sentence(headline(record, case)))}{marks}</h2>"
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
