"""From what was found to records of displacement, each with its quote."""

from __future__ import annotations

import re
from dataclasses import replace

from data.displacement_found import LEXICON, Found, Stretched
from data.phrases import first
from data.reading import Reading
from data.records import Displacement, Unplaced, Why
from data.segments import Stretch


def record_of(reading: Reading, one: Found) -> Displacement:
    q = one.at.count.quantity
    start, end = _quote(one)
    offset = one.at.sentence.start
    place = next((p for p in one.at.places if p.code == one.destination), None)
    return Displacement(
        evidence=reading.article.cite(start, end),
        why=Why(
            one.rule,
            (offset + one.cue[0], offset + one.cue[1]),
            (offset + place.start, offset + place.end) if place else None,
            (offset + q.start, offset + one.at.count.head.end),
        ),
        origin=one.origin,
        destination=one.destination,
        people_low=None if q.low is None else int(q.low),
        people_high=None if q.high is None else int(q.high),
        displacement_kind=one.kind,
        measure=one.measure,
        reporter=_reporter(reading, one),
        projected=one.projected,
    )


def _quote(one: Found) -> Stretch:
    """The stretch, without the joints at its ends; offsets into the article."""
    sentence, (a, b) = one.at.sentence, one.at.stretch
    a, b = min(a, one.at.count.quantity.start), max(b, one.at.count.head.end)
    said = sentence.text[a:b]
    head = re.match(r"\W*(?:(?:and|but|while|whereas|or)\s)?(?=[\w\"'(\[])", said)
    a += head.end() if head and head.end() < len(said) else 0
    return sentence.start + a, sentence.start + a + len(sentence.text[a:b].rstrip(" ,;:—–-"))


def _reporter(reading: Reading, one: Found) -> str | None:
    """Who gives the number, if the sentence names a state or a group as its source."""
    text, sentence = one.at.text, one.at.sentence
    if re.search(
        r"\bcount(?:s|ed)\b|own (?:count|figures|reckoning|estimate)", text[one.at.stretch[0] : one.at.stretch[1]]
    ):
        return one.destination
    for mention in reading.by_sentence.get(sentence.number, []):
        after = text[mention.end - sentence.start :][:60]
        before = text[: mention.start - sentence.start][-24:]
        said = re.match(
            r"(?:\s[\w'-]+){0,5}?,?\s(?:says?|said|reckons?|estimates?|estimated|reports?|reported|puts?)\b", after
        )
        if mention.code and (said or re.search(r"according to (?:the )?$", before)):
            return mention.code
    return None


def merged(records: list[Displacement]) -> list[Displacement]:
    """The same figure told twice is one record; the other quotes go to `also`."""
    kept: dict[tuple[object, ...], Displacement] = {}
    for record in records:
        key = (record.origin, record.destination, record.people_low, record.people_high)
        if key in kept:
            kept[key] = replace(kept[key], also=(*kept[key].also, record.evidence))
        else:
            kept[key] = record
    return list(kept.values())


def without_figure(reading: Reading) -> list[Displacement]:
    """ "mass emigration" in a text that gives no figure: one record without a number."""
    focus = reading.crisis.focus_country
    for sentence in reading.sentences if focus else []:
        hit = first(LEXICON, frozenset({"mass"}), sentence.text)
        if hit is None or first(LEXICON, frozenset({"projected", "not-so"}), sentence.text[: hit.start]):
            continue
        offset = sentence.start
        return [
            Displacement(
                evidence=reading.article.cite(offset, offset + hit.end),
                why=Why("mass", (offset + hit.start, offset + hit.end)),
                origin=focus,
                destination=None,
                people_low=None,
                people_high=None,
                confidence=0.7,
            )
        ]
    return []


def unplaced_of(reading: Reading, at: Stretched, resolved: bool) -> Unplaced:
    q, offset = at.count.quantity, at.sentence.start
    start, end = offset + at.stretch[0], offset + at.stretch[1]
    reason = "no-figure" if q.vague or resolved else "ambiguous-country"
    start, end = min(start, offset + q.start), max(end, offset + at.count.head.end)
    return Unplaced(evidence=reading.article.cite(start, end), why=Why("people"), reason=reason, about=q.text)
