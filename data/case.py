"""A case: a folder under seeds/ with articles, case.toml, records.json and context tables, checked at load."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pycountry

from data.article import Article
from data.case_file import MOST_TITLE, CaseError, as_date, parse_crisis, read_crisis, read_mapping
from data.corrections import Count, Step, correct, count, replay
from data.crisis import Crisis, Side
from data.intact import DamagedError, check
from data.article import plain
from data.records import KINDS, Aid, Event, Record, RecordError, Records, Stance
from data.world import is_known, places

SEEDS = Path(__file__).parent.parent / "seeds"
CASE_KEYS = frozenset({"title", "publisher", "articles", "before"})
ARTICLE_KEYS = {"file", "sha256", "title", "publisher", "published"}
CONTEXT = {
    "aid": {"date", "donor", "recipient", "amount", "currency", "status", "publisher", "url"},
    "displacement": {"origin", "destination", "people_low", "people_high", "as_of", "publisher", "url"},
    "groups": {"group", "member", "from", "to", "publisher", "url"},
    "recognition": {"date", "actor", "side", "stance", "publisher", "url"},
}
"""The context tables a case may have, with the columns each must have."""
CODE_COLUMNS = ["donor", "recipient", "origin", "destination", "actor", "member"]

__all__ = ["Case", "CaseError", "case_ids", "load_case", "read_articles"]


@dataclass(frozen=True, eq=False)
class Case:
    """One crisis, ready to draw. `context` holds facts that are not from the articles, by table name.

    A case never changes, so what is made from one can be kept; two loaded apart are two, whatever they hold.
    """

    id: str
    title: str
    publisher: str
    crisis: Crisis
    articles: tuple[Article, ...]
    records: Records
    context: Mapping[str, pd.DataFrame]
    found: Records | None = None
    """What the extractor found, where it is kept; `log` applied to it gives `records`."""
    log: tuple[Step, ...] = ()
    before: tuple[str, ...] = ()
    """The articles that tell what was before, where a case was made to compare two."""

    @property
    def reviewed(self) -> Count | None:
        """How far people have gone through what was found; None where that is not kept."""
        return None if self.found is None else count(replay(self.found, self.log, {a.name: a for a in self.articles}))

    @property
    def published(self) -> date:
        return self.crisis.published

    @property
    def focus_country(self) -> str | None:
        return self.crisis.focus_country

    @property
    def sides(self) -> tuple[Side, ...]:
        return self.crisis.sides

    @property
    def opposed(self) -> tuple[tuple[str, str], ...]:
        return self.crisis.opposed

    def side(self, id_: str) -> Side:
        """The side with this id. Raises KeyError."""
        for side in self.sides:
            if side.id == id_:
                return side
        raise KeyError(id_)

    def article(self, name: str) -> Article:
        """The article that evidence names. Raises KeyError."""
        for article in self.articles:
            if article.name == name:
                return article
        raise KeyError(name)


def case_ids(folder: Path = SEEDS) -> list[str]:
    """The cases of a folder, every subfolder with a case.toml: as its order.txt has them, then the others by name.

    The page opens the first. Neither name nor date says which that should be, so the folder does.
    """
    found = {path.parent.name for path in folder.glob("*/case.toml")}
    order = folder / "order.txt"
    listed = order.read_bytes().decode("utf-8", "replace").split() if order.is_file() else []
    return [id_ for id_ in dict.fromkeys([*listed, *sorted(found)]) if id_ in found]


def load_case(id_: str, folder: Path = SEEDS) -> Case:
    """Load and check one case. Raises CaseError that names file, record and fault."""
    if id_ not in case_ids(folder):
        raise CaseError(f"there is no case {id_!r}; there are: {', '.join(case_ids(folder)) or 'none'}")
    home = folder / id_
    try:
        check(folder, f"{id_}/")
        places()
    except DamagedError as damage:
        raise CaseError(str(damage)) from None
    said = read_mapping(home / "case.toml")
    crisis, _ = read_crisis(home / "case.toml", CASE_KEYS)
    articles = read_articles(home)
    if unused := unused_aliases(crisis, articles):
        raise CaseError(f"{home / 'case.toml'}: no article uses the alias {unused[0]!r}")
    found = _records(home / "found.json") if (home / "found.json").exists() else None
    case = Case(
        id=id_,
        title=_text(said, "title", home),
        publisher=_text(said, "publisher", home),
        crisis=crisis,
        articles=articles,
        records=_records(home / "records.json"),
        context=dict(_context(home / "context")),
        found=found,
        log=tuple(read_log(home)),
        before=_before(said, articles, home),
    )
    _check_log(case, home)
    for file, told in (("records.json", case.records), ("found.json", found or Records())):
        for kind in KINDS:
            for n, record in enumerate(getattr(told, kind)):
                if fault := next(faults(record, case), None):
                    raise CaseError(f"{home / file}: {kind}[{n}] at {record.evidence.start}: {fault}")
    return case


def read_log(home: Path) -> list[Step]:
    """What people changed, from corrections.toml (by hand) or corrections.json (by the page). Raises CaseError."""
    for path in (home / "corrections.toml", home / "corrections.json"):
        if path.exists():
            said = read_mapping(path).get("corrections", [])
            if not isinstance(said, list) or not all(isinstance(step, dict) for step in said):
                raise CaseError(f"{path}: corrections should be a list of steps")
            return said
    return []


def _before(said: Mapping[str, Any], articles: tuple[Article, ...], home: Path) -> tuple[str, ...]:
    names = said.get("before", [])
    if not isinstance(names, list) or any(name not in [a.name for a in articles] for name in names):
        raise CaseError(f"{home / 'case.toml'}: before should list articles of the case by name")
    return tuple(names)


def _check_log(case: Case, home: Path) -> None:
    if case.found is None:
        return
    try:
        told = correct(case.found, case.log, {a.name: a for a in case.articles})
    except CaseError as fault:
        raise CaseError(f"{home}: {fault}") from None
    if told.as_json() != case.records.as_json():
        raise CaseError(f"{home / 'records.json'}: is not what found.json gives after the corrections")


def unused_aliases(crisis: Crisis, articles: tuple[Article, ...]) -> list[str]:
    """Aliases that stand in no article: a misspelling, or left over from another text."""
    told = "\n".join(plain(a.text).casefold() for a in articles)
    return [alias for side in crisis.sides for alias in side.aliases if plain(alias).casefold() not in told]


def read_articles(home: Path) -> tuple[Article, ...]:
    """The articles case.toml lists, byte for byte. Raises CaseError if one is missing, changed or not UTF-8."""
    path = home / "case.toml"
    said = read_mapping(path)
    listed = said.get("articles")
    if not isinstance(listed, list) or not listed:
        raise CaseError(f"{path}: articles is missing; list at least one with file and sha256")
    published = parse_crisis(said).published
    found = []
    for entry in listed:
        if not isinstance(entry, dict) or not {"file", "sha256"} <= set(entry) <= ARTICLE_KEYS:
            raise CaseError(f"{path}: each of articles needs file and sha256, and may have title, publisher, published")
        if not all(isinstance(entry.get(name, ""), str) for name in ("file", "sha256", "title", "publisher")):
            raise CaseError(f"{path}: file, sha256, title and publisher of an article are words")
        found.append(_article(home / Path(entry["file"]).name, entry, published, said))
    return tuple(found)


def _article(path: Path, entry: Mapping[str, Any], published: date, said: Mapping[str, Any]) -> Article:
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as fault:
        raise CaseError(f"{path}: cannot be read ({fault.strerror})") from None
    except UnicodeDecodeError:
        raise CaseError(f"{path}: is not UTF-8 text") from None
    except ValueError:  # a name that no file can have
        raise CaseError(f"{path.with_name('case.toml')}: {path.name!r} is no file") from None
    article = Article(
        name=path.stem,
        text=text,
        published=as_date(entry.get("published", published), f"{path.name}: published"),
        title=entry.get("title", ""),
        publisher=entry.get("publisher", said.get("publisher", "")),
    )
    if article.sha256 != entry["sha256"]:
        raise CaseError(
            f"{path}: sha256 is {article.sha256}, case.toml says {entry['sha256']}; the article was altered"
        )
    return article


def _records(path: Path) -> Records:
    said = read_mapping(path)
    try:
        return Records.from_json(said)
    except RecordError as fault:
        raise CaseError(f"{path}: {fault}") from None


def _context(folder: Path) -> Iterator[tuple[str, pd.DataFrame]]:
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in CONTEXT:
            raise CaseError(f"{path}: unknown context table; known are {', '.join(CONTEXT)}")
        try:
            table = pd.read_csv(path, dtype=str, keep_default_na=False)
        except (OSError, ValueError) as fault:
            raise CaseError(f"{path}: is no table in UTF-8 ({type(fault).__name__})") from None
        if missing := sorted(CONTEXT[path.stem] - set(table.columns)):
            raise CaseError(f"{path}: column {', '.join(missing)} is missing")
        for column in table.columns.intersection(CODE_COLUMNS):
            if unknown := [code for code in table[column] if code and not is_known(code)]:
                raise CaseError(f"{path}: {column} {unknown[0]!r} is no known code")
        yield path.stem, table


def _text(said: Mapping[str, Any], key: str, home: Path) -> str:
    if not isinstance(said.get(key), str) or not said[key].strip():
        raise CaseError(f"{home / 'case.toml'}: {key} is missing")
    if len(said[key]) > MOST_TITLE:
        raise CaseError(f"{home / 'case.toml'}: {key} has more than {MOST_TITLE} characters; shorten it")
    return str(said[key])


def faults(record: Record, case: Case) -> Iterator[str]:
    """What is wrong with one record, one sentence each: quotes, codes, sides, dates, currency."""
    names = {a.name: a for a in case.articles}
    for e in (record.evidence, *record.also):
        if e.article not in names:
            yield f"there is no article {e.article!r}"
        elif not 0 <= e.start < e.end or names[e.article].text[e.start : e.end] != e.quote:
            yield f"the article does not have {e.quote[:60]!r} at {e.start}..{e.end}"
    if wrong := record.wrong():
        yield wrong
    yield from code_faults(record)
    yield from _own_faults(record, case)


def code_faults(record: Record) -> Iterator[str]:
    """Codes of places, groups and currencies that nobody knows, one sentence each."""
    for name in ("actor", "origin", "destination", "donor", "recipient", "reporter"):
        code = getattr(record, name, None)
        if code is not None and not is_known(code):
            yield f"{name} {code[:40]!r} is no known code"
    if isinstance(record, Event) and (unknown := [code for code in record.countries if not is_known(code)]):
        yield f"countries {unknown[0][:40]!r} is no known code"
    currency = record.currency if isinstance(record, Aid) else None
    if currency is not None and pycountry.currencies.get(alpha_3=currency) is None:
        yield f"currency {currency[:40]!r} is no ISO 4217 code"


def _own_faults(record: Record, case: Case) -> Iterator[str]:
    ids = {s.id for s in case.sides}
    if isinstance(record, Stance):
        if record.side not in ids and not (record.side is None and record.stance == "neutral"):
            yield f"side {record.side!r} is none of {', '.join(sorted(ids))}"
        if record.actor == case.focus_country:
            yield f"the focus country {record.actor} is no actor of a stance"
    elif isinstance(record, Aid) and record.amount is not None and record.currency is None:
        yield "amount: a sum needs a currency"
