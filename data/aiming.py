"""Which side a cue is aimed at: the first that is named in its place, or what stands for one."""

from __future__ import annotations

from spacy.tokens import Token

from data.clauses import RELATIVES, View, own_subject, subject
from data.discourse import MEMORY, Discourse, Scene
from data.elsewhere import elsewhere
from data.hearsay import SAY
from data.matching import REACH, Match, Region
from data.sides import Ref
from data.wordlists import words

BARRED = words("claims", "barred")
HOSTILE = words("claims", "hostile")
AGAINST = frozenset({"opposes", "rejects"})
JUDGED = AGAINST | {"recognizes"}
KINDS = {
    "result": {"event", "name", "pronoun", "step", "revolt", "rule"},
    "step": {"step"},
    "named": {"name", "state", "event", "revolt", "rule", "description"},
    "person": {"name", "state"},
    "him": {"name", "state", "description", "pronoun"},
    "who": {"rule", "name", "state", "description", "pronoun", "other", "place"},
}
"""Which references may fill a slot of a kind."""


def fill(scene: Scene, known: Discourse, match: Match, verb: Token) -> list[tuple[str | None, Ref | None]] | None:
    """The side for each slot, or the one the cue means without a slot; None when it is missing."""
    target = match.cue.target
    if target == "both":
        filled_all = all(any(a <= r.first < b for r in scene.refs) for a, b in match.slots)
        return [(None, None)] if filled_all and not elsewhere(scene, known, match.last) else None
    if target == "last-friend" and any(c.dep_ == "dobj" for c in verb.children) and match.cue.negated:
        return None  # "will not leave its ally alone": whose ally is not said
    if target != "slot":
        if any(
            match.head < r.first < match.last and r.kind == "description" and known.settle(scene, r) is None
            for r in scene.refs
        ):
            return None  # "sent the young man congratulations": whoever that is
        if target in ("accused", "act", "armed", "force") and _aimed_off(scene, known, match):
            return None
        if (
            target == "last-friend"
            and (named := next((r for r in scene.refs if r.kind == "name" and r.side in known.sides.persons), None))
            is not None
        ):
            return [(named.side, None)]
        now = scene.view.sentence.number
        side = _meant(known, target, now) if target == "echo" else known.sides.only or _meant(known, target, now)
        return [(side, None)] if side else None
    if not match.slots and match.cue.labels[0] == "neutral":
        return [(None, None)]
    filled: list[tuple[str | None, Ref | None]] = []
    for (a, b), kind in zip(match.slots, match.kinds, strict=False):
        region = _passive_region(scene, verb) if (a, b) == (-1, -1) else (a, b)
        chosen = _choose(scene, known, region, kind, verb, match) if region else None
        if (
            chosen is None
            and verb.dep_ == "relcl"
            and (gap := own_subject(verb)) is not None
            and gap.lower_ not in RELATIVES
        ):
            head = view_at(scene, verb.head)
            chosen = _choose(scene, known, (max(0, head - 3), head + 1), kind, verb, match)
        if chosen is None:
            return None
        filled.append(chosen)
    return filled or None


def _aimed_off(scene: Scene, known: Discourse, match: Match) -> bool:
    """ "cut military ties with Fiji": what follows says that it is aimed at somebody else."""
    at = match.last + 1
    if scene.view.lower[at : at + 1] not in (["with"], ["to"], ["on"], ["against"], ["towards"]):
        return False
    ours = {known.sides.focus, *known.sides.states}
    return any(at < u.first <= at + 3 and not set(u.codes) & ours for u in scene.units) and not any(
        at < r.first <= at + 4 for r in scene.refs
    )


def view_at(scene: Scene, token: Token) -> int:
    """Where a token stands in the sentence."""
    return scene.view.at(token)


def _meant(known: Discourse, target: str, now: int) -> str | None:
    """The side that a cue without a place for it means."""
    sides = known.sides
    if target == "holder":
        return sides.holder
    if target == "accused":
        return _judged(known, now, AGAINST) or sides.holder or _judged(known, now)
    if target == "act":
        return _of_the_act(known, now)
    if target == "cause":
        return known.cause if known.cause_formal else _judged(known, now)
    if target == "standing":
        return sides.only or sides.contested or (known.cause if known.cause_formal else _judged(known, now))
    if target == "declared":
        return sides.winner
    if target == "risen":
        return sides.only or sides.riser or sides.contested or sides.winner
    if target == "armed":
        return known.last[1] if known.last is not None and known.rule in ("arm", "arm-elliptic") else None
    if target == "force":
        return _of_force(known, now)
    if target == "riser":
        return sides.riser
    if target == "echo":
        formal = ("recognizes", "rejects", "conditional")
        if known.last is not None and known.last[0] in formal:
            return known.last[1]
        return sides.only if any(c.label in formal for c in known.claims[-6:]) else None
    if target == "adverse":
        return _judged(known, now, AGAINST) or sides.rival(known.cause) or sides.holder
    if known.last is None:
        return known.side
    label, side = known.last
    return (sides.rival(side) if label in ("opposes", "rejects") and target == "last-friend" else side) or known.side


def _of_force(known: Discourse, now: int) -> str | None:
    """The side whose use of force the text is about: the attacker, or the one that the motion condemns."""
    if known.sides.attacker is not None:
        return known.sides.attacker
    if known.motion is not None and known.motion[1] in AGAINST:
        return known.motion[0]
    return _judged(known, now)


def _judged(known: Discourse, now: int, labels: frozenset[str] = JUDGED) -> str | None:
    """The side that the text told somebody was against, or recognised, a few sentences back at the most: what is judged
    next is that step."""
    fresh = known.last is not None and now - known.last_seen <= MEMORY
    return known.last[1] if fresh and known.last is not None and known.last[0] in labels else None


