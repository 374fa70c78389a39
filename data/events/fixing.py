"""From a date as written to days of the calendar; None rather than wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from data.events.calendar import (
    day_and_weekday,
    day_of,
    month_back,
    nearest_day,
    nearest_month,
    plus,
    week_of,
    weekday_of,
)
from data.events.grammar import Raw
from data.reading.structure import Sentence
from data.records import DateKnown

Fixed = tuple[str | None, str | None, DateKnown]
_NONE: Fixed = (None, None, "none")
_IN_CALENDAR = re.compile(r"(?!0000)\d{4}(?:-|$)")
_THAT_YEAR = re.compile(r",? (?:of )?(?:that|the same) year\b")
_DAYS = {"day": 1, "week": 7, "fortnight": 14}


@dataclass(slots=True)
class Said:
    """What the text has said so far: when it came out, and the last day it named, in which sentence."""

    published: date
    anchor: date | None = None
    anchor_sentence: int = -9
    year: int | None = None
    """The year of the last day that was written with one, in which sentence."""
    year_sentence: int = -9

    def told_year(self, sentence: int) -> int | None:
        """A year long past that a day just before was written with: a text that looks back goes on in that year."""
        near = sentence - self.year_sentence <= 3
        return self.year if near and self.year is not None and self.year < self.published.year - 1 else None


def fix(raw: Raw, sentence: Sentence, said: Said, year: int | None, ahead: bool) -> Fixed:
    """The calendar date of a raw one: first day, last day of an interval, how it is known.

    `year` is what the same clause has said, `ahead` whether it speaks of what is to come.
    """
    told = _fix(raw, sentence, said, year, ahead)
    return told if told[0] is None or _IN_CALENDAR.match(told[0]) else _NONE


def _fix(raw: Raw, sentence: Sentence, said: Said, year: int | None, ahead: bool) -> Fixed:
    if raw.kind in ("day", "days") and raw.month and raw.day:
        if not raw.year and _THAT_YEAR.match(sentence.text, raw.end):
            return _fix_day(raw, said.anchor.year, said.published, ahead) if said.anchor else _NONE
        return _fix_day(raw, raw.year or year or said.told_year(sentence.number), said.published, ahead)
    if raw.kind == "day" and raw.day and raw.weekday is not None:
        return _day(day_and_weekday(said.published, raw.day, raw.weekday))
    if raw.kind == "month" and raw.month:
        if raw.year:
            return f"{raw.year:04d}-{raw.month:02d}", None, "stated"
        return nearest_month(said.published, raw.month, ahead), None, "stated"
    if raw.kind == "year":
        return f"{raw.year:04d}", None, "stated"
    if raw.kind == "weekday" and raw.weekday is not None:
        return _day(weekday_of(said.published, raw.weekday, raw.lead, ahead))
    if raw.kind == "today":
        return _day(plus(said.published, _SHIFT.get(raw.unit, 0)))
    if raw.kind == "period":
        return _fix_period(raw, said.published)
    if raw.kind == "ahead":
        return _fix_ahead(raw, sentence, said)
    return _fix_counted(raw, sentence, said)


_SHIFT = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}


def _day(day: date | None, known: DateKnown = "relative") -> Fixed:
    return (day.isoformat(), None, known) if day else _NONE


def _fix_day(raw: Raw, year: int | None, published: date, ahead: bool) -> Fixed:
    """A day of a month, in the year said in the same clause, or else in the one that suits publication."""
    assert raw.month and raw.day
    first = day_of(year, raw.month, raw.day) if year else nearest_day(published, raw.month, raw.day, ahead)
    if first is None:
        return _NONE
    last = day_of(first.year, raw.month, raw.last_day) if raw.last_day else None
    if raw.last_day and (last is None or last <= first):
        return _NONE
    return first.isoformat(), last.isoformat() if last else None, "stated"


def _fix_period(raw: Raw, published: date) -> Fixed:
    step = {"last": -1, "this": 0, "next": 1}[raw.lead]
    if raw.unit == "week":
        if step == 0:
            return _NONE
        first, last = week_of(published, step)
        return (first.isoformat(), last.isoformat(), "relative") if first and last else _NONE
    if raw.unit == "month":
        return month_back(published, -step), None, "relative"
    return (f"{published.year + step:04d}", None, "relative") if raw.unit == "year" else _NONE


def _fix_ahead(raw: Raw, sentence: Sentence, said: Said) -> Fixed:
    """A term that runs from the statement: the last day named here or just before, else publication."""
    near = said.anchor is not None and sentence.number - said.anchor_sentence <= 2
    base = said.anchor if near and said.anchor else said.published
    known: DateKnown = "relative" if said.anchor_sentence == sentence.number else "inferred"
    return _day(plus(base, _term(raw)), known) if _term(raw) else _NONE


def _term(raw: Raw) -> int:
    """The length of a term in days; 0 if it is less than a day or no whole number of them."""
    if raw.unit == "hour":
        return raw.n // 24 if raw.n % 24 == 0 else 0
    return raw.n * _DAYS.get(raw.unit, 30)


def _fix_counted(raw: Raw, sentence: Sentence, said: Said) -> Fixed:
    """ "ten days ago", "two days later", "that night"."""
    if raw.kind == "ago":
        if re.search(r"\b(?:about|some|around|over|than|nearly|almost) $", sentence.text[: raw.start]):
            return _NONE
        if raw.unit == "month":
            return month_back(said.published, raw.n), None, "relative"
        if raw.unit == "year":
            return (f"{said.published.year - raw.n:04d}", None, "relative") if raw.n < said.published.year else _NONE
        exact = raw.unit == "day" or raw.n == 1
        return _day(plus(said.published, -raw.n * _DAYS[raw.unit])) if exact else _NONE
    if said.anchor is None or sentence.number - said.anchor_sentence > 6:
        return _NONE
    if raw.kind == "same":
        return _day(said.anchor)
    return _day(plus(said.anchor, _steps(raw)) if _steps(raw) else None)


def _steps(raw: Raw) -> int:
    """Days from the anchor: "the next day" 1, "the evening before" -1, "two weeks later" 14; 0 if unknown."""
    if raw.unit.startswith("the "):
        return -1 if re.search(r"previous|before", raw.unit) else 1
    days = raw.n * _DAYS.get(raw.unit, 0)
    return -days if raw.lead == "earlier" else days
