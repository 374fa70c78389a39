"""The stance lexicon, read from TOML at first use: which words say which stance, and where the side stands.

A pattern is a head word and the parts that follow it in order (see the comment at the top of the lexicon).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

LEXICON = Path(__file__).parent / "lexicon"
FILES = ("stances.toml", "stances_idioms.toml", "stances_judgements.toml", "stances_neutral.toml")
"""Plain cues and the classes of words; set phrases; judgements; who takes no side or sets terms. All share the classes."""
Target = Literal[
    "slot",
    "last",
    "last-friend",
    "echo",
    "cause",
    "both",
    "holder",
    "riser",
    "adverse",
    "accused",
    "act",
    "declared",
    "standing",
    "armed",
    "risen",
    "force",
]


class LexiconError(ValueError):
    """The lexicon cannot be read: an unknown class, a pattern without a head."""


@dataclass(frozen=True, slots=True)
class Part:
    """One place of a pattern: fixed `words`, a slot for the side (`slot` is "side", "result" ...), or the clause's `end`."""

    words: frozenset[str] = frozenset()
    slot: str = ""
    optional: bool = False
    far: bool = False
    end: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A head word and what must follow it, in order."""

    heads: frozenset[str]
    parts: tuple[Part, ...]

    @property
    def direct(self) -> bool:
        """The side is the head's direct object, so it is the subject of a passive."""
        return bool(self.parts) and self.parts[0].slot != ""

    @property
    def size(self) -> int:
        return len(self.parts)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the lexicon. `labels` has one label for each slot of the pattern, mostly one.

    `negated` is the label under any denial, `refused` only under a refusal ("would not"); None: nothing.
    """

    id: str
    patterns: tuple[Pattern, ...]
    labels: tuple[str | None, ...]
    negated: str | None = None
    refused: str | None = None
    target: Target = "slot"
    future: bool = False
    soft: bool = False
    conditional: bool = False
    nouns: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    examples: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """All entries, and for each kind the entries by head word: verbs longest pattern first."""

    entries: tuple[Entry, ...]
    verbs: Mapping[str, tuple[tuple[Entry, Pattern], ...]]
    nouns: Mapping[str, Entry]
    roles: Mapping[str, Entry]
    classes: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1)
def phrasebook() -> Phrasebook:
    """The bundled lexicon. Raises LexiconError when an entry is wrong."""
    said: dict[str, Any] = {"classes": {}}
    for name in FILES:
        for table, rows in tomllib.loads((LEXICON / name).read_text("utf-8")).items():
            if isinstance(rows, dict):
                said[table] |= rows
            else:
                said.setdefault(table, []).extend(rows)
    return parse(said)


def parse(said: Mapping[str, Any]) -> Phrasebook:
    """A phrasebook from its TOML tables `classes`, `cue`, `noun`, `role`."""
    classes = {name: frozenset(words) for name, words in said.get("classes", {}).items()}
    cues = [_entry(row, tuple(_pattern(line, classes) for line in row["say"])) for row in said.get("cue", ())]
    nouns = [_entry(row, ()) for row in said.get("noun", ())]
    roles = [_entry(row, ()) for row in said.get("role", ())]
    verbs: dict[str, list[tuple[Entry, Pattern]]] = {}
    for cue in cues:
        for pattern in cue.patterns:
            for head in sorted(pattern.heads):
                verbs.setdefault(head, []).append((cue, pattern))
    ordered = {head: tuple(sorted(found, key=lambda f: -f[1].size)) for head, found in verbs.items()}
    return Phrasebook((*cues, *nouns, *roles), ordered, _by_noun(nouns), _by_noun(roles), classes)


def _by_noun(entries: Iterable[Entry]) -> dict[str, Entry]:
    return {noun: entry for entry in entries for noun in entry.nouns}


def _entry(row: Mapping[str, Any], patterns: tuple[Pattern, ...]) -> Entry:
    labels = tuple(row["labels"]) if "labels" in row else (row.get("label"),)
    return Entry(
        id=row["id"],
        patterns=patterns,
        labels=labels,
        negated=row.get("negated"),
        refused=row.get("refused", row.get("negated")),
        target=row.get("object", "slot"),
        future=row.get("future", False),
        soft=row.get("soft", False),
        conditional=row.get("conditional", False),
        nouns=frozenset(row.get("nouns", ())),
        to=frozenset(row.get("to", ())),
        examples=tuple(row.get("examples", ())),
        rejects=tuple(row.get("rejects", ())),
    )


def _pattern(line: str, classes: Mapping[str, frozenset[str]]) -> Pattern:
    head, *rest = line.split()
    return Pattern(_words(head, classes), tuple(_part(word, classes) for word in rest))


def _part(word: str, classes: Mapping[str, frozenset[str]]) -> Part:
    optional = word.endswith("?")
    far = word.startswith(">")
    word = word.rstrip("?").lstrip(">")
    if word == "$":
        return Part(end=True)
    if word.startswith("*"):
        return Part(slot=word[1:] or "side", optional=optional, far=far)
    return Part(words=_words(word, classes), optional=optional, far=far)


def _words(word: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for one in word.split("|"):
        if one.startswith("@"):
            if one[1:] not in classes:
                raise LexiconError(f"no class {one} in the lexicon")
            found |= classes[one[1:]]
        elif one:
            found.add(one)
    if not found:
        raise LexiconError(f"a pattern with an empty word: {word!r}")
    return frozenset(found)
