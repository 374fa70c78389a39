"""What is voted on, and what a vote on it means for a side: `Discourse.motion` is the side and the label its passing earns."""

from __future__ import annotations

import re

from spacy.tokens import Token

from data.clauses import RELATIVES, own_subject
from data.discourse import Actor, Claim, Discourse, Scene
from data.wordlists import words

MOTIONS = words("ballots", "motions")
COLOUR = {"green": "for", "red": "against", "yellow": "abstain", "amber": "abstain"}
MEMORY = 6
DEMANDS = words("ballots", "demands")


def note_motion(scene: Scene, known: Discourse, found: list[Claim], ghosts: list[tuple[Token, str, str]]) -> None:
    """Remember what is voted on: what a group did, or what the text of a motion says."""
    fresh = known.motion is None or scene.view.sentence.number - known.motion_seen > MEMORY
    for i, token in enumerate(scene.view.tokens):
        if fresh and token.lemma_.lower() in MOTIONS and (side := _demanded(scene, known, i)) is not None:
            known.motion, known.motion_seen = (side, "opposes"), scene.view.sentence.number
        if fresh and token.lemma_.lower() in MOTIONS and (side := _backed(scene, known, i)) is not None:
            known.motion, known.motion_seen = (side, "supports"), scene.view.sentence.number
    if (side := _own_motion(scene, known)) is not None:
        known.motion, known.motion_seen = (side, "supports"), scene.view.sentence.number
    for token, side, label in ghosts:
        if token.lower_ in RELATIVES:
            token = next((g.head for g in token.ancestors if g.dep_ == "relcl"), token)
        if fresh and token.lemma_.lower() in MOTIONS:
            known.motion, known.motion_seen = (side, label), scene.view.sentence.number
    note_count(scene, known)
    for claim in found:
        if (
            claim.actor.code in ("UN", "OAS", "EP", "EU", "AU", "ECOWAS", "ARAB_LEAGUE")
            and claim.side
            and claim.label != "neutral"
        ):
            known.motion, known.motion_seen = (claim.side, claim.label), scene.view.sentence.number


def _backed(scene: Scene, known: Discourse, i: int) -> str | None:
    """ "a motion in support of X", "a text recognising X": the side it speaks for."""
    after = scene.view.lower[i + 1 : i + 4]
    if after[:1] not in (
        ["backing"],
        ["supporting"],
        ["recognising"],
        ["recognizing"],
        ["endorsing"],
    ) and after not in (
        ["in", "support", "of"],
        ["in", "favour", "of"],
        ["in", "favor", "of"],
    ):
        return None
    ref = next((r for r in scene.refs if i < r.first <= i + 6 and r.kind in ("name", "state")), None)
    return known.settle(scene, ref) if ref is not None else None


def _own_motion(scene: Scene, known: Discourse) -> str | None:
    """ "X needed no more than a simple majority", "X won 116 votes": whose motion it is, when it is not X's rival's."""
    if known.motion is None or known.motion[1] != "opposes" or not recent(scene, known):
        return None
    for i, token in enumerate(scene.view.tokens):
        if token.lemma_.lower() in ("need", "win", "get", "obtain", "secure", "gain") and {"majority", "votes"} & set(
            scene.view.lower[i + 1 : i + 9]
        ):
            who = own_subject(token)
            at = scene.view.at(who) if who is not None else -1
            side = next((r.side for r in scene.refs if r.first <= at <= r.last and r.kind in ("name", "state")), None)
            return side if side is not None and side == known.sides.rival(known.motion[0]) else None
    return None


def _demanded(scene: Scene, known: Discourse, i: int) -> str | None:
    """ "a resolution demanding that X ...", "the text calls on X to ...": the side it demands something of."""
    for j in range(i + 1, min(i + 14, len(scene.view.tokens))):
        if scene.view.tokens[j].lemma_.lower() in DEMANDS and scene.view.tokens[j].pos_ == "VERB":
            ref = next(
                (
                    r
                    for r in scene.refs
                    if j < r.first <= j + 6
                    and (r.kind not in ("both", "place", "pronoun") or _aimed(scene, j, r.first))
                ),
                None,
            )
            return known.settle(scene, ref) if ref is not None else None
    return None


def _aimed(scene: Scene, j: int, first: int) -> bool:
    """ "aimed at X": X is no place there."""
    lower = scene.view.lower
    return scene.view.tokens[j].lemma_.lower() in ("aim", "direct", "target") and lower[first - 1] in ("at", "against")


def note_count(scene: Scene, known: Discourse) -> None:
    """ "It fell by 19 votes to 17", "carried by twelve to three": how many voted which way, by the number."""
    if known.motion is None:
        return
    said = OUTCOME.search(scene.view.sentence.text)
    if said is None:
        return
    known.motion_seen = scene.view.sentence.number
    lost = said["verb"].lower() in FAILS
    for number, position in ((said["a"], "against" if lost else "for"), (said["b"], "for" if lost else "against")):
        for form in spelled(number.lower()):
            known.counts[form] = position


FAILS = frozenset({"fell", "failed", "lost", "defeated", "rejected", "beaten", "down", "collapsed", "died"})
PASSES = frozenset(
    {"passed", "adopted", "carried", "approved", "won", "through", "accepted", "cleared", "deplored", "condemned"}
)
OUTCOME = re.compile(
    rf"\b(?P<verb>{'|'.join(sorted(FAILS | PASSES))})\b[^.;]{{0,40}}?\b(?:by|with) (?P<a>[\w-]+)(?: votes?)?(?: to | against )(?P<b>[\w-]+)",
    re.I,
)
TEENS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()


def spelled(number: str) -> tuple[str, ...]:
    """A number as written and in its other form: "19" and "nineteen"."""
    if number.isdigit() and int(number) < len(TEENS):
        return number, TEENS[int(number)]
    return (number, str(TEENS.index(number))) if number in TEENS else (number,)


def recent(scene: Scene, known: Discourse) -> bool:
    """Whether a vote was spoken of shortly before."""
    return scene.view.sentence.number - max(known.motion_seen, known.ballot_seen) <= MEMORY


def cast(
    scene: Scene, known: Discourse, actors: list[Actor], position: str, cue: tuple[int, int], count: str
) -> list[Claim]:
    """The claims of one vote; the ballot is remembered even when nobody is named."""
    if not position:
        return []
    if position != "sign":
        known.ballot, known.ballot_seen = position, scene.view.sentence.number
        if count:
            known.counts[count] = position
    if position != "abstain" and known.motion is None:
        return []
    side, label = known.motion if known.motion is not None else (known.sides.only, "neutral")
    final = _label(label, position)
    known.voting = True
    known.last, known.last_seen = (final, side), scene.view.sentence.number
    return [
        Claim(
            a,
            known.sides.only if final == "neutral" else side,
            final,
            f"vote-{position}",
            scene.view,
            cue,
            confidence=0.85,
            target=("vote", side),
            vote=True,
        )
        for a in actors
    ]


def _label(motion: str, position: str) -> str:
    if position == "abstain":
        return "neutral"
    if position == "sign":
        return motion
    good = motion in ("supports", "recognizes")
    return "supports" if good == (position == "for") else "opposes"
