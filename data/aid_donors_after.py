"""Who gives where the donor stands after the gift, or where the subject of the verb of giving is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from data.aid_words import Context, Frame
from data.givers import donors, speaks_for_state, subject_of
from data.places import Place

Finder = Callable[[Context, Frame, Sequence[Place]], list[Place]]


def passive_givers(context: Context, framed: Frame, names: Sequence[Place]) -> list[Place]:
    """ "has been sent by Ruritania", "that Ruritania has sent", "two Ruritanian planes with rice have landed"."""
    text = context.text
    sources = ("by", "from") if framed.role == "arrive" else ("by",)
    if framed.role == "arrive" and context.gift.kind == "generic" and (beside := _adjacent(context, names)):
        return beside
    own = [
        p
        for p in names
        if p.role in sources and p.start >= framed.cue[0] and (p.mention.form != "capital" or p.role == "by")
    ]
    inner = [p for p in names if context.gift.end <= p.start < framed.cue[0] and p.role in ("none", "owner")]
    inner = [p for p in inner if p.mention.form != "demonym" or speaks_for_state(text, p)]
    if own or inner:
        return own or subject_of(context.sentence, framed.cue[0], inner) or inner[:1]
    if framed.role != "arrive":
        return []
    return [
        p for p in names if p.end <= context.gift.start and p.mention.form == "demonym" and speaks_for_state(text, p)
    ][-1:]


def _adjacent(context: Context, names: Sequence[Place]) -> list[Place]:
    """ "U.S. aid", "Ruritanian help"."""
    return [p for p in names if context.text[p.end : context.gift.start] == " " and p.role != "to"][-1:]


def by_pronoun(context: Context, framed: Frame) -> bool:
    """Whether a pronoun stands for the donor: "the tents it has sent", "were announced before her visit"."""
    text = context.text
    return bool(
        re.search(r"\b(?:it|they)\s(?:\w+\s)?$", text[context.gift.end : framed.cue[0]])
        or re.match(r"\s(?:[a-z]+\s){0,2}(?:his|her|their)\s(?!own\b)", text[framed.cue[1] : context.stretch[1]])
    )


def on_behalf(context: Context, names: Sequence[Place]) -> list[Place]:
    """ "On behalf of the Ruritanian government the ambassador handed over": who gives in whose name."""
    return [
        p
        for p in names
        if re.search(r"\bon\sbehalf\sof\s(?:the\s)?(?:people\sof\s(?:the\s)?)?$", context.text[: p.start], re.I)
    ][:1]


def before_gift(context: Context, names: Sequence[Place]) -> list[Place]:
    """ "Ruritania's $3m has been paid", "two Ruritanian planes with rice landed"."""
    text, start = context.text, context.gift.start
    own = [p for p in names if p.end <= start and p.role in ("none", "owner") and start - p.end <= 24]
    near = [p for p in own if re.fullmatch(r"(?:'s|')?\s(?:[\w-]+\s){0,3}", text[p.end : start])]
    if near and (near[-1].mention.form == "demonym" or text[near[-1].end] == "'"):
        return near[-1:]
    return []


def joined(context: Context, framed: Frame, able: Sequence[Place]) -> list[Place]:
    """ "Ruritania has declined all help for itself, ..., and has sent tents": the subject that opens the sentence."""
    text = context.text
    if not re.search(r",\sand\s(?:has|have|had|will)\s(?:\w+ly\s|also\s)?$", text[: framed.cue[0]]):
        return []
    opener = r"\s(?:has|have|had|will)\s"
    return [p for p in able if p.role == "none" and p.start <= 4 and re.match(opener, text[p.end :])][:1]


def gapped_subject(context: Context, framed: Frame, names: Sequence[Place]) -> list[Place]:
    """ "sent doctors, and the Ruritanians bread": a second subject whose verb is left out."""
    text = context.text
    for place in reversed(names):
        before, after = text[framed.cue[1] : place.start], text[place.end : context.gift.start]
        if framed.cue[1] > place.start or place.end > context.gift.start or place.role != "none":
            continue
        other_gift = re.search(r"\b(?!(?:and|the|to|for|both|of|some|its|with)\b)[a-z]{3,}", before)
        joint = re.search(r"(?:,|;|\band)\s(?:the\s)?$", before)
        if other_gift and joint and re.fullmatch(r"\s(?:[a-z]+\s){0,2}", after) and speaks_for_state(text, place):
            return [place]
    return []


def _thanked(context: Context, framed: Frame, names: Sequence[Place]) -> list[Place]:
    named = [p for p in names if framed.cue[1] <= p.start < context.gift.start]
    return [p for p in named if speaks_for_state(context.text, p)][:1]


def _marked(context: Context, framed: Frame, names: Sequence[Place]) -> list[Place]:
    return [p for p in names if 0 <= p.start - framed.cue[1] <= 16][:1]


def _source(context: Context, framed: Frame, names: Sequence[Place]) -> list[Place]:
    return [p for p in names if p.role == "from" and framed.cue[0] <= p.start][:1]


def _owned(context: Context, framed: Frame, names: Sequence[Place]) -> list[Place]:
    return before_gift(context, names)


def _told(context: Context, framed: Frame, names: Sequence[Place]) -> list[Place]:
    """ "Ruritania said $3m would be sent": who says so gives it."""
    return [
        p for p in names if p.end <= framed.cue[0] and p.role in ("none", "owner") and speaks_for_state(context.text, p)
    ][-1:]


def _shelved(context: Context, framed: Frame, names: Sequence[Place]) -> list[Place]:
    """ "From Ruritania: $3m, on hold", "... put off by Ruritania", "the food that Ruritania sent was turned back"."""
    text = context.text
    heading = [
        p
        for p in names
        if p.role == "from" and re.fullmatch(r"\W*From\s(?:the\s)?", text[context.stretch[0] : p.start])
    ]
    if heading and re.match(r"\s?[:,]", text[heading[0].end :]):
        return heading[:1]
    agents = [p for p in names if p.role == "by" and p.start >= framed.cue[0]]
    if agents and re.search(
        r"turned\sback|sent\s(?:back|away|home)|seized|impounded|burned", text[framed.cue[0] : framed.cue[1]]
    ):
        agents = []  # who turned it back is no giver
    inner = [
        p
        for p in names
        if context.gift.end <= p.start < framed.cue[0]
        and (p.role == "from" or re.fullmatch(r",?\s(?:that\s|which\s)?(?:the\s)?", text[context.gift.end : p.start]))
    ]
    return (
        agents or inner or before_gift(context, names) or donors(context.sentence, text, (context.gift.start, 0), names)
    )


BY_ROLE: Mapping[str, Finder] = {
    "thanked": _thanked,
    "marked": _marked,
    "source": _source,
    "owned": _owned,
    "shelved": _shelved,
    "told": _told,
}
"""How the donor is found in a frame of this role."""
