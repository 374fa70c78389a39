"""Gifts of a passage about help whose verb is in no lexicon, or which have none: the state that can only be the giver.

Read last, and with more care than the rest: any word for trade, debt, doubt or denial beside the sum ends it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.aid_bars import not_help, part_or_total
from data.aid_given import Given, line_label, money_of
from data.aid_recipients import given_by
from data.aid_words import LEXICON, Context, Frame
from data.givers import speaks_for_state, subject_of
from data.phrases import Hit, first, hits
from data.places import Place, is_state, places
from data.reading import Reading
from data.records import GROUPS, AidStatus

_CARRIES = frozenset({"give", "weak", "noun", "receive", "arrive", "no-donor"})
_BARS = frozenset({"not-aid", "unreal", "denied", "no-recipient", "no-request", "request", "request-noun"})
_OTHERS = re.compile(
    r"\b(?:IMF|International\sMonetary\sFund|Red\sC(?:ross|rescent)|Oxfam|Caritas|UNICEF|charit(?:y|ies)|foundations?|compan(?:y|ies)|firms?|banks?(?!'s\sboard)"
    r"|billionaires?|singers?|players?|investors?|creditors|traders?|exiles?|diaspora|parish|churches|bishops?|mayors?|Airlines?)\b"
)
_SPENT_ON = re.compile(
    r"\b(?:inhabitants|population|people|voters|viewers|fans|watched|salary|budget\sof|worth\sof\s(?:goods|trade)|a\sbarrel|a\stonne|a\ston|per\scent|percent|rent|bill"
    r"|prices?|earns?|earned|lost|brings?\sin|sold|bought|cost|debts?|owe[sd]?|damage|its\sown|their\sown|war\schest|fortune|bribe)\b",
    re.I,
)
_HELP = re.compile(
    r"\b(?:donors?|humanitarian|relief|aid|pledg(?:e[sd]?|ing)|appeal|contribut(?:ed|es|ions?|ors?))\b", re.I
)
_PURPOSE = re.compile(
    r"[^,;:.]{0,32}?\s(?:to\s(?:help|rebuild|feed|house|shelter|rehouse|vaccinate|arm|equip|train)\b"
    r"|(?:for|towards)\s(?:the\s)?(?:victims|survivors|displaced|refugees|homeless|hungry|wounded|poor|relief|reconstruction|rebuilding|repairs))",
    re.I,
)
_SAYS = re.compile(
    r"(?:'s|')?(?:,)?(?:\s[\w'’.-]+){0,6}?\s(?:said|says|told|added|noted|warned|reported|explained|reckons|hopes)\b"
)
_BY_MANY = re.compile(
    r"[^.;]{0,30}\bby\s(?:the\s)?(?:\w+\s)?(?:donors|governments|countries|states|members|others)\b", re.I
)
_SAME_AGAIN = re.compile(r"\b(?:the|that|this|those|these)\s(?:same\s|first\s|remaining\s)?$", re.I)
_AND_MORE = re.compile(
    r",?\s(?:plus|and|as\swell\sas|together\swith|along\swith|on\stop\sof)\s(?:an?\s)?(?:(?-i:[a-z])[\w-]+\s){0,4}(?:of\s)?",
    re.I,
)
_NOTHING = re.compile(
    r"\b(?:no|not|never|nothing|none|without|neither|nor|nobody|hardly|if|whether|would\slike|hopes?|vot(?:e|es|ing)\son)\b|n't\b",
    re.I,
)


def by_passage(reading: Reading, context: Context, found: Sequence[Given]) -> list[Given]:
    """The record of a gift that has no frame of its own, if just one state can have given it."""
    lead = _lead_in(reading, context)
    if context.gift.kind not in ("sum", "bare") and not (context.gift.kind == "goods" and (lead or found)):
        return []
    if not (context.about_aid or lead or _says_so(context)) or _barred(context):
        return []
    if more := _more(context, found):
        return [more]
    givers = _givers(reading, context, lead)
    if not givers or len({p.code for p in givers}) != 1:
        return []
    cue = _nearest(context)
    status = _status(context, lead, cue)
    span = (
        (givers[0].start, givers[0].end)
        if cue is None
        else (context.stretch[0] + cue.start, context.stretch[0] + cue.end)
    )
    framed = Frame("passage", "passage", status, span)
    given = given_by(
        reading, context, framed, givers[0], givers, found, status, "donor" if status == "refused" else None
    )
    if given is None or (context.gift.kind in ("sum", "bare") and given.amount is None):
        return []
    if lead is not None and not given.told and (target := _recipient_in(context, lead, givers[0])):
        given = replace(given, recipient=target, told=True)
    return [given]


def _says_so(context: Context) -> bool:
    """Whether the sentence itself says that the sum is help: by its donors, or by what it is for."""
    said = context.text[context.stretch[0] : context.stretch[1]]
    return bool(_HELP.search(said) or _PURPOSE.search(context.right))


def _more(context: Context, found: Sequence[Given]) -> Given | None:
    """ "... $3m, plus a loan of $2m": a second sum of the same donor."""
    if not found or found[-1].context.sentence is not context.sentence or context.gift.kind not in ("sum", "bare"):
        return None
    before = found[-1]
    between = context.text[before.context.gift.end : context.gift.start]
    source = re.match(r"\s(?:from|by)\s(?:the\s)?", between)
    if source and before.actor and before.actor.start >= before.context.gift.end:
        between = context.text[before.actor.end : context.gift.start]
    if not _AND_MORE.fullmatch(between):
        return None
    amount, currency = money_of(context, before.donor, found)
    framed = Frame("more", "series", before.status, before.frame.cue)
    return replace(before, context=context, frame=framed, amount=amount, currency=currency)


@dataclass(frozen=True, slots=True)
class _Lead:
    """Words before a colon that say what a series is: "Pledges so far: ..."; a span of nothing if they are a sentence."""

    said: str
    start: int
    end: int


def _lead_in(reading: Reading, context: Context) -> _Lead | None:
    """The lead-in of the series that a gift stands in."""
    colon = context.text.rfind(": ", 0, context.gift.start)
    start = max(0, colon - 160)
    lead = _Lead(context.text[start:colon], start, colon) if colon > 0 else None
    above = reading.sentences[context.sentence.number - 1] if context.sentence.number else None
    if lead is None and above is not None and above.line == context.sentence.line and above.text.endswith(":"):
        lead = _Lead(above.text, 0, 0)
    if lead is None or any(hits(LEXICON, frozenset({"not-aid", "not-aid-noun", "denied", "unreal"}), lead.said)):
        return None
    return lead if first(LEXICON, frozenset({"noun", "give", "aid-word", "receive"}), lead.said) else None


def _barred(context: Context) -> bool:
    """Whether something near the sum says that it is no help, or not given."""
    number = context.gift.quantity or (context.gift.money and context.gift.money.quantity)
    if number and _SAME_AGAIN.search(context.text[: number.number_start]):
        return True
    if part_or_total(context) or not_help(context) or _OTHERS.search(context.text[slice(*context.stretch)]):
        return True
    stranger = re.match(r"\s(?:that|which)\s(?:the\s)?(?P<name>(?!Congress|Parliament|Senate)[A-Z]\w+)", context.right)
    if stranger and not any(p.start == context.gift.end + stranger.start("name") for p in context.places):
        return True
    near = _segment(context)
    clause = re.split(r"[;:.]\s", context.text[: context.gift.start])[-1][-70:]
    if any(hits(LEXICON, _BARS, clause)) or any(hits(LEXICON, _BARS - {"request", "unreal"}, near)):
        return True
    return bool(
        _SPENT_ON.search(near) or _NOTHING.search(near) or any(hits(LEXICON, frozenset({"not-aid-noun"}), near))
    )


def _segment(context: Context) -> str:
    """The words around the gift up to the next marks, and the words before them back to the one before."""
    left = re.split(r"[;:—–]\s|,\s(?=(?:and|but|while)\b)", context.left)[-1]
    right = re.split(r"[,;:()—–]", context.right)[0]
    return f"{left} | {right}"


def _givers(reading: Reading, context: Context, lead: _Lead | None) -> list[Place]:
    """In this order: beside the gift, after "from", its owner, the subject, the only state of the sentence."""
    text, gift = context.text, context.gift
    mentions = reading.by_sentence.get(context.sentence.number, [])
    every = places(text, context.sentence.start, mentions, (0, len(text)))
    every = [
        p for p in every if p.code != reading.crisis.focus_country and not (lead and lead.start <= p.start < lead.end)
    ]
    bracket = [
        p for p in every if re.fullmatch(r"\s\((?:the\s)?", text[gift.end : p.start]) and text[p.end : p.end + 1] in ")"
    ]
    if bracket:
        return bracket
    before = [p for p in every if p.end <= gift.start and p.end > context.stretch[0] - 1]
    sender = r"\W*(?:and\s|also\s)?from\s(?:the\s)?"
    beside = [
        p
        for p in before
        if (p.role in ("none", "owner", "with") or re.fullmatch(sender, text[context.stretch[0] : p.start], re.I))
        and _verbless(context, p)
    ]
    if beside:
        return beside[-1:] if speaks_for_state(text, beside[-1]) else []
    if gift.kind == "goods":
        return []
    if lead and not every and (owner := _owner_in(reading, context, lead)):
        return owner
    source = [p for p in every if p.role in ("from", "by") and context.stretch[0] <= p.start < context.stretch[1]]
    if source:
        return source if all(is_giver(text, p) for p in source) else []
    if _BY_MANY.match(context.right):
        return []
    able = [p for p in every if p.role in ("none", "owner") and is_giver(text, p) and not _SAYS.match(text, p.end)]
    subject = subject_of(context.sentence, gift.start, [p for p in able if p.end <= gift.start])
    if subject:
        return subject
    if len({p.code for p in every if p.role != "border"}) == 1:
        return able
    return line_label(reading, context.sentence) if not every else []


def _owner_in(reading: Reading, context: Context, lead: _Lead) -> list[Place]:
    """ "Ruritanian money for farmers: $3m": the one state of the label, where it owns the help."""
    mentions = reading.by_sentence.get(context.sentence.number, [])
    named = [
        p
        for p in places(context.text, context.sentence.start, mentions, (lead.start, lead.end))
        if p.code != reading.crisis.focus_country
    ]
    able = [p for p in named if p.role in ("none", "owner") and is_giver(context.text, p)]
    return able if len({p.code for p in named if p.role in ("none", "owner", "from")}) == 1 else []


def is_giver(text: str, place: Place) -> bool:
    """Whether a name stands for a state or a group that may give."""
    return (is_state(place) or place.code in GROUPS) and speaks_for_state(text, place)


def _verbless(context: Context, place: Place) -> bool:
    """ "Ruritania another $3m", "Ruritania: blankets", "Ruritania, with $3m,": no verb between name and gift."""
    said = context.text[place.end : context.gift.start]
    if len(said) > 40 or re.search(r"[;.!?()]|\b(?:and|but|while)\b", said):
        return False
    a, b = context.sentence.start + place.end, context.sentence.start + context.gift.start
    return not any(a <= context.sentence.begin_of(t) < b and t.pos_ in ("VERB", "AUX") for t in context.sentence.span)


def _nearest(context: Context) -> Hit | None:
    """The word of giving closest before the gift in its stretch."""
    return max(hits(LEXICON, _CARRIES, context.left), key=lambda h: (h.end, h.end - h.start), default=None)


def _status(context: Context, lead: _Lead | None, cue: Hit | None) -> AidStatus:
    if re.match(
        r"[,\s]*(?:now\s|since\s)?(?:frozen|suspended|withheld|on\s(?:hold|ice)|cancelled|halted)\b", context.right
    ):
        return "refused"
    if cue is None and lead is not None:
        cue = max(hits(LEXICON, _CARRIES, lead.said), key=lambda h: h.end, default=None)
    if re.search(r"\b(?:will|would|is\sto|are\sto)\s(?:\w+\s){0,3}$", context.left[:60][: cue.start if cue else 60]):
        return "pledged"
    label = cue.cue.label if cue else ""
    return label if label in ("pledged", "committed", "delivered", "refused", "offered") else "unspecified"  # type: ignore[return-value]


def _recipient_in(context: Context, lead: _Lead, giver: Place) -> str | None:
    """ "Pledges to Narnia: ...": the one state that the lead-in gives to."""
    codes = {
        p.code
        for p in context.places
        if lead.start <= p.start < lead.end and p.role in ("to", "for") and is_state(p) and p.code != giver.code
    }
    return codes.pop() if len(codes) == 1 else None
