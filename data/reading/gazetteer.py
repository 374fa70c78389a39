"""Names of states and groups in English, one table: text -> codes and form.

Sources: CLDR (Babel), ISO 3166-1 (pycountry), and the reviewed tables under data/lexicon.
"""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import pycountry
from babel import Locale

LEXICON = Path(__file__).parent.parent / "lexicon"
EntryForm = Literal["name", "demonym", "capital", "seat", "leader", "group", "other", "person"]
"""`other` and `person` are proper names that are no actor: found so that nothing inside them is."""
WORD = re.compile(r"\w+")
_NO_PLURAL = ("ese", "ish", "ch", "ss")
_SMALL = {"of", "the", "and", "de", "du", "la", "d'Ivoire", "da"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One name as written: its codes (none for a name that is no actor) and what sort of name it is."""

    text: str
    codes: tuple[str, ...]
    form: EntryForm


class Gazetteer:
    """Names by their first word, longest first; matching is case-sensitive and by whole words."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        merged: dict[str, Entry] = {}
        for entry in entries:
            old = merged.get(entry.text)
            if old is None:
                merged[entry.text] = entry
            elif old.form == entry.form:
                codes = tuple(dict.fromkeys((*old.codes, *entry.codes)))
                merged[entry.text] = Entry(entry.text, codes, entry.form)
        self._by_first: dict[str, list[Entry]] = {}
        for entry in sorted(merged.values(), key=lambda e: -len(e.text)):
            first = WORD.match(entry.text)
            if first:
                self._by_first.setdefault(first.group(), []).append(entry)
        self._entries = merged

    def get(self, text: str) -> Entry | None:
        """The entry written exactly so."""
        return self._entries.get(text)

    def entries(self) -> Iterator[Entry]:
        """Every name once."""
        return iter(self._entries.values())

    def at(self, text: str, start: int, first: str) -> Entry | None:
        """The longest name that begins at `start`, where the word `first` begins."""
        for entry in self._by_first.get(first, ()):
            end = start + len(entry.text)
            if text.startswith(entry.text, start) and not _joins(text, end):
                return entry
        return None

    def scan(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """All names from left to right, longest first, none overlapping: start, end, entry."""
        done = 0
        for word in WORD.finditer(text):
            if word.start() < done:
                continue
            entry = self.at(text, word.start(), word.group())
            if entry is not None:
                done = word.start() + len(entry.text)
                yield word.start(), done, entry


def _joins(text: str, end: int) -> bool:
    """Whether the character at `end` carries the word on, so that the name ends too early."""
    return end < len(text) and (text[end].isalnum() or text[end] in "_$")


@lru_cache(maxsize=1)
def places() -> Gazetteer:
    """States, their people, capitals and seats, groups and other organisations; no persons."""
    return Gazetteer(with_spellings(_all_entries()))


def rows(name: str) -> list[dict[str, str]]:
    """A table of data/lexicon as dicts; lines that begin with # are notes."""
    with (LEXICON / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@lru_cache(maxsize=8)
def table(name: str) -> dict[str, Any]:
    """A TOML table of data/lexicon."""
    return tomllib.loads((LEXICON / name).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def state_names() -> dict[str, str]:
    """ISO 3166-1 alpha-3 code -> short English name; Kosovo as XKX."""
    english = Locale("en").territories
    names = {c.alpha_3: str(english.get(c.alpha_2, c.name)) for c in pycountry.countries}
    return names | {"XKX": str(english["XK"])}


def _all_entries() -> Iterator[Entry]:
    for row in rows("countries.csv"):
        code = (row["code"],)
        yield from _entries(row["names"], code, "name")
        yield from _entries(row["capitals"].replace(";", ","), code, "capital")
        yield from _entries(row["seats"], code, "seat")
        for text in _split(row["demonyms"]):
            yield from (Entry(t, code, "demonym") for t in plurals(text))
    for row in rows("groups.csv"):
        form: EntryForm = "other" if row["form"] == "other" else "group"
        yield from _entries(row["texts"], (row["code"],) if row["code"] else (), form)
    for row in rows("foreign_names.csv"):
        yield Entry(row["text"], (row["code"],), "name")
    for row in rows("ambiguous.csv"):
        ambiguous: EntryForm = row["form"]  # type: ignore[assignment]
        yield Entry(row["text"], tuple(_split(row["codes"])), ambiguous)
    yield from _entries("|".join(table("homographs.toml")["blocked"]), (), "other")
    yield from _official_names()


def _official_names() -> Iterator[Entry]:
    for code, text in state_names().items():
        yield from (Entry(t, (code,), "name") for t in _variants(text) if _usable(t))
    for country in pycountry.countries:
        for key in ("name", "common_name", "official_name"):
            text = getattr(country, key, "")
            if text and _usable(text):
                yield Entry(text.removeprefix("the "), (country.alpha_3,), "name")


def _usable(text: str) -> bool:
    """Not a name turned round ("Korea, Republic of") nor one whose plain form needs more care."""
    return "," not in text and text not in {"Congo", "Jersey", "Saint Martin", "Macau", "Congo - Kinshasa"}


def _variants(text: str) -> Iterator[str]:
    """CLDR's short forms as people write them: "Antigua & Barbuda", "Myanmar (Burma)", "Hong Kong SAR China"."""
    text = text.replace("\u2019", "'")
    bare = re.sub(r" \([^()]*\)$| SAR China$", "", text)
    yield bare
    if " & " in bare:
        yield bare.replace(" & ", " and ")


def plurals(text: str) -> tuple[str, ...]:
    """ "Bolivian+" -> "Bolivian", "Bolivians"; without the plus sign the word as it is."""
    if not text.endswith("+"):
        return (text,)
    single = text[:-1]
    return (single,) if single.endswith(_NO_PLURAL) and single != "Czech" else (single, single + "s")


def _split(cell: str) -> list[str]:
    return [text for text in (cell or "").split("|") if text]


def _entries(cell: str, codes: tuple[str, ...], form: EntryForm) -> Iterator[Entry]:
    return (Entry(text, codes, form) for text in _split(cell))


def with_spellings(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Each entry, then its spellings: without accents, with "The", in capitals (long enough words only)."""
    seen: list[Entry] = list(entries)
    yield from seen
    for entry in seen:
        for text in _spellings(entry):
            yield Entry(text, entry.codes, entry.form)


def _spellings(entry: Entry) -> Iterator[str]:
    bare = unaccented(entry.text)
    if len(bare) == len(entry.text):
        yield bare
    if entry.text.startswith("the "):
        yield "The" + entry.text[3:]
    if len(bare) >= 4 and entry.form != "seat":
        yield from (entry.text.upper(), bare.upper())


def unaccented(text: str) -> str:
    """The text in base letters: "Côte" -> "Cote"."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
