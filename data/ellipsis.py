"""What is said by leaving it out: "so did B", "nor does C", "B's has been called home too", "A has not"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from data.clauses import own_subject, subject
from data.discourse import Actor, Claim, Discourse, Scene
from data.echo import all_of, echo
from data.gaps import Told, gapped, other_before
from data.sameness import same, same_aim, would_if
from data.speakers import actors_of
from data.wordlists import words

AUXILIARIES = words("ellipsis", "auxiliaries")
OPENERS = frozenset({"so", "nor", "neither", "as"})
MEMORY = 1


def echoes_in(scene: Scene, known: Discourse, earlier: list[Claim]) -> list[Claim]:
    """Claims that repeat the last one for other actors; `earlier` are those of this sentence already found."""
    found: list[Claim] = []
    spoken = {c.actor.code for c in earlier}
    for actor, told, at in gapped(scene, known, _base(scene, known, [], 0), earlier):
        if actor.code not in spoken:
            found.append(replace(echo(scene, actor, told, (at, at)), vote=known.voting))
            spoken.add(actor.code)
    for i, token in enumerate(scene.view.tokens):
        found += [c for c in _no_longer(scene, known, i, token) if c.actor.code not in spoken]
        base = _base(scene, known, [*earlier, *found], i) or _wave(scene, known, i)
        if base is None:
            continue
        made = (
            _gapped(scene, earlier, i)
            or _headless(scene, i, base)
            or _inverted(scene, i, base)
            or same(scene, known, i, token, base)
            or same_aim(scene, known, i, token, base)
            or _such(scene, known, i, token, base)
            or would_if(scene, known, i, token, base)
            or _cut_short(scene, known, i, token, base)
        )
        made = [replace(c, vote=known.voting) for c in made if c.actor.code not in spoken]
        spoken |= {c.actor.code for c in made}
        found += made
    for actor, told, at in gapped(scene, known, None, [*earlier, *found]) if found else ():
        if actor.code not in spoken:
            found.append(replace(echo(scene, actor, told, (at, at)), vote=known.voting))
            spoken.add(actor.code)
    return found


def _base(scene: Scene, known: Discourse, earlier: list[Claim], i: int) -> Told | None:
    before = [c for c in earlier if c.cue[0] < i]
    if before:
        return before[-1].label, before[-1].side, before[-1].target[1]
    if known.last is None or scene.view.sentence.number - known.last_seen > MEMORY or other_before(scene, i):
        return None
    return (*known.last, known.object_side)


def _no_longer(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "once alone in recognising X, does so no longer"."""
    after = scene.view.lower[i + 1 : i + 5]
    if token.lemma_.lower() != "do" or known.former is None or known.former[2] != scene.view.sentence.number:
        return []
    gone = after[:3] in (["so", "no", "longer"], ["so", "no", "more"]) or after[:4] in (
        ["not", "do", "so", "now"],
        ["not", "any", "longer", "."],
    )
    label, side, _ = known.former
    if not gone or label != "recognizes":
        return []
    return [echo(scene, a, ("rejects", side, side), (i, i)) for a in actors_of(scene, known, subject(token))]


def _wave(scene: Scene, known: Discourse, i: int) -> Told | None:
    """ "Then it was the turn of A and B": of what the same paragraph told a sentence or two before."""
    near = scene.view.sentence.number - known.last_seen <= 2 and known.last_line == scene.view.sentence.line.number
    if known.last is None or not near or "turn" not in scene.view.lower[i : i + 4]:
        return None
    return (*known.last, known.object_side)


def _inverted(scene: Scene, i: int, base: Told) -> list[Claim]:
    """ "So did A and B", "as was C", "Nor do D and E"."""
    view = scene.view
    if view.lower[i] not in OPENERS or i + 2 > len(view.tokens) - 1:
        return []
    at = i + 1
    if view.lower[at] == "," and "," in view.lower[at + 1 : at + 6]:
        at = view.lower.index(",", at + 1) + 1
    if at >= len(view.tokens) or view.lower[at] not in AUXILIARIES:
        return []
    if i and view.lower[i - 1] not in (",", ";", "and", "–", "—", "•", "-", '"', "(") and not _item_start(scene, i):
        return []
    group = next((g for g in scene.lists if at + 1 <= g[0].first <= at + 5), None)
    if group is None:
        return []
    more = [
        g
        for g in scene.lists
        if g[0].first > group[-1].last and view.lower[g[0].first - 1] == "nor" and view.lower[i] in ("neither", "nor")
    ]
    units = [*group, *(u for g in more for u in g)]
    return [echo(scene, Actor(c, view, u.first, u.last, u.named), base, (i, i + 1)) for u in units for c in u.codes]


