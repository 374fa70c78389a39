"""One gift read in full, and what it hands on to the gifts after it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from data.aid_words import Context, Frame
from data.language import Sentence
from data.money import currency_of, sums
from data.places import Place
from data.reading import Reading
from data.records import AidStatus


@dataclass(frozen=True, slots=True)
class Given:
    """One gift read in full, before it becomes a record. `donor` None: collective, unnamed or an appeal."""

    context: Context
    frame: Frame
    donor: str | None
    actor: Place | None
    recipient: str | None
    amount: Decimal | None
    currency: str | None
    status: AidStatus
    refused_by: Literal["donor", "recipient"] | None = None
    told: bool = False


def near(before: Given, sentence: Sentence) -> bool:
    """Whether a gift was read shortly before, in the same paragraph or the line above of a list."""
    gap = sentence.number - before.context.sentence.number
    lines = sentence.line.number - before.context.sentence.line.number
    return (lines == 0 and gap <= 4) or (
        lines == 1 and sentence.line.kind == "item" == before.context.sentence.line.kind
    )


def about_aid(reading: Reading, found: Sequence[Given], sentence: Sentence) -> bool:
    """Whether the passage speaks of help: a gift shortly before, or a lead-in that says so."""
    if found and _passage(found[-1], sentence):
        return True
    above = [
        s
        for s in reading.sentences[max(0, sentence.number - 3) : sentence.number]
        if sentence.line.number - s.line.number <= 1
    ]
    return any(
        re.search(
            r"\b(?:aid|donors?|donat|pledg|contribut|relief|humanitarian|appeal|the money|who (?:is )?(?:pays?|paying|gives?|giving))\w*\b",
            s.text,
            re.I,
        )
        for s in above
    )


def _passage(before: Given, sentence: Sentence) -> bool:
    """Whether help was the subject shortly before, be it in the paragraph above."""
    gap = sentence.number - before.context.sentence.number
    return gap <= 6 and sentence.line.number - before.context.sentence.line.number <= 1


def line_label(reading: Reading, sentence: Sentence) -> list[Place]:
    """The state that a line begins with as its label, in a list or a log: "RURITANIA: ...", "08:10 Ruritania - ..."."""
    line, mentions = sentence.line, reading.mentions
    at = bisect_left(mentions, line.start, key=lambda m: m.start)
    if at == len(mentions) or mentions[at].start - line.start > 12 or mentions[at].code is None:
        return []
    first, text = mentions[at], reading.article.text
    lead = re.fullmatch(r"\W*(?:\d{1,2}[.:]\d{2}\W{1,3})?(?:The\s|THE\s)?", text[line.start : first.start])
    if not lead or not re.match(r"\s?(?::|[–—-])\s", text[first.end : first.end + 3]):
        return []
    return [Place(first.codes[0], "none", 0, 0, first)]


def money_of(context: Context, donor: str | None, found: Sequence[Given]) -> tuple[Decimal | None, str | None]:
    gift = context.gift
    if gift.kind == "same" and found:
        return found[-1].amount, found[-1].currency
    if gift.kind in ("goods", "generic", "same", "more", "idiom"):
        return None, None
    if gift.money:
        return gift.amount, currency_of(gift.money, donor)
    earlier = next((g for g in reversed(found) if g.currency), None)
    in_sentence = [s for s in sums(context.text) if s.end <= gift.start]
    amount = gift.amount
    before = earlier.amount if earlier else in_sentence[-1].amount if in_sentence else None
    if amount is not None and amount < 1000 and before is not None:
        amount *= next((scale for scale in (Decimal(10**9), Decimal(10**6)) if before >= scale), Decimal(1))
        if amount < 1000:
            return None, None
    if in_sentence:
        return amount, currency_of(in_sentence[-1], donor)
    return amount, earlier.currency if earlier else None
