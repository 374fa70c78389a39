"""A case in the making: articles, details as far as they are known, what was found, the review so far.

A draft is plain values that can be written as JSON at any moment; `case` makes a case of it when it is complete.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, TypeVar

from data.article import Article
from data.case import Case, code_faults, unused_aliases
from data.case_file import MOST_TITLE, CaseError, as_date, parse_crisis
from data.corrections import Step, correct
from data.crisis import Crisis, Side
from data.records import RecordError, Records
from data.reviewing import Review, review
from data.shapes import misfit

SCHEMA = "stance-atlas-draft/1"
_DAY = date(2000, 1, 1)
"""Stands in an article of a draft whose date is not known yet."""


@dataclass(frozen=True, slots=True)
class Draft:
    """`published` is ISO or empty; `rivals`: two sides exclude each other. `found` None: not read yet.

    `pasted`: text that was typed and not yet used.
    `saved_as` and `saved_version`: the saved case it was opened from or saved to, to see who else saved it.
    """

    articles: tuple[Article, ...] = ()
    title: str = ""
    publisher: str = ""
    published: str = ""
    focus_country: str = ""
    sides: tuple[Side, ...] = ()
    rivals: bool = True
    found: Records | None = None
    log: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()
    saved_as: str = ""
    saved_version: str = ""
    pasted: str = ""

    def crisis(self) -> Crisis:
        """What reading needs. Raises CaseError, one sentence that says what is missing."""
        if not self.published:
            raise CaseError(
                "the date of publication is missing; relative dates such as “on Monday” are counted from it"
            )
        opposed = [[a.id, b.id] for a, b in [self.sides[:2]]] if self.rivals and len(self.sides) == 2 else []
        said = {
            "published": self.published,
            "focus_country": self.focus_country or None,
            "sides": [{"id": s.id, "name": s.name, "aliases": list(s.aliases), "colour": s.colour} for s in self.sides],
            "opposed": opposed,
        }
        return parse_crisis(said)

    def dated(self) -> tuple[Article, ...]:
        """The articles, those without a date or publisher of their own taking the case's."""
        day = as_date(self.published, "published")
        return tuple(
            replace(a, published=day if a.published == _DAY else a.published, publisher=a.publisher or self.publisher)
            for a in self.articles
        )

    def case(self, id_: str) -> Case:
        """The case as it stands. Raises CaseError, one sentence that says what is missing."""
        if not self.articles:
            raise CaseError("there is no article yet; paste or upload one")
        crisis, articles = self.crisis(), self.dated()
        for value, name in ((self.title, "title"), (self.publisher, "publisher")):
            if not value.strip():
                raise CaseError(f"the {name} is missing")
            if len(value) > MOST_TITLE:
                raise CaseError(f"the {name} has more than {MOST_TITLE} characters; shorten it")
        if unused := unused_aliases(crisis, articles):
            raise CaseError(f"no article says “{unused[0]}”; take it from the side’s other names")
        found = self.found or Records()
        records = correct(found, self.log, {a.name: a for a in articles})
        return Case(id_, self.title, self.publisher, crisis, articles, records, {}, found, self.log)

    def review(self, id_: str) -> Review:
        """The review as it stands."""
        return review(self.case(id_), self.undone)

    def since(self, old: Draft) -> Draft:
        """This draft, to be read anew if what was found with the `old` details may no longer hold."""
        same = (self.published, self.focus_country) == (old.published, old.focus_country)
        kept = {s.id for s in old.sides} <= {s.id for s in self.sides}
        return self if same and kept else replace(self, found=None)

    def reviewed(self, now: Review) -> Draft:
        """The draft after a step of its review."""
        return replace(self, log=now.log, undone=now.undone)

    def as_json(self) -> bytes:
        """The draft as it is kept between two visits."""
        said: dict[str, Any] = {name: getattr(self, name) for name in _PLAIN} | {"schema": SCHEMA}
        said["articles"] = [asdict(a) | {"published": a.published.isoformat()} for a in self.articles]
        said["sides"] = [asdict(s) for s in self.sides]
        said["found"] = None if self.found is None else self.found.as_json()
        return json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")


