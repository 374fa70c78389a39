"""What makes a clause say "the same": "was just as firm", "was first", "followed by A and B"."""

from __future__ import annotations

from spacy.tokens import Token

from data.discourse import Actor, Scene
from data.gaps import only_when
from data.matching import ends_at
from data.wordlists import words

MANNERS = words("ellipsis", "manners")
HARSHER = words("ellipsis", "harsher")
WARMER = words("ellipsis", "warmer")
DEGREES = frozenset(
    {
        "just",
        "equally",
        "every",
        "bit",
        "quite",
        "as",
        "no",
        "less",
        "even",
        "more",
        "still",
        "it",
        "so",
        "any",
        "much",
        "far",
        "of",
        "the",
        "same",
        "similarly",
    }
)


def as_firm(scene: Scene, i: int, label: str) -> bool:
    """ "was just as firm", "is equally clear", "was harsher still", "was no gentler", "put it as bluntly", "was of the same mind"."""
    view = scene.view
    at = i + 1
    while at < len(view.tokens) and at < i + 7 and view.lower[at] in DEGREES:
        at += 1
    before = set(view.lower[i + 1 : at])
    if at >= len(view.tokens) or not (before - {"it"} or view.lower[at + 1 : at + 2] in (["still"], ["yet"])):
        return False
    if not ends_at(view, at + 1) and view.lower[at + 1] not in ("about", "in"):
        return False
    if view.lower[at + 1 : at + 2] in (["about"], ["in"]) and view.lower[at + 2 : at + 3] not in (
        ["it"],
        ["this"],
        ["that"],
        ["public"],
        ["tone"],
    ):
        return False
    word = view.tokens[at]
    if "same" in before:
        return (
            view.keys[at] & frozenset({"mind", "opinion", "view", "persuasion", "tune", "camp"}) != frozenset()
            and "of" in before
        )
    stem = view.keys[at] | ({word.lower_[:-2]} if word.lower_.endswith("ly") else set())
    against = label in ("opposes", "rejects")
    better, worse = bool(stem & WARMER), bool(stem & HARSHER)
    if word.tag_ in ("JJR", "RBR") or ("more" in before and "no" not in before):
        return (
            (worse and against and "no" not in before)
            or (better and against and "no" in before)
            or (better and not against and "no" not in before)
            or (worse and not against and "no" in before)
        )
    return bool(stem & (MANNERS | WARMER | HARSHER)) and bool(before & {"as", "equally", "less", "similarly"})


def first_wants(token: Token) -> bool:
    """ "wants to see the tallies before it does so"."""
    marked = any(c.dep_ == "mark" and c.lower_ in ("before", "until") for c in token.children)
    above = {g.lemma_.lower() for g in token.ancestors}
    return marked and bool(above & {"want", "need", "demand", "await", "require", "insist", "expect"})


def by_list(scene: Scene, i: int) -> list[Actor]:
    """ "followed by A, B and C", "followed an hour later by D"."""
    for group in scene.lists:
        at = group[0].first - 1
        at -= scene.view.lower[at] == "the"
        if scene.view.lower[at] == "by" and i < at <= i + 8 and (at <= i + 3 or only_when(scene, i + 1, at)):
            return [Actor(c, scene.view, u.first, u.last, u.named) for u in group for c in u.codes]
    return []


def then_list(scene: Scene, i: int) -> list[Actor]:
    """ "A was first, then B and C"."""
    for group in scene.lists:
        if group[0].first > i and "then" in scene.view.lower[max(i, group[0].first - 3) : group[0].first]:
            return [Actor(c, scene.view, u.first, u.last, u.named) for u in group for c in u.codes]
    return []


def bare_rank(scene: Scene, i: int) -> bool:
    """ "A was first": the rank stands alone, it ranks no noun but a thing done."""
    words = scene.view.lower[i + 1 : i + 5]
    rank = next(
        (
            n
            for n, w in enumerate(words)
            if w in ("first", "next", "second", "third", "fourth", "quicker", "faster", "earlier", "same")
        ),
        None,
    )
    if rank is None or rank > 1:
        return False
    if words[rank] == "same":
        return False
    at = i + rank + 2
    after = scene.view.lower[at : at + 2]
    if after[:1] == ["to"]:
        return not after[1:] or after[1] in ("do", "follow", "act", "join", "say", "speak", "move")
    if after[:1] == ["of"] and scene.view.lower[at + 1 : at + 2] in (["all"], ["them"], ["any"], ["many"]):
        at += 2
    return after[:1] == ["with"] or ends_at(scene.view, at) or only_when(scene, at)


def ends_soon(scene: Scene, i: int) -> bool:
    after = scene.view.lower[i + 1 : i + 3]
    return (
        not after
        or after[0] in (".", ";", ",", "as", "also", "with", "on", "a", "within", "hours", "soon", "shortly", "too")
        or scene.view.tokens[i + 1].ent_type_ == "DATE"
    )


def ends_soon_after(scene: Scene, at: int) -> bool:
    """ "announced it before Christmas": nothing but a time follows."""
    after = scene.view.lower[at + 1 : at + 2]
    return (
        not after or ends_at(scene.view, at + 1) or after[0] in ("before", "after", "in", "a", "first", "already", "as")
    )
