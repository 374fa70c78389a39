"""The timeline: the dated clauses of a text, and those of the focus country among them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from data.events.clauses import Cut, cut
from data.events.dates import DateMention, after_dateline
from data.events.finder import OCCASIONS, DateFinder, follows, held, singular
from data.events.verbs import DETERMINERS, PREPOSITIONS, lemma, tense
from data.reading.candidates import Candidates
from data.reading.mentions import Mention
from data.reading.structure import Sentence
from data.records import GROUPS, DateKnown, Event, Span, Why

LONGEST = 280
"""Longest clause that is quoted whole, in characters."""
_SKIPPED_LINES = frozenset({"caption", "title", "heading"})
_THEN = re.compile(r"\b[Tt]hen\b")
_VAGUE = re.compile(r"this (?:year|month)\b", re.I)
_COMPARED = re.compile(r"\b(?:than|like|about) (?:in |on |the )?$")
_STATE_OF_DAY = re.compile(r"to(?:day|night)|this ", re.I)
_STATES = frozenset({"be", "live", "remain", "stand", "exist", "seem"})
_IDLE_START = re.compile(r"(?:By the time|that|which|who|whom|whose) ")
_IDLE_NOUNS = frozenset({"time", "day", "moment", "nothing", "all"})
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|us|me|[Mm]y|[Oo]ur)\b")
_TERM = re.compile(r"\d|(?:in|within|over)\b")
_OFF_EVENTS = frozenset(
    {"result", "report", "letter", "video", "case", "poll", "statement", "speech", "congratulation"}
)
_EDGE = frozenset("and but or nor so yet while whereas that if when because although though".split())
_OFFICIAL = frozenset(
    "government ministry minister president authority authorities ambassador envoy parliament state leader spokesman"
    " spokeswoman spokesperson council regime administration junta king chancellor premier delegation embassy"
    " secretary diplomat mission camp side cabinet".split()
)
_NOT = frozenset({"not", "never", "nobody", "no"})


def find(c: Candidates, dates: DateFinder) -> list[Event]:
    """All events in the order of the text. Captions, headings and datelines give none."""
    timeline = _Timeline(c, dates)
    found: dict[tuple[int, int, str | None], Event] = {}
    for sentence in c.sentences:
        if sentence.line.kind in _SKIPPED_LINES:
            continue
        for event in timeline.of_sentence(sentence):
            if _idle(event.evidence.quote, '"' in sentence.text):
                continue
            key = (event.evidence.start, event.evidence.end, event.date)
            if key not in found or (event.act and not found[key].act):
                found[key] = event
    return sorted(found.values(), key=lambda e: (e.evidence.start, e.evidence.end))


def _idle(quote: str, speech: bool) -> bool:
    """Too short to tell anything, a bare relative clause, or the writer's own doings (not those of one quoted)."""
    size = len(quote.split())
    own = _FIRST_PERSON.search(quote) and (not speech or "today" in quote)
    return size < 4 or (size < 6 and quote.startswith("to ")) or bool(own or _IDLE_START.match(quote))


