"""Votes told by their layout: "Against: Cuba", "Among the noes were A and B", "A said yes, B no", a heading and its list."""

from __future__ import annotations

from collections.abc import Iterator

from data.actors import Unit
from data.discourse import Actor, Claim, Discourse, Scene
from data.matching import ends_at
from data.motions import MEMORY, cast
from data.rollcalls import NUMBERS
from data.wordlists import words

LABEL = words("tallies", "label")
VOTISH = words("tallies", "votish")
SIGNS = frozenset({"button", "buttons", "lights", "lamps", "board", "scoreboard", "panel", "screen"})
COLOURS = {"green": "for", "red": "against", "yellow": "abstain", "amber": "abstain"}
INVERT = frozenset({"be", "come", "count", "see", "stand", "figure", "find", "include"})
BETWEEN = frozenset({"those", "of", "the", "from", "by", "both", "only", "i", "we", "our"})
BREAKS = frozenset({":", "–", "—"})


def tallies_in(scene: Scene, known: Discourse, earlier: list[Claim]) -> list[Claim]:
    """Votes that the layout tells, surer than the verbs' (`earlier`, of the same sentence), which it may correct."""
    _note_signs(scene, known)
    told = [*_the_one(scene, known), *_labelled(scene, known), *_inverted(scene, known), *_under(scene, known)]
    if earlier or told:
        told += _next_to(scene, known)
    found: list[Claim] = []
    seen: set[str] = set()
    for position, group in told:
        actors = [Actor(c, scene.view, u.first, u.last, u.named) for u in group for c in u.codes if c not in seen]
        at = group[0].first
        if position == "abstain" or _pending(scene, known):
            found += cast(scene, known, actors, position, (at, at), "")
            seen |= {a.code for a in actors}
    _note_heading(scene, known)
    return found


def _pending(scene: Scene, known: Discourse) -> bool:
    """Whether a vote was spoken of shortly before."""
    return scene.view.sentence.number - max(known.motion_seen, known.ballot_seen) <= MEMORY


def _note_signs(scene: Scene, known: Discourse) -> None:
    if set(scene.view.lower) & SIGNS:
        known.colours = True


def position_of(said: list[str], colours: bool) -> str:
    """What a label or a subject says of a vote: "those against", "the noes", "abstaining (3)"; "" when nothing."""
    if said[-1:] == ["say"] and {"not", "n't"} & set(said[-3:]):
        return "abstain"
    for word in reversed(said):
        if word.startswith(("abstain", "absten")):
            return "abstain"
        if word in ("against", "no", "noes", "nay", "nays", "opposed", "negative", "opposing"):
            return "against"
        if word in ("for", "favour", "favor", "yes", "yeses", "aye", "ayes", "yea", "yeas", "affirmative"):
            return "for"
        if colours and word.rstrip("s") in COLOURS:
            return COLOURS[word.rstrip("s")]
    return ""


def _label_words(scene: Scene, known: Discourse, a: int, b: int) -> list[str] | None:
    """The words of a label from `a` to `b`; None when anything else stands there."""
    said = [w for w in scene.view.lower[a:b] if w.isalpha()]
    fits = all(w in LABEL or w in NUMBERS or (known.colours and w.rstrip("s") in COLOURS) for w in said)
    return said if said and fits else None


def _labelled(scene: Scene, known: Discourse) -> Iterator[tuple[str, list[Unit]]]:
    """ "In favour: A, B; against: C", "Abstained (2): D and E"."""
    lower, begin = scene.view.lower, 0
    for j, word in enumerate(lower):
        if word in (";", ".", "•"):
            begin = j + 1
        elif word in BREAKS or word.endswith(":"):
            said = _label_words(scene, known, begin, j)
            group = next((g for g in scene.lists if j < g[0].first <= j + 2), None)
            fits = said and group is not None and ends_at(scene.view, group[-1].last + 1)
            if fits and group is not None and (position := position_of(said or [], known.colours)):
                yield position, group


def _inverted(scene: Scene, known: Discourse) -> Iterator[tuple[str, list[Unit]]]:
    """ "Among the nine who voted no were A and B", "The lone vote against came from C", "Voting yes were D and E"."""
    view = scene.view
    for group in scene.lists:
        v = group[0].first - 1
        while v > 0 and view.lower[v] in BETWEEN:
            v -= 1
        if v > 0 and view.lower[v] in ("them", "including"):
            v = next((j for j in range(v) if view.tokens[j].lemma_.lower() in INVERT), 0)
        if v < 1 or view.tokens[v].lemma_.lower() not in INVERT:
            continue
        begin = max((j + 1 for j in range(v) if view.lower[j] in (";", ":")), default=0)
        said = view.lower[begin:v]
        if any(begin <= u.first < v for u in scene.units) or len(said) > 14:
            continue
        coloured = known.colours and any(w.endswith("s") and w[:-1] in COLOURS for w in said)
        if (
            not coloured
            and not any(w.startswith(("vot", "abst", "ballot")) or w in VOTISH for w in said)
            and said[-1:] != ["say"]
        ):
            continue
        if position := position_of(said, coloured):
            yield position, group
            more = [g for g in scene.lists if g is not group and _goes_on(scene, group, g)]
            yield from ((position, g) for g in more)


