"""Numbers as newspapers write them, with their bounds: an own small grammar over plain text.

>>> [(q.low, q.high) for q in quantities("between 17,000 and 20,000 of them, or 2 to 2.3 million")]
[(Decimal('17000'), Decimal('20000')), (Decimal('2000000'), Decimal('2300000'))]
>>> [(q.low, q.high) for q in quantities("more than two and a half million; up to 40,000; about 3.7m")]
[(Decimal('2500000'), None), (None, Decimal('40000')), (Decimal('3700000'), Decimal('3700000'))]
>>> [(q.text, q.vague) for q in quantities("Hundreds of thousands came; half a million stayed")]
[('Hundreds of thousands', True), ('half a million', False)]
>>> quantities("the 9th of 10 percent")
[]

`quantities` never raises, takes linear time, and every span is exact: `text[q.start:q.end] == q.text`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from data.language import plain

MOST = 60
"""No sentence of prose holds more figures than this; what comes after them is not read."""
Bound = Literal["equal", "low", "high", "range"]

_UNITS: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS: dict[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES: dict[str, int] = {
    "hundred": 10**2, "dozen": 12, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "lakh": 10**5, "crore": 10**7, "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6,
    "mm": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12,
}  # fmt: skip
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}

_WORD_SCALE = r"(?:hundred|dozen|thousand|million|billion|trillion|lakh|crore)"
_SCALE = rf"(?:[ -]?{_WORD_SCALE}s?\b|(?-i:[ ]?MM\b)|[ ]?(?:mn|mln|mio|bn|bln|tn|trn|k|K|m|M|b|B)\b(?!\s?[²³/]))"
_DIGITS = (
    r"(?:\d{1,3},\d{1,2}(?=[ -]?(?:million|billion|trillion|mn|mln|bn)\b)|\d{1,3}\.000(?=\s[a-z])"
    r"|\d{1,3}(?:,\d{3}){1,5}|\d{1,3}(?:\.\d{3}){2,5}|\d{1,3}(?:'\d{3}){1,5}"
    r"|[1-9]\d{0,2}(?: \d{3}){1,4}(?!\d)|\d{1,15})(?:\.\d{1,4})?"
)
_WORD = "|".join([*_TENS, *sorted(_UNITS, key=len, reverse=True)])
_WORDS = (
    rf"(?:(?:{_WORD})|an? hundred(?= and (?:{_WORD})\b))"
    rf"(?:(?:[ -]|(?<=hundred) and |(?<=thousand) and )(?:{_WORD}|{_WORD_SCALE})\b){{0,9}}"
    r"(?: and a (?P<wpart>half|quarter)(?: (?P<wscale>thousand|million|billion))?)?"
)
_HALF = rf"(?:half (?:a |an )?{_WORD_SCALE}|a quarter of a {_WORD_SCALE}|three[ -]quarters of a {_WORD_SCALE})"
_ONE = rf"(?:an?|another) (?:further )?{_WORD_SCALE}(?: and a (?:half|quarter))?"
_VAGUE = (
    r"(?:(?:many|several|untold|countless|a few|some) )?"
    r"(?:(?:tens|dozens|scores|hundreds|thousands|millions|billions) of )?"
    r"(?:scores|dozens|hundreds|thousands|millions|billions)"
    r"|(?:several|a few|many|a couple of) (?:dozen|hundred|thousand|million|billion)"
)
_COIN = "euro|dollar|pound|franc|kron|yen|yuan|rouble|ruble|rupee|riyal|dirham|peso|lira|shekel|won"
_NUMBER = re.compile(
    rf"(?:(?<![\w.,:/%])|(?<=EUR)|(?<=USD)|(?<=GBP)|(?<=CHF)|(?<=AUD)|(?<=CAD)|(?<=NOK)|(?<=SEK)|(?<=DKK)|(?<=NIS)|(?<=\bTL)|(?<=\bR))(?:(?P<half>{_HALF})|(?P<vague>{_VAGUE})|(?P<words>{_WORDS})|(?P<one>{_ONE})"
    rf"|(?P<digits>{_DIGITS})(?P<fraction>\s?[½¼¾])?(?P<scale>{_SCALE})?(?P<plus>\+)?)"
    rf"(?![\w/]|[.,:']\d|-(?!(?:US|A|C)?[$€£]?\d|{_COIN}))",
    re.I,
)
_LABEL = re.compile(r"(?:[A-Za-z]{2}|(?<!\d)[A-Za-z])-$")
_NOT_A_COUNT = re.compile(
    r"\s?(?:%|percent\b|per cent\b|pc\b|percentage\b|°|º)|(?:st|nd|rd|th)\b|:\d\d"
    r"|[ -](?:thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|hundredths?|degrees)\b",
    re.I,
)

_LOW = (
    r"(?:(?:well|far|just|slightly|significantly|considerably|a little|much) )?"
    r"(?:more than|over|above|beyond|north of)|"
    r"greater than|at (?:the very )?least|upwards? of|not? (?:fewer|less) than|in excess of|"
    r"exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|a minimum of|a record of over|[>≥]"
)
_HIGH = (
    r"up to|as (?:many|much) as|"
    r"(?:(?:just|slightly|well|a little) )?(?:fewer than|less than|under|below|short of)|"
    r"at (?:the )?most|no(?:t)? more than|a maximum of|no greater than|[<≤]"
)
_EQUAL = (
    r"about|around|some|roughly|approximately|approx\.?|nearly|almost|close to|an? estimated|estimated|or so|"
    r"circa|ca\.|c\.|virtually|exactly|precisely|just|only|another|a further|an additional|a total of|"
    r"an extra|the|more or less|~|≈"
)
_BEFORE = re.compile(
    rf"(?:(?<![\w-])(?<!hand )(?<!hands )(?<!handed )(?<!handing )(?<!turned )(?<!signed )(?<!made )"
    rf"(?:(?P<low>{_LOW})|(?P<high>{_HIGH})|(?:{_EQUAL}))\s+(?:an?\s+(?:estimated|additional|extra|further)\s+)?"
    rf"(?:a\s+|an\s+|another\s+|some\s+|around\s+|about\s+)?)"
    rf"(?:(?:US|C|A|NZ|HK|S|R)?[$€£¥₹₽]\s?|[A-Z]{{3}}\s)?$",
    re.I,
)
_AFTER_LOW = re.compile(r"\s?(?:\+|or more\b|and more\b|and counting\b|-plus\b|plus\b)", re.I)
_AFTER_HIGH = re.compile(r"\s(?:or fewer|or less|at most|at the most)\b", re.I)
_MONEY_SIGN = r"(?:(?:US|C|CA|A|AU|NZ|HK|S|R|NT)?[$€£¥₹₽]\s?)?"
_JOIN = re.compile(rf"\s?(?:to|and|or|-|–|—)\s?{_MONEY_SIGN}$")
_BETWEEN = re.compile(rf"\b(?:(between)|(from)|(?:some|about|around))\s+{_MONEY_SIGN}$", re.I)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number or range. Bounds are None where the text gives none; both None when `vague`.

    `start` includes bounding words ("more than"), `number_start` is where the number itself begins.
    `last` is the last number said: the b of "from a to b". `scaled`: with a scale word or separators.
    """

    start: int
    end: int
    text: str
    number_start: int
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    vague: bool = False
    last: Decimal = Decimal(0)
    scaled: bool = False

    @property
    def yearlike(self) -> bool:
        """A bare four-digit number that may be a year."""
        return not self.scaled and bool(re.fullmatch(r"(?:1[89]|20)\d\d", self.text[-4:])) and 1800 <= self.last < 2100


