"""Who is the president and who must go, in somebody's name: "for Y the head of state is X", "X must leave, said Y"."""

from __future__ import annotations

from spacy.tokens import Token

from data.acting import saying
from data.claims import make
from data.clauses import own_subject
from data.discourse import Actor, Claim, Discourse, Scene
from data.hearsay import SAY
from data.nominals import members
from data.operators import denial, hypothetical
from data.phrasebook import Entry, phrasebook
from data.speakers import actors_of

TITLES = frozenset({"president", "head", "leader", "government", "premier", "ruler", "authority", "king"})
LANDS = frozenset({"state", "government", "country", "republic", "nation"})
GOING = frozenset({"go", "leave", "resign", "quit", "depart", "abdicate", "step"})


def judges(scene: Scene, known: Discourse, i: int, token: Token) -> list[Actor]:
    """Whose verdict it is: "for Y", or the one who says so."""
    lower = scene.view.lower
    if token.dep_ == "relcl" and {"for", "to"} & {
        c.lower_ for c in token.children if c.dep_ == "prep" and c.i < token.i
    }:
        return members(scene, scene.list_at(scene.view.at(token.head)))
    for group in scene.lists:
        before = lower[group[0].first - 2 : group[0].first] if group[0].first > 1 else lower[: group[0].first]
        if ("for" in before or (group[0].first == 1 and before == ["to"])) and (
            group[0].first <= i or group[0].first <= i + 4
        ):
            return members(scene, group)
    return saying(scene, known, token)


def title_is(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "for Y the head of state is still X", "the lawful president of Z is called X, said Y"."""
    who = own_subject(token)
    if who is not None and scene.view.lower[0] == "for":  # "For A Roe the president is ...": taken for an apposition
        who = next((c for c in who.children if c.dep_ == "appos" and c.lemma_.lower() in TITLES), who)
    if who is None or who.lemma_.lower() not in TITLES or any(c.lower_ in ("new", "next", "a") for c in who.children):
        return []
    of = next((g for c in who.children if c.lower_ == "of" for g in c.children), None)
    at = scene.view.at(of) if of is not None else -1
    state = at >= 0 and (
        any(u.first <= at <= u.last for u in scene.units) or any(r.first <= at <= r.last for r in scene.refs)
    )
    if of is not None and of.lower_ not in LANDS and of.pos_ != "PROPN" and not state:
        return []
    skipped = {"still", "called", "named", "and", "remains", ",", "therefore", "mr", "ms", "mrs", "general", "now"}
    ref = next((r for r in scene.refs if i < r.first <= i + 4 and r.kind == "name"), None)
    if ref is None or not set(scene.view.lower[i + 1 : ref.first]) <= skipped | {"president"}:
        return []
    if denial(scene.view, token) or hypothetical(scene.view, token):
        return []
    entry = Entry("the-title-is", (), ("recognizes",))
    return [make(scene, known, a, ref.side, "recognizes", entry, (i, i), ref) for a in judges(scene, known, i, token)]


def must_go(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "X must leave public life", said by Y; "X has to go, Y says"."""
    helpers = {c.lower_ for c in token.children if c.dep_ == "aux" or c.lower_ == "better"}
    above = token.head if token.dep_ == "xcomp" else token
    bound = helpers & {"must", "should", "ought"} or (
        above is not token and above.lemma_.lower() in ("have", "ought", "need") and helpers & {"to"}
    )
    who = own_subject(above)
    if not bound or who is None or denial(scene.view, token) or "if" in scene.view.lower[:i]:
        return []
    after = scene.view.lower[i + 1 : i + 4]
    if token.lemma_.lower() == "step" and not set(after) & {"down", "aside"}:
        return []
    at = scene.view.at(who)
    ref = next((r for r in scene.refs if r.first <= at <= r.last and r.kind in ("name", "description", "other")), None)
    side = known.settle(scene, ref) if ref is not None else None
    entry = Entry("must-go", (), ("opposes",))
    who_says = saying(scene, known, above) or _parted(scene, known, above)
    return [make(scene, known, a, side, "opposes", entry, (i, i), ref) for a in who_says] if side else []


def _parted(scene: Scene, known: Discourse, verb: Token) -> list[Actor]:
    """ "X is president, Y tells reporters, and Z must go": the saying stands between what is said."""
    if verb.dep_ != "conj":
        return []
    say = (
        verb.head
        if verb.head.lemma_.lower() in SAY
        else next((c for c in verb.head.children if c.dep_ == "parataxis" and c.lemma_.lower() in SAY), None)
    )
    if say is None or ";" in scene.view.lower[scene.view.at(verb.head) : scene.view.at(verb)]:
        return []
    found = actors_of(scene, known, own_subject(say))
    if found:
        return found
    group = next(
        (g for g in scene.lists if g[0].first == 1 + (scene.view.lower[1] == "the") and scene.view.lower[0] == "for"),
        None,
    )
    return members(scene, group)


AGAINST = frozenset({"opposes", "rejects"})


def in_brief(scene: Scene, known: Discourse) -> list[Claim]:
    """ "An internal affair, say the Chinese", "A farce, said Peru": a judgement without a verb, and whose it is."""
    lower = scene.view.lower
    cut = next((i for i, w in enumerate(lower[:9]) if w in (",", "!")), None)
    if cut is None or any(t.pos_ in ("VERB", "AUX") for t in scene.view.tokens[:cut]):
        return []
    at = next((i for i in range(cut + 1, min(cut + 4, len(lower))) if lower[i] not in ('"', "'")), None)
    if at is None or scene.view.tokens[at].lemma_.lower() not in SAY:
        return []
    group = next((g for g in scene.lists if at < g[0].first <= at + 2), None)
    if group is None or any(u.first < cut for u in scene.units):
        return []
    said, classes = set(lower[:cut]), phrasebook().classes
    side = known.sides.only or known.sides.riser or (known.last[1] if known.last and known.last[0] in AGAINST else None)
    if said & {"internal", "domestic"} and said & {"affair", "affairs", "matter", "business", "question"}:
        label, side = "neutral", known.sides.only
    elif said & classes["grave"] and side is not None and not said & {"no", "not", "hardly"}:
        label = "opposes"
    else:
        return []
    entry = Entry("in-brief", (), (label,))
    return [make(scene, known, a, side, label, entry, (0, cut - 1), None) for a in members(scene, group)]
