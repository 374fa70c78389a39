"""What a layer contributes to the map view: classes with their look, arrows, sums and remarks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from components.palette import Fill

FIRMNESS = ("delivered", "committed", "pledged", "offered", "unspecified", "requested", "refused")
"""Aid statuses, the firmest first; what is asked for or refused is no help given."""
SAID = ["cls", "told", "words", "date", "quote", "records"]
FLOWS = ["record", "origin", "destination", "lon", "lat", "lon_to", "lat_to", "people", "width", "color", "label"]
CHANGES = ["code", "name", "before", "after", "quote_before", "quote_after", "record_before", "record_after"]
"""What changed between two views: words and quotes before and after, empty where it was not named; record ids."""
SUMS = ["record", "donor", "name", "amount", "currency", "status", "color", "short"]
"""A row a sum of the article, donors without a place on the map included; `short` is the sum with its status."""


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of the legend. `group` gathers entries of a side; `count` is in places (states, territories)."""

    cls: str
    label: str
    fill: Fill
    group: str = ""
    count: int = 0

    def counted(self, count: int) -> Key:
        return replace(self, count=count)


def rows(frame: pd.DataFrame) -> Iterable[Any]:
    """The rows as named tuples, index as `Index`; their cells are what the frame's contract says."""
    return frame.itertuples()


def empty(columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(columns=columns, dtype=object)


@dataclass(frozen=True)
class Layer:
    """`said`: one row a place or group, index its code, columns SAID; `keys`: the classes that may occur, in order."""

    title: str
    said: pd.DataFrame
    keys: tuple[Key, ...]
    flows: pd.DataFrame = field(default_factory=lambda: empty(FLOWS))
    sums: pd.DataFrame = field(default_factory=lambda: empty(SUMS))
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What stands on the map under a place's name: sums, figures."""
    notes: tuple[str, ...] = ()
    focus: str = ""
    """What to say of the focus country in this layer, under its name."""
    subtitle: str = ""
    finding: str = ""
    """Where a layer says these itself."""
    changes: pd.DataFrame = field(default_factory=lambda: empty(CHANGES))


def said_frame(rows: dict[str, tuple[object, ...]]) -> pd.DataFrame:
    """The `said` frame from one tuple (in the order of SAID) a code."""
    frame = pd.DataFrame(index=pd.Index(list(rows), name="iso3", dtype=object), columns=SAID, dtype=object)
    for n, column in enumerate(SAID):
        frame[column] = pd.Series([row[n] for row in rows.values()], index=frame.index, dtype=object)
    return frame
