"""What is called a wrong: harm done to a side, its crimes, a coup, an attack on "us"."""

from __future__ import annotations

from spacy.tokens import Token

from data.acting import saying
from data.claims import make
from data.clauses import own_subject
from data.discourse import Claim, Discourse, Scene
from data.nominals import ref_at
from data.operators import denial, hypothetical
from data.phrasebook import Entry
from data.sides import Ref
from data.titles import judges
from data.wordlists import words

EVENTS = frozenset({"this", "that", "it", "what", "thing", "affair", "events", "business"})
HARM = words("nominals", "harm")
ATTACKS = words("nominals", "attacks")


def call_harm_wrong(scene: Scene, known: Discourse, i: int, token: Token, ref: Ref, side: str | None) -> list[Claim]:
    """ "isolating X is inhumane", said by Y: against whoever does it to X, else for X."""
    if denial(scene.view, token) or hypothetical(scene.view, token):
        return []
    other = known.sides.rival(side)
    label = "opposes" if other is not None else "supports"
    entry = Entry("call-harm-wrong", (), (label,))
    return [make(scene, known, a, other or side, label, entry, (i, i), ref) for a in judges(scene, known, i, token)]


def call_it_crime(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "the attacks by X amount to war crimes", said by Y."""
    who = own_subject(token)
    ref = (
        None
        if who is None
        else next(
            (
                r
                for r in scene.refs
                if scene.view.at(who.left_edge) <= r.first < i and r.kind in ("name", "state", "rule")
            ),
            None,
        )
    )
    if ref is None or denial(scene.view, token) or hypothetical(scene.view, token):
        return []
    side = known.settle(scene, ref)
    entry = Entry("call-it-crime", (), ("opposes",))
    return (
        [make(scene, known, a, side, "opposes", entry, (i, i), ref) for a in judges(scene, known, i, token)]
        if side
        else []
    )


def attack_on_us(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "an attack on X would be an attack on us", said by Y: Y stands up for X."""
    who = own_subject(token)
    after = scene.view.lower[i + 1 : i + 5]
    if who is None or who.lemma_.lower() not in ATTACKS or not (set(after) & ATTACKS or "declaration" in after):
        return []
    left, right = scene.view.at(who), i
    ref = next(
        (r for r in scene.refs if left < r.first < right and r.kind in ("name", "state", "focus", "place", "rule")),
        None,
    )
    side = known.settle(scene, ref) if ref is not None else known.sides.holder
    entry = Entry("attack-on-us", (), ("supports",))
    return (
        [make(scene, known, a, side, "supports", entry, (i, i), ref) for a in saying(scene, known, token)]
        if side
        else []
    )


def call_it_coup(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "this is a coup", said by Y."""
    who = own_subject(token)
    after = set(scene.view.lower[i + 1 : i + 6])
    if (
        who is None
        or not ({who.lower_} | {t.lower_ for t in who.subtree if t.i <= who.i}) & EVENTS
        or not after & {"coup", "putsch"}
        or denial(scene.view, token)
        or hypothetical(scene.view, token)
    ):
        return []
    entry = Entry("call-it-coup", (), ("opposes",))
    said = subject_ref(scene, known, token)
    side = known.sides.riser or (said[1] if said is not None and said[0].kind == "name" else None)
    return (
        [make(scene, known, a, side, "opposes", entry, (i, i), None) for a in judges(scene, known, i, token)]
        if side
        else []
    )


def subject_ref(scene: Scene, known: Discourse, token: Token) -> tuple[Ref, str | None] | None:
    """The side that is the verb's subject, with its settled id; None where it is none, or in doubt."""
    who = own_subject(token)
    if who is not None and who.lemma_.lower() == "name":
        return None
    if who is None and token.dep_ == "ccomp" and token.head.dep_ == "relcl":
        who = token.head.head
    if who is None:
        return None
    found = ref_at(scene, known, scene.view.at(who))
    return found if found is not None and found[1] is not None else None