class _Timeline:
    """What the events of every sentence share: the text's names, in order."""

    def __init__(self, c: Candidates, dates: DateFinder) -> None:
        self.c = c
        self.dates = dates
        self.published = c.crisis.published.isoformat()
        self.starts = [m.start for m in c.mentions]
        self.side_starts = [s.start for s in c.sides]

    def of_sentence(self, sentence: Sentence) -> Iterator[Event]:
        """The dated clauses and nouns of a sentence, or its main clause where another sentence lends the day."""
        dates = self.dates.dates.get(sentence.number, [])
        lent = self._lent(sentence)
        if not dates and lent is None:
            return
        parts = cut(sentence.text)
        told = False
        for date in dates:
            if not _tells(sentence, date):
                continue
            noun = held(sentence, parts, date)
            first = parts.word_at(date.start - sentence.start)
            clause = parts.clause_of(first)
            if noun is not None:
                if singular(parts.words[noun].low) in OCCASIONS - _OFF_EVENTS:
                    yield self._event(sentence, _noun_span(parts, noun, date, sentence), date, "dated noun")
                if not follows(sentence, parts, date):
                    continue
                date = replace(date, known="inferred")
            if not _private(parts, clause, date):
                told = True
                act = date.role == "date" and self._acts(sentence, parts, clause)
                span = _clause_span(sentence, parts, clause, date)
                yield self._event(
                    sentence, span, date, "dated clause", self._subject(sentence, parts, clause, span), act
                )
        if lent is not None and not told and parts.clauses and _tells_past(parts):
            span = _clause_span(sentence, parts, parts.clause_of(0), None)
            yield self._lent_event(sentence, span, *lent)

    def _lent(self, sentence: Sentence) -> tuple[str, DateKnown] | None:
        """The day of a sentence that goes on from a dated one ("she then resigned") or stands right under a date."""
        before = self.c.sentences[sentence.number - 1] if sentence.number else None
        if before is None or before.line.number != sentence.line.number:
            return None
        under = any(self.dates.heads_its_line(d) for d in self.dates.dates.get(before.number, []))
        if not under and not _THEN.search(sentence.text[:40]):
            return None
        day, known = self.dates.act_date(sentence, sentence.start, sentence.start + 1)
        return (day, known) if day else None

    def _event(
        self, sentence: Sentence, span: Span, date: DateMention, rule: str, subject: str = "", act: bool = False
    ) -> Event:
        what = " ".join(self.c.article.text[slice(*span)].split())
        return Event(
            what=f"{subject} … {what}" if subject else what,
            date=date.date,
            date_end=date.date_end,
            date_known=date.known,
            countries=self._countries(sentence, span, act),
            act=act,
            future=(date.date_end or date.date or "") > self.published,
            evidence=self.c.article.cite(*span),
            why=Why(rule, cue=(date.start, date.end)),
        )

    def _lent_event(self, sentence: Sentence, span: Span, day: str, known: DateKnown) -> Event:
        return Event(
            what=" ".join(self.c.article.text[slice(*span)].split()),
            date=day,
            date_known=known,
            countries=self._countries(sentence, span, False),
            evidence=self.c.article.cite(*span),
            why=Why("then"),
            confidence=0.7 if known == "inferred" else 1.0,
        )

    def _named(self, low: int, high: int) -> list[Mention]:
        """The names that begin in a stretch of the text."""
        return self.c.mentions[bisect_left(self.starts, low) : bisect_left(self.starts, high)]

    def _names_side(self, low: int, high: int) -> bool:
        return bisect_left(self.side_starts, low) < bisect_left(self.side_starts, high)

    def _countries(self, sentence: Sentence, span: Span, act: bool) -> tuple[str, ...]:
        """The states the clause names; a capital counts only as the focus country's own or when it acts."""
        own = self.c.crisis.focus_country
        if act and own:
            return (own,)
        text = sentence.text
        codes = [
            m.code
            for m in self._named(*span)
            if m.code and m.code not in GROUPS
            if m.form != "capital"
            or m.code == own
            or _capital_acts(text, m.start - sentence.start, m.end - sentence.start)
        ]
        if own and self._names_side(*span):
            codes.append(own)
        return tuple(dict.fromkeys(codes))

    def _subject_words(self, sentence: Sentence, parts: Cut, clause: int) -> tuple[list[int], int] | None:
        """The words of a clause's subject, and its verb; None where either is missing."""
        ws = parts.words
        inside = parts.clauses[clause].words()
        verb = next((i for i in inside if parts.tenses[i]), None)
        if verb is None:
            return None
        before = [i for i in inside if i < verb]
        while before and (
            ws[before[-1]].low.endswith("ly") or ws[before[-1]].low in ("also", "then", "now", "still", "has")
        ):
            before.pop()
        gaps = [n for n in range(1, len(before)) if before[n] != before[n - 1] + 1]
        pieces = [before[a:b] for a, b in zip([0, *gaps], [*gaps, len(before)], strict=True) if before[a:b]]
        if not pieces:
            return None
        last = pieces[-1]
        for date in self.dates.dates.get(sentence.number, []):
            first, end = (parts.word_at(at - sentence.start) for at in (date.start, date.end - 1))
            if last and first in last[:3] and end + 1 in last:
                last = last[last.index(end) + 1 :]  # "On Monday the council"
        while last and ws[last[0]].low in _EDGE:
            last = last[1:]
        return (last, verb) if last else None

    def _acts(self, sentence: Sentence, parts: Cut, clause: int) -> bool:
        """Whether the focus country, its officials or a side's leader do what the clause tells, and it is done."""
        own = self.c.crisis.focus_country
        if own is None:
            return False
        ws = parts.words
        start = clause
        while parts.clauses[start].kind == "shared" and parts.clauses[start].above is not None:
            start = parts.clauses[start].above or 0
        found = self._subject_words(sentence, parts, start)
        verb = next((i for i in parts.clauses[clause].words() if parts.tenses[i]), None)
        if found is None or verb is None or parts.clauses[clause].kind == "when" or not _done(parts, clause, verb):
            return False
        subject = found[0]
        head = next((i for i in subject if ws[i].low in PREPOSITIONS), subject[-1] + 1) - 1
        if head < subject[0]:
            return False
        low, high = sentence.start + ws[subject[0]].start, sentence.start + ws[subject[-1]].end
        inside = self._named(low, high)
        if any(m.code != own for m in inside):
            return False
        at = sentence.start + ws[head].start
        ours = bool(inside) or self._names_side(low, high)
        if singular(ws[head].low) in _OFFICIAL or ws[head].low in _OFFICIAL:
            return ours
        return any(m.start <= at < m.end and m.form != "demonym" for m in inside) or any(
            s.start <= at < s.end
            for s in self.c.sides[bisect_left(self.side_starts, low) : bisect_left(self.side_starts, high)]
        )

    def _subject(self, sentence: Sentence, parts: Cut, clause: int, span: Span) -> str:
        """The subject of a clause that has none of its own, from the clause it is joined to; empty if it is not plain."""
        if parts.clauses[clause].kind != "shared":
            return ""
        start: int | None = clause
        while start is not None and parts.clauses[start].kind == "shared":
            start = parts.clauses[start].above
        found = self._subject_words(sentence, parts, start) if start is not None else None
        if found is None:
            return ""
        subject = found[0]
        low, high = parts.words[subject[0]].start, parts.words[subject[-1]].end
        inside = span[0] <= sentence.start + low < span[1]
        if inside or len(subject) > 7 or parts.words[subject[0]].low in PREPOSITIONS:
            return ""
        return self.c.article.text[sentence.start + low : sentence.start + high]


