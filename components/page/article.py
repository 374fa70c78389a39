"""The Article panel: the text with every record highlighted, both ways tied to the chosen country."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import streamlit as st

from components.highlights import Stretch, countries_of, stretches
from components.layer_aid import keys as aid_keys
from components.layer_emigration import keys as emigration_keys
from components.page import state
from components.page.bridges import article_bridge
from components.page.style import esc
from components.palette import GROUNDS, Theme, stance_fill
from components.record_words import headline
from components.wording import day
from data.article import Article
from data.case import Case
from data.records import Aid, Displacement, Record, Stance
from data.world import name_of


def article_panel(case: Case, theme: Theme) -> None:
    """One article, with a chooser when the case has several."""
    article = _article(case)
    st.html(
        f'<div class="sa-maptitle"><b>Article</b><span>{esc(article.publisher)}, {esc(day(article.published))} · '
        "click a marked sentence for its country</span></div>"
    )
    if article.note:
        st.html(f'<p class="sa-small">How it was taken in: {esc(article.note)}.</p>')
    article_bridge(marked_article(case, article.name, theme), _picked)


@lru_cache(maxsize=16)
def marked_article(case: Case, name: str, theme: Theme) -> bytes:
    """The article and its marks as `blocks.js` takes them. Packed once, as a long one goes through every rerun."""
    records = case.records.by_id
    cut = stretches(case.article(name).text, name, records.values())
    told = json.dumps([_plain(s, records, case, theme) if s.records else s.text for s in cut]).encode()
    return f"{hashlib.sha256(told).hexdigest()}\n".encode() + told


def _article(case: Case) -> Article:
    """The article to show: of several, the reader's, or the first that speaks of a newly chosen country."""
    if len(case.articles) == 1:
        return case.articles[0]
    names = [a.name for a in case.articles]
    aim = (case.id, state.country(), state.fact())
    if st.session_state.get("article aim") != aim:
        st.session_state["article aim"] = aim
        told = [e.article for r in case.records.all() if _aimed(r, case) for e in (r.evidence, *r.also)]
        if told and st.session_state.get("article") not in told:
            st.session_state["article"] = min(told, key=names.index)
    if st.session_state.get("article") not in names:
        st.session_state["article"] = names[0]
    titles = {a.name: f"{a.title or a.name}, {a.publisher}" for a in case.articles}
    return case.article(st.selectbox("Article", names, format_func=titles.__getitem__, key="article"))


def _aimed(record: Record, case: Case) -> bool:
    if state.fact():
        return record.id == state.fact()
    return bool(state.country()) and state.country() in countries_of(record, case.focus_country)


def _plain(stretch: Stretch, records: Mapping[str, Record], case: Case, theme: Theme) -> dict[str, Any]:
    held = [records[i] for i in stretch.records]
    codes = dict.fromkeys(c for r in held for c in countries_of(r, case.focus_country))
    named = dict.fromkeys(r.actor for i in stretch.actors if isinstance(r := records[i], Stance))
    return {
        "t": stretch.text,
        "ids": list(stretch.records),
        "codes": list(codes),
        "named": list(named),
        "tone": _tone(held[0], case, theme),
        "tip": "\n".join(dict.fromkeys(_tip(r, case) for r in held)),
    }


def _tone(record: Record, case: Case, theme: Theme) -> str:
    ground = GROUNDS[theme]
    if isinstance(record, Stance) and record.side is not None and record.stance != "neutral":
        rank = case.crisis.rank(record.side)
        fill = stance_fill(record.stance, rank, theme)
        return fill.outline or fill.color
    if isinstance(record, Displacement):
        return emigration_keys(theme)[0].fill.color
    if isinstance(record, Aid):
        return aid_keys(theme)[1].fill.color
    return ground.quiet


def _tip(record: Record, case: Case) -> str:
    who = f"{name_of(record.actor)} " if isinstance(record, Stance) else ""
    return f"{who}{headline(record, case)}"


def _picked() -> None:
    said = st.session_state["article_bridge"].picked
    if not isinstance(said, dict) or not isinstance(said.get("code"), str):
        return
    state.choose(said["code"])
