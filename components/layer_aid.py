"""The layer of aid: donors by how firm their help is, the sums under their names, nothing added up or converted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from components.choice import Choice
from components.layer import FIRMNESS, SUMS, Key, Layer, empty, said_frame
from components.layer import rows as each
from components.palette import GROUNDS, Fill, Theme, oklch
from components.record_words import aid_words
from components.wording import count, first_words, listed, money, sentence
from data.case import Case
from data.frames import aid_frame
from data.world import name_of

_LABELS = {
    "unspecified": "gives, status unstated",
    "requested": "is asked for",
    "refused": "refused or withheld",
    "recipient": "receives",
    "declined": "refused help",
}
_TOLD = {
    "unspecified": "Help of unstated status",
    "requested": "Asked for help",
    "refused": "Help refused or withheld",
    "recipient": "Receives help",
    "declined": "Refused help",
}
_LINES = 3  # sums under a name


def keys(theme: Theme) -> tuple[Key, ...]:
    """Deeper is firmer; asked-for and refused help carry a pattern."""
    light, page = theme == "light", GROUNDS[theme].page
    depths = (0.38, 0.50, 0.62, 0.73, 0.82) if light else (0.86, 0.76, 0.66, 0.56, 0.46)
    plain = [Fill(oklch(depth, 0.11, 165)) for depth in depths]
    asked = Fill(oklch(0.86 if light else 0.40, 0.05, 165), "-", oklch(0.45 if light else 0.75, 0.1, 165))
    refused = Fill(oklch(0.58 if light else 0.62, 0.13, 30), "x", page)
    fills = dict(zip(FIRMNESS, (*plain, asked, refused), strict=True))
    stripes = Fill(oklch(0.80 if light else 0.48, 0.09, 95), "\\", page)
    return (
        *(Key(s, _LABELS.get(s, s), fills[s], "Donors") for s in FIRMNESS),
        Key("recipient", _LABELS["recipient"], stripes, "Recipients"),
        Key("declined", _LABELS["declined"], replace(refused, color=stripes.color, ink=refused.color), "Recipients"),
    )


def layer(case: Case, choice: Choice) -> Layer:
    """Donors at their firmest status up to the chosen date, recipients apart."""
    frame = in_view(case, choice)
    donors: dict[str, list[Any]] = {}
    recipients: dict[str, list[Any]] = {}
    for row in each(frame):
        if row.donor is not None:
            donors.setdefault(row.donor, []).append(row)
        if row.recipient is not None:
            recipients.setdefault(row.recipient, []).append(row)
    rows = {code: _row("declined" if _declined(held) else "recipient", held) for code, held in recipients.items()}
    rows |= {code: _row(min((r.status for r in held), key=FIRMNESS.index), held) for code, held in donors.items()}
    sums = _sums(frame, {key.cls: key.fill.color for key in keys(choice.theme)})
    return Layer(
        "Who gives help",
        said_frame(rows),
        keys(choice.theme),
        sums=sums,
        lines=_lines(sums),
        notes=_notes(frame),
        focus="no help in the article",
    )


def in_view(case: Case, choice: Choice) -> pd.DataFrame:
    """The aid records known at the chosen date."""
    frame: pd.DataFrame = aid_frame(case)
    return frame if choice.as_of is None else frame[frame["known_from"] <= choice.as_of.isoformat()]


def _declined(records: list[Any]) -> bool:
    return any(r.status == "refused" and r.refused_by != "donor" for r in records)


def _row(cls: str, records: list[Any]) -> tuple[object, ...]:
    first = min(records, key=lambda r: FIRMNESS.index(r.status))
    lines = [aid_words(r) for r in records[:4]] + (["…"] if len(records) > 4 else [])
    label = _TOLD.get(cls, f"Help {cls}")
    return (
        cls,
        "\n".join([label, *lines]),
        first_words(first.quote),
        first.date,
        first.quote,
        tuple(r.Index for r in records),
    )


def _sums(frame: pd.DataFrame, colors: dict[str, str]) -> pd.DataFrame:
    """The sums, the firmest first, of one status and currency the largest first."""
    held = sorted(
        (r for r in each(frame) if r.amount is not None),
        key=lambda r: (FIRMNESS.index(r.status), r.currency or "", -r.amount, r.donor_name),
    )
    rows = [
        (
            r.Index, r.donor or "", r.donor_name if r.donor else "Donor not named", r.amount, r.currency or "", r.status,
            colors[r.status], f"{money(r.amount, r.currency)}{f' a {r.per}' if r.per else ''} {_status(r)}".strip(),
        )
        for r in held
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=SUMS) if rows else empty(SUMS)


def _status(row: Any) -> str:
    if row.status == "refused" and row.refused_by == "donor":
        return "withheld"
    return "" if row.status == "unspecified" else str(row.status)


def _lines(sums: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """The sums of each donor as the lines under its name."""
    found: dict[str, tuple[str, ...]] = {}
    for donor, held in sums[sums["donor"] != ""].groupby("donor", sort=False):
        told = list(dict.fromkeys(held["short"]))
        more = [f"and {count(len(told) - _LINES + 1, 'other sum')}"] if len(told) > _LINES else []
        found[str(donor)] = (*told[: _LINES - len(more)], *more)
    return found


def _notes(frame: pd.DataFrame) -> tuple[str, ...]:
    if len(frame) == 0:
        return ("No help in the article up to this date.",)
    notes = ["Sums are neither added up nor converted."] if frame["amount"].notna().any() else []
    refusals = frame[(frame["status"] == "refused") & frame["donor"].isna()]
    if len(refusals):
        who = listed([name_of(c) for c in dict.fromkeys(refusals["recipient"].dropna())])
        notes.append(f"{sentence(who or 'a recipient')} refused help of no named donor.")
    if nameless := int((frame["donor"].isna() & (frame["status"] != "refused")).sum()):
        notes.append(f"{sentence(count(nameless, 'record'))} without a named donor: not on the map.")
    currencies = sorted(frame.loc[frame["amount"].notna(), "currency"].unique())
    if len(currencies) > 1:
        notes.append(f"Bars compare within one currency and status only ({listed(currencies)}).")
    return tuple(notes)
