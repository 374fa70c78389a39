"""Who stays out of it: "neither condemned nor praised", "an internal matter", "for them to settle", "Peru: neutral"."""

from __future__ import annotations

from spacy.tokens import Token

from data.acting import saying, who_acts
from data.claims import make
from data.clauses import own_subject, subject
from data.discourse import Actor, Claim, Discourse, Scene
from data.hearsay import SAY
from data.matching import ends_at
from data.nominals import members
from data.operators import denial, hypothetical
from data.phrasebook import Entry, phrasebook
from data.speakers import actors_of, label_actors, label_cut
from data.wordlists import words

AFFAIR = words("neutrals", "affair")
INNER = words("neutrals", "inner")
PEOPLE = words("neutrals", "people")
SETTLE = words("neutrals", "settle")
APART = words("neutrals", "apart")
JUDGING = words("neutrals", "judging") | SAY
VIEWS = words("neutrals", "views")
NEITHER_NOR = Entry("neither-nor", (), ("neutral",))
THEIR_AFFAIR = Entry("their-affair", (), ("neutral",))
IN_A_WORD = Entry("neutral-in-a-word", (), ("neutral",))


def neutrals_in(scene: Scene, known: Discourse) -> list[Claim]:
    """Neutral positions that no verb of the lexicon carries, in order; one for each actor."""
    found: list[Claim] = []
    for i, token in enumerate(scene.view.tokens):
        if scene.view.lower[i] == "neither":
            made = _neither_nor(scene, known, i)
        elif _their_affair(scene, known, i) or _theirs_to_settle(scene, known, i):
            made = _told(scene, known, THEIR_AFFAIR, i, _voice(scene, known, i, token))
        else:
            made = _in_a_word(scene, known, i)
        found += [c for c in made if c.actor.code not in {f.actor.code for f in found}]
    return found


def neither_nor(scene: Scene) -> tuple[int, int] | None:
    """The two verbs of "neither condemns X nor salutes him"; None when the sentence has no such pair."""
    lower = scene.view.lower
    first = next((i for i, w in enumerate(lower) if w == "neither"), None)
    if first is None:
        return None
    nor = next((i for i in range(first + 1, min(first + 16, len(lower))) if lower[i] == "nor"), None)
    if nor is None or nor + 1 >= len(lower):
        return None
    pair = [
        next((j for j in range(a + 1, min(a + 3, len(lower))) if _stance_word(scene, j)), None) for a in (first, nor)
    ]
    return (pair[0], pair[1]) if pair[0] is not None and pair[1] is not None else None


def neither_of(scene: Scene) -> int | None:
    """The verb of "recognises neither X nor Y"; None when the sentence has none."""
    lower = scene.view.lower
    at = next((i for i, w in enumerate(lower) if w == "neither"), None)
    if not at or not _stance_word(scene, at - 1):
        return None
    nor = next((i for i in range(at + 1, min(at + 9, len(lower))) if lower[i] == "nor"), None)
    named = {r.side for r in scene.refs if at < r.first <= at + 2 or (nor is not None and nor < r.first <= nor + 2)}
    return at - 1 if nor is not None and len(named - {None}) > 1 else None


def _stance_word(scene: Scene, i: int) -> bool:
    """Whether the lexicon knows the word as the head of a stance."""
    plain = any(
        len(pattern.parts) == 1 and pattern.direct and cue.labels[0] not in (None, "neutral")
        for key in scene.view.keys[i]
        for cue, pattern in phrasebook().verbs.get(key, ())
    )
    return plain and scene.view.tokens[i].pos_ not in (
        "DET",
        "PRON",
        "ADP",
    )


def _neither_nor(scene: Scene, known: Discourse, i: int) -> list[Claim]:
    """Neither the one stance nor the other: none."""
    if (alone := neither_of(scene)) is not None and alone == i - 1:
        actors, _ = who_acts(scene, known, scene.view.tokens[alone], False)
        return _told(scene, known, NEITHER_NOR, alone, actors)
    pair = neither_nor(scene)
    if pair is None or not i < pair[0] <= i + 2:
        return []
    verb = scene.view.tokens[pair[0]]
    if hypothetical(scene.view, verb):
        return []
    actors, _ = who_acts(scene, known, verb, False)
    actors = actors or _right_before(scene, i) or label_actors(scene, known)
    return _told(scene, known, NEITHER_NOR, pair[0], actors)


