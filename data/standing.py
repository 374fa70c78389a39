"""Where each side stands: states among the sides, who holds power, who rose, who fell, whose standing is in question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from data.crisis import Crisis, Side
from data.gazetteer import places
from data.mentions import Mention
from data.naming import bare_name, fold, is_person, lists, owner_of, pattern_of, short_forms, variants


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
    contested: str | None = None
    """The side whose standing is in question: the one that asks to be recognised, broke away or took power."""
    sexes: Mapping[str, str] = field(default_factory=dict)
    """ "f" or "m" for each side that is a person, by the titles in its names and in the text."""
    apart: str | None = None
    """The side that broke away, when one did."""
    attacker: str | None = None
    """The side that the text tells began an act of war."""

    @property
    def only(self) -> str | None:
        """The side, when there is just one."""
        return self.all[0].id if len(self.all) == 1 else None

    def only_of(self, sex: str) -> str | None:
        """The one person among the sides of this sex; for a man only when the sexes of all are known."""
        if len(self.all) < 2 or (sex == "m" and len(self.sexes) < len(self.all)):
            return None
        found = [side for side, its in self.sexes.items() if its == sex]
        return found[0] if len(found) == 1 else None

    def rival(self, side: str | None) -> str | None:
        """The other side, when there are two."""
        others = [s.id for s in self.all if s.id != side]
        return others[0] if side is not None and len(self.all) == 2 else None


def prepare(crisis: Crisis, mentions: Iterable[Mention], text: str) -> Sides:
    """The sides of a crisis, with what the text says of where each stands."""
    owner = {v: s.id for s in crisis.sides for v in sorted(variants(s))}
    owner = short_forms(owner, fold(text)) | owner
    articled = frozenset(bare_name(n) for s in crisis.sides for n in (s.name, *s.aliases) if re.match(r"the [a-z]", n))
    names = pattern_of(owner, articled) if owner else None
    states = _states(owner, mentions, crisis)
    holder, challenger = _power(crisis.sides, owner, names, text)
    persons = frozenset(s.id for s in crisis.sides if any(is_person(n) for n in (s.name, *s.aliases)))
    loser = next((s.id for s in crisis.sides if any("loser" in fold(a) for a in s.aliases)), None)
    took = _other(crisis.sides, _fallen(crisis.sides, owner, names, text)) or marked(crisis.sides, "took")
    apart = marked(crisis.sides, "breaks") or _apart(crisis, states)
    risen = marked(crisis.sides, "riser") or took
    holder = (took if len(crisis.sides) == 2 else None) or holder
    winner = (
        marked(crisis.sides, "winner") or _near(crisis.sides, owner, names, text, lists()["won"]) or apart or holder
    )
    return Sides(
        all=crisis.sides,
        names=names,
        owner=owner,
        persons=persons,
        states=states,
        holder=holder,
        challenger=challenger,
        focus=crisis.focus_country,
        loser=loser,
        winner=winner,
        riser=risen,
        armed=_armed(crisis.sides, risen),
        contested=apart or took,
        apart=apart,
        sexes=_sexes(crisis.sides, persons, owner, names, text),
        attacker=_attacker(crisis.sides, owner, names, text),
    )


def _other(sides: tuple[Side, ...], side_id: str | None) -> str | None:
    """The rival of a side, when there are two."""
    others = [s.id for s in sides if s.id != side_id]
    return others[0] if side_id is not None and len(sides) == 2 else None


def _apart(crisis: Crisis, states: Mapping[str, str]) -> str | None:
    """The side that is no state, when its rival is the focus country's state itself, or the one that leaves a union."""
    own = states.get(crisis.focus_country or "")
    other = _other(crisis.sides, own)
    if other is None or other in states.values():
        return None
    name = next(fold(s.name) for s in crisis.sides if s.id == other)
    return own if any(union in name for union in lists()["unions"]) else other


