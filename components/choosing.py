"""A choice from words that somebody typed: each is checked against what the case knows, and a fault is one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from components.choice import CERTAINTIES, LAYERS, Choice
from components.palette import THEMES
from components.plain_text import line
from data.case import Case
from data.world import REGIONS


class ChoiceError(ValueError):
    """A word that names nothing. The message says which and what is known."""


def choose(case: Case, start: Choice, said: Mapping[str, str | None]) -> Choice:
    """`start` with what `said` asks for: layer, as_of, side, certainty, region, theme; None changes nothing.

    Raises ChoiceError.
    """
    allowed: Mapping[str, tuple[str, ...]] = {
        "layer": LAYERS,
        "side": tuple(side.id for side in case.sides),
        "certainty": tuple(CERTAINTIES),
        "region": REGIONS,
        "theme": THEMES,
    }
    values: dict[str, object] = {name: getattr(start, name) for name in (*allowed, "as_of", "context")}
    for name, word in said.items():
        if word is None:
            continue
        if name == "as_of":
            values[name] = _date(word)
        else:
            known = {value.casefold(): value for value in among("parameter", name, allowed) and allowed[name]}
            values[name] = among(name, known.get(str(word).casefold(), str(word)), allowed[name])
    return Choice(**values)  # type: ignore[arg-type]


def among(name: str, word: str, known: Iterable[str]) -> str:
    """The word, when it is known. Raises ChoiceError."""
    if word not in known:
        raise ChoiceError(f"{name} {line(word)[:60]!r} is not one of {', '.join(known) or 'none'}")
    return word


def _date(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except (TypeError, ValueError):
        raise ChoiceError(f"as-of {line(str(word))[:60]!r} is not a date like 2024-05-31") from None
