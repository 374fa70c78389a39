"""Sides for a text that comes without a case: who, by its own words, claims the state or the government.

A proposal is marked as one (`Side.proposed`), so that a reader may correct it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from data.crisis import Side
from data.reading.candidates import Candidates
from data.wordlists import words

NAME = r"(?P<name>[A-Z][\w’'-]{1,24}(?: (?:al-|de |da |do |van |bin )?[A-Z][\w’'-]{1,24}){1,2})"
TITLE = (
    r"(?:[Ii]nterim|[Aa]cting|[Oo]usted|[Dd]eposed|[Ss]elf-(?:proclaimed|declared|styled)"
    r"|[Ee]lected|[Cc]aretaker|[Tt]ransitional"
    r"|[Oo]pposition|[Rr]ebel|[Cc]oup|[Dd]e facto)"
)
OFFICE = r"(?:president|prime minister|leader|candidate|commander|chief|head of state)"
RAISED = r"(?:declared|proclaimed|sworn|inaugurated|ousted|overthrown|deposed|toppled|re-elected)"
OWNED = r"(?:government|regime|rule|inauguration|oath|victory|supporters|forces|rebels)"
CLAIMS = (
    (3, re.compile(rf"\b{TITLE} {OFFICE}(?:-elect)? {NAME}")),
    (2, re.compile(rf"\b[Pp]resident(?:-elect)? {NAME}")),
    (3, re.compile(rf"\b{NAME} (?:then |has |had |was |on \w+ )?{RAISED}\b")),
    (3, re.compile(rf"\b[Rr]ecogni[sz](?:e|es|ed|ing) {NAME}")),
    (2, re.compile(rf"\b{NAME}['’]s? (?:\w+ )?{OWNED}\b")),
    (2, re.compile(rf"\b(?:stood|stands|stand) (?:by|with|behind) {NAME}")),
)
DISPUTE = re.compile(
    r"\b(?:recogni[sz]\w{0,6}|usurp\w{0,4}|legitima\w{0,4}|coup|interim|self-(?:proclaimed|declared)|rival|step(?:ped)? down)\b",
    re.I,
)
NOT_NAMES = frozenset(
    {
        "The",
        "United",
        "Security",
        "General",
        "National",
        "European",
        "African",
        "Prime",
        "Foreign",
        "Supreme",
        "White",
        "Human",
    }
)
FULL = r"(?P<name>[A-ZÀ-Þ][\w’'-]{2,24}(?: (?:al-|de |da |do |van |bin )?[A-ZÀ-Þ][\w’'-]{2,24}){1,2})"
TITLED = re.compile(
    r"\b(?:Mr|Ms|Mrs|President|General|Captain|Colonel|Marshal|Lieutenant[- ]Colonel|Prime Minister) (?P<name>[A-ZÀ-Þ][\w’'-]{2,24}(?: [A-ZÀ-Þ][\w’'-]{2,24})?)"
)
MOVEMENTS = "|".join(re.escape(name) for name in sorted(words("proposing", "movements"), key=len, reverse=True))
BODY = re.compile(
    r"\b(?:the )?(?P<name>(?:[A-Z][\w’'-]+ ){0,3}(?:Transitional|National|Revolutionary|Military|Liberation|Rapid)(?: [A-Z][\w’'-]+){0,3}"
    rf" (?:Council|Coalition|Front|Forces|Movement|Army|Authority|Government)|{MOVEMENTS})\b"
)
"""Bodies and movements that claim a state or part of one."""
COMMON = frozenset({"council", "coalition", "front", "forces", "movement", "army", "authority", "government"})
TOLD, MOST_TOLD = 3, 12
ENOUGH = 4
"""How much a text must say before somebody is taken for a claimant."""

Proposal = tuple[tuple[Side, ...], tuple[tuple[str, str], ...]]


def propose(reading: Candidates) -> Proposal:
    """At most two sides and, with two, their rivalry; nothing when the text shows no dispute. Never raises."""
    text = reading.article.text
    if not DISPUTE.search(text):
        return (), ()
    sides = _sides(name for name, points in _ranked(reading, _found(text)) if points >= ENOUGH)
    if len(sides) == 2:
        return sides, ((sides[0].id, sides[1].id),)
    return sides, ()


def claimants(reading: Candidates) -> tuple[Side, ...]:
    """At most two sides for somebody to confirm: whom the text speaks of most, claims to power counting more.

    Looser than `propose`: persons by name or title, armed movements and councils, without a look at the dispute.
    """
    text = reading.article.text
    points = Counter[str]()
    for name, value in _found(text):
        points[name] += value
    for found in chain(TITLED.finditer(text), BODY.finditer(text)):
        points[_clean(found["name"])] += 1
    for name in chain(_names(text), (m.text for m in reading.mentions if m.form == "leader")):
        points[name] += 1
    whole = _whole(points)
    for name in whole:
        whole[name] += min(MOST_TOLD, len(re.findall(rf"\b{re.escape(name.split()[-1])}\b", text)))
    foreign = _strangers(reading)
    kept = [
        n for n, value in whole.most_common() if value >= TOLD and not _foreign(n, foreign) and not _place(n, reading)
    ]
    return _sides(kept)


def _ranked(reading: Candidates, found: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    points = Counter[str]()
    for name, value in found:
        points[name] += value
    foreign = _strangers(reading)
    return [(name, value) for name, value in points.most_common() if not _foreign(name, foreign)]


def _sides(names: Iterable[str]) -> tuple[Side, ...]:
    kept: dict[str, Side] = {}
    for name in names:
        alias = () if " " not in name or name.split()[-1].lower() in COMMON else (name.split()[-1],)
        kept.setdefault(_id(name), Side(_id(name), name, alias, proposed=True))
    return tuple(kept.values())[:2]


def _strangers(reading: Candidates) -> set[str]:
    """The leaders of other countries than the one it is about."""
    return {m.text for m in reading.mentions if m.form == "leader" and m.code != reading.crisis.focus_country}


def _found(text: str) -> Iterator[tuple[str, int]]:
    for value, pattern in CLAIMS:
        for found in pattern.finditer(text):
            name = _clean(found["name"])
            if " " in name and not NOT_NAMES & set(name.split()):
                yield name, value


def _names(text: str) -> Iterator[str]:
    """Full names of two or three words."""
    for found in re.finditer(FULL, text):
        name = _clean(found["name"])
        if " " in name and not NOT_NAMES & set(name.split()):
            yield name


def _clean(name: str) -> str:
    words = name.removesuffix("’s").removesuffix("'s").split()
    return " ".join(w for w in words if w not in ("President", "Mr", "Ms", "Mrs", "General", "Captain", "Colonel"))


def _whole(points: Counter[str]) -> Counter[str]:
    """A surname that belongs to one fuller name counts for that."""
    whole = Counter[str]()
    for name, value in points.items():
        fuller = [n for n in points if " " in n and n != name and n.split()[-1] == name.split()[-1]]
        whole[max(fuller, key=lambda n: points[n]) if len(fuller) == 1 and " " not in name else name] += value
    return whole


def _place(name: str, reading: Candidates) -> bool:
    """Whether a country, a capital or a listed group is in the name."""
    places = {word for m in reading.mentions if m.form != "leader" for word in m.text.split() if word[0].isupper()}
    return bool(places & set(name.split()))


def _foreign(name: str, leaders: set[str]) -> bool:
    return any(name in leader or leader in name for leader in leaders)


def _id(name: str) -> str:
    return re.sub(r"\W+", "-", name.split()[-1].lower()).strip("-") or "side"
