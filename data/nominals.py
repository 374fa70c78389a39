"""Stances carried by nouns and by "is": "Y's recognition of X", "X has Y's backing", "X's allies are Y and Z"."""

from __future__ import annotations

from spacy.tokens import Token

from data.acting import saying
from data.actors import Unit
from data.claims import decide, make
from data.clauses import View, own_subject, subject
from data.discourse import Actor, Claim, Discourse, Scene
from data.hearsay import past_era
from data.operators import conditional, denial, hypothetical
from data.phrasebook import Entry, phrasebook
from data.sides import Ref
from data.speakers import actors_of
from data.wordlists import words

COPULAS = frozenset({"be", "remain", "stay", "become", "seem", "look"})
HAVE = words("nominals", "have")
LIGHT = words("nominals", "light")
LOSE = words("nominals", "lose")
OFF = words("nominals", "off")
GRANT = words("nominals", "grant")
WORDS = words("nominals", "words")
TIME = frozenset({"time", "moment", "hour", "day", "conditions", "circumstances"})


def nouns_in(scene: Scene, known: Discourse) -> list[Claim]:
    """What the nouns of one sentence claim."""
    found: list[Claim] = []
    book = phrasebook()
    for i, token in enumerate(scene.view.tokens):
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        for key in sorted(scene.view.keys[i]):
            if key in book.nouns:
                found += _noun(scene, known, i, book.nouns[key])
                break
            if key in book.roles:
                found += _role(scene, known, i, book.roles[key])
                break
    return found


def _noun(scene: Scene, known: Discourse, i: int, entry: Entry) -> list[Claim]:
    view, token = scene.view, scene.view.tokens[i]
    up = token.head
    ref, side = _object(scene, known, i, entry)
    actors = _owners(scene, i) or _after(scene, i, {"by", "from"})
    if up.lemma_.lower() in HAVE and not actors:
        actors = _after(scene, i, {"of", "from", "by"})
    if up.lemma_.lower() in HAVE and actors and (who := own_subject(up)) is not None:
        ref, side = ref_at(scene, known, view.at(who)) or (ref, side)
    if (
        side is None
        and i
        and scene.view.lower[i - 1] == "whose"
        and known.last is not None
        and scene.view.sentence.number - known.last_seen <= 2
    ):
        side = known.last[1]
    if side is None and entry.id == "recognition-of" and any(c.lower_ == "no" for c in token.children):
        actors = actors or _after(scene, i, {"from", "by"})
        side = known.sides.only or known.cause or known.side
        condition = conditional(view, token, True)
        if side is not None:
            return [
                make(scene, known, a, side, "conditional" if condition else "rejects", entry, (i, i), None, condition)
                for a in actors
            ]
    if (
        side is not None
        and ref is not None
        and view.tokens[ref.first].dep_ != "poss"
        and entry.id in ("recognition-of", "support-for")
        and (terms := _on_terms(view, token, ref)) is not None
    ):
        actors = actors or _judges_of(scene, known, i, token.head)
        return [make(scene, known, a, side, "conditional", entry, (i, i), ref, terms) for a in actors]
    following = view.lower[i + 1] if i + 1 < len(view.tokens) else ""
    if side is None and following in entry.to:
        return []
    if (
        side is None
        and actors
        and entry.labels[0] in ("recognizes", "supports")
        and token.dep_ in ("pobj", "dobj", "nsubj", "nsubjpass")
    ):
        side = (known.sides.only or known.cause) if entry.id == "recognition-of" else None
    if side is None and entry.id == "recognition-of":
        return _unobjected(scene, known, i, entry)
    if (
        not actors
        and token.dep_ in ("dobj", "pobj")
        and (up.lemma_.lower() in LIGHT or up.head.lemma_.lower() in LIGHT)
    ):
        verb = up if up.lemma_.lower() in LIGHT else up.head
        actors, up = actors_of(scene, known, subject(verb)), verb
    if side is None or not actors or past_era(view, i):
        return []
    if up.pos_ in ("VERB", "AUX") and (hypothetical(view, up) or up.lemma_.lower() in ("seek", "want", "hope", "ask")):
        return []
    bad = up.pos_ == "VERB" and (up.lemma_.lower() in LOSE or bool(denial(view, up)))
    label, condition = entry.refused if bad else entry.labels[0], None
    if label == "recognizes" and up.pos_ in ("VERB", "AUX"):
        label, condition = decide(view, up, entry, label, "")
    if label is None:
        return []
    return [make(scene, known, a, side, label, entry, (i, i), ref, condition) for a in actors]


