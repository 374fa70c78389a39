"""Which date of the text belongs to which act. A date inside a noun ("the March vote") is not the verb's date."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from data.datefind import DateMention, date_token, find_dates
from data.language import Sentence
from data.records import DateKnown
from data.tense import governor, is_verb, opening_participle

if TYPE_CHECKING:
    from spacy.tokens import Token

    from data.reading import Reading

__all__ = ["OCCASIONS", "DateMention", "act_date", "attached", "date_for", "find_dates", "heads_its_line"]

Dated = tuple[str | None, DateKnown]
UNDATED: Dated = (None, "none")
OCCASIONS = frozenset(
    "vote election ballot protest meeting summit rally referendum talk conference ceremony inauguration oath attack"
    " coup declaration annexation ruling debate march session visit speech statement video letter result report poll"
    " congratulation case earthquake strike war battle offensive agreement deal massacre blackout".split()
)
_TIMES = frozenset({"night", "morning", "evening", "afternoon", "hour", "dawn", "eve", "day", "week", "weekend", "end"})
_FIXING = frozenset({"set", "fix", "schedule", "plan", "propose"})
_AS = re.compile(r" as (?:the|a|an|its|their) ")
_THEN = re.compile(r"\b[Tt]hen\b")
_CARRIED = re.compile(
    r"\b(?:[Ww]ithin the hour|[Mm]inutes later|[Hh]ours later|[Ss]hortly afterwards?|[Ii]mmediately)\b"
)
_VOTE = re.compile(r"\b(?:votes?|voted|voting|ballots?)\b", re.I)
_VOTED = re.compile(
    r"\b(?:voted|abstain\w{0,6}|abstentions?|in favou?r|against|said yes|said no|among the|did not turn up"
    r"|yes votes?|no votes?)\b",
    re.I,
)
_AFTER = frozenset({"after", "when"})
_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}\b")


def act_date(reading: Reading, sentence: Sentence, cue_start: int, cue_end: int) -> Dated:
    """The day of the act whose cue stands at `cue_start:cue_end` of the article, and how it is known.

    Only a single day up to publication counts: "in July", "last week" and what is yet to come give None.
    """
    dates = reading.dates.get(sentence.number, [])
    own = date_for(sentence, dates, cue_start, cue_end)
    if own is not None:
        return _past_day(reading, own[0], own[1])
    return _from_heading(reading, sentence, cue_start) or _from_before(reading, sentence) or UNDATED


def _past_day(reading: Reading, found: DateMention, known: DateKnown) -> Dated:
    if found.day is None or found.day > reading.crisis.published.isoformat():
        return UNDATED
    return found.day, known


def date_for(
    sentence: Sentence, dates: list[DateMention], cue_start: int, cue_end: int
) -> tuple[DateMention, DateKnown] | None:
    """The date that belongs to the cue's clause, or to the clause that reports it; None if there is none."""
    cue = _root(sentence, cue_start, cue_end)
    mine = [d for d in dates if d.role == "date"]
    if cue is None or not mine:
        return None
    placed = [(d, *attached(sentence, d)) for d in mine]
    of_noun = [d for d, _, noun in placed if noun is not None and noun.i == cue.i]
    if of_noun:
        return of_noun[0], of_noun[0].known
    verb: Token | None = governor(cue)
    fronted = False
    for _ in range(6):
        if verb is None:
            return None
        for found, on, noun in placed:
            here = noun is None and on is not None and (on.i == verb.i or _opens_for(on, verb))
            if here and (not fronted or _opens(found, verb, sentence)):
                return found, found.known
        after = _after(verb, mine, sentence)
        if after is not None and not fronted:
            return after, "inferred"
        fronted = fronted or (verb.dep_ == "conj" and _subject(verb))
        verb = _above(verb)
    return None


