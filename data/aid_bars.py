"""What keeps a sum or goods from being help: parts and totals, trade and debt, rewards, an army on the move."""

from __future__ import annotations

import re

from data.aid_words import LEXICON, Context, Frame
from data.gifts import gifts
from data.phrases import first, hits, last

_RUNNING = re.compile(
    r"(?:\bbring(?:s|ing)?|\bbrought|\btak(?:es?|ing)|\btook|\blift(?:s|ing)|\bmak(?:es|ing))\s(?:[\w'’]+\s){0,4}?(?:total|sum|figure|tally|contributions?|aid|help|amount)\b.{0,40}$"
    r"|\bfor a total of\s$|\btotal(?:l?ing|s)?\s(?:of\s)?(?:to\s)?(?:some\s|about\s|around\s|nearly\s)?$",
    re.I,
)
_SUB = re.compile(
    r"(?:of which|of that|including|among (?:it|them))\s(?:(?:some|about|around|nearly|at least|up to|a|an)\s)?$", re.I
)
_ARMS = re.compile(
    r"\b(?:tanks?|helicopters?|drones?|jets|missiles?|artillery|howitzers|boats|carriers|vehicles|cars|weapons|guns|launchers)\b",
    re.I,
)
_SPENT = re.compile(
    r"\s(?:(?:for|leading\sto)\s(?:any\s|his\s|her\s|their\s|the\s)?(?:information|arrest|capture|head|tips|evidence|release|lawyers)\b|(?:\w+\s)?(?:reward|ransom|bounty)\b"
    r"|(?:was\s|were\s|had\sgone\s)?(?:missing|stolen|unaccounted|embezzled)\b"
    r"|to\s(?:an?\s|its\s|the\s|his\s)?(?:[\w-]+\s)?(?:lobbyists?|consultants?|lawyers?|compan(?:y|ies)|firms?|contractors?|players?|clubs?|shareholders|bondholders|creditors|lenders"
    r"|kidnappers|hijackers|taxpayers|voters|pensioners|athletes|smugglers)\b)",
    re.I,
)
_AT_HOME = re.compile(
    r"\b(?:(?:taxpayers|voters|pensioners|motorists|consumers|shareholders|households)|(?:its|their|his|her)\sown\s\w+|(?:purse|salary|fee|fortune|jackpot|budget)\sof)\s(?:some\s|about\s|another\s)?$",
    re.I,
)
NOT_ITS_OWN = re.compile(r"\s(?:of|in)\s(?:the\s)?(?:[A-Z][\w'’]*\s)+(?:money|aid|funds?|cash|help|assistance)\b")
_FRONT = re.compile(
    r"\s(?:[\w-]+\s){0,3}?(?:(?:to|towards|along)\s(?:the|its|their)\s(?:\w+\s)?(?:border|frontier|front|line|coast|capital|streets|strait|peninsula|island|enclave)\b|into\b|against\b|onto\b)"
)


def part_or_total(context: Context) -> bool:
    """ "of which $3m", "bringing the total to $3m": no gift of its own."""
    return bool(_SUB.search(context.left) or _RUNNING.search(context.left))


def deployed(context: Context) -> bool:
    """ "sent tanks to the border": an army on the move, not help."""
    return bool(
        context.gift.kind == "goods"
        and _ARMS.search(context.text[context.gift.start : context.gift.end])
        and _FRONT.match(context.right)
    )


def not_help(context: Context) -> bool:
    """Whether the sum is debt, trade, reserves, a price, a reward: money that is no help."""
    if _SPENT.match(context.right) or _AT_HOME.search(context.left[-48:]):
        return True
    after = re.match(
        r"(?:\s(?:in|of|worth\sof|from|for|into)\s(?:[\w'’.-]+\s){0,5}?|\s(?:[\w-]+\s){0,1}?)(?=[\w-])", context.right
    )
    hit = first(LEXICON, frozenset({"not-aid-noun"}), context.right[:70])
    if (
        after
        and hit
        and re.fullmatch(
            r"\s?(?:(?:in|of|worth\sof|from|into)\s)?(?:(?!and\b|for\b|to\b)[\w'’.-]+\s){0,5}",
            context.right[: hit.start],
        )
    ):
        return True
    before = last(LEXICON, frozenset({"not-aid-noun"}), context.left[-60:])
    if before is None:
        return False
    gap = context.left[-60:][before.end :]
    return (
        re.fullmatch(
            r"[,\s]{0,2}(?:(?:of|is|was|were|are|worth|about|some|around|nearly|for|to|at|[\w']+ing)\s|[\w]+\s){0,4}",
            gap,
        )
        is not None
    )


def helps(context: Context, chosen: Frame) -> bool:
    """Whether the sentence or its passage speaks of help, apart from the verb itself."""
    if context.gift.kind in ("goods", "generic") or _for_goods(context):
        return True
    return spoken_of(context, chosen)


def _for_goods(context: Context) -> bool:
    """Whether the money is for goods that are given: "has spent six million on tents"."""
    bought = re.match(r"\s(?:on|for)\s", context.right)
    return bool(bought) and any(g.kind == "goods" for g in gifts(context.right[:90], False))


def spoken_of(context: Context, chosen: Frame) -> bool:
    """Whether the words around say that it is help."""
    if context.about_aid:
        return True
    words = hits(LEXICON, frozenset({"aid-word"}), context.text)
    return any(h.end <= chosen.cue[0] or h.start >= chosen.cue[1] for h in words) or any(
        p.code == "WB" for p in context.places
    )
