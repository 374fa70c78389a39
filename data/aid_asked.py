"""Told from the side of those in need: appeals, what was received, what an unnamed crowd promised in all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.aid_given import Given, money_of, near
from data.aid_recipients import recipient_of, same_end, shared
from data.aid_words import LEXICON, Context, Frame
from data.givers import collective, recipient_names, speaks_for_state
from data.phrases import first
from data.places import Place, is_state
from data.reading import Reading
from data.records import GROUPS


def requested(
    reading: Reading, context: Context, framed: Frame, found: Sequence[Given]
) -> tuple[list[Given], str | None]:
    """An appeal: donor null; whom it is for, and only sums (or help asked of a listed group)."""
    text, focus = context.text, reading.crisis.focus_country
    asked = [p for p in context.places if framed.cue[0] <= p.start < framed.cue[1] or p.role == "from"]
    if context.gift.kind not in ("sum", "bare"):
        if not any(p.code in GROUPS for p in asked) or context.gift.kind != "generic":
            return [], None
    elif framed.role == "request" and not _appeal(context, framed):
        return [], None
    before = [p for p in context.places if is_state(p) and p.end <= framed.cue[0] and p.role in ("none", "owner")]
    askers = [p for p in before if speaks_for_state(text, p)] if framed.role == "request" else []
    named = _for_whom(context) or recipient_names(
        text, context.places, framed.cue, (context.gift.start, context.gift.end), asked
    )
    target = named[0].code if named else askers[-1].code if askers else None
    recipient, several = target or focus, target is None and shared(context, framed.cue[0], found, focus)
    if recipient is None or (target is None and same_end(context)):
        return [], None
    if several:
        recipient = None
    amount, currency = money_of(context, None, found)
    if context.gift.kind in ("sum", "bare") and amount is None:
        return [], "ambiguous-sum"
    told = target is not None
    return [Given(context, framed, None, None, recipient, amount, currency, "requested", None, told)], None


def _for_whom(context: Context) -> list[Place]:
    """ "its appeal on Narnia's behalf", "on behalf of Narnia"."""
    text = context.text
    return [
        p
        for p in context.places
        if is_state(p)
        and (
            re.match(r"(?:'s|')\sbehalf\b", text[p.end :])
            or re.search(r"\bon\sbehalf\sof\s(?:the\s)?$", text[: p.start])
        )
    ][:1]


def _appeal(context: Context, framed: Frame) -> bool:
    """Whether a request for money is one for help."""
    lead = context.text[context.stretch[0] : framed.cue[0]] if not framed.passive else context.right
    if collective(lead, len(lead)) or any(p.code in GROUPS for p in context.places):
        return True
    return (
        context.about_aid
        or first(LEXICON, frozenset({"aid-word"}), context.text[context.stretch[0] : context.stretch[1]]) is not None
    )


def received(
    reading: Reading, context: Context, framed: Frame, found: Sequence[Given]
) -> tuple[list[Given], str | None]:
    """Told from the side of who gets it: "came away with", "was promised", "raised"."""
    text, focus = context.text, reading.crisis.focus_country
    sources = [p for p in context.places if p.role in ("from", "by") and p.start >= framed.cue[1]]
    sources += [
        p
        for p in context.places
        if p.start >= context.gift.end
        and re.fullmatch(r"\s(?:the\s)?", text[context.gift.end : p.start])
        and re.match(r"\s(?:grant|loan|gift|donation|credit)", text[p.end :])
    ]
    before = [p for p in context.places if is_state(p) and p.end <= framed.cue[0] and p.role in ("none", "owner")]
    getters = [p for p in before if speaks_for_state(text, p)]
    lead = text[context.stretch[0] : framed.cue[0]]
    last_one = found[-1] if found and near(found[-1], context.sentence) else None
    recipient, told = (getters[-1].code, True) if getters else (None, False)
    if recipient is None:
        named = recipient_names(text, context.places, framed.cue, (context.gift.start, context.gift.end), sources)
        if named:
            recipient, told = named[0].code, True
    if (
        recipient is None
        and last_one
        and re.match(r"\W*(?:and\s)?(?:they|it|he|she)?\b", lead, re.I)
        and last_one.recipient
    ):
        recipient, told = last_one.recipient, last_one.told
    told_several = recipient is None and shared(context, framed.cue[0], found, focus)
    recipient = recipient or focus
    if recipient is None or any(p.code == recipient for p in sources):
        return [], None
    amount, currency = money_of(context, sources[0].code if sources else None, found)
    if context.gift.kind in ("sum", "bare"):
        if amount is None:
            return [], "ambiguous-sum"
        if told_several:
            recipient = None
        if not sources and not (
            context.about_aid or collective(lead, len(lead)) or first(LEXICON, frozenset({"aid-word"}), text)
        ):
            return [], None
        if sources:
            return [
                Given(context, framed, p.code, p, recipient, amount, currency, framed.status, None, told)
                for p in sources[:1]
            ], None
        return [Given(context, framed, None, None, recipient, amount, currency, framed.status, None, told)], None
    return [Given(context, framed, p.code, p, recipient, None, None, framed.status, None, told) for p in sources], None


def unnamed(
    reading: Reading, context: Context, framed: Frame, found: Sequence[Given]
) -> tuple[list[Given], str | None]:
    """No donor by name: a collective total of money is a record, the rest is listed as unplaced."""
    lead = context.text[context.stretch[0] : framed.cue[0]]
    elided = (
        found and found[-1].context.sentence is context.sentence and found[-1].donor is None and not lead.strip(" ,")
    )
    stranger = re.match(r"\s(?:that|which)\s(?:the\s)?[A-Z]\w+\s", context.right)
    total = (
        framed.passive
        and not stranger
        and framed.status in ("pledged", "committed")
        and context.gift.kind == "sum"
        and context.about_aid
    )
    if total and not re.match(r"\s(?:[\w'’-]+\s){0,4}?by\b", _text_after(context, framed)):
        return _total(reading, context, framed, found)
    if framed.passive or framed.status not in ("pledged", "committed", "delivered", "offered"):
        return [], None
    if not elided and not collective(lead, len(lead)):
        return [], None
    pronoun = re.search(r"\b(?:they|we|he|she|it)\b", lead[-24:], re.I)
    if context.gift.kind in ("sum", "bare") and (not pronoun or (found and near(found[-1], context.sentence))):
        return _total(reading, context, framed, found)
    return [], None if pronoun else "unnamed"


def _text_after(context: Context, framed: Frame) -> str:
    """The words of the stretch after the cue."""
    return context.text[framed.cue[1] : context.stretch[1]]


def _total(reading: Reading, context: Context, framed: Frame, found: Sequence[Given]) -> tuple[list[Given], str | None]:
    """The total of an unnamed crowd of donors."""
    recipient, told, known = recipient_of(reading, context, framed, None, (), found)
    amount, currency = money_of(context, None, found)
    if known and amount is not None:
        return [Given(context, framed, None, None, recipient, amount, currency, framed.status, None, told)], None
    return [], "ambiguous-sum"
