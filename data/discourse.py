"""What was said before: who spoke last, which side was meant last, what they did. Read once, front to back."""

from __future__ import annotations

from dataclasses import dataclass, field

from data.actors import Owner, Unit, lists_of, units_of
from data.clauses import View
from data.mentions import Mention
from data.sides import Ref, refs_of
from data.standing import Sides
from data.wordlists import words

MEMORY = 8
"""For how many sentences a pronoun may look back."""
PERSONAL = frozenset({"him", "her", "he", "she", "his"})
STANDING = frozenset({"recognition", "declaration", "independence", "secession", "statehood"})
FOR = frozenset({"recognizes", "supports", "conditional"})


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes a stance: a code and where it is said. `named` is false for a mere description."""

    code: str
    view: View
    first: int
    last: int
    named: bool = True


@dataclass(frozen=True, slots=True)
class Claim:
    """A stance as found in one sentence, before claims about the same actor and side are settled."""

    actor: Actor
    side: str | None
    label: str
    rule: str
    view: View
    cue: tuple[int, int]
    object: tuple[int, int] | None = None
    confidence: float = 0.9
    soft: bool = False
    condition: tuple[int, int] | None = None
    target: tuple[str, str | None] = ("", None)
    """The kind of the object and the side it stands for, also when `side` is None."""
    vote: bool = False


@dataclass(eq=False)
class Scene:
    """One sentence with everything found in it."""

    view: View
    refs: list[Ref]
    units: list[Unit]
    owners: list[Owner]
    lists: list[list[Unit]]

    def list_at(self, i: int) -> list[Unit] | None:
        """The list of units one of which covers token `i`."""
        return next((g for g in self.lists if any(u.first <= i <= u.last for u in g)), None)


@dataclass(eq=False)
class Discourse:
    """The state of reading. `sides` is fixed; everything else moves with the text."""

    sides: Sides
    side: str | None = None
    side_seen: int = -MEMORY
    person: str | None = None
    person_seen: int = -MEMORY
    object_side: str | None = None
    recent: list[tuple[int, str]] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    actors_line: int = -1
    body: Actor | None = None
    """The listed group named last."""
    question_seen: int = -MEMORY
    """The last sentence that was a question: its answer may stand on the next line."""
    label: list[Actor] = field(default_factory=list)
    """Who a bare label right before stands for: "PERU.", "And Peru?"."""
    claims: list[Claim] = field(default_factory=list)
    last: tuple[str, str | None] | None = None
    last_line: int = -9
    last_seen: int = -MEMORY
    event: tuple[str | None, int] = (None, -MEMORY)
    """The side that the last act or step told of stands for, and the sentence that told it."""
    favours: dict[str, str] = field(default_factory=dict)
    cause: str | None = None
    """The side that the last formal step of a third party favoured: what "the move" is about."""
    cause_formal: bool = False
    motion: tuple[str, str] | None = None
    motion_seen: int = -MEMORY
    ballot: str | None = None
    ballot_seen: int = -MEMORY
    rule: str = ""
    """The rule of the last claim."""
    voting: bool = False
    """Whether the last claim told of a vote."""
    lead: tuple[str, str | None, int] | None = None
    """The label and side that a lead-in gives to the lines below it, and its line."""
    asked: list[Claim] = field(default_factory=list)
    """What a question right before would claim, if the answer is yes."""
    tally: tuple[str, int, int] | None = None
    """How those vote that a heading announces, its line and sentence: "Against", "And the noes?"."""
    colours: bool = False
    """Whether votes are told by the colour of a button."""
    alleged: tuple[Claim, int] | None = None
    """A recognition that a side or a third state says somebody gave, and the sentence that says so."""
    former: tuple[str, str | None, int] | None = None
    """What somebody once held, and the sentence that says so."""
    counts: dict[str, str] = field(default_factory=dict)
    unplaced: list[tuple[View, str, str]] = field(default_factory=list)

    def leave(self, view: View, reason: str, about: str) -> None:
        """Keep what was read and not placed, once a sentence and reason."""
        if (view, reason, about) not in self.unplaced[-4:]:
            self.unplaced.append((view, reason, about))

    def settle(self, scene: Scene, ref: Ref) -> str | None:
        """The side a reference means, or None when the text leaves it open."""
        if ref.side is not None or ref.kind == "both":
            return ref.side
        now = scene.view.sentence.number
        if scene.view.lower[ref.first] in ("winner", "victor") and (self.sides.loser or self.sides.winner):
            return self.sides.rival(self.sides.loser) or self.sides.winner
        if ref.kind == "step":
            return self._favoured(scene, ref) or self._own_step(scene, ref)
        if ref.kind == "hostile":
            return self.hit(ref.by) or (self.favours.get(ref.by) if ref.by is not None else None)
        before = [r for r in scene.refs if r.first < ref.first and r.side is not None and r.kind != "place"]
        word = scene.view.lower[ref.first]
        if ref.kind == "other":
            known = before[-1].side if before else self.side
            return self.sides.rival(known)
        if word in PERSONAL and not self.sides.persons:
            return None
        if word in PERSONAL and (one := self.sides.only_of("f" if word in ("her", "she") else "m")) is not None:
            return one
        if word in PERSONAL:
            persons = [r.side for r in before if r.side in self.sides.persons]
            if persons:
                return persons[-1]
            return self.person if now - self.person_seen <= 2 * MEMORY else None
        if before:
            return before[-1].side
        if ref.kind == "pronoun":
            if self.object_side is not None and now - self.last_seen <= 1:
                return self.object_side
            if word == "it" and self.event[0] is not None and now - self.event[1] == 1:
                return self.event[0]
            return self.side if now - self.side_seen <= 1 else self.sides.only
        at = ref.first
        apart = at > 0 and scene.view.tokens[at - 1].pos_ == "ADJ" and scene.view.tokens[at].pos_ == "NOUN"
        near = 1 if apart else MEMORY  # "the young man": whom an adjective picks out must have been named just before
        return self.side if now - self.side_seen <= near and not self.doubtful(now) else self.sides.only

    def hit(self, by: str | None) -> str | None:
        """The side that a state stands against: its threats and sanctions are aimed at it."""
        against = ("opposes", "rejects")
        return next((c.side for c in reversed(self.claims) if c.actor.code == by and c.label in against), None)

    def _own_step(self, scene: Scene, ref: Ref) -> str | None:
        """ "X extended its laws to the hills, a step that ...": the step of the side the sentence is about."""
        if ref.by is not None or any(
            u.first < ref.first and not set(u.codes) & {*self.sides.states, self.sides.focus} for u in scene.units
        ):
            return None
        before = [r for r in scene.refs if r.last < ref.first and r.kind in ("name", "state")]
        return before[0].side if before else None

    def doubtful(self, now: int) -> bool:
        """Whether both sides were named in the last two sentences: "the young man" may be either."""
        return len({side for seen, side in self.recent if now - seen <= 2}) > 1

    def _favoured(self, scene: Scene, ref: Ref) -> str | None:
        if ref.by is not None:
            return self.favours.get(ref.by) or self.sides.contested
        if self.cause_formal and not (ref.kind == "step" and self._on_standing(scene, ref)):
            return self.cause
        if self.sides.only or self._on_standing(scene, ref):
            return self.sides.only or self.sides.contested
        return self.event[0] if scene.view.sentence.number - self.event[1] <= 2 else None

    def _on_standing(self, scene: Scene, ref: Ref) -> bool:
        """ "recognition", "the declaration": a step that only the side whose standing is in question can be meant by."""
        return self.sides.contested is not None and scene.view.lower[ref.last] in STANDING

    def note_refs(self, scene: Scene) -> None:
        """Remember the sides the sentence names, and what it tells of their acts."""
        acts = [side for r in scene.refs if r.kind in ("step", "revolt") and (side := self.settle(scene, r))]
        if acts:
            self.event = acts[-1], scene.view.sentence.number
        for ref in reversed(scene.refs):
            if ref.side is None or ref.kind in ("focus", "place", "event", "rule", "revolt"):
                continue
            self.side, self.side_seen = ref.side, scene.view.sentence.number
            self.recent = [*self.recent[-3:], (scene.view.sentence.number, ref.side)]
            if ref.side in self.sides.persons:
                self.person, self.person_seen = ref.side, scene.view.sentence.number

    def note_ghosts(self, scene: Scene, ghosts: list[tuple[object, str, str]]) -> None:
        """Remember what was told without an actor that counts."""
        for _, side, label in ghosts:
            self.last, self.last_line = (label, side), scene.view.sentence.line.number
            self.last_seen = scene.view.sentence.number
            self.object_side = side
            if label in FOR:
                self._note_cause(label, side)

    def _only_weaker(self, claim: Claim) -> bool:
        """The same sentence has said the same of the same side in a more formal way."""
        if self.last is None or self.last[1] != claim.side:
            return False
        return (self.last[0], claim.label) in (("rejects", "opposes"), ("recognizes", "supports"))

    def _note_cause(self, label: str, side: str) -> None:
        formal = label in ("recognizes", "conditional")
        if formal or not self.cause_formal:
            self.cause, self.cause_formal = side, formal

    def note_actors(self, scene: Scene) -> None:
        """Remember who the sentence was about: its first list of actors that are no places."""
        self.label = _bare_label(scene)
        if scene.view.lower[-1] == "?":
            self.question_seen = scene.view.sentence.number
        for unit in scene.units:
            if unit.form == "group":
                self.body = Actor(unit.codes[0], scene.view, unit.first, unit.last)
        for group in scene.lists:
            if not group[0].place and not any(set(u.codes) & {*self.sides.states, self.sides.focus} for u in group):
                self.actors = [Actor(c, scene.view, u.first, u.last, u.named) for u in group for c in u.codes]
                self.actors_line = scene.view.sentence.line.number
                return

    def note_claims(self, scene: Scene, found: list[Claim], keep: bool = True) -> None:
        """Remember who took which stance; `keep` them as claims of the text too."""
        for claim in found:
            if keep:
                self.claims.append(claim)
            if not (self.last_seen == scene.view.sentence.number and self._only_weaker(claim)):
                self.last, self.last_line = (claim.label, claim.side), scene.view.sentence.line.number
            self.voting, self.rule = claim.vote, claim.rule
            self.last_seen = scene.view.sentence.number
            self.object_side = claim.side or claim.target[1] or self.object_side
            if claim.side is not None and claim.label in FOR:
                self.favours[claim.actor.code] = claim.side
                self._note_cause(claim.label, claim.side)


LABEL_WORDS = words("speakers", "label_words")


def _bare_label(scene: Scene) -> list[Actor]:
    """Who a sentence names that says nothing else: "PERU.", "And Peru?", "What about Peru?"."""
    named = {i for u in scene.units for i in range(u.first, u.last + 1)}
    rest = [t for i, t in enumerate(scene.view.tokens) if i not in named]
    if len(scene.lists) != 1 or any(t.is_alpha and t.lower_ not in LABEL_WORDS for t in rest):
        return []
    return [Actor(c, scene.view, u.first, u.last, u.named) for u in scene.lists[0] for c in u.codes]


def scene_of(view: View, sides: Sides, mentions: list[Mention]) -> Scene:
    """Everything the sentence says by itself."""
    units, owners = units_of(view, mentions)
    spoken = {i for u in units if not set(u.codes) & {*sides.states, sides.focus} for i in range(u.first, u.last + 1)}
    refs = [r for r in refs_of(view, sides, mentions) if r.kind in ("name", "state") or r.first not in spoken]
    return Scene(view, refs, units, owners, lists_of(view, units))
