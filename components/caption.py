"""What stands beside the map before a country is chosen: each class with its members and its most telling sentence,
and for layers of figures each figure with its sentence, the largest first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components import layer_aid, layer_emigration
from components.choice import Choice
from components.context import TABLES, context_words
from components.layer import FIRMNESS
from components.layer import rows as each
from components.palette import Fill
from components.record_words import figure_words
from components.text_alternative import class_names, members
from components.view import MapView
from components.wording import money, sentence
from data.case import Case
from data.records import Stance

MOST_CONTEXT = 3
"""Facts of the context that are told where the article gives no figure."""


@dataclass(frozen=True, slots=True)
class Group:
    """A class of the map: its title, its look (None: organisations, which the map does not have), its members' codes,
    and the quote that says most of it, with the code and the record that it belongs to ("" where there is none).
    """

    title: str
    fill: Fill | None
    codes: tuple[str, ...]
    quote: str = ""
    code: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the article: in words, whose (codes, the acting one first), with its sentence. `share` is its length
    as a bar, 0 to 1, against the largest of the same `group`; None where nothing may be compared.
    """

    words: str
    codes: tuple[str, ...]
    quote: str
    record: str
    group: str = ""
    fill: Fill | None = None
    share: float | None = None


def groups(view: MapView, case: Case) -> tuple[Group, ...]:
    """The classes in the legend's order, then the organisations."""
    names = class_names(view)
    fills: Mapping[str, Fill] = {key.cls: key.fill for key in view.legend}
    found = [
        Group(sentence(names[cls]), fills[cls], tuple(codes), *_telling(view.frame.loc[codes], case))
        for cls, codes in members(view).items()
    ]
    if len(view.groups):
        codes = tuple(str(code) for code in view.groups.index)
        found.append(Group("Organisations, not on the map", None, codes, *_telling(view.groups, case)))
    return tuple(found)


def _telling(rows: pd.DataFrame, case: Case) -> tuple[str, str, str]:
    """Quote, code and record of the sentence that most of the rows rest on; of several a firm one, then a short one."""
    said = rows[rows["quote"] != ""]
    if len(said) == 0:
        return "", "", ""
    shared = said["quote"].value_counts()

    def rank(row: Any) -> tuple[int, bool, int]:
        return -int(shared[row.quote]), not _is_firm(case, row.records), len(row.quote)

    best = min(each(said), key=rank)
    return str(best.quote), str(best.Index), str(best.records[0])


def _is_firm(case: Case, ids: tuple[str, ...]) -> bool:
    record = case.records.by_id.get(ids[0])
    claimed = getattr(record, "attributed_to", None) or getattr(record, "date_known", "") == "inferred"
    return not claimed and (not isinstance(record, Stance) or record.named)


def figures(case: Case, choice: Choice) -> tuple[Figure, ...]:
    """The figures of the chosen layer; none for a layer of stances."""
    if choice.layer == "emigration":
        return _movements(case, choice)
    return _sums(case, choice) if choice.layer == "aid" else ()


def _movements(case: Case, choice: Choice) -> tuple[Figure, ...]:
    """Counts and flows of several kinds are not to be compared, so they have no bars."""
    held = [r for r in each(layer_emigration.in_view(case, choice)) if not _is_silent(r)]
    held.sort(key=lambda r: -max(_number(r.people_low), _number(r.people_high)))
    return tuple(
        Figure(figure_words(r), tuple(c for c in (r.origin, r.destination) if c), str(r.quote), str(r.Index))
        for r in held
    )


def _sums(case: Case, choice: Choice) -> tuple[Figure, ...]:
    """Ranked within one status and currency, the firmest first, never across."""
    held = [r for r in each(layer_aid.in_view(case, choice)) if r.amount is not None]
    held.sort(key=lambda r: (FIRMNESS.index(r.status), r.currency, -float(r.amount)))
    fills = {key.cls: key.fill for key in layer_aid.keys(choice.theme)}
    most: dict[str, float] = {}
    found = []
    for r in held:
        group = f"{'Status unstated' if r.status == 'unspecified' else sentence(r.status)}, in {r.currency}"
        most.setdefault(group, float(r.amount))
        codes = tuple(c for c in (r.donor, r.recipient) if c)
        share = float(r.amount) / most[group] if most[group] else 0.0
        per = f" a {r.per}" if r.per else ""
        words = f"{money(r.amount, r.currency)}{per}"
        found.append(Figure(words, codes, str(r.quote), str(r.Index), group, fills[r.status], share))
    return tuple(found)


def context_lines(case: Case, choice: Choice) -> tuple[tuple[str, str, str], ...]:
    """Words, address and publisher of what the context layer would add up to the chosen day, and how many more."""
    table = case.context.get(TABLES.get(choice.layer, ""))
    if table is None:
        return ()
    limit = (choice.as_of or case.published).isoformat()
    known = [row for row in table.to_dict("records") if (row.get("date") or row.get("as_of") or "") <= limit]
    return tuple(
        (context_words(TABLES[choice.layer], {str(k): v for k, v in row.items()}, case), row["url"], row["publisher"])
        for row in known
    )


def _is_silent(row: Any) -> bool:
    return bool(pd.isna(row.people_low) and pd.isna(row.people_high))


def _number(value: Any) -> float:
    return 0.0 if pd.isna(value) else float(value)
