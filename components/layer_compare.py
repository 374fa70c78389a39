"""The layer of change: two dates of a case, or two articles or cases beside each other; what changed is outlined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from components.choice import Choice
from components.layer import CHANGES, Key, Layer, said_frame
from components.layer import rows as each
from components.layer_stances import keys as stance_keys
from components.palette import GROUNDS, Fill, Theme
from components.record_words import stance_words
from components.wording import count, day, first_words, listed, sentence
from data.case import Case
from data.positions import positions
from data.records import Records
from data.world import name_of

CHANGED = "!"
"""What the class of a changed place ends in."""
GONE = "gone" + CHANGED


def keys(case: Case, theme: Theme) -> tuple[Key, ...]:
    """Every class plain, and again with an outline where a place has changed into it."""
    mark = GROUNDS[theme].mark
    found: list[Key] = []
    for key in stance_keys(case, theme):
        now = f"now: {key.label}" if key.cls == "conflicting" else f"now {key.label}"
        found += [key, replace(key, cls=key.cls + CHANGED, label=now, fill=replace(key.fill, outline=mark))]
    return (*found, Key(GONE, "no longer named", Fill(GROUNDS[theme].neutral, outline=mark)))


def layer(case: Case, choice: Choice) -> Layer:
    """Who stands where now, and where that has changed since the earlier date, article or case."""
    old, new = _both(case, choice)
    names = {side.id: side.name for side in case.sides}
    before, after = {str(r.Index): r for r in each(old)}, {str(r.Index): r for r in each(new)}
    rows: dict[str, tuple[object, ...]] = {}
    changes: list[tuple[object, ...]] = []
    for code in sorted({*before, *after}, key=name_of):
        was, now = before.get(code), after.get(code)
        changed = was is None or now is None or was.cls != now.cls
        said = [_words(r, names) for r in (was, now)]
        held = now if now is not None else was
        cls = GONE if now is None else now.cls + (CHANGED if changed else "")
        told = f"{sentence(said[1])} · before: {said[0]}" if changed else sentence(said[1])
        records = tuple(dict.fromkeys(i for r in (now, was) if r is not None for i in r.records))
        quote = str(held.quote)  # type: ignore[union-attr]
        date = None if now is None or pd.isna(now.date) else now.date
        rows[code] = (cls, told, first_words(quote), date, quote, records)
        if changed:
            quotes = ["" if r is None else r.quote for r in (was, now)]
            ids = ["" if r is None else r.record for r in (was, now)]
            changes.append((code, name_of(code), *said, *quotes, *ids))
    table = pd.DataFrame(changes, columns=CHANGES, dtype=object)
    return Layer(
        "What changed",
        said_frame(rows),
        keys(case, choice.theme),
        focus="the country the article is about",
        subtitle=_subtitle(case, choice),
        finding=_finding(case, choice, table),
        changes=table,
        notes=_undated(case),
    )


def _undated(case: Case) -> tuple[str, ...]:
    """What the text does not date has not changed between two days of it."""
    many = 0 if case.before else sum(s.date is None for s in case.records.stances)
    return (f"{sentence(count(many, 'record'))} without a date: the same on both days.",) if many else ()


def span(case: Case, choice: Choice) -> tuple[str, str]:
    """The two days compared: the chosen ones, or else the first of a dated stance and the last."""
    last = (choice.as_of or case.published).isoformat()
    if choice.since:
        return choice.since.isoformat(), last
    return min([*(s.date for s in case.records.stances if s.date and len(s.date) == 10), last]), last


def _both(case: Case, choice: Choice) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The positions before and after, as `data.positions` gives them."""
    if case.before:
        as_of = choice.as_of.isoformat() if choice.as_of else None
        later = tuple(a.name for a in case.articles if a.name not in case.before)
        old, new = (
            positions(_only(case, names), as_of, choice.side, choice.certainty) for names in (case.before, later)
        )
        return old, new
    since, last = span(case, choice)
    old, new = (positions(case, day_, choice.side, choice.certainty, undated_stand=True) for day_ in (since, last))
    return old, new


def _only(case: Case, names: tuple[str, ...]) -> Case:
    """The case as these articles alone tell it."""
    told = [r for r in case.records.stances if any(e.article in names for e in (r.evidence, *r.also))]
    return replace(case, records=Records(stances=tuple(told)), found=None, log=())


def _words(row: object, names: Mapping[str, str]) -> str:
    if row is None:
        return "not mentioned"
    if row.cls == "conflicting":  # type: ignore[attr-defined]
        return "the sources contradict each other"
    return stance_words(row.stance, names.get(row.side, ""))  # type: ignore[attr-defined]


def _titles(case: Case) -> tuple[str, str]:
    one, two = ([a for a in case.articles if (a.name in case.before) is first] for first in (True, False))
    if {a.title for a in one} & {a.title for a in two}:
        return _told([f"{a.publisher}, {day(a.published)}" for a in one]), _told(
            [f"{a.publisher}, {day(a.published)}" for a in two]
        )
    return _told([a.title or a.name for a in one]), _told([a.title or a.name for a in two])


def _told(names: list[str]) -> str:
    return listed([f"“{name}”" for name in names])


def _subtitle(case: Case, choice: Choice) -> str:
    if case.before:
        first, last = _titles(case)
        return f"{last} compared with {first}"
    since, last = span(case, choice)
    return f"{day(last)} compared with {day(since)}"


def _finding(case: Case, choice: Choice, changes: pd.DataFrame) -> str:
    first, last = _titles(case) if case.before else map(day, span(case, choice))
    if changes.empty:
        return f"Between {first} and {last} no state or organisation changes its place."
    silent = "not mentioned"
    fresh, gone = int((changes["before"] == silent).sum()), int((changes["after"] == silent).sum())
    moved = len(changes) - fresh - gone
    parts = [
        f"{n} {words}"
        for n, words in ((fresh, "newly named"), (moved, "with another stance"), (gone, "no longer named"))
        if n
    ]
    return f"Between {first} and {last} {count(len(changes), 'actor')} changed: {listed(parts)}."
