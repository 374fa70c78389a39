"""New case: text in, details confirmed, article read. Every change is in the draft at once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from components.beside import plate
from components.page import drafts, new_details, state
from components.page.bridges import autosave_bridge
from components.page.style import esc, tell
from components.wording import count
from data import desk
from data.article import Article
from data.case_file import CaseError
from data.corrections import correct
from data.crisis import Details
from data.draft import Draft, article
from data.intake import MOST_BYTES, MOST_CHARACTERS, Taken

_TYPES = ["txt", "md", "html", "htm", "pdf", "docx"]
_ERRORS = "new errors"
_BEGUN = "new reading"


def new_case(go: Callable[[str, str], None]) -> None:
    """The page; `go(page, case)` leaves it for another one."""
    id_ = drafts.here()
    draft = drafts.get(id_) if id_ else None
    st.html(
        '<h1 class="sa-title">A new case</h1><p class="sa-lead">Three steps: give the text, confirm what it is about, '
        "read it. Then check each record against its sentence, and share the map.</p>"
    )
    drafts.notices()
    drafts.missing()
    autosave_bridge()
    text, told = st.columns(2, gap="large")
    with text:
        _texts(id_, draft or Draft())
        seen = st.empty()
    with told:
        if draft and draft.articles:
            new_details.details_form(id_, draft)
            _reading(id_, drafts.get(id_) or draft, seen, go)
        else:
            _what_for()


def _what_for() -> None:
    """The empty state: what comes next and what a side is."""
    st.html(
        '<h2 class="sa-step">2 · What it is about</h2>'
        '<p class="sa-small">Comes when there is a text: title, publisher, date, country and sides are proposed from it.</p>'
        '<div class="sa-group"><h3>What is a side?</h3><p>Whoever contends for recognition or support in the text. Two '
        "presidents after a disputed vote; a government and the council that says it governs instead; a state whose "
        "independence is disputed, alone. A text about aid or refugees needs none.</p></div>"
        '<div class="sa-group"><h3>What can be read?</h3><p>English articles about who recognises or backs whom, who gives '
        "or refuses help, and who fled where. One article or several about the same crisis. Pictures of text "
        "cannot be read.</p></div>"
    )


def _texts(id_: str, draft: Draft) -> None:
    st.html('<h2 class="sa-step">1 · The text</h2>')
    for n, held in enumerate(draft.articles):
        _held(id_, n, held)
    for fault in st.session_state.get(_ERRORS, ()):
        tell(fault, "alert")
    more = bool(draft.articles)
    with st.expander("Add another article about the same crisis") if more else st.container():
        st.session_state.setdefault("new paste", draft.pasted)
        st.text_area(
            "Paste the article",
            key="new paste",
            height=150 if more else 300,
            placeholder="Headline, place and date, then the text, as published",
            on_change=_keep_paste,
        )
        st.button("Use this text", on_click=_ask, type="primary" if not more else "secondary")
        turn = st.session_state.setdefault("new turn", 0)
        st.file_uploader(
            f"Or upload it: text, Markdown, web page, PDF, Word; at most {MOST_BYTES // 1_000_000} MB each",
            type=None,
            accept_multiple_files=True,
            key=f"new files {turn}",
        )
    _take_in(id_, draft, st.session_state.get(f"new files {turn}") or [])


def _held(id_: str, n: int, held: Article) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"new article {n}"):
        words = count(len(held.text.split()), "word")
        first = " ".join(held.text.split())[:110]
        st.html(
            f'<div class="sa-group"><h3>{esc(held.title or held.name)}</h3><p class="sa-small">{esc(words)} · {esc(first)}…</p></div>'
        )
        st.button("Remove", key=f"new remove {n}", type="tertiary", on_click=_remove, args=(id_, n))


def _keep_paste() -> None:
    pasted = st.session_state["new paste"]
    _change(drafts.here(), pasted=pasted if len(pasted) <= MOST_CHARACTERS else "")  # a longer one cannot be read


def _ask() -> None:
    st.session_state["new asked"] = True


def _take_in(id_: str, draft: Draft, files: list[Any]) -> None:
    """Take in what was pasted or uploaded, with a word for each that cannot be read; the draft keeps the rest."""
    asked = st.session_state.pop("new asked", False)
    if not asked and not files:
        return
    faults: list[str] = []
    with st.spinner("Reading the text and looking for its title, date and sides …"):
        jobs: list[tuple[str, Callable[[], tuple[Taken, Details]]]] = []
        if asked:
            pasted = str(st.session_state["new paste"])
            jobs.append(("The text", lambda: desk.bring_text(pasted)))
        for file in files:
            jobs.append((file.name, lambda file=file: desk.bring(file.getvalue(), file.name)))  # type: ignore[misc]
        for name, bring in jobs:
            try:
                draft = _with(draft, *bring())
                draft = replace(draft, pasted="") if name == "The text" else draft
            except ValueError as fault:
                faults.append(f"{name}: {fault}.")
    st.session_state[_ERRORS] = faults
    st.session_state["new turn"] += 1
    if not any(
        name == "The text" and fault.startswith(name) for name, fault in zip(["The text"], faults, strict=False)
    ):
        st.session_state.pop("new paste", None)
    new_details.forget()
    _put(id_, draft)
    st.rerun()


def _with(draft: Draft, taken: Taken, told: Details) -> Draft:
    """The draft with one article more; what was not known of the case is proposed from it."""
    new = article(taken.text, draft.articles, title=told.title, publisher=told.publisher, published=told.published)
    return replace(
        draft,
        articles=(*draft.articles, new),
        title=draft.title or told.title,
        publisher=draft.publisher or told.publisher,
        published=max(draft.published, told.published),
        focus_country=draft.focus_country or told.focus_country,
        sides=draft.sides or told.sides,
        found=None,
    )


def _remove(id_: str, n: int) -> None:
    draft = drafts.get(id_) or Draft()
    _change(id_, articles=tuple(a for i, a in enumerate(draft.articles) if i != n), found=None, log=(), undone=())


def _change(id_: str, **values: Any) -> None:
    _put(id_, replace((drafts.get(id_) if id_ else None) or Draft(), **values))


def _put(id_: str, draft: Draft) -> None:
    id_ = id_ or drafts.new_id()
    drafts.put(id_, draft)
    st.query_params["case"] = id_


def _reading(id_: str, draft: Draft, seen: Any, go: Callable[[str, str], None]) -> None:
    st.html('<h2 class="sa-step">3 · Read it</h2>')
    with st.container(horizontal=True):
        asked = st.button("Read the article" if len(draft.articles) == 1 else "Read the articles", type="primary")
        if draft.found is not None and st.button("Back to the review"):
            go("review", id_)
    try:
        case = draft.case(id_)
    except CaseError as fault:
        tell(f"{str(fault)[:1].upper()}{str(fault)[1:]}.")
        return
    if not asked:
        if st.session_state.get(_BEGUN) == id_:
            st.info("The reading was broken off before its end. Nothing is lost: have it read again.")
        return
    st.session_state[_BEGUN] = id_
    bar = st.progress(0.0, "Reading sentence by sentence …")
    found = case.records
    try:
        with closing(desk.read_articles(case.articles, case.crisis, partial(plate, case, state.theme()))) as steps:
            for step in steps:
                found = step.records
                told = ", ".join(count(len(getattr(found, k)), w) for k, w in _WORDS.items() if getattr(found, k))
                bar.progress(step.share, f"{round(100 * step.share)} % read: {told or 'nothing found yet'}")
                seen.image(step.shown)  # a picture: a live map breaks when it is replaced while it is drawn
    except ValueError as fault:
        st.session_state.pop(_BEGUN)
        bar.empty()
        tell(f"The article could not be read: {fault}. Your text and details are kept.", "alert")
        return
    kept = _still_fit(replace(draft, found=found), case.articles)
    st.session_state.pop(_BEGUN)
    drafts.put(id_, kept)
    go("review", id_)


_WORDS = {"stances": "stance", "displacement": "movement", "aid": "sum of aid", "events": "event"}


def _still_fit(draft: Draft, articles: tuple[Article, ...]) -> Draft:
    """The draft with those steps of an earlier review that still fit what was found."""

    names = {a.name: a for a in articles}
    log: list[Any] = []
    assert draft.found is not None
    for step in draft.log:
        try:
            correct(draft.found, [*log, step], names)
        except CaseError:
            continue
        log.append(step)
    return replace(draft, log=tuple(log), undone=())
