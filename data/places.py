"""Where a stretch of words says people or goods go: the roles of the countries it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from data.mentions import Mention
from data.records import GROUPS

Role = Literal["from", "to", "in", "through", "for", "by", "with", "border", "owner", "none"]

_PREPOSITION = re.compile(
    r"\b(?P<word>from|out of|outside|left|leaves?|leaving|fled|flees?|fleeing|quit|escaped|escaping|abandoned"
    r"|into|to|towards?|reach(?:ed|es|ing)?|enter(?:ed|s|ing)?|for|onto|across to|over to"
    r"|inside|within|in|at|near|around|across|throughout|along"
    r"|via|through|between|by|with|against|about|than|as|like|on|of|over)\s$",
    re.I,
)
_ROLES: dict[str, Role] = {
    "from": "from", "out of": "from", "outside": "from", "left": "from", "leave": "from", "leaves": "from",
    "leaving": "from", "fled": "from", "flee": "from", "flees": "from", "fleeing": "from", "quit": "from",
    "escaped": "from", "escaping": "from", "abandoned": "from",
    "into": "to", "to": "to", "toward": "to", "towards": "to", "reach": "to", "reached": "to", "reaches": "to",
    "reaching": "to", "enter": "to", "entered": "to", "enters": "to", "entering": "to", "onto": "to",
    "across to": "to", "over to": "to", "for": "for",
    "inside": "in", "within": "in", "in": "in", "at": "in", "near": "in", "around": "in", "across": "in",
    "throughout": "in", "along": "in",
    "via": "through", "through": "through", "between": "through", "by": "by", "with": "with",
}  # fmt: skip
_STEP = re.compile(r"(?:[\w'’.-]+|,?\sand|,)\s$")
_SKIPPED = re.compile(
    r"(?:(?:the|its|their|his|a|an|neighbou?ring|nearby|southern|northern|eastern|western|central|south|north|east|west"
    r"|south-east|south-west|north-east|north-west|south-?eastern|south-?western|north-?eastern|north-?western"
    r"|far|remote|rural|own|old|tiny|little|small|big|rich|poor|and|or|both|now|either|parts|territory|people|government"
    r"|town|towns|city|cities|province|provinces|region|regions|district|districts|state|capital|port|village|villages"
    r"|island|camp|camps|side|border|coast|interior|rest|far|edge|of|or|refugees|those|citizens)\s)$",
    re.I,
)
_BORDER_AFTER = re.compile(
    r"(?:'s|')?\s(?:border|frontier|embassy|consulate)\b(?!\s(?:guards?|police|service|posts?|officials?|officers?|authorities|troops))",
    re.I,
)
_SIDE_AFTER = re.compile(r"(?:'s|')?\s(?:\w+\s)?(?:side|bank|shores?|soil|territory|coasts?|coastline|beaches)\b", re.I)
_TOWN_BEFORE = re.compile(r"(?:^|[\s(])(?:[A-Z][\w'.-]+\s){0,2}[A-Z][\w'.-]+,\s$")
_OWNER_AFTER = re.compile(r"(?:'s|'(?=\s))")


@dataclass(frozen=True, slots=True)
class Place:
    """A country as this stretch uses it; `start` and `end` are offsets into the sentence."""

    code: str
    role: Role
    start: int
    end: int
    mention: Mention


def places(text: str, offset: int, mentions: Sequence[Mention], stretch: tuple[int, int]) -> list[Place]:
    """The countries named in a stretch of a sentence that begins at `offset`, each with its role."""
    found: list[Place] = []
    names = [(m.start - offset, m.end - offset, m) for m in mentions if m.code is not None]
    for start, end, mention in names:
        if stretch[0] <= start < stretch[1]:
            role = _role(text, start, end, stretch[0], names, found)
            found.append(Place(mention.codes[0], role, start, end, mention))
    return found


def is_state(place: Place) -> bool:
    return place.code not in GROUPS


def _role(
    text: str,
    start: int,
    end: int,
    floor: int,
    names: Sequence[tuple[int, int, Mention]],
    found: Sequence[Place],
) -> Role:
    if _BORDER_AFTER.match(text, end):
        return "border"
    at = start
    for _ in range(9):
        before = text[max(floor, at - 24) : at]
        if word := _PREPOSITION.search(before):
            said = " ".join(word["word"].casefold().split())
            if said in ("on", "over") and _SIDE_AFTER.match(text, end):
                return "in"
            if said != "of" and said not in ("on", "over", "about"):
                return _ROLES.get(said, "none")
            at -= len(word.group())
            if said == "of" and not _SKIPPED.search(text[max(floor, at - 24) : at]):
                return "owner" if re.search(r"\w\s$", text[max(floor, at - 24) : at]) else "none"
            continue
        previous = next((p for p in found if p.end == at - 2 or p.end == at - 5 or p.end == at - 6), None)
        if previous is not None and re.fullmatch(r",\s|,?\s(?:and|or)\s", text[previous.end : at]):
            own = next((m for a, _, m in names if a == start), None)
            if own is None or text[at - 2] != "," or (own.form == "demonym") == (previous.mention.form == "demonym"):
                return previous.role
        step = _SKIPPED.search(before)
        if (
            not step
            and at == start
            and previous is None
            and (town := _TOWN_BEFORE.search(text[max(floor, at - 40) : at]))
        ):
            at -= len(town.group().lstrip(" ("))
            continue
        if not step:
            break
        at -= len(step.group())
    return "owner" if _OWNER_AFTER.match(text, end) else "none"
