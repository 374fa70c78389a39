"""Readings of a gift whose verb comes after it: passives, participles, sources, owners, idioms."""

from __future__ import annotations

import re

from data.aid_words import LEXICON, Context, Frame, span_of, status_by
from data.phrases import Hit, first, hits

_PASSIVE = frozenset({"give", "no-donor", "no-recipient", "request", "arrive", "weak"})


def shelved_by(context: Context) -> Hit | None:
    """ "... on ice", "... has been frozen", "and was refused": said after the gift."""
    hit = first(LEXICON, frozenset({"shelved"}), context.right)
    return hit if hit and not re.search(r"[.!?;]\s", context.right[: hit.start]) else None


def passive_frame(context: Context) -> Frame | None:
    """ "tents sent by", "has been paid", "that the agency appealed for": a verb after its gift."""
    lone = context.right.startswith((". ", ": "))
    right = context.right[1:130] if lone else context.right[:130]
    shift = len(context.right[:130]) - len(right) if lone else 0
    if arrival := _arrival(context, right):
        return arrival
    hit = first(LEXICON, _PASSIVE - {"arrive"}, right)
    if hit is None:
        return None
    lead = right[: hit.start]
    if not _after_gift(context, right, lead, hit) or re.search(r"\b(?:not|never|n't|yet\sto)\b", lead):
        return None
    status = status_by(right, hit, context, passive=True)
    if status is None:
        return None
    if re.search(r"\b(?:will|to)\sbe\s", lead):
        status = "pledged"
    moved = Hit(hit.cue, hit.start + shift, hit.end + shift)
    return Frame(hit.cue.id, hit.cue.role, status, span_of(context, moved, True), passive=True)


def _after_gift(context: Context, right: str, lead: str, hit: Hit) -> bool:
    """Whether a verb after the gift has the gift as its object: passive, participle or relative clause."""
    plain_lead = re.sub(r",[^,;:.]{1,70},", "", lead)
    own_clause = re.fullmatch(
        r",?\s(?:(?!and\b|but\b)[\w'’-]+\s){0,6}(?:that|which|what)\s.{1,60}", plain_lead, re.I
    ) and not re.search(r"[,;:.]", plain_lead[2:])
    passive = re.fullmatch(
        r"(?:\s(?:\([^()]{0,40}\)|[\w'’-]+)){0,7}?\s(?:(?:has|have|had)\s(?:\w+\s)?been|was|were|is\sbeing|are\sbeing"
        r"|is\sto\sbe|are\sto\sbe|will\sbe|being|been)\s(?:\w+ly\s)?",
        lead,
    )
    reduced = lead == " " and re.match(r"(?:\s(?:\w+\s){0,2})?\s?by\b|\s(?:from|to)\b", right[hit.end :])
    bare_relative = re.fullmatch(
        r"\s(?:it|they|[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2})\s(?:(?:has|have|had)\s(?:already\s)?)?", lead
    )
    return bool(own_clause or passive or reduced or bare_relative)


def owned(context: Context) -> Frame | None:
    """ "Ruritania's $3m package will follow": a sum that belongs to its donor."""
    owner = re.search(r"[A-Z][\w’]*(?:'s|s')\s$", context.left)
    kind = re.match(
        r"(?:\s[\w'’-]+){0,2}\s(?:package|loan|grant|gift|credit|donation|aid|pledge|in\s(?:aid|rice|food|grants|loans|medicines?))\b",
        context.right,
    )
    if not owner or not kind or context.gift.kind != "sum":
        return None
    coming = re.search(r"^\s(?:will|is\sto|is\sdue|would)\s", context.right[kind.end() :])
    start = context.gift.end + kind.start() + 1
    return Frame("owned", "owned", "pledged" if coming else "unspecified", (start, context.gift.end + kind.end()))


_FROM_CAME = re.compile(
    r"\b(From)\s(?:the\s)?[A-Z][\w’' ]{1,30}\s(?:also\s)?(?:came|comes|has\scome)\s(?:another\s|a\sfurther\s)?$"
)


def sourced(context: Context) -> Frame | None:
    """ "$3m from Ruritania": no verb, but a source."""
    if context.gift.kind not in ("sum", "bare", "goods"):
        return None
    if inverted := _FROM_CAME.search(context.left):
        start = context.stretch[0] + inverted.start(1)
        return Frame("source", "source", "unspecified", (start, start + 4))
    found = re.match(
        r"\s(?:(?:more|each|in\s(?:\w+\s){0,2}(?:aid|assistance|help|relief|cash|grants|loans))\s)?(?:came\s|comes\s)?(from)\s",
        context.right,
    )
    if not found or not (context.about_aid or any(hits(LEXICON, frozenset({"aid-word"}), context.text))):
        return None
    start = context.gift.end + found.start(1)
    return Frame("source", "source", "unspecified", (start, start + 4))


def closed_tap(context: Context) -> Frame | None:
    """ "turned off the tap", "is not paying out": help held back, without a word for the help."""
    shut = re.search(
        r"\b(?:turn(?:ed|s|ing)?\s(?:off|down)|shut(?:s|ting)?(?:\soff)?|clos(?:ed|es|ing)(?:\soff)?|tighten(?:ed|s|ing)?|snapp(?:ed|ing)\sshut|keep(?:s|ing)?|kept)\s$",
        context.left[-28:],
        re.I,
    )
    off = re.match(r"\s(?:off|shut|closed)\b", context.right)
    stopped = context.text[context.gift.start : context.gift.end].casefold().startswith("paying")
    if not (shut or off or stopped) or not (context.about_aid or any(p.code == "WB" for p in context.places)):
        return None
    start = context.gift.start - (len(shut.group()) if shut else 0)
    return Frame(
        "tap", "no-donor", "refused", (start, context.gift.start) if shut else (context.gift.start, context.gift.end)
    )


def _arrival(context: Context, right: str) -> Frame | None:
    """ "lorries with flour have arrived": goods that are there."""
    hit = first(LEXICON, frozenset({"arrive"}), right)
    if hit is None or context.gift.kind not in ("goods", "generic"):
        return None
    if not re.fullmatch(r"(?:\s(?!not\b|never\b)[\w'’-]+){0,8}\s|\s", right[: hit.start]):
        return None
    if re.search(r"\b(?:will|to|would|could|yet)\s(?:\w+\s)?$", right[: hit.start]):
        return None
    return Frame(hit.cue.id, "arrive", "delivered", span_of(context, hit, True), passive=True)
