"""Who says it: the verb of saying above or beside a clause."""

from __future__ import annotations

import re

from spacy.tokens import Token

from data.clauses import CLIMB, View, own_subject, subject
from data.wordlists import words

SAY = words("operators", "say")
CHARGE = words("operators", "charge")
OPINION = words("operators", "opinion")
GUESS = words("operators", "guess")
PAST_ERA = re.compile(
    r"\b(?:in|during|through|since) the (?:\d{2})?\d0s\b|\bused to\b|\b(?:decades?|centur(?:y|ies)) ago\b", re.I
)


def sayer(view: View, verb: Token) -> Token | None:
    """The verb of saying that the clause hangs on or is followed by, or None."""
    at = verb
    for _ in range(CLIMB):
        for child in at.children:
            if (
                child.dep_ in ("parataxis", "ccomp")
                and child.lemma_.lower() in SAY
                and (child.i > at.i or view.lower[view.at(child) + 1 : view.at(child) + 2] == [","])
                and own_subject(child) is not None
                and child.dep_ == "parataxis"
                and not _cut_off(view, at, child)
            ):
                return child
        if at.head.i == at.i:
            return None
        up = at.head
        if _cut_off(view, at, up):
            return None
        if at.dep_ in ("acl", "ccomp") and up.lemma_.lower() in OPINION and (holder := _holder(up)) is not None:
            return holder
        if up.lemma_.lower() == "know" and up.head.lemma_.lower() in ("let", "make") and subject(up.head) is not None:
            return up.head
        if (
            up.lemma_.lower() in SAY
            and at.dep_ in ("ccomp", "xcomp", "parataxis", "dobj", "advcl", "conj")
            and subject(up) is not None
        ) and (at.dep_ != "conj" or own_subject(at) is None):
            return up
        at = up
    return None


def _holder(noun: Token) -> Token | None:
    """The verb by which somebody holds the opinion: "has no doubt that", "is of the view that", "took the line that"."""
    at = noun
    for _ in range(3):
        at = at.head
        if at.pos_ in ("VERB", "AUX"):
            held = at.lemma_.lower() in (
                "have",
                "hold",
                "be",
                "take",
                "voice",
                "express",
                "repeat",
                "make",
                "leave",
                "share",
            )
            return at if held and own_subject(at) is not None else None
    return None


def _cut_off(view: View, a: Token, b: Token) -> bool:
    """A semicolon between the two, or a verb of saying that is denied ("did not answer")."""
    low, high = sorted((view.at(a), view.at(b)))
    return ";" in view.lower[low:high] or any(c.dep_ == "neg" for c in b.children)


def past_era(view: View, at: int) -> bool:
    """Whether the clause speaks of another age ("in the 1990s", "used to")."""
    if any(c.lower_ in ("once", "formerly") and c.dep_ == "advmod" for c in view.tokens[at].children):
        return True  # "once armed": no more
    if view.tokens[at].tag_ in ("VBG", "VBN") and _once_aside(view, at):
        return True
    stop = view.stops[at]
    begin = max((i + 1 for i in range(at) if view.lower[i] in (",", ";", ":", "—", "–")), default=0)
    text = view.sentence.text[view.begin(begin) - view.sentence.start : view.end(stop - 1) - view.sentence.start]
    return PAST_ERA.search(text) is not None


def _once_aside(view: View, at: int) -> bool:
    """ ", once alone in backing X,": an aside that tells of what was."""
    begin = max((i + 1 for i in range(at) if view.lower[i] in (",", "(", "—", "–")), default=-1)
    return (
        begin > 0 and view.lower[begin] in ("once", "formerly", "previously") and own_subject(view.tokens[at]) is None
    )