def _right_before(scene: Scene, i: int) -> list[Actor]:
    """The list that ends before token `i`, over a helping verb."""
    while i and scene.view.lower[i - 1] in ("has", "have", "had", "will", "would", "did"):
        i -= 1
    return members(scene, next((g for g in scene.lists if g[-1].last == i - 1 and not g[0].place), None))


def _their_affair(scene: Scene, known: Discourse, i: int) -> bool:
    """ "an internal matter", "a purely Bolivian affair", "a matter for the Bolivians", "Bolivia's business alone"."""
    view = scene.view
    lower, keys = view.lower, view.keys[i]
    if lower[i] == "alone" and i > 1 and lower[i - 1] in ("'s", "'"):
        return _focus_between(scene, i - 2, i - 1)
    if not (keys & AFFAIR or (lower[i] == "one" and i and (lower[i - 1] in INNER or lower[i + 1 : i + 2] == ["for"]))):
        return False
    before = lower[max(0, i - 4) : i]
    after = lower[i + 1 : i + 4]
    if set(before[-3:]) & {"not", "n't"} and before[-1:] and before[-1] in ("its", "our", "their", "my"):
        return True
    if lower[i] == "one" and after[:1] == ["for"]:
        return _people_at(scene, known, i + 2)
    if "not" in before or "n't" in before or "no" in before:
        return False
    ours = any(o.code == known.sides.focus and o.noun == i for o in scene.owners) or _focus_between(
        scene, max(0, i - 4), i
    )
    adjacent = bool(before) and _focus_between(scene, i - 1, i)
    only = set(before) & {"purely", "strictly", "solely", "entirely", "wholly", "a", "an"}
    if set(before[-3:]) & INNER or (ours and ((adjacent and only) or after[:1] == ["alone"])):
        return not ours or "'s" not in before or after[:1] == ["alone"] or bool(set(before) & INNER)
    return after[:1] == ["for"] and _people_at(scene, known, i + 2)


def _focus_between(scene: Scene, a: int, b: int) -> bool:
    return any(r.kind in ("focus", "state", "place") and a <= r.first < b for r in scene.refs)


def _people_at(scene: Scene, known: Discourse, at: int) -> bool:
    """Whether the people of the focus country, or people without a country, are named from token `at` on."""
    ours = {known.sides.focus, *known.sides.states}
    for j in range(at, min(at + 3, len(scene.view.tokens))):
        if any(u.first <= j <= u.last and not set(u.codes) & ours for u in scene.units):
            return False
        if any(o.first <= j <= o.last and o.code not in ours for o in scene.owners):
            return False
        if scene.view.lower[j] in PEOPLE or any(r.kind == "focus" and r.first <= j <= r.last for r in scene.refs):
            return True
        if any(u.first <= j <= u.last for u in scene.units) or any(o.first <= j <= o.last for o in scene.owners):
            return True
    return False


def _theirs_to_settle(scene: Scene, known: Discourse, i: int) -> bool:
    """ "is for the Bolivians to decide", "up to its people to choose", "best left to their own judges"."""
    lower = scene.view.lower
    if lower[i] not in ("for", "to") or not i:
        return False
    if lower[i] == "to":
        left = lower[i - 1] == "left" and scene.view.tokens[i - 1].tag_ == "VBN"
        if left and lower[i - 2 : i - 1] in (["best"], ["better"], ["be"]):
            return _people_at(scene, known, i + 1)
        if lower[i - 1] not in ("up", "down") and not (
            lower[i - 1] in ("it", "matter", "that", "question", "decision", "choice", "rest")
            and "leave" in {k for t in scene.view.keys[max(0, i - 4) : i] for k in t}
        ):
            return False
    elif scene.view.tokens[i - 1].lemma_.lower() not in (
        "be",
        "matter",
        "question",
        "decision",
        "choice",
        "thing",
        "not",
        "only",
        "solely",
        "purely",
    ):
        return False
    if not _people_at(scene, known, i + 1):
        return False
    return any(lower[j] == "to" and scene.view.keys[j + 1] & SETTLE for j in range(i + 2, min(i + 8, len(lower) - 1)))


