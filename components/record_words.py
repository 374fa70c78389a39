"""A record in words: headline, small print, tags. The same in every panel, hover label and export."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from components.wording import day, interval, money, people, sentence
from data.case import Case
from data.records import Aid, Displacement, Event, Record, Stance, Unplaced
from data.world import name_of

STANCES: Mapping[str, str] = {
    "recognizes": "recognises {side}",
    "conditional": "would recognise or back {side} on a condition",
    "supports": "stands with {side}",
    "opposes": "is against {side}",
    "rejects": "does not recognise {side}",
    "neutral": "takes no side",
}
KINDS: Mapping[str, str] = {
    "refugees": "refugees",
    "migrants": "migrants",
    "idp": "displaced inside the country",
    "asylum seekers": "asylum seekers",
    "unspecified": "",
}
DATES: Mapping[str, str] = {
    "relative": "counted from the article’s date",
    "inferred": "inferred",
    "publication": "the day of publication",
}


def stance_words(stance: str, side_name: str) -> str:
    """A stance as a verb phrase: "recognises Jane Doe"."""
    return STANCES[stance].format(side=side_name)


def movement_words(record: Any) -> str:
    """A Displacement, or its row in the frame: "2.3 million people · from X to Y · refugees"."""
    kind = KINDS[getattr(record, "displacement_kind", None) or record.kind]
    ends = " ".join(
        f"{word} {name_of(code)}" for word, code in (("from", record.origin), ("to", record.destination)) if code
    )
    figure = figure_words(record)
    return " · ".join(part for part in (figure, ends, kind, "projected" if record.projected else "") if part)


def figure_words(record: Any) -> str:
    """The number of a movement: "More than 3 million people", or that there is none."""
    low, high = bound(record.people_low), bound(record.people_high)
    return "No figure in the article" if low is None and high is None else sentence(people(low, high))


def aid_words(record: Any) -> str:
    """An Aid, or its row in the frame: "US$5 million pledged · A to B"."""
    status = "status unstated" if record.status == "unspecified" else str(record.status)
    if record.status == "refused" and record.refused_by:
        status = f"refused by the {record.refused_by}"
    what = money(record.amount, record.currency) if record.amount is not None else "help, no sum given"
    per = f" a {record.per}" if record.per else ""
    donor = name_of(record.donor) if record.donor else "donor not named"
    recipient = name_of(record.recipient) if record.recipient else "several"
    return f"{sentence(what)}{per}, {status} · {donor} to {recipient}"


def headline(record: Record, case: Case) -> str:
    """What the record says, in one line, without its actor where the panel names it."""
    if isinstance(record, Stance):
        return stance_words(record.stance, case.side(record.side).name if record.side else "")
    if isinstance(record, Displacement):
        return movement_words(record)
    if isinstance(record, Aid):
        return aid_words(record)
    if isinstance(record, Event):
        return record.what
    assert isinstance(record, Unplaced)
    return record.about or "not placed"


def meta(record: Record) -> str:
    """The small print: date and how it is known, deadline, the article's verb, and whether a hand placed it."""
    parts = [_date(record)] if hasattr(record, "date") else []
    if isinstance(record, Stance) and record.deadline:
        parts.append(f"deadline {day(record.deadline)}")
    if isinstance(record, Aid) and record.verb:
        parts.append(f"in the article’s word: “{record.verb}”")
    if isinstance(record, Displacement) and record.reporter:
        parts.append(f"by {name_of(record.reporter)}")
    parts += [] if record.why.rule else ["placed by hand"]
    return " · ".join(parts)


def tags(record: Record) -> list[str]:
    """Warnings that belong beside the headline: claims, inferred dates, described actors."""
    found = []
    if getattr(record, "attributed_to", None):
        found.append(f"claim by {getattr(record, 'attributed_to')}")  # noqa: B009
    if getattr(record, "date_known", "") == "inferred":
        found.append("date inferred")
    if isinstance(record, Stance) and not record.named:
        found.append("described, not named")
    if isinstance(record, Event) and record.future:
        found.append("announced")
    return found


def when(record: Any) -> str:
    """The date of an event in words, with its end if it has one."""
    end = getattr(record, "date_end", None)
    return interval(record.date, end) if end and record.date else day(record.date)


def bound(value: Any) -> int | None:
    """A bound in people as a plain number, None where the frame has a gap."""
    return None if value is None or pd.isna(value) else int(value)


def _date(record: Any) -> str:
    how = DATES.get(getattr(record, "date_known", ""), "")
    told = when(record)
    return f"{told} ({how})" if how and record.date else told