def _the_one(scene: Scene, known: Discourse) -> Iterator[tuple[str, list[Unit]]]:
    """ "thirteen votes to one. The one was Peru's.", "The lone dissenter was Peru": the single vote against."""
    lower = scene.view.lower
    if not _pending(scene, known) or lower[:1] != ["the"]:
        return
    was = next((j for j in range(1, min(6, len(lower))) if lower[j] in ("was", "came", "belonged")), None)
    if was is None or not set(lower[1:was]) <= ONE or not set(lower[1:was]) & (ONE - {"vote", "voice", "hand", "and"}):
        return
    group = next((g for g in scene.lists if was < g[0].first <= was + 3 and len(g) == 1), None)
    if group is not None and (
        ends_at(scene.view, group[-1].last + 1) or lower[group[-1].last + 1 : group[-1].last + 3] == ["'s", "."]
    ):
        yield "against", group


ONE = frozenset(
    {
        "one",
        "single",
        "lone",
        "solitary",
        "sole",
        "only",
        "no",
        "dissenter",
        "dissent",
        "vote",
        "voice",
        "hand",
        "exception",
        "and",
    }
)


def _goes_on(scene: Scene, first: list[Unit], group: list[Unit]) -> bool:
    """ "..., along with A", "then B", "and C": the list goes on behind an aside."""
    at = group[0].first
    if group[0].place and scene.view.lower[at - 1] == "," and first[-1].last < at:
        return True
    before = [w for w in scene.view.lower[max(0, at - 3) : at] if w != "the"]
    return at > first[-1].last and before[-1:] in (["with"], ["then"], ["and"]) and "," in scene.view.lower[at - 4 : at]


def _next_to(scene: Scene, known: Discourse) -> Iterator[tuple[str, list[Unit]]]:
    """ "A voted yes, B no", "C was for it and D against", "E pressed the yellow button, F the red one"."""
    view = scene.view
    owners = [[Unit(o.first, o.last, o.last, (o.code,), "name")] for o in scene.owners]
    for group in (*scene.lists, *owners):
        first, at = group[0].first, group[-1].last + 1
        if not first or view.lower[first - 1] not in (",", ";", "and", "but", "while", "the"):
            continue
        after = view.lower[at : at + 3]
        if after[:1] == ["the"] and after[1:2] and after[1] in COLOURS and after[2:3] in (["one"], ["button"]):
            yield COLOURS[after[1]], group
        elif after[:1] and after[0] in ("no", "yes", "against", "nay", "aye", "for") and _over(scene, at + 1):
            yield position_of(after[:1], False), group
        elif after[:2] in (["in", "favour"], ["in", "favor"]) and _over(scene, at + 2):
            yield "for", group


def _over(scene: Scene, at: int) -> bool:
    return ends_at(scene.view, at) or (scene.view.lower[at] in ("it", "them") and ends_at(scene.view, at + 1))


def _under(scene: Scene, known: Discourse) -> Iterator[tuple[str, list[Unit]]]:
    """The countries listed under "Against" or after "And the noes?": lines or sentences without a verb."""
    if known.tally is None:
        return
    position, line, number = known.tally
    here = scene.view.sentence
    follows = here.number == number + 1 if here.line.number == line else here.line.kind in ("item", "heading")
    if not follows or any(t.pos_ in ("VERB", "AUX") for t in scene.view.tokens) or scene.view.lower[-1] == "?":
        known.tally = None
        return
    if here.line.number != line:
        known.tally = position, here.line.number - 1, here.number
    yield from ((position, g) for g in scene.lists if not g[0].place)


def _note_heading(scene: Scene, known: Discourse) -> None:
    """Remember "Against" or "And the noes?", which say of nobody yet how they voted."""
    said = _label_words(scene, known, 0, len(scene.view.tokens))
    if said and not scene.units and (position := position_of(said, known.colours)):
        known.tally = position, scene.view.sentence.line.number, scene.view.sentence.number
        known.ballot, known.ballot_seen = position, scene.view.sentence.number
