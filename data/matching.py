"""Where a pattern of the lexicon matches in a sentence: its head, its words in order, the places for a side."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from data.actors import VERBS_LIKE_NOUNS
from data.clauses import View, agent, own_subject, passive
from data.phrasebook import Entry, Part, Pattern
from data.wordlists import words

GAP = 6
"""How many tokens may stand between two words of a pattern."""
REACH = 14
"""How far after its place the side may be named."""
OBJECTS = frozenset({"dobj", "prep", "dative", "acomp", "attr", "xcomp", "ccomp", "oprd", "advmod", "prt"})
Region = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found: the head's token, all tokens of the cue, and where each slot may be filled."""

    cue: Entry
    pattern: Pattern
    head: int
    last: int
    slots: tuple[Region, ...]
    kinds: tuple[str, ...] = ()
    far: bool = False
    """Whether a place may be filled anywhere behind the head."""


def match_at(view: View, i: int, cue: Entry, pattern: Pattern) -> Match | None:
    token = view.tokens[i]
    if token.pos_ in ("ADP", "DET", "PRON") or (token.pos_ in ("NOUN", "ADJ", "PROPN") and not _verbish(view, i)):
        return None
    if token.dep_ == "amod":
        return None  # "a signed letter": no act
    is_passive = pattern.direct and passive(token)
    stop = _stop(view, i, any("that" in part.words for part in pattern.parts))
    stop = min(stop, _next_act(view, i))
    at, last = i + 1, i
    slots: list[Region] = []
    kinds: list[str] = []
    open_slot: int | None = None
    far_slot = False
    for n, part in enumerate(pattern.parts):
        if part.slot:
            if n == 0 and is_passive:
                slots.append((-1, -1))
                kinds.append(part.slot)
                continue
            if part.optional:
                continue
            open_slot, far_slot = at, part.far
            kinds.append(part.slot)
            continue
        if part.end:
            if not ends_at(view, at):
                return None
            continue
        if n == 0 and passive(token) and _noun_subject(view, token, part):
            continue
        end = stop if not (part.far or far_slot) else len(view.tokens)
        if part.optional:
            end = min(end, at + 3)
        j = _next_word(view, part, at, min(end, at + GAP + (8 if open_slot is not None else 0) + 8 * part.far))
        if j is None:
            if part.optional:
                continue
            return None
        if last == i and not part.far and open_slot is None and not _belongs(view, i, j):
            return None
        if open_slot is not None:
            slots.append((open_slot, j))
            open_slot = None
        at, last = j + 1, j
    if is_passive and last > i and (by := agent(token)) is not None and i < last <= view.at(by):
        return None
    if open_slot is not None:
        near = stop if open_slot < stop else view.stops[last]
        slots.append((open_slot, len(view.tokens) if far_slot else min(near, open_slot + REACH)))
    return Match(cue, pattern, i, last, tuple(slots), tuple(kinds), any(p.far and p.slot for p in pattern.parts))


def _belongs(view: View, i: int, j: int) -> bool:
    """ "is with him" but not "is in Lima, with his dog": a preposition right after the head word must hang on it."""
    word = view.tokens[j]
    if word.pos_ != "ADP" or j - i < 2:
        return True
    if "," in view.lower[i + 1 : j]:
        return False
    return word.head.i == view.tokens[i].i or word.head.pos_ not in ("ADJ", "NOUN", "PROPN", "VERB")


ENDS = frozenset(".,;:!?)\"'-–—") | words("matching", "ends")


def ends_at(view: View, at: int) -> bool:
    """Whether what was said is over before token `at`: a stop, a conjunction, or only a word of time left."""
    if at >= len(view.tokens) or view.lower[at] in ENDS:
        return True
    return " ".join(view.lower[at : at + 3]).startswith(
        ("for now", "so far", "at present", "for the moment", "for the time")
    )


def _verbish(view: View, i: int) -> bool:
    """Headlines and lists make the tagger call verbs nouns: a noun counts when it has a subject or an object."""
    token = view.tokens[i]
    if any(c.dep_ in ("nsubj", "dobj", "aux", "nsubjpass") for c in token.children) or token.dep_ == "ROOT":
        return True
    after = view.tokens[i + 1] if i + 1 < len(view.tokens) else None
    if i and view.lower[i - 1] in ("neither", "nor"):
        return True
    if token.lower_ in ("sides", "stands") and i and view.lower[i - 1] == "," and after is not None:
        return after.lower_ in ("with", "by", "behind")
    return (
        token.lower_ in VERBS_LIKE_NOUNS
        and after is not None
        and (after.pos_ in ("PROPN", "DET", "PRON") or after.lower_ in ("and", "that"))
    )


OPEN = frozenset({"what", "how", "whatever", "whoever", "whomever", "whichever"})


def _stop(view: View, i: int, over_that: bool) -> int:
    """Where the clause ends for a pattern that begins at `i`: over a clause that is itself the object."""
    stop = view.stops[i]
    if (
        stop < len(view.tokens)
        and stop - i <= 4
        and {view.lower[stop], view.lower[stop - 1]} & (OPEN | {"that"} if over_that else OPEN)
    ):
        stop = view.stops[stop]
    if (
        stop < len(view.tokens)
        and stop - i <= 3
        and "that" not in view.lower[i:stop]
        and view.tokens[stop].dep_ in ("nsubj", "det", "compound", "amod", "poss", "nmod", "csubj")
    ):
        inner = next(
            (view.tokens[j] for j in range(stop, min(stop + 8, len(view.tokens))) if view.tokens[j].dep_ == "nsubj"),
            None,
        )
        if inner is not None and inner.head.dep_ in ("ccomp", "oprd", "xcomp"):
            stop = view.stops[stop]
    return stop


def _next_act(view: View, i: int) -> int:
    """ "sells arms to the rebels and has ruled ...": where the second verb of the same subject begins."""
    done = min((c.i for c in view.tokens[i].children if c.dep_ in OBJECTS and c.i > view.tokens[i].i), default=-1)
    for child in view.tokens[i].children:
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX") and view.tokens[i].i < done < child.i:
            starts = [c.i for c in child.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < child.i]
            return i + min([child.i, *starts]) - view.tokens[i].i
    return len(view.tokens)


def _noun_subject(view: View, verb: Token, part: Part) -> bool:
    """ "its ambassador was recalled", "the talking is done by": the first words are the passive's subject."""
    who = own_subject(verb)
    return who is not None and bool(view.keys[view.at(who)] & part.words)


def _next_word(view: View, part: Part, start: int, stop: int) -> int | None:
    for j in range(start, min(stop, len(view.tokens))):
        if view.keys[j] & part.words:
            return j
    return None
