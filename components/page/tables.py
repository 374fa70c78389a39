"""The tables: one a layer, sorted and narrowed in the browser; choosing a row chooses its country.

A table is plain data, made once for a case and sent once: `{key, label, codes, ids, columns}`, where a column has a
name, its cells as text and, where text would sort wrongly, the keys to sort by.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components.page import state
from components.page.bridges import table_bridge
from components.record_words import figure_words
from components.wording import day, money, sentence
from data.case import Case
from data.frames import aid_frame, displacement_frame, stance_frame

Table = Mapping[str, Any]

_LABELS = {
    "recognizes": "Recognises",
    "conditional": "On a condition",
    "supports": "Stands with",
    "rejects": "No recognition",
    "opposes": "Against",
    "neutral": "No side",
}


def tables(case: Case) -> dict[str, Table]:
    """The tables of a case's records, by kind."""
    return {
        "stances": stances(stance_frame(case)),
        "emigration": emigration(displacement_frame(case)),
        "aid": aid(aid_frame(case)),
    }


def stances(frame: pd.DataFrame) -> Table:
    """Every stance record, with its quote."""
    columns = [
        column("Country", frame["actor_name"]),
        column("Stance", (_LABELS[s] for s in frame["stance"])),
        column("Side", (sentence(name) if name else "—" for name in frame["side_name"])),
        quotes("Quote", frame["quote"]),
        _dates(frame["date"]),
        column("Certainty", frame["certainty"]),
    ]
    return table("stances: records of the article, with quotes", columns, frame["actor"], frame.index)


def emigration(frame: pd.DataFrame) -> Table:
    """Every movement of people; without a figure the row says so."""
    columns = [
        column("From", _named(frame["origin_name"], frame["origin"], "—")),
        column("To", _named(frame["destination_name"], frame["destination"], "—")),
        column("People", map(figure_words, frame.itertuples()), frame["people_low"].fillna(frame["people_high"])),
        column("Kind", (kind if kind != "unspecified" else "—" for kind in frame["kind"])),
        quotes("Quote", frame["quote"]),
        _dates(frame["date"]),
    ]
    owners = (o or d or "" for o, d in zip(frame["origin"], frame["destination"], strict=True))
    return table("emigration: records of the article, with quotes", columns, owners, frame.index)


def aid(frame: pd.DataFrame) -> Table:
    """Every record of help, never added up."""
    sums = (sentence(money(a, c)) for a, c in zip(frame["amount"], frame["currency"], strict=True))
    columns = [
        column("Donor", _named(frame["donor_name"], frame["donor"], "not named")),
        column("Recipient", _named(frame["recipient_name"], frame["recipient"], "—")),
        column("Sum", sums, frame["amount"]),
        column("Status", map(_status, frame["status"], frame["refused_by"])),
        quotes("Quote", frame["quote"]),
        _dates(frame["date"]),
    ]
    owners = (d or r or "" for d, r in zip(frame["donor"], frame["recipient"], strict=True))
    return table("aid: records of the article, with quotes", columns, owners, frame.index)


def changes(frame: pd.DataFrame) -> Table:
    """What changed between two dates, articles or cases, with both quotes."""
    columns = [
        column("Country", frame["name"]),
        column("Before", (sentence(str(w)) for w in frame["before"])),
        column("After", (sentence(str(w)) for w in frame["after"])),
        quotes("Quote before", (q or "—" for q in frame["quote_before"])),
        quotes("Quote after", (q or "—" for q in frame["quote_after"])),
    ]
    ids = (a or b for a, b in zip(frame["record_after"], frame["record_before"], strict=True))
    return table("what changed, with quotes", columns, frame["code"], ids)


def table(label: str, columns: Sequence[Mapping[str, Any]], codes: Iterable[str], ids: Iterable[str]) -> Table:
    """A table whose rows are owned by the places `codes` ("": by none) and tell of the records `ids`."""
    held = {"label": label, "codes": [*codes], "ids": [*ids], "columns": [*columns]}
    return held | {"key": hashlib.sha256(json.dumps(held).encode()).hexdigest()[:16]}


def show(name: str, held: Table, nothing: str, pick: Callable[[str, str], None] = state.choose) -> None:
    """Put a table on the page, or the sentence `nothing` where it has no row; `pick` gets code and id of a chosen row."""
    if not held["ids"]:
        st.html(f'<p class="sa-small">{nothing}</p>')
        return
    key = f"table {name}"
    table_bridge(key, held, lambda: picked(st.session_state[key].picked, held, pick))


def picked(said: Any, held: Table, pick: Callable[[str, str], None]) -> None:
    """Take a row that the browser says is chosen; what is no row of the table with a country is passed over."""
    spot = (said.get("code"), said.get("id")) if isinstance(said, dict) else ()
    if spot in [row for row in zip(held["codes"], held["ids"], strict=True) if row[0]]:
        pick(*spot)


def column(name: str, cells: Iterable[Any], keys: Iterable[Any] | None = None) -> dict[str, Any]:
    column: dict[str, Any] = {"name": name, "cells": [str(cell) for cell in cells]}
    return (
        column
        if keys is None
        else column | {"keys": [k if isinstance(k, str) else None if pd.isna(k) else float(k) for k in keys]}
    )


def quotes(name: str, cells: Iterable[str]) -> dict[str, Any]:
    return column(name, cells) | {"quote": True}


def _dates(days: Iterable[str | None]) -> dict[str, Any]:
    held = [None if pd.isna(d) else d for d in days]
    return column("Date", ("—" if d is None else day(d) for d in held), held)


def _named(names: Iterable[str], codes: Iterable[str | None], otherwise: str) -> list[str]:
    return [name if code else otherwise for name, code in zip(names, codes, strict=True)]


def _status(status: str, refused_by: str | None) -> str:
    return f"refused by the {refused_by}" if status == "refused" and refused_by else status
