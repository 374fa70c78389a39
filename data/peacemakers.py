"""Who wants only peace, or stands between the two: "begged them to avoid bloodshed", "put itself forward as a go-between"."""

from __future__ import annotations

from spacy.tokens import Token

from data.acting import who_acts
from data.claims import make
from data.clauses import agent, own_subject, subject
from data.discourse import Actor, Claim, Discourse, Scene
from data.elsewhere import elsewhere
from data.matching import ends_at
from data.operators import denial, hypothetical
from data.phrasebook import Entry
from data.speakers import actors_of, label_actors, labelled
from data.wordlists import words

WISH = words("peacemakers", "wish")
PEACE = words("peacemakers", "peace")
PEACEFUL = frozenset({"peaceful", "negotiated", "political", "amicable", "diplomatic"})
WAYS = words("peacemakers", "ways")
AVOID = frozenset({"avoid", "renounce", "end", "stop", "shun", "prevent", "refrain"})
VIOLENCE = frozenset(
    {"bloodshed", "violence", "escalation", "confrontation", "provocation", "provocations", "fighting"}
)
TALK = frozenset({"talk", "negotiate", "reconcile", "settle", "compromise", "meet"})
BROKERED = frozenset({"broker", "mediate", "facilitate"})
MEDIATION = frozenset({"mediation", "mediator", "mediators", "facilitators"})
SPURNED = words("peacemakers", "spurned")
WISHED = words("peacemakers", "wished")
SETTLE = words("neutrals", "settle") | {"talk", "iron", "overcome", "bridge", "discuss"}
BETWEEN = words("peacemakers", "between")
NARROW = frozenset({"about", "on", "over", "regarding"})
PARTISAN = frozenset({"name", "state", "event", "revolt", "rule", "description", "other", "hostile", "place"})
ONLY_PEACE = Entry("only-peace", (), ("neutral",), soft=True)
GO_BETWEEN = Entry("go-between", (), ("neutral",))


def peacemakers_in(scene: Scene, known: Discourse) -> list[Claim]:
    """Neutral positions of those who only wish for peace or mediate, in order."""
    found: list[Claim] = []
    for i, token in enumerate(scene.view.tokens):
        if token.pos_ in ("VERB", "AUX") and scene.view.keys[i] & WISH:
            made = _wishes(scene, known, i, token)
        elif scene.view.lower[i] in WISHED:
            made = _wish_of(scene, known, i, token)
        elif scene.view.keys[i] & BROKERED and token.tag_ == "VBN" and (by := agent(token)) is not None:
            made = _told(scene, known, GO_BETWEEN, (i, i), actors_of(scene, known, by)) if _peace_talks(token) else []
        elif scene.view.lower[i] in MEDIATION and any(o.noun == i for o in scene.owners):
            made = _mediation_of(scene, known, i, token)
        elif scene.view.lower[i] in BETWEEN:
            made = _stands_between(scene, known, i, token)
        else:
            continue
        found += [c for c in made if c.actor.code not in {f.actor.code for f in found}]
    return found


