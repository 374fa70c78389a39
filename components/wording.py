"""Words for numbers, dates, sums, classes and findings: the same on screen, in print and in the text alternative."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from unicodedata import bidirectional

from babel.dates import format_date
from babel.numbers import format_decimal

CURRENCY_SIGNS: Mapping[str, str] = {
    "USD": "US$", "EUR": "€", "GBP": "£", "CAD": "C$", "AUD": "A$", "NZD": "NZ$", "JPY": "¥"
}  # fmt: skip


def count(n: int, one: str, many: str = "") -> str:
    """`count(1, "state")` is "1 state", `count(0, "state")` is "no states"."""
    return f"{'no' if n == 0 else format_decimal(n, locale='en')} {one if n == 1 else many or one + 's'}"


def listed(parts: Sequence[str]) -> str:
    """Parts as a phrase: "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


@lru_cache(maxsize=2048)  # CLDR is slow, and a long table has the same days again and again
def day(value: date | str | None, missing: str = "no date given") -> str:
    """A day, month or year in words: "27 January 2019", "May 2018", "2013"."""
    if value is None or value == "":
        return missing
    text = value.isoformat() if isinstance(value, date) else value
    parts = text.split("-")
    if len(parts) == 1:
        return text
    form = "d MMMM y" if len(parts) == 3 else "MMMM y"
    return str(format_date(date.fromisoformat("-".join((*parts, "01")[:3])), form, locale="en"))


def interval(first: str, last: str) -> str:
    """Two ISO dates as one phrase: "20 to 26 January 2019", "30 May to 2 June 2018"."""
    begin, end = day(first).split(" "), day(last).split(" ")
    if len(begin) == len(end):
        while len(begin) > 1 and begin[-1] == end[len(begin) - 1]:
            begin.pop()
    return f"{' '.join(begin)} to {' '.join(end)}"


def money(amount: Decimal | float | None, currency: str | None) -> str:
    """A sum as a reader says it: "US$20 million", "EUR" signs where well known, else the ISO code."""
    if amount is None:
        return "no sum given"
    sign = CURRENCY_SIGNS.get(currency or "", f"{currency or ''} ".lstrip())
    return f"{sign}{number(amount)}"


def number(amount: Decimal | float) -> str:
    """A number with millions and billions in words: 20000000 is "20 million"."""
    value = Decimal(str(amount))
    for size, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if value >= size:
            return f"{format_decimal(value / size, '#,##0.##', locale='en')} {word}"
    return str(format_decimal(value, "#,##0.##", locale="en"))


def people(low: float | None, high: float | None) -> str:
    """Bounds in people: "about 2,300 people", "more than ...", "... to ...", "no figure"."""
    if low is None and high is None:
        return "no figure"
    if low is None:
        return f"up to {number(high or 0)} people"
    if high is None:
        return f"more than {number(low)} people"
    return f"{number(low)} people" if low == high else f"{number(low)} to {number(high)} people"


def first_words(quote: str, most: int = 110) -> str:
    """The first words of a quote, on one line, cut between words."""
    line = " ".join(quote.split())
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def apart(name: str) -> str:
    """A name that takes no number or comma beside it into its own reading direction."""
    turned = any(bidirectional(letter) in ("R", "AL") for letter in name)
    return f"\u200e{name}\u200e" if turned else name


def sentence(text: str) -> str:
    """The text with its first letter raised."""
    return text[:1].upper() + text[1:]
