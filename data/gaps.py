"""What is said without a verb of its own: "Kenya in June", "Ditto Japan", "The same goes for Peru", "Next came Chile"."""

from __future__ import annotations

from data.actors import Unit
from data.discourse import Actor, Claim, Discourse, Scene
from data.hearsay import past_era
from data.matching import ends_at
from data.wordlists import words

Told = tuple[str, str | None, str | None]
"""Label, side and the object's side of what is taken up."""
WHEN = words("gaps", "when")
DAYS = words("gaps", "days")
ALSO = words("gaps", "also")
NOTES = words("gaps", "notes")
CAME = frozenset({"come", "follow", "arrive"})
OPENERS = frozenset({"next", "then", "later", "after", "second", "third"})


def gapped(scene: Scene, known: Discourse, base: Told | None, earlier: list[Claim]) -> list[tuple[Actor, Told, int]]:
    """Who takes up what was said, without a verb: the actor, what it takes up, and the token it hangs on."""
    found: list[tuple[Actor, Told, int]] = []
    told: Told | None
    for group in scene.lists:
        before = [c for c in earlier if c.cue[0] < group[0].first]
        if before and _dated_gap(scene, group, before[-1]):
            told = (before[-1].label, before[-1].side, before[-1].target[1])
        elif base is not None and not earlier and _fragment(scene, group):
            told = base
        elif (before or base is not None) and _note_came(scene, group[-1].last):
            told = (before[-1].label, before[-1].side, before[-1].target[1]) if before else base
        else:
            told = None
        if told is not None and not past_era(scene.view, group[0].first):
            for actor in _members(scene, group):
                found.append((actor, told, group[0].first))
    for owner in scene.owners:
        before = [c for c in earlier if c.cue[0] < owner.first]
        told = (before[-1].label, before[-1].side, before[-1].target[1]) if before else base
        if told is not None and _note_came(scene, owner.last):
            found.append((Actor(owner.code, scene.view, owner.first, owner.last), told, owner.first))
    return found


def _members(scene: Scene, group: list[Unit]) -> list[Actor]:
    return [Actor(c, scene.view, u.first, u.last, u.named) for u in group for c in u.codes]


def _dated_gap(scene: Scene, group: list[Unit], claim: Claim) -> bool:
    """ "A recognised X in May, B in June and C only last week": a list and a time, set off from what stands before."""
    view, first, after = scene.view, group[0].first, group[-1].last + 1
    first -= first > 1 and view.lower[first - 1] == "the"
    if (
        view.lower[first - 1] not in (",", ";", "and", "but", "then", "likewise")
        or claim.actor.first <= first <= claim.actor.last
    ):
        return False
    if any(t.pos_ in ("VERB", "AUX") for t in view.tokens[claim.cue[1] + 1 : first]):
        return False
    if view.lower[first - 1] == "likewise" and view.lower[first - 2] in (",", ";", "and"):
        return ends_at(view, after)
    also = view.lower[after : after + 1] in (["likewise"], ["too"], ["ditto"])
    return (also and ends_at(view, after + 1)) or only_when(scene, after)


def only_when(scene: Scene, at: int, stop: int | None = None) -> bool:
    """Whether only words of time stand between token `at` and `stop` (or the clause's end), one of them a date or span."""
    dated = False
    for j in range(at, min(at + 9, len(scene.view.tokens)) if stop is None else stop):
        word = scene.view.lower[j]
        dated |= word in DAYS or word.rstrip("s") in DAYS
        if word in (",", ";", ".", "and", "but", "!"):
            return dated
        if word not in WHEN and word not in DAYS and word.rstrip("s") not in DAYS and not word.isdigit():
            return False
    return dated


def _fragment(scene: Scene, group: list[Unit]) -> bool:
    """A sentence without a verb, or with one that says only "the same": "Ditto Kenya", "The same goes for Kenya"."""
    lower = scene.view.lower
    first, after = group[0].first, group[-1].last + 1
    before = [w for w in lower[:first] if w.isalpha()]
    if before[:2] == ["the", "same"] and before[-1:] in (["for"], ["of"], ["to"]) and len(before) <= 6:
        return ends_at(scene.view, after)
    if before[:1] == ["same"] and before[1:] in (["for"], ["with"]):
        return ends_at(scene.view, after)
    if len(before) in (2, 3) and before[0] in OPENERS and scene.view.keys[len(before) - 1] & CAME:
        return ends_at(scene.view, after)
    if before[:1] == ["from"] and len(before) == 1 and lower[after : after + 3] == ["came", "the", "same"]:
        return ends_at(scene.view, after + 4)
    if "came" in lower[:3] and lower[first - 1] == "then" and lower[0] in OPENERS:
        return ends_at(scene.view, after)
    if any(t.pos_ in ("VERB", "AUX") for t in scene.view.tokens) or lower[-1] == "?":
        return False
    rest = [w for w in lower[after:] if w.isalpha()]
    if set(before) <= ALSO and set(rest) <= ALSO and (before or rest):
        return set(before) | set(rest) != {"and"}
    return not before and only_when(scene, after)


def _note_came(scene: Scene, last: int) -> bool:
    """ "Kenya's message followed on Monday", "Kenya's came a day later"."""
    view = scene.view
    at = last + 1
    if view.lower[at + 1 : at + 2] and view.lower[at + 1] in NOTES | {"words", "tone", "verdict", "position", "line"}:
        rest = view.lower[at + 2 : at + 6]
        if (
            rest[:1] in (["was"], ["were"], ["is"])
            and "same" in rest
            and ends_at(view, at + 2 + rest.index("same") + 1)
        ):
            return True
        if (
            rest[:1] in (["was"], ["were"], ["is"])
            and rest[1:2] in (["identical"], ["similar"])
            and ends_at(view, at + 4)
        ):
            return True
    if view.lower[at : at + 1] not in (["'s"], ["'"]) or view.tokens[at].tag_ != "POS":
        return False
    verb = next((j for j in range(at + 1, min(at + 5, len(view.tokens))) if view.keys[j] & CAME), None)
    if verb is None or not set(view.lower[at + 1 : verb]) <= NOTES | WHEN:
        return False
    return ends_at(view, verb + 1) or only_when(scene, verb + 1)


def other_before(scene: Scene, i: int) -> bool:
    """ "A deals with X; B does likewise": what A does stands in between and was not read, so B's is not known."""
    lower = scene.view.lower
    cuts = [
        j
        for j in range(1, i)
        if lower[j] == ";" or (lower[j] == "," and lower[j + 1] in ("and", "but", "while", "whereas"))
    ]
    return any(g[-1].last < cut and not g[0].place for cut in cuts for g in scene.lists)
