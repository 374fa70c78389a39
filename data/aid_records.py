"""From gifts read to records, each with its quote; the same sum told twice is one record."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from data.aid_given import Given
from data.aid_words import Context
from data.dates import act_date
from data.reading import Reading
from data.records import Aid, Unplaced, Why

_HELPERS = re.compile(
    r"(?:\b(?:has|have|had|is|are|was|were|been|being|be|will|would|to|prepared|ready|willing|going|agreed|promised|pledged"
    r"|offered|decided|vowed|about|due|not|also|already|now|since|just)\s){1,5}$"
)
_PER = re.compile(
    r"\s(?:(?:a|per|each|every)\s(?P<one>year|month|week|day|quarter)|(?P<two>annually|yearly|monthly|weekly|daily))\b",
    re.I,
)


def distinct(found: list[Given]) -> list[Given]:
    """Without the bare word "aid" beside the sum or the goods that it sums up."""

    together: dict[int, list[Given]] = defaultdict(list)
    for one in found:
        together[id(one.context.sentence)].append(one)

    def shadowed(one: Given) -> bool:
        if one.context.gift.kind not in ("generic", "goods"):
            return False
        for other in together[id(one.context.sentence)]:
            same = other.context.sentence is one.context.sentence and other.donor == one.donor and other is not one
            if (
                same
                and one.context.gift.kind == "generic"
                and other.context.gift.kind == "sum"
                and one.frame.role != "shelved"
            ):
                return True
            if same and other.frame.cue == one.frame.cue and other.frame.role != "series":
                if one.context.gift.kind == "generic" or other.context.gift.kind == "sum":
                    return True
                if other.context.gift.kind == "goods" and other.context.gift.start < one.context.gift.start:
                    return True
        return False

    return [one for one in found if not shadowed(one)]


def record_of(reading: Reading, one: Given) -> Aid:
    context = one.context
    offset = context.sentence.start
    start, end = _quote(one)
    per = _PER.match(context.right)
    actor = one.actor
    date, known = act_date(reading, context.sentence, offset + one.frame.cue[0], offset + one.frame.cue[1])
    return Aid(
        evidence=reading.article.cite(start, end),
        why=Why(
            one.frame.rule,
            (offset + one.frame.cue[0], offset + one.frame.cue[1]),
            (actor.mention.start, actor.mention.end) if actor else None,
            (offset + context.gift.start, offset + context.gift.end),
        ),
        donor=one.donor,
        recipient=one.recipient,
        amount=one.amount,
        currency=one.currency if one.amount is not None else None,
        status=one.status,
        refused_by=one.refused_by,
        date=date,
        date_known=known,
        verb=_verb(context.text, one.frame.cue),
        per=(
            per["one"]
            or {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week"}.get(per["two"], "day")
        )
        if per
        else None,
    )


def _verb(text: str, cue: tuple[int, int]) -> str:
    """The article's own word for the status, with its helping words: "is prepared to spend", "will lend"."""
    helpers = _HELPERS.search(text[max(0, cue[0] - 40) : cue[0]])
    start = cue[0] - (len(helpers.group()) if helpers else 0)
    return text[start : cue[1]].strip(" :,–—-")


def _quote(one: Given) -> tuple[int, int]:
    """From actor or cue to gift or cue, without the joints at the ends; offsets into the article."""
    context = one.context
    text = context.text
    a, b = context.stretch
    a, b = min(a, context.gift.start), max(b, context.gift.end)
    head = re.match(r"\W*(?:(?:and|but|while|whereas|or)\s)?(?=[\w\"'(\[$€£])", text[a:b])
    a += head.end() if head and a + head.end() < context.gift.start else 0
    return context.sentence.start + a, context.sentence.start + a + len(text[a:b].rstrip(" ,;:—–-"))


def merged(records: list[Aid]) -> list[Aid]:
    """The same sum told twice is one record; the other quotes go to `also`."""
    kept: dict[tuple[object, ...], Aid] = {}
    for record in records:
        key = (record.donor, record.recipient, record.amount, record.currency, record.status)
        if key in kept:
            kept[key] = replace(kept[key], also=(*kept[key].also, record.evidence))
        else:
            kept[key] = record
    return list(kept.values())


def unplaced_of(reading: Reading, context: Context, reason: str) -> Unplaced:
    offset = context.sentence.start
    start = offset + min(context.stretch[0], context.gift.start)
    end = offset + max(context.stretch[1], context.gift.end)
    about = context.text[context.gift.start : context.gift.end]
    return Unplaced(evidence=reading.article.cite(start, end), why=Why("aid"), reason=reason, about=about)
