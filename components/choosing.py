"""A choice from words that somebody typed: each is checked against what the case knows, and a fault is one sentence.

`choose` serves the command line, where a fault ends the command; `asked` and `choice_of` serve the address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from components.choice import CERTAINTIES, CONTEXT, LAYERS, SPAN, Address, Choice, read_address
from components.palette import THEMES
from components.plain_text import line
from data.case import Case
from data.records import GROUPS, Record
from data.world import REGIONS, codes


class ChoiceError(ValueError):
    """A word that names nothing. The message says which and what is known."""


def choose(case: Case, start: Choice, said: Mapping[str, str | None]) -> Choice:
    """`start` with what `said` asks for: layer, as_of, side, certainty, region, theme; None changes nothing.

    A layer is named with or without `,context`.

    Raises ChoiceError.
    """
    allowed: Mapping[str, tuple[str, ...]] = {
        "layer": LAYERS,
        "side": tuple(side.id for side in case.sides),
        "certainty": tuple(CERTAINTIES),
        "region": REGIONS,
        "theme": THEMES,
    }
    values: dict[str, object] = {name: getattr(start, name) for name in (*allowed, "as_of", "since", "context")}
    for name, word in said.items():
        if word is None:
            continue
        if name == "layer":
            values["context"] = word.casefold().endswith(CONTEXT)
            word = word[: -len(CONTEXT)] if values["context"] else word
        if name == "as_of":
            first, dots, last = word.partition(SPAN)
            values |= {
                "since": _date(first) if dots else None,
                "as_of": _date(last) if last else None if dots else _date(first),
            }
        else:
            known = {value.casefold(): value for value in among("parameter", name, allowed) and allowed[name]}
            values[name] = among(name, known.get(str(word).casefold(), str(word)), allowed[name])
    values["as_of"] = None if values["as_of"] == case.published else values["as_of"]
    return Choice(**values)  # type: ignore[arg-type]


def asked(case: Case, said: Mapping[str, str], cases: Iterable[str]) -> Address:
    """The query parameters `said`, read for a case; `cases` are the ids that may be named."""
    return read_address(
        said,
        cases=cases,
        sides=(side.id for side in case.sides),
        countries=codes() | set(GROUPS),
        facts={record.id: mark_of(case, record) for record in case.records.all()},
    )


def mark_of(case: Case, record: Record) -> str:
    """The short fingerprint of a record's article, by which a link to it tells later whether the article changed."""
    return case.article(record.evidence.article).sha256[:8]


def choice_of(case: Case, values: Mapping[str, str]) -> Choice:
    """The choice that the values of an `Address` make; country, fact and case are not part of it. Raises ChoiceError."""
    said = {name: values.get(name) or None for name in ("layer", "side", "certainty", "region", "theme")}
    return choose(case, Choice(), said | {"as_of": values.get("asof") or None})


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
