"""What one sentence says of one gift: which verb or noun carries it, in what status, who acts."""

from __future__ import annotations

import re
from dataclasses import replace

from data.aid_after import closed_tap, drawn, foretold, marked, owned, passive_frame, shelved_by, sourced, thanked
from data.aid_bars import NOT_ITS_OWN, deployed, helps, not_help, part_or_total, spoken_of
from data.aid_words import LEXICON, Context, Frame, span_of, status_by
from data.goods import commodity
from data.phrases import Hit, last
from data.places import is_state

_VERBS = frozenset(
    {
        "give",
        "weak",
        "request",
        "request-noun",
        "no-donor",
        "no-recipient",
        "no-request",
        "receive",
        "not-aid",
        "noun",
        "arrive",
    }
)


_SHARE_OF = re.compile(
    r"(?:per\scent|percent|%|\bhalf|\bthird|\bquarter|\bfraction|\btenth|\bfifth)s?\sof\s(?:(?:the|its|this|that|an?)\s)?$",
    re.I,
)
_BANNED = re.compile(
    r"\b(?:bans?|embargo|restrictions?|freeze|suspension|question|issue|conditions?|block|doubts?|debate|talks)"
    r"\s(?:on|of|for|over|about)\s",
    re.I,
)
_DROPPED_PLAN = re.compile(
    r"\b(?:suspend|halt|shelv|freez|froze|drop|cancel|scrap|abandon|ax|paus|postpon)\w*\s(?:its\s|the\s|all\s|their\s)?plans?\sto\s$",
    re.I,
)


def frame(context: Context) -> Frame | None:
    """The frame that holds the gift, or None: nothing is given here, or it is no help."""
    if part_or_total(context) or deployed(context):
        return None
    if context.gift.kind in ("sum", "bare") and not_help(context):
        return None
    if told_by := drawn(context) or marked(context) or thanked(context) or foretold(context):
        return told_by
    active = None if _SHARE_OF.search(context.left) else _active(context)
    shelved = shelved_by(context)
    if shelved and (active is None or active.role in ("give", "weak", "request", "noun")):
        asked = active is not None and active.role == "request"
        return Frame(
            "refused" if asked else shelved.cue.id,
            "asked" if asked else "shelved",
            "refused",
            span_of(context, shelved, True),
        )
    if context.gift.kind == "idiom":
        return closed_tap(context)
    passive = None if active and active.role not in ("weak", "noun", "request-noun") else passive_frame(context)
    chosen = passive or (active if active and not _crowd_source(context, active) else sourced(context) or active)
    if chosen and active and chosen.rule == "source" and chosen.status == "unspecified" and active.role == "receive":
        chosen = replace(chosen, status=active.status)
    chosen = chosen or owned(context)
    if chosen is None or chosen.role in ("not-aid", "dropped"):
        return None
    gift = context.text[context.gift.start : context.gift.end]
    if chosen.status == "refused" and re.fullmatch(r"fuel|diesel", gift, re.I):
        return None  # supplies cut off are a trade sanction, not help held back
    if chosen.rule == "send" and context.gift.kind == "goods" and commodity(gift) and not spoken_of(context, chosen):
        return None
    if chosen.role == "no-donor" and NOT_ITS_OWN.match(context.right):
        return None
    if chosen.role in ("weak", "no-donor") and not helps(context, chosen):
        return None
    return chosen


