"""The tables: one a layer, sortable and searchable; choosing a row chooses its country."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from components.page import state
from components.record_words import figure_words
from components.wording import day, money, sentence

_LABELS = {
    "recognizes": "Recognises",
    "conditional": "On a condition",
    "supports": "Stands with",
    "rejects": "No recognition",
    "opposes": "Against",
    "neutral": "No side",
}
_WIDTHS = {
    "Country": 118,
    "Stance": 122,
    "Side": 122,
    "Quote": 330,
    "Before": 150,
    "After": 150,
    "Quote before": 260,
    "Quote after": 260,
    "Donor": 118,
    "Recipient": 100,
    "From": 110,
    "To": 110,
}


def stances_table(frame: pd.DataFrame) -> None:
    """Every stance record, with its quote."""
    shown = pd.DataFrame(
        {
            "Country": frame["actor_name"],
            "Stance": [_LABELS[s] for s in frame["stance"]],
            "Side": frame["side_name"],
            "Quote": frame["quote"],
            "Date": [_day(d) for d in frame["date"]],
            "Certainty": frame["certainty"],
        }
    )
    _table("stances", shown, list(frame["actor"]), list(frame.index), "No stance in the article.")


def emigration_table(frame: pd.DataFrame) -> None:
    """Every movement of people; without a figure the row says so."""
    figures = [figure_words(row) for row in frame.itertuples()]
    shown = pd.DataFrame(
        {
            "From": [name if code else "—" for name, code in zip(frame["origin_name"], frame["origin"], strict=True)],
            "To": [
                name if code else "—"
                for name, code in zip(frame["destination_name"], frame["destination"], strict=True)
            ],
            "People": figures,
            "Kind": [k if k != "unspecified" else "—" for k in frame["kind"]],
            "Quote": frame["quote"],
            "Date": [_day(d) for d in frame["date"]],
        },
        index=frame.index,
    )
    owners = [o or d or "" for o, d in zip(frame["origin"], frame["destination"], strict=True)]
    _table("emigration", shown, owners, list(frame.index), "No movement of people in the article.")


def aid_table(frame: pd.DataFrame) -> None:
    """Every record of help, never added up."""
    shown = pd.DataFrame(
        {
            "Donor": [n if c else "not named" for n, c in zip(frame["donor_name"], frame["donor"], strict=True)],
            "Recipient": [n if c else "—" for n, c in zip(frame["recipient_name"], frame["recipient"], strict=True)],
            "Sum": [sentence(money(a, c)) for a, c in zip(frame["amount"], frame["currency"], strict=True)],
            "Status": [_status(s, by) for s, by in zip(frame["status"], frame["refused_by"], strict=True)],
            "Quote": frame["quote"],
            "Date": [_day(d) for d in frame["date"]],
        }
    )
    owners = [d or r or "" for d, r in zip(frame["donor"], frame["recipient"], strict=True)]
    _table("aid", shown, owners, list(frame.index), "No help in the article.")


def changes_table(frame: pd.DataFrame) -> None:
    """What changed between two dates, articles or cases, with both quotes."""
    shown = pd.DataFrame(
        {
            "Country": frame["name"],
            "Before": [sentence(str(w)) for w in frame["before"]],
            "After": [sentence(str(w)) for w in frame["after"]],
            "Quote before": [q or "—" for q in frame["quote_before"]],
            "Quote after": [q or "—" for q in frame["quote_after"]],
        }
    )
    ids = [a or b for a, b in zip(frame["record_after"], frame["record_before"], strict=True)]
    _table("changes", shown, list(frame["code"]), ids, "Nothing changed between the two.")


def _table(name: str, shown: pd.DataFrame, owners: list[str], ids: list[str], nothing: str) -> None:
    if shown.empty:
        st.html(f'<p class="sa-small">{nothing}</p>')
        return
    key = f"table {name}"
    pick: Callable[[], None] = partial(_pick, key, owners, ids)
    st.dataframe(
        shown,
        hide_index=True,
        height=min(520, 38 + 35 * len(shown)),
        column_config={c: st.column_config.Column(width=w) for c, w in _WIDTHS.items() if c in shown},
        key=key,
        on_select=pick,
        selection_mode="single-row",
        alt=f"{name}: {len(shown)} records of the article, with quotes",
    )


def _pick(key: str, owners: list[str], ids: list[str]) -> None:
    rows = st.session_state[key].selection.rows
    if rows and owners[rows[0]]:
        state.choose(owners[rows[0]], ids[rows[0]])


def _day(value: str | None) -> str:
    return "—" if value is None or pd.isna(value) else day(value)


def _status(status: str, refused_by: str | None) -> str:
    return f"refused by the {refused_by}" if status == "refused" and refused_by else status