@dataclass(frozen=True, slots=True)
class _Atom:
    start: int
    end: int
    value: Decimal
    scale: Decimal
    vague: bool
    scaled: bool
    plus: bool


def quantities(text: str) -> list[Quantity]:
    """All quantities of a text in order, none overlapping; percentages and ordinals are left out."""
    said = plain(text)
    found: list[Quantity] = []
    atoms = [_atom(m) for m in _NUMBER.finditer(said) if not _LABEL.search(said[max(0, m.start() - 6) : m.start()])]
    n, floor = 0, 0
    while n < len(atoms):
        quantity, used = _quantity(said, text, atoms, n, floor)
        n += used
        if quantity is not None:
            found.append(quantity)
            floor = quantity.end
    return found


def number(text: str) -> Decimal | None:
    """The value of a text that is one number and nothing else, or None.

    >>> number("3.4 million"), number("two hundred and five"), number("many")
    (Decimal('3400000'), Decimal('205'), None)
    """
    found = _NUMBER.fullmatch(plain(text))
    atom = _atom(found) if found else None
    return None if atom is None or atom.vague else _tidy(atom.value * atom.scale)


def _quantity(said: str, text: str, atoms: list[_Atom], n: int, floor: int) -> tuple[Quantity | None, int]:
    first = atoms[n]
    pair = _pair(said, atoms, n)
    last = pair or first
    used = 2 if pair else 1
    if _NOT_A_COUNT.match(said, last.end):
        return None, used
    before = said[max(floor, first.start - 48) : first.start]
    start = first.start
    scale = _shared_scale(first, pair)
    low: Decimal | None = _tidy(first.value * scale)
    high: Decimal | None = _tidy(last.value * last.scale)
    bound: Bound = "range" if pair else "equal"
    lead = (_BETWEEN if pair else _BEFORE).search(before)
    if lead:
        start = first.start - len(before) + lead.start()
    if lead and not pair:
        bound = "low" if lead["low"] else "high" if lead["high"] else "equal"
    end = last.end
    if bound == "equal" and not pair:
        if first.plus:
            bound = "low"
        elif more := _AFTER_LOW.match(said, end):
            bound, end = "low", more.end()
        elif less := _AFTER_HIGH.match(said, end):
            bound, end = "high", less.end()
    if bound == "low":
        high = None
    elif bound == "high":
        low = None
    if first.vague:
        low = high = None
    if last.plus and pair:
        high = None
    value = _tidy(last.value * last.scale)
    scaled = first.scaled or last.scaled
    return Quantity(start, end, text[start:end], first.start, low, high, bound, first.vague, value, scaled), used


