"""Parts, lists and series: counts that take their verb from what was said before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.displacement_found import AFTER, BEFORE, LEXICON, NOT, Cued, Found, Stretched
from data.phrases import first, hits, last
from data.places import is_state
from data.reading import Reading


def part_of(at: Stretched, before: Sequence[Found]) -> Cued | None:
    """ "of whom 300", "300 of them": a part of the number before."""
    if not before or before[-1].at.sentence.number < at.sentence.number - 1:
        return None
    lead = last(LEXICON, frozenset({"part", "joined"}), at.left)
    if lead and len(at.left) - lead.end <= 12:
        start = at.stretch[0] + lead.start
        return Cued("part", "part", (start, start + lead.end - lead.start))
    of_them = first(LEXICON, frozenset({"part-after"}), at.noun + at.right[:12])
    if of_them and of_them.start <= 6 and before[-1].at.sentence.number == at.sentence.number:
        start = at.count.quantity.end + of_them.start
        return Cued("part", "part", (start, start + of_them.end - of_them.start))
    return None


def estimated(reading: Reading, at: Stretched, before: Sequence[Found]) -> Cued | None:
    """ "Many have fled. The agency's guess is 3,000": a figure for what the sentence before says."""
    found = re.search(
        r"\b(?:guess|estimates?|count|figure|tally|total|reckoning|number)\b(?:\s[\w'’-]+){0,4}?\s(?:is|was|stands\sat|at|to|comes\sto)\s$",
        at.left,
        re.I,
    )
    if re.search(r"\b(?:last|previous)\syear\b|\ba\syear\s(?:ago|earlier)\b|\byear\sbefore\b", at.left, re.I):
        return None
    if not found or at.count.head.cls != "bare" or not at.sentence.number or last(LEXICON, NOT, at.left):
        return None
    above = reading.sentences[at.sentence.number - 1]
    if above.line != at.sentence.line or first(LEXICON, NOT - {"not-rate"}, above.text):
        return None
    told = before and before[-1].at.sentence.number >= above.number
    if not told and not first(LEXICON, AFTER - {"lives"}, above.text):
        return None
    start = at.stretch[0] + found.start()
    return Cued("estimate", "series", (start, start + len(found.group()) - 1))


def listed(reading: Reading, at: Stretched, before: Sequence[Found]) -> Cued | None:
    """ "Ruritania: 3,000" under a heading or a lead-in that speaks of people who moved."""
    named = [p for p in at.places if is_state(p)]
    if not named and at.sentence.line.kind == "item" and re.match(r"\s?[:–—-]\s(?:in|around|at|near)\s[A-Z]", at.right):
        return _under_heading(reading, at, (at.count.quantity.end, at.count.quantity.end + 1))
    tail = at.right.strip(" .;,)") if at.count.head.cls == "bare" else ""
    if len(named) != 1 or len(tail) > 40 or at.count.head.cls not in ("bare", "mover", "people"):
        return None
    place, q = named[0], at.count.quantity
    said = at.text
    forward = re.fullmatch(r"\W*(?:the\s|in\s)?", said[: place.start], re.I) and re.fullmatch(
        r"(?:\s?[:–—|]\s?|\s-\s|\s\()\W*", said[place.end : q.start]
    )
    back = re.fullmatch(r"\W*", said[: q.start]) and re.fullmatch(
        r"\s?[:–—-]?\s?(?:in\s|to\s)?", said[q.end : place.start]
    )
    if not (forward or back):
        return None
    return _under_heading(reading, at, (place.end, q.start) if forward else (q.end, place.start))


def _under_heading(reading: Reading, at: Stretched, cue: tuple[int, int]) -> Cued | None:
    """The cue of a row, if the heading or lead-in over the list speaks of people who moved."""
    for number in range(at.sentence.number - 1, max(-1, at.sentence.number - 30), -1):
        above = reading.sentences[number]
        row = above.line.kind == "heading" and re.search(r"[:–—|-]\s?\W*\d[\d,.]*\W*$", above.text)
        if (
            above.line != at.sentence.line
            and not row
            and (above.line.kind in ("heading", "title") or above.text.rstrip().endswith(":"))
        ):
            if first(LEXICON, AFTER | {"counted", "register", "mass", "flight"}, above.text) and not first(
                LEXICON, NOT, above.text
            ):
                return Cued("list", "series", cue)
            return None
    return None


def led(at: Stretched) -> Cued | None:
    """A lead-in before a list: "those who fled are scattered abroad: 300 in Oz"; "where they went: Oz 300"."""
    lead = at.text[: at.count.quantity.start]
    colon = lead.rfind(": ")
    if colon < 0 or not any(is_state(p) for p in at.places) or len(lead) - colon > 44:
        return None
    hit = last(LEXICON, AFTER | {"register", "counted"}, lead[max(0, colon - 160) : colon])
    if hit is None or last(LEXICON, NOT, lead[colon:]):
        return None
    start = max(0, colon - 160) + hit.start
    return Cued("led", "series", (start, start + hit.end - hit.start))


def series_of(at: Stretched, before: Sequence[Found]) -> Cued | None:
    """ "... and 300 in Oz": the same said again of another country, its verb left out."""
    if not before or at.count.head.cls not in ("bare", "mover", "people"):
        return None
    previous = before[-1].at
    gap = at.sentence.number - previous.sentence.number
    if gap > 1 or (gap == 1 and at.sentence.line.number != previous.sentence.line.number):
        return None
    if not any(is_state(p) for p in at.places) or last(LEXICON, NOT, at.left):
        return None
    if re.match(r",?\s(?:are|is|were|have\sbeen)\s(?:now\s|already\s)?(?:in|across|over)\s", at.right):
        return Cued("series", "series", before[-1].cue)
    if _other_verb(at) or re.match(r"\s(?:have|has|had|are|is|were|was|will|would|could|did|do)\b", at.right):
        return None
    return Cued("series", "series", before[-1].cue if gap == 0 else at.stretch)


def _other_verb(at: Stretched) -> bool:
    """Whether the stretch has a full verb that is no cue of displacement."""
    a, b = at.stretch
    start = at.sentence.start
    known = [(h.start + a, h.end + a) for h in hits(LEXICON, AFTER | BEFORE, at.text[a:b])]
    for token in at.sentence.span:
        where = at.sentence.begin_of(token) - start
        if a <= where < b and token.tag_ in ("VBD", "VBP", "VBZ", "VB"):
            if token.lemma_ in _QUIET or any(x <= where < y for x, y in known):
                continue
            if token.pos_ != "AUX":
                return True
    return False


_QUIET = frozenset({
    "be", "have", "do", "say", "tell", "reckon", "estimate", "add", "report", "put", "believe", "think", "count",
    "follow", "come", "lead", "bring", "account", "make",
})  # fmt: skip
