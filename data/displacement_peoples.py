"""Whose movement a count tells: several peoples, claimants, who left a country named first; guests, animals, people of long ago."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.displacement_found import Cued, Found, Stretched
from data.places import Place
from data.reading import Reading

_LODGED = re.compile(
    r"\s(?:have\s|had\s)?(?:also\s|already\s)?(?:lodged|filed|made|submitted|put\sin)\s(?:(?:some|about|around|nearly|more|than|over|another)\s)*"
)
_BEASTS = re.compile(
    r"\b(?:birds|storks|cranes|geese|swallows|swans|ducks|pigeons|gulls|cattle|cows|sheep|goats|camels|horses|elephants|whales|turtles|eels"
    r"|salmon|herrings?|butterflies|locusts|bees|bats|wildebeest|zebras)\b",
    re.I,
)


def and_others(at: Stretched, states: list[Place]) -> bool:
    """ "28,000 Narnians and Ruritanians": two peoples, one figure."""
    joint = re.match(r"\s(?:and|or)\s", at.right)
    after = at.count.head.end + (joint.end() if joint else 0)
    return bool(joint) and any(p.start == after and p.mention.form == "demonym" for p in states) and at.count.head.named


def several_peoples(at: Stretched, states: list[Place]) -> bool:
    """ "9,000 people, Narnians and Ruritanians for the most part, have": more than one origin."""
    aside = re.match(r",\s[^,;.]{4,70},", at.right)
    if aside is None or at.count.head.named:
        return False
    a, b = at.count.head.end, at.count.head.end + aside.end()
    return len({p.code for p in states if p.mention.form == "demonym" and a <= p.start < b}) > 1


def claimants(at: Stretched, states: list[Place]) -> str | None:
    """ "Narnians have lodged 4,800 asylum claims": whose claims they are."""
    for place in states:
        between = at.text[place.end : at.count.quantity.start]
        if place.mention.form == "demonym" and _LODGED.fullmatch(between) and at.count.head.kind == "asylum seekers":
            return place.code
    return None


def gone_from(at: Stretched, cue: Cued, states: list[Place]) -> str | None:
    """ "in Narnia some 300 have been moved out of the north": the country named before those who left is theirs."""
    if cue.rule not in ("fled", "left", "gone", "carried-off") or at.count.head.cls == "mover" or len(states) != 1:
        return None
    place = states[0]
    opens = re.fullmatch(r"\W*(?:and\s|but\s|while\s)?[Ii]n\s(?:the\s)?", at.text[at.stretch[0] : place.start])
    return place.code if opens and place.mention.form == "name" and place.end <= at.count.quantity.start else None


def earlier_crisis(reading: Reading, at: Stretched) -> bool:
    """ "displaced by the war of 1998": people of a crisis that is over."""
    past = re.search(
        r"\b(?:wars?|fighting|floods?|earthquake|quake|crisis|famine|uprising)\sof\s((?:19|20)\d\d)\b", at.right
    )
    still = re.search(r"\bstill\b", at.text[at.stretch[0] : at.stretch[1]])
    return past is not None and not still and int(past[1]) < reading.crisis.published.year - 1


def beasts(reading: Reading, at: Stretched) -> bool:
    """ "320,000 storks crossed. Narnia counted 140,000 arrivals": a count with no people in it, told of animals."""
    head = at.count.head
    if head.cls != "mover" or head.named or head.kind != "unspecified":
        return False
    near = reading.sentences[max(0, at.sentence.number - 1) : at.sentence.number + 1]
    return any(_BEASTS.search(s.text) for s in near if s.line == at.sentence.line)


def of_guests(focus: str | None, before: Sequence[Found]) -> bool:
    """Whether all that was told is of foreigners in the country of the text: then others abroad may be theirs, too."""
    return bool(before) and all(b.destination == focus and b.origin not in (None, focus) for b in before)
