"""The timeline: dated clauses, and acts of the focus country with or without a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from data.acts import acts
from data.clausespan import clause_span, noun_span, subject_of
from data.datefind import DateMention
from data.dates import OCCASIONS, act_date, attached, heads_its_line
from data.language import Sentence
from data.reading import Reading
from data.records import GROUPS, DateKnown, Event, Span, Unplaced, Why
from data.tense import is_verb, opening_participle

if TYPE_CHECKING:
    from spacy.tokens import Token

_SKIPPED_LINES = frozenset({"caption", "title", "heading"})
_THEN = re.compile(r"\b[Tt]hen\b")
_VAGUE = re.compile(r"this (?:year|month)\b", re.I)
_COMPARED = re.compile(r"\b(?:than|like|about) (?:in |on |the )?$")
_STATES = frozenset({"be", "live", "remain", "stand", "exist", "seem"})
_IDLE_START = re.compile(r"(?:By the time|that|which|who|whom|whose) ")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|us|me|[Mm]y|[Oo]ur)\b")
_TERM = re.compile(r"\d|(?:in|within|over)\b")
_OFF_EVENTS = frozenset(
    {"result", "report", "letter", "video", "case", "poll", "statement", "speech", "congratulation"}
)


def find(reading: Reading) -> tuple[list[Event], list[Unplaced]]:
    """All events in the order of the text; nothing is left unplaced. Captions and datelines give none."""
    found: dict[tuple[int, int, str | None], Event] = {}
    for sentence in reading.sentences:
        if sentence.line.kind in _SKIPPED_LINES:
            continue
        for event in _of_sentence(reading, sentence):
            if _idle(event.evidence.quote, '"' in sentence.text):
                continue
            key = (event.evidence.start, event.evidence.end, event.date)
            if key not in found or (event.act and not found[key].act):
                found[key] = event
    return sorted(found.values(), key=lambda e: (e.evidence.start, e.evidence.end)), []


def _idle(quote: str, speech: bool) -> bool:
    """Too short to tell anything, a bare relative clause, or the writer's own doings (not those of one quoted)."""
    size = len(quote.split())
    own = _FIRST_PERSON.search(quote) and (not speech or "today" in quote)
    return size < 4 or (size < 6 and quote.startswith("to ")) or bool(own or _IDLE_START.match(quote))


def _of_sentence(reading: Reading, sentence: Sentence) -> Iterator[Event]:
    dated: set[int] = set()
    own_acts = {verb.i: verb for verb in acts(reading, sentence)}
    for date in reading.dates.get(sentence.number, []):
        verb, noun = attached(sentence, date)
        if not _tells(sentence, date) or verb is None:
            continue
        span = (date.start, date.end)
        if noun is not None:
            if noun.lemma_.lower() in OCCASIONS - _OFF_EVENTS:
                yield _event(reading, sentence, noun_span(sentence, noun, span), date, None, False)
            continue
        verb = _main(verb)
        if is_verb(verb) and not _private(verb, date):
            act = verb.i in own_acts and date.role == "date"
            if date.role == "date":
                dated.add(verb.i)
            yield _event(reading, sentence, clause_span(sentence, verb, span), date, verb, act)
    for at, verb in own_acts.items():
        if at not in dated:
            yield _undated(reading, sentence, verb, act=True)
    root = sentence.span.root
    if root.i not in dated | set(own_acts) and is_verb(root) and _follows_on(reading, sentence, root):
        event = _undated(reading, sentence, root, act=False)
        if event.date is not None:
            yield event


def _follows_on(reading: Reading, sentence: Sentence, root: Token) -> bool:
    """Whether the sentence goes on from a dated one ("she then resigned") or stands right under a date of its own."""
    if _THEN.search(sentence.text[:40]):
        return root.tag_ == "VBD"
    before = reading.sentences[sentence.number - 1] if sentence.number else None
    if before is None or before.line.number != sentence.line.number:
        return False
    if root.lemma_ == "be":
        return False
    return any(heads_its_line(reading, d) for d in reading.dates.get(before.number, []))


