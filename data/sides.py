"""Where the text means a side: by name, state, event, description or pronoun.

`refs_of` gives what a sentence says by itself; what needs the sentences before (pronouns, "the young
leader", "their decision") is settled later, by `data.discourse`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from data.clauses import View
from data.mentions import Mention
from data.naming import bare_name, fold, lists, owner_of
from data.standing import Sides, marked
from data.wordlists import words

PLACE_WORDS = words("sides", "place_words")
Kind = Literal[
    "name",
    "state",
    "place",
    "focus",
    "event",
    "step",
    "description",
    "other",
    "pronoun",
    "both",
    "rule",
    "revolt",
    "hostile",
]


@dataclass(frozen=True, slots=True)
class Ref:
    """One place where a sentence means a side. Tokens `first` to `last`; `side` None: to be settled."""

    first: int
    last: int
    kind: Kind
    side: str | None = None
    by: str | None = None
    """For a step: the code of the state that took it."""


def refs_of(view: View, sides: Sides, mentions: list[Mention]) -> list[Ref]:
    """Where the sentence means a side, in order, names before weaker readings, none overlapping."""
    taken: set[int] = set()
    found: list[Ref] = []
    for ref in (
        *_both(view, sides),
        *_names(view, sides),
        *_by_country(view, sides, mentions),
        *_nouns(view, sides, mentions),
        *_pronouns(view),
    ):
        span = set(range(ref.first, ref.last + 1))
        if not span & taken:
            taken |= span
            found.append(ref)
    found = [_behind(view, sides, r, found) for r in found]
    named = {r.first for r in found if r.kind == "name"}
    titles = {r for r in found if r.kind == "description" and r.last + 1 in named}
    return sorted((r for r in found if r not in titles), key=lambda r: r.first)


def _behind(view: View, sides: Sides, ref: Ref, refs: list[Ref]) -> Ref:
    """ "the coup attempt by X", "the coup against Y": an uprising belongs to whoever is said to be behind it."""
    after = next((r for r in refs if ref.last < r.first <= ref.last + 4 and r.kind in ("name", "state")), None)
    if ref.kind != "revolt" or after is None:
        return ref
    word = view.lower[after.first - 1] if view.lower[after.first - 1] != "the" else view.lower[after.first - 2]
    side = after.side if word == "by" else sides.rival(after.side) if word == "against" else None
    return Ref(ref.first, ref.last, "revolt", side) if side is not None else ref


def _find(view: View, pattern: re.Pattern[str]) -> Iterable[tuple[int, int, str]]:
    base = view.sentence.start
    for found in pattern.finditer(fold(view.sentence.text)):
        cover = view.cover(base + found.start(), base + found.end())
        if cover:
            yield (*cover, found.group())


@lru_cache(maxsize=8)
def _phrases(kind: str) -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(lists()[kind], key=len, reverse=True))) + r")s?(?!\w)"
    )


def _both(view: View, sides: Sides) -> Iterable[Ref]:
    if len(sides.all) == 2:
        for first, last, _ in _find(view, _phrases("both")):
            if view.tokens[first].pos_ == "VERB":
                continue  # "sides with"
            yield Ref(first, last, "both")


def _names(view: View, sides: Sides) -> Iterable[Ref]:
    if sides.names is None:
        return
    for first, last, said in _find(view, sides.names):
        if (side := owner_of(sides.owner, said)) is not None:
            is_place = said in sides.owner and view.tokens[first].text[0].isupper() and _is_place(view, first)
            place = is_place and side not in sides.persons
            kind: Kind = "revolt" if _phrases("revolt").fullmatch(bare_name(said)) else "name"
            yield Ref(first, last, "place" if place else kind, side)


def _is_place(view: View, first: int) -> bool:
    before = view.lower[first - 1] if first else ""
    return before in ("in", "at", "near", "around", "outside", "inside")


def _by_country(view: View, sides: Sides, mentions: list[Mention]) -> Iterable[Ref]:
    for m in mentions:
        cover = view.cover(m.start, m.end)
        if not cover or not m.code:
            continue
        place = m.form in ("capital", "seat") and _is_place(view, cover[0])
        if m.code in sides.states:
            yield Ref(*cover, "place" if place else "state", sides.states[m.code])
        elif m.code == sides.focus and sides.holder:
            around = set(view.lower[max(0, cover[0] - 4) : cover[1] + 4])
            whole = bool(around & {"united", "unity", "integrity", "sovereignty"}) and sides.holder != sides.riser
            yield Ref(*cover, "state" if whole else "place" if place else "focus", sides.holder)


KIND_OF: Mapping[str, Kind] = {"revolt": "revolt", "outcome": "event", "rule": "rule"}


def _nouns(view: View, sides: Sides, mentions: list[Mention]) -> Iterable[Ref]:
    if (apart := marked(sides.all, "breaks")) is not None:
        for first, last, _ in _find(view, _phrases("parts")):
            yield Ref(first, last, "description", apart)
    if (new := sides.only or sides.apart) is not None:
        for first, last, said in _find(view, _phrases("born")):
            if sides.only or not said.startswith("new "):
                yield Ref(first, last, "description", new)
    if (whole := sides.rival(sides.apart)) is not None:
        for first, last, _ in _find(view, _phrases("integrity")):
            yield Ref(first, last, "event", whole)
    for noun, side in (("revolt", sides.riser), ("outcome", sides.winner), ("rule", sides.holder)):
        for first, last, said in _find(view, _phrases(noun)):
            side = (_named_so(sides, said) if noun == "outcome" else None) or side
            if side and said not in ("governments", "regimes", "cabinets"):
                yield Ref(first, last, KIND_OF[noun], side)
    own = sides.states.get(sides.focus or "")
    for first, last, _ in _find(view, _THE_COUNTRY):
        if own or sides.holder:
            yield Ref(first, last, "state" if own else "focus", own or sides.holder)
    for first, last, _ in _find(view, _BY_FORCE):
        if sides.riser:
            yield Ref(first, last, "revolt", sides.riser)
    if sides.riser and sides.armed:
        for first, last, _ in _find(view, _phrases("armed")):
            yield Ref(first, last, "rule", sides.riser)
    yield from _attacks(view, sides, mentions)
    for first, last, _ in _find(view, _phrases("hostile")):
        if (taker := _taker(view, first, mentions)) is not None:
            yield Ref(first, last, "hostile", by=taker)
    for first, last, _ in _find(view, _phrases("others")):
        yield Ref(first, last, "other")
    for first, last, _ in _find(view, _phrases("step")):
        yield Ref(first, last, "step", by=_taker(view, first, mentions))
    for first, last, _ in _find(view, _phrases("described")):
        if {"the", "its", "their"} & set(view.lower[max(0, first - 3) : first]):
            yield Ref(first, last, "description", _by_adjective(view, sides, first))
    yield from _what_they_did(view, sides, mentions)


def _named_so(sides: Sides, noun: str) -> str | None:
    """The one side that has the noun in a name of its own: "the general's count" makes "the count" his."""
    mine = [s.id for s in sides.all if any(noun in fold(n).split() for n in (s.name, *s.aliases))]
    return mine[0] if len(mine) == 1 else None


def _attacks(view: View, sides: Sides, mentions: list[Mention]) -> Iterable[Ref]:
    """Acts of war, for the side that began them: by its name beside the noun, by its victim's, else as the text tells."""
    owners = [
        (*cover, sides.states[m.code])
        for m in mentions
        if m.code is not None and m.code in sides.states and (cover := view.cover(m.start, m.end))
    ]
    owners += [
        (first, last, side) for first, last, said in _named(view, sides) if (side := owner_of(sides.owner, said))
    ]
    for first, last, _ in _find(view, _phrases("attack")):
        mine = next((side for a, b, side in owners if b < first <= b + 3), None)
        against = set(view.lower[last + 1 : last + 3]) & {"on", "against", "upon", "into"}
        theirs = next((side for a, b, side in owners if last < a <= last + 4), None) if against else None
        side = mine or sides.rival(theirs) or sides.attacker
        if side is not None:
            yield Ref(first, last, "revolt", side)


