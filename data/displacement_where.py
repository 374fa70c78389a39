"""Ends that the words of a count leave open: "there", "here", a foreign people, who "came", a paragraph on another country.

What the sentence or the one before it settles is taken from there; what stays in doubt makes no record.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from data.displacement_found import Cued, Found, Stretched
from data.mentions import Mention
from data.places import is_state, places
from data.reading import Reading
from data.records import GROUPS

_OTHER_WAY = re.compile(r"\bthe\s(?:other\sway|opposite\sdirection|other\sdirection)\b")
_FROM_SOMEWHERE = re.compile(r"\s(?:over\s|here\s)?from\s(?:the\s)?(?-i:[A-Z])")
Ends = tuple[str | None, str | None]

_POINTS = re.compile(
    r"\bover\sthere\b|^\W*There\s(?=(?:about|some|around|nearly|almost|over|more|at|up|fewer)?\s?\d)"
    r"|\b(?:still|liv(?:e|es|ed|ing)|been|are|were|arriv(?:ed|ing)|c[ao]me|stay(?:ed|ing)?|sle(?:ep|pt|eping)|wait(?:ed|ing)?|registered)\sthere\b"
    r"|\bcross(?:ed|ing)?\s(?:over\s)?to\s(?:it|them)\b"
)
_LABEL = re.compile(
    r"\W*(?:\d{1,2}[.):]\s|\d{1,2}[.:]\d{2}\W{1,3})?(?P<name>[^\W\d_a-z][\w' -]{1,30}?)(?P<more>,\s|[.:]\s)"
)
_COUNTRY = re.compile(r"\b(?:country|republic|kingdom|island|nation)\b", re.I)
_AT_HOME = re.compile(r"\b(?:at\shome|(?:inside|within|in)\s(?:the|their|its)\s(?:own\s)?(?:country|borders?))\b", re.I)
_TO_A_PLACE = re.compile(r"\s(?:(?!and\b)\w+\s){0,3}?(?:in|at|to|into|from|on|across|over|through)\s(?!them\b|it\b)")


def settled(
    reading: Reading, at: Stretched, cue: Cued, previous: Found | None, ends: Ends, stated: bool
) -> Ends | None:
    """Origin and destination of people whose destination is not told; `stated`: their origin is. None: in doubt."""
    origin, focus = ends[0], reading.crisis.focus_country
    said = at.text[at.stretch[0] : at.stretch[1]]
    if _OTHER_WAY.search(said) or (not stated and _of_strangers(reading, at, cue)):
        return None
    if _POINTS.search(said):
        there = _pointed_at(reading, at, previous, origin)
        return (origin, there) if there else None
    if stated and origin != focus:
        return _among_us(reading, at, cue, origin, said)
    if stated or _AT_HOME.search(said):
        return ends
    if cue.rule == "arrived" and re.match(r"\w*\s?(?:\w+\s)?(?:c[ao]m|arriv)", at.text[cue.cue[0] : cue.cue[1]]):
        if _TO_A_PLACE.match(at.text, cue.cue[1]):
            return ends
        if previous and previous.destination:
            return (previous.origin, previous.destination)
        return _asked_of(reading, at)
    return _of_paragraph(reading, at, ends, previous)


def _of_strangers(reading: Reading, at: Stretched, cue: Cued) -> bool:
    """ "crossed from the enclave", "Narnians are coming: 300 have arrived": an origin is told, and it is not understood."""
    if cue.rule not in ("arrived", "crossed"):
        return False
    lead = at.sentence.start + at.count.quantity.start
    here = reading.by_sentence.get(at.sentence.number, [])
    people = [m for m in here if m.form == "demonym" and m.end <= lead and m.text.endswith("s")]
    return bool(_FROM_SOMEWHERE.match(at.text, cue.cue[1])) or any(
        m.code != reading.crisis.focus_country for m in people
    )


def _among_us(reading: Reading, at: Stretched, cue: Cued, origin: str | None, said: str) -> Ends | None:
    """ "500 Narnians who came in May are waiting": a foreign people is where the text is, if it names no other place."""
    if cue.rule != "arrived" and cue.role not in ("standing", "stays", "lives", "camped", "part"):
        return (origin, None)
    code, labelled = _label(reading, at)
    if re.search(r"\bhere\b", said) and labelled:
        return (origin, code) if code and code != origin else None
    others = {p.code for p in at.places if is_state(p)} - {origin, reading.crisis.focus_country}
    if others:
        return (origin, None)
    return (origin, code if code and code != origin else reading.crisis.focus_country)


def _pointed_at(reading: Reading, at: Stretched, previous: Found | None, origin: str | None) -> str | None:
    """The one place that "there" or "them" can point back to."""
    if previous and previous.destination:
        return previous.destination
    start = at.sentence.start
    here = [m for m in reading.by_sentence.get(at.sentence.number, []) if m.end - start <= at.count.quantity.start]
    if codes := _states(here, origin):
        return codes.pop() if len(codes) == 1 else None
    if _COUNTRY.search(at.text[: at.count.quantity.start]):
        return reading.crisis.focus_country if origin != reading.crisis.focus_country else None
    if at.sentence.number and reading.sentences[at.sentence.number - 1].line == at.sentence.line:
        codes = _states(reading.by_sentence.get(at.sentence.number - 1, []), origin)
        if codes:
            return codes.pop() if len(codes) == 1 else None
    code = _label(reading, at)[0]
    return code if code != origin else None


def _states(mentions: list[Mention], but: str | None) -> set[str]:
    return {m.code for m in mentions if m.code and m.code not in GROUPS and m.code != but}


def _label(reading: Reading, at: Stretched) -> tuple[str | None, bool]:
    """The state in the label of a line ("8. Narnville, Narnia. ..."), and whether it has a label at all."""
    text, start = reading.article.text, at.sentence.line.start
    found = _LABEL.match(text[start : start + 60])
    if not found:
        return None, False
    spans = [start + found.start("name"), start + found.end("more")]
    for begin in spans:
        first = bisect_left(reading.mentions, begin, key=lambda m: m.start)
        for mention in reading.mentions[first : first + 1]:
            if mention.start == begin and (begin == spans[0] or found["more"][0] == ","):
                return mention.code, True
    return None, bool(re.match(r"\W*\d", text[start : start + 4]))


def _asked_of(reading: Reading, at: Stretched) -> Ends | None:
    """ "How many Narnians live in Oz? Some 300 have come": both ends as the question tells them."""
    if not at.sentence.number:
        return None
    above = reading.sentences[at.sentence.number - 1]
    if not above.text.rstrip().endswith("?") or above.line != at.sentence.line:
        return None
    mentions = reading.by_sentence.get(above.number, [])
    named = places(above.text, above.start, mentions, (0, len(above.text)))
    people = {p.code for p in named if p.mention.form == "demonym" and p.role == "none"}
    there = {p.code for p in named if p.role == "in" and is_state(p)}
    return (people.pop(), there.pop()) if len(people) == 1 == len(there) and people != there else None


def _of_paragraph(reading: Reading, at: Stretched, ends: Ends, previous: Found | None) -> Ends | None:
    """Whose people a bare count is, where the sentence before speaks of one other country and of no movement."""
    focus, number = reading.crisis.focus_country, at.sentence.number
    if previous or not number or ends[0] != focus or reading.sentences[number - 1].line != at.sentence.line:
        return ends
    if any(p.end <= at.count.quantity.start or p.role in ("from", "to", "in") for p in at.places):
        return ends
    codes = _states(reading.by_sentence.get(number - 1, []), None)
    if len(codes) != 1 or focus in codes:
        return ends
    label = _label(reading, at)[0]
    return (label, None) if label in codes else ends


def uprooted_there(at: Stretched, previous: Found | None) -> str | None:
    """ "300 are displaced; in Oz the figure is nearer 80": people uprooted in another country, not fled to it."""
    if previous is None or previous.destination is not None:
        return None
    torn = re.search(r"displac|uproot|homeless", previous.at.text[slice(*previous.cue)], re.I)
    there = [p for p in at.places if p.role == "in" and is_state(p) and p.end <= at.count.quantity.start]
    return there[0].code if torn and len(there) == 1 and there[0].code != previous.origin else None


def in_capital(at: Stretched, cue: Cued, home: str | None) -> bool:
    """ "people have fled to a school in the capital": the capital of their own country is no foreign place."""
    if home is None or cue.role not in ("moved", "uprooted", "stays") or at.count.head.named:
        return False
    if cue.rule == "arrived" or at.count.head.cls == "mover":
        return False
    named = [p for p in at.places if p.code == home]
    return bool(named) and all(p.mention.form == "capital" for p in named)
