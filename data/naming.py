"""The ways to write a side: its names and aliases, short forms, the pattern that finds them in a text."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from data.crisis import Side
from data.wordlists import words

WORDS = Path(__file__).parent / "lexicon" / "sides.toml"
NEW = (
    r"(?:new |old |current |present |so-called |self-styled |newly formed |country's |country’s |interim "
    r"|transitional )?"
)


@lru_cache(maxsize=1)
def lists() -> Mapping[str, tuple[str, ...]]:
    """The bundled word lists of `sides.toml`."""
    return {k: tuple(v) for k, v in tomllib.loads(WORDS.read_text("utf-8")).items()}


def fold(text: str) -> str:
    """Lower case without accents, as long as the text itself."""
    return "".join((unicodedata.normalize("NFD", c)[:1] or c).lower()[:1] or c for c in text)


def variants(side: Side) -> set[str]:
    """The ways to write a side: name, aliases, what stands in brackets, surname; folded, without article."""
    found: set[str] = set()
    for name in (side.name, *side.aliases):
        for part in re.split(r"[()/]", name):
            found.add(bare_name(part))
            both = part.strip().split(" and ")
            if len(both) == 2 and all(re.fullmatch(r"[A-Z][\w-]+(?: [A-Z][\w-]+)?", b) for b in both):
                found |= {bare_name(b) for b in both}
    for part in re.split(r"[()/]", side.name):
        if is_person(part.strip()):
            found.add(bare_name(part.split()[-1]))
    if not is_person(side.name) and len(parts := side.name.split()) > 2 and all(p[0].isupper() for p in parts):
        found.add(bare_name(" ".join(parts[1:])))
    return {f for f in found if len(f) > 1}


def bare_name(name: str) -> str:
    return re.sub(r"^(?:the|mr|mrs|ms)\.?\s+", "", fold(name).replace("’", "'").strip())


def is_person(name: str) -> bool:
    """Two to four capitalised words and none that names a body."""
    parts = name.split("(")[0].split()
    bodies = {
        "of",
        "assembly",
        "command",
        "transitional",
        "regional",
        "federal",
        "new",
        "military",
        "forces",
        "coalition",
        "regime",
        "authority",
        "union",
        "league",
        "south",
        "north",
        "east",
        "west",
        "council",
        "government",
        "front",
        "army",
        "republic",
        "movement",
        "party",
        "state",
        "national",
        "islamic",
    }
    return 2 <= len(parts) <= 4 and all(p[:1].isupper() for p in parts) and not bodies & {p.lower() for p in parts}


TITLES = words("sides", "titles")


def short_forms(owner: Mapping[str, str], text: str) -> dict[str, str]:
    """ "the plan" for "autonomy plan", once the text has given it in full and when no other side has one."""
    found: dict[str, str] = {}
    doubtful: set[str] = set()
    for name, side in owner.items():
        last = name.split()[-1]
        if (
            " " in name
            and " of " not in name
            and last.isalpha()
            and name in text
            and last in _COMMON | _THINGS
            and last not in TITLES
        ):
            doubtful |= {last} if found.get(last, side) != side or owner.get(last, side) != side else set()
            found[last] = side
    return {f: s for f, s in found.items() if f not in doubtful}


_THINGS = words("sides", "things")


def pattern_of(owner: Mapping[str, str], articled: frozenset[str]) -> re.Pattern[str]:
    by_length = sorted(owner, key=len, reverse=True)
    each = [
        (r"the " + NEW if " " not in v and (v in _COMMON | _THINGS or v in articled) else "") + re.escape(v)
        for v in by_length
    ]
    return re.compile(r"(?<!\w)(?:" + "|".join(each) + r")(?:s(?=\W))?(?!\w)")


_COMMON = words("sides", "common")
"""Words that mean a side only with an article before them, when a case gives them as an alias."""


def owner_of(owner: Mapping[str, str], said: str) -> str | None:
    """Whose name it is, as folded text found by the pattern."""
    bare = bare_name(said)
    for one in (bare, bare.removesuffix("s"), re.sub("^" + NEW, "", bare)):
        if one in owner:
            return owner[one]
    return None
