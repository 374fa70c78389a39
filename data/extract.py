"""From article to records: candidates, what the reader says of them, and what comes of that.

What the reader is sure of is a record; what it holds for likely is suggested; what it half believes, or what cannot be
placed (a name that means two states, a number without digits), is listed as unplaced with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast

from data import events
from data.article import Article
from data.crisis import Crisis
from data.events import DateFinder
from data.reading import claims
from data.reading.candidates import Candidates, candidates
from data.reading.encoder import reader
from data.reading.heads import Judgement
from data.reading.windows import UNSURE
from data.records import Aid, AidStatus, Displacement, DisplacementKind, Evidence, Record, Records, Span, Stance, StanceLabel, Unplaced, Why

R = TypeVar("R", Stance, Displacement, Aid)
BY = "reader"
HEARD = 0.15
"""Below this the reader takes a sentence for one that says nothing; between this and a suggestion it was "not read"."""
_PER = re.compile(
    r"\s(?:(?:a|per|each|every)\s(?P<one>year|month|week|day|quarter)|(?P<two>annually|yearly|monthly|weekly|daily))\b", re.I
)
_ADVERB = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day"}
_PROJECTED = re.compile(r"\b(?:expected|projected|forecast|could|may|might|would|will|by the end of|warn(?:s|ed)?)\b", re.I)
_FLOW = re.compile(r"\b(?:since|last (?:week|month|year)|in the past|this (?:week|month|year)|between|from .{3,30} to|in (?:19|20)\d\d|a (?:day|week|month)|during|after)\b", re.I)
_STOCK = re.compile(r"\b(?:hosts?|hosting|shelters?|live|lives|living|are in|remain|registered|now in|has taken in)\b", re.I)
_CROWD = re.compile(
    r"\b(?:several|most|many|some|a (?:string|number|dozen|handful|group) of|more than \w+|dozens of|scores of|other|all|\w+ other)"
    r"(?: [\w-]+){0,2} (?:countries|states|governments|nations|capitals|members)\b",
    re.I,
)


def extract(article: Article, crisis: Crisis) -> Records:
    """All records of one article, in the order of the text. Pure: the same text gives the same records.

    Raises ReaderMissing when the weights are not there.
    """
    *_, (_, _, records) = extract_in_steps(article, crisis)
    return records


def extract_in_steps(article: Article, crisis: Crisis) -> Iterator[tuple[float, str, Records]]:
    """The records so far after each kind, with the share of the work done and the kind found last; the last is all."""
    found = candidates(article, crisis)
    dates = DateFinder(found)
    told = events.find(found, dates)
    records = Records(events=tuple(told))
    yield 0.2, "events", records
    judged = reader().judge(found)
    makers: tuple[tuple[str, Callable[..., list[Any]]], ...] = (("stances", _stances), ("displacement", _displacement), ("aid", _aid))
    suggested: list[Record] = []
    unplaced: list[Unplaced] = []
    for n, (kind, make) in enumerate(makers, 1):
        sure, likely = [], []
        for record in make(found, judged, dates, unplaced):
            if record.confidence >= reader().settings.colour[kind]:
                sure.append(record)
            elif record.confidence >= reader().settings.suggest[kind]:
                likely.append(record)
        suggested += _once(likely)
        records = replace(records, **{kind: tuple(_in_order(_once(sure)))})
        yield 0.6 + n * 0.1, kind, records
    unplaced += _crowds(found) + _not_read(found, judged, [*records.stances, *records.displacement, *records.aid, *suggested, *unplaced])
    yield 1.0, "unplaced", replace(records, suggested=tuple(_in_order(suggested)), unplaced=tuple(_in_order(unplaced)))


def _in_order(records: Sequence[Any]) -> list[Any]:
    return sorted(records, key=lambda r: (r.evidence.start, r.evidence.end))


def _once(records: Sequence[R]) -> list[R]:
    """The same fact told twice is one record; the surest keeps its place and gathers the others' quotes."""
    kept: dict[tuple[object, ...], R] = {}
    for record in sorted(records, key=lambda r: -r.confidence):
        key = _fact(record)
        if key in kept:
            kept[key] = replace(kept[key], also=(*kept[key].also, record.evidence))
        else:
            kept[key] = record
    return list(kept.values())


