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
    r"\b(?:both|two|three|four|several|all|neighbouring|affected)\s(?:the\s)?(?:countries|nations|states|neighbours|governments|coasts|islands|shores)\b"
    r"|\b(?:to|for|across|among|between)\s(?:the\s)?(?:[a-z]+\s)?(?:countries|nations)\b|\bundivided\b|\bto\sbe\s(?:shared|divided|split)\b|\beach\sof\sthe\s(?:two|three|four)\b"
    r"|\b[A-Z]\w+\sand\s(?:ourselves|us)\b|\b(?:ourselves|us)\sand\s(?:the\s)?[A-Z]|\bthe\sregion\b|\bhow\sit\s(?:will|is\sto|would)\sbe\s(?:divided|shared|split)\b",
    re.I,
)


_TWO_OF_THEM = re.compile(
    r"\b(?:the\s(?:two|three|four)\sof\s(?:them|us)|(?:both|the\s(?:two|three|four))\s(?:countries|nations|states|islands|neighbours|governments))\b",
    re.I,
)
_THEIRS = re.compile(
    r"\b(?:giv\w+|gave|len[dt]\w*|pa(?:id|ys?|ying)|sen[dt]\w*|grant\w*|to|for|into)\s(?:their|its)\s(?:\w+\s)?(?:government|people|army|treasury|victims|hospitals)\b"
)
_TO_THEM = re.compile(r"\s(?:it|them|him)\b")
_SAME_END = re.compile(r"\bfor\sthe\ssame\s(?:purpose|end|cause|people|reason)\b")
_OPENS = re.compile(
    r"\W*(?:(?-i:[A-Z\s]{6,40})\.\s)?In\s(?:the\s)?(?:(?:north|south|east|west)(?:ern)?\s|neighbou?ring\s)?"
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
    if _TO_THEM.match(between) and donor == focus:
        code = _last_named(reading, context, donor)
        return code, True, code is not None
    to_them = _TO_THEM.match(between) or _THEIRS.search(stretch)
    if to_them and (code := _pointed_at(reading, context, donor, found)):
        return code, True, True
    if same_end(context):
        last_one = found[-1] if found and found[-1].context.sentence.line == context.sentence.line else None
        return (last_one.recipient, last_one.told, True) if last_one else (None, False, False)
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
    if other := _opened_on(reading, context, donor):
        return other, False, True
    if focus is None or donor == focus:
        return None, False, False
    return (None if undivided(context, found, focus) else focus), False, True


def same_end(context: Context) -> bool:
    """ "... for the same purpose": it goes where the gift before went."""
    return _SAME_END.search(context.text[context.gift.start :]) is not None


def undivided(context: Context, found: Sequence[Given], focus: str | None) -> bool:
    """Whether a sum whose recipient is not told goes to several: as the sum before in its sentence does, or as in a
    text that tells of gifts to other countries and of sums for all."""
    if context.gift.kind not in ("sum", "bare"):
        return False
    if any(p.code == focus and p.start >= context.gift.end for p in context.places):
        return False
    ours = [g for g in found if g.context.sentence is context.sentence]
    if ours and ours[-1].recipient is None and ours[-1].status != "refused":
        return True
    shared = sum(g.recipient is None for g in found)
    others = {g.recipient for g in found if g.told and g.recipient not in (None, focus)}
    return shared > 1 and bool(others)


def shared(context: Context, before: int, found: Sequence[Given], focus: str | None) -> bool:
    """ "The two of them need $3m": a sum that is asked or promised for several countries."""
    lead = context.text[:before]
    return bool(_TWO_OF_THEM.search(lead)) or undivided(context, found, focus)


def _pointed_at(reading: Reading, context: Context, donor: str | None, found: Sequence[Given]) -> str | None:
    """Whom "them", "it" or "their government" means, if not the country that the text is about."""
    same = [g for g in found if g.context.sentence is context.sentence and g.told and g.recipient]
    if same:
        return same[-1].recipient if same[-1].recipient != donor else None
    number, focus = context.sentence.number - 1, reading.crisis.focus_country
    if number < 0 or reading.sentences[number].line != context.sentence.line:
        return None
    named = {m.code for m in reading.by_sentence.get(number, []) if m.code and m.code not in GROUPS} - {donor}
    return named.pop() if len(named) == 1 and focus not in named else None


def _opened_on(reading: Reading, context: Context, donor: str | None) -> str | None:
    """ "In Narnia 300 people are homeless. Oz has flown in tents": a paragraph that opens on another country."""
    focus, line = reading.crisis.focus_country, context.sentence.line
    number = context.sentence.number
    opening = next((m for m in reading.by_sentence.get(number, []) if m.form == "name"), None)
    if opening and opening.code not in (None, focus, donor, *GROUPS):
        lead = context.text[: max(0, opening.start - context.sentence.start)]
        again = [p for p in context.places if p.code == opening.code and p.end <= context.gift.start]
        again = [p for p in again if p.start > opening.end - context.sentence.start]
        comma = context.text[opening.end - context.sentence.start :].startswith(", ")
        if _OPENS.fullmatch(lead) and (comma or again):
            return opening.code
    states: list[tuple[int, str]] = []
    while number and reading.sentences[number - 1].line == line:
        number -= 1
        here = reading.by_sentence.get(number, [])
        states += [(m.start, m.code) for m in here if m.code and m.code not in GROUPS]
    if number == context.sentence.number or not states or any(code == focus for _, code in states):
        return None
    start, code = min(states)
    opens = _OPENS.fullmatch(reading.article.text[line.start : start])
    return code if opens and code != donor else None


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
