"""How English writes dates: a grammar from text to raw dates, not yet tied to any calendar day.

Every pattern is bounded; a raw date says only what is written ("Friday", "the 26th of January", "ten days ago").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["day", "days", "month", "year", "weekday", "today", "period", "ago", "later", "same", "ahead"]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
NUMBERS = {w: n for n, w in enumerate(_SMALL.split(), 1)} | {
    "a": 1, "an": 1, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Raw:
    """A date as written, at `start:end` of a sentence's text; numbers that the text does not give are None.

    `lead` is the word before that gives it a part ("by", "since", "last"); `n` and `unit` count ("ten", "day").
    """

    start: int
    end: int
    kind: Kind
    lead: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    n: int = 0
    unit: str = ""


_M = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)(?!\w)"
)
_D = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_D2 = r"(?P<last>\d{1,2})(?:st|nd|rd|th)?"
_Y = r"(?P<year>(?:19|20)\d\d)\b(?![.,]\d|[-%])"
_W = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_N = rf"(?P<n>\d{{1,3}}|{'|'.join(NUMBERS)})"
_LEAD = (
    r"(?P<lead>on|in|by|to|and|before|until|till|since|from|after|of|as of|no later than|last|next|this|past"
    r"|coming|during|through|between|early|late|mid)[ -]"
    r"(?:the )?(?:early |late |mid[- ]|around |about |(?:end|middle|start) of )?"
)
_COUNTED = (
    r"(?! (?:people|soldiers|men|women|refugees|migrants|troops|families|euros|dollars|km|miles|metres|meters|tonnes"
    r"|tons|children|votes|homes|police)\b)"
)


def _pattern(core: str, lead: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$€£.]){lead}(?P<core>{core})", re.I)


_ANY = f"(?:{_LEAD})?"
_GRAMMAR: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("day", _pattern(r"(?P<year>\d{4})-(?P<b>\d\d)-(?P<day>\d\d)(?![\d-])")),
    ("day", _pattern(r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<year>(?:19|20)\d\d)\b", _ANY)),
    ("days", _pattern(rf"{_D}(?: ?[-–—] ?| to ){_D2} {_M}(?:,? {_Y})?", _ANY)),
    ("days", _pattern(rf"{_M} {_D}(?: ?[-–—] ?| to ){_D2}\b(?:,? {_Y})?", _ANY)),
    ("day", _pattern(rf"(?:{_W},? )?{_D}(?: of)? {_M}(?:,? {_Y})?", _ANY)),
    ("day", _pattern(rf"(?:{_W},? )?{_M} {_D}\b(?!:\d|\.\d|,\d{{3}}|%| per ?cent| [mb]illion)(?:,? {_Y})?", _ANY)),
    ("month", _pattern(rf"{_M},? {_Y}", _ANY)),
    ("month", _pattern(rf"{_M}(?! \d| (?-i:[A-Z]))", _LEAD)),
    ("year", _pattern(rf"{_Y}{_COUNTED}", _LEAD)),
    ("year", _pattern(rf"{_Y}(?= [a-z]){_COUNTED}", r"(?P<lead>the|a|its|their|his|her|disputed) ")),
    ("day", _pattern(r"(?P<short>Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\.?,? (?P<day>\d{1,2})(?=[.:]?(?: |$))")),
    ("weekday", _pattern(rf"{_W}\b(?:'s)?(?: (?:morning|afternoon|evening|night|noon)\b)?", _ANY)),
    (
        "today",
        _pattern(
            r"(?P<unit>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow|last night"
            r"|this (?:morning|afternoon|evening))\b(?:'s)?(?: (?:morning|afternoon|evening|night)\b)?"
        ),
    ),
    ("period", _pattern(r"(?P<lead>last|this|next) (?P<unit>week|weekend|month|year)\b(?!-)")),
    ("ago", _pattern(rf"{_N} (?P<unit>day|week|fortnight|month|year)s? ago\b")),
    ("later", _pattern(rf"{_N} (?P<unit>day|week|month|year)s? (?P<lead>later|afterwards|earlier)\b")),
    ("later", _pattern(r"(?P<unit>the (?:next|following|previous) (?:day|morning|evening|night))\b")),
    ("later", _pattern(r"(?P<unit>the (?:day|evening|night|morning) (?:before|after))(?=[,.;:]|$)")),
    ("same", _pattern(r"(?P<unit>(?:that|the same) (?:day|night|evening|morning|afternoon))\b")),
    (
        "ahead",
        _pattern(rf"(?P<lead>within|in|in the next|over the next) {_N} (?P<unit>hour|day|week|month)s?\b(?! ago)"),
    ),
    ("ahead", _pattern(rf"{_N}[ -](?P<unit>hour|day|week|month)s? (?P<lead>to)\b(?= [a-z])")),
)

_NAMES = re.compile(
    r"(?:Good|Black|Bloody|Palm|Easter|Ash|Holy|Maundy|Super|Shrove|Cyber|Giving|Freaky) $|(?:Man|Girl) $", re.I
)
_AFTER_NAME = re.compile(r" (?:Times|Telegraph|Herald|Post|Mirror|Mail|Club|Review|Agreement)\b|s\b")


def scan(text: str) -> list[Raw]:
    """All dates written in the text, from left to right, none overlapping; the more exact form wins."""
    found: list[Raw] = []
    taken = bytearray(len(text))
    for kind, pattern in _GRAMMAR:
        for match in pattern.finditer(text):
            raw = _read(kind, match)
            if raw is not None and not any(taken[raw.start : raw.end]):
                taken[raw.start : raw.end] = b"\1" * (raw.end - raw.start)
                found.append(raw)
    ends = {raw.end for raw in found}
    joined = [r for r in found if r.lead != "and" or r.kind not in ("month", "year") or r.start - 5 in ends]
    return sorted(joined, key=lambda r: r.start)


def _read(kind: Kind, match: re.Match[str]) -> Raw | None:
    said = {k: v for k, v in match.groupdict().items() if v}
    weekday = said.get("weekday", "") or _in_full(said.get("short", ""))
    day_month = _day_and_month(said)
    if day_month is None or (kind == "weekday" and (_is_name(match) or not weekday[0].isupper())):
        return None
    return Raw(
        match.start("core"),
        match.end(),
        kind,
        said.get("lead", "").lower(),
        int(said["year"]) if "year" in said else None,
        day_month[1],
        day_month[0],
        int(said["last"]) if "last" in said else None,
        WEEKDAYS.index(weekday.lower()) if weekday else None,
        _number(said.get("n", "")),
        said.get("unit", "").lower(),
    )


def _day_and_month(said: dict[str, str]) -> tuple[int | None, int | None] | None:
    """Day and month as far as written; None if it is no date, or "4/5/2019", which may be either."""
    day = int(said["day"]) if "day" in said else None
    if "a" in said:
        a, b = int(said["a"]), int(said["b"])
        if max(a, b) > 12 >= min(a, b):
            return max(a, b), min(a, b)
        return (a, b) if a == b else None
    if "b" in said:
        return day, int(said["b"])
    if "month" not in said:
        return day, None
    return (day, MONTHS.index(said["month"][:3].lower()) + 1) if said["month"][0].isupper() else None


def _in_full(short: str) -> str:
    return next((day.capitalize() for day in WEEKDAYS if short and day.startswith(short[:3].lower())), "")


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS.get(word.lower(), 0)


def _is_name(match: re.Match[str]) -> bool:
    """ "Good Friday", "the Sunday Times"."""
    text = match.string
    return bool(
        _NAMES.search(text[max(0, match.start() - 10) : match.start()])
        or _AFTER_NAME.match(text[match.end() : match.end() + 15])
    )
