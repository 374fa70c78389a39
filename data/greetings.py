"""What is said to a side itself, in quotes: congratulations, or an order to go."""

from __future__ import annotations

from data.claims import make
from data.clauses import own_subject
from data.discourse import Actor, Claim, Discourse, Scene
from data.hearsay import SAY
from data.nominals import WORDS, members
from data.phrasebook import Entry
from data.speakers import actors_of
from data.wordlists import words

GREETINGS = frozenset({"congratulations", "bravo", "felicitations"})
IMPERATIVES = words("nominals", "imperatives")


def greetings_in(scene: Scene, known: Discourse) -> list[Claim]:
    """ "Congratulations, X," wrote Y: a quoted greeting to the side named in it, or to the one spoken of."""
    view = scene.view
    for i in range(1, len(view.tokens)):
        if view.lower[i] in GREETINGS and view.lower[i - 1] in ('"', "'", ":"):
            ref = next((r for r in scene.refs if i < r.first <= i + 6 and r.kind == "name"), None)
            side = ref.side if ref is not None else known.person or known.sides.only
            say = next((t for t in view.tokens[i:] if t.lemma_.lower() in SAY and own_subject(t) is not None), None)
            actors = actors_of(scene, known, own_subject(say)) if say is not None else []
            if not actors:
                actors = members(scene, next((g for g in scene.lists if g[0].first < i and not g[0].place), None))
            entry = Entry("greeting", (), ("supports",))
            return [make(scene, known, a, side, "supports", entry, (i, i), ref) for a in actors] if side else []
    return []


def orders_in(scene: Scene, known: Discourse) -> list[Claim]:
    """ "Y's message to X: Leave now": a quoted order to go."""
    view = scene.view
    for i in range(1, len(view.tokens)):
        if view.lower[i] in IMPERATIVES and view.lower[i - 1] in ('"', "'", ":") and view.tokens[i].pos_ == "VERB":
            ref = next((r for r in scene.refs if r.first < i and r.kind not in ("both", "place", "focus")), None)
            actors = [
                Actor(o.code, view, o.first, o.last)
                for o in scene.owners
                if o.noun < i and view.lower[o.noun] in WORDS | {"advice", "answer", "reply"}
            ]
            actors = actors or members(scene, next((g for g in scene.lists if g[0].first < i and not g[0].place), None))
            side = known.settle(scene, ref) if ref is not None else None
            entry = Entry("order-to-go", (), ("opposes",))
            return [make(scene, known, a, side, "opposes", entry, (i, i), ref) for a in actors] if side else []
    return []
