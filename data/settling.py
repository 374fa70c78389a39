"""From claims to one position for each actor and side: the first rule that fits, and the last word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from data.discourse import Claim
from data.phrasebook import phrasebook

FORMAL = frozenset({"recognizes", "rejects"})
FOR = frozenset({"recognizes", "supports"})
AGAINST = frozenset({"rejects", "opposes"})


@dataclass(frozen=True, slots=True)
class Position:
    """The claim that decides, and the others that say the same."""

    claim: Claim
    others: tuple[Claim, ...]


def settle(claims: Iterable[Claim]) -> list[Position]:
    """One position for each actor and side, in the order of the deciding claims."""
    groups: dict[tuple[str, str | None], list[Claim]] = {}
    for claim in claims:
        key = claim.actor.code, claim.side if claim.label != "neutral" else None
        groups.setdefault(key, []).append(claim)
    partisan = {actor for actor, side in groups if side is not None and not _taken_back(groups, actor)}
    found = [_decide(group) for (actor, side), group in groups.items() if (actor in partisan) == (side is not None)]
    return sorted(found, key=lambda p: (p.claim.view.sentence.start, p.claim.cue))


def _taken_back(groups: dict[tuple[str, str | None], list[Claim]], actor: str) -> bool:
    """Whether the actor denies at the end what it might have said for or against ("neither backs nor disputes")."""
    last = max((g[-1] for (who, _), g in groups.items() if who == actor), key=_place)
    plain = last.rule in _partisan_rules() or "now" in last.view.lower
    return last.label == "neutral" and not last.soft and plain


@lru_cache(maxsize=1)
def _partisan_rules() -> frozenset[str]:
    return frozenset(e.id for e in phrasebook().entries if e.labels[0] in FOR | AGAINST)


def _place(claim: Claim) -> tuple[int, tuple[int, int]]:
    return claim.view.sentence.start, claim.cue


def _decide(group: list[Claim]) -> Position:
    body = [c for c in group if c.view.sentence.line.kind != "title"] or group
    formal = [c for c in body if c.label in FORMAL]
    conditional = [c for c in body if c.label == "conditional"]
    if conditional and not any(c.label == "recognizes" for c in body[body.index(conditional[-1]) :]):
        chosen = conditional[-1]
    elif formal:
        chosen = _first_of_kind(formal, formal[-1].label)
    else:
        chosen = _first_of_kind(body, body[-1].label)
    return Position(chosen, tuple(c for c in group if c is not chosen and _side_of(c.label) == _side_of(chosen.label)))


def _first_of_kind(claims: list[Claim], label: str) -> Claim:
    """The clearest of the claims with this label; the first among equals."""
    return max((c for c in claims if c.label == label), key=lambda c: c.confidence)


def _side_of(label: str) -> str:
    return "for" if label in FOR else "against" if label in AGAINST else label