HINGES = frozenset({"depend", "hinge", "rest", "turn", "hang"})
TERMS = frozenset({"conditional", "contingent", "dependent", "subject"})


def _on_terms(view: View, token: Token, ref: Ref | None) -> tuple[int, int] | None:
    """ "recognition of X depends on a recount", "is conditional on an amnesty", "there will be no recognition before one"."""
    up = token.head
    if ref is not None and view.lower[ref.last + 1 : ref.last + 3] in (
        ["hinges", "on"],
        ["depends", "on"],
        ["rests", "on"],
    ):
        return ref.last + 1, len(view.tokens) - 1
    if up.pos_ not in ("VERB", "AUX"):
        return None
    at = view.at(up)
    after = view.lower[at + 1 : at + 5]
    if token.dep_ == "nsubj" and (
        (up.lemma_.lower() in HINGES and {"on", "upon"} & set(after[:2]))
        or (up.lemma_.lower() in COPULAS and TERMS & set(after))
    ):
        return (at, len(view.tokens) - 1) if not denial(view, up) else None
    if up.lemma_.lower() == "come" and {"strings", "conditions"} & set(view.lower[at + 1 : at + 6]):
        return at, len(view.tokens) - 1
    if up.lemma_.lower() in ("wait", "await") and token.dep_ == "nsubj":
        return at, len(view.tokens) - 1
    if up.lemma_.lower() == "be" and any(c.lower_ == "no" for c in token.children):
        return conditional(view, up, True)
    return None


def _judges_of(scene: Scene, known: Discourse, i: int, verb: Token) -> list[Actor]:
    """ "For Y there will be no recognition", or who says so."""
    group = next((g for g in scene.lists if g[0].first == 1 and scene.view.lower[0] == "for" and g[-1].last < i), None)
    return members(scene, group) or saying(scene, known, verb)


def _owners(scene: Scene, i: int) -> list[Actor]:
    """Y in "Y's recognition", "the Y and Z governments' backing"."""
    of = i - 2 if i > 1 and scene.view.lower[i - 1] == "of" and scene.view.lower[i - 2] in WORDS else i
    found = [Actor(o.code, scene.view, o.first, o.last) for o in scene.owners if o.noun in (i, of)]
    if i and scene.view.lower[i - 1] == "whose":
        group = next((g for g in reversed(scene.lists) if g[-1].last < i), None)
        found += members(scene, group)
    for group in scene.lists:
        after = group[-1].last + 1
        if after < i <= after + 4 and scene.view.lower[after] in ("'s", "'"):
            found += [Actor(c, scene.view, u.first, u.last, u.named) for u in group for c in u.codes]
    return found


def _after(scene: Scene, i: int, prepositions: set[str]) -> list[Actor]:
    for j in range(i + 1, min(i + 9, len(scene.view.tokens) - 1)):
        if scene.view.lower[j] in prepositions:
            group = next((g for g in scene.lists if j < g[0].first <= j + 3), None)
            if group:
                return [Actor(c, scene.view, u.first, u.last, u.named) for u in group for c in u.codes]
    return []


def _object(scene: Scene, known: Discourse, i: int, entry: Entry) -> tuple[Ref | None, str | None]:
    """The side after "of", "for" ..., or the owner of the noun ("X's recognition by Y")."""
    view = scene.view
    j = i + 1
    while j < min(i + 4, len(view.tokens)) and view.lower[j] in (
        "of",
        "support",
        "backing",
        "recognition",
        "solidarity",
        "loyalty",
        "congratulations",
    ):
        if view.lower[j] == "of" and view.lower[j + 1 : j + 2] not in (
            ["support"],
            ["backing"],
            ["recognition"],
            ["solidarity"],
            ["loyalty"],
        ):
            break
        j += 1
    if j < len(view.tokens) and view.lower[j] in entry.to:
        for ref in sorted(scene.refs, key=lambda r: (r.kind == "pronoun", r.first)):
            if (
                j < ref.first <= j + 6
                and ref.kind not in ("both", "focus")
                and (view.lower[ref.first] not in ("its", "their") or view.tokens[ref.first].dep_ != "poss")
                and (ref.kind != "place" or view.lower[j] == "to")
            ):
                return ref, known.settle(scene, ref)
    for ref in scene.refs:
        if (
            ref.last + 1 < len(view.tokens)
            and ref.last + 2 <= i <= ref.last + 4
            and view.lower[ref.last + 1] in ("'s", "'")
            and ref.kind in ("name", "state")
        ):
            return ref, ref.side
    return None, None


