"""A change of mind: what was said before counts no more ("thought better of it", "took it back", "at first ..., but")."""

from __future__ import annotations

import re
from dataclasses import replace

from data.clauses import subject
from data.discourse import Actor, Claim, Discourse, Scene
from data.operators import denial, hypothetical
from data.speakers import actors_of, label_actors, labelled
from data.wordlists import words

THOUGHTS = words("reversals", "thoughts")
TAKE_BACK = words("reversals", "take_back")
IT = frozenset(
    {"it", "that", "this", "them", "decision", "recognition", "step", "move", "words", "tweet", "congratulations"}
)
RETHINK = {
    "think": frozenset({"better", "again", "twice"}),
    "change": THOUGHTS,
    "have": frozenset({"thoughts"}),
    "back": frozenset({"out", "down", "away", "off"}),
    "go": frozenset({"back"}),
    "climb": frozenset({"down"}),
    "perform": frozenset({"u-turn", "about-turn", "somersault"}),
    "make": frozenset({"u-turn", "about-turn"}),
    "do": frozenset({"u-turn", "about-turn"}),
}
ALONE = frozenset({"relent", "recant", "backtrack", "backpedal"})
AT_FIRST = re.compile(
    r"\b(?:at first|initially|at the outset|to begin with|in the beginning|originally|(?:on|in) (?:its|the) first (?:day|days|hours?|week))\b",
    re.I,
)
LATER = re.compile(r";|\bbut\b|\bthen\b|\byet\b|\bbefore \w+ing\b", re.I)
NOW = re.compile(r"\b(?:this time|today|now|at last|in the end|since then|on \w+day)\b", re.I)
MEMORY = 3


def unsaid(scene: Scene, known: Discourse, found: list[Claim]) -> list[Claim]:
    """The claims of a sentence that still stand at its end; those of the sentences right before it fall with them."""
    found = [c for c in found if c.view is not scene.view or not (_at_first(scene, c) or _history(scene, c))]
    made: list[Claim] = []
    for i, token in enumerate(scene.view.tokens):
        if (kind := _turn(scene, i)) == "" or hypothetical(scene.view, token) or denial(scene.view, token):
            continue
        codes = {a.code for a in _who(scene, known, i)}
        before = [c for c in found if c.actor.code in codes and c.cue[0] < i]
        since = scene.view.sentence.number - MEMORY
        old = [c for c in known.claims if c.actor.code in codes and c.view.sentence.number >= since]
        known.claims = [c for c in known.claims if c not in old]
        found = [c for c in found if c not in before]
        granted = [c for c in (*old, *before) if c.label == "recognizes"]
        if kind == "back" and granted:
            who = _who(scene, known, i)[:1]
            made += [_taken_back(scene, a, granted[-1], i) for a in who]
    return [*found, *made]


def denials(scene: Scene, known: Discourse) -> list[Claim]:
    """ "Kenya denied it": the answer to a recognition that somebody else said it had given."""
    if known.alleged is None:
        return []
    claim, number = known.alleged
    if scene.view.sentence.number - number > 2:
        return []
    for i, token in enumerate(scene.view.tokens):
        after = scene.view.lower[i + 1 : i + 4]
        denies = token.lemma_.lower() in ("deny", "dispute", "dismiss", "reject", "refute", "contradict")
        if not (denies and set(after) & (IT | {"report", "claim", "story", "as", "any"})):
            continue
        if hypothetical(scene.view, token) or denial(scene.view, token):
            continue
        return [_taken_back(scene, a, claim, i) for a in _who(scene, known, i) if a.code == claim.actor.code]
    return []


def _taken_back(scene: Scene, actor: Actor, claim: Claim, i: int) -> Claim:
    return replace(
        claim, actor=actor, label="rejects", rule="taken-back", view=scene.view, cue=(i, i), object=None, condition=None
    )


def _who(scene: Scene, known: Discourse, i: int) -> list[Actor]:
    token = scene.view.tokens[i]
    if labelled(scene, token) and (named := label_actors(scene, known)):
        return named
    if found := actors_of(scene, known, subject(token)):
        return found
    before = [g for g in scene.lists if g[-1].last < i and not g[0].place]
    return (
        [Actor(c, scene.view, u.first, u.last, u.named) for u in before[0] for c in u.codes] if len(before) == 1 else []
    )


def _turn(scene: Scene, i: int) -> str:
    """ "back" for a recognition taken back in so many words, "mind" for a change of mind, else ""."""
    token, lower = scene.view.tokens[i], scene.view.lower
    if token.pos_ != "VERB":
        return ""
    word, after = token.lemma_.lower(), lower[i + 1 : min(scene.view.stops[i], i + 6)]
    if word == "take" and "back" in after and set(after[: after.index("back") + 3]) & IT:
        return "back"
    if word in TAKE_BACK and set(after[:3]) & IT:
        return "back"
    if word in ALONE or (word in RETHINK and set(after) & RETHINK[word] and _fits(word, after)):
        return "mind"
    return "mind" if word == "delete" and set(after) & {"tweet", "post", "message"} else ""


def _fits(word: str, after: list[str]) -> bool:
    if word == "change":
        return bool(set(after[:1]) & {"its", "his", "her", "their"})
    if word == "have":
        return "second" in after
    if word == "go":
        return after[:2] == ["back", "on"] and bool(set(after) & (IT | {"word", "promise"}))
    return word != "back" or not set(after) & {"recognition"}


def _at_first(scene: Scene, claim: Claim) -> bool:
    """ "At first it condemned the coup, but ...": what follows is how it ends."""
    text, base = scene.view.sentence.text, scene.view.sentence.start
    said = AT_FIRST.search(text)
    if said is None:
        return False
    turn = LATER.search(text, said.end())
    return turn is not None and scene.view.begin(claim.cue[0]) - base < turn.start()


def _history(scene: Scene, claim: Claim) -> bool:
    """ "Peru, which had abstained in May, spoke up this time": an aside in the past perfect that the sentence goes beyond."""
    token = scene.view.tokens[claim.cue[0]]
    if token.dep_ != "relcl" or not any(c.lower_ == "had" and c.dep_ == "aux" for c in token.children):
        return False
    end = scene.view.begin(scene.view.at(token.right_edge)) - scene.view.sentence.start
    return (
        NOW.search(scene.view.sentence.text, end) is not None and token.head.i != token.i and claim.label == "neutral"
    )
