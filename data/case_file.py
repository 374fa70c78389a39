"""Reading a case file: the few facts a reader needs before the article, from TOML or JSON."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from data.crisis import COLOURS, Crisis, Side
from data.world import codes

KEYS = {"published", "focus_country", "sides", "opposed"}
IGNORED = {"id", "crisis", "style", "stances", "displacement", "aid", "events", "unplaced"}
"""Keys of an annotated text: known, not needed to read an article."""
SIDE_KEYS = {"id", "name", "aliases", "colour"}
MOST_SIDES, MOST_NAME, MOST_TITLE = 12, 200, 300
"""More sides, or longer names and titles in characters, have no room on a printed map."""


class CaseError(ValueError):
    """A case that cannot be used. The message names file, record and fault in one sentence."""


def read_mapping(path: Path) -> dict[str, Any]:
    """The file's content. Raises CaseError when it is missing, not TOML or JSON, or not a table."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        said = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except OSError as fault:
        raise CaseError(f"{path}: cannot be read ({fault.strerror or fault})") from None
    except UnicodeDecodeError:
        raise CaseError(f"{path}: is not UTF-8 text") from None
    except (ValueError, RecursionError) as fault:
        kind = "JSON" if path.suffix == ".json" else "TOML"
        raise CaseError(f"{path}: is not valid {kind} ({str(fault).splitlines()[0]})") from None
    if not isinstance(said, dict):
        raise CaseError(f"{path}: should hold named values, such as published and sides")
    return said


def read_crisis(path: Path, further: frozenset[str] = frozenset()) -> tuple[Crisis, list[str]]:
    """The crisis a case file describes, and the keys that were known but not needed.

    `further` are keys that the caller handles. Raises CaseError on an unknown key or a wrong value.
    """
    said = read_mapping(path)
    if unknown := sorted(set(said) - KEYS - IGNORED - further):
        raise CaseError(f"{path}: unknown key {', '.join(unknown)}; known are {', '.join(sorted(KEYS | further))}")
    try:
        return parse_crisis(said), sorted(set(said) & IGNORED)
    except CaseError as fault:
        raise CaseError(f"{path}: {fault}") from None


def parse_crisis(said: Mapping[str, Any]) -> Crisis:
    """The crisis in a case file's values. Raises CaseError."""
    if "published" not in said:
        raise CaseError("published is missing; give the article's date as YYYY-MM-DD")
    focus = said.get("focus_country")
    if focus is not None and not (isinstance(focus, str) and focus in codes()):
        raise CaseError(f"focus_country {focus!r} is not an ISO 3166-1 alpha-3 code")
    sides = tuple(_side(s) for s in _list(said, "sides"))
    if len(sides) > MOST_SIDES:
        raise CaseError(f"there are {len(sides)} sides; a map tells at most {MOST_SIDES} apart")
    ids = [s.id for s in sides]
    if twice := {i for i in ids if ids.count(i) > 1}:
        raise CaseError(f"sides: id {', '.join(sorted(twice))} is there twice")
    opposed = tuple(_pair(pair, ids) for pair in _list(said, "opposed"))
    return Crisis(as_date(said["published"], "published"), focus, sides, opposed)


def as_date(value: Any, name: str) -> date:
    """A date written YYYY-MM-DD, or TOML's own. Raises CaseError."""
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise CaseError(f"{name} {value!r} is not a date YYYY-MM-DD") from None


def _list(said: Mapping[str, Any], key: str) -> list[Any]:
    value = said.get(key) or []
    if not isinstance(value, list):
        raise CaseError(f"{key} should be a list")
    return value


def _side(said: Any) -> Side:
    if not isinstance(said, dict) or not all(isinstance(said.get(k), str) and said[k] for k in ("id", "name")):
        raise CaseError("sides: each needs an id and a name")
    if unknown := sorted(set(said) - SIDE_KEYS):
        raise CaseError(f"sides: {said['id']} has unknown key {', '.join(unknown)}")
    aliases = said.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(a, str) and a.strip() for a in aliases):
        raise CaseError(f"sides: aliases of {said['id']} should be a list of names")
    if long := [name for name in (said["id"], said["name"], *aliases) if len(name) > MOST_NAME]:
        raise CaseError(f"sides: the name {long[0][:40]!r} … has more than {MOST_NAME} characters; shorten it")
    if (colour := said.get("colour", "")) not in ("", *COLOURS):
        raise CaseError(f"sides: colour {colour!r} of {said['id']} is none of {', '.join(COLOURS)}")
    return Side(said["id"], said["name"], tuple(aliases), colour=colour)


def _pair(said: Any, ids: list[str]) -> tuple[str, str]:
    if not isinstance(said, list) or len(said) != 2 or said[0] == said[1]:
        raise CaseError('opposed: each entry is a pair of side ids, such as ["a", "b"]')
    if unknown := [s for s in said if s not in ids]:
        raise CaseError(f"opposed: no side has the id {unknown[0]!r}")
    return said[0], said[1]
