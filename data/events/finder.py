"""Which date of the text belongs to which act. A date inside a noun ("the March vote") is not the act's date."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from data.events.clauses import Cut, cut
from data.events.dates import DateMention, find_dates
from data.events.verbs import DETERMINERS, PREPOSITIONS, tense
from data.reading.candidates import Candidates
from data.reading.mentions import Mention
from data.reading.structure import Sentence
from data.records import DateKnown, Span

Dated = tuple[str | None, DateKnown]
UNDATED: Dated = (None, "none")
OCCASIONS = frozenset(
    "vote election ballot protest meeting summit rally referendum talk conference ceremony inauguration oath attack"
    " coup declaration annexation ruling debate march session visit speech statement video letter result report poll"
    " congratulation case earthquake strike war battle offensive agreement deal massacre blackout".split()
)
_TIMES = frozenset({"night", "morning", "evening", "afternoon", "hour", "dawn", "eve", "day", "week", "weekend", "end"})
_SETTINGS = frozenset({"in", "at", "during", "through"})
_FIXING = frozenset({"set", "fix", "schedule", "plan", "propose"})
_AS = re.compile(r" as (?:the|a|an|its|their) ")
_THEN = re.compile(r"\b[Tt]hen\b")
_CARRIED = re.compile(
    r"\b(?:[Ww]ithin the hour|[Mm]inutes later|[Hh]ours later|[Ss]hortly afterwards?|[Ii]mmediately)\b"
)
_VOTE = re.compile(r"\b(?:votes?|voted|voting|ballots?)\b", re.I)
_VOTED = re.compile(
    r"\b(?:voted|abstain\w{0,6}|abstentions?|in favou?r|against|said yes|said no|among the|did not turn up"
    r"|yes votes?|no votes?)\b|^(?:for|against|yes|no|abstentions?|abstaining|absent|aye|nay)[^:]{0,24}:",
    re.I,
)
_BESIDE = re.compile(r" ?[(–—-] ?(?:since |on )?|: ?(?:on )?|, (?:since |on )?(?=$)")
"""Between a name and the date that stands to it in a list: "Panama (13 June 2017)", "Panama - 13 June"."""
_BALLOT = re.compile(
    r"\b(?:voted|abstain\w{0,6}|abstentions?|yes votes?|no votes?|said yes|said no)\b|^[\w ]{2,24}:", re.I
)
_LONG_SINCE = re.compile(r"\b(?:has|have|had) (?:\w+ )?(?:voted|abstained)\b|\b[Uu]ntil then\b")
_PLACE = re.compile(r"\b(?:in|at|near|from|to|outside) (?:the )?$", re.I)
_LONGEST_NAME = 80
_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}\b")


class DateFinder:
    """The dates of a text and the day of each act in it. `dates` are those of a sentence by its number, in order."""

    def __init__(self, c: Candidates) -> None:
        self.published = c.crisis.published.isoformat()
        self.text = c.article.text
        self.sentences = c.sentences
        self.mentions: dict[int, list[Mention]] = defaultdict(list)
        for name in c.mentions:
            self.mentions[name.sentence].append(name)
        self.dates: dict[int, list[DateMention]] = defaultdict(list)
        found = find_dates(c.sentences, c.crisis.published)
        for mention in found:
            self.dates[mention.sentence].append(mention)
        self.headings = [d for d in found if d.role == "heading"]

    def act_date(self, sentence: Sentence, start: int, end: int) -> Dated:
        """The day of the act told at `start:end` of the article (who acts, or the word for the act), and how it is known.

        Only a single day up to publication counts: "in July", "last week" and what is yet to come give None.
        """
        dates = self.dates.get(sentence.number, [])
        own = date_for(sentence, dates, start, end, self._others(sentence, start, end))
        if own is not None:
            return self._past_day(*own)
        return self._from_heading(sentence, start) or self._from_before(sentence) or UNDATED

    def _others(self, sentence: Sentence, start: int, end: int) -> list[Span]:
        """The sentence's names of others than the one at `start:end`, places left out; none where no name stands there."""
        names = self.mentions.get(sentence.number, [])
        if not any(m.start < end and start < m.end for m in names) or end - start > _LONGEST_NAME:
            return []
        text = sentence.text
        return [
            (m.start, m.end)
            for m in names
            if not (m.start < end and start < m.end)
            if not _PLACE.search(text[max(0, m.start - sentence.start - 12) : m.start - sentence.start])
        ]

    def heads_its_line(self, found: DateMention) -> bool:
        """Whether the date stands over what its line tells ("Geneva, 3 May. ..."), and is not just the article's own."""
        if found.role != "heading" or found.day is None or any(cut(self.sentences[found.sentence].text).tenses):
            return False
        return found.day != self.published or len(self.headings) > 3

    def _past_day(self, found: DateMention, known: DateKnown) -> Dated:
        if found.day is None or found.day > self.published:
            return UNDATED
        return found.day, known

    def _from_heading(self, sentence: Sentence, start: int) -> Dated | None:
        """A dated fragment that opens the same line, or the day of a live blog for what happens in the present tense."""
        at = bisect_left(self.headings, sentence.start, key=lambda d: d.start)
        if at == 0:
            return None
        above = self.headings[at - 1]
        if above.sentence == sentence.number:
            return None
        if above.start >= sentence.line.start:
            stands = self.heads_its_line(above) and not _perfect_or_modal(sentence, start)
            return self._past_day(above, above.known) if stands else None
        first = self.text[sentence.line.start : sentence.line.start + 6]
        if sentence.line.kind != "item" or not _CLOCK.match(first) or not _now(sentence, start):
            return None
        return self._past_day(above, "inferred")

    def _from_before(self, sentence: Sentence) -> Dated | None:
        """The day of the sentence before, where this one says that it goes on: "then", or the votes of one ballot."""
        opening = sentence.text[:60]
        earlier = self.sentences[max(0, sentence.number - 25) : sentence.number]
        near = [s for s in earlier[-1:] if s.line.number == sentence.line.number] if _THEN.search(opening) else []
        near = earlier[-2:] if _CARRIED.search(opening) else near
        if near:
            days = [d for s in near for d in self._days(s)]
            if days:
                return self._past_day(days[-1], "inferred")
        if not (_VOTED.search(sentence.text) or self._listed(sentence)) or _LONG_SINCE.search(sentence.text):
            return None
        reach = len(earlier) if _BALLOT.search(sentence.text) else 4
        for before in (sentence, *list(reversed(earlier))[:reach]):
            days = self._days(before)
            if days:
                return self._past_day(days[-1], "inferred") if _votes_on(before, days[-1]) else None
        return None

    def _listed(self, sentence: Sentence) -> bool:
        """Whether a line of names stands in a list under "In favour:", "Against"."""
        if sentence.line.kind not in ("item", "heading") or any(cut(sentence.text).tenses):
            return False
        for before in reversed(self.sentences[max(0, sentence.number - 40) : sentence.number]):
            if _VOTED.search(before.text):
                return True
            if any(cut(before.text).tenses):
                return False
        return False

    def _days(self, sentence: Sentence) -> list[DateMention]:
        return [d for d in self.dates.get(sentence.number, []) if d.role == "date" and d.day]