def _sexes(
    sides: tuple[Side, ...],
    persons: frozenset[str],
    owner: Mapping[str, str],
    names: re.Pattern[str] | None,
    text: str,
) -> dict[str, str]:
    """The sex of each person among the sides, where a title tells it."""
    titles = {word: sex for sex in ("f", "m") for word in lists()[f"titles_{sex}"]}
    found: dict[str, set[str]] = {side: set() for side in persons}
    for side in sides:
        said = {w for name in (side.name, *side.aliases) for w in re.findall(r"[\w-]+", fold(name))}
        found.get(side.id, set()).update(titles[w] for w in said & set(titles))
    folded = fold(text)
    for name in names.finditer(folded) if names is not None else ():
        near = re.findall(r"[\w-]+", folded[max(0, name.start() - 12) : name.end()])
        found.get(owner_of(owner, name.group()) or "", set()).update(titles[w] for w in near if w in titles)
    return {side: next(iter(sexes)) for side, sexes in found.items() if len(sexes) == 1}


def _attacker(
    sides: tuple[Side, ...], owner: Mapping[str, str], names: re.Pattern[str] | None, text: str
) -> str | None:
    """The one side whose act of war the text tells: "X's offensive", "X attacked ...", "the assault by X"."""
    noun, verb = ("|".join(map(re.escape, lists()[kind])) for kind in ("attack", "attacked"))
    act = re.compile(rf"^(?:['’]s?)? (?:\w+ )?(?:{noun}|{verb})\b|^ (?:has |had )?(?:launched|began|started|opened)\b")
    by = re.compile(rf"\b(?:{noun}) (?:by|of) (?:the )?$")
    score = dict.fromkeys((s.id for s in sides), 0)
    folded = fold(text)
    for found in names.finditer(folded) if names is not None else ():
        side_id = owner_of(owner, found.group())
        if side_id and (act.search(folded[found.end() : found.end() + 60]) or by.search(folded[: found.start()][-40:])):
            score[side_id] += 1
    ranked = sorted(score, key=lambda s: -score[s])
    return ranked[0] if len(ranked) == 2 and score[ranked[0]] > score[ranked[1]] == 0 else None


def _fallen(sides: tuple[Side, ...], owner: Mapping[str, str], names: re.Pattern[str] | None, text: str) -> str | None:
    """The one side that the text tells was brought down, by its names or by the words right beside them."""
    down = "|".join(map(re.escape, lists()["fallen"]))
    score = dict.fromkeys((s.id for s in sides), 0)
    for side in sides:
        said = {w for name in (side.name, *side.aliases) for w in re.findall(r"[\w-]+", fold(name))}
        score[side.id] += 2 * bool(said & set(lists()["fallen"]))
    folded = fold(text)
    forced = re.search(rf"\b(?:{'|'.join(map(re.escape, lists()['force']))})\b", folded) is not None
    rise = re.compile(rf"^,? (?:who |then |also |had |has |himself |herself )*(?:{'|'.join(lists()['rose'])})\b")
    fall = re.compile(rf"^,? (?:who |then |had |has )*(?:{'|'.join(lists()['fell'])})\b")
    before = re.compile(rf"\b(?:{down}) (?:president |prime minister |premier |leader |head of state |mr |ms |mrs )?$")
    after = re.compile(rf"^,? (?:who |whom )?(?:was|were|is|had been|has been|being) (?:\w+ )?(?:{down})\b")
    for found in names.finditer(folded) if names is not None else ():
        side_id = owner_of(owner, found.group())
        if side_id and (
            before.search(folded[max(0, found.start() - 40) : found.start()])
            or after.search(folded[found.end() : found.end() + 50])
        ):
            score[side_id] += 1
        elif side_id and forced:
            after_it = folded[found.end() : found.end() + 60]
            score[side_id] += bool(fall.search(after_it)) - bool(rise.search(after_it))
    ranked = sorted(score, key=lambda s: -score[s])
    return ranked[0] if len(ranked) == 2 and score[ranked[0]] > score[ranked[1]] else None


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