def _wishes(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "urged a peaceful solution", "called on those concerned to exercise restraint": peace, and no side's name."""
    at = _peace_at(scene, i)
    if (
        at is None
        or elsewhere(scene, known, at)
        or denial(scene.view, token)
        or hypothetical(scene.view, token, own=True)
    ):
        return []
    named = {r.side for r in scene.refs if i < r.first <= at + 3 and r.kind in PARTISAN}
    if named and len(named - {None}) < 2:
        return []
    if any(i < u.first < at for u in scene.units if not set(u.codes) & {*known.sides.states, known.sides.focus}):
        return []
    actors, _ = who_acts(scene, known, token, False)
    return _told(scene, known, ONLY_PEACE, (i, at), actors)


def _peace_talks(verb: Token) -> bool:
    """Whether what was brokered is talks or a truce, not a sale."""
    noun = verb.head if verb.dep_ == "acl" else own_subject(verb)
    return noun is not None and (noun.lower_ in PEACE or noun.lower_ in ("deal", "meeting", "agreement", "pause"))


def _mediation_of(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "Peru's mediation continues": whose it is, unless it was spurned, sought or over."""
    verb = next((g for g in token.ancestors if g.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.lemma_.lower() in SPURNED or denial(scene.view, verb) or hypothetical(scene.view, verb):
        return []
    owners = [Actor(o.code, scene.view, o.first, o.last) for o in scene.owners if o.noun == i]
    return _told(scene, known, GO_BETWEEN, (i, i), owners)


def _wish_of(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "Peru's one wish is that the parties talk", "Peru's advice to both: patience"."""
    owners = [Actor(o.code, scene.view, o.first, o.last) for o in scene.owners if o.noun == i]
    at = _peace_at(scene, i) if owners else None
    if (
        at is None
        or elsewhere(scene, known, at)
        or any(i < r.first <= at + 3 and r.kind in PARTISAN for r in scene.refs)
    ):
        return []
    verb = token.head
    if verb.pos_ in ("VERB", "AUX") and (denial(scene.view, verb) or hypothetical(scene.view, verb, own=True)):
        return []
    return _told(scene, known, ONLY_PEACE, (i, at), owners)


def _peace_at(scene: Scene, i: int) -> int | None:
    """Where peace is named in the clause that begins at the verb; None when it is talks on something else, or none."""
    lower = scene.view.lower
    pair = len({r.side for r in scene.refs if i < r.first < i + 9 and r.kind in ("name", "state")}) > 1
    for j in range(i + 1, min(i + 15, len(lower))):
        word = lower[j]
        if word in (";", "but", "while", "whereas"):
            return None
        settled = any(scene.view.keys[k] & SETTLE for k in range(max(i, j - 5), j))
        if settled and word in ("them", "themselves") and lower[j - 1] in ("between", "among"):
            return j
        if pair and scene.view.keys[j] & TALK and scene.view.tokens[j].pos_ == "VERB":
            return j
        if word == "differences" and (scene.view.keys[j - 1] | scene.view.keys[max(0, j - 2)]) & SETTLE:
            return j
        if word in PEACE and not (set(lower[j + 1 : j + 2]) & NARROW):
            return (
                j
                if ends_at(scene.view, j + 1)
                or lower[j + 1] in ("in", "from", "by", "between", "among", "as", "to", "until")
                else None
            )
        if word in PEACEFUL and set(lower[j + 1 : j + 3]) & WAYS:
            return j + 1
        if word in VIOLENCE and set(lower[max(i, j - 4) : j]) & AVOID:
            return j
    return None


def _stands_between(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "is the postman between the two", "offered itself as a mediator", "an honest broker"."""
    lower = scene.view.lower
    at = i - 2 if lower[i] == "between" and lower[max(0, i - 2) : i] == ["go", "-"] else i
    before = lower[max(0, at - 4) : at]
    after = lower[i + 1 : i + 2] == ["between"]
    verb = next((g for g in token.ancestors if g.pos_ in ("VERB", "AUX")), None)
    if verb is None or scene.view.at(verb) >= i or not ("as" in before or after or "honest" in before):
        return []
    if "no" in before or denial(scene.view, verb) or hypothetical(scene.view, verb, own=True):
        return []
    who = own_subject(verb) or subject(verb)
    return _told(
        scene,
        known,
        GO_BETWEEN,
        (at, i),
        actors_of(scene, known, who) or (label_actors(scene, known) if labelled(scene, verb) else []),
    )


def _told(scene: Scene, known: Discourse, entry: Entry, span: tuple[int, int], actors: list[Actor]) -> list[Claim]:
    ours = {known.sides.focus, *known.sides.states}
    return [make(scene, known, a, None, "neutral", entry, span, None) for a in actors if a.code not in ours]
