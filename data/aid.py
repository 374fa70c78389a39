"""Finder of aid: who gives what to whom, in what status.

Pipeline: sums and goods (gifts) -> one stretch of words a gift (segments) -> the verb or noun that carries it
(aid_frames) -> who gives (aid_donors), who gets (aid_recipients) -> records (aid_records), or what was refused and
why. A list, a series or a sentence that leaves its verb out takes what it lacks from the gift before it (aid_series).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from data.aid_asked import received, requested, unnamed
from data.aid_donors import ascribed, givers_of
from data.aid_frames import frame
from data.aid_given import Given, about_aid, near
from data.aid_passage import by_passage
from data.aid_recipients import given_by
from data.aid_records import distinct, merged, record_of, unplaced_of
from data.aid_refused import turned_down
from data.aid_series import carried_on, listed
from data.aid_words import Context, Frame
from data.gate import about_a_crisis
from data.gifts import gifts
from data.language import Sentence
from data.mentions import Mention
from data.numbers import MOST
from data.passages import passages
from data.places import places
from data.reading import Reading
from data.records import Aid, AidStatus, Unplaced
from data.segments import around

_INCLUDING = re.compile(
    r"\b(?:donors|countries|governments|nations|states|lenders|ministers)\b,?\s(?:[\w'-]+\s){0,2}?"
    r"(?:including|such\sas|led\sby|among\sthem|headed\sby)\b",
    re.I,
)


_PEOPLE = re.compile(
    r"\b(?:refugees?|migrants?|asylum|displaced|temporary\sprotection|(?:takes?|took|taken)\sin|counted|registered|sheltering|have\sfled|(?:hosts|shelters)\s(?:\w+\s)?\d[\d,]*)\b"
)
"""Words after which a bare figure may count people."""


def find(reading: Reading) -> tuple[list[Aid], list[Unplaced]]:
    """All aid of one article. Pure; never raises on any text."""
    found: list[Given] = []
    unplaced: list[Unplaced] = []
    if not about_a_crisis(reading):
        return [], []
    for sentence, mentions in passages(reading):
        for context in _contexts(reading, sentence, mentions, found):
            context = replace(context, about_aid=about_aid(reading, found, sentence))
            given, reason = _read(reading, context, found)
            if any(g.amount is not None and g.currency is None for g in given):
                given, reason = [], "ambiguous-sum"
            found += given
            if reason:
                unplaced.append(unplaced_of(reading, context, reason))
    return merged([record_of(reading, one) for one in distinct(found)]), unplaced


def _contexts(
    reading: Reading, sentence: Sentence, mentions: Sequence[Mention], found: Sequence[Given]
) -> list[Context]:
    text = sentence.text
    nearby = bool(found) and near(found[-1], sentence)
    inherit = (
        nearby
        and found[-1].currency is not None
        and found[-1].context.sentence.line == sentence.line
        and not any(
            _PEOPLE.search(s.text)
            for s in reading.sentences[found[-1].context.sentence.number + 1 : sentence.number + 1]
        )
    )
    counted = (
        nearby and found[-1].context.gift.kind in ("goods", "more") and found[-1].context.sentence.line == sentence.line
    )
    given = gifts(text, inherit, counted)[:MOST]
    names = [(m.start - sentence.start, m.end - sentence.start) for m in mentions]
    stretches = around(text, [(g.start, g.end) for g in given], names)
    return [
        Context(sentence, gift, stretch, places(text, sentence.start, mentions, stretch), False, text)
        for gift, stretch in zip(given, stretches, strict=True)
    ]


def _read(reading: Reading, context: Context, found: Sequence[Given]) -> tuple[list[Given], str | None]:
    """The records a gift makes, and why it makes none if it should be listed all the same."""
    if _history(reading, context):
        return [], None
    if in_list := listed(reading, context, found):
        return in_list, None
    framed = frame(context)
    if framed is None or context.gift.kind == "same":
        return carried_on(reading, context, found) or by_passage(reading, context, found), None
    given, reason = _acted(reading, context, framed, found)
    if not given and reason is None:
        given = by_passage(reading, context, found)
    return given, reason


def _history(reading: Reading, context: Context) -> bool:
    """ "in 2011 it had promised ...": help of an earlier year."""
    said = context.text[context.stretch[0] : context.stretch[1]]
    if re.search(r"\blast year\b", said) and not re.search(r"\b(?:has|have|since)\b", said):
        return True
    years = [int(y) for y in re.findall(r"\b(?:in|of|during|back in)\s((?:19|20)\d\d)\b", said)]
    return bool(years) and max(years) < reading.crisis.published.year and "since" not in said


def _acted(reading: Reading, context: Context, framed: Frame, found: Sequence[Given]) -> tuple[list[Given], str | None]:
    """A gift with a verb or noun of its own."""
    if framed.role in ("request", "request-noun"):
        return requested(reading, context, framed, found)
    if framed.role == "receive":
        return received(reading, context, framed, found)
    if framed.role in ("no-recipient", "no-request", "asked"):
        turned = turned_down(reading, context, framed, found)
        short = re.fullmatch(r"\s(?:[\w'’-]+\s){0,3}", context.text[framed.cue[1] : context.gift.start])
        holds = re.match(r"block|stop|refus|den", context.text[framed.cue[0] : framed.cue[1]], re.I)
        if turned or framed.role != "no-recipient" or not (short and holds):
            return turned, None
    givers = [] if _crowd(context, framed) else givers_of(reading, context, framed, found)
    if not givers and framed.role == "noun" and (carried := carried_on(reading, context, found)):
        return carried, None
    if not givers:
        return unnamed(reading, context, framed, found)
    if ascribed(reading, context, givers):
        return [], "ascribed"
    status: AidStatus = framed.status
    if status == "delivered" and _among_pledges(context, framed, found):
        status = "pledged"
    refused: Literal["donor", "recipient"] | None = "donor" if status == "refused" else None
    if refused and re.search(
        r"turned\sback|sent\s(?:back|away|home)|seized|impounded|burned|rejected|let\sin",
        context.text[framed.cue[0] : framed.cue[1]],
    ):
        refused = "recipient"
    sum_like = context.gift.kind in ("sum", "bare")
    if sum_like and len(givers) > 1 and not re.search(r"\b(?:each|apiece|both)\b", context.text):
        return [], "ambiguous-sum"
    given = [given_by(reading, context, framed, g, givers, found, status, refused) for g in givers]
    kept = [g for g in given if g is not None]
    if sum_like and any(g.amount is None for g in kept):
        return [], "ambiguous-sum"
    return kept, None


def _crowd(context: Context, framed: Frame) -> bool:
    """ "Donors, Ruritania among them, pledged $9m": the sum of all of them."""
    lead = context.text[context.stretch[0] : framed.cue[0]]
    return context.gift.kind in ("sum", "bare") and bool(_INCLUDING.search(lead))


def _among_pledges(context: Context, framed: Frame, found: Sequence[Given]) -> bool:
    """ "Donors pledged $9m. Ruritania gave the most, $3m": a bare past tense that speaks of a promise."""
    total = next(
        (g for g in reversed(found) if g.donor is None and g.context.sentence.line == context.sentence.line), None
    )
    if total is None or total.status != "pledged" or context.gift.kind not in ("sum", "bare"):
        return False
    return not re.search(r"\b(?:has|have|had|already|is|are)\s(?:\w+\s)?$", context.text[: framed.cue[0]])
