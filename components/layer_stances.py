"""The layer of stances: one class a state, by the rule of `data.positions`."""

from __future__ import annotations

import pandas as pd

from components.choice import Choice
from components.layer import Key, Layer, said_frame
from components.layer import rows as each
from components.palette import GROUNDS, PATTERNS, Fill, Theme, stance_fill
from components.record_words import stance_words
from components.wording import count, day, first_words, sentence
from data.case import Case
from data.frames import stance_frame
from data.positions import positions

_LABELS = {
    "recognizes": "recognises",
    "conditional": "would, on a condition",
    "supports": "stands with",
    "rejects": "does not recognise",
    "opposes": "is against",
}


def keys(case: Case, theme: Theme) -> tuple[Key, ...]:
    """Every class there can be, side by side in the order of the case file, strongest first."""
    ground = GROUNDS[theme]
    found = [
        Key(
            f"{stance}:{side.id}",
            _LABELS[stance],
            stance_fill(stance, case.crisis.rank(side.id), theme),
            side.name,
        )
        for side in case.sides
        for stance in _LABELS
    ]
    neutral = Fill(ground.neutral, PATTERNS["neutral"], ground.quiet)
    conflict = Fill(ground.conflict, PATTERNS["conflicting"], ground.page, ground.mark)
    return (*found, Key("neutral", "takes no side", neutral), Key("conflicting", "sources conflict", conflict))


def layer(case: Case, choice: Choice) -> Layer:
    """Who stands where, at the chosen date, side and certainty."""
    as_of = choice.as_of.isoformat() if choice.as_of else None
    held = positions(case, as_of, choice.side, choice.certainty)
    frame = stance_frame(case).loc[[i for ids in held["records"] for i in ids]]
    names = {side.id: side.name for side in case.sides}
    rows: dict[str, tuple[object, ...]] = {
        str(row.Index): (
            row.cls,
            _told(row.cls, row.stance, names.get(row.side, ""), row.date),
            first_words(row.quote),
            None if pd.isna(row.date) else row.date,
            row.quote,
            row.records,
        )
        for row in each(held)
    }
    return Layer(
        "Who stands where",
        said_frame(rows),
        keys(case, choice.theme),
        notes=_notes(frame),
        focus="the country the article is about",
    )


def _told(cls: str, stance: str, side: str, date: str | None) -> str:
    verb = "the sources contradict each other" if cls == "conflicting" else stance_words(stance, side)
    return f"{sentence(verb)} · {day(None if pd.isna(date) else date)}"


def _notes(frame: pd.DataFrame) -> tuple[str, ...]:
    notes = []
    undated = int((frame["date"].isna()).sum())
    inferred = int((frame["date_known"] == "inferred").sum())
    claims = int(frame["attributed_to"].notna().sum())
    described = int((~frame["named"].astype(bool)).sum())
    if undated:
        notes.append(f"{sentence(count(undated, 'record'))} without a date: shown as of publication.")
    if inferred:
        notes.append(f"{sentence(count(inferred, 'record'))} with an inferred date.")
    if claims:
        notes.append(f"{sentence(count(claims, 'record'))} ascribed to the state by somebody else: claims.")
    if described:
        notes.append(f"{sentence(count(described, 'record'))} where the state is described, not named.")
    return tuple(notes)
