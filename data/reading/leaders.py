"""Who spoke for a state or a group on a given day: heads of state and government, foreign ministers, secretaries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from data.reading.gazetteer import Entry, Gazetteer, rows, unaccented

_NUMERAL = re.compile(r"[IVX]+")
GRACE = timedelta(days=30)
"""An article on the days after a fall still speaks of the one who fell as the state's voice of those days."""


@dataclass(frozen=True, slots=True)
class Leader:
    """One term of office. `alone`: the surname by itself is known to every reader of foreign news."""

    code: str
    names: tuple[str, ...]
    surnames: tuple[str, ...]
    first: date
    last: date
    alone: bool


@lru_cache(maxsize=1)
def leaders() -> tuple[Leader, ...]:
    """All terms of lexicon/leaders.csv."""
    return tuple(_leader(row) for row in rows("leaders.csv"))


def _leader(row: dict[str, str]) -> Leader:
    names = tuple(row["names"].split("|"))
    said = row["surname"] or names[0].rsplit(" ", 1)[-1]
    surnames = () if _NUMERAL.fullmatch(said) else tuple(said.replace("*", "").split("|"))
    return Leader(
        row["code"], names, surnames, _day(row["from"], first=True), _day(row["to"], first=False), "*" in said
    )


def _day(said: str, first: bool) -> date:
    """ "2013-03" is the first or the last day of that month; an empty end is still going on."""
    if not said:
        return date.max
    parts = [int(p) for p in said.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else (1 if first else 12)
    if first:
        return date(year, month, 1)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


@lru_cache(maxsize=64)
def in_office(published: date) -> tuple[Leader, ...]:
    """Those in office on that day or up to GRACE before it."""
    return tuple(
        x for x in leaders() if x.first <= published and published - min(GRACE, published - date.min) <= x.last
    )


@dataclass(frozen=True, slots=True)
class Names:
    """Names of those in office on a day, with and without accents."""

    full: Gazetteer
    surnames: Gazetteer
    holders: dict[str, tuple[Leader, ...]]
    """By full name and by surname."""


@lru_cache(maxsize=64)
def names_at(published: date) -> Names:
    """The full names and the surnames of those in office, ready to be looked for."""
    holders: dict[str, tuple[Leader, ...]] = {}
    full: list[Entry] = []
    short: list[Entry] = []
    for leader in in_office(published):
        for known, into in ((leader.names, full), (leader.surnames, short)):
            for text in {t for name in known for t in (name, unaccented(name))}:
                holders[text] = (*holders.get(text, ()), leader)
                into.append(Entry(text, (leader.code,), "leader"))
    return Names(Gazetteer(full), Gazetteer(short), holders)