def _headless(scene: Scene, i: int, base: Told) -> list[Claim]:
    """ "B's has been called home too": a possessive with nothing after it takes up the noun before."""
    view = scene.view
    if view.lower[i] not in ("'s", "'") or view.tokens[i].tag_ != "POS" or i + 1 >= len(view.tokens):
        return []
    dated = view.lower[i + 1] in ("in", "on", "within", "the", "a", "two", "three") and any(
        t.ent_type_ in ("DATE", "TIME") for t in view.tokens[i + 2 : i + 5]
    )
    if view.tokens[i + 1].pos_ not in ("AUX", "VERB") and not dated:
        return []
    group = next((g for g in scene.lists if g[-1].last == i - 1), None)
    return [
        echo(scene, Actor(c, view, u.first, u.last, u.named), base, (i, i + 1)) for u in group or [] for c in u.codes
    ]


def _item_start(scene: Scene, i: int) -> bool:
    return all(not t.is_alpha for t in scene.view.tokens[:i])


def _gapped(scene: Scene, earlier: list[Claim], i: int) -> list[Claim]:
    """ "A slapped sanctions on eight men, and B on eleven": the verb is left out the second time."""
    view = scene.view
    if view.lower[i] not in ("and", "but") or not earlier:
        return []
    group = next((g for g in scene.lists if g[0].first in (i + 1, i + 2)), None)
    if group is None or group[-1].last + 1 >= len(view.tokens):
        return []
    after = group[-1].last + 1
    rest = view.tokens[after : view.stops[after] if after < len(view.tokens) else after]
    if view.lower[after] not in ("on", "with", "for", "to", "too", "later", "yesterday", "after") or any(
        t.pos_ in ("VERB", "AUX") for t in rest
    ):
        return []
    base = earlier[-1]
    if base.cue[0] > i:
        return []
    told = base.label, base.side, base.target[1]
    return [echo(scene, Actor(c, view, u.first, u.last, u.named), told, (i, i)) for u in group for c in u.codes]


def _such(scene: Scene, known: Discourse, i: int, token: Token, base: Told) -> list[Claim]:
    """ "A has done no such thing", "A has not", "B has yet to do so"."""
    lower = scene.view.lower
    if (
        lower[i] == "such"
        and i
        and lower[i - 1] == "no"
        and lower[i + 1 : i + 2]
        in (["thing"], ["step"], ["move"], ["announcement"], ["plan"], ["plans"], ["intention"], ["intentions"])
    ):
        verb = next((g for g in token.ancestors if g.pos_ in ("VERB", "AUX")), None)
        if verb is not None:
            return all_of(scene, actors_of(scene, known, subject(verb)), base, (i, i + 1), True)
    if lower[i] in ("wait", "waited") and {"that", "so"} & set(lower[i + 1 : i + 5]) and "long" in lower[i + 1 : i + 6]:
        return all_of(scene, actors_of(scene, known, subject(token)), base, (i, i), False)
    return []


def _cut_short(scene: Scene, known: Discourse, i: int, token: Token, base: Told) -> list[Claim]:
    """ "A will not either", "B has not", "C does too": an auxiliary and nothing after it."""
    lower = scene.view.lower
    if lower[i] not in AUXILIARIES or (token.dep_ in ("aux", "auxpass") and token.head.pos_ in ("VERB", "AUX")):
        return []
    rest = lower[i + 1 : i + 5]
    said = [w for w in rest if w not in ("either", "too", "also", "yet", "as", "well")]
    if not said or (
        not (said[0] in ("not", "n't", "never") and said[1:2] in ([","], ["."], [";"], []))
        and not (said[0] in (".", ",", ";") and len(said) != len(rest))
    ):
        return []
    negative = said[0] in ("not", "n't", "never")
    who = own_subject(token) or own_subject(token.head)
    return all_of(scene, actors_of(scene, known, who), base, (i, i + 1), negative)
