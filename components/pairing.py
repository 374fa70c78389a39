"""Two cases, or two articles of cases, as one case whose first part tells what was before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from data.article import Article
from data.case import Case
from data.case_file import CaseError
from data.crisis import Crisis, Side
from data.records import KINDS, Evidence, Records


def only(case: Case, article: str) -> Case:
    """The case as one of its articles alone tells it. Raises CaseError."""
    held = {a.name: a for a in case.articles}
    if article not in held:
        raise CaseError(f"{case.id} has no article {article!r}; it has {', '.join(held)}")
    told = {
        kind: tuple(_told(r, article) for r in getattr(case.records, kind) if _told(r, article) is not None)
        for kind in KINDS
    }
    alone = held[article]
    crisis = replace(case.crisis, published=alone.published)
    return replace(
        case,
        title=alone.title or case.title,
        publisher=alone.publisher or case.publisher,
        crisis=crisis,
        articles=(alone,),
        records=Records(**told),
        found=None,
        log=(),
    )


def pair(id_: str, first: Case, second: Case) -> Case:
    """One case of two: `first` is what was before. Sides are the same where their id or their name is."""
    sides, same = list(second.sides), {}
    for side in first.sides:
        twin = next((s for s in second.sides if s.name.casefold() == side.name.casefold() or s.id == side.id), None)
        same[side.id] = twin.id if twin else side.id
        if twin is None:
            sides.append(Side(side.id, side.name, side.aliases))
    opposed = tuple(dict.fromkeys([*second.opposed, *((same[a], same[b]) for a, b in first.opposed)]))
    days = sorted([first.published, second.published])
    crisis = Crisis(days[1], second.focus_country or first.focus_country, tuple(sides), opposed)
    one, two = _named(first, "before", same), _named(second, "after", {s.id: s.id for s in second.sides})
    records = {kind: (*getattr(one.records, kind), *getattr(two.records, kind)) for kind in KINDS}
    title = second.title if first.title == second.title else f"{second.title}; {first.title}"
    publishers = "; ".join(dict.fromkeys([second.publisher, first.publisher]))
    context: Mapping[str, Any] = {}
    names = tuple(a.name for a in one.articles)
    return Case(
        id_, title, publishers, crisis, (*one.articles, *two.articles), Records(**records), context, before=names
    )


def _named(case: Case, prefix: str, same: Mapping[str, str]) -> Case:
    """The case with its articles under names that the other case cannot have, and sides by their common ids."""

    def there(e: Evidence) -> Evidence:
        return replace(e, article=f"{prefix}-{e.article}")

    def moved(r: Any) -> Any:
        new = replace(r, evidence=there(r.evidence), also=tuple(map(there, r.also)))
        return replace(new, side=same.get(r.side, r.side)) if getattr(r, "side", None) else new

    records = {kind: tuple(moved(r) for r in getattr(case.records, kind)) for kind in KINDS}
    articles: tuple[Article, ...] = tuple(replace(a, name=f"{prefix}-{a.name}") for a in case.articles)
    return replace(case, articles=articles, records=Records(**records), found=None, log=())


def _told(record: Any, article: str) -> Any:
    """The record as this article tells it, or None."""
    held = [e for e in (record.evidence, *record.also) if e.article == article]
    return replace(record, evidence=held[0], also=tuple(held[1:])) if held else None
