"""Records of several articles made one: the same fact told twice is one record with two quotes.

Facts that contradict each other are both kept; `data.positions` shows such a state as conflicting.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from data.records import Aid, Displacement, Event, Record, Records, Stance, Unplaced

R = TypeVar("R", bound=Record)


def merge(told: Iterable[Records]) -> Records:
    """One set of records, in the order given; each fact keeps its first record and gathers the others' quotes."""
    every = list(told)
    return Records(
        stances=_once([r for t in every for r in t.stances], _stance),
        displacement=_once([r for t in every for r in t.displacement], _displacement),
        aid=_once([r for t in every for r in t.aid], _aid),
        events=_once([r for t in every for r in t.events], _event),
        unplaced=_once([r for t in every for r in t.unplaced], _unplaced),
        suggested=tuple(r for t in every for r in t.suggested),
    )


def _once(records: list[R], fact: Callable[[R], Hashable]) -> tuple[R, ...]:
    kept: dict[Hashable, R] = {}
    for record in records:
        key = fact(record)
        first = kept.setdefault(key, record)
        if first is not record:
            kept[key] = replace(first, also=(*first.also, record.evidence, *record.also))
    return tuple(kept.values())


def _stance(r: Stance) -> Hashable:
    """Dated and undated tellings differ: which day the undated one means is not said."""
    return r.actor, r.side, r.stance, r.date, r.attributed_to


def _displacement(r: Displacement) -> Hashable:
    figure = (r.people_low, r.people_high)
    where = r.evidence if figure == (None, None) else None
    return r.origin, r.destination, figure, r.displacement_kind, r.measure, r.projected, where


def _aid(r: Aid) -> Hashable:
    """Help without a sum is never taken for the same help."""
    return r.donor, r.recipient, r.amount, r.currency, r.status, r.date, r.evidence if r.amount is None else None


def _event(r: Event) -> Hashable:
    return r.date, r.date_end, r.what, None if r.date else r.evidence


def _unplaced(r: Unplaced) -> Hashable:
    return r.evidence, r.reason