def _tells(sentence: Sentence, date: DateMention) -> bool:
    """Whether the date says when something happens: not a bound, not "this year", not "more than last year"."""
    before = sentence.text[: date.start - sentence.start]
    if date.date is None or _VAGUE.match(date.text) or _COMPARED.search(before):
        return False
    return date.role == "date" or (date.role == "deadline" and (date.ahead or bool(_TERM.match(date.text))))


def _private(parts: Cut, clause: int, date: DateMention) -> bool:
    """The state of a day is no event ("it is quiet today"), nor is "by the time that ..."; nor what has no verb."""
    one = parts.clauses[clause]
    verb = next((i for i in one.words() if parts.tenses[i]), None)
    if verb is None:
        return True
    if one.kind == "relative" and one.first and parts.words[one.first - 1].low in _IDLE_NOUNS:
        return True
    after = parts.words[verb + 1].low if verb + 1 < len(parts.words) else ""
    state = lemma(parts.words[verb].low) in _STATES and not after.endswith(("ing", "ed"))
    return state and bool(_STATE_OF_DAY.match(date.text))


def _tells_past(parts: Cut) -> bool:
    """Whether the first verb of the first clause is a past tense other than "was"."""
    verb = next((i for i in parts.clauses[parts.clause_of(0)].words() if parts.tenses[i]), None)
    return verb is not None and tense(parts.words, verb) == "past" and lemma(parts.words[verb].low) != "be"


def _done(parts: Cut, clause: int, verb: int) -> bool:
    """Done or being done: not denied, not only possible, not suffered, not under an "if"."""
    ws = parts.words
    near = [ws[i].low for i in parts.clauses[clause].words() if verb <= i <= verb + 3]
    told = tense(ws, verb)
    if told == "modal" or any(w in _NOT or w.endswith("n't") for w in near):
        return False
    if lemma(near[0]) == "be":
        return any(w.endswith("ing") for w in near[1:])
    return not (told == "have" and "been" in near)


