"""The lead: what a layer of a map shows, in one or two sentences as a person would write them. Right for none, one and many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from babel.numbers import get_currency_name

from components.layer import FIRMNESS, rows
from components.wording import apart, count, day, listed, money, number, people, sentence
from data.positions import RANK
from data.world import name_of

_ONE = {
    "recognizes": "recognises",
    "supports": "stands with",
    "rejects": "does not recognise",
    "opposes": "is against",
}
_MANY = {
    "recognizes": "recognise",
    "supports": "stand with",
    "rejects": "do not recognise",
    "opposes": "are against",
}
_MOST = 270
"""Letters that two lines of a sheet take."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How many articles tell, and up to which day where that is not the end of them (ISO)."""

    articles: int = 1
    as_of: str | None = None

    def begin(self, verb: str) -> str:
        """ "The article tells", "Up to 24 January 2019 the 3 articles tell"."""
        one = self.articles == 1
        told = f"{'article' if one else f'{self.articles} articles'} {verb}{'s' if one else ''}"
        return f"Up to {day(self.as_of)} the {told}" if self.as_of else f"The {told}"


def stances_lead(
    classes: pd.Series, is_state: pd.Series, sides: Mapping[str, str], states: int, telling: Telling
) -> str:
    """Who stands where. `classes`: the stance class of each place named, `is_state` likewise; `sides`: id to name."""
    if not len(classes):
        return f"{telling.begin('say')} of no state where it stands."
    named = f"{telling.begin('name')} {_named(is_state, states)}"
    counts = {str(cls): int(n) for cls, n in classes.value_counts().items()}
    parts = [part for side, name in sides.items() if (part := _side(side, apart(name), counts))]
    if neutral := counts.get("neutral", 0):
        parts.append(f"{neutral} {'takes' if neutral == 1 else 'take'} no side")
    if conflicting := counts.get("conflicting", 0):
        parts.append(f"for {conflicting} the sources contradict each other")
    said = f"{named}: {'; '.join(parts)}."
    return (
        said if len(said) <= _MOST or len(sides) < 3 else f"{named}, and where they stand towards {len(sides)} sides."
    )


def _named(is_state: pd.Series, states: int) -> str:
    named, others = int(is_state.sum()), int((~is_state.astype(bool)).sum())
    first = f"{named} of {states} states" if named else f"none of the {states} states"
    return f"{first} and {count(others, 'territory', 'territories')}" if others else first


def _side(side: str, name: str, counts: Mapping[str, int]) -> str:
    """ "28 recognise Jane Doe, 2 do not, 1 would on a condition", "1 would recognise or back Jane Doe on a condition"."""
    held = {stance: counts[f"{stance}:{side}"] for stance in RANK if f"{stance}:{side}" in counts}
    waiting = held.pop("conditional", 0)
    against = {stance: held.pop(stance) for stance in ("rejects", "opposes") if stance in held and _for(held)}
    verbs = [f"{n} {(_ONE if n == 1 else _MANY)[stance]}" for stance, n in held.items()]
    parts = [f"{listed(verbs)} {name}"] if verbs else []
    for stance, n in against.items():
        short = ("does not" if n == 1 else "do not") if "recognizes" in held else (_ONE if n == 1 else _MANY)["rejects"]
        parts.append(f"{n} {short if stance == 'rejects' else 'is against' if n == 1 else 'are against'}")
    if waiting:
        parts.append(f"{waiting} would{'' if parts else f' recognise or back {name}'} on a condition")
    return ", ".join(parts)


def _for(held: Mapping[str, int]) -> bool:
    return "recognizes" in held or "supports" in held


def aid_lead(aid: pd.DataFrame, telling: Telling) -> str:
    """Who gives. `aid`: the record frame in view."""
    sums = [row for row in rows(aid) if row.amount is not None]
    if not sums:
        kind = f" from {listed(who)}" if (who := _names(aid["donor"])) else ""
        return f"{telling.begin('tell')} of help{kind} and {_gives(telling)} no sum." if len(aid) else (
            f"{telling.begin('tell')} of no help."
        )  # fmt: skip
    if len(sums) == 1:
        return f"{_gift(sums[0])}: the one sum of help that {_the(telling)} {_gives(telling)}."
    statuses = pd.Series([row.status for row in sums]).value_counts()
    told = [f"{statuses[s]} {'of unstated status' if s == 'unspecified' else s}" for s in FIRMNESS if s in statuses]
    kinds = f"{'both' if len(sums) == 2 else 'all'} {told[0].split(' ', 1)[1]}" if len(told) == 1 else listed(told)
    return f"{telling.begin('give')} {len(sums)} sums of help: {kinds}.{_largest(sums)}"


