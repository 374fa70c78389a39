"""Goods that are given: the words of the lexicon, what a measure holds, what is handed over in numbers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from data.numbers import quantities

_HANDED = re.compile(
    r"\b(?:donated?|donates|delivered?|delivers|shipped|airlifted|f(?:lew|lown)\sin|handed\sover|unloaded|presented|gifted)\s$"
)
_THINGS = re.compile(r"\s(?:[a-z][\w-]*\s){0,2}?(?P<noun>[a-z][a-z-]*s)\b(?!\s(?:of|to\s(?:power|victory))\b)")


def counted_goods(text: str) -> Iterator[tuple[int, int]]:
    """ "delivered 250 tractors": whatever is handed over in numbers, but for people and papers."""
    banned = frozenset(_lexicon()["not_counted"])
    for q in quantities(text):
        things = _THINGS.match(text, q.end)
        if (
            things
            and _HANDED.search(text[max(0, q.start - 24) : q.start])
            and things["noun"] not in banned
            and not q.yearlike
        ):
            yield q.start, things.end()


def commodity(text: str) -> bool:
    """Whether the goods are such as are traded as often as given, and nothing else."""
    said = set(re.findall(r"[a-z-]+", text.casefold())) & _specific_words()
    return bool(said) and said <= frozenset(_lexicon()["commodities"])


@cache
def _specific_words() -> frozenset[str]:
    return frozenset(w for text in _lexicon()["specific"] for w in text.casefold().split())


@cache
def _lexicon() -> dict[str, list[str]]:
    said: dict[str, list[str]] = tomllib.loads(files("data").joinpath("lexicon/aid.toml").read_text("utf-8"))["goods"]
    return said


@cache
def goods() -> re.Pattern[str]:
    said = _lexicon()

    def either(words: list[str]) -> str:
        return "|".join(re.escape(w).replace(r"\ ", r"\s") for w in sorted(words, key=len, reverse=True))

    one = rf"(?:{either(said['specific'])})"
    lead = r"(?:(?-i:[a-z\d])[\w'’,.-]*\s){0,2}?"
    laden = r"(?:(?:laden|loaded|filled|packed|full)\s)?(?:of|with|carrying|bringing|bearing)"
    load = rf"(?:{either(said['vehicles'])})\s{laden}\s{lead}"
    measured = rf"(?:{either(said['measures'])})\sof\s(?!(?:them|it|us|these|those|this|that|which|whom|whatever|what)\b)(?!{lead}(?:{either(said['not_goods'])})\b)(?:(?-i:[a-z])[\w-]*\s(?:and\s)?)?(?-i:[a-z])[\w-]+"
    series = rf"(?:(?:,\s|\sand\s|,\sand\s){lead}{one}\b){{0,6}}"
    return re.compile(
        rf"(?<![\w-])(?:(?P<specific>(?:{load}){one}\b{series}|{measured}\b|{one}\b{series})|(?P<generic>(?:(?:everything|all|anything)\s(?:but|except|save)\s)?(?:{either(said['generic'])})\b))(?!-)",
        re.I,
    )