def _active(context: Context) -> Frame | None:
    """The verb or noun before the gift that governs it."""
    left = context.left
    hit = last(LEXICON, _VERBS, left)
    while hit and hit.cue.role == "noun" and not _noun_governs(left, hit):
        left = left[: hit.start]
        hit = last(LEXICON, _VERBS, left)
    if hit is None or not _governs(context.left[hit.end :], hit):
        return None
    if hit.cue.id == "make":
        if not re.match(r"\s(?:[\w'’-]+\s){0,3}?available\b", context.right):
            return None
        made = status_by(left, hit, context)
        return Frame(hit.cue.id, "give", made, span_of(context, hit, False)) if made else None
    if hit.cue.role == "arrive":
        return _came_with(context, hit)
    if hit.cue.role == "give" and re.search(
        r"\b(?:stop(?:ped|s)?|ceas(?:ed|es)|quit|halted|no\slonger|end(?:ed|s))\s$", left[: hit.start]
    ):
        return Frame("stopped", "no-donor", "refused", span_of(context, hit, False))
    if hit.cue.role == "give" and _DROPPED_PLAN.search(left[: hit.start]):
        return Frame("stopped", "no-donor", "refused", span_of(context, hit, False))
    role = "noun" if hit.cue.role == "give" and _is_noun(context, hit) else hit.cue.role
    if role == "noun":
        stronger = last(LEXICON, _VERBS - {"noun"}, left[: hit.start])
        if stronger and _governs(left[stronger.end : hit.start], stronger):
            hit, role = stronger, stronger.cue.role
    status = status_by(left, hit, context)
    if status is None:
        return Frame(hit.cue.id, "dropped", "unspecified", span_of(context, hit, False))
    if context.gift.kind in ("generic", "goods") and _BANNED.search(left[hit.end :]):
        return None
    if (
        hit.cue.id == "came-with"
        and context.gift.kind == "generic"
        and re.match(r"put|lift|follow|add|f(?:ou|i)nd|spen", left[hit.start :], re.I)
    ):
        return None
    if hit.cue.id == "came-with" and status == "pledged" and context.gift.kind == "goods" and _carried_in(left, hit):
        status = "delivered"
    return Frame(hit.cue.id, role, status, span_of(context, hit, False))


def _carried_in(left: str, hit: Hit) -> bool:
    """ "brought", "came with", "was there with": said of goods, they are there; not so with "will bring"."""
    said, before = left[hit.start : hit.end], left[: hit.start]
    return bool(re.match(r"br|c[ao]m|was|were|turned", said, re.I)) and not re.search(
        r"\b(?:will|would|to)\s(?:\w+\s)?$", before
    )


def _came_with(context: Context, hit: Hit) -> Frame | None:
    """ "a freighter tied up with tents": the carrier arrives, the goods come after."""
    gap = context.left[hit.end :]
    laden = re.search(r"\b(?:with|carrying|laden\swith|bringing|full\sof|loaded\swith)\s(?:[\w'’.-]+\s){0,4}$", gap)
    carrier = re.search(
        r"\b(?:planes?|aircraft|jets?|flights?|ships?|freighters?|vessels?|boats?|lorr(?:y|ies)|trucks?|convoys?|trains?|helicopters?|barges?)\b",
        context.left[: hit.start],
        re.I,
    )
    if context.gift.kind != "goods" or not laden or not carrier:
        return None
    return Frame(hit.cue.id, "give", "delivered", span_of(context, hit, False))


def _is_noun(context: Context, hit: Hit) -> bool:
    """Whether a verb's form is a noun here: "the largest promise", "its pledge"."""
    at = context.sentence.start + context.stretch[0] + hit.start
    token = next((t for t in context.sentence.span if context.sentence.begin_of(t) >= at), None)
    return token is not None and token.pos_ == "NOUN"


def _noun_governs(left: str, hit: Hit) -> bool:
    gap = left[hit.end :]
    return (
        len(gap) <= 70
        and re.search(
            r"(?:\b(?:of|worth|was|is|at|from|to|for|totalling)|[,:])\s(?:[\w'’.,-]+\s){0,9}$", gap.rstrip() + " "
        )
        is not None
    )


def _governs(gap: str, hit: Hit) -> bool:
    limit = 90 if hit.cue.role in ("request-noun", "noun", "no-recipient") else 70
    if len(gap) > limit or re.search(r"[.!?;]\s", gap):
        return False
    return not re.search(r"\b(?:because|after|although|when|while|but)\b", gap)


def _crowd_source(context: Context, active: Frame) -> bool:
    """Whether the verb before speaks of a crowd's total and the gift has a source of its own."""
    if active.role == "receive" and any(
        is_state(p) and p.end <= active.cue[0] and p.role in ("none", "owner") for p in context.places
    ):
        return False
    return active.role in ("receive", "noun") or not any(p.end <= active.cue[0] for p in context.places)