def _gift(row: Any) -> str:
    """ "Norway offered US$20 million to Laos"."""
    what = money(row.amount, row.currency)
    donor = name_of(row.donor) if row.donor else ""
    to = f" to {name_of(row.recipient)}" if row.recipient else ""
    if row.status == "requested":
        return f"{sentence(f'{donor} is asked for' if donor else 'asked for')} {what}"
    if row.status == "refused":
        return f"{what} {f'from {donor} ' if donor else ''}refused"
    verb = "gives" if row.status == "unspecified" else row.status
    return f"{donor} {verb} {what}{to}" if donor else f"{what}{'' if verb == 'gives' else f' {verb}'}{to}"


def _largest(sums: list[Any]) -> str:
    """The largest sum of the status and currency that most sums have; nothing where none can be compared."""
    groups: dict[tuple[str, str], list[Any]] = {}
    for row in sums:
        groups.setdefault((row.status, row.currency), []).append(row)
    (status, currency), held = max(groups.items(), key=lambda g: (len(g[1]), -FIRMNESS.index(g[0][0])))
    ours = [row for row in held if row.donor]
    first, second = (*sorted(ours, key=lambda row: row.amount, reverse=True), None, None)[:2]
    if first is None or second is None or first.amount == second.amount:
        return ""
    among = f"Of those {'given' if status == 'unspecified' else status} in {_currency(currency)}"
    return f" {among}, {_owned(name_of(first.donor))} {money(first.amount, first.currency)} is the largest{'' if ours == held else ' of a named donor'}."


def _currency(code: str) -> str:
    return get_currency_name(code, count=2, locale="en") if code else "no stated currency"


def _owned(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def emigration_lead(moved: pd.DataFrame, telling: Telling) -> str:
    """Who left and arrived. `moved`: the record frame in view."""
    if not len(moved):
        return f"{telling.begin('tell')} of no movement of people."
    given = [row for row in rows(moved) if not (pd.isna(row.people_low) and pd.isna(row.people_high))]
    if not given:
        left, to = _names(moved["origin"]), _names(moved["destination"])
        ends = f"{f' left {listed(left)}' if left else ' moved'}{f' for {listed(to)}' if to else ''}"
        return f"{telling.begin('say')} that people{ends}, and {_gives(telling)} no figure."
    first = max(given, key=lambda row: max(_bound(row.people_low), _bound(row.people_high)))
    said = sentence(_figure(first))
    if len(given) == 1:
        return f"{said}: the one figure that {_the(telling)} {_gives(telling)}."
    return f"{said}, the largest of the {number(len(given))} figures that {_the(telling)} {_gives(telling)}."


def _figure(row: Any) -> str:
    """ "more than 3 million people left Laos for Thailand"."""
    low, high = (None if pd.isna(v) else int(v) for v in (row.people_low, row.people_high))
    who = people(low, high)
    if row.kind == "idp" or (row.origin and row.origin == row.destination):
        return f"{who} are displaced inside {name_of(row.origin or row.destination)}"
    if row.origin:
        return f"{who} left {name_of(row.origin)}{f' for {name_of(row.destination)}' if row.destination else ''}"
    return f"{who} arrived in {name_of(row.destination)}" if row.destination else f"{who} moved"


def _bound(value: Any) -> int:
    return 0 if pd.isna(value) else int(value)


def _names(codes: pd.Series) -> list[str]:
    """At most three names, each once."""
    names = [name_of(str(code)) for code in dict.fromkeys(codes.dropna())]
    return names if len(names) <= 3 else [*names[:2], "others"]


def _the(telling: Telling) -> str:
    return "the article" if telling.articles == 1 else f"the {telling.articles} articles"


def _gives(telling: Telling) -> str:
    return "gives" if telling.articles == 1 else "give"