def _fact(r: Stance | Displacement | Aid) -> tuple[object, ...]:
    if isinstance(r, Stance):
        return r.actor, r.side
    if isinstance(r, Displacement):
        return r.origin, r.destination, r.people_low, r.people_high
    return r.donor, r.recipient, r.amount, r.currency, r.status, r.evidence if r.amount is None else None


def _cite(c: Candidates, sentence: int) -> Evidence:
    s = c.sentences[sentence]
    return c.article.cite(s.start, s.end)


def _actor(c: Candidates, sentence: int, code: str | None) -> tuple[Span | None, bool]:
    """Where a sentence names an actor, and whether it does more than describe it."""
    mine = [m for m in c.mentions if m.sentence == sentence and m.code == code]
    named = any(m.form != "description" for m in mine)
    return ((mine[0].start, mine[0].end) if mine else None), named or not mine


def _side(c: Candidates, sentence: int, side: str | None, near: Span | None) -> Span | None:
    """Where a sentence names the side, nearest to the actor."""
    s = c.sentences[sentence]
    mine = [(n.start, n.end) for n in c.sides if n.side == side and s.start <= n.start < s.end]
    return min(mine, key=lambda span: abs(span[0] - (near or span)[0])) if mine else None


def _unsure(c: Candidates, code: str, sentence: int, by: str) -> Unplaced:
    return Unplaced(evidence=_cite(c, sentence), why=Why(by), reason="ambiguous-country", about=code.removeprefix(UNSURE).replace("|", " or "))


def _stances(c: Candidates, told: Judgement, dates: DateFinder, unplaced: list[Unplaced]) -> list[Stance]:
    found = []
    for claim in claims.stances(c, told, reader().settings.suggest["stances"]):
        if claim.actor.startswith(UNSURE):
            unplaced.append(_unsure(c, claim.actor, claim.sentence, "stance"))
            continue
        actor, named = _actor(c, claim.sentence, claim.actor)
        sentence = c.sentences[claim.sentence]
        day, known = dates.act_date(sentence, *(actor or (sentence.start, sentence.end)))
        found.append(
            Stance(
                evidence=_cite(c, claim.sentence),
                also=tuple(_cite(c, n) for n in claim.also),
                why=Why(BY, None, actor, _side(c, claim.sentence, claim.side, actor)),
                confidence=round(claim.confidence, 3),
                actor=claim.actor,
                side=claim.side,
                stance=cast(StanceLabel, claim.label),
                date=day,
                date_known=known,
                named=named,
            )
        )
    return found


def _displacement(c: Candidates, told: Judgement, dates: DateFinder, unplaced: list[Unplaced]) -> list[Displacement]:
    found = []
    for claim in claims.displacement(c, told, reader().settings.suggest["displacement"]):
        count = c.counts[claim.count]
        text = c.sentences[claim.sentence].text
        if count.low is None and count.high is None:
            unplaced.append(Unplaced(evidence=_cite(c, claim.sentence), why=Why("people"), reason="no-figure", about=c.article.text[count.start : count.end]))
            continue
        if unsure := next((code for code in (claim.origin, claim.destination) if code and code.startswith(UNSURE)), None):
            unplaced.append(_unsure(c, unsure, claim.sentence, "people"))
            continue
        place, _ = _actor(c, claim.sentence, claim.destination)
        found.append(
            Displacement(
                evidence=_cite(c, claim.sentence),
                why=Why(BY, None, place, (count.start, count.end)),
                confidence=round(claim.confidence, 3),
                origin=claim.origin,
                destination=claim.destination,
                people_low=count.low,
                people_high=count.high,
                displacement_kind=cast(DisplacementKind, claim.kind),
                measure="stock" if _STOCK.search(text) else "flow" if _FLOW.search(text) else "unspecified",
                projected=bool(_PROJECTED.search(text)),
            )
        )
    return found


