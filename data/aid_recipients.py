"""Who gets: the recipient of a gift, named, carried over, or the country the text is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from data.aid_given import Given, money_of
from data.aid_words import Context, Frame
from data.givers import recipient_names
from data.places import Place
from data.reading import Reading
from data.records import GROUPS, AidStatus

_FOR_SEVERAL = re.compile(
    r"\b(?:for|to|across|throughout)\s(?:the\s)?(?:whole\s|entire\s|wider\s)?(?:region|all\sof\sthem|neighbou?rs)\b|\b(?:for|to)\s(?:both|all|the\s(?:two|three|four))\b",
    re.I,
)
_SEVERAL = re.compile(
    r"\b(?:both|two|three|four|several|all|neighbouring|affected)\s(?:the\s)?(?:countries|nations|states|neighbours|governments)\b|\bthe\sregion\b|\bhow\sit\s(?:will|is\sto|would)\sbe\s(?:divided|shared|split)\b",
    re.I,
)


def given_by(
    reading: Reading,
    context: Context,
    framed: Frame,
    giver: Place,
    givers: Sequence[Place],
    found: Sequence[Given],
    status: AidStatus,
    refused: Literal["donor", "recipient"] | None,
) -> Given | None:
    recipient, told, known = recipient_of(reading, context, framed, giver.code, givers, found)
    if not known or recipient == giver.code:
        return None
    amount, currency = money_of(context, giver.code, found)
    return Given(context, framed, giver.code, giver, recipient, amount, currency, status, refused, told)


def recipient_of(
    reading: Reading,
    context: Context,
    framed: Frame,
    donor: str | None,
    givers: Sequence[Place],
    found: Sequence[Given],
) -> tuple[str | None, bool, bool]:
    """Recipient, whether the text names it, and whether it is known at all."""
    focus = reading.crisis.focus_country
    text = context.text
    stretch = text[context.stretch[0] : context.stretch[1]]
    if _SEVERAL.search(text[framed.cue[0] : context.stretch[1]]) or _FOR_SEVERAL.search(stretch):
        return None, False, True
    named = recipient_names(text, context.places, framed.cue, (context.gift.start, context.gift.end), givers)
    codes = {p.code for p in named if p.code != donor}
    if codes:
        return (codes.pop() if len(codes) == 1 else None), True, True
    between = text[framed.cue[1] : context.gift.start]
    if re.match(r"\s(?:it|them|him)\b", between) and donor == focus:
        code = _last_named(reading, context, donor)
        return code, True, code is not None
    for earlier in reversed(found[-40:]):
        same = earlier.context.sentence is context.sentence
        if earlier.context.sentence.line != context.sentence.line:
            break
        host = (
            earlier.told and earlier.frame.role in ("receive", "request", "request-noun") and earlier.recipient != focus
        )
        if same and donor is not None and donor != earlier.donor and framed.rule not in ("series", "source"):
            same = False
        if earlier.told and earlier.recipient not in (None, donor) and (same or host):
            return earlier.recipient, host, True
    if focus is None or donor == focus:
        return None, False, False
    return focus, False, True


def _last_named(reading: Reading, context: Context, donor: str | None) -> str | None:
    """The state that "it" points back to: the first one named in the sentence before."""
    for number in (context.sentence.number - 1, context.sentence.number - 2):
        if number < 0 or reading.sentences[number].line != context.sentence.line:
            continue
        codes = [
            m.code for m in reading.by_sentence.get(number, []) if m.code and m.code not in GROUPS and m.code != donor
        ]
        if codes:
            return codes[0]
    return None