def _of_the_act(known: Discourse, now: int) -> str | None:
    """The side whose act the text is about: the one condemned last, that of the last act told, the one that rose."""
    sides, last = known.sides, _judged(known, now)
    if sides.riser is not None:
        return sides.riser if last in (None, sides.riser) else None
    return last or (known.event[0] if now - known.event[1] <= MEMORY else None) or sides.contested or sides.attacker


def _passive_region(scene: Scene, verb: Token) -> Region | None:
    token = subject(verb) if verb.dep_ != "acl" else verb.head
    if token is None:
        return None
    if token.lower_ in RELATIVES:
        up = next((g for g in token.ancestors if g.dep_ == "relcl"), None)
        token = up.head if up is not None else token
    view = scene.view
    left, right = view.at(token.left_edge), view.at(token.right_edge)
    return max(left, 0), max(min(right, match_end(view, verb)), view.at(token)) + 1


def match_end(view: View, verb: Token) -> int:
    """The token before the verb."""
    return view.at(verb) - 1


def _choose(
    scene: Scene, known: Discourse, region: Region, kind: str, verb: Token, match: Match
) -> tuple[str | None, Ref] | None:
    """The side meant between two tokens: the first that is named, else what stands for one."""
    inside = [r for r in scene.refs if region[0] <= r.first < region[1] and r.kind != "both"]
    subject_token = own_subject(verb)
    for ref in inside:
        if kind in KINDS and ref.kind not in KINDS[kind]:
            continue
        if ref.kind == "place" and not _authority_before(scene.view, ref.first):
            continue
        if ref.kind == "event" and scene.view.lower[ref.first] in ("vote", "ballot") and _voting(scene, known):
            continue
        if ref.kind == "focus" and match.cue.labels[0] not in ("opposes",):
            continue
        if not match.far and region[1] - region[0] <= REACH and _barred(scene.view, region[0], ref):
            break
        if ref.kind == "pronoun" and _names_it(scene, ref, verb):
            continue
        if ref.kind in ("pronoun",) and _own_pronoun(scene, ref, region, subject_token):
            continue
        side = known.settle(scene, ref)
        if side is None:
            continue
        if flipped := _aimed_at(scene, known, region, ref, side, match):
            side = flipped
        return side, ref
    return None


def _voting(scene: Scene, known: Discourse) -> bool:
    """Whether a motion is on the table: "the vote" is then the vote on it, no side's election."""
    return known.motion is not None and scene.view.sentence.number - known.motion_seen <= 6


def _authority_before(view: View, first: int) -> bool:
    words = set(view.lower[max(0, first - 4) : first])
    people = {
        "anybody",
        "anyone",
        "authorities",
        "government",
        "rulers",
        "men",
        "gorillas",
        "regime",
        "leaders",
        "cabinet",
        "embassy",
        "council",
        "embassies",
        "ambassador",
        "ambassadors",
        "leadership",
        "officials",
        "junta",
        "those",
        "whoever",
        "generals",
    }
    return bool(words & people)


def _barred(view: View, start: int, ref: Ref) -> bool:
    between = view.lower[start : ref.first]
    return bool(set(between[:-1] if ref.kind == "place" else between) & BARRED) and ref.kind != "place"


def _names_it(scene: Scene, ref: Ref, verb: Token) -> bool:
    """ "denounced what it called a coup", "insists that it acted": "it" is whoever denounces and insists."""
    token = scene.view.tokens[ref.first]
    if token.dep_ != "nsubj":
        return False
    said = (
        verb.lemma_.lower() in SAY
        and token.lower_ == "it"
        and token.head.dep_ == "ccomp"
        and token.head.head.i == verb.i
    )
    return said or any(c.lower_ == "what" for c in token.head.children)


def _own_pronoun(scene: Scene, ref: Ref, region: Region, subject_token: Token | None) -> bool:
    """ "recalled its ambassador": a possessive that points back to the actor, unless an event of a side follows."""
    word = scene.view.lower[ref.first]
    if word not in ("its", "their", "his", "her") or scene.view.tokens[ref.first].dep_ in ("dobj", "pobj", "dative"):
        return False
    if word in ("his", "her") and known_person(scene, ref):
        return False
    return subject_token is not None and not any(
        ref.first < r.first <= ref.first + 3 and r.kind in ("event", "revolt") for r in scene.refs
    )


def known_person(scene: Scene, ref: Ref) -> bool:
    """A personal possessive with an act of a side behind it: "his oath", "her appointment"."""
    after = scene.view.tokens[ref.first + 1 : ref.first + 4]
    return any(
        t.pos_ == "NOUN"
        and t.lower_
        not in ("voice", "support", "backing", "ambassador", "envoy", "own", "mind", "side", "weight", "name")
        for t in after
    )


DOWNFALL = words("claims", "downfall")


def downfall(view: View, head: int, ref: Ref) -> bool:
    """ "applauded the fall of X": what befalls the side, not what it does."""
    between = view.lower[head + 1 : ref.first]
    return bool(set(between[-3:]) & DOWNFALL) and "of" in between[-2:]


def _aimed_at(scene: Scene, known: Discourse, region: Region, ref: Ref, side: str, match: Match) -> str | None:
    """ "condemned the coup against X": the act hits the one behind the coup, that is X's rival."""
    if match.cue.labels[0] not in ("opposes", "rejects"):
        return None
    between = scene.view.lower[region[0] : ref.first]
    if set(between) & HOSTILE and between and set(between[-2:]) & {"on", "against", "at"}:
        return known.sides.rival(side)
    return None
