"""Finder of displacement: numbers of people who left, fled, were uprooted or live abroad as a result.

Pipeline: numbers and their nouns (people) -> one stretch of words a number (segments) -> a cue that says that
these people moved (displacement_cues, displacement_series) -> where from and where to (displacement_ends) ->
records (displacement_records), or what was refused and why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from data.displacement_cues import CROWD, cue_of
from data.displacement_ends import (
    counted_by_agency,
    default_origin,
    ends_of,
    host_before,
    housed_at_home,
    neighbours_of,
    over_border,
)
from data.displacement_found import LEXICON, Cued, Found, Stretched
from data.displacement_peoples import beasts, earlier_crisis, of_guests
from data.displacement_records import merged, record_of, unplaced_of, without_figure
from data.displacement_series import estimated, listed
from data.displacement_told import arrived_here, asked, explained, hosting, in_passage, labelled, on_topic
from data.displacement_where import in_capital, settled, uprooted_there
from data.gate import about_a_crisis
from data.language import Sentence
from data.mentions import Mention
from data.passages import passages
from data.people import FEWEST, Count, counts, for_a_while, not_people
from data.phrases import first, last
from data.places import places
from data.reading import Reading
from data.records import GROUPS, Displacement, DisplacementKind, Unplaced
from data.segments import around

_CAME_FROM = re.compile(r"\b(?:c[ao]me|were|are|arrived|is|was)\sfrom\b[^.;:]*$")


def find(reading: Reading) -> tuple[list[Displacement], list[Unplaced]]:
    """All displacement of one article. Pure; never raises on any text."""
    found: list[Found] = []
    unplaced: list[Unplaced] = []
    if not about_a_crisis(reading):
        return [], []
    topic = on_topic(reading)
    moves = any(topic)
    for sentence, mentions in passages(reading):
        for at in _stretches(sentence, mentions):
            at = replace(at, passage=in_passage(reading, topic, sentence, found), topic=moves)
            cue = _cue(reading, at, found)
            if cue is None or earlier_crisis(reading, at) or beasts(reading, at):
                continue
            one = _resolve(reading, at, cue, found)
            if one is None or at.count.quantity.vague or at.count.head.cls == "households":
                unplaced.append(unplaced_of(reading, at, one is not None))
            else:
                found.append(one)
    records = merged([record_of(reading, one) for one in found])
    if not records:
        records = without_figure(reading)
    return records, unplaced


def _cue(reading: Reading, at: Stretched, found: Sequence[Found]) -> Cued | None:
    """What makes a count displacement: its own verb or noun, else a list, a label, a question or the sentence beside."""
    return (
        labelled(reading, at)
        or hosting(reading, at)
        or cue_of(at, found)
        or listed(reading, at, found)
        or estimated(reading, at, found)
        or asked(reading, at)
        or explained(reading, at)
    )


def _stretches(sentence: Sentence, mentions: Sequence[Mention]) -> list[Stretched]:
    """The counts of a sentence that may be people, each in its stretch."""
    text = sentence.text
    found = [c for c in counts(sentence, list(mentions)) if _may_be_people(c, text)]
    spans = [(c.quantity.start, max(c.quantity.end, c.head.end)) for c in found]
    names = [(m.start - sentence.start, m.end - sentence.start) for m in mentions if m.code not in GROUPS]
    return [
        Stretched(sentence, count, stretch, places(text, sentence.start, mentions, stretch), text)
        for count, stretch in zip(found, around(text, spans, names), strict=True)
    ]


def _may_be_people(count: Count, text: str) -> bool:
    q = count.quantity
    if count.head.cls == "bare" and (not_people(text, q.end) or for_a_while(text, q)):
        return False
    if count.head.cls != "mover" and CROWD.search(text[max(0, q.start - 60) : q.start]):
        return False
    return count.head.cls != "other" and (q.vague or max(q.low or 0, q.high or 0) >= FEWEST)


def _resolve(reading: Reading, at: Stretched, cue: Cued, before: Sequence[Found]) -> Found | None:
    """Origin and destination of a count; None where the text does not tell whose movement it is."""
    focus = reading.crisis.focus_country
    previous = before[-1] if before and _same_passage(before[-1].at, at) else None
    whole = at.text[at.stretch[0] : at.stretch[1]]
    inside = first(LEXICON, frozenset({"idp"}), whole) is not None
    if cue.rule == "carried-off" and at.count.head.origin not in (None, focus):
        return None  # foreigners who are taken home
    origin, destination, several = ends_of(at, cue)
    origin, destination = origin or cue.origin, destination or cue.destination
    if destination is None and cue.role == "moved":
        destination = over_border(at, focus)
    if cue.role in ("series", "has") and _CAME_FROM.search(at.text[: at.count.quantity.start]):
        origin, destination = destination, None  # "came from Ruritania, followed by Narnia with 300"
    if cue.role == "series" and (elsewhere := uprooted_there(at, previous)):
        origin, destination, inside = elsewhere, None, True
    kind = _kind(at, cue, inside, previous)
    gone = cue.role == "counted" and re.search(
        "escap|fle|left|leav|displac|uproot", at.text[cue.cue[0] : cue.cue[1]], re.I
    )
    if gone and origin is None and destination == focus:
        origin, destination = focus, None
    if cue.role == "part" and previous:
        foreign = origin is not None and origin != previous.origin and previous.destination is None
        there = previous.origin if foreign else previous.destination
        origin, destination = origin or previous.origin, destination or there
        inside = inside or (previous.kind == "idp" and destination is None)
    camps = bool(re.match(r"camp|settle|cent|school|church|mosque|shelter", at.text[cue.cue[0] : cue.cue[1]], re.I))
    own = re.search("displac|uproot", at.noun) or (at.passage and at.count.head.cls != "mover")
    local = camps and not (cue.role in ("host", "has") and destination) and not at.count.head.named and bool(own)
    inside = inside or local or housed_at_home(at, cue)
    hosted = cue.role in ("host", "has") and not inside and neighbours_of(at) is None
    if destination is None and hosted and not counted_by_agency(at, cue):
        destination = host_before(reading, at, cue, previous)
        if destination is None:
            return None
    stated = origin is not None or several
    if (
        not stated
        and previous is None
        and re.match(r"\s?more\b", at.text[at.count.quantity.end :])
        and not at.count.head.named
    ):
        return None  # more of whom? the count before was not understood
    if origin is None and not several:
        torn = re.search("displac|uproot|homes", at.noun + at.text[cue.cue[0] : cue.cue[1]], re.I)
        left = cue.role in ("moved", "uprooted") and at.count.head.cls == "people" and cue.rule != "arrived"
        told = None if left and previous and previous.destination and previous.origin != focus else previous
        origin = default_origin(focus, destination, inside or (bool(torn) and kind != "refugees"), told)
    if destination is None and not inside and (here := arrived_here(reading, at, cue)) != origin:
        destination = here
    if (
        cue.role == "stays"
        and focus is not None
        and destination == focus
        and origin is None
        and at.count.head.cls != "mover"
    ):
        origin = focus
    foreigners = origin if cue.rule == "label" else at.count.head.origin
    if cue.role in ("stays", "standing", "lives") and foreigners not in (None, focus) and destination is None:
        destination = focus
    if (
        not stated
        and destination not in (None, focus)
        and cue.role in ("host", "has", "series")
        and previous is None
        and of_guests(focus, before)
    ):
        return None
    if origin is None and not several and cue.role == "series" and previous and previous.origin == destination:
        origin = destination
    if origin is None and not several and destination == focus and in_capital(at, cue, destination):
        origin = destination
    if origin is not None and destination == origin:
        destination, inside = None, True
    if destination is None and not inside:
        ends = settled(reading, at, cue, previous, (origin, None), stated)
        if ends is None:
            return None
        origin, destination = ends
    if origin is None and destination is None:
        return None
    if inside and destination is None and kind == "unspecified":
        kind = "idp"
    if inside and kind == "idp":
        destination = None
    projected = _projected(at, cue)
    return Found(at, cue.rule, cue.cue, origin, destination, kind, _measure(cue, whole), projected)


def _kind(at: Stretched, cue: Cued, inside: bool, previous: Found | None) -> DisplacementKind:
    said = at.count.head.kind
    if said != "unspecified":
        return said
    if cue.role == "asylum" or first(LEXICON, frozenset({"asylum"}), at.right):
        return "asylum seekers"
    if inside:
        return "idp"
    carries = cue.role in ("part", "series") or at.count.quantity.text[:7].casefold() == "another"
    if previous and carries and at.count.head.cls == "bare" and previous.kind in ("refugees", "migrants"):
        return previous.kind
    if previous and cue.role == "part" and not at.places:
        return previous.kind
    return "unspecified"


def _same_passage(a: Stretched, b: Stretched) -> bool:
    return a.sentence.line == b.sentence.line and b.sentence.number - a.sentence.number <= 2


def _measure(cue: Cued, whole: str) -> Literal["stock", "flow", "unspecified"]:
    if cue.role in ("host", "has", "stays", "standing", "asylum", "counted") or cue.rule == "displaced":
        return "stock"
    if re.search(r"\b(?:since|in the past|over the past|last|this|in the last|within|during)\b", whole, re.I):
        return "flow"
    return "unspecified" if cue.role in ("series", "part") else "flow"


def _projected(at: Stretched, cue: Cued) -> bool:
    """Whether the number is expected and not counted."""
    middle = at.text[at.count.head.end : max(cue.cue[0], at.count.head.end)]
    said = first(LEXICON, frozenset({"projected"}), middle) or last(LEXICON, frozenset({"projected"}), at.left[-48:])
    return said is not None
