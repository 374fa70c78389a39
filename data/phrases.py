"""Cues: small patterns over plain text that live in TOML beside their own examples and counter-examples.

Each entry has `id`, `role`, `pattern` and at least one example; `rejects` are texts it must not match. Patterns
are joined from lines, matched without regard to case, at word boundaries, and bound every quantifier.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of a lexicon. `role` is what it does for its finder, `label` what it says (a kind, a status)."""

    id: str
    role: str
    label: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    rejects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One cue found in a text, with its span there."""

    cue: Cue
    start: int
    end: int


@cache
def cues(name: str) -> tuple[Cue, ...]:
    """All entries of `lexicon/<name>.toml`, table by table. Raises ValueError on a faulty entry."""
    said = tomllib.loads(files("data").joinpath(f"lexicon/{name}.toml").read_text("utf-8"))
    return tuple(_cue(name, row) for row in said["cue"])


def _cue(name: str, row: dict[str, object]) -> Cue:
    def texts(key: str) -> tuple[str, ...]:
        value = row.get(key, [])
        return tuple(str(v) for v in value) if isinstance(value, list) else ()

    try:
        pattern = re.compile(rf"(?<![\w-])(?:{row['pattern']})(?![\w-])", re.I | re.X)
        return Cue(
            str(row["id"]), str(row["role"]), str(row.get("label", "")), pattern, texts("examples"), texts("rejects")
        )
    except (KeyError, re.error) as fault:
        raise ValueError(f"lexicon {name}: entry {row.get('id', '?')}: {fault}") from None


def hits(name: str, roles: frozenset[str], text: str) -> Iterator[Hit]:
    """Every hit of the cues with one of these roles, entry by entry."""
    for cue in cues(name):
        if cue.role in roles:
            for found in cue.pattern.finditer(text):
                if found.end() > found.start():
                    yield Hit(cue, found.start(), found.end())


def first(name: str, roles: frozenset[str], text: str) -> Hit | None:
    """The hit that begins first; of those the longest."""
    return min(hits(name, roles, text), key=lambda h: (h.start, -h.end), default=None)


def last(name: str, roles: frozenset[str], text: str) -> Hit | None:
    """The hit that ends last; of those the longest."""
    return max(hits(name, roles, text), key=lambda h: (h.end, h.end - h.start), default=None)