def _named(view: View, sides: Sides) -> Iterable[tuple[int, int, str]]:
    return _find(view, sides.names) if sides.names is not None else ()


def _by_adjective(view: View, sides: Sides, at: int) -> str | None:
    """ "the young man" is the side that some name of its own calls young, when no other side's name does."""
    said = {view.lower[i] for i in range(max(0, at - 2), at) if view.tokens[i].pos_ in ("ADJ", "VERB")}
    said.add(view.lower[at])
    mine = [s.id for s in sides.all if any(said & set(fold(n).split()) for n in (s.name, *s.aliases))]
    return mine[0] if len(mine) == 1 else None


_THE_COUNTRY = re.compile(r"(?<!\w)the country(?![\w'])")
_BY_FORCE = re.compile(
    r"(?<!\w)(?:nobody|anyone|anybody|no one|those|whoever|men|people|rulers)"
    r" (?:who |that )?(?:came to|seized|took|grabbed|seize|take) power(?!\w)"
)


def _taker(view: View, at: int, mentions: list[Mention]) -> str | None:
    """The state that took the step: the last one named shortly before the noun."""
    for m in reversed(mentions):
        cover = view.cover(m.start, m.end)
        if cover and m.code and at - 4 <= cover[1] < at:
            between = view.lower[cover[1] + 1 : at]
            plain = all(t.pos_ in ("ADJ", "NOUN", "PROPN") for t in view.tokens[cover[1] + 1 : at])
            return (
                m.code
                if (between and between[0] in ("'s", "'")) or (plain and (m.form == "demonym" or not between))
                else None
            )
        if cover and m.code and cover[0] in (at + 2, at + 3) and view.lower[at + 1] in ("by", "of"):
            return m.code if view.lower[at + 1] == "by" else None
    return None


def _what_they_did(view: View, sides: Sides, mentions: list[Mention]) -> Iterable[Ref]:
    """ "what Y did", "what Y had done": a step of Y."""
    for i, word in enumerate(view.lower):
        if word != "what":
            continue
        for j in range(i + 1, min(i + 8, len(view.tokens))):
            if view.lower[j] in ("began", "started", "happened", "happening", "unfolding", "unfolded"):
                yield Ref(i, j, "revolt" if sides.riser else "description", sides.riser)
                break
            if view.lower[j] in ("did", "done", "said", "announced", "decided"):
                inside = [m.code for m in mentions if view.begin(i) < m.start < view.begin(j)]
                yield Ref(i, j, "step", by=inside[0] if inside else None)
                break


def _pronouns(view: View) -> Iterable[Ref]:
    for i, word in enumerate(view.lower):
        if word in ("him", "her", "he", "she", "his", "it", "its", "them", "they", "their") or (
            word in ("one", "second", "latter") and i and view.lower[i - 1] in ("the", "new", "second")
        ):
            yield Ref(i, i, "pronoun")
