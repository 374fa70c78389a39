"""The closed word lists of the stance reader, kept as data in `lexicon/words.toml`."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

WORDS = Path(__file__).parent / "lexicon" / "words.toml"


def words(module: str, name: str) -> frozenset[str]:
    """One list, by the module that reads it. Raises KeyError when there is none."""
    return frozenset(_tables()[module][name])


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(WORDS.read_text("utf-8"))
