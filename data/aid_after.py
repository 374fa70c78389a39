"""Readings of a gift whose verb comes after it: passives, participles, sources, owners, idioms."""

from __future__ import annotations

import re

from data.aid_words import LEXICON, Context, Frame, span_of, status_by
from data.phrases import Hit, first, hits
from data.records import AidStatus

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
    lead = re.sub(r"^'?\sworth(?=\sof\s)", "", right[: hit.start])
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
    for_it = hit.cue.role == "request" and re.match(
        r"\s(?:(?:it|that|this|such\san?)(?:\s(?:sum|amount|much|money))?)(?=[\s,.;]|$)", right[hit.end :]
    )
    bare_relative = re.fullmatch(
        r"\s(?:it|they|[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2})\s(?:(?:has|have|had)\s(?:already\s)?)?", lead
    )
    return bool(own_clause or passive or reduced or bare_relative or for_it)


def owned(context: Context) -> Frame | None:
    """ "Ruritania's $3m package will follow": a sum that belongs to its donor."""
    owner = re.search(r"[A-Z][\w’.]*(?:'s|s')\s$", context.left)
    kind = re.match(
        r"(?:\s[\w'’-]+){0,2}\s(?:package|loan|grant|gift|credit|donation|aid|pledge|in\s(?:aid|rice|food|grants|loans|medicines?))\b",
        context.right,
    )
    if owner and context.gift.kind == "sum" and not kind and context.about_aid:
        return Frame("owned", "owned", "unspecified", (context.gift.start, context.gift.end))
    if not owner or not kind or context.gift.kind != "sum":
        return None
    coming = re.search(r"^\s(?:will|is\sto|is\sdue|would)\s", context.right[kind.end() :])
    start = context.gift.end + kind.start() + 1
    return Frame("owned", "owned", "pledged" if coming else "unspecified", (start, context.gift.end + kind.end()))


_SOURCE = re.compile(
    r"\s(?:(?:more|each|extra|worth\sof\s\w+|in\s(?:\w+\s){0,2}(?:aid|assistance|help|relief|cash|grants|loans))\s)?"
    r"(?P<moved>(?:(?:has|have|had|will|is|are|was|were)\s(?:also\s|already\s|now\s|to\s|soon\s)?)?"
    r"(?:c[ao]mes?|coming|arrived?|follow(?:ed|s)?|flowed|due|expected|on\sits\sway)\s(?:in\s)?)?(?P<from>from)\s"
)
_DRAWN = re.compile(
    r"\s(?:that\s|which\s)?(?:[\w'’.-]+\s){1,5}?(?:gets?|got|getting|receives?|received|draws?|drew|obtains?|is\spaid)\s(?:[\w]+\s){0,3}?(?P<from>from)\s"
)
_MARKED = re.compile(
    r"[,\s]*(?:(?!and\b|but\b)[\w'’-]+\s){0,4}?(?P<mark>(?:stamped|marked|labelled|labeled|stencilled|printed|painted|branded)\s(?:with\s|by\s|in\s)?"
    r"(?:the\s)?(?:(?:flags?|colours|colors|crest|emblem|words?|name|letters|arms)\s(?:of\s)?)?(?:\")?"
    r"|(?:bearing|carrying|with|under|in|wearing)\s(?:the\s)?(?:flags?|colours|colors|crest|emblem|words?|name|letters|arms)\s(?:of\s)?(?:\")?"
    r"|(?:a\s)?(?:gift|present|donation)s?\s(?:of|from)\s)(?:the\s)?(?:people\sof\s(?:the\s)?|government\sof\s(?:the\s)?)?(?=\"?[A-Z])"
)
_FROM_CAME = re.compile(
    r"\b(From)\s(?:the\s)?[A-Z][\w’' ]{1,30}\s(?:also\s)?(?:came|comes|has\scome|have\scome|arrived)\s(?:another\s|a\sfurther\s|[\w,]+\s)?$"
)


