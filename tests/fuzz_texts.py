"""Texts to fuzz with: sentences the rules know, cut and spliced, with odd letters, numbers, dates and lengths.

`pieces()` gives one stretch, `wide_texts()` an article of several, `CRISES` the cases they are read for.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from data.crisis import Crisis, Side
from tests.hostile import QUOTES, texts

TESTS = Path(__file__).parent
_ROCA = Side("roca", "Ana Roca", ("the council",))
_PAZ = Side("paz", "Luis Paz")
CRISES = (
    Crisis(date(2020, 6, 30), "BOL", (_ROCA, _PAZ), (("roca", "paz"),)),
    Crisis(date(2020, 2, 29), None, (_ROCA,)),
    Crisis(date(1, 1, 1), "BOL", (_ROCA, _PAZ), (("roca", "paz"),)),
    Crisis(date(9999, 12, 31), "XKX", (_ROCA, _PAZ)),
    Crisis(date(2011, 3, 1), "LBY", ()),
    Crisis(date(2019, 1, 27), "VEN", (Side("a", "(.*+?[^"), Side("b", "\\d{3}$|^"), Side("c", "Ana ) Roca ( Paz"))),
    Crisis(date(2019, 1, 27), "NOR", (Side("x", "Norway"), Side("y", "the"), Side("z", "\u202e\U0001f1fb\U0001f1ea"))),
    Crisis(date(2019, 1, 27), "TWN", (Side("s", "x" * 190, ("\u00df\u0130", "a" * 80)), Side("t", "\u200b\u00ad"))),
)
"""Cases as careful people, careless people and enemies describe them; reading must stand all."""

_MONTHS = "January Feb. March april MAY June Jul Aug September Oct. November Dec Brumaire".split()
_ODD = (
    "\u0130\u00df\ufb01\u1e9e\u0345\u03c2\u01c5\u212a\u017f"  # letters whose case mapping has another length
    "\u00b2\u00bd\u2460\u0663\u06f5\u0967\uff11\uff0c\u2167\U0001d7d9\u4e00\u4e07"  # numbers that are not 0-9
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u061c\u180e\u2028\u2029\u0085\x0b\x0c\x1c\x1f\x00\x7f"
    "\u202a\u202b\u202d\u202e\u202c\u2066\u2067\u2069\ufffd\ufffe\uffff\ue000\U000e0041\U0010ffff"
    "\u0301\u0308\u20dd\u0e33\u1f1e\u0b95\u0bcd\U0001f468\u200d\U0001f469\U0001f1fa\U0001f1f8\U0001f3fd"
    "\u2019\u2018\u201c\u201d\u00ab\u00bb\u2013\u2014\u2026\u00a0\u202f\u3000\u2009\u2011"
)
_UNITS = ["", " people", " refugees", " million people", " bn", "m", "k", " thousand", " percent", "%", " dollars", " euros", " tonnes"]  # fmt: skip
_BEFORE = ["", "US$", "$", "€", "£", "¥", "Rs ", "EUR ", "some ", "at least ", "between 5 and ", "no ", "-", "+", "~"]
_JOINS = ["", " ", " ", " ", "\n", "\n\n", ". ", ", ", "\u00a0", "\t", "; ", " (", "” ", " “", "\r\n", "\u2028"]


@cache
def stories() -> tuple[str, ...]:
    """Every annotated text and bundled article."""
    paths = [*TESTS.parent.glob("training/texts/train/*.txt"), *TESTS.parent.glob("seeds/*/article.txt")]
    return tuple(path.read_bytes().decode("utf-8") for path in sorted(paths))


@cache
def grammar() -> tuple[str, ...]:
    lines = (TESTS.parent / "training" / "contrast" / "train.jsonl").read_text("utf-8").splitlines()
    return tuple(json.loads(line)["text"] for line in lines)


def _one_of(many: tuple[str, ...]) -> st.SearchStrategy[str]:
    """As sampled_from, which would write all of them out when it is told of."""
    return st.integers(0, len(many) - 1).map(many.__getitem__)


def numbers() -> st.SearchStrategy[str]:
    """Sums and counts: huge, tiny, oddly grouped, in other digits."""
    digits = st.one_of(
        st.integers(-5, 10**7).map(str),
        st.integers(0, 10**9).map("{:,}".format),
        st.integers(0, 10**40).map(str),
        st.text("0123456789.,\u2019 \u00a0/-", min_size=1, max_size=14),
        st.text("\u0660\u0663\u06f5\u0967\uff11\u00b2\u00bd\u2167", min_size=1, max_size=5),
        st.sampled_from(
            ["one", "a dozen", "half a", "two hundred and", "hundreds of", "nil", "1e9", "0x1F", "NaN", "٣"]
        ),
    )
    return st.builds("{}{}{}".format, st.sampled_from(_BEFORE), digits, st.sampled_from(_UNITS))


def dates() -> st.SearchStrategy[str]:
    """Dates written every way, those that no calendar has included, and spans that leave it."""
    day, month, year = st.integers(-1, 40), st.sampled_from(_MONTHS), st.integers(0, 12000)
    count = st.one_of(st.integers(0, 60), st.integers(0, 10**12))
    unit = st.sampled_from(["days", "weeks", "months", "years", "decades", "centuries", "hours", "day"])
    return st.one_of(
        st.builds("on {} {} {}".format, day, month, year),
        st.builds("on {} {}, {}".format, month, day, year),
        st.builds("{}/{}/{}".format, day, st.integers(0, 13), year),
        st.builds("{:04}-{:02}-{:02}".format, year, st.integers(0, 13), st.integers(0, 32)),
        st.builds("{} {} ago".format, count, unit),
        st.builds("in the {} {} after".format, count, unit),
        st.builds("for {} {}".format, count, unit),
        st.builds("from {} to {} {} {}".format, day, day, month, year),
        st.builds("between {} and {}".format, year, year),
        st.builds("the {}th of {}".format, day, month),
        st.builds("in the {}s".format, year),
        st.sampled_from(["last Monday", "next year", "by Friday", "yesterday", "on New Year's Day", "a week on Tuesday",
                         "the day before yesterday", "since the spring", "early last century", "Monday, 30 February"]),
    )  # fmt: skip


def cuts() -> st.SearchStrategy[str]:
    """A stretch of an annotated text, cut wherever it falls."""

    def cut(story: str, share: float, length: int) -> str:
        start = int(share * len(story))
        return story[start : start + length]

    return st.builds(cut, _one_of(stories()), st.floats(0, 1, exclude_max=True), st.integers(1, 260))


def long_tokens() -> st.SearchStrategy[str]:
    """One word, or one mark, said very often."""
    seed = st.sampled_from(["a", "Norway", "recognise-", "9", ",", "(", "“", "1,", "-", "the ", "of ", "and ", "Mr. ", "\u0301", "US$"])  # fmt: skip
    return st.builds(lambda word, times: word * times, seed, st.integers(1, 400))


def odd_letters() -> st.SearchStrategy[str]:
    return st.one_of(st.text(_ODD, max_size=8), st.text(max_size=12), st.text(st.characters(categories=["Cf", "Mn", "Nd", "No", "Zs", "Lo"]), max_size=8))  # fmt: skip


def pieces() -> st.SearchStrategy[str]:
    """One stretch of any kind; those that rules read are the likelier ones."""
    known = _one_of(grammar())
    return st.one_of(known, known, cuts(), cuts(), texts(), numbers(), dates(), odd_letters(), st.sampled_from(QUOTES), long_tokens())  # fmt: skip


def spliced() -> st.SearchStrategy[str]:
    """A sentence with something else put into it at an odd place."""

    def splice(whole: str, into: str, share: float) -> str:
        at = int(share * len(whole))
        return f"{whole[:at]}{into}{whole[at:]}"

    known = st.one_of(_one_of(grammar()), cuts())
    return st.builds(splice, known, st.one_of(odd_letters(), numbers(), dates(), pieces()), st.floats(0, 1))


def wide_texts() -> st.SearchStrategy[str]:
    """An article of up to four stretches, joined any way."""
    part = st.tuples(st.one_of(spliced(), pieces()), st.sampled_from(_JOINS))
    return st.lists(part, max_size=4).map(lambda held: "".join(text + join for text, join in held))