def _capital_acts(text: str, start: int, end: int) -> bool:
    """Whether a capital stands for its government: "Oslo said", "Oslo's envoy"; not "in Oslo"."""
    if re.search(
        r"\b(?:in|at|from|to|near|of|outside|through|via|for|into|around) $", text[max(0, start - 10) : start]
    ):
        return text.startswith("'s", end)
    return True


def _noun_span(parts: Cut, noun: int, date: DateMention, sentence: Sentence) -> Span:
    """Article offsets of a noun phrase that holds a date: "the June vote", "the vote of 30 April"."""
    ws = parts.words
    low = min(noun, parts.word_at(date.start - sentence.start))
    high = max(noun, parts.word_at(date.end - 1 - sentence.start))
    while (
        low > 0 and ws[low - 1].low not in PREPOSITIONS and ws[low - 1].low[0].isalnum() and not parts.tenses[low - 1]
    ):
        low -= 1
        if ws[low].low in DETERMINERS:
            break
    inside = parts.clauses[parts.clause_of(high)].words()
    if high + 1 < len(ws) and ws[high + 1].low in ("that", "which"):
        high = next((i for i in range(high + 1, len(ws) - 1) if ws[i + 1].low in (",", ";", ".")), high)
    elif noun >= high:
        last = high
        while (last + 1 in inside and ws[last + 1].low in PREPOSITIONS | DETERMINERS) or (
            last + 1 < len(ws) and ws[last + 1].capital
        ):
            last += 1
        high = last if ws[last].low not in PREPOSITIONS | DETERMINERS else high
    return _closed(sentence, ws[low].start, ws[high].end)


def _clause_span(sentence: Sentence, parts: Cut, clause: int, date: DateMention | None) -> Span:
    """Article offsets of a clause with its date, without joints and stops at the ends; it ends at the first comma after
    its verb and its date, since what follows is often not the verb's."""
    ws = parts.words
    one = parts.clauses[clause]
    must = [parts.word_at(at - sentence.start) for at in (date.start, date.end - 1)] if date else []
    verb = next((i for i in one.words() if parts.tenses[i]), one.first)
    keep = max([verb, *must])
    spans = list(one.spans)
    holding = next((n for n, (a, b) in enumerate(spans) if a <= min([verb, *must]) < b), 0)
    low = spans[holding if must and must[0] >= verb else 0][0] if one.kind != "main" else one.first
    high = next((b for a, b in spans if a <= keep < b), one.last) - 1
    if one.kind == "relative":
        low = _with_noun(parts, low)
    own = after_dateline(sentence)
    while low < keep and (
        ws[low].start < own or ws[low].low in _EDGE or not (ws[low].low[0].isalnum() or ws[low].low in '$€£"')
    ):
        low += 1
    while high > keep and ((not ws[high].low[0].isalnum() and ws[high].low not in '"%)') or ws[high].low in _EDGE):
        high -= 1
    if ws[high].end - ws[low].start > LONGEST:
        comma = next((i for i in range(keep + 1, high) if ws[i].low in (",", ";")), None)
        high = comma - 1 if comma else high
    return _closed(sentence, ws[low].start, ws[high].end)


def _with_noun(parts: Cut, low: int) -> int:
    """A relative clause is quoted with the noun it belongs to: "a video which was published on 3 May"."""
    ws = parts.words
    at = low - 1
    if at >= 0 and ws[at].low == ",":
        at -= 1
    begin = at
    while begin > max(0, at - 4) and ws[begin - 1].low[0].isalpha() and ws[begin].low not in DETERMINERS:
        if ws[begin - 1].low in PREPOSITIONS or parts.tenses[begin - 1]:
            break
        begin -= 1
    return begin if begin >= 0 and ws[begin].low[0].isalnum() else low


def _closed(sentence: Sentence, a: int, b: int) -> Span:
    """The stretch with both quotation marks where one of a pair is inside and the other just outside."""
    text = sentence.text
    if text[a:b].count('"') % 2:
        close = text.find('"', b, b + 3)
        if a and text[a - 1] == '"':
            a -= 1
        elif text[a] == '"':
            a += 1 + len(text[a + 1 : b]) - len(text[a + 1 : b].lstrip())
        elif close >= 0:
            b = close + 1
    return sentence.start + a, sentence.start + b
