"""The one sentence that says what the article has, from the counts of the map: right for none, one and many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from components.layer import FIRMNESS
from components.wording import count, day, listed, money, people
from data.positions import RANK

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


def finding(
    classes: pd.Series,
    is_state: pd.Series,
    sides: Mapping[str, str],
    aid: pd.DataFrame,
    displacement: pd.DataFrame,
    *,
    articles: int,
    states: int,
    as_of: str | None = None,
) -> str:
    """One sentence. `classes`: the stance class of each place named, `is_state` likewise; `sides`: id to name.

    `aid` and `displacement` are the record frames in view; `as_of` is given when it is not the whole article.
    """
    the = f"Up to {day(as_of)} the" if as_of else "The"
    one = articles == 1
    if len(classes):
        subject = "article names" if one else f"{articles} articles name"
        said = f"{the} {subject} {_named(is_state, states)}: {', '.join(_parts(classes, sides))}"
    else:
        said = f"{the} {'article says' if one else f'{articles} articles say'} of no state where it stands"
    it = "it gives" if one else "they give"
    return f"{said}; {it} {_figures(_aid(aid), _moved(displacement))}."


def _named(is_state: pd.Series, states: int) -> str:
    named, others = int(is_state.sum()), int((~is_state.astype(bool)).sum())
    first = f"{named} of {states} states" if named else f"none of the {states} states"
    return f"{first} and {count(others, 'territory', 'territories')}" if others else first


def _parts(classes: pd.Series, sides: Mapping[str, str]) -> list[str]:
    counts = classes.value_counts()
    parts = []
    for side, name in sides.items():
        held = [(stance, int(counts[f"{stance}:{side}"])) for stance in RANK if f"{stance}:{side}" in counts]
        parts += _side(dict(held), name)
    if neutral := int(counts.get("neutral", 0)):
        parts.append(f"{neutral} {'takes' if neutral == 1 else 'take'} no side")
    if conflicting := int(counts.get("conflicting", 0)):
        parts.append(f"for {conflicting} the sources contradict each other")
    return parts


def _side(held: dict[str, int], name: str) -> list[str]:
    """ "3 recognise and 4 stand with Jane Doe", "2 would recognise or back Jane Doe on a condition"."""
    waiting = held.pop("conditional", 0)
    verbs = [f"{n} {(_ONE if n == 1 else _MANY)[stance]}" for stance, n in held.items()]
    parts = [f"{listed(verbs)} {name}"] if verbs else []
    if waiting:
        short = list(held) == ["recognizes"]
        parts.append(f"{waiting} {'would' if short else f'would recognise or back {name}'} on a condition")
    return parts


def _figures(aid: str, moved: str) -> str:
    none = [part.startswith("no ") for part in (aid, moved)]
    if all(none):
        return f"{aid} and {moved}"
    return f"{moved}; {aid}" if none[0] else f"{aid}; {moved}"


def _aid(aid: pd.DataFrame) -> str:
    sums = aid[aid["amount"].notna()]
    if len(sums) == 0:
        return "no aid figure"
    if len(sums) == 1:
        row = sums.iloc[0]
        status = "" if row["status"] == "unspecified" else f" {row['status']}"
        return f"one aid figure, {money(row['amount'], row['currency'])}{status}"
    statuses = sums["status"].value_counts()
    if len(statuses) == 1 and "unspecified" not in statuses:
        return f"{len(sums)} aid figures, {'both' if len(sums) == 2 else 'all'} {statuses.index[0]}"
    told = [f"{statuses[s]} {'of unstated status' if s == 'unspecified' else s}" for s in FIRMNESS if s in statuses]
    return f"{len(sums)} aid figures ({listed(told)})"


def _moved(displacement: pd.DataFrame) -> str:
    bounds: Sequence[tuple[int | None, int | None]] = [
        (None if pd.isna(low) else int(low), None if pd.isna(high) else int(high))
        for low, high in zip(displacement["people_low"], displacement["people_high"], strict=True)
    ]
    given = [b for b in bounds if b != (None, None)]
    if not given:
        return "no emigration figure"
    if len(given) == 1:
        return f"one emigration figure, {people(*given[0])}"
    largest = max(given, key=lambda b: max(b[0] or 0, b[1] or 0))
    return f"{len(given)} emigration figures, the largest {people(*largest)}"