def _votes_on(sentence: Sentence, found: DateMention) -> bool:
    """Whether the clause of a date tells of a vote."""
    parts = cut(sentence.text)
    clause = parts.clause_of(parts.word_at(found.start - sentence.start))
    if parts.clauses[clause].kind in ("aside", "relative"):
        return False
    return bool(_VOTE.search(sentence.text))


def date_for(
    sentence: Sentence, dates: list[DateMention], start: int, end: int, others: list[Span]
) -> tuple[DateMention, DateKnown] | None:
    """The date that belongs to the clause of `start:end`, or to the clause that reports it; None if there is none.

    `others` are the sentence's names of others: a date that stands behind one of them is not that of a name after it.
    """
    beside = next(
        (d for d in dates if _BESIDE.fullmatch(sentence.text[end - sentence.start : d.start - sentence.start])), None
    )
    if beside is not None:
        return beside, beside.known
    quoted = _quoted(sentence.text, start - sentence.start)
    mine = [d for d in dates if d.role == "date" and (quoted or not _quoted(sentence.text, d.start - sentence.start))]
    if not mine or (end - start > _LONGEST_NAME and len({d.date for d in mine}) > 1):
        return None
    parts = cut(sentence.text)
    at = parts.word_at(start - sentence.start)
    last = parts.word_at(max(start, end - 1) - sentence.start)
    placed = [(d, parts.clause_of(parts.word_at(d.start - sentence.start)), held(sentence, parts, d)) for d in mine]
    for found, _, noun in placed:
        if noun is not None and at <= noun <= last:
            return found, found.known
    clause: int | None = parts.clause_of(at)
    fronted = False
    for _ in range(6):
        if clause is None:
            return None
        here = [
            d
            for d, where, noun in placed
            if noun is None
            and (where == clause or parts.lends(where, clause))
            and not _behind(sentence, parts, d, start, others)
            if not fronted or _opens(sentence, parts, d)
        ]
        if here:
            found = min(here, key=lambda d: (d.start < start, abs(d.start - start)))
            return found, found.known
        after = next(
            (d for d, w, noun in placed if noun is not None and w == clause and follows(sentence, parts, d)), None
        )
        if after is not None and not fronted:
            return after, "inferred"
        kind = parts.clauses[clause].kind
        fronted = fronted or kind == "joined"
        clause = parts.clauses[clause].above if kind in ("that", "shared", "joined") else None
    return None


