"""Sums of money: a quantity with a sign, word or code of a currency; a bracketed conversion is folded in.

>>> [(str(s.amount), s.codes) for s in sums("A$5.5 million, 20m euros and 40 million yuan ($6m)")]
[('5500000', ('AUD',)), ('20000000', ('EUR',)), ('40000000', ('CNY',))]
>>> [currency_of(s, "NOR") for s in sums("100 million kroner")]
['NOK']
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files

import pycountry
from babel.numbers import get_territory_currencies

from data.language import plain
from data.numbers import Quantity, quantities

_SCALED_ONLY = {"won", "real", "dong", "quid", "rand", "lev", "lei", "birr", "lari", "taka", "sterling", "crowns"}
_SCALED_SIGNS = {"R"}
"""Letters that stand for money only before a sum such as "R5 million": "the R300" is a road."""
_ISO = frozenset(c.alpha_3 for c in pycountry.currencies) - {"ALL", "TOP", "XXX", "XTS"} | {"RMB"}
_CONVERTED = re.compile(
    r"(?:\s?[(\[]\s?|,?\s(?:or|equivalent to|the equivalent of|that is|worth)\s)"
    r"(?:or |worth |equivalent to |the equivalent of |equal to |i\.e\.,? )?$"
)


_APART = re.compile(r"\s[—–-]\s|\.\s(?=[A-Z][a-z]+\sthat\b)|(?P<in>,\sin\s)(?=[a-z]+[,.;])")
"""What may stand between a figure that opens its line and its currency: "24 million — dollars that ..."."""
_UNIT = re.compile(r"\b[Ii]n\s(?P<scale>thousands?|millions?|billions?)\sof\s")


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum of money. `amount` is None for a range or a vague sum ("billions of dollars").

    `codes` holds the ISO 4217 codes that the wording allows, likeliest first. `end` leaves the bracketed
    conversion out; `closed` is where that ends. `first` and `last` are the ends of a range.
    """

    start: int
    end: int
    amount: Decimal | None
    codes: tuple[str, ...]
    quantity: Quantity
    closed: int

    @property
    def rise(self) -> bool:
        """Said as "from a to b"."""
        return self.quantity.bound == "range" and self.quantity.text[:4].casefold() == "from"


def sums(text: str, counted: list[Quantity] | None = None) -> list[Sum]:
    """All sums of a text in order. `counted`: the text's quantities if they are known already."""
    said = plain(text)
    signs, words, codes = _lexicon()
    found: list[Sum] = []
    for quantity in quantities(said) if counted is None else counted:
        one = _sum(said, quantity, signs, words, codes)
        if one is None:
            continue
        if found and _is_conversion(said, found[-1], one):
            close = one.end + (said[one.end : one.end + 1] in (")", "]"))
            found[-1] = replace(found[-1], closed=close)
            continue
        found.append(one)
    return found


def in_units(text: str, counted: list[Quantity]) -> list[Sum]:
    """The bare figures of a row that says its unit first: "in millions of dollars: Ruritania 12, Narnia 7"."""
    said = plain(text)
    _, words, codes = _lexicon()
    unit = _UNIT.search(said)
    named = words.match(said, unit.end() - 1) if unit else None
    if unit is None or named is None:
        return []
    code = codes.get(named["name"]) or codes.get(named["name"].casefold()) or (_iso(named["name"]),)
    scale = {"t": 10**3, "m": 10**6, "b": 10**9}[unit["scale"][0].casefold()]
    return [
        Sum(q.start, q.end, q.last * scale, code, replace(q, last=q.last * scale), q.end)
        for q in counted
        if q.start > named.end() and not q.scaled and not q.vague and q.bound == "equal" and not q.yearlike
    ]


def currency_of(money: Sum, country: str | None) -> str | None:
    """The currency, decided by the country that gives (alpha-3) where the word alone is ambiguous."""
    if len(money.codes) == 1:
        return money.codes[0]
    own = [code for code in money.codes if code in _home_currencies(country)]
    if len(own) == 1:
        return own[0]
    return "JPY" if money.codes == ("JPY", "CNY") else None


