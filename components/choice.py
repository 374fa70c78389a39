"""What the reader chose: the one value that, with a case, determines the map; and its form in the address.

Pure. `read_address` never fails: what it cannot use it names and leaves out, so the page never blanks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from components.palette import THEMES, Theme
from data.world import REGIONS

Layer = Literal["stances", "emigration", "aid", "compare"]
LAYERS: tuple[Layer, ...] = get_args(Layer)
LAYER_NAMES: Mapping[str, str] = {
    "stances": "Stances",
    "emigration": "Emigration",
    "aid": "Aid",
    "compare": "Changes",
}
CERTAINTIES: Mapping[str, str] = {
    "claimed": "Claims included",
    "inferred": "Stated or inferred",
    "stated": "Stated only",
}
"""The least firm level still shown, as `data.frames.CERTAINTIES` has them."""
CONTEXT = ",context"
"""What a layer's name in the address ends in when facts that are not from the article are drawn over it."""
SPAN = ".."
"""Stands in the address between two dates, or two cases, that are compared; the earlier or first one before it."""
PARAMETERS = ("case", "layer", "asof", "side", "certainty", "region", "country", "fact", "theme", "embed")
"""The public names in the address; `embed` is Streamlit's own and never reaches `read_address`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A reader's choice. `as_of` None: the end of the article; `side` None: all; `theme` is the one to draw in."""

    layer: Layer = "stances"
    as_of: date | None = None
    side: str | None = None
    certainty: str = "claimed"
    region: str = "Named"
    theme: Theme = "light"
    context: bool = False
    since: date | None = None
    """For the layer `compare`: the earlier day, with which `as_of` is compared."""


@dataclass(frozen=True, slots=True)
class Address:
    """The address, read: a value for each control (missing: its default) and a sentence for each fault.

    `warning` says that the article is no longer the one the link was made from.
    """

    values: Mapping[str, str]
    faults: tuple[str, ...] = ()
    warning: str = ""


def read_address(
    said: Mapping[str, str],
    *,
    cases: Iterable[str] = (),
    sides: Iterable[str] = (),
    countries: Iterable[str] = (),
    facts: Mapping[str, str] | None = None,
) -> Address:
    """Keep what the page can use of the query parameters `said`, and say what it cannot.

    `cases`, `sides` and `countries` are the ids that the case at hand knows; `facts` has for each of its records the
    mark of the article, which a link carries behind the record's id: `fact=s12ab.0f3c9d71`.
    """
    known = facts or {}
    allowed: Mapping[str, Mapping[str, str]] = {
        "case": _by_fold(cases),
        "layer": _by_fold([*LAYERS, *(layer + CONTEXT for layer in LAYERS)]),
        "side": _by_fold(sides) | {"all": ""},
        "certainty": _by_fold(CERTAINTIES),
        "region": _by_fold(REGIONS),
        "country": _by_fold(countries),
        "fact": _by_fold(known),
        "theme": _by_fold(THEMES),
    }
    values: dict[str, str] = {}
    faults: list[str] = []
    warning = ""
    for name, value in said.items():
        if name == "embed":
            continue
        if name not in PARAMETERS:
            faults.append(f"“{_short(name)}” is not a parameter of this page")
        elif name == "fact" and "." in value:
            id_ = allowed[name].get(value.partition(".")[0].casefold())
            values |= {"fact": id_} if id_ else {}
            warning = _changed(value.partition(".")[2].casefold(), id_, known)
        elif name == "asof":
            if _are_dates(value):
                values[name] = value
            else:
                faults.append(f"asof “{_short(value)}” is not a date like 2024-05-31")
        elif value.casefold() in allowed[name]:
            values[name] = allowed[name][value.casefold()]
        else:
            faults.append(f"{name} “{_short(value)}” is not known here{_hint(allowed[name])}")
    return Address(values, tuple(faults), warning)


def _changed(mark: str, id_: str | None, facts: Mapping[str, str]) -> str:
    """What to say of a fact whose link carries `mark`; nothing when the article is still the same."""
    if id_ and mark == facts[id_]:
        return ""
    if id_:
        return "The article was changed after this link was made; check that the quote still stands."
    if mark in facts.values():
        return "The record that this link opens is no longer among those of the article."
    return "The article was changed after this link was made, and the record that it opens is gone."


def write_address(values: Mapping[str, str | None], defaults: Mapping[str, str]) -> dict[str, str]:
    """The query parameters that bring these values back; defaults and empty ones stay out."""
    return {name: value for name in PARAMETERS if (value := values.get(name)) and value != defaults.get(name, "")}


def _by_fold(ids: Iterable[str]) -> dict[str, str]:
    return {i.casefold(): i for i in ids}


def _hint(known: Mapping[str, str]) -> str:
    names = [value or name for name, value in known.items() if CONTEXT not in name]
    return f" (known: {', '.join(names)})" if 0 < len(names) <= 6 else ""


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _are_dates(text: str) -> bool:
    """One date, or two to compare, the earlier first: 2024-05-01..2024-05-31."""
    first, dots, last = text.partition(SPAN)
    return _is_date(first) and (not dots or (_is_date(last) and first <= last))


def _is_date(text: str) -> bool:
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False