def _main(verb: Token) -> Token:
    """The verb whose clause makes the event: of "Speaking on Friday, X said" and "took long to open" the main one."""
    for _ in range(3):
        participle = opening_participle(verb)
        when = verb.dep_ == "advcl" and any(c.lower_ in ("when", "as", "while") for c in verb.children)
        if verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.dep_ == "nsubj" and is_verb(verb.head.head):
            verb = verb.head.head
        elif (participle or when or verb.dep_ == "xcomp") and is_verb(verb.head):
            verb = verb.head
        else:
            break
    return verb


def _private(verb: Token, date: DateMention) -> bool:
    """The state of a day is no event ("it is quiet today"), nor is "by the time that ..."."""
    if verb.dep_ == "relcl" and verb.head.lower_ in ("time", "day", "moment", "nothing", "all"):
        return True
    return verb.lemma_ in _STATES and bool(re.match(r"to(?:day|night)|this ", date.text, re.I))


def _tells(sentence: Sentence, date: DateMention) -> bool:
    """Whether the date says when something happens: not a bound, not "this year", not "more than last year"."""
    before = sentence.text[: date.start - sentence.start]
    if date.date is None or _VAGUE.match(date.text) or _COMPARED.search(before):
        return False
    return date.role == "date" or (date.role == "deadline" and (date.ahead or bool(_TERM.match(date.text))))


def _event(reading: Reading, sentence: Sentence, span: Span, date: DateMention, verb: Token | None, act: bool) -> Event:
    return Event(
        what=_what(reading, sentence, span, verb),
        date=date.date,
        date_end=date.date_end,
        date_known=date.known,
        countries=_countries(reading, sentence, span, act),
        act=act,
        future=(date.date_end or date.date or "") > reading.crisis.published.isoformat(),
        evidence=reading.article.cite(*span),
        why=Why("dated clause" if verb else "dated noun", cue=(date.start, date.end)),
    )


def _undated(reading: Reading, sentence: Sentence, verb: Token, act: bool) -> Event:
    """An event whose clause has no date of its own; another clause may lend it one."""
    span = clause_span(sentence, verb, None)
    day: str | None
    known: DateKnown
    cue = (sentence.begin_of(verb), sentence.end_of(verb))
    day, known = act_date(reading, sentence, *cue)
    return Event(
        what=_what(reading, sentence, span, verb),
        date=day,
        date_known=known,
        countries=_countries(reading, sentence, span, act),
        act=act,
        evidence=reading.article.cite(*span),
        why=Why("act" if act else "then", cue=cue),
        confidence=0.7 if known == "inferred" else 1.0,
    )


def _what(reading: Reading, sentence: Sentence, span: Span, verb: Token | None) -> str:
    """The clause in one line; a subject that stands elsewhere is put before it with an ellipsis."""
    clause = " ".join(reading.article.text[slice(*span)].split())
    subject = subject_of(verb) if verb is not None else None
    own = subject is not None and verb is not None and subject.head.i == verb.i
    if subject is None or own or span[0] <= sentence.begin_of(subject) < span[1] or subject.tag_ in ("WDT", "WP"):
        return clause
    name = [t for t in subject.lefts if t.dep_ in ("compound", "det", "amod", "poss", "nummod")]
    start = min(sentence.begin_of(t) for t in (subject, *name))
    return f"{reading.article.text[start : sentence.end_of(subject)]} … {clause}"


def _countries(reading: Reading, sentence: Sentence, span: Span, act: bool) -> tuple[str, ...]:
    """The states the clause names; a capital counts only as the focus country's own or when it acts."""
    own = reading.crisis.focus_country
    if act and own:
        return (own,)
    codes = [
        m.code
        for m in reading.by_sentence.get(sentence.number, [])
        if m.code and m.code not in GROUPS and m.start < span[1] and span[0] < m.end
        if m.form != "capital" or m.code == own or _acts(sentence, m.start, m.end)
    ]
    text = reading.article.text[slice(*span)]
    names = [name for side in reading.crisis.sides for name in (side.name, *side.aliases)]
    if own and any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names):
        codes.append(own)
    return tuple(dict.fromkeys(codes))


def _acts(sentence: Sentence, start: int, end: int) -> bool:
    found = sentence.span.char_span(start - sentence.start, end - sentence.start, alignment_mode="expand")
    return found is not None and len(found) > 0 and found.root.dep_ in ("nsubj", "nsubjpass", "poss")
