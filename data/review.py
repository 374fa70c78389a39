"""From what the extractor found to what a case holds: corrections by hand, each with a reason.

    python -m data.review seeds/CASE      read the articles again, apply corrections.toml, write records.json

A correction is `{do = "add", kind, record}`, `{do = "remove", kind, match}` or `{do = "change", kind, match,
set}`, with `reason` always. `match` names values that exactly one record must have; a correction that fits none
or several is an error, so that none outlives its cause.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from data.article import Article
from data.case import CASE_KEYS, read_articles
from data.case_file import CaseError, read_crisis, read_mapping
from data.extract import extract
from data.merge import merge
from data.records import KINDS, RecordError, Records

DOES = {"add": {"record"}, "remove": {"match"}, "change": {"match", "set"}}


def correct(found: Records, corrections: Sequence[Mapping[str, Any]], articles: Mapping[str, Article]) -> Records:
    """The records after all corrections, in order. Raises CaseError naming the faulty correction."""
    said = found.as_json()
    for n, correction in enumerate(corrections):
        try:
            _apply(said, correction, articles)
        except (CaseError, RecordError, KeyError) as fault:
            raise CaseError(f"corrections[{n}]: {fault}") from None
    for rows in said.values():
        rows.sort(key=lambda row: (row["article"], row["start"], row["end"]))
    return Records.from_json(said)


def _apply(said: dict[str, Any], correction: Mapping[str, Any], articles: Mapping[str, Article]) -> None:
    do, kind = correction.get("do"), correction.get("kind")
    if not (isinstance(do, str) and do in DOES and isinstance(kind, str) and kind in KINDS):
        raise CaseError(f"do is one of {', '.join(DOES)} and kind one of {', '.join(KINDS)}")
    if wrong := set(correction) ^ ({"do", "kind", "reason"} | DOES[do]):
        raise CaseError(f"unknown or missing: {', '.join(sorted(wrong))}")
    if not str(correction["reason"]).strip():
        raise CaseError("has no reason")
    rows = said[kind]
    if do == "add":
        rows.append(_cited(correction["record"], articles))
        return
    row = _the_one(rows, correction["match"])
    if do == "remove":
        rows.remove(row)
    else:
        row.update(correction["set"])
        row.update(_cited(row, articles))


def _the_one(rows: list[dict[str, Any]], match: Mapping[str, Any]) -> dict[str, Any]:
    hits = [row for row in rows if all(row.get(k) == v for k, v in match.items())]
    if len(hits) != 1:
        raise CaseError(f"fits {len(hits)} records instead of one: {dict(match)}")
    return hits[0]


def _cited(row: Mapping[str, Any], articles: Mapping[str, Article]) -> dict[str, Any]:
    """The row with its quote made anew by the article, from offsets or from a quote that stands there once."""
    article = articles[row["article"]]
    if row.get("start") is None:
        quote = row["quote"]
        if article.text.count(quote) != 1:
            raise CaseError(f"quote stands {article.text.count(quote)} times in {article.name}: {quote[:60]!r}")
        start = article.text.index(quote)
        evidence = article.cite(start, start + len(quote))
    else:
        evidence = article.cite(int(row["start"]), int(row["end"]))
    return dict(row) | {"start": evidence.start, "end": evidence.end, "quote": evidence.quote}


def rebuild(folder: Path) -> Records:
    """Read a case's articles again and apply its corrections: what its records.json must hold."""
    crisis, _ = read_crisis(folder / "case.toml", CASE_KEYS)
    articles = {a.name: a for a in read_articles(folder)}
    found = merge(extract(article, crisis) for article in articles.values())
    path = folder / "corrections.toml"
    corrections = read_mapping(path).get("corrections", []) if path.exists() else []
    return correct(found, corrections, articles)


def write(records: Records, path: Path) -> None:
    """Write records.json whole or not at all."""
    text = json.dumps(records.as_json(), ensure_ascii=False, indent=1) + "\n"
    beside = path.with_suffix(".tmp")
    beside.write_text(text, "utf-8")
    beside.replace(path)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        write(rebuild(Path(name)), Path(name) / "records.json")
