"""Context: facts that are not from the article, always shown and listed apart, each with its publisher and link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from components.choice import Choice
from components.layer import empty
from components.palette import stance_fill
from components.record_words import stance_words
from components.wording import day, money, people
from data.case import Case
from data.records import GROUPS
from data.world import name_of, places

POINTS = ["iso3", "lon", "lat", "color", "label"]
_GROUPS = {"UNSC": "UN Security Council"}
TABLES: Mapping[str, str] = {"stances": "recognition", "emigration": "displacement", "aid": "aid"}


def context_points(case: Case, choice: Choice) -> pd.DataFrame:
    """Points to draw over the map, columns POINTS; none unless the reader asked for context."""
    table = case.context.get(TABLES.get(choice.layer, ""))
    if not choice.context or table is None:
        return empty(POINTS)
    limit = (choice.as_of or case.published).isoformat()
    spots = places()
    ranks = {side.id: case.crisis.rank(side.id) for side in case.sides}
    rows = []
    for row in _rows(table):
        code = row.get("actor") or row.get("destination") or row.get("donor")
        when = row.get("date") or row.get("as_of") or ""
        if code not in spots.index or when > limit or choice.side not in (None, row.get("side", choice.side)):
            continue
        color = ""
        if row.get("side") in ranks and row["stance"] != "neutral":
            color = stance_fill(row["stance"], ranks[row["side"]], choice.theme).color
        rows.append((code, spots.at[code, "lon"], spots.at[code, "lat"], color, _label(row, case)))
    return pd.DataFrame(rows, columns=POINTS) if rows else empty(POINTS)


def context_rows(case: Case) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Every context row as (table, row, words), tables in alphabetical order."""
    for name, table in case.context.items():
        for row in _rows(table):
            yield name, row, context_words(name, row, case)


def memberships(case: Case, code: str) -> list[dict[str, Any]]:
    """The groups of which the country was a member when the article came out, by the context tables."""
    table = case.context.get("groups")
    if table is None:
        return []
    day_ = case.published.isoformat()
    held = table[(table["member"] == code) & (table["from"] <= day_) & ((table["to"] == "") | (table["to"] > day_))]
    return list(_rows(held))


def group_name(code: str) -> str:
    """A group's name; context tables may use groups that records may not, and those keep their code."""
    return GROUPS.get(code) or _GROUPS.get(code) or code.replace("_", " ")


def context_words(table: str, row: Mapping[str, Any], case: Case) -> str:
    """One context row as a sentence, without its source."""
    if table == "groups":
        since = f" from {day(row['from'])}" if row["from"] else ""
        until = f" to {day(row['to'])}" if row["to"] else ""
        return f"{name_of(row['member'])} is a member of the {group_name(row['group'])}{since}{until}"
    if table == "recognition":
        side = next((s.name for s in case.sides if s.id == row["side"]), row["side"])
        return f"{name_of(row['actor'])} {stance_words(row['stance'], side)}, {day(row['date'])}"
    if table == "displacement":
        to = f" to {name_of(row['destination'])}" if row["destination"] else ""
        low, high = (int(row[k]) if row[k] else None for k in ("people_low", "people_high"))
        return f"{people(low, high)} from {name_of(row['origin'] or None)}{to}, {day(row['as_of'])}"
    what = money(float(row["amount"]), row["currency"]) if row["amount"] else "help in kind"
    ends = f"{name_of(row['donor'] or None)} to {name_of(row['recipient'] or None)}"
    return f"{ends}: {what} {row['status']}, {day(row['date'])}"


def _label(row: Mapping[str, Any], case: Case) -> str:
    table = "recognition" if "actor" in row else "displacement" if "as_of" in row else "aid"
    return f"Context, not from the article\n{context_words(table, row, case)}\n{row['publisher']}"


def _rows(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for row in table.to_dict("records"):
        yield {str(column): value for column, value in row.items()}
