"""One colour a state. The rule, which the codebook on the page shows word for word:

1. Formal recognition stands before a conditional stance, that before support, that before refusing
   recognition, that before opposing, that before neutral.
2. "Against A" is shown as against A. It never counts as recognition or support of A's rival.
3. A state that is for both rivals, or for and against the same side, is *conflicting*, unless both
   records are dated and differ in date: then the later one stands.
4. The focus country has a class of its own and no stance.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from data.case import Case
from data.frames import CERTAINTIES, stance_frame

RANK = ("recognizes", "conditional", "supports", "rejects", "opposes", "neutral")
FOR = {"recognizes", "conditional", "supports"}
RULE = tuple(line.strip() for line in (__doc__ or "").split("\n\n")[1].replace("\n   ", " ").splitlines())
COLUMNS = ["cls", "stance", "side", "date", "quote", "record", "records"]
_READ = ["actor", "stance", "side", "date", "quote", "start"]


def positions(
    case: Case,
    as_of: str | None = None,
    side: str | None = None,
    certainty: str = "claimed",
    undated_stand: bool = False,
) -> pd.DataFrame:
    """The class of every actor that has a record in view, index `actor` (states and groups).

    `as_of` (ISO date) hides what is dated later, and undated records before publication; `side` keeps records
    about one side; `certainty` is the least firm level still shown; `undated_stand` keeps undated records on every
    day, for a comparison must not call new what the text does not date. Columns: cls ("stance:side", "neutral" or
    "conflicting"), stance, side, date and quote of the record that decides, its id, and all ids (tuple).
    """
    frame = stance_frame(case)
    frame = frame[frame["certainty"].map(CERTAINTIES.index) <= CERTAINTIES.index(certainty)]
    if as_of is not None:
        frame = frame[(frame["known_from"] <= as_of) | (undated_stand & frame["date"].isna())]
    if side is not None:
        frame = frame[frame["side"] == side]
    held: dict[str, list[Any]] = {}
    for row in frame[_READ].itertuples():  # once over all: a group at a time costs ten times as much
        held.setdefault(str(row.actor), []).append(row)
    rows = {actor: _class(held[actor], case) for actor in sorted(held)}
    return pd.DataFrame(list(rows.values()), index=pd.Index(list(rows), name="actor"), columns=COLUMNS, dtype=object)


def _class(rows: list[Any], case: Case) -> list[object]:
    ranked = sorted(rows, key=lambda r: (RANK.index(str(r.stance)), r.date is None, r.start))
    standing = _latest(ranked, case)
    first = standing[0]
    clash = any(_contradict(first, other, case) for other in standing[1:])
    cls = "conflicting" if clash else "neutral" if first.stance == "neutral" else f"{first.stance}:{first.side}"
    return [
        cls,
        first.stance,
        first.side,
        first.date,
        first.quote,
        first.Index,
        tuple(r.Index for r in ranked),
    ]


def _latest(ranked: list, case: Case) -> list:  # type: ignore[type-arg]
    """The records without those that a later dated one of the same state contradicts."""
    return [
        r for r in ranked if not any(_contradict(r, o, case) and r.date and o.date and o.date > r.date for o in ranked)
    ]


def _contradict(a, b, case: Case) -> bool:  # type: ignore[no-untyped-def]
    """For both rivals, or for and against the same side."""
    if "neutral" in (a.stance, b.stance):
        return False
    if a.side == b.side:
        return (a.stance in FOR) != (b.stance in FOR)
    return a.stance in FOR and b.stance in FOR and case.crisis.rival(a.side) == b.side


def dates(case: Case) -> list[str]:
    """The days on which something in the case changes, publication last, in order: the as-of slider's stops."""
    known: Iterable[str] = filter(None, (getattr(r, "date", None) for r in case.records.all()))
    last = case.published.isoformat()
    return sorted({d for d in known if len(d) == 10 and d <= last} | {last})