_PLAIN = (
    "title",
    "publisher",
    "published",
    "focus_country",
    "rivals",
    "log",
    "undone",
    "saved_as",
    "saved_version",
    "pasted",
)


def from_json(data: bytes) -> Draft:
    """Read what `as_json` wrote. Raises CaseError."""
    try:
        said: Mapping[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
        if said["schema"] != SCHEMA:
            raise CaseError(f"the draft has the schema {said['schema']!r}, not {SCHEMA}")
        plain = {name: said[name] for name in _PLAIN} | {"log": tuple(said["log"]), "undone": tuple(said["undone"])}
        articles = tuple(
            _fitting(Article, a | {"published": date.fromisoformat(a["published"])}) for a in said["articles"]
        )
        sides = tuple(_fitting(Side, s | {"aliases": tuple(s["aliases"])}) for s in said["sides"])
        found = None if said["found"] is None else Records.from_json(said["found"])
        for record in found.all() if found else ():
            if wrong := next(code_faults(record), None):
                raise CaseError(f"the draft cannot be read: {record.kind} record: {wrong}")
        return _fitting(Draft, plain | {"articles": articles, "sides": sides, "found": found})
    except (KeyError, TypeError, ValueError, RecursionError, RecordError) as fault:
        if isinstance(fault, CaseError):
            raise
        raise CaseError(f"the draft cannot be read ({type(fault).__name__})") from None


T = TypeVar("T")


def _fitting(kind: type[T], values: Mapping[str, Any]) -> T:
    """A value of a dataclass. Raises CaseError when one of `values` is of another type than the field's."""
    if wrong := misfit(kind, values):
        raise CaseError(f"the draft cannot be read: {wrong}")
    return kind(**values)


def article(
    text: str,
    taken: Mapping[str, Article] | tuple[Article, ...] = (),
    *,
    title: str = "",
    publisher: str = "",
    published: str = "",
) -> Article:
    """A new article of a draft, under a name that is not taken."""
    names = {a.name for a in (taken.values() if isinstance(taken, Mapping) else taken)}
    name = next(n for i in range(1, len(names) + 2) if (n := "article" if i == 1 else f"article-{i}") not in names)
    return Article(name, text, date.fromisoformat(published) if published else _DAY, title, publisher)


def side_ids(sides: Sequence[Side], old: Sequence[Side]) -> list[str]:
    """Ids for typed sides: that of the old side of this name, or else of this place; for a new one from its name."""
    by_name = {s.name: s.id for s in old}
    taken = {by_name[s.name] for s in sides if s.name in by_name}
    found: list[str] = []
    for n, side in enumerate(sides):
        place = old[n].id if n < len(old) and old[n].id not in taken else ""
        base = re.sub(r"\W+", "-", side.name.split()[-1].casefold()).strip("-") or "side"
        fresh = next(i for k in range(1, 99) if (i := base if k == 1 else f"{base}-{k}") not in {*taken, *found})
        id_ = by_name.get(side.name) if by_name.get(side.name) not in found else None
        found.append(id_ or (place if place not in found else "") or fresh)
    return found


def draft_of(case: Case, saved_as: str = "", saved_version: str = "") -> Draft:
    """A draft to go on with a case. Its context tables are not taken along."""
    kept = case.found is not None
    return Draft(
        articles=case.articles,
        title=case.title,
        publisher=case.publisher,
        published=case.published.isoformat(),
        focus_country=case.focus_country or "",
        sides=case.sides,
        rivals=bool(case.opposed),
        found=case.found if kept else case.records,
        log=case.log if kept else (),
        saved_as=saved_as,
        saved_version=saved_version,
    )
