"""Office-holders by name: the full name, or a surname that can only be theirs."""

from __future__ import annotations

import re
from datetime import date

from data.reading.gazetteer import Entry, places
from data.reading.homographs import Found, capitals_say_nothing, words
from data.reading.structure import Sentence
from data.reading.leaders import Leader, Names, names_at

_RANK = (
    r"(?:[A-Z][\w.'-]{0,25}|president|prime|minister|foreign|chancellor|leader|secretary|state|of|chief|premier"
    r"|head|ruler|dictator|interim|the) "
)
_FORMER = re.compile(
    r"\b(?:[Ff]ormer|[Ee]x|[Dd]eposed|[Oo]usted|[Ee]xiled|[Tt]oppled|[Oo]ne-?time|the late|[Pp]resident-elect"
    rf"|[Cc]andidate|[Tt]hen(?=-| [Pp]resident| [Pp]rime| [Ff]oreign))[ -](?:{_RANK}){{0,6}}$"
)
_BEFORE = re.compile(r"([^\W\d_][\w.'-]{0,30}) $")


def find_persons(sentences: list[Sentence], published: date) -> list[Found]:
    """Office-holders (form "leader") and people of the same names who are none (form "person")."""
    names = names_at(published)
    full = [Found(a, b, entry, s) for s in sentences for a, b, entry in names.full.scan(s.text)]
    introduced = {leader for f in full for leader in names.holders[f.entry.text]}
    done = {(f.sentence.number, at) for f in full for at in range(f.start, f.end)}
    states = {c for s in sentences for _, _, e in places().scan(s.text) for c in e.codes}
    found = [_person(f, _only(names.holders[f.entry.text])) for f in full]
    for sentence in sentences:
        for start, end, entry in names.surnames.scan(sentence.text):
            if (sentence.number, start) not in done:
                one = Found(start, end, entry, sentence)
                found.append(_person(one, _whose(one, names, introduced, states)))
    return found


def _person(found: Found, code: str | None) -> Found:
    """The office-holder, or a private person: unknown, out of office, part of a compound."""
    prefix = found.before.endswith("-") and found.before[-2:-1].islower()
    if code is None or prefix or re.match(r"-[a-z]", found.after) or _FORMER.search(found.before):
        return Found(found.start, found.end, Entry(found.entry.text, (), "person"), found.sentence)
    return Found(found.start, found.end, Entry(found.entry.text, (code,), "leader"), found.sentence)


def _whose(found: Found, names: Names, introduced: set[Leader], states: set[str]) -> str | None:
    """The code of the one office-holder whom the surname can mean here, or None."""
    holders = names.holders[found.entry.text]
    before = _BEFORE.search(found.before)
    word = before.group(1) if before else ""
    office, titled = word in words("offices"), word in words("titles")
    if word[:1].isupper() and not (office or titled or _neutral(found, word)):
        return None
    if _other_name_follows(found):
        return None
    if known := [x for x in holders if x in introduced]:
        return _only(known)
    near = {c for _, _, e in places().scan(found.before) for c in e.codes}
    if (office or titled or found.before.endswith("'s ")) and (of_near := [x for x in holders if x.code in near]):
        return _only(of_near)
    code = _only(holders)
    if office and code in states:
        return code
    return code if all(x.alone for x in holders) else None


def _neutral(found: Found, word: str) -> bool:
    """Whether the capitalised word before is no first name: a state's name, or only the sentence's first word."""
    for _, end, entry in places().scan(found.before):
        if found.before[end:] in (" ", "'s ", "' ") and entry.form in ("name", "demonym", "group"):
            return True
    if capitals_say_nothing(found):
        return word not in words("given_names")
    opens = found.sentence.text[: found.start].strip(" \"'(") == word
    return opens and word not in words("given_names") and not _first_name(found)


_OPENERS = frozenset(
    "a after although an and as asked at because before both but by despite during earlier even for from given he here how however if in"
    " instead it its last later like many meanwhile most neither no not now of on once one only others over perhaps she since"
    " so some still that the their then there these they this those though through thus to today under until unlike what when"
    " where while who why will with without yes yesterday yet according last-minute".split()
)
"""Words that open a sentence with a capital and are nobody's first name."""


def _first_name(found: Found) -> bool:
    """Whether the capitalised word before may be a part of the name."""
    before = _BEFORE.search(found.before)
    return before is not None and before.group(1).lower() not in _OPENERS


def _other_name_follows(found: Found) -> bool:
    """ "Trump Tower", "Petro Poroshenko": a first name, or part of another proper name."""
    after = re.match(r" ([A-Z][\w-]{1,30})", found.after)
    return bool(after and after.group(1) not in words("beside") and not capitals_say_nothing(found))


def _only(leaders: list[Leader] | tuple[Leader, ...]) -> str | None:
    codes = {x.code for x in leaders}
    return codes.pop() if len(codes) == 1 else None
