"""Whether a neutral phrase is about something else: "asked for talks on fish", "put off the decision on the tunnel"."""

from __future__ import annotations

from data.discourse import Discourse, Scene
from data.wordlists import words

ABOUT = frozenset({"about", "on", "over", "of", "with", "regarding", "between", "for", "in"})
OURS = words("elsewhere", "ours")
CAMPS = words("elsewhere", "camps")
DECIDING = words("elsewhere", "deciding")
PEACEFULLY = words("elsewhere", "peacefully")
PAIRS = frozenset({"both", "two", "either", "neither"})
ALL = frozenset({"everyone", "everybody", "all"})
MIND = frozenset({"time", "mind", "minds", "hurry", "rush", "haste"})
SCAN = 7


def elsewhere(scene: Scene, known: Discourse, last: int) -> bool:
    """Whether what follows the last word of a phrase says that it is not about the sides."""
    view = scene.view
    word, nxt = view.lower[last], view.lower[last + 1 : last + 2]
    if not nxt:
        return False
    after = view.tokens[last + 1]
    if word == "between":
        return _other_country(scene, known, last + 1)
    if nxt == ["of"] and word != "peace":
        return False
    if word in PAIRS and after.pos_ == "NOUN":
        return not view.keys[last + 1] & CAMPS
    if nxt == ["to"] and last + 2 < len(view.tokens) and view.tokens[last + 2].pos_ in ("VERB", "AUX"):
        if word in ALL:
            return not view.keys[last + 2] & PEACEFULLY
        return word in MIND and not view.keys[last + 2] & DECIDING
    if (
        nxt[0] not in ABOUT
        or not view.lower[last + 2 : last + 3]
        or not view.tokens[last + 2].is_alpha
        or _about_us(scene, known, last + 2)
    ):
        return False
    return nxt[0] not in ("in", "for") or _other_country(scene, known, last + 2)


def _about_us(scene: Scene, known: Discourse, at: int) -> bool:
    """Whether the next words name a side, the country, or the matter in dispute."""
    stop = min(at + SCAN, len(scene.view.tokens))
    for j in range(at, stop):
        if scene.view.lower[j] in (",", ";", "."):
            return False
        if scene.view.keys[j] & OURS or any(r.first <= j <= r.last for r in scene.refs):
            return True
        if scene.view.tokens[j].pos_ in ("PRON", "SCONJ") or scene.view.tokens[j].tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return True
    return False


def _other_country(scene: Scene, known: Discourse, at: int) -> bool:
    ours = {known.sides.focus, *known.sides.states}
    return any(at <= u.first < at + 3 and not set(u.codes) & ours for u in scene.units)
