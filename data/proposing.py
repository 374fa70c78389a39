"""Sides for a text that comes without a case: who, by its own words, claims the state or the government.

A proposal is marked as one (`Side.proposed`), so that a reader may correct it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from data.crisis import Side
from data.reading import Reading

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
ENOUGH = 4
"""How much a text must say before somebody is taken for a claimant."""

Proposal = tuple[tuple[Side, ...], tuple[tuple[str, str], ...]]


def propose(reading: Reading) -> Proposal:
    """At most two sides and, with two, their rivalry; nothing when the text shows no dispute. Never raises."""
    text = reading.article.text
    if not DISPUTE.search(text):
        return (), ()
    foreign = {m.text for m in reading.mentions if m.form == "leader" and m.code != reading.crisis.focus_country}
    ranked = [name for name, points in _points(text).most_common() if points >= ENOUGH and not _foreign(name, foreign)]
    sides = tuple(Side(_id(name), name, (name.split()[-1],), proposed=True) for name in ranked[:2])
    if len(sides) == 2:
        return sides, ((sides[0].id, sides[1].id),)
    return sides, ()


def _points(text: str) -> Counter[str]:
    points: Counter[str] = Counter()
    for name, value in _found(text):
        points[name] += value
    return points


def _found(text: str) -> Iterator[tuple[str, int]]:
    for value, pattern in CLAIMS:
        for found in pattern.finditer(text):
            name = found["name"].removesuffix("’s").removesuffix("'s")
            words = [w for w in name.split() if w not in ("President", "Mr", "Ms", "Mrs")]
            if len(words) > 1 and not NOT_NAMES & set(words):
                yield " ".join(words), value


def _foreign(name: str, leaders: set[str]) -> bool:
    return any(name in leader or leader in name for leader in leaders)


def _id(name: str) -> str:
    return re.sub(r"\W+", "-", name.split()[-1].lower()).strip("-") or "side"
