"""What is said by likeness: "did the same", "followed suit", "is of the same mind", "would, if ...", "with the same aim"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from data.clauses import own_subject, passive, subject
from data.discourse import Actor, Claim, Discourse, Scene
from data.echo import NEGATIVE, all_of, echo
from data.gaps import Told
from data.hearsay import SAY, past_era
from data.likeness import as_firm, bare_rank, by_list, ends_soon, ends_soon_after, first_wants, then_list
from data.matching import ends_at
from data.operators import conditional, denial, hypothetical
from data.speakers import actors_of
from data.wordlists import words

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
LATER = frozenset({"after", "next", "later", "first", "second", "third"})
ALIKE_VERBS = frozenset({"be", "sound", "remain", "put", "say", "word", "phrase", "seem"})
COUNTED = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
MODALS = frozenset({"will", "would", "can", "could", "wo", "'ll", "'d"})
READY = frozenset({"prepared", "ready", "willing", "inclined", "happy", "disposed", "minded"})
CONDITIONS = frozenset(
    {"if", "once", "provided", "unless", "until", "till", "when", "as", "only", "but", "before", "on", "the", "so"}
)
AIMS = (["thing"], ["aim"], ["purpose"], ["goal"], ["idea"], ["message"], ["advice"], ["errand"], ["mission"])


def same(scene: Scene, known: Discourse, i: int, token: Token, base: Told) -> list[Claim]:
    """ "A followed suit", "B did the same", "C came after"."""
    word = token.lemma_.lower()
    if word == "be" and "turn" in scene.view.lower[i + 1 : i + 4]:
        return _turn(scene, i, base)
    if word in ("agree", "concur") and (other := _same_as(scene, known, i, "with")) is not None:
        return all_of(scene, actors_of(scene, known, subject(token)), other, (i, i), False)
    if word in ("follow", "join") and token.tag_ == "VBN" and (listed := by_list(scene, i)):
        ahead = actors_of(scene, known, subject(token)) if word == "follow" and passive(token) else []
        return [echo(scene, actor, base, (i, i + 1)) for actor in (*ahead, *listed)]
    if word in ("refuse", "decline") and base[0] in NEGATIVE and ends_soon(scene, i):
        return all_of(scene, actors_of(scene, known, subject(token)), base, (i, i), True)
    if _alike(scene, i, token, base):
        return all_of(scene, actors_of(scene, known, subject(token)), base, (i, i), False)
    if not _repeats(scene, i, token, base):
        return []
    if word == "be" and not _says_same(scene, i, word) and (more := then_list(scene, i)):
        return all_of(scene, [*actors_of(scene, known, subject(token)), *more], base, (i, i), False)
    return _repeated(scene, known, i, token, base)


def _turn(scene: Scene, i: int, base: Told) -> list[Claim]:
    """ "it was the turn of A and B"."""
    at = scene.view.lower.index("turn", i)
    group = next((g for g in scene.lists if at + 1 < g[0].first <= at + 4), None)
    return [
        echo(scene, Actor(c, scene.view, u.first, u.last, u.named), base, (i, at)) for u in group or [] for c in u.codes
    ]


def _alike(scene: Scene, i: int, token: Token, base: Told) -> bool:
    """ "is not far behind", "sounds as firm", "made it three", "joined them", "said as much", "chimed in"."""
    view, word = scene.view, token.lemma_.lower()
    close, after = set(view.lower[i + 1 : i + 4]), view.lower[i + 1 :]
    return (
        (word == "be" and "behind" in close and bool({"far", "close"} & close))
        or (word in ALIKE_VERBS and as_firm(scene, i, base[0]))
        or (word == "make" and after[:1] == ["it"] and bool(COUNTED & set(after[1:2])))
        or (
            word == "join" and bool(close & {"it", "them"}) and token.tag_ in ("VBN", "VBD") and ends_soon(scene, i + 1)
        )
        or (word in ("say", "think", "feel") and after[:2] == ["as", "much"] and ends_at(view, i + 3))
        or (word == "chime" and after[:1] == ["in"] and ends_at(view, i + 2))
    )


def _says_same(scene: Scene, i: int, word: str) -> bool:
    return "same" in scene.view.lower[i + 1 : i + 4] and word in SAY | REPEAT


def _repeats(scene: Scene, i: int, token: Token, base: Told) -> bool:
    """Whether the verb and the words after it take up what another did."""
    word, view = token.lemma_.lower(), scene.view
    after = {k for keys in view.keys[i + 1 : min(view.stops[i], i + 7)] for k in keys}
    close = set(view.lower[i + 1 : i + 4])
    if _says_same(scene, i, word):
        return True
    near = close if word in ("do", "say", "be", "join") else after
    if word in SAME and all(wanted & near for wanted in SAME[word]):
        if word == "be":
            return bool(bare_rank(scene, i))
        return not (word == "do" and "so" in close and "such" in after)
    if word in ("announce", "grant", "declare") and base[0] in ("recognizes", "rejects", "conditional"):
        return bool(close & {"it", "that", "this"}) and ends_soon_after(scene, i + 1)
    last = i + 2 >= min(view.stops[i], len(view.tokens)) - 1
    return (word == "come" and bool(LATER & close) and last) or (word in BARE and ends_soon(scene, i))


def _repeated(scene: Scene, known: Discourse, i: int, token: Token, base: Told) -> list[Claim]:
    """The claims: firm, denied ("refused to do so") or on a condition ("will do the same if ...")."""
    word = token.lemma_.lower()
    after = {k for keys in scene.view.keys[i + 1 : min(scene.view.stops[i], i + 7)] for k in keys}
    if token.pos_ not in ("VERB", "AUX") or past_era(scene.view, i):
        return []
    no = denial(scene.view, token)
    who = subject(token)
    if word == "do" and base[0] in ("recognizes", "supports") and first_wants(token):
        told = "conditional", base[1], base[2]
        return [echo(scene, a, told, (i, i)) for a in actors_of(scene, known, subject(token.head))]
    if "such" in after and word == "do":
        no = no or "denied"
    actors = actors_of(scene, known, who)
    if (up := token.head).lemma_.lower() == "deny":
        no = "refused"
        actors = actors_of(scene, known, own_subject(up)) or actors
    if "same" in scene.view.lower[i + 1 : i + 4] and (other := _same_as(scene, known, i)) is not None:
        base = other
    if hypothetical(scene.view, token) and up.lemma_.lower() != "deny":
        return []
    if (
        base[0] in NEGATIVE
        and (condition := conditional(scene.view, token, bool(no))) is not None
        and base[0] != "rejects"
    ):
        return [replace(echo(scene, a, ("conditional", base[1], base[2]), (i, i)), condition=condition) for a in actors]
    if word in ("consider", "contemplate"):
        return []
    return all_of(scene, actors, base, (i, i), bool(no))


def would_if(scene: Scene, known: Discourse, i: int, token: Token, base: Told) -> list[Claim]:
    """ "B is prepared to, once ...", "B would, provided ...", "B will not until ...": what A did, on a condition."""
    view = scene.view
    if (
        base[0] == "neutral"
        and token.lemma_.lower() == "be"
        and set(view.lower[i + 1 : i + 2]) & READY
        and ends_at(view, i + 2)
    ):
        return all_of(scene, actors_of(scene, known, subject(token)), base, (i, i), False)
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
    return [echo(scene, a, told, (i, i)) for a in actors_of(scene, known, who)]


def _same_as(scene: Scene, known: Discourse, i: int, link: str = "as") -> Told | None:
    """ "did the same as A": what A did."""
    lower = scene.view.lower
    for j in range(i + 1, min(i + 5, len(lower) - 1)):
        if lower[j] == link:
            codes = {c for u in scene.units if j < u.first <= j + 2 for c in u.codes}
            claim = next((c for c in reversed(known.claims) if c.actor.code in codes), None)
            return (claim.label, claim.side, claim.target[1]) if claim else None
    return None


def same_aim(scene: Scene, known: Discourse, i: int, token: Token, base: Told) -> list[Claim]:
    """ "B arrives tonight with the same aim", "with the same thing in mind"."""
    lower = scene.view.lower
    if lower[i] != "with" or lower[i + 1 : i + 3] != ["the", "same"] or lower[i + 3 : i + 4] not in AIMS:
        return []
    at = i + 6 if lower[i + 4 : i + 6] == ["in", "mind"] else i + 4
    verb = next((g for g in token.ancestors if g.pos_ in ("VERB", "AUX")), None)
    if verb is None or not (ends_at(scene.view, at) or lower[at] in ("whereas", "while")):
        return []
    return all_of(scene, actors_of(scene, known, subject(verb)), base, (i, i), False)
