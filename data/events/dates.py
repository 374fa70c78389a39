"""Dates of the text, each tied to the calendar through the day of publication; None rather than wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from data.events.clauses import Cut, cut
from data.events.fixing import Said, fix
from data.events.grammar import Raw, scan
from data.events.verbs import looks_ahead
from data.reading.structure import Sentence
from data.records import DateKnown

Role = Literal["date", "deadline", "since", "heading", "duration"]
"""`date`: when something happened or will; `deadline`: until when; `since`: from when on; `heading`: a date that
stands over a text or opens a report; `duration`: how long."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text, `start:end` in the article.

    `date` is YYYY, YYYY-MM or YYYY-MM-DD, None if it cannot be fixed; `date_end` closes an interval.
    """

    start: int
    end: int
    text: str
    date: str | None
    date_end: str | None
    known: DateKnown
    role: Role
    sentence: int
    ahead: bool = False
    """Whether the clause speaks of what is to come."""

    @property
    def day(self) -> str | None:
        """The date if it is one single day."""
        return self.date if self.date and len(self.date) == 10 and self.date_end is None else None


_UNTIL = frozenset({"by", "to", "before", "until", "till", "no later than", "within"})
_SINCE = frozenset({"since", "from", "after"})
_OPEN = re.compile(r"\b(?:will|would|must|shall|should|if|unless|ultimatum|deadline|has to|have to|is to|are to)\b")
_TO_DO = re.compile(r" to [a-z]")
_OF_NOUN = re.compile(r"\b(?:the|a|its|their)[ ]\| [a-z]{3,12}")
"""A date between an article and a noun: "the March 1 election"."""
_MRS_MAY = re.compile(r"\b(?:Theresa|Mrs\.?|Ms\.?|Minister) May\b")
_DATELINE = re.compile(r"(?:[A-Z][A-Z'./ -]{2,40},[^-–—]{0,60}|[^-–—a-z]{0,30}\w{3,9}[^-–—a-z]{0,20}) ?[-–—]{1,2} ")


def find_dates(sentences: list[Sentence], published: date) -> list[DateMention]:
    """All dates in the order of the text. A day named earlier anchors "two days later"."""
    found: list[DateMention] = []
    said = Said(published)
    mrs_may = any(_MRS_MAY.search(s.text) for s in sentences)
    for sentence in sentences:
        years: dict[int, int] = {}
        before: Raw | None = None
        raws = scan(sentence.text)
        parts = cut(sentence.text if raws else "")
        for raw in raws:
            if mrs_may and raw.kind == "month" and raw.month == 5 and not raw.year:
                continue
            mention = _mention(raw, sentence, said, years, parts)
            gap = sentence.text[before.end : raw.start] if before else ""
            both = _interval(found[-1], before.lead, mention, gap) if before else None
            if both:
                found[-1] = both
            else:
                found.append(mention)
            if mention.day and mention.role in ("date", "heading"):
                said.anchor, said.anchor_sentence = date.fromisoformat(mention.day), mention.sentence
            before = raw
    return found


def _mention(raw: Raw, sentence: Sentence, said: Said, years: dict[int, int], parts: Cut) -> DateMention:
    """The date as a mention; `years` keeps the year that each clause has named."""
    clause = parts.clause_of(parts.word_at(raw.start))
    ahead = _ahead(raw, sentence, parts, clause)
    fixed = fix(raw, sentence, said, years.get(clause), ahead)
    if raw.year:
        years[clause] = raw.year
        if raw.day:
            said.year = raw.year
    if raw.day and raw.month and (raw.year or said.told_year(sentence.number)):
        said.year_sentence = sentence.number
    return DateMention(
        sentence.start + raw.start,
        sentence.start + raw.end,
        sentence.text[raw.start : raw.end],
        *fixed,
        _role(raw, sentence, parts),
        sentence.number,
        ahead,
    )


def _ahead(raw: Raw, sentence: Sentence, parts: Cut, clause: int) -> bool:
    """Whether the clause around the date looks ahead; a heading or a verbless line never does."""
    if raw.unit.startswith(("tomorrow", "the day after tomorrow")) or raw.lead in ("next", "coming"):
        return True
    if raw.kind == "month" and (raw.lead == "of" or sentence.text.startswith("'s", raw.end)):
        return False
    if raw.lead in ("by", "until") and _TO_DO.match(sentence.text, raw.end):
        return True
    if sentence.line.kind in ("title", "heading", "caption") or not parts.clauses:
        return False
    first, last = parts.word_at(raw.start), parts.word_at(raw.end - 1)
    inside = parts.clauses[clause].words()
    return looks_ahead(parts.words, [i for i in inside if i < first], [i for i in inside if i > last])


def _role(raw: Raw, sentence: Sentence, parts: Cut) -> Role:
    if raw.kind == "ahead":
        return "deadline" if raw.lead == "to" or _OPEN.search(sentence.text) else "duration"
    if raw.kind in ("day", "weekday") and _is_heading(raw, sentence, parts):
        return "heading"
    if sentence.text[: raw.end].endswith("'s") or _OF_NOUN.search(
        f"{sentence.text[: raw.start][-5:]}|{sentence.text[raw.end : raw.end + 12]}"
    ):
        return "date"
    if raw.lead in _UNTIL:
        return "deadline"
    return "since" if raw.lead in _SINCE else "date"


def after_dateline(sentence: Sentence) -> int:
    """Where the sentence's own words begin: after "GENEVA, May 12 - ", or at 0."""
    opens = sentence.start == sentence.line.start
    found = _DATELINE.match(sentence.text[:120]) if opens else None
    return found.end() if found else 0


def _is_heading(raw: Raw, sentence: Sentence, parts: Cut) -> bool:
    """A dateline, a dated heading, or a line's opening fragment such as "Geneva, 3 May."."""
    text = sentence.text
    if raw.end <= after_dateline(sentence) or _opens_report(raw, sentence, parts):
        return True
    if raw.year and (sentence.line.kind == "heading" or text.isupper()):
        return True
    return len(text) < 80 and not any(parts.tenses)


def _opens_report(raw: Raw, sentence: Sentence, parts: Cut) -> bool:
    """ "Geneva, 5 November 2021 — The council met": a place, the day and a dash."""
    first = parts.word_at(raw.start)
    opens = sentence.start == sentence.line.start and first < 8 and not any(parts.tenses[: first + 1])
    return opens and bool(_DASH.match(sentence.text, raw.end)) and sentence.line.kind == "text"


_DASH = re.compile(r"(?: \([^()]{1,30}\))? [-–—]{1,2} (?=[A-Z])")
_BETWEEN = {"from": re.compile(r" (?:to|until|till|through) "), "between": re.compile(r" and ")}


def _interval(one: DateMention, lead: str, after: DateMention, gap: str) -> DateMention | None:
    """ "from March 2 to March 5", "between 2014 and 2016": one mention for both, or None."""
    link = _BETWEEN.get(lead)
    if link is None or not link.fullmatch(gap) or not (one.date and after.date and one.date < after.date):
        return None
    return replace(one, end=after.end, text=one.text + gap + after.text, date_end=after.date, role="date")