def _opens(found: DateMention, verb: Token, sentence: Sentence) -> bool:
    """A date before the first subject holds for all the clauses that are joined to the first."""
    subjects = [sentence.begin_of(c) for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    return bool(subjects) and found.start < subjects[0]


def _root(sentence: Sentence, start: int, end: int) -> Token | None:
    span = sentence.span.char_span(
        max(0, start - sentence.start), min(len(sentence.text), end - sentence.start), alignment_mode="expand"
    )
    return span.root if span is not None and len(span) else None


def attached(sentence: Sentence, found: DateMention) -> tuple[Token | None, Token | None]:
    """The verb the date belongs to, and the noun that holds it back from the verb, if one does."""
    token = date_token(sentence, found.start - sentence.start, found.end - sentence.start)
    if token is None:
        return None, None
    first = token
    verb = governor(token)
    if _AS.match(sentence.text, found.end - sentence.start):
        return verb, token
    while token.dep_ != "ROOT" and token.i != verb.i:
        head = token.head
        if head.i == verb.i:
            break
        noun = head.pos_ in ("NOUN", "PROPN") and not is_verb(head) and head.lemma_ not in _TIMES
        if noun and _holds(token, head, first):
            return verb, head
        token = head
    return verb, None


def _holds(token: Token, noun: Token, first: Token) -> bool:
    """Whether the date is the noun's own: "Sunday's vote", "the vote of 3 May", "a meeting on Friday"."""
    if token.dep_ in ("poss", "compound", "nmod", "amod", "nummod") or token.lower_ == "of":
        return True
    if noun.lemma_.lower() in OCCASIONS:
        return first.i > noun.i and not _setting(noun)
    return noun.head.lemma_ in _FIXING and noun.dep_ == "dobj"


def _setting(noun: Token) -> bool:
    """ "in a speech on Monday", "at a summit on Friday": the occasion at which the verb's act took place."""
    prep = noun.head
    return noun.dep_ == "pobj" and prep.lower_ in ("in", "at", "during", "through") and is_verb(prep.head)


def _opens_for(on: Token, verb: Token) -> bool:
    """ "Meeting on 3 May, the council seated ...", "X, speaking on 3 May, said ...": one date for both verbs."""
    if opening_participle(on) and on.head.i == verb.i:
        return True
    of_subject = on.dep_ == "acl" and on.tag_ == "VBG" and on.i < verb.i
    return of_subject and any(c.i == on.head.i and c.dep_ == "nsubj" for c in verb.children)


def _after(verb: Token, dates: list[DateMention], sentence: Sentence) -> DateMention | None:
    """ "After the vote on 3 May, X expelled ...": the day from which the act follows, if it opens the clause."""
    for child in verb.children:
        clause = child.dep_ == "advcl" and any(c.lower_ in _AFTER for c in child.children)
        if child.i < verb.i and (clause or child.lower_ in _AFTER):
            inside = {sentence.offset + t.idx for t in child.subtree}
            for found in dates:
                if found.start in inside and found.day:
                    return found
    return None


def _above(verb: Token) -> Token | None:
    """The clause that reports this one or shares its date; None where a clause has a time of its own."""
    infinitive = verb.dep_ == "acl" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    if infinitive or verb.dep_ in ("ccomp", "xcomp", "pcomp", "parataxis"):
        above = verb.head if is_verb(verb.head) else governor(verb.head)
        return above if is_verb(above) and above.i != verb.i else None
    return verb.head if verb.dep_ == "conj" and is_verb(verb.head) else None


def _subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _from_heading(reading: Reading, sentence: Sentence, cue_start: int) -> Dated | None:
    """A dated fragment that opens the same line, or the day of a live blog for what happens in the present tense."""
    above = reading.headings[: bisect_left(reading.headings, sentence.start, key=lambda d: d.start)]
    if not above or above[-1].sentence == sentence.number:
        return None
    if above[-1].start >= sentence.line.start:
        stands = heads_its_line(reading, above[-1]) and not _perfect_or_modal(sentence, cue_start)
        return _past_day(reading, above[-1], above[-1].known) if stands else None
    first = reading.article.text[sentence.line.start : sentence.line.start + 6]
    if sentence.line.kind != "item" or not _CLOCK.match(first) or not _now(sentence, cue_start):
        return None
    return _past_day(reading, above[-1], "inferred")


def heads_its_line(reading: Reading, found: DateMention) -> bool:
    """Whether the date stands over what its line tells ("Geneva, 3 May. ..."), and is not just the article's own."""
    words = reading.sentences[found.sentence].span
    if found.role != "heading" or found.day is None or any(is_verb(t) for t in words):
        return False
    return found.day != reading.crisis.published.isoformat() or len(reading.headings) > 3


def _perfect_or_modal(sentence: Sentence, cue_start: int) -> bool:
    cue = _root(sentence, cue_start, cue_start + 1)
    return cue is not None and any(c.dep_ == "aux" and c.tag_ in ("MD", "VBZ", "VBP") for c in governor(cue).children)


def _now(sentence: Sentence, cue_start: int) -> bool:
    """Present tense that tells what someone does: "condemns", not "has condemned", "would", "is"."""
    cue = _root(sentence, cue_start, cue_start + 1)
    verb = governor(cue) if cue is not None else None
    while verb is not None and verb.tag_ != "VBD":
        if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ not in ("be", "have"):
            return True
        verb = _above(verb)
    return False


def _from_before(reading: Reading, sentence: Sentence) -> Dated | None:
    """The day of the sentence before, where this one says that it goes on: "then", or the votes of one ballot."""
    opening = sentence.text[:60]
    earlier = reading.sentences[max(0, sentence.number - 12) : sentence.number]
    near = [s for s in earlier[-1:] if s.line.number == sentence.line.number] if _THEN.search(opening) else []
    near = earlier[-4:] if _CARRIED.search(opening) else near
    if near:
        days = [d for s in near for d in reading.dates.get(s.number, []) if d.role == "date" and d.day]
        if days:
            return _past_day(reading, days[-1], "inferred")
    if not _VOTED.search(sentence.text):
        return None
    for before in (sentence, *reversed(earlier)):
        days = [d for d in reading.dates.get(before.number, []) if d.role == "date" and d.day]
        if days and _VOTE.search(before.text):
            return _past_day(reading, days[-1], "inferred")
    return None