def of_country(country: str, codes: Iterable[str]) -> bool:
    """Whether one of the currencies is legal tender of the country (alpha-3)."""
    return bool(_home_currencies(country) & set(codes))


def _sum(
    said: str,
    quantity: Quantity,
    signs: re.Pattern[str],
    words: re.Pattern[str],
    codes: dict[str, tuple[str, ...]],
) -> Sum | None:
    before = said[max(0, quantity.number_start - 8) : quantity.number_start]
    start, end = quantity.start, quantity.end
    code: tuple[str, ...] = ()
    sign = signs.search(before)
    if sign and (sign["sign"] not in _SCALED_SIGNS or (quantity.scaled and not sign.group().endswith(" "))):
        start = min(start, quantity.number_start - len(sign.group()))
        code = codes[sign["sign"]] if sign["sign"] in codes else (_iso(sign["sign"]),)
    apart = _APART.match(said, end)
    word = words.match(said, end)
    if word is None and apart and (apart["in"] or start <= 3):
        word = words.match(said, apart.end())
    if word:
        name = word["name"]
        exact = codes.get(name) or codes.get(name.casefold()) or (_iso(name),)
        if not code or code == ("USD",):
            if name.casefold() in _SCALED_ONLY and not quantity.scaled:
                return None
            code = exact
        end = word.end()
    if not code:
        return None
    amount = None if quantity.vague or quantity.bound == "range" else quantity.last
    return Sum(start, end, amount, code, quantity, end)


def _is_conversion(said: str, before: Sum, one: Sum) -> bool:
    """ "40 million yuan ($6m)": the second sum says the first again in another currency."""
    gap = said[before.end : one.start]
    approximate = re.match(r"(?:some|about|around|roughly|nearly|almost|approximately|or)\s", said[one.start : one.end])
    if (
        approximate
        and before.codes != one.codes
        and re.fullmatch(r"(?:\s(?:all\stold|in\sall|altogether|in\stotal))?,\s", gap)
    ):
        return True
    return len(gap) < 30 and bool(_CONVERTED.fullmatch(gap)) and before.codes != one.codes


def _iso(code: str) -> str:
    return "CNY" if code == "RMB" else code


@cache
def _lexicon() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, tuple[str, ...]]]:
    said = tomllib.loads(files("data").joinpath("lexicon/aid_currencies.toml").read_text("utf-8"))
    codes = {text: tuple(row["codes"]) for kind in ("sign", "word") for row in said[kind] for text in row["text"]}
    codes |= {text.casefold(): code for text, code in codes.items() if text[-1].isalpha() and len(text) > 3}
    signs = sorted((t for row in said["sign"] for t in row["text"]), key=len, reverse=True)
    words = sorted((t for row in said["word"] for t in row["text"]), key=len, reverse=True)
    iso = "|".join(sorted(_ISO))
    one_sign = "|".join(re.escape(s) for s in signs)
    one_word = "|".join(f"(?i:{re.escape(w)})" for w in words)
    return (
        re.compile(rf"(?<![A-Za-z])(?P<sign>{one_sign}|{iso})\s?$"),
        re.compile(
            rf"[ -]?(?:(?:in|of) )?(?P<name>{one_word}|{iso}|[€$£])(?![\w])"
            r"(?! of (?:rice|food|wheat|flour|weight|meat))"
        ),
        codes,
    )


@cache
def _home_currencies(country: str | None) -> frozenset[str]:
    if country is None:
        return frozenset()
    if country == "EU":
        return frozenset({"EUR"})
    known = pycountry.countries.get(alpha_3=country)
    territory = "XK" if country == "XKX" else known.alpha_2 if known else None
    return frozenset(get_territory_currencies(territory)) if territory else frozenset()
