"""The map in words: a paragraph and a table, written from the same view as the picture."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from components.layer import rows as each
from components.view import MapView
from components.wording import day, listed, sentence
from data.case import Case
from data.world import name_of


def class_names(view: MapView) -> dict[str, str]:
    """Every class of the legend as a phrase: "stands with Jane Doe"."""
    would = "would recognise or back {} on a condition"
    sided = {"would, on a condition": would, "now would, on a condition": f"now {would}"}
    return {
        k.cls: (sided.get(k.label, k.label + " {}").format(k.group) if k.group and ":" in k.cls else k.label)
        for k in view.legend
    }


@lru_cache(maxsize=256)
def members(view: MapView) -> dict[str, list[str]]:
    """Codes of the places of each class that says something, in the legend's order, by name. Treat as read-only."""
    frame = view.frame[view.frame["mentioned"]].sort_values("name")
    held = {k.cls: [str(c) for c in frame.index[frame["cls"] == k.cls]] for k in view.legend}
    return {cls: codes for cls, codes in held.items() if codes}


@lru_cache(maxsize=256)
def paragraph(view: MapView, case: Case) -> str:
    """What the map shows, for a reader who cannot see it."""
    names = class_names(view)
    parts = [
        f"{sentence(names[cls])}: {listed([name_of(code) for code in codes])}." for cls, codes in members(view).items()
    ]
    silent = next((k.count for k in view.legend if k.cls == "none"), 0)
    head = f"World map, {view.title.lower()}, as of {day(view.as_of)}: {case.title}."
    return " ".join([head, *parts, f"Not mentioned: {silent} states.", *view.notes, view.source])


def table(view: MapView) -> pd.DataFrame:
    """The map as rows: country, class, date, quote; organisations last."""
    names = class_names(view)
    frame = view.frame[view.frame["mentioned"] & (view.frame["cls"] != "focus")].sort_values(["cls", "name"])
    rows = [(r.name, names.get(r.cls, r.cls), r.date, r.quote) for r in each(frame)]
    rows += [(name_of(str(r.Index)), r.told.split(" · ")[0], r.date, r.quote) for r in each(view.groups)]
    return pd.DataFrame(rows, columns=["Country", "Class", "Date", "Quote"])