def ref_at(scene: Scene, known: Discourse, at: int) -> tuple[Ref, str | None] | None:
    token = scene.view.tokens[at]
    left, right = scene.view.at(token.left_edge), scene.view.at(token.right_edge)
    ref = next(
        (
            r
            for r in scene.refs
            if left <= r.first <= right
            and r.kind in ("name", "state", "event", "revolt", "rule", "description", "pronoun", "step", "other")
        ),
        None,
    )
    return (ref, known.settle(scene, ref)) if ref is not None else None


def _unobjected(scene: Scene, known: Discourse, i: int, entry: Entry) -> list[Claim]:
    """ "said recognition was not on the agenda", "only then could recognition be given": no side is named."""
    view, token = scene.view, scene.view.tokens[i]
    side = known.sides.only or known.sides.contested or known.side
    up = token.head
    if up.lower_ == "for" and up.head.lemma_.lower() in TIME and side is not None:
        verb = up.head.head
        judges = saying(scene, known, verb) if verb.pos_ in ("VERB", "AUX") and denial(view, verb) else []
        return [make(scene, known, a, side, "rejects", entry, (i, i), None) for a in judges]
    if (
        token.dep_ not in ("nsubj", "nsubjpass", "attr", "dobj", "oprd")
        or side is None
        or up.lemma_.lower() not in GRANT
    ):
        return []
    actors = saying(scene, known, up)
    no = denial(view, up)
    off = set(view.lower[i + 1 : view.stops[i]]) & OFF
    condition = conditional(view, up, bool(no))
    if condition is not None:
        label: str | None = "conditional"
    elif (no and off) or off & {"premature", "early"} or no:
        label = "rejects"
    else:
        label = None
    return [make(scene, known, a, side, label, entry, (i, i), None, condition) for a in actors] if label else []


def _role(scene: Scene, known: Discourse, i: int, entry: Entry) -> list[Claim]:
    """ "Y is an ally of X", "X's allies are Y and Z", "Y, an ally of X, ...", "X's ally Y"."""
    view, token = scene.view, scene.view.tokens[i]
    owner = next((r for r in scene.refs if i - 6 <= r.last < i and _possessive(view.lower, view.tokens, r, i)), None)
    after = next(
        (r for r in scene.refs if view.lower[i + 1 : i + 2] in (["of"], ["to"]) and i + 1 < r.first <= i + 6), None
    )
    ref = after or owner
    if ref is None or ref.kind in ("both", "place", "focus"):
        return []
    side = known.settle(scene, ref)
    if side is None or hypothetical(view, token) or past_era(view, i):
        return []
    actors = _called(scene, known, i, token)
    return [make(scene, known, a, side, entry.labels[0] or "", entry, (i, i), ref) for a in actors]


def _possessive(lower: list[str], tokens: list[Token], ref: Ref, i: int) -> bool:
    if lower[ref.last] in ("his", "her", "its", "their"):
        return tokens[ref.last].head.i == tokens[i].i
    return lower[ref.last + 1] in ("'s", "'") and not {",", ";"} & set(lower[ref.last + 1 : i])


def _called(scene: Scene, known: Discourse, i: int, token: Token) -> list[Actor]:
    """Who is called so: across "is", in apposition, or right after the noun."""
    view = scene.view
    verb = token.head
    if verb.lower_ == "among" and verb.head.lemma_.lower() in COPULAS | {"count", "number"}:
        at = view.at(verb.head)
        return members(scene, next((g for g in scene.lists if at < g[0].first <= at + 4), None))
    if verb.lemma_.lower() in COPULAS and not denial(view, verb):
        if token.dep_ == "attr":
            return actors_of(scene, known, own_subject(verb))
        at = view.at(verb)
        group = next((g for g in scene.lists if at < g[0].first <= at + 4), None)
        return members(scene, group)
    if token.dep_ == "appos":
        return actors_of(scene, known, verb) if token.lemma_.lower() not in ("friend", "champion") else []
    group = next(
        (
            g
            for g in scene.lists
            if i < g[0].first <= i + 4
            and set(view.lower[i + 1 : g[0].first]) <= {",", "like", "such", "as", "including", "the", "(", ":", "in"}
        ),
        None,
    )
    return members(scene, group)


def members(scene: Scene, group: list[Unit] | None) -> list[Actor]:
    return [Actor(c, scene.view, u.first, u.last, u.named) for u in group or [] for c in u.codes]
