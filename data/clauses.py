"""A sentence as tokens, and what its grammar says: subjects, agents, ends of clauses.

Positions are token numbers within the sentence. The parser errs now and then; every climb is bounded.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Token

from data.language import Sentence

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
BREAKS = frozenset({";", ":", "—", "–"})
CLIMB = 8
"""How many governors up a verb may look for its subject."""


@dataclass(frozen=True, eq=False)
class View:
    """One sentence laid out for reading: its tokens and, for each, the words it may be looked up by."""

    sentence: Sentence
    tokens: list[Token] = field(repr=False)

    @cached_property
    def keys(self) -> list[frozenset[str]]:
        return [frozenset({t.lower_, t.lemma_.lower(), *self._headline(i)}) for i, t in enumerate(self.tokens)]

    def _headline(self, i: int) -> set[str]:
        """ "PERU: Backs the council": a verb that its capital made a name keeps its ending."""
        t = self.tokens[i]
        if (
            t.tag_ not in ("NNP", "NNPS", "NNS")
            or not t.lower_.endswith("s")
            or (i and self.tokens[i - 1].text not in ":–—-")
        ):
            return set()
        return {t.lower_[:-1], t.lower_[:-2]} if t.lower_.endswith("es") else {t.lower_[:-1]}

    @cached_property
    def lower(self) -> list[str]:
        return [t.lower_ for t in self.tokens]

    def at(self, token: Token) -> int:
        """Where a token of this sentence stands."""
        return int(token.i - self.sentence.span.start)

    def begin(self, i: int) -> int:
        """Offset in the article where token `i` begins."""
        return self.sentence.begin_of(self.tokens[i])

    def end(self, i: int) -> int:
        """Offset in the article where token `i` ends."""
        return self.sentence.end_of(self.tokens[i])

    @cached_property
    def starts(self) -> dict[int, int]:
        """Token number by offset of its first character in the article."""
        return {self.begin(i): i for i in range(len(self.tokens))}

    def cover(self, start: int, end: int) -> tuple[int, int] | None:
        """First and last token within a stretch of the article, or None."""
        begins, ends = self._edges
        first, last = bisect_right(ends, start), bisect_left(begins, end) - 1
        return (first, last) if first <= last else None

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        """Where the tokens begin and where they end; both rise."""
        all_tokens = range(len(self.tokens))
        return [self.begin(i) for i in all_tokens], [self.end(i) for i in all_tokens]

    @cached_property
    def stops(self) -> list[int]:
        """For each token, where the clause that it stands in ends to the right (exclusive)."""
        n = len(self.tokens)
        cut = [False] * (n + 1)
        for i, t in enumerate(self.tokens):
            if t.text in BREAKS:
                cut[i] = True
            elif t.dep_ in SUBJECTS and t.head.pos_ in ("VERB", "AUX") and not self._headline_object(t):
                cut[self._np_start(i)] = True
        stops, stop = [n] * n, n
        for i in range(n - 1, -1, -1):
            stops[i] = stop
            if cut[i]:
                stop = i
        return stops

    def _headline_object(self, t: Token) -> bool:
        """ "Peru: recognises the council": what the parser takes for the subject of a verb that opens the line."""
        at = self.at(t.head)
        return t.i > t.head.i and at >= 0 and (at == 0 or self.tokens[at - 1].text in ":–—")

    def _np_start(self, i: int) -> int:
        return max(self.at(self.tokens[i].left_edge), 0)


def views(sentences: list[Sentence]) -> list[View]:
    """A view for each sentence."""
    return [View(s, list(s.span)) for s in sentences]


def governors(token: Token) -> Iterator[Token]:
    """The token's governors upwards, a bounded number of them."""
    for _ in range(CLIMB):
        if token.head is token or token.head.i == token.i:
            return
        token = token.head
        yield token


def own_subject(verb: Token) -> Token | None:
    """The verb's own subject, if it has one."""
    for child in verb.children:
        if child.dep_ in SUBJECTS and child.i < verb.i:
            return child
    if (late := next((c for c in verb.children if c.dep_ in SUBJECTS), None)) is not None:
        return late
    helpers = [c for c in verb.children if c.dep_ == "aux" and c.i < verb.i]
    return next((s for a in helpers for s in a.children if s.dep_ in SUBJECTS and s.i < a.i), None)


def subject(verb: Token) -> Token | None:
    """Who does what the verb says: its own subject, or the one it shares with the verb or noun above it."""
    at = verb
    for _ in range(CLIMB):
        if (own := own_subject(at)) is not None:
            return own
        if at.dep_ in ("acl", "relcl"):
            return _of_noun(at.head, at)
        if at.dep_ == "ROOT" or at.head.i == at.i:
            return None
        if at.dep_ == "pcomp" and at.head.lower_ in ("for", "of") and (object_ := _object_above(at)) is not None:
            return object_
        at = at.head
        if at.pos_ in ("NOUN", "PROPN") and at.dep_ in ("nsubj", "nsubjpass"):
            return at
    return None


def _of_noun(noun: Token, verb: Token) -> Token | None:
    """The noun a participle hangs on; the subject in "is one of the last to ...", "has no plans to ..."."""
    at = noun
    for _ in range(CLIMB):
        if at.dep_ in ("attr", "acomp") and (own := own_subject(at.head)) is not None:
            return own
        if at.dep_ == "dobj" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
            return subject(at.head)
        if at.dep_ == "prep" and at.head.lemma_ == "be" and (own := own_subject(at.head)) is not None:
            return own
        if at.dep_ not in ("pobj", "prep"):
            return noun
        at = at.head
    return noun


def _object_above(verb: Token) -> Token | None:
    """X in "thanked X for backing ...", "accused X of arming ...": the one who does it."""
    above = verb.head.head
    return (
        next((c for c in above.children if c.dep_ == "dobj" and c.i < verb.i), None) if above.pos_ == "VERB" else None
    )


def passive(verb: Token) -> bool:
    """Whether the verb is a passive participle."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" for c in verb.children):
        return False
    if any(c.dep_ == "agent" for c in verb.children):
        return True
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return passive(verb.head) and own_subject(verb) is None
    return verb.dep_ in ("acl", "advcl")


def agent(verb: Token) -> Token | None:
    """Who did it, in a passive: the noun after "by"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.lower_ == "by" and child.dep_ == "prep"):
            return next((g for g in child.children if g.dep_ == "pobj"), None)
    return None
