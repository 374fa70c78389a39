"""The stretch of text around a verb or a noun that can be quoted as one clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.language import Sentence
from data.records import Span
from data.tense import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 280
_EDGE = frozenset({"cc", "punct", "mark"})
_JOINED = frozenset({"conj", "parataxis"})


def clause_span(sentence: Sentence, verb: Token, date: Span | None) -> Span:
    """Article offsets of the verb's own clause, without the clauses joined to it, with the date if one is given."""
    must = [t.i for t in sentence.span if date and date[0] <= sentence.begin_of(t) < date[1]]
    inside = _own_tokens(verb, must)
    first, last = min([verb.i, *must]), max([verb.i, *must])
    low, high = first, last
    while low - 1 in inside and not _breaks(sentence, low - 1):
        low -= 1
    while high + 1 in inside and not _breaks(sentence, high + 1):
        high += 1
    if must and verb.i < last:
        high = _up_to_comma(sentence, last, high)
    return _trimmed(sentence, _with_head_noun(verb, low), high, last)


def noun_span(sentence: Sentence, noun: Token, date: Span) -> Span:
    """Article offsets of a noun phrase that holds a date: "the June vote that ..."."""
    inside = {t.i for t in noun.subtree}
    must = [t.i for t in sentence.span if date[0] <= sentence.begin_of(t) < date[1]]
    low, high = min([noun.i, *must]), max([noun.i, *must])
    last = high
    while low - 1 in inside:
        low -= 1
    while high + 1 in inside:
        high += 1
    return _trimmed(sentence, low, high, last)


def subject_of(verb: Token) -> Token | None:
    """Who does it: the verb's own subject, or that of the verb it is joined to or completes."""
    for _ in range(4):
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass", "csubj"):
                return _referent(child, verb)
        if verb.dep_ in ("relcl", "acl"):
            return verb.head
        if verb.dep_ not in ("conj", "xcomp") or not is_verb(verb.head):
            return None
        verb = verb.head
    return None


def _referent(subject: Token, verb: Token) -> Token:
    """ "which", "who" stand for the noun before."""
    return verb.head if subject.tag_ in ("WDT", "WP") and verb.dep_ in ("relcl", "acl") else subject


def noun_group(noun: Token) -> Span:
    """The noun with what stands before it and its "of" and "in" phrases; offsets into the parsed text."""
    keep = [noun, *noun.lefts, *(r for r in noun.rights if r.dep_ == "prep" and r.lower_ in ("of", "in"))]
    tokens = [t for k in keep for t in ([k] if k is noun else k.subtree)]
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    return first.idx, last.idx + len(last)


def _own_tokens(verb: Token, must: list[int]) -> set[int]:
    """The verb's subtree without joined clauses and without a fronted clause that does not hold the date."""
    inside = {t.i for t in verb.subtree}
    for token in verb.subtree:
        if token.i != verb.i and _apart(token, verb):
            branch = {t.i for t in token.subtree}
            if not branch.intersection(must):
                inside -= branch
    return inside


def _apart(token: Token, verb: Token) -> bool:
    """A clause of its own: joined by "and", or put before the subject with a verb in it."""
    if token.dep_ in _JOINED and is_verb(token):
        return token.head.i == verb.i or token.tag_ in ("VBD", "VBZ")
    if token.head.i != verb.i or token.i > verb.i:
        return False
    return token.dep_ == "advcl" or (token.dep_ == "prep" and any(t.dep_ == "pcomp" for t in token.children))


def _with_head_noun(verb: Token, low: int) -> int:
    """A relative clause is quoted with the noun it belongs to: "a video published on 3 May"."""
    noun = verb.head
    if verb.dep_ not in ("relcl", "acl") or not 0 < low - noun.i <= 6:
        return low
    return min(t.i for t in (noun, *(c for c in noun.lefts if c.dep_ in ("det", "amod", "compound", "poss", "nummod"))))


def _breaks(sentence: Sentence, at: int) -> bool:
    """A semicolon, a colon or a dash between words parts two statements; so does the dash after a dateline."""
    token = sentence.span.doc[at]
    dash = token.text in ("-", "–", "—", "--") and at > sentence.span.start and bool(token.nbor(-1).whitespace_)
    return dash or token.text in (";", ":")


def _up_to_comma(sentence: Sentence, last: int, high: int) -> int:
    """After a verb and its date the first comma ends the clause: what follows is often not the verb's."""
    doc = sentence.span.doc
    return next((at - 1 for at in range(last + 1, high) if doc[at].text == ","), high)


def _trimmed(sentence: Sentence, low: int, high: int, last: int) -> Span:
    """Without joints and stops at the ends; a long stretch is cut at the first comma after what it must hold."""
    doc = sentence.span.doc
    low, high = max(low, sentence.span.start), min(high, sentence.span.end - 1)
    while low < high and (doc[low].dep_ in _EDGE or not any(c.isalnum() or c in "$€£" for c in doc[low].text)):
        low += 1
    while high > low and (doc[high].is_punct or doc[high].is_space or doc[high].dep_ == "cc"):
        high -= 1
    if doc[high].idx + len(doc[high]) - doc[low].idx > LONGEST:
        for at in range(max(last, low) + 1, high):
            if doc[at].text == "," or _breaks(sentence, at):
                high = at - 1
                break
    return _closed(sentence, sentence.begin_of(doc[low]), sentence.end_of(doc[high]))


def _closed(sentence: Sentence, start: int, end: int) -> Span:
    """The stretch with both quotation marks where one of a pair is inside and the other just outside."""
    text = sentence.text
    a, b = start - sentence.start, end - sentence.start
    if text[a:b].count('"') % 2 == 0:
        return start, end
    if a and text[a - 1] == '"':
        return start - 1, end
    close = text.find('"', b, b + 3)
    return (start, sentence.start + close + 1) if close >= 0 else (start, end)