def _aid(c: Candidates, told: Judgement, dates: DateFinder, unplaced: list[Unplaced]) -> list[Aid]:
    found = []
    for claim in claims.aid(c, told, reader().settings.suggest["aid"]):
        money = c.amounts[claim.amount] if claim.amount is not None else None
        sentence = c.sentences[claim.sentence]
        donor, _ = _actor(c, claim.sentence, claim.donor)
        if unsure := next((code for code in (claim.donor, claim.recipient) if code and code.startswith(UNSURE)), None):
            unplaced.append(_unsure(c, unsure, claim.sentence, "aid"))
            continue
        if money is not None and (money.amount is None or len(money.codes) != 1):
            unplaced.append(Unplaced(evidence=_cite(c, claim.sentence), why=Why("aid"), reason="ambiguous-sum", about=c.article.text[money.start : money.end]))
            continue
        day, known = dates.act_date(sentence, *(donor or (sentence.start, sentence.end)))
        per = _PER.match(c.article.text, money.end) if money is not None else None
        found.append(
            Aid(
                evidence=_cite(c, claim.sentence),
                why=Why(BY, None, donor, (money.start, money.end) if money is not None else None),
                confidence=round(claim.confidence, 3),
                donor=claim.donor,
                recipient=claim.recipient,
                amount=money.amount if money is not None else None,
                currency=money.codes[0] if money is not None else None,
                status=cast(AidStatus, claim.status),
                refused_by=("recipient" if claim.recipient == c.crisis.focus_country and _refuses(sentence.text) else "donor") if claim.status == "refused" else None,
                date=day,
                date_known=known,
                per=(per["one"] or _ADVERB[per["two"].lower()]).lower() if per else None,
            )
        )
    return found


def _refuses(text: str) -> bool:
    """Whether help is turned down rather than withheld."""
    return re.search(r"\b(?:turn(?:ed|s|ing)? (?:down|away|back)|reject(?:ed|s|ing)?|declin(?:ed|es|ing)|block(?:ed|s|ing)?|return(?:ed|s|ing)?|refus(?:ed|es|ing) (?:to (?:accept|take|let)|the|an?|entry))\b", text, re.I) is not None


def _crowds(c: Candidates) -> list[Unplaced]:
    """Crowds of states that the text does not name, in a sentence about a side."""
    found = []
    starts = [n.start for n in c.sides]
    for sentence in c.sentences:
        hit = _CROWD.search(sentence.text)
        if hit and any(sentence.start <= at < sentence.end for at in starts):
            found.append(Unplaced(evidence=_cite(c, sentence.number), why=Why("stance"), reason="unnamed", about=hit.group()))
    return found


def _not_read(c: Candidates, told: Judgement, said: Sequence[Record]) -> list[Unplaced]:
    """Sentences that the reader half believes to say something, and of which nothing came."""
    believed: dict[int, float] = {}
    for (n, actor, _), odds in told.stances.items():
        if not actor.startswith(UNSURE):
            believed[n] = max(believed.get(n, 0.0), 1 - float(odds[0]))
    for index, (odds, _) in told.amounts.items():
        n = c.amounts[index].sentence
        believed[n] = max(believed.get(n, 0.0), 1 - float(odds[0]))
    for index, (odds, _) in told.counts.items():
        n = c.counts[index].sentence
        believed[n] = max(believed.get(n, 0.0), 1 - float(odds[0]))
    for (n, _), (odds, _links) in told.goods.items():
        believed[n] = max(believed.get(n, 0.0), 1 - float(odds[0]))
    done = {(e.start, e.end) for r in said for e in (r.evidence, *r.also)}
    found = []
    for n, p in sorted(believed.items()):
        s = c.sentences[n]
        if p >= HEARD and (s.start, s.end) not in done:
            found.append(Unplaced(evidence=_cite(c, n), why=Why("sentence"), reason="not-read", confidence=round(p, 3)))
    return found
