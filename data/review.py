"""From what the extractor found to what a case holds: corrections by hand, each with a reason.

    python -m data.review seeds/CASE      read the articles again, apply corrections.toml, write records.json and
                                          the case's sums in seeds/SHA256SUMS, if the folder has such a file

What a correction may be, `data.corrections` says.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from data import intact
from data.case import CASE_KEYS, read_articles, read_log
from data.case_file import read_crisis
from data.corrections import correct
from data.extract import extract
from data.merge import merge
from data.records import Records


def rebuild(folder: Path) -> Records:
    """Read a case's articles again and apply its corrections: what its records.json must hold."""
    crisis, _ = read_crisis(folder / "case.toml", CASE_KEYS)
    articles = {a.name: a for a in read_articles(folder)}
    found = merge(extract(article, crisis) for article in articles.values())
    return correct(found, read_log(folder), articles)


def write(records: Records, path: Path) -> None:
    """Write records.json whole or not at all."""
    text = json.dumps(records.as_json(), ensure_ascii=False, indent=1) + "\n"
    beside = path.with_suffix(".tmp")
    beside.write_text(text, "utf-8")
    beside.replace(path)


def sign(home: Path) -> None:
    """Write the sums of a bundled case anew, if its folder of cases has sums."""
    if (home.parent / intact.NAME).exists():
        files = (p for p in sorted(home.rglob("*")) if p.is_file())
        names = [p.relative_to(home.parent).as_posix() for p in files]
        intact.write(home.parent, names, under=f"{home.name}/")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        folder = Path(name).resolve()
        write(rebuild(folder), folder / "records.json")
        sign(folder)
