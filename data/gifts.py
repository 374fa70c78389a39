"""What is given: sums of money, goods, and "the same" again; each a span in its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from data.goods import counted_goods, goods
from data.money import Sum, in_units, sums
from data.numbers import Quantity, quantities

GiftKind = Literal["sum", "bare", "goods", "generic", "same", "more", "idiom"]

_SAME = re.compile(
    r"\b(?:(?:for|with|gave|gives|pledged|promised|offered)\s)?(?:the same(?:\s(?:amount|sum|again))?"
    r"|as much(?:\sagain)?|an (?:equal|identical|equivalent) (?:sum|amount))(?=[\s.,;]|$)"
    r"(?!\s(?:as|\w+\s(?:day|time|way|thing|week|month|year)))"
    r"|\bmatch(?:ed|es|ing)? (?:it|that|this|them|the (?:sum|amount|pledge|offer|gift))\b",
    re.I,
)
_IDIOM = re.compile(
    r"\b(?:the|its|their)\s(?:taps?|purse|purse\sstrings|wallet|cheque\s?book|coffers)\b(?=\s(?:off|shut|closed|as\swell|too|for|until|again)|[.,;]|$)"
    r"|\b(?<=stopped\s)paying(?=\sfor\b)|\b(?<=n't\s)paying(?:\sout)?\b|\b(?<=not\s)paying(?:\sout)?\b",
    re.I,
)
_INSIDE = re.compile(
    r"(?:\.\s|'?\s)(?:(?!(?:and|which|that)\b)[\w'’-]+\s){0,5}?(?:in|of|worth\sof|for|to\s(?:buy|pay\sfor|provide|supply|fund|finance|purchase|deliver|help|import))\s"
    r"(?:(?!(?:and|which|that)\b)[\w'’-]+\s){0,4}|\s(?:[\w-]+\s){0,2}",
    re.I,
)
_MEASURED = re.compile(r"(?:\s[\w'’]+){0,6}\s(?:to|by|of|worth|at|from|totall?ing)\s(?:an?\s|some\s|about\s)?", re.I)
_HELP_VERB = re.compile(
    r"help\s(?:the|an?|it|them|him|her|us|its|their|our|to|with|out|those|people|refugees|victims|rebuild|feed|pay|cover|keep|save|stop|end"
    r"|(?-i:[A-Z])|\w+ing\b)",
    re.I,
)
_MODIFIER = re.compile(
    r"\s(?:workers?|programmes?|programs?|ministr(?:y|ies)|security|agenc(?:y|ies)|groups?|organi[sz]ations?|charit(?:y|ies)|officials?|chief|coordinator|conference|effort|efforts"
    r"|community|body|bodies|staff|prices?|shortages?|riots|queues?|rations|crisis|insecurity|distribution|production|requirements?|needs|bills?|reserves|crops?|harvests?|imports?|exports?|markets?|inflation|subsid(?:y|ies))\b",
    re.I,
)
_LACKED = re.compile(
    r"\b(?:lack|shortages?|want|absence|scarcity|prices?|out|short|need|run|ran|in\sneed|stocks?|thefts?)\s(?:of|for)\s(?:[\w-]+\s){0,2}$",
    re.I,
)
_SIGH = re.compile(r"\b(?:debt|tax|with|great|huge|a|his|her|our|my|comic|pain|the|sigh\sof)\s$", re.I)
_AFLOAT = re.compile(r"\b(?:over|across|under|in|into|on|through|by|beneath)\s(?:the\s)?$", re.I)
_VALUED = re.compile(
    r",?\s(?:\([^()]{0,40}\)\s)?(?:all\s)?(?:worth|valued\sat|to\sthe\svalue\sof|costing)\s(?:\w+\s){0,2}$", re.I
)


@dataclass(frozen=True, slots=True)
class Gift:
    """One thing given, in sentence offsets. `money` for sums; a bare number inherits its currency."""

    start: int
    end: int
    kind: GiftKind
    money: Sum | None = None
    quantity: Quantity | None = None

    @property
    def amount(self) -> Decimal | None:
        if self.money:
            return self.money.quantity.last if self.money.rise else self.money.amount
        return self.quantity.last if self.quantity else None


def gifts(text: str, inherit: bool, goods_before: bool = False) -> list[Gift]:
    """The gifts of a sentence in order, none overlapping.

    `inherit`: bare large numbers may be money too; `goods_before`: "5,000 more" may be goods.
    """
    counted = quantities(text)
    money = [s for s in (in_units(text, counted) or sums(text, counted)) if not _trifle(s)]
    found = [Gift(s.start, s.closed, "sum", s) for s in money]
    inherit = inherit or bool(money)
    if inherit:
        found += [Gift(q.start, q.end, "bare", quantity=q) for q in counted if _may_be_money(text, q, found)]
    found += [
        Gift(m.start(), m.end(), "same") for m in _SAME.finditer(text) if not _overlaps(found, m.start(), m.end())
    ]
    found += [
        Gift(m.start(), m.end(), "idiom") for m in _IDIOM.finditer(text) if not _overlaps(found, m.start(), m.end())
    ]
    if goods_before:
        others = re.finditer(r"\b(?:several|many|a few|some)\s(?:others|more)\b", text)
        found += [Gift(m.start(), m.end(), "more") for m in others if not _overlaps(found, m.start(), m.end())]
        more = (q for q in counted if re.match(r"\smore\b|\sof\s(?:them|these|its\sown)\b", text[q.end :]))
        found += [Gift(q.start, q.end, "more") for q in more if not _overlaps(found, q.start, q.end)]
    elif later := re.search(r",\sand\s.{2,50}\s(several\s(?:others|more))\b", text):
        found.append(Gift(later.start(1), later.end(1), "more"))
    found = [g for g in found if not _raised_by(text, g, found)]
    found.sort(key=lambda g: g.start)
    return _with_goods(text, found)


def _trifle(money: Sum) -> bool:
    """A price of a few dollars, not help between states."""
    q = money.quantity
    return not q.vague and max(q.low or 0, q.high or 0, q.last) < 1000


def _raised_by(text: str, gift: Gift, found: list[Gift]) -> bool:
    """The rise in "by $4m, to $22m", what it rose from in "began with $4m, now stands at $22m": the new sum counts."""
    if gift.kind in ("sum", "bare") and re.search(
        r"\b(?:began|started|opened|set\sout)\s(?:with|at)\s(?:just\s|only\s)?$", text[: gift.start]
    ):
        return any(
            re.fullmatch(r",?\s(?:[a-z]+\s){0,3}?now\s(?:[a-z]+\s){0,3}", text[gift.end : g.start])
            for g in found
            if g.start > gift.end
        )
    if gift.kind in ("sum", "bare") and re.search(
        r"\b(?:gone|went|go(?:es)?|ris(?:en|es?)|rose|rais\w+|increas\w+|grow\w*|grew|up|pledge|offer|aid|gift)\sfrom\s$",
        text[: gift.start],
    ):
        return any(text[gift.end : g.start] == " to " for g in found if g.start > gift.end)
    if gift.kind not in ("sum", "bare") or not re.search(r"\bby\s(?:an?\s|another\s)?$", text[: gift.start]):
        return False
    return any(
        re.fullmatch(r",?\sto\s(?:a\stotal\sof\s)?", text[gift.end : g.start]) for g in found if g.start > gift.end
    )


def _may_be_money(text: str, q: Quantity, found: list[Gift]) -> bool:
    if (
        q.vague
        or _overlaps(found, q.start, q.end)
        or q.yearlike
        or text[q.number_start - 1 : q.number_start] in ("$", "£", "€")
    ):
        return False
    if q.last < 1000 and not q.scaled:
        return _small_share(text, q)
    if q.last < 10000 or not q.scaled:
        return False
    if re.search(r"(?:million|billion|[mb]n?)$", q.text):
        return (
            re.match(
                r"\s(?:people|men|women|children|refugees|marks|lire|guilders|pesetas|tonnes?|tons|litres|doses|hectares|barrels|[A-Z]\w+s\b)",
                text[q.end :],
            )
            is None
        )
    after = re.match(
        r"\s(?:for|to|in|of it|more|through|from|a year|and|on|this|each|apiece)\b|\W{0,3}$|[,;.)]", text[q.end :]
    )
    return after is not None


def _small_share(text: str, q: Quantity) -> bool:
    """ "Ruritania pledged ten million, Narnia five": the scale is left out as well."""
    return bool(
        re.search(
            r"[A-Z]\w+(?:\s(?:another|a further|just|only))?\s$|\banother\s$"
            r"|\b(?:approved|pledged|promised|gave|gives|offered|added|paid|contributed|announced|put\s(?:in|up)|came\swith|found)\s$",
            text[: q.number_start],
        )
    ) and bool(re.match(r"(?:,|;|\.|\sand\s(?:the\s)?[A-Z]|\sfor\s|$)", text[q.end :]))


def _with_goods(text: str, found: list[Gift]) -> list[Gift]:
    things: list[Gift] = []
    for match in goods().finditer(text):
        start, end = match.start(), match.end()
        if _overlaps(found, start, end):
            continue
        kind: GiftKind = "generic" if match["generic"] else "goods"
        before = next((g for g in reversed(found) if g.end <= start), None)
        after = next((g for g in found if g.start >= end), None)
        if before and before.kind in ("sum", "bare") and _INSIDE.fullmatch(text[before.end : start]):
            continue
        gap = text[end : after.start] if after and after.kind in ("sum", "bare") else "-"
        measured = re.match(_MEASURED.pattern + r"(?:[A-Z]{0,3}[$€£]|\d)", text[end : end + 90], re.I)
        if _VALUED.fullmatch(gap) or (kind == "generic" and measured):
            continue
        if _MODIFIER.match(text, end) or _LACKED.search(text[max(0, start - 40) : start]):
            continue
        if match.group().casefold() == "water" and _AFLOAT.search(text[max(0, start - 14) : start]):
            continue
        if match.group().casefold() == "relief" and _SIGH.search(text[max(0, start - 10) : start]):
            continue
        asked = text[max(0, start - 4) : start] == "for "
        if kind == "generic" and (
            (_HELP_VERB.match(text, start) and not asked) or text[max(0, start - 3) : start] == "to "
        ):
            continue
        things.append(Gift(start, end, kind))
    found = [*found, *things]
    found += [Gift(a, b, "goods") for a, b in counted_goods(text) if not _overlaps(found, a, b)]
    return sorted(found, key=lambda g: g.start)


def _overlaps(found: list[Gift], start: int, end: int) -> bool:
    return any(g.start < end and start < g.end for g in found)
