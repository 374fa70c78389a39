"""What is said by leaving it out: "did the same", "so did B", "nor does C", "D followed suit"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from data.clauses import own_subject, passive, subject
from data.discourse import Actor, Claim, Discourse, Scene
from data.gaps import Told, gapped, other_before
from data.hearsay import SAY, past_era
from data.likeness import as_firm, bare_rank, by_list, ends_soon, ends_soon_after, first_wants, then_list
from data.matching import ends_at
from data.operators import conditional, denial, hypothetical
from data.speakers import actors_of
from data.wordlists import words

AUXILIARIES = words("ellipsis", "auxiliaries")
OPENERS = frozenset({"so", "nor", "neither", "as"})
MEMORY = 1
SAME = {
    "do": ({"same", "likewise", "so", "too", "similarly", "thing"},),
    "say": ({"same", "so", "likewise"},),
    "feel": ({"same", "likewise"},),
    "think": ({"same", "so", "likewise"},),
    "see": ({"same", "so", "likewise"},),
    "hold": ({"same"}, {"view", "opinion", "position"}),
    "follow": ({"suit", "example", "lead", "line"},),
    "take": ({"same", "similar"}, {"line", "view", "step", "position", "stance", "decision", "course", "stand"}),
    "make": ({"same", "similar"}, {"choice", "decision", "announcement", "statement", "call", "point", "move"}),
    "come": ({"same", "similar"}, {"conclusion", "decision", "view"}),
    "reach": ({"same", "similar"}, {"conclusion", "decision", "view"}),
    "strike": ({"same", "similar"}, {"note", "tone"}),
    "issue": ({"same", "similar"}, {"statement", "declaration", "notice"}),
    "use": ({"same", "similar"}, {"words", "language", "terms"}),
    "speak": ({"same", "similar"}, {"terms", "language", "words", "vein"}),
    "send": ({"same", "similar"}, {"message", "note", "congratulations", "wishes"}),
    "join": ({"them", "in", "chorus", "him", "her", "ranks", "club", "list"},),
    "add": ({"voice", "name"},),
    "have": ({"same", "similar"}, {"advice", "message", "view", "answer", "reaction", "opinion", "position", "line"}),
    "consider": ({"same", "likewise"},),
    "contemplate": ({"same"},),
    "waste": ({"no"}, {"time"}),
    "lose": ({"no"}, {"time"}),
    "share": (
        {
            "view",
            "views",
            "opinion",
            "indignation",
            "position",
            "anger",
            "outrage",
            "assessment",
            "analysis",
            "stance",
            "doubts",
            "concern",
            "concerns",
            "sentiment",
            "dismay",
            "scepticism",
            "skepticism",
            "disappointment",
        },
    ),
    "be": ({"same", "first", "next", "quicker", "faster", "second", "third", "fourth", "earlier"},),
}
"""Verb lemma -> one word of each set must follow within the clause."""
REPEAT = words("ellipsis", "repeat")
BARE = frozenset({"follow", "agree", "concur", "echo"})
NEGATIVE = {"recognizes": "rejects", "supports": "opposes", "rejects": "rejects"}


def echoes_in(scene: Scene, known: Discourse, earlier: list[Claim]) -> list[Claim]:
    """Claims that repeat the last one for other actors; `earlier` are those of this sentence already found."""
    found: list[Claim] = []
    spoken = {c.actor.code for c in earlier}
    for actor, told, at in gapped(scene, known, _base(scene, known, [], 0), earlier):
        if actor.code not in spoken:
            found.append(replace(_echo(scene, actor, told, (at, at)), vote=known.voting))
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
            or _same(scene, known, i, token, base)
            or _same_aim(scene, known, i, token, base)
            or _such(scene, known, i, token, base)
            or _would_if(scene, known, i, token, base)
            or _cut_short(scene, known, i, token, base)
        )
        made = [replace(c, vote=known.voting) for c in made if c.actor.code not in spoken]
        spoken |= {c.actor.code for c in made}
        found += made
    for actor, told, at in gapped(scene, known, None, [*earlier, *found]) if found else ():
        if actor.code not in spoken:
            found.append(replace(_echo(scene, actor, told, (at, at)), vote=known.voting))
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
    return [_echo(scene, a, ("rejects", side, side), (i, i)) for a in actors_of(scene, known, subject(token))]


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
    return [_echo(scene, Actor(c, view, u.first, u.last, u.named), base, (i, i + 1)) for u in units for c in u.codes]


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
        _echo(scene, Actor(c, view, u.first, u.last, u.named), base, (i, i + 1)) for u in group or [] for c in u.codes
    ]


def _item_start(scene: Scene, i: int) -> bool:
    return all(not t.is_alpha for t in scene.view.tokens[:i])


def _same(scene: Scene, known: Discourse, i: int, token: Token, base: Told) -> list[Claim]:
    """ "A followed suit", "B did the same", "C came after"."""
    word = token.lemma_.lower()
    if word == "be" and "turn" in scene.view.lower[i + 1 : i + 4]:
        at = scene.view.lower.index("turn", i)
        group = next((g for g in scene.lists if at + 1 < g[0].first <= at + 4), None)
        return [
            _echo(scene, Actor(c, scene.view, u.first, u.last, u.named), base, (i, at))
            for u in group or []
            for c in u.codes
        ]
    if word in ("agree", "concur") and (other := _same_as(scene, known, i, "with")) is not None:
        return _all(scene, actors_of(scene, known, subject(token)), other, (i, i), False)
    after = {k for keys in scene.view.keys[i + 1 : min(scene.view.stops[i], i + 7)] for k in keys}
    close = set(scene.view.lower[i + 1 : i + 4])
    if word in ("follow", "join") and token.tag_ == "VBN" and (listed := by_list(scene, i)):
        ahead = actors_of(scene, known, subject(token)) if word == "follow" and passive(token) else []
        return [_echo(scene, actor, base, (i, i + 1)) for actor in (*ahead, *listed)]
    if word in ("refuse", "decline") and base[0] in NEGATIVE and ends_soon(scene, i):
        return _all(scene, actors_of(scene, known, subject(token)), base, (i, i), True)
    if word == "be" and "behind" in close and {"far", "close"} & close:
        return _all(scene, actors_of(scene, known, subject(token)), base, (i, i), False)
    if word in ALIKE_VERBS and as_firm(scene, i, base[0]):
        return _all(scene, actors_of(scene, known, subject(token)), base, (i, i), False)
    if (
        word == "make"
        and scene.view.lower[i + 1 : i + 2] == ["it"]
        and (scene.view.lower[i + 2 : i + 3] or [""])[0] in COUNTED
    ):
        return _all(scene, actors_of(scene, known, subject(token)), base, (i, i), False)
    if word == "join" and close & {"it", "them"} and token.tag_ in ("VBN", "VBD") and ends_soon(scene, i + 1):
        return _all(scene, actors_of(scene, known, subject(token)), base, (i, i), False)
    if (
        word in ("say", "think", "feel")
        and scene.view.lower[i + 1 : i + 3] == ["as", "much"]
        and ends_at(scene.view, i + 3)
    ):
        return _all(scene, actors_of(scene, known, subject(token)), base, (i, i), False)
    if word == "chime" and scene.view.lower[i + 1 : i + 2] == ["in"] and ends_at(scene.view, i + 2):
        return _all(scene, actors_of(scene, known, subject(token)), base, (i, i), False)
    alike = "same" in scene.view.lower[i + 1 : i + 4] and token.lemma_.lower() in SAY | REPEAT
    if alike:
        pass
    elif word in SAME and all(
        wanted & (close if word in ("do", "say", "be", "join") else after) for wanted in SAME[word]
    ):
        if word == "be" and not bare_rank(scene, i):
            return []
        if word == "be" and (more := then_list(scene, i)):
            return _all(scene, [*actors_of(scene, known, subject(token)), *more], base, (i, i), False)
        if word == "do" and "so" in close and "such" in after:
            return []
    elif word in ("announce", "grant", "declare") and base[0] in ("recognizes", "rejects", "conditional"):
        if not (close & {"it", "that", "this"} and ends_soon_after(scene, i + 1)):
            return []
    elif not (
        word == "come"
        and {"after", "next", "later", "first", "second", "third"} & close
        and i + 2 >= min(scene.view.stops[i], len(scene.view.tokens)) - 1
    ) and not (word in BARE and ends_soon(scene, i)):
        return []
    if token.pos_ not in ("VERB", "AUX") or past_era(scene.view, i):
        return []
    no = denial(scene.view, token)
    who = subject(token)
    if word == "do" and base[0] in ("recognizes", "supports") and first_wants(token):
        told = "conditional", base[1], base[2]
        return [_echo(scene, a, told, (i, i)) for a in actors_of(scene, known, subject(token.head))]
    if "such" in after and word == "do":
        no = no or "denied"
    actors = actors_of(scene, known, who)
    if (up := token.head).lemma_.lower() == "deny":
        no = "refused"
        actors = actors_of(scene, known, own_subject(up)) or actors
    if "same" in close and (other := _same_as(scene, known, i)) is not None:
        base = other
    if hypothetical(scene.view, token) and up.lemma_.lower() != "deny":
        return []
    if (
        base[0] in NEGATIVE
        and (condition := conditional(scene.view, token, bool(no))) is not None
        and base[0] != "rejects"
    ):
        return [
            replace(_echo(scene, a, ("conditional", base[1], base[2]), (i, i)), condition=condition) for a in actors
        ]
    if word in ("consider", "contemplate"):
        return []
    return _all(scene, actors, base, (i, i), bool(no))


ALIKE_VERBS = frozenset({"be", "sound", "remain", "put", "say", "word", "phrase", "seem"})
COUNTED = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
MODALS = frozenset({"will", "would", "can", "could", "wo", "'ll", "'d"})
READY = frozenset({"prepared", "ready", "willing", "inclined", "happy", "disposed", "minded"})


def _would_if(scene: Scene, known: Discourse, i: int, token: Token, base: Told) -> list[Claim]:
    """ "B is prepared to, once ...", "B would, provided ...", "B will not until ...": what A did, on a condition."""
    view = scene.view
    if (
        base[0] == "neutral"
        and token.lemma_.lower() == "be"
        and set(view.lower[i + 1 : i + 2]) & READY
        and ends_at(view, i + 2)
    ):
        return _all(scene, actors_of(scene, known, subject(token)), base, (i, i), False)
    if base[0] not in ("recognizes", "supports", "conditional"):
        return []
    lower, negative = view.lower, False
    if token.lemma_.lower() == "be" and set(lower[i + 1 : i + 3]) & READY:
        to = next((j for j in range(i + 2, min(i + 4, len(lower))) if lower[j] == "to"), None)
        if to is None or not (ends_at(view, to + 1) or lower[to + 1] in CONDITIONS):
            return []
    elif token.lemma_.lower() in ("like", "want", "hope", "wish") and lower[i + 1 : i + 2] == ["to"]:
        if not ends_at(view, i + 2):
            return []
    elif lower[i] in MODALS and token.tag_ == "MD":
        negative = lower[i + 1 : i + 2] in (["not"], ["n't"])
        after = i + 1 + negative
        if lower[after : after + 1] == [","]:
            after += 1
        if after >= len(lower) or lower[after] not in CONDITIONS:
            return []
    else:
        return []
    condition = conditional(view, token, True)
    who = own_subject(token) or own_subject(token.head) or subject(token)
    if condition is None:
        return []
    told = "conditional", base[1], base[2]
    return [_echo(scene, a, told, (i, i)) for a in actors_of(scene, known, who)]


CONDITIONS = frozenset(
    {"if", "once", "provided", "unless", "until", "till", "when", "as", "only", "but", "before", "on", "the", "so"}
)


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
    return [_echo(scene, Actor(c, view, u.first, u.last, u.named), told, (i, i)) for u in group for c in u.codes]


def _same_as(scene: Scene, known: Discourse, i: int, link: str = "as") -> Told | None:
    """ "did the same as A": what A did."""
    lower = scene.view.lower
    for j in range(i + 1, min(i + 5, len(lower) - 1)):
        if lower[j] == link:
            codes = {c for u in scene.units if j < u.first <= j + 2 for c in u.codes}
            claim = next((c for c in reversed(known.claims) if c.actor.code in codes), None)
            return (claim.label, claim.side, claim.target[1]) if claim else None
    return None


def _same_aim(scene: Scene, known: Discourse, i: int, token: Token, base: Told) -> list[Claim]:
    """ "B arrives tonight with the same aim", "with the same thing in mind"."""
    lower = scene.view.lower
    if lower[i] != "with" or lower[i + 1 : i + 3] != ["the", "same"] or lower[i + 3 : i + 4] not in AIMS:
        return []
    at = i + 6 if lower[i + 4 : i + 6] == ["in", "mind"] else i + 4
    verb = next((g for g in token.ancestors if g.pos_ in ("VERB", "AUX")), None)
    if verb is None or not (ends_at(scene.view, at) or lower[at] in ("whereas", "while")):
        return []
    return _all(scene, actors_of(scene, known, subject(verb)), base, (i, i), False)


AIMS = (["thing"], ["aim"], ["purpose"], ["goal"], ["idea"], ["message"], ["advice"], ["errand"], ["mission"])


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
            return _all(scene, actors_of(scene, known, subject(verb)), base, (i, i + 1), True)
    if lower[i] in ("wait", "waited") and {"that", "so"} & set(lower[i + 1 : i + 5]) and "long" in lower[i + 1 : i + 6]:
        return _all(scene, actors_of(scene, known, subject(token)), base, (i, i), False)
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
    return _all(scene, actors_of(scene, known, who), base, (i, i + 1), negative)


def _all(scene: Scene, actors: list[Actor], base: Told, cue: tuple[int, int], negative: bool) -> list[Claim]:
    label, side, target = base
    if negative:
        if label == "neutral" and "either" in scene.view.lower[cue[0] : cue[1] + 4]:
            return [_echo(scene, actor, base, cue) for actor in actors]
        if label not in NEGATIVE:
            return []
        base = NEGATIVE[label], side, target
    return [_echo(scene, actor, base, cue) for actor in actors]


def _echo(scene: Scene, actor: Actor, base: Told, cue: tuple[int, int]) -> Claim:
    label, side, target = base
    return Claim(actor, side, label, "echo", scene.view, cue, confidence=0.7, target=("echo", target or side))
