"""Who stands where: the stances of one article, one record for each actor and side."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import cast

from data.ballots import votes_in
from data.claims import claims_in
from data.clauses import View, views
from data.dates import Dated, act_date
from data.discourse import Claim, Discourse, Scene, scene_of
from data.ellipsis import echoes_in
from data.greetings import greetings_in, orders_in
from data.leadins import answers, asked, led_in
from data.motions import note_motion
from data.neutrals import neither_nor, neither_of, neutrals_in
from data.nominals import nouns_in
from data.peacemakers import peacemakers_in
from data.quoting import quote_of
from data.reading import Reading
from data.records import DateKnown, Evidence, Span, Stance, StanceLabel, Unplaced, Why
from data.reversals import denials, unsaid
from data.settling import Position, settle
from data.standing import prepare
from data.tallies import tallies_in
from data.titles import in_brief
from data.verdicts import verdicts_in

DEADLINE = re.compile(r"\b(?:in|within) (?P<n>\w{1,9})[ -](?P<unit>hour|day|week|month)s?\b", re.I)
VOTING = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|in favou?r|abstain\w{0,4}|resolution|statement|ballots?|seated|side)\b", re.I
)
VOTE_MEMORY = 14
COUNTS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {
    "a": 1,
    "an": 1,
}


def find(reading: Reading) -> tuple[list[Stance], list[Unplaced]]:
    """All stances as of the end of the text, and what was read and not placed."""
    if not reading.crisis.sides:
        return [], []
    sides = prepare(reading.crisis, reading.mentions, reading.article.text)
    known = Discourse(sides)
    for view in views(reading.sentences):
        read_scene(scene_of(view, sides, reading.by_sentence.get(view.sentence.number, [])), known)
    outside = [c for c in known.claims if c.actor.code not in sides.states and c.actor.code != sides.focus]
    return [_record(reading, p) for p in settle(outside)], [_unplaced(reading, *u) for u in known.unplaced]


def read_scene(scene: Scene, known: Discourse) -> None:
    """All claims of one sentence, and what it leaves behind for the next."""
    note_motion(scene, known, [], [])
    votes = votes_in(scene, known)
    laid = tallies_in(scene, known, votes)
    votes = [*laid, *(v for v in votes if v.actor.code not in {c.actor.code for c in laid})]
    voters = {c.actor.code for c in votes}
    found, ghosts = claims_in(scene, known)
    if (alone := neither_of(scene)) is not None:
        found = [c for c in found if c.cue[0] != alone]
    if (pair := neither_nor(scene)) is not None:
        found = [c for c in found if c.cue[0] not in pair or c.label == "neutral"]
    found = [c for c in found if c.actor.code not in voters]
    apart = neutrals_in(scene, known) + peacemakers_in(scene, known)
    found = [c for c in (*found, *nouns_in(scene, known)) if not _within(c, found)]
    found += verdicts_in(scene, known) + orders_in(scene, known) + greetings_in(scene, known) + in_brief(scene, known)
    known.note_refs(scene)
    stands = {c.actor.code for c in found if c.label != "neutral"}
    found += [c for c in apart if c.rule == "neither-nor" or c.actor.code not in stands | voters]
    found = sorted([*votes, *found, *denials(scene, known)], key=lambda c: c.cue)
    known.note_ghosts(scene, [(g.subject, g.side, g.label) for g in ghosts])
    note_motion(scene, known, found, [(g.subject, g.side, g.label) for g in ghosts if g.subject is not None])
    found += led_in(scene, known, ghosts, found)
    if asked(scene):
        known.asked, found = found, []
    else:
        found += answers(scene, known)
        known.asked = []
        found += echoes_in(scene, known, found)
    found = unsaid(scene, known, found)
    known.note_claims(scene, found)
    known.note_actors(scene)


def _within(claim: Claim, found: list[Claim]) -> bool:
    """ "made recognition of X dependent on Y": the word is part of what a longer phrase says already."""
    return any(
        c.label == "conditional"
        and c.actor.code == claim.actor.code
        and c.cue[0] < claim.cue[0]
        and claim.cue[1] <= c.cue[1]
        for c in found
    )


def _record(reading: Reading, position: Position) -> Stance:
    claim = position.claim
    day, how = _day(reading, position)
    return Stance(
        evidence=reading.article.cite(*quote_of(claim)),
        also=_also(reading, position),
        why=Why(
            claim.rule,
            _span(claim.view, claim.cue),
            _span(claim.actor.view, (claim.actor.first, claim.actor.last)),
            _span(claim.view, claim.object),
        ),
        confidence=claim.confidence,
        actor=claim.actor.code,
        side=claim.side,
        stance=cast(StanceLabel, claim.label),
        date=day,
        date_known=how,
        deadline=_deadline(claim, day),
        named=claim.actor.named,
    )


def _day(reading: Reading, position: Position) -> tuple[str | None, DateKnown]:
    """The day of the act: told with it, or with another telling of the same; a standing position has none."""
    claim = position.claim
    day, how = _act_date(reading, claim)
    if day is not None:
        return day, how
    for other in position.others if claim.label != "neutral" else ():
        day, _ = _act_date(reading, other)
        if day is not None:
            return day, "inferred"
    if claim.vote and (voted := _vote_day(reading, claim)) is not None:
        return voted, "inferred"
    present = claim.view.tokens[claim.cue[0]].tag_ in ("VBZ", "VBP", "VB", "NNS", "NN")
    return None, "publication" if present else "none"


def _vote_day(reading: Reading, claim: Claim) -> str | None:
    """The day of the vote, as the last dated sentence before this one that tells of voting has it."""
    for sentence in reversed(
        reading.sentences[max(0, claim.view.sentence.number - VOTE_MEMORY) : claim.view.sentence.number + 1]
    ):
        word = VOTING.search(sentence.text)
        if word is not None:
            day, _ = act_date(reading, sentence, sentence.start + word.start(), sentence.start + word.end())
            if day is not None:
                return day
    return None


def _act_date(reading: Reading, claim: Claim) -> Dated:
    return act_date(reading, claim.view.sentence, claim.view.begin(claim.cue[0]), claim.view.end(claim.cue[1]))


def _deadline(claim: Claim, day: str | None) -> str | None:
    """The last day of the condition ("in eight days" after the act), when the text gives it and the day of the act."""
    if claim.condition is None or day is None:
        return None
    view, low = claim.view, min(claim.condition)
    said = DEADLINE.search(view.sentence.text, view.begin(low) - view.sentence.start)
    if said is None:
        return None
    count = COUNTS.get(said["n"].lower()) or (int(said["n"]) if said["n"].isdigit() else 0)
    days = {"h": count // 24, "d": count, "w": 7 * count, "m": 30 * count}[said["unit"][0].lower()]
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat() if days else None


def _also(reading: Reading, position: Position) -> tuple[Evidence, ...]:
    spans = {quote_of(c) for c in position.others} - {quote_of(position.claim)}
    return tuple(reading.article.cite(*span) for span in sorted(spans))


def _span(view: View, tokens: tuple[int, int] | None) -> Span | None:
    return None if tokens is None else (view.begin(tokens[0]), view.end(min(tokens[1], len(view.tokens) - 1)))


def _unplaced(reading: Reading, view: View, reason: str, about: str) -> Unplaced:
    return Unplaced(evidence=reading.article.cite(view.sentence.start, view.sentence.end), reason=reason, about=about)
