"""How to cite a map: the article, the tool and the day, as a sentence and as CITATION.cff."""

from __future__ import annotations

import json
import tomllib
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from components.plain_text import line
from components.record_words import headline
from components.view import MapView
from components.wording import day
from data.case import Case
from data.records import Record, Stance
from data.world import name_of

TOOL = "Stance Atlas"


@lru_cache(maxsize=1)
def tool_version() -> str:
    """The version of this tool; a host that runs it from a folder, not installed, has it from pyproject.toml."""
    try:
        return version("stance-atlas")
    except PackageNotFoundError:
        told = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))
        return str(told["project"]["version"])


def citation(view: MapView, case: Case) -> str:
    """One sentence: article, publisher, date, map, day, tool, fingerprint."""
    told = "; ".join(f"“{line(a.title or a.name)}”, {line(a.publisher or case.publisher)}, {day(a.published)}"
                     for a in case.articles)  # fmt: skip
    marks = ", ".join(a.sha256[:12] for a in case.articles)
    texts = "text" if len(case.articles) == 1 else "texts"
    return (
        f"{told}. Map “{line(case.title)}: {view.title.lower()}”, as of {day(view.as_of)}, "
        f"made with {TOOL} {tool_version()} (fingerprint of the {texts} {marks})."
    )


def citation_of(record: Record, view: MapView, case: Case) -> str:
    """One sentence for one quote: its words, article, publisher, date, how the map reads it, tool, place in the text."""
    e = record.evidence
    article = case.article(e.article)
    who = f"{name_of(record.actor)} " if isinstance(record, Stance) else ""
    return (
        f"“{line(e.quote)}”: “{line(article.title or article.name)}”, {line(article.publisher or case.publisher)}, "
        f"{day(article.published)}; read as “{who}{line(headline(record, case))}” by {TOOL} {tool_version()}, as of "
        f"{day(view.as_of)} (fingerprint of the text {article.sha256[:12]}, characters {e.start} to {e.end})."
    )


def citation_cff(view: MapView, case: Case) -> str:
    """A Citation File Format record of the data, with the articles as references."""
    lines = [
        "cff-version: 1.2.0",
        "message: Please cite the article and this map.",
        "type: dataset",
        f"title: {_yaml(f'{case.title}: {view.title.lower()}, as of {day(view.as_of)}')}",
        f"version: {_yaml(tool_version())}",
        f"date-released: {view.as_of.isoformat()}",
        "authors:",
        f"  - name: {_yaml(TOOL)}",
        "references:",
    ]
    for article in case.articles:
        lines += [
            "  - type: newspaper-article",
            f"    title: {_yaml(article.title or article.name)}",
            f"    date-published: {article.published.isoformat()}",
            f"    authors:\n      - name: {_yaml(article.publisher or case.publisher)}",
            f"    notes: {_yaml('sha256 ' + article.sha256)}",
        ]
    return "\n".join([*lines, ""])


def _yaml(text: str) -> str:
    """A string as YAML: JSON's form, which YAML reads."""
    return json.dumps(line(text), ensure_ascii=False)
