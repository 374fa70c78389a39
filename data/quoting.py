"""The shortest stretch that holds actor, cue and object: a clause or a sentence, never over a line end."""

from __future__ import annotations

import re

from data.clauses import SUBJECTS, View
from data.discourse import Claim

JOINING = frozenset({"and", "but", "yet", "while", "whereas"})
LEAD = re.compile(r"(?:[•·▪*–—-]\s+|\d{1,2}[.:]\d{2}\s?(?:[ap]\.?m\.?)?\s+|\d{1,2}[.)]\s+)")
Span = tuple[int, int]


def quote_of(claim: Claim) -> Span:
    """Offsets of the claim's evidence in the article."""
    view = claim.view
    low, high = _needed(claim)
    begin = max((c for c in _cuts(view) if c <= low), default=0)
    end = min((c for c in _cuts(view) if c > high), default=len(view.tokens))
    end = min(end, _tail(view, high, end, claim.condition is not None))
    while end - 1 > high and view.lower[end - 1] in {",", ";", ":", "—", "–", *JOINING}:
        end -= 1
    while begin < low and (view.lower[begin] in {",", ";", *JOINING} or view.tokens[begin].is_space):
        begin += 1
    start = view.begin(begin)
    if begin == 0 and (lead := LEAD.match(view.sentence.text)):
        start = view.sentence.start + lead.end() if view.sentence.start + lead.end() < view.end(high) else start
    return start, view.end(end - 1)


def _needed(claim: Claim) -> Span:
    """First and last token that the evidence must hold."""
    spans = [claim.cue]
    if claim.actor.view is claim.view:
        spans.append((claim.actor.first, claim.actor.last))
    if claim.object is not None:
        spans.append(claim.object)
    if claim.condition is not None:
        spans.append((min(claim.condition), min(max(claim.condition), claim.view.stops[claim.condition[0]] + 1)))
    return min(a for a, _ in spans), min(max(b for _, b in spans), len(claim.view.tokens) - 1)


def _cuts(view: View) -> list[int]:
    """Where a new main clause begins: after a semicolon, or at "and" with a subject of its own."""
    found = [i + 1 for i, w in enumerate(view.lower) if w == ";" and i + 1 < len(view.tokens)]
    for i, token in enumerate(view.tokens):
        if token.dep_ in SUBJECTS and token.head.dep_ in ("conj", "ROOT", "ccomp"):
            start = view.at(token.left_edge)
            before = start - 1
            if before > 0 and view.lower[before] in JOINING and token.i < token.head.i and i > 2:
                found.append(before)
    return sorted(set(found))


def _tail(view: View, high: int, end: int, conditional: bool) -> int:
    """Leave out what only trails behind: ", who would like ...", ", an ultimatum that ..."."""
    for i in range(high + 1, end - 1):
        if view.lower[i] == "," and view.lower[i + 1] in ("who", "which", "whose"):
            return i
        if (
            view.lower[i] == ","
            and view.lower[i + 1] in ("a", "an")
            and any(t.dep_ == "relcl" for t in view.tokens[i + 1 : i + 6])
        ):
            return i
    return end
