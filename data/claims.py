"""From cues to claims: a verb of the lexicon, its actors and the side it is aimed at."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from data.acting import who_acts
from data.aiming import downfall, fill
from data.clauses import View, own_subject
from data.discourse import Actor, Claim, Discourse, Scene
from data.hearsay import past_era, sayer
from data.matching import Match, Region, match_at
from data.operators import Denial, conditional, denial, denied_report, hypothetical
from data.phrasebook import Entry, phrasebook
from data.sides import Ref
from data.speakers import actors_of
from data.wordlists import words

FORMAL = frozenset({"recognizes", "rejects", "conditional"})


@dataclass(frozen=True, slots=True)
class Ghost:
    """A stance without an actor that counts ("no state has recognised him"): what is told may be taken up later."""

    subject: Token | None
    side: str
    label: str
    told: str | None = None
    """What a list that follows would be told of; None when it is only supposed."""
    cue: int = -1


def claims_in(scene: Scene, known: Discourse) -> tuple[list[Claim], list[Ghost]]:
    """What the verbs of one sentence claim, in order; longer patterns before shorter ones."""
    found: list[Claim] = []
    ghosts: list[Ghost] = []
    for i, keys in enumerate(scene.view.keys):
        for key in sorted(keys):
            made, left = _best(scene, known, i, key)
            found += made
            ghosts += left
            if made:
                break
    return found, ghosts


def _best(scene: Scene, known: Discourse, i: int, key: str) -> tuple[list[Claim], list[Ghost]]:
    ghosts: list[Ghost] = []
    for cue, pattern in phrasebook().verbs.get(key, ()):
        match = match_at(scene.view, i, cue, pattern)
        if match:
            made = _claims(scene, known, match)
            if isinstance(made, list) and made:
                known.note_claims(scene, made, False)
            if isinstance(made, Ghost):
                ghosts = ghosts or [made]
            elif made:
                return made, []
    return [], ghosts


def _claims(scene: Scene, known: Discourse, match: Match) -> list[Claim] | Ghost:
    """The claims of one match; empty when a place stays empty or the act is none."""
    view, verb = scene.view, scene.view.tokens[match.head]
    passive_form = bool(match.slots) and match.slots[0] == (-1, -1)
    filled = fill(scene, known, match, verb)
    if (
        filled is None
        and match.cue.labels[0] in ("supports", "recognizes")
        and (crowd := own_subject(verb)) is not None
        and crowd.lower_ in CROWD
    ):
        _note_crowd(scene, known, crowd)
    if filled is not None and past_era(view, match.head):
        known.former = match.cue.labels[0] or "", filled[0][0], view.sentence.number
    if filled is None or past_era(view, match.head):
        return []
    no = denial(view, verb) or _inner_denial(view, match)
    actors, who = who_acts(scene, known, verb, passive_form)
    if not denied_report(verb) and hypothetical(view, verb, own=match.cue.future):
        side, label = _told_of(known, match, filled)
        if actors and side is not None:
            known.leave(view, "hypothetical", actors[0].code)
        return Ghost(None, side, label) if side is not None and label is not None else []
    if filled[0][0] is not None:
        _note_crowd(scene, known, who)
    if actors and (by := _ascribed(scene, known, verb, actors)):
        known.leave(view, "ascribed", by)
        side, label = _told_of(known, match, filled)
        if side is not None and label == "recognizes" and not no:
            alleged = make(scene, known, actors[0], side, label, match.cue, (match.head, match.last), filled[0][1])
            known.alleged = alleged, view.sentence.number
        return []
    if not actors:
        side, label = filled[0][0], match.cue.labels[0]
        if side is None or label is None:
            return []
        return Ghost(who, side, label, decide(view, verb, match.cue, label, no)[0], match.last)
    found: list[Claim] = []
    for (side, ref), label in zip(filled, match.cue.labels, strict=False):
        final, condition = decide(view, verb, match.cue, label, no)
        if (
            final == "rejects"
            and ref is not None
            and (
                (ref.kind == "step" and view.lower[ref.last] not in ("declaration", "independence", "secession"))
                or (ref.kind == "revolt" and match.cue.id == "void")
            )
        ):
            final = "opposes"
        if ref is not None and ref.kind == "hostile" and known.hit(ref.by) == side:
            final = {"opposes": "supports", "rejects": "supports", "supports": "opposes"}.get(final or "", final)
        if (
            final in ("supports", "opposes")
            and ref is not None
            and side is not None
            and downfall(view, match.head, ref)
        ):
            side, final = (
                (known.sides.rival(side) or side, final)
                if final == "opposes" and known.sides.rival(side)
                else (side, "opposes" if final == "supports" else "supports")
            )
        if final is None:
            continue
        if final in FORMAL and ref is not None and ref.kind not in ("name", "state", "result", "rule"):
            side = _in_question(known, side)
        for actor in actors:
            if side is None or known.sides.states.get(actor.code) != side:
                found.append(
                    make(scene, known, actor, side, final, match.cue, (match.head, match.last), ref, condition)
                )
    return found


CROWD = words("claims", "crowd")


def _note_crowd(scene: Scene, known: Discourse, who: Token | None) -> None:
    """ "a string of countries in the X Group": a crowd without a list is told of, not placed."""
    if who is None or who.lower_ in ("no", "none", "nobody"):
        return
    for token in (who, *who.conjuncts):
        for word in token.subtree:
            if (
                word.lower_ in CROWD
                and not any(c.lower_ == "no" for c in word.children)
                and not actors_of(scene, known, word)
            ):
                at = scene.view.at(word)
                bloc = any(at < u.first <= at + 4 or at - 3 <= u.last < at for u in scene.units if u.form == "group")
                known.leave(scene.view, "bloc" if bloc else "unnamed", " ".join(t.text for t in list(word.subtree)[:8]))
                return


def _ascribed(scene: Scene, known: Discourse, verb: Token, actors: list[Actor]) -> str:
    """Who ascribes the stance, when that is another state, a side or the focus country itself."""
    say = sayer(scene.view, verb)
    who = own_subject(say) if say is not None else None
    if who is None:
        return ""
    codes = {a.code for a in actors}
    said_by = {a.code for a in actors_of(scene, known, who)}
    first, last = scene.view.at(who.left_edge), scene.view.at(who)
    if any(r.kind in ("name", "state") and first <= r.last and r.first <= last for r in scene.refs) and not (
        said_by & codes
    ):
        return who.text
    return "" if not said_by or said_by & codes else sorted(said_by)[0]


def make(
    scene: Scene,
    known: Discourse,
    actor: Actor,
    side: str | None,
    label: str,
    cue: Entry,
    span: Region,
    ref: Ref | None,
    condition: Region | None = None,
) -> Claim:
    """One claim. A neutral one has a side only when there is but one."""
    return Claim(
        actor=actor,
        side=known.sides.only if label == "neutral" else side,
        label=label,
        rule=cue.id,
        view=scene.view,
        cue=span,
        object=(ref.first, ref.last) if ref else None,
        confidence=0.6 if cue.soft else 0.9 if ref is None or ref.kind in ("name", "state") else 0.75,
        soft=cue.soft,
        condition=condition,
        target=(ref.kind if ref else "", side),
    )


def _told_of(
    known: Discourse, match: Match, filled: list[tuple[str | None, Ref | None]]
) -> tuple[str | None, str | None]:
    """The side and label of what is told without an actor: "Has anybody recognised it?"."""
    (side, ref), label = filled[0], match.cue.labels[0]
    if label in FORMAL and ref is not None and ref.kind not in ("name", "state", "rule"):
        side = _in_question(known, side)
    return side, label


def _in_question(known: Discourse, side: str | None) -> str | None:
    """ "will not recognise them": where one side is the state itself, only the other can be recognised or not."""
    contested, states = known.sides.contested, known.sides.states.values()
    return contested if contested is not None and contested not in states and side in states else side


def _inner_denial(view: View, match: Match) -> Denial:
    """ "found the count hardly credible": the last word of the cue is denied, not its verb."""
    if match.last - match.head < 2 or not match.pattern.parts or match.pattern.parts[-1].slot:
        return ""
    before = view.lower[max(match.head + 1, match.last - 2) : match.last]
    return "refused" if {"not", "hardly", "scarcely", "barely", "anything"} & set(before) else ""


def _neither_nor(view: View, verb: Token) -> bool:
    """ "neither endorses X nor disputes it"; "it does not condemn X, nor does it back it" is left to its verbs."""
    at = view.at(verb)
    if view.lower[at - 1] == "neither":
        return "nor" in view.lower[at : at + 10]
    return view.lower[at - 1] == "nor" and verb.dep_ == "conj" and view.lower[view.at(verb.head) - 1] == "neither"


def decide(view: View, verb: Token, cue: Entry, label: str | None, no: Denial) -> tuple[str | None, Region | None]:
    """The label after denial and condition."""
    at = view.at(verb)
    if label is not None and at and _neither_nor(view, verb):
        return "neutral", None
    if no:
        label = cue.refused if no == "refused" else cue.negated
    if label is None and cue.conditional and not no and conditional(view, verb, False) is not None:
        label = "recognizes"
    if label in ("recognizes", "rejects") or (label == "supports" and not no):
        condition = conditional(view, verb, bool(no))
        if condition is not None and (label != "rejects" or no):
            return "conditional", condition
    return label, None
