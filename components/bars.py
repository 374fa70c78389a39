"""Sums as bars: ranked within one currency and one status, never across. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from babel.numbers import get_currency_name

from components.layer import rows
from components.wording import money, sentence

_STATUS = {"unspecified": "status unstated"}


@dataclass(frozen=True, slots=True)
class Bar:
    """A sum: whose it is, what to write beside it, and its share of the largest one in its group."""

    name: str
    said: str
    share: float
    color: str


@dataclass(frozen=True, slots=True)
class Bars:
    """The sums of one status in one currency, the largest first."""

    heading: str
    status: str
    bars: tuple[Bar, ...]


def bars(sums: pd.DataFrame) -> tuple[Bars, ...]:
    """The groups of the frame `sums` (columns SUMS of `components.layer`), in its order."""
    found = []
    for (status, currency), held in sums.groupby(["status", "currency"], sort=False):
        most = max(float(row.amount) for row in rows(held)) or 1.0
        in_ = get_currency_name(str(currency), count=2, locale="en") if currency else ""
        heading = sentence(", ".join(part for part in (_STATUS.get(str(status), str(status)), in_) if part))
        told = [Bar(r.name, money(r.amount, r.currency), float(r.amount) / most, r.color) for r in rows(held)]
        found.append(Bars(heading, str(status), tuple(told)))
    return tuple(found)
