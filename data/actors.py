"""Who speaks and acts for a state or a listed group: names, office-holders, capitals that act, and lists of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from data.clauses import View
from data.mentions import Mention
from data.wordlists import words

OFFICES = words("actors", "offices")
"""Nouns that, with a country's name, speak for it."""
ARMED = words("actors", "armed")
EXCLUDED = words("actors", "excluded")
PLACE_PREPOSITIONS = words("actors", "place_prepositions")
SEPARATORS = words("actors", "separators")
JOINERS = words("actors", "joiners")
SPEECH_FOR = frozenset({"of", "for", "from"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a sentence that stands for one state or group, or for several ("the presidents of A and B")."""

    first: int
    last: int
    head: int
    codes: tuple[str, ...]
    form: str
    named: bool = True
    armed: bool = False
    place: bool = False
    bare: bool = True
    """The name alone, without an office: "Peru", not "Peru's minister"."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A country's name that only owns what follows: "Turkey's recognition", "the British announcement"."""

    first: int
    last: int
    noun: int
    code: str


def units_of(view: View, mentions: Iterable[Mention]) -> tuple[list[Unit], list[Owner]]:
    """The units and owners of one sentence, in order. Mentions of more than one code are left out."""
    units: list[Unit] = []
    owners: list[Owner] = []
    found = list(mentions)
    for m in found:
        cover = view.cover(m.start, m.end)
        if cover is None or m.code is None or _neighbour_of(view, m, cover[1], found):
            continue
        made = _read(view, m, *cover)
        if isinstance(made, Unit):
            if units and made.first <= units[-1].last:
                made = _merge(units.pop(), made)
            units.append(made)
        elif made is not None:
            owners.append(made)
    return units, owners


def _neighbour_of(view: View, m: Mention, last: int, found: list[Mention]) -> bool:
    """ "Peru's neighbour Chile": the name only says where the other one lies."""
    if view.lower[last + 1 : last + 2] not in (["'s"], ["'"]):
        return False
    ends = [c for o in found if o.code not in (None, m.code) and o.form == "name" and (c := view.cover(o.start, o.end))]
    return any(last + 2 < c[0] <= last + 4 and view.tokens[c[0] - 1].pos_ in ("NOUN", "ADJ") for c in ends)


def _merge(a: Unit, b: Unit) -> Unit:
    """Two readings of one phrase: "Cristina Roe of Ruritania", "the presidents of A and B"."""
    codes = a.codes + tuple(c for c in b.codes if c not in a.codes)
    plural = a.form == b.form == "office"
    return Unit(min(a.first, b.first), max(a.last, b.last), a.head, codes if plural else a.codes, a.form, bare=False)


def _read(view: View, m: Mention, first: int, last: int) -> Unit | Owner | None:
    assert m.code is not None
    named = m.form != "description"
    root = _root(view, first, last)
    owned = None if m.form == "name" and _verb_after(view, last) else _owned(view, root, first, last)
    if owned is not None:
        return _with_noun(view, m, first, last, owned)
    office = _office_before(view, root, first)
    if office is not None:
        left = min(office, first)
        if _excluded(view, left, office):
            return None
        return Unit(left, last, office, (m.code,), "office", bare=False)
    if m.form == "demonym" and not _stands_for_state(view, first, last):
        return None
    if first and view.lower[first - 1] in ("former", "ex-", "ex"):
        return None
    place = m.form in ("capital", "seat", "name", "group") and _is_place(view, first)
    return Unit(first, last, view.at(root), (m.code,), m.form, named, place=place)


def _verb_after(view: View, last: int) -> bool:
    """ "Peru arms and feeds ...", "Chad backs Roe": a verb that looks like a noun."""
    words = view.tokens[last + 1 : last + 3]
    if len(words) < 2 or words[0].lower_ not in VERBS_LIKE_NOUNS:
        return False
    return words[1].lower_ in ("and", "the", "him", "her", "them", "with") or words[1].pos_ in ("PROPN", "DET", "PRON")


VERBS_LIKE_NOUNS = words("actors", "verbs_like_nouns")


def _root(view: View, first: int, last: int) -> Token:
    span = set(range(first, last + 1))
    for i in range(last, first - 1, -1):
        t = view.tokens[i]
        if view.at(t.head) not in span or t.head is t:
            return t
    return view.tokens[last]


def _owned(view: View, root: Token, first: int, last: int) -> int | None:
    """The noun that the name owns or qualifies: "Peru's minister", "Peruvian troops"; None when it stands alone."""
    after = last + 1
    if after < len(view.tokens) and view.lower[after] in ("'s", "'", "’s"):
        return _noun_after(view, after + 1)
    if root.dep_ in ("amod", "compound", "nmod", "poss") and view.at(root.head) > last:
        if root.head.lower_ in VERBS_LIKE_NOUNS:
            return _noun_after(view, after)
        between = view.lower[last + 1 : view.at(root.head)]
        if not {",", "and", ";", ":", "the", "a", "an", "this", "that", "its", "their"} & set(between):
            return view.at(root.head)
    return None


def _noun_after(view: View, start: int) -> int | None:
    """The head of the noun phrase that begins at `start`."""
    head = None
    for i in range(start, min(start + 7, len(view.tokens))):
        t = view.tokens[i]
        if head is not None and t.lower_ in VERBS_LIKE_NOUNS:
            break
        if t.pos_ in ("NOUN", "PROPN"):
            head = i
        elif t.pos_ in ("ADJ", "DET", "NUM", "ADV") or t.text == "-" or (t.tag_ in ("VBN", "VBG") and head is None):
            continue
        else:
            break
    return head


def _with_noun(view: View, m: Mention, first: int, last: int, noun: int) -> Unit | Owner | None:
    assert m.code is not None
    word = view.lower[noun]
    if _excluded(view, first, noun) or (noun + 1 < len(view.tokens) and view.lower[noun + 1] == "-elect"):
        return None
    person = view.tokens[noun].pos_ == "PROPN" and m.form != "demonym" and view.tokens[noun].text[0].isupper()
    titled = view.tokens[noun].pos_ == "PROPN" and any(view.keys[i] & OFFICES for i in range(last + 1, noun))
    if view.keys[noun] & OFFICES or person or titled:
        return Unit(first, noun, noun, (m.code,), "office", m.form != "description", bare=False)
    if view.keys[noun] & ARMED:
        return Unit(first, noun, noun, (m.code,), "office", armed=True, bare=False)
    if m.form == "leader" and word:
        return None
    return Owner(first, last, noun, m.code)


def _excluded(view: View, first: int, last: int) -> bool:
    around = set(view.lower[max(0, first - 2) : min(last + 3, len(view.tokens))])
    return bool(around & EXCLUDED)


def _office_before(view: View, root: Token, first: int) -> int | None:
    """The office in "the government of Peru", "a spokesman for the Union", "Ada Roe of Peru"."""
    if root.dep_ == "conj":
        root = next((g for g in root.ancestors if g.dep_ != "conj"), root)
    prep = root.head
    if root.dep_ != "pobj" or prep.lower_ not in SPEECH_FOR:
        before = view.lower[max(0, first - 3) : first]
        near = [i for i, w in enumerate(before, max(0, first - 3)) if w in SPEECH_FOR]
        if not near or near[-1] == 0 or (near[-1] < first - 1 and view.lower[first - 1] != "the"):
            return None
        head = view.tokens[near[-1] - 1]
    else:
        head = prep.head
    at = view.at(head)
    if not 0 <= at < first:
        return None
    if view.keys[at] & OFFICES and first - at <= 6:
        return at
    if head.pos_ == "PROPN" and first - at in (2, 3) and prep.lower_ == "of" and head.text.istitle():
        return at
    return None


def _stands_for_state(view: View, first: int, last: int) -> bool:
    """ "the Americans", "the Peruvian said": a demonym that is itself the noun, with an article."""
    if not first or view.lower[first - 1] != "the":
        return False
    following = view.tokens[last + 1] if last + 1 < len(view.tokens) else None
    return following is None or following.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")


def _is_place(view: View, first: int) -> bool:
    before = first - 1
    while before >= 0 and view.lower[before] == "the":
        before -= 1
    return before >= 0 and view.lower[before] in PLACE_PREPOSITIONS


ASIDE = frozenset({"unlike", "besides", "despite", "echoing", "following", "joining", "without"})


def lists_of(view: View, units: list[Unit]) -> list[list[Unit]]:
    """Units grouped into lists: "A, B and the government of C"."""
    found: list[list[Unit]] = []
    for unit in units:
        if found and _joined(view, found[-1][-1], unit):
            found[-1].append(unit)
        else:
            found.append([unit])
    return [part for group in found for part in _split(view, group)]


def _joined(view: View, a: Unit, b: Unit) -> bool:
    between = view.lower[a.last + 1 : b.first]
    if between and between[-1] == "in":
        return False  # "the minister, in Lima today": where, not who else
    if between[:2] == ["and", ","] and between[-1] == "," and 3 < len(between) <= 9:
        return not any(t.pos_ in ("VERB", "AUX") for t in view.tokens[a.last + 1 : b.first])
    return 0 < len(between) <= 5 and set(between) <= SEPARATORS and bool(set(between) & JOINERS)


def _split(view: View, group: list[Unit]) -> list[list[Unit]]:
    """Cut "After talks with A, B recognised ..." where only a comma joins and the grammar does not."""
    before = view.lower[group[0].first - 1] if group[0].first else ""
    if len(group) < 2 or not (group[0].place or before in ASIDE):
        return [group]
    between = view.lower[group[0].last + 1 : group[1].first]
    if between == [","] or between == [",", "the"]:
        return [group[:1], *_split(view, group[1:])]
    return [group]