def _quoted(text: str, at: int) -> bool:
    """Whether a place is inside quotation marks."""
    return text.count('"', 0, at) % 2 == 1


def _behind(sentence: Sentence, parts: Cut, found: DateMention, start: int, others: list[Span]) -> bool:
    """Whether a date before the place `start` is that of another name before it: "A on Monday, B a day later"."""
    return found.start < start and not _opens(sentence, parts, found) and any(a < found.start for a, _ in others)


def _opens(sentence: Sentence, parts: Cut, found: DateMention) -> bool:
    """A date before the first subject holds for all the clauses that are joined to the first."""
    first = parts.word_at(found.start - sentence.start)
    return first <= 2 and not any(parts.tenses[:first])


def held(sentence: Sentence, parts: Cut, found: DateMention) -> int | None:
    """The noun that holds a date back from the verb, as a word's place: "Sunday's vote", "the vote of 3 May", "a meeting on
    Friday"; None where the date is the verb's: "in a speech on Monday", "at a summit in Oslo on Friday"."""
    ws = parts.words
    text = sentence.text
    first, last = parts.word_at(found.start - sentence.start), parts.word_at(found.end - 1 - sentence.start)
    after = last + 1 if last + 1 < len(ws) else last
    if _AS.match(text, found.end - sentence.start):
        return after
    if text[: found.end - sentence.start].endswith("'s"):
        return None if first and ws[first - 1].low in _SETTINGS and first <= 2 else after
    before = first - 1
    if before >= 0 and ws[before].low in DETERMINERS and after > last and _is_noun(parts, after):
        return None if before and ws[before - 1].low in _SETTINGS else after
    while before >= 0 and ws[before].low in ("the", "late", "early", "on", "in", "around"):
        before -= 1
    if before < 1:
        return None
    if ws[before].low == "of":
        return None if ws[before - 1].low in _TIMES else before - 1
    before = _over_phrases(parts, before)
    if singular(ws[before].low) not in OCCASIONS or tense(ws, before):
        return None
    return None if _setting(parts, before) else before


def _is_noun(parts: Cut, at: int) -> bool:
    """Whether the word after "the 3 May" is a noun of its own."""
    word = parts.words[at]
    plain = word.low.isalpha() and not word.capital and word.low not in PREPOSITIONS | _TIMES
    return plain and tense(parts.words, at) == ""


def _over_phrases(parts: Cut, at: int) -> int:
    """Left over "in Oslo" and "of support for X": the noun that the phrases belong to."""
    ws = parts.words
    for _ in range(3):
        name = at
        while name > 1 and ws[name].capital and ws[name - 1].capital:
            name -= 1
        linked = name > 1 and ws[name - 1].low in _LINKS and (ws[name].capital or ws[name - 1].low == "of")
        if not linked:
            break
        at = name - 2
    return at


_LINKS = frozenset({"in", "at", "near", "of", "for"})


def singular(low: str) -> str:
    """A noun without its plural s."""
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def _setting(parts: Cut, noun: int) -> bool:
    """ "in a speech on Monday", "at a summit on Friday": the occasion at which the verb's act took place."""
    ws = parts.words
    for at in range(noun - 1, max(-1, noun - 7), -1):
        if ws[at].low in DETERMINERS:
            return at > 0 and ws[at - 1].low in _SETTINGS
        if ws[at].low in PREPOSITIONS or parts.tenses[at]:
            return ws[at].low in _SETTINGS
    return False


def follows(sentence: Sentence, parts: Cut, found: DateMention) -> bool:
    """ "After the vote on 3 May, X expelled ...": the day from which the act follows, if it opens the sentence."""
    first = parts.word_at(found.start - sentence.start)
    return bool(found.day) and parts.words[0].low in ("after", "following") and not any(parts.tenses[:first])


def _perfect_or_modal(sentence: Sentence, start: int) -> bool:
    return _tense_of(sentence, start) in ("modal", "have", "be")


def _now(sentence: Sentence, start: int) -> bool:
    """Present tense that tells what someone does: "condemns", not "has condemned", "would", "is"."""
    return _tense_of(sentence, start) == "present"


def _tense_of(sentence: Sentence, start: int) -> str:
    """The tense of the first verb at or after a place of its clause."""
    parts = cut(sentence.text)
    at = parts.word_at(start - sentence.start)
    if not parts.clauses:
        return ""
    inside = parts.clauses[parts.clause_of(at)].words()
    return next((t for i in inside if i >= at and (t := tense(parts.words, i)) not in ("", "ing")), "")
