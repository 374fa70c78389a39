"""The layer of emigration: where people leave, where they arrive, arrows as wide as the text has people."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from components.choice import Choice
from components.layer import FLOWS, Key, Layer, empty, said_frame
from components.layer import rows as each
from components.palette import GROUNDS, Fill, Theme, oklch
from components.record_words import bound, figure_words, movement_words
from components.wording import count, day, first_words, sentence
from data.case import Case
from data.frames import displacement_frame
from data.world import places

_WIDEST = 7.0  # pixels, for the largest number on the map


def keys(theme: Theme) -> tuple[Key, ...]:
    """Left, arrived, both, and moved within the country."""
    light = theme == "light"
    page = GROUNDS[theme].page
    origin = oklch(0.42 if light else 0.82, 0.15, 340)
    within = oklch(0.56 if light else 0.70, 0.14, 340)
    destination = oklch(0.74 if light else 0.52, 0.09, 195)
    both = oklch(0.56 if light else 0.66, 0.10, 260)
    return (
        Key("origin", "people left", Fill(origin)),
        Key("within", "displaced inside", Fill(within, "/", page)),
        Key("both", "people left and arrived", Fill(both, "+", page)),
        Key("destination", "people arrived", Fill(destination)),
    )


def layer(case: Case, choice: Choice) -> Layer:
    """Movements up to the chosen date. A record without a figure marks its places and says so."""
    frame = in_view(case, choice)
    arrow = keys(choice.theme)[0].fill.color
    roles: dict[str, set[str]] = {}
    told: dict[str, list[Any]] = {}
    for row in each(frame):
        inside = row.kind == "idp" or (row.origin is not None and row.origin == row.destination)
        ends = {row.origin: "within" if inside else "origin", row.destination: "destination"}
        for code, role in ends.items():
            if code is not None and not (inside and role == "destination"):
                roles.setdefault(code, set()).add(role)
                told.setdefault(code, []).append(row)
    rows = {code: _row(_role(roles[code]), told[code]) for code in roles}
    return Layer(
        "Where people leave and arrive",
        said_frame(rows),
        keys(choice.theme),
        flows=_flows(frame, arrow),
        lines=_lines(frame),
        notes=_notes(frame),
        focus="no movement of people in the article",
    )


def in_view(case: Case, choice: Choice) -> pd.DataFrame:
    """The displacement records known at the chosen date."""
    frame: pd.DataFrame = displacement_frame(case)
    return frame if choice.as_of is None else frame[frame["known_from"] <= choice.as_of.isoformat()]


def _row(role: str, records: list[Any]) -> tuple[object, ...]:
    first = records[0]
    label = sentence(next(k.label for k in keys("light") if k.cls == role))
    lines = [movement_words(r) for r in records[:4]] + (["…"] if len(records) > 4 else [])
    return (
        role,
        "\n".join([label, *lines]),
        first_words(first.quote),
        first.date,
        first.quote,
        tuple(r.Index for r in records),
    )


def _role(roles: set[str]) -> str:
    if "destination" in roles and len(roles) > 1:
        return "both"
    return "origin" if "origin" in roles else "within" if "within" in roles else "destination"


def _flows(frame: pd.DataFrame, color: str) -> pd.DataFrame:
    spots = places()
    held = [
        r for r in each(frame) if r.origin in spots.index and r.destination in spots.index and r.origin != r.destination
    ]
    most = max((_size(r) for r in held), default=0)
    rows = [
        (
            r.Index, r.origin, r.destination,
            spots.at[r.origin, "lon"], spots.at[r.origin, "lat"],
            spots.at[r.destination, "lon"], spots.at[r.destination, "lat"],
            _size(r), 1.2 + (_WIDEST - 1.2) * math.sqrt(_size(r) / most) if most else 1.2, color,
            f"{r.origin_name} to {r.destination_name}\n{movement_words(r)}\n{day(r.date)}\n“{first_words(r.quote)}”",
        )
        for r in held
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=FLOWS) if rows else empty(FLOWS)


def _lines(frame: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """The figures under each name: who arrived at the head of an arrow, who left where it begins or where it has no head."""
    found: dict[str, dict[str, None]] = {}
    for row in each(frame):
        inside = row.kind == "idp" or (row.origin is not None and row.origin == row.destination)
        at = row.origin if inside or row.destination is None else row.destination
        if at is None:
            continue
        silent = bound(row.people_low) is None and bound(row.people_high) is None
        act = "displaced inside" if inside else "left" if row.destination is None else ""
        said = "no figure in the article" if silent else f"{figure_words(row)} {act}".strip()
        found.setdefault(at, {})[said[:1].lower() + said[1:]] = None
    return {code: _shown(list(said)) for code, said in found.items()}


def _shown(said: list[str]) -> tuple[str, ...]:
    """At most three lines; that there is no figure only where there is none at all."""
    told = [line for line in said if not line.startswith("no figure")] or said[:1]
    return tuple(told if len(told) <= 3 else [*told[:2], f"and {count(len(told) - 2, 'other figure')}"])


def _size(row: Any) -> int:
    return max(_bound(row.people_low) or 0, _bound(row.people_high) or 0)


def _bound(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _notes(frame: pd.DataFrame) -> tuple[str, ...]:
    silent = int((frame["people_low"].isna() & frame["people_high"].isna()).sum())
    notes = []
    if len(frame) == 0:
        notes.append("No movement of people in the article up to this date.")
    if silent:
        notes.append(f"{sentence(count(silent, 'movement'))} without a number: no figure in the article.")
    if len(frame) > silent:
        notes.append("Stocks and flows are never added up.")
    return tuple(notes)