def _pair(said: str, atoms: list[_Atom], n: int) -> _Atom | None:
    """The second number of a range that begins with atom n: "a to b", "between a and b", "a-b"."""
    if n + 1 >= len(atoms):
        return None
    first, second = atoms[n], atoms[n + 1]
    gap = said[first.end : second.start]
    if len(gap) > 12 or first.vague or second.vague or not (joint := _JOIN.fullmatch(gap)):
        return None
    word = joint.group().strip(" $€£¥₹₽").split(" ")[0].casefold()
    lead = _BETWEEN.search(said[max(0, first.start - 24) : first.start])
    if word == "and" and not (lead and lead[1]):
        return None
    if word == "or" and first.value * 4 < second.value:
        return None
    if first.value * _shared_scale(first, second) >= second.value * second.scale:
        return None
    return second


def _shared_scale(first: _Atom, second: _Atom | None) -> Decimal:
    """The first number borrows the scale of the second: "2 to 2.3 million" are both millions."""
    if second is not None and first.scale == 1 and first.value < 1000 and second.scale >= 1000:
        return second.scale
    return first.scale


def _atom(found: re.Match[str]) -> _Atom:
    value, scale, vague = Decimal(0), Decimal(1), False
    if half := found["half"]:
        value = Decimal("0.5" if half.casefold().startswith("half") else "0.25" if half[0] in "aA" else "0.75")
        scale = _scale(half.rsplit(" ", 1)[-1])
    elif found["vague"]:
        vague = True
    elif one := found["one"]:
        value, scale = _one(one)
    elif digits := found["digits"]:
        value = _digits(digits) + _FRACTIONS.get((found["fraction"] or "").strip(), Decimal(0))
        scale = _scale(found["scale"] or "")
    else:
        value, scale = _words(found["words"])
    scaled = scale != 1 or vague or (found["digits"] is not None and not found["digits"].isdigit())
    return _Atom(found.start(), found.end(), value, scale, vague, scaled, bool(found["plus"]))


def _one(said: str) -> tuple[Decimal, Decimal]:
    """ "a million", "another million and a half"."""
    word = re.search(_WORD_SCALE, said, re.I)
    value = Decimal(1)
    if said.casefold().endswith("half"):
        value += Decimal("0.5")
    elif said.casefold().endswith("quarter"):
        value += Decimal("0.25")
    return value, _scale(word.group() if word else "")


def _digits(said: str) -> Decimal:
    if said.count(".") > 1 or re.fullmatch(r"\d{1,3}\.000", said):
        said = said.replace(".", "")
    if re.fullmatch(r"\d{1,3},\d{1,2}", said):
        said = said.replace(",", ".")
    return Decimal(said.replace(",", "").replace("'", "").replace(" ", ""))


def _words(said: str) -> tuple[Decimal, Decimal]:
    """Value and last scale of a number in words: "two and a half million" is 2.5 and a million."""
    total, part, scale = Decimal(0), Decimal(0), Decimal(1)
    for word in re.findall(r"[a-z]+", said.casefold()):
        if word in _UNITS or word in _TENS:
            part, scale = part + (_UNITS.get(word) or _TENS[word]), Decimal(1)
        elif word in ("hundred", "dozen"):
            part, scale = max(part, Decimal(1)) * _SCALES[word], Decimal(1)
        elif word in ("half", "quarter"):
            part += Decimal("0.5") if word == "half" else Decimal("0.25")
        elif word in _SCALES:
            scale = Decimal(_SCALES[word])
            total, part = total + part * scale, Decimal(0)
    return (total + part) / scale, scale


def _tidy(value: Decimal) -> Decimal:
    """Whole numbers without a trailing ".0"."""
    return Decimal(int(value)) if value == int(value) else value


def _scale(said: str) -> Decimal:
    word = said.strip(" -").casefold()
    return Decimal(_SCALES.get(word) or _SCALES.get(word.rstrip("s")) or 1)
