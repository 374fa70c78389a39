"""The panel beside the map: a caption of it, and once a country is chosen all its records, each quote in its paragraph."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import streamlit as st

from components import caption
from components.choice import Choice
from components.citation import citation_of
from components.context import context_words, memberships
from components.highlights import paragraph, records_of
from components.page import drafts, state
from components.page.bridges import names_bridge
from components.page.style import copy_button, esc, link, name_button, swatch
from components.record_words import headline, meta, tags
from components.view import MapView
from components.wording import first_words, sentence
from data.case import Case
from data.records import GROUPS, Record
from data.world import name_of, places

AT_ONCE = 100
"""Records that the panel shows before it is asked for more: a long article may have a thousand of one country."""
_SHOWN = "records shown"
_FIGURES = 40
"""Figures in the caption; the table has all."""
_QUOTE = 200
"""Characters of a quote in the caption."""
_NO_FIGURE = {"emigration": "how many people left or arrived", "aid": "a sum of help"}


def country_panel(case: Case, view: MapView, choice: Choice, code: str) -> None:
    """The records of `code`, or a caption of the map when it is empty."""
    names_bridge(_picked)
    if code:
        _chosen(case, view, code)
    else:
        _caption(case, view, choice)


def _picked() -> None:
    """Take a name that was pressed in the panel."""
    said = st.session_state["names_bridge"].picked
    code, fact = (said.get("code"), said.get("fact")) if isinstance(said, dict) else (None, None)
    if code in GROUPS or (code in places().index and places().at[code, "coded"]):
        state.choose(str(code), fact if isinstance(fact, str) else "")


def _caption(case: Case, view: MapView, choice: Choice) -> None:
    parts = [_figures(case, choice)] if choice.layer in _NO_FIGURE else []
    parts += [_group(group) for group in caption.groups(view, case)]
    told = "".join(parts).replace('tabindex="-1"', 'tabindex="0"', 1)
    st.html(f'<h2 class="sa-name">Who is named</h2><div class="sa-caption" data-rove>{told}</div>')


def _group(group: caption.Group) -> str:
    mark = f"{swatch(group.fill)} " if group.fill else ""
    last = len(group.codes) - 1
    names = " ".join(
        f'<span class="sa-whole">{name_button(code)}{"," if n < last else ""}</span>'
        for n, code in enumerate(group.codes)
    )
    return f'<div class="sa-group"><h3>{mark}{esc(group.title)}</h3><p>{names}</p>{_quote(group.quote)}</div>'


def _quote(quote: str) -> str:
    return f'<p class="sa-said">“{esc(first_words(quote, _QUOTE))}”</p>' if quote else ""


def _figures(case: Case, choice: Choice) -> str:
    """The figures by what may be compared, or that there is none and what the context would add."""
    found = caption.figures(case, choice)
    if not found:
        return _without(case, choice)
    told = ""
    for group, held in groupby(found[:_FIGURES], key=lambda f: f.group):
        head = f"<h3>{esc(group)}</h3>" if group else "<h3>Figures in the article</h3>"
        told += f'<div class="sa-group">{head}{"".join(_figure(f) for f in held)}</div>'
    more = len(found) - _FIGURES
    return told + (f'<p class="sa-small">{more} more are in the table below.</p>' if more > 0 else "")


def _figure(figure: caption.Figure) -> str:
    who = " → ".join(name_button(code, figure.record) for code in figure.codes) or "not said by or for whom"
    bar = ""
    if figure.share is not None and figure.fill:
        length = max(1.0, 100 * figure.share)
        bar = f'<i class="sa-length" style="width:{length:.1f}%;background:{figure.fill.color}"></i>'
    return f'<div class="sa-figure"><p><b>{esc(figure.words)}</b> {who}</p>{bar}{_quote(figure.quote)}</div>'


def _without(case: Case, choice: Choice) -> str:
    lines = caption.context_lines(case, choice)
    told = f'<div class="sa-group"><h3>No figure</h3><p>The article does not say {_NO_FIGURE[choice.layer]}.</p></div>'
    if not lines:
        return told
    shown = "".join(
        f'<li>{esc(words)} <span class="sa-meta">{link(url, publisher)}</span></li>'
        for words, url, publisher in lines[: caption.MOST_CONTEXT]
    )
    more = len(lines) - caption.MOST_CONTEXT
    rest = f'<li class="sa-meta">and {more} more, under Context</li>' if more > 0 else ""
    head = "Context, not from the article" if choice.context else "What context would add, not from the article"
    return told + f'<div class="sa-group"><h3>{head}</h3><ul class="sa-list">{shown}{rest}</ul></div>'


def _chosen(case: Case, view: MapView, code: str) -> None:
    """The record that decides the colour first; of very many those at the top, and a chosen one from farther down."""
    row = _row(view, code)
    first = row["records"] if row is not None and isinstance(row["records"], tuple) else ()
    records = sorted(records_of(case, code), key=lambda r: first.index(r.id) if r.id in first else len(first))
    shown, most = st.session_state.get(_SHOWN, ("", 0))
    most = most if shown == code else AT_ONCE
    chosen = [r for r in records[most:] if r.id == state.fact()]
    nothing = '<p class="sa-small">The article does not mention a stance, movement, help or event of this country.</p>'
    told = [_record(case, view, record) for record in (*records[:most], *chosen)] or [nothing]
    told += [_membership(case, row) for row in memberships(case, code)]
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="one"):
        st.html(f'<h2 class="sa-name">{esc(name_of(code))}</h2>', width="content")
        st.button("All countries", type="tertiary", on_click=state.choose, args=("",), key="unchoose")
    body = "".join(told).replace('tabindex="-1"', 'tabindex="0"', 1)
    st.html(f"{_class(view, row)}<div data-rove>{body}</div>")
    if len(records) > most:
        words = f"Show more: {most} of {len(records)} records are shown"
        st.button(words, type="tertiary", on_click=_show_more, args=(code, most + AT_ONCE))


def _row(view: MapView, code: str) -> Any:
    """The row of a place, or of an organisation, which has no place; None when it is in neither."""
    frame = view.frame if code in view.frame.index else view.groups
    return frame.loc[code] if code in frame.index else None


def _class(view: MapView, row: Any) -> str:
    if row is None:
        return ""
    fill = next((k.fill for k in view.legend if k.cls == row["cls"]), None)
    told = str(row["told"]).split("\n")[0].split(" · ")[0]
    return f'<div class="sa-class">{swatch(fill) if fill else ""}<span>{esc(told)}</span></div>'


def _membership(case: Case, row: Any) -> str:
    return (
        f'<div class="sa-record"><h3>{esc(context_words("groups", row, case))}</h3>'
        f'<div class="sa-meta">Context, not from the article: {link(row["url"], row["publisher"])}</div></div>'
    )


def _show_more(code: str, most: int) -> None:
    st.session_state[_SHOWN] = (code, most)


def _link(case: Case, record: Record) -> str:
    """A draft's sentences have no link until there is a copy of it to read."""
    if drafts.is_draft(case.id) and not drafts.shared_on(case.id):
        return ""
    return copy_button("Copy link", state.link(case, record), "A link that opens this sentence", rove=True)


def _record(case: Case, view: MapView, record: Record) -> str:
    text = case.article(record.evidence.article).text
    around = paragraph(text, record.evidence)
    before, after = (
        f'<span class="sa-around">{esc(part)}</span>' if part else "" for part in (around.before, around.after)
    )
    marks = "".join(f'<span class="sa-tag">{esc(tag)}</span>' for tag in tags(record))
    chosen = " sa-fact" if record.id == state.fact() else ""
    also = "".join(f"<blockquote><mark>{esc(more.quote)}</mark></blockquote>" for more in record.also)
    return (
        f'<div class="sa-record{chosen}"><h3>{esc(sentence(headline(record, case)))}{marks}</h3>'
        f"<blockquote>{before}<mark>{esc(around.quote)}</mark>{after}</blockquote>{also}"
        f'<div class="sa-meta">{esc(meta(record))}</div><div class="sa-actions">'
        f"{_link(case, record)}"
        f"{copy_button('Copy citation', citation_of(record, view, case), rove=True)}</div></div>"
    )
