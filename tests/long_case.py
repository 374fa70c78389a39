"""A case with one very long article: the annotated corpus read once, and again and again as if it went on.

python -m tests.long_case 1000000 FOLDER      writes the case `long` under FOLDER, which STANCE_ATLAS_SEEDS may name
"""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from components.case_folder import case_files
from data.article import Article
from data.case import Case, load_case
from data.extract import extract
from data.records import Evidence, Record, Records, Span, Why
from tests.predict import load, sample

SEED = "venezuela-2019"
GAP = "\n\n"


def long_case(size: int) -> Case:
    """A case whose article has `size` characters; each repetition of the corpus has its own records."""
    block, found = _block()
    times = size // len(block) + 1
    text = (block * times)[:size]
    article = replace(load_case(SEED).articles[0], name="article", text=text)
    kinds = {
        kind: tuple(
            _moved(record, n * len(block))
            for n in range(times)
            for record in getattr(found, kind)
            if _end(record) + n * len(block) <= size
        )
        for kind in Records.__dataclass_fields__
    }
    return replace(
        load_case(SEED), id="long", title="A long article", articles=(article,), records=Records(**kinds), context={}
    )


def write(size: int, folder: Path) -> Path:
    """Write `long_case(size)` as a case folder under `folder`."""
    home = folder / "long"
    for name, data in case_files(long_case(size)).items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(data)
    return home


@lru_cache(maxsize=1)
def _block() -> tuple[str, Records]:
    case = load_case(SEED)
    texts = [case.articles[0].text, *(load(stem)[0].text for stem in sample())]
    article = Article("article", GAP.join(texts) + GAP, case.published)
    return article.text, extract(article, case.crisis)


def _end(record: Record) -> int:
    return max(e.end for e in (record.evidence, *record.also))


def _moved(record: Record, by: int) -> Record:
    def cited(e: Evidence) -> Evidence:
        return replace(e, start=e.start + by, end=e.end + by)

    def span(s: Span | None) -> Any:
        return s and (s[0] + by, s[1] + by)

    why = Why(record.why.rule, span(record.why.cue), span(record.why.actor), span(record.why.object))
    return replace(record, evidence=cited(record.evidence), also=tuple(map(cited, record.also)), why=why)


if __name__ == "__main__":
    print(write(int(sys.argv[1]), Path(sys.argv[2])))
