"""The Country panel: all records of the chosen country, each quote in its paragraph; without one, who is named."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.citation import citation_of
from components.context import context_words, memberships
from components.highlights import paragraph, records_of
from components.page import state
from components.page.style import copy_button, esc, link, swatch
from components.record_words import headline, meta, tags
from components.text_alternative import class_names, members
from components.view import MapView
from components.wording import sentence
from data.case import Case
from data.records import Record
from data.world import name_of

AT_ONCE = 100
"""Records that the panel shows before it is asked for more: a long article may have a thousand of one country."""
_SHOWN = "records shown"


def country_panel(case: Case, view: MapView, code: str) -> None:
    """The records of `code`, or the list of all that are named when it is empty."""
    if code:
        _chosen(case, view, code)
    else:
        _overview(view)


def _overview(view: MapView) -> None:
    names = class_names(view)
    fills = {k.cls: k.fill for k in view.legend}
    groups = "".join(
        f'<div class="sa-group"><h4>{swatch(fills[cls])} {esc(sentence(names[cls]))}</h4>'
        f"<p>{esc(', '.join(name_of(c) for c in codes))}</p></div>"
        for cls, codes in members(view).items()
    )
    hint = "Choose a country on the map, in a table or by name to read the sentences behind its colour."
    st.html(f'<h2 class="sa-name">Who is named</h2><p class="sa-small">{hint}</p>{groups}')


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
    st.html(f'<h2 class="sa-name">{esc(name_of(code))}</h2>{_class(view, row)}{"".join(told)}')
    if len(records) > most:
        words = f"Show more: {most} of {len(records)} records are shown"
        st.button(words, type="tertiary", on_click=_show_more, args=(code, most + AT_ONCE))
    st.button("Back to all countries", type="tertiary", on_click=state.choose, args=("",))


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
        f'<div class="sa-record"><h4>{esc(context_words("groups", row, case))}</h4>'
        f'<div class="sa-meta">Context, not from the article: {link(row["url"], row["publisher"])}</div></div>'
    )


def _show_more(code: str, most: int) -> None:
    st.session_state[_SHOWN] = (code, most)


def _record(case: Case, view: MapView, record: Record) -> str:
    text = case.article(record.evidence.article).text
    around = paragraph(text, record.evidence)
    marks = "".join(f'<span class="sa-tag">{esc(tag)}</span>' for tag in tags(record))
    chosen = " sa-fact" if record.id == state.fact() else ""
    also = "".join(f"<blockquote><mark>{esc(more.quote)}</mark></blockquote>" for more in record.also)
    return (
        f'<div class="sa-record{chosen}"><h4>{esc(sentence(headline(record, case)))}{marks}</h4>'
        f"<blockquote>{esc(around.before)}<mark>{esc(around.quote)}</mark>{esc(around.after)}</blockquote>{also}"
        f'<div class="sa-meta">{esc(meta(record))}</div><div class="sa-actions">'
        f"{copy_button('Copy link', state.link(case, record), 'A link that opens this sentence')}"
        f"{copy_button('Copy citation', citation_of(record, view, case))}</div></div>"
    )