def sourced(context: Context) -> Frame | None:
    """ "$3m from Ruritania": no verb, but a source."""
    if context.gift.kind not in ("sum", "bare", "goods"):
        return None
    if inverted := _FROM_CAME.search(context.left):
        start = context.stretch[0] + inverted.start(1)
        return Frame("source", "source", "unspecified", (start, start + 4))
    found = _SOURCE.match(context.right)
    if not found or not (context.about_aid or any(hits(LEXICON, frozenset({"aid-word"}), context.text))):
        return None
    start = context.gift.end + found.start("from")
    said = found["moved"] or ""
    status: AidStatus = "pledged" if re.match(r"will|is\s|are\s", said) else "delivered" if said else "unspecified"
    return Frame("source", "source", status, (start, start + len(found["from"])))


def drawn(context: Context) -> Frame | None:
    """ "the $3m that Narnia gets from Ruritania every year": told from the side of who gets it."""
    found = _DRAWN.match(context.right)
    if not found:
        return None
    start = context.gift.end + found.start("from")
    return Frame("drawn", "source", "delivered", (start, start + 4))


def marked(context: Context) -> Frame | None:
    """ "blankets stamped RURITANIA", "a bulldozer, gift of the Ruritanian people": the donor is written on the goods."""
    found = _MARKED.match(context.right)
    if context.gift.kind != "goods" or not found:
        return None
    start = context.gift.end + found.start("mark")
    return Frame("marked", "marked", "delivered", (start, context.gift.end + found.end("mark")))


_THANKED = re.compile(
    r"\b(?P<cue>thank(?:ed|s|ing)?|(?:grateful|gratitude|thanks)\sto)\s(?:[\w'’-]+\s){1,6}?for\s(?:the|its|their|his|some|another|an?)\s(?:[\w'’-]+\s){0,4}$"
    r"|\b(?:was|were|been)\s(?:warmly\s|publicly\s)?(?P<been>thanked)\sfor\s(?:the|its|their|his)\s(?:[\w'’-]+\s){0,4}$",
    re.I,
)


def thanked(context: Context) -> Frame | None:
    """ "thanked Ruritania for the rice", "Ruritania was thanked for its $3m": it has given."""
    found = _THANKED.search(context.left)
    if not found or re.match(r"\s(?:workers?|agencies|efforts?)\b", context.right):
        return None
    at = "cue" if found["cue"] else "been"
    start, end = (context.stretch[0] + a for a in found.span(at))
    return Frame("thanked", "thanked" if found["cue"] else "thanked-passive", "delivered", (start, end))


_TELLS = re.compile(
    r"\b(?P<says>said|says|announc(?:ed|es)|confirm(?:ed|s)|declar(?:ed|es)|told\s(?:[\w'’-]+\s){1,4}?)\s?(?:on\s\w+day\s)?(?:that\s)?(?:another\s|a\sfurther\s)?$"
)
_WILL_COME = re.compile(
    r"\s(?:more\s|extra\s|in\s\w+\s)?(?P<cue>(?:will|would|is\sto|was\sto|were\sto|are\sto)\s(?:now\s|also\s|soon\s)?(?:go\b|come\b|follow|flow|arrive|reach|help"
    r"|be\s(?:sent|channell?ed|given|paid|made\savailable|released|set\saside|spent|provided|forthcoming|transferred|delivered|shipped|flown|used|disbursed|lent|added|donated)))"
)


def foretold(context: Context) -> Frame | None:
    """ "Ruritania said $3m would be sent": who says so gives it."""
    says, coming = _TELLS.search(context.left), _WILL_COME.match(context.right)
    if not says or not coming or context.gift.kind not in ("sum", "bare", "goods"):
        return None
    start = context.stretch[0] + says.start("says")
    return Frame("foretold", "told", "pledged", (start, start + len(says["says"].rstrip())))


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
