"""The sides of a crisis made ready for finding: the ways to write them, states among them, who holds power."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from data.crisis import Crisis, Side
from data.gazetteer import places
from data.mentions import Mention
from data.wordlists import words

WORDS = Path(__file__).parent / "lexicon" / "sides.toml"
NEW = (
    r"(?:new |old |current |present |so-called |self-styled |newly formed |country's |country’s |interim "
    r"|transitional )?"
)


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of a crisis made ready for finding."""

    all: tuple[Side, ...]
    names: re.Pattern[str] | None
    owner: Mapping[str, str]
    persons: frozenset[str]
    states: Mapping[str, str]
    holder: str | None
    challenger: str | None
    focus: str | None
    loser: str | None = None
    winner: str | None = None
    riser: str | None = None
    armed: bool = False
    """Whether the side that rose is an army's."""

    @property
    def only(self) -> str | None:
        """The side, when there is just one."""
        return self.all[0].id if len(self.all) == 1 else None

    def rival(self, side: str | None) -> str | None:
        """The other side, when there are two."""
        others = [s.id for s in self.all if s.id != side]
        return others[0] if side is not None and len(self.all) == 2 else None


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


def prepare(crisis: Crisis, mentions: Iterable[Mention], text: str) -> Sides:
    """The sides of a crisis, with what the text says of who holds power."""
    owner = {v: s.id for s in crisis.sides for v in sorted(variants(s))}
    owner = _short_forms(owner, fold(text)) | owner
    articled = frozenset(bare_name(n) for s in crisis.sides for n in (s.name, *s.aliases) if re.match(r"the [a-z]", n))
    names = _pattern(owner, articled) if owner else None
    states = _states(owner, mentions, crisis)
    holder, challenger = _power(crisis.sides, owner, names, text)
    persons = frozenset(s.id for s in crisis.sides if any(is_person(n) for n in (s.name, *s.aliases)))
    loser = next((s.id for s in crisis.sides if any("loser" in fold(a) for a in s.aliases)), None)
    winner = marked(crisis.sides, "winner") or _near(crisis.sides, owner, names, text, lists()["won"]) or holder
    riser = marked(crisis.sides, "riser")
    return Sides(
        crisis.sides,
        names,
        owner,
        persons,
        states,
        holder,
        challenger,
        crisis.focus_country,
        loser,
        winner,
        riser,
        _armed(crisis.sides, riser),
    )


def _armed(sides: tuple[Side, ...], side_id: str | None) -> bool:
    said = {w for s in sides if s.id == side_id for n in (s.name, *s.aliases) for w in re.findall(r"[\w-]+", fold(n))}
    return bool(
        said & {"junta", "generals", "general", "army", "military", "colonels", "officers", "soldiers", "tatmadaw"}
    )


def marked(sides: tuple[Side, ...], kind: str) -> str | None:
    """The one side whose names hold a word of the list `kind`; None when there is no such side or more than one."""
    wanted = set(lists()[kind])
    found = [s.id for s in sides if any(wanted & set(re.findall(r"[\w-]+", fold(n))) for n in (s.name, *s.aliases))]
    if len(sides) == 1:
        return sides[0].id
    return found[0] if len(found) == 1 else None


def _near(
    sides: tuple[Side, ...], owner: Mapping[str, str], names: re.Pattern[str] | None, text: str, said: tuple[str, ...]
) -> str | None:
    """The side right before or after whose name one of the words stands more often than by the others."""
    score = dict.fromkeys((s.id for s in sides), 0)
    folded = fold(text)
    for found in names.finditer(folded) if names is not None else ():
        side = owner_of(owner, found.group())
        near = re.findall(r"[\w-]+", folded[found.end() : found.end() + 24])[:3]
        if side and set(near) & set(said):
            score[side] += 1
    ranked = sorted(score, key=lambda s: -score[s])
    return ranked[0] if len(ranked) > 1 and score[ranked[0]] > score[ranked[1]] else None


TITLES = words("sides", "titles")


def _short_forms(owner: Mapping[str, str], text: str) -> dict[str, str]:
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


def _pattern(owner: Mapping[str, str], articled: frozenset[str]) -> re.Pattern[str]:
    by_length = sorted(owner, key=len, reverse=True)
    each = [
        (r"the " + NEW if " " not in v and (v in _COMMON | _THINGS or v in articled) else "") + re.escape(v)
        for v in by_length
    ]
    return re.compile(r"(?<!\w)(?:" + "|".join(each) + r")(?:s(?=\W))?(?!\w)")


_COMMON = words("sides", "common")
"""Words that mean a side only with an article before them, when a case gives them as an alias."""


def _states(owner: Mapping[str, str], mentions: Iterable[Mention], crisis: Crisis) -> dict[str, str]:
    """Sides that are states: those of whose names one is a country's name in this text."""
    found = _named_states(crisis.sides)
    for m in mentions:
        side = owner.get(bare_name(m.text))
        if not side or not m.code or m.form not in ("name", "capital", "seat") or m.code in found:
            continue
        if m.form == "name" or m.code != crisis.focus_country or len(crisis.sides) == 1:
            found[m.code] = side
    return found


def _named_states(sides: tuple[Side, ...]) -> dict[str, str]:
    """Sides one of whose names, as written, is the name of a country."""
    found: dict[str, str] = {}
    for side in sides:
        for name in (side.name.split("(")[0].strip(), *side.aliases):
            for start, end, entry in places().scan(name):
                if (start, end) == (0, len(name)) and entry.form == "name" and len(entry.codes) == 1:
                    found.setdefault(entry.codes[0], side.id)
    return found


def _power(
    sides: tuple[Side, ...], owner: Mapping[str, str], names: re.Pattern[str] | None, text: str
) -> tuple[str | None, str | None]:
    """Who holds power and who contends for it, by the words in and around the names; None when in doubt."""
    if names is None or not sides:
        return None, None
    if len(sides) == 1:
        return sides[0].id, sides[0].id
    holds, contends = set(lists()["holds"]), set(lists()["contends"])
    score = dict.fromkeys((s.id for s in sides), 0.0)
    for side in sides:
        for alias in (side.name, *side.aliases):
            said = set(re.findall(r"[\w-]+", fold(alias)))
            score[side.id] += 2 * bool(said & holds) - 2 * bool(said & contends)
    folded = fold(text)
    for found in names.finditer(folded):
        side_id = owner_of(owner, found.group())
        if side_id:
            near = re.findall(r"[\w-]+", folded[max(0, found.start() - 30) : found.start()])[-2:]
            near += re.findall(r"[\w-]+", folded[found.end() : found.end() + 30])[:3]
            score[side_id] += 0.5 * bool(set(near) & holds) - 0.5 * bool(set(near) & contends)
    ranked = sorted(score, key=lambda s: score[s])
    if score[ranked[0]] == score[ranked[-1]]:
        return None, None
    return ranked[-1], ranked[0]


def owner_of(owner: Mapping[str, str], said: str) -> str | None:
    """Whose name it is, as folded text found by the pattern."""
    bare = bare_name(said)
    for one in (bare, bare.removesuffix("s"), re.sub("^" + NEW, "", bare)):
        if one in owner:
            return owner[one]
    return None
