"""Names that the words beside them turn into something else: a bank, a newspaper, a person, a town elsewhere.

The words are data (lexicon/homographs.toml); each rule says whether the name is to be dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from data.reading.gazetteer import Entry, places, table
from data.reading.structure import Sentence

Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A name of the gazetteer in a sentence; offsets into the sentence's text."""

    start: int
    end: int
    entry: Entry
    sentence: Sentence

    @property
    def before(self) -> str:
        return self.sentence.text[max(0, self.start - 60) : self.start]

    @property
    def after(self) -> str:
        return self.sentence.text[self.end : self.end + 60]


@dataclass(frozen=True, slots=True)
class Context:
    """The whole text: its words, and the codes it names beyond doubt with the names that do so."""

    words: frozenset[str]
    named: dict[str, set[str]]

    def names(self, code: str, otherwise_than: str = "") -> bool:
        return bool(self.named.get(code, set()) - {otherwise_than, otherwise_than + "s"})


_WORD_AFTER = re.compile(r"[ \t]([^\W\d_][\w.'-]{0,30})")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w.'-]{0,30})[ \t]$")
_BEFORE_OF = re.compile(r"([^\W\d_]\w{0,30}) (?:of|de|du) (?:the )?$")
_PREFIX = re.compile(r"(\w{1,20})-$")
_SUFFIX = re.compile(r"-([a-z]{1,20})")
_MONEY = re.compile(
    r" (?:dollars?|francs?|liras?|lire|pounds?|pesos?|rupees?|rials?|riyals?|yen|yuan|roubles?|rubles?|hryvnias?"
    r"|kron(?:a|e|er|or)|dinars?|dirhams?|shekels?|reais|bol[ií]vars?|sterling|shillings?|cents?)\b"
)
_SPOKEN = re.compile(r"\b(?:in|into|speaks?|spoke|spoken|speaking|fluent|learn\w{0,5}|taught|from|broken|perfect) $")
_LANGUAGE_END = re.compile(r"[.,;:!?\"')\]]|$| (?:and|or|to|with|as|on|at|that|but|while|when|than|for|by|is|was)\b")


@lru_cache(maxsize=16)
def words(section: str) -> frozenset[str]:
    """One list of homographs.toml as a set."""
    return frozenset(table("homographs.toml")[section])


def is_proper_name_or_compound(found: Found) -> bool:
    """Whether the words beside the name make it something else than a state, its people or its capital."""
    return any(drops(found) for drops in _DROPS)


def _compound(found: Found) -> bool:
    """ "anti-American", "Iran-backed", "Cuban-American" say nothing that a state says."""
    prefix = _PREFIX.search(found.before)
    if prefix and (prefix.group(1)[0].islower() or found.entry.text in ("American", "Americans")):
        return True
    return bool(_SUFFIX.match(found.after) or found.after.startswith(("-American", "-born")))


def _in_proper_name(found: Found) -> bool:
    """ "Bank of China", "China Daily", "Air France", "British Airways"."""
    if found.entry.form == "group":
        return False
    following, preceding = _WORD_AFTER.match(found.after), _WORD_BEFORE.search(found.before)
    of = _BEFORE_OF.search(found.before)
    if of and of.group(1) in words("before_of"):
        return True
    if found.entry.form == "demonym":
        return bool(following and following.group(1) in words("after_demonym"))
    if following and following.group(1) in words("after") and len(found.entry.text.strip(".")) > 4:
        return not capitals_say_nothing(found)
    return bool(preceding and preceding.group(1) in words("before"))


_PART = re.compile(
    r"\b[A-Z][\w-]+ (?:Region|Republic|Territory|Province|Governorate|Canton|Entity|State|Emirate|Autonomous \w+) of (?:the )?$"
)
_WHOLE = re.compile(
    r"\b(?:[Tt]he|Democratic|Islamic|Federal|Federated|People's|Socialist|Arab|Bolivarian|Plurinational|Co-?operative|Oriental|Union) "
    r"(?:Republic|State|Emirate) of (?:the )?$"
)


def _part_of_a_state(found: Found) -> bool:
    """ "the Kurdistan Region of Iraq", "the Serb Republic of Bosnia": a part is not the state, whatever it does."""
    return bool(_PART.search(found.before)) and not _WHOLE.search(found.before)


def _ethnic(found: Found) -> bool:
    """ "ethnic Albanians" live elsewhere."""
    return found.entry.form == "demonym" and found.before.endswith("ethnic ")


def capitals_say_nothing(found: Found) -> bool:
    """Headings capitalise every word, so capitals prove nothing there."""
    return found.sentence.line.kind in ("title", "heading")


def _person(found: Found) -> bool:
    """ "Michael Jordan", "Paris Hilton"."""
    if found.entry.text not in words("people"):
        return False
    preceding = _WORD_BEFORE.search(found.before)
    if preceding and (preceding.group(1) in words("given_names") or _initial(preceding.group(1))):
        return True
    following = _WORD_AFTER.match(found.after)
    if not following or found.entry.form == "demonym" or capitals_say_nothing(found):
        return False
    word = following.group(1)
    return word[0].isupper() and word[1:2].islower() and word not in words("beside")


def _initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper() and word[1] == "."


def _town_elsewhere(found: Found) -> bool:
    """ "Paris, Texas"; Georgia counts as an American state only beside a capital's name: "Rome, Georgia"."""
    if found.entry.text == "Georgia":
        town = re.search(r"([A-Z]\w{2,20}), $", found.before)
        return bool(town and is_capital(town.group(1)))
    if not found.after.startswith(", "):
        return False
    if found.entry.text in words("twins"):
        word = re.match(r", ([A-Z]\w{2,20})", found.after)
        state = places().get(word.group(1)) if word else None
        if state and state.form == "name" and state.codes != found.entry.codes:
            return True
    rest = found.after[2:]
    states = words("provinces") | ({"Georgia"} if found.entry.form == "capital" else set())
    return any(rest.startswith(s) and not rest[len(s) : len(s) + 1].isalnum() for s in states)


def is_capital(word: str) -> bool:
    entry = places().get(word)
    return entry is not None and entry.form == "capital"


def _money_or_language(found: Found) -> bool:
    """ "Canadian dollars", "said in French"."""
    if _MONEY.match(found.after):
        return found.entry.form in ("name", "demonym")
    return bool(
        found.entry.form == "demonym"
        and found.entry.text in words("languages")
        and _SPOKEN.search(found.before)
        and _LANGUAGE_END.match(found.after)
    )


def _all_capitals(found: Found) -> bool:
    """ "US", "WHO" and "AU" mean nothing where every word is in capitals."""
    return len(found.entry.text) <= 3 and found.sentence.text.isupper()


def _foreign_seat(found: Found) -> bool:
    """ "the German Foreign Office" is not the British one."""
    preceding = _WORD_BEFORE.search(found.before)
    if found.entry.form != "seat" or not preceding:
        return False
    owner = places().get(preceding.group(1))
    return bool(owner and owner.form in ("name", "demonym") and owner.codes != found.entry.codes)


_DROPS: tuple[Callable[[Found], bool], ...] = (
    _compound, _part_of_a_state, _ethnic, _in_proper_name, _person, _town_elsewhere, _money_or_language, _all_capitals, _foreign_seat,
)  # fmt: skip