def _voice(scene: Scene, known: Discourse, i: int, token: Token) -> list[Actor]:
    """Whose words the clause at token `i` is: who calls or finds it so, says it, or it is so for."""
    at: Token | None = token
    for _ in range(6):
        if at is None or at.head.i == at.i:
            break
        told, at = at.dep_ == "ccomp", at.head
        if at.pos_ not in ("VERB", "AUX") or not (told or at.lemma_.lower() in JUDGING):
            continue
        if hypothetical(scene.view, at) or (
            denial(scene.view, at) and scene.view.at(at) < i and at.lemma_.lower() != "be"
        ):
            return []
        who = own_subject(at) if at.lemma_.lower() == "leave" else subject(at)
        if at.lemma_.lower() not in ("be", "remain", "stay", "belong") and (named := actors_of(scene, known, who)):
            return named
    return _in_the_eyes(scene, i) or saying(scene, known, token) or _labelled(scene, known, i)


def _in_the_eyes(scene: Scene, i: int) -> list[Actor]:
    """ "For Peru it is ...", "In Peru's eyes ...", "In the view of Peru ..."."""
    for group in scene.lists:
        first, last = group[0].first, group[-1].last
        if first > 5 or last >= i:
            continue
        after = scene.view.lower[last + 1 : last + 3]
        if scene.view.lower[first - 1 : first] in (["for"], ["to"]) and first <= 1:
            return members(scene, group)
        if (set(after) & VIEWS or set(scene.view.lower[:first]) & VIEWS) and scene.view.lower[0] in (
            "in",
            "to",
            "from",
        ):
            return members(scene, group)
    for owner in scene.owners:
        if (
            owner.first <= 1
            and set(scene.view.lower[owner.last + 1 : owner.last + 3]) & VIEWS
            and scene.view.lower[0] in ("in", "to", "from")
        ):
            return [Actor(owner.code, scene.view, owner.first, owner.last)]
    return []


def _labelled(scene: Scene, known: Discourse, i: int) -> list[Actor]:
    """The label of a line that has no verb of its own before token `i`."""
    cut = label_cut(scene)
    begin = 0 if cut is None else cut + 1
    if begin > i or any(t.pos_ == "VERB" and t.tag_ in ("VBD", "VBZ", "VBP") for t in scene.view.tokens[begin:i]):
        return []
    return label_actors(scene, known)


def _in_a_word(scene: Scene, known: Discourse, i: int) -> list[Claim]:
    """ "Peru: neutral", "And Peru? Undecided", "Undecided: Peru and Chile": one word and who it is said of."""
    view = scene.view
    cut = label_cut(scene)
    if i == 0 and view.lower[0] in APART and view.lower[1:2] in ([":"], ["–"], ["—"]):
        group = next((g for g in scene.lists if g[0].first in (2, 3)), None)
        if group is not None and ends_at(view, group[-1].last + 1):
            return _told(scene, known, IN_A_WORD, i, members(scene, group))
    if view.lower[i] in APART and ends_at(view, i + 1):
        begin = 0 if cut is None else cut + 1
        if set(view.lower[begin:i]) <= {"still", "strictly", "neutral", "firmly", "officially", "completely"}:
            return _told(scene, known, IN_A_WORD, i, label_actors(scene, known))
    if (
        view.lower[i] in ("hurry", "rush", "need", "haste")
        and view.lower[max(0, i - 3) : i] == ["there", "is", "no"]
        and view.lower[i + 1 : i + 2] == ["to"]
        and set(view.lower[i + 2 : i + 3]) & {"decide", "choose", "judge", "take", "pick"}
    ):
        return _told(scene, known, IN_A_WORD, i, saying(scene, known, view.tokens[i - 2]))
    if (
        view.lower[i] == "no"
        and cut is not None
        and i == cut + 1
        and set(view.lower[i + 1 : i + 3])
        & {"side", "sides", "position", "favourite", "favorite", "preference", "hurry", "rush", "decision"}
    ):
        return _told(scene, known, IN_A_WORD, i, label_actors(scene, known))
    return []


def _told(scene: Scene, known: Discourse, entry: Entry, i: int, actors: list[Actor]) -> list[Claim]:
    ours = {known.sides.focus, *known.sides.states}
    return [make(scene, known, a, None, "neutral", entry, (i, i), None) for a in actors if a.code not in ours]
