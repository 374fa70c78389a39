"""What a text says about itself, as proposals for a person to confirm: title, publisher, date, country, sides.

Nothing here colours a map: a wrong proposal is corrected in a form, a missing one is typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from data.article import Article
from data.crisis import Crisis, Details, Side
from data.proposing import claimants
from data.events import find_dates
from data.reading.candidates import Candidates, candidates
from data.world import codes

_AGENCY = re.compile(
    r"\((Reuters|AFP|AP|EFE|dpa|Xinhua|TASS|ANSA|Kyodo)\)|^By [^\n]{3,60}?, ([A-Z][^\n,.]{2,40})$", re.M
)
_AGENCIES = {"AP": "Associated Press"}
_HEAD = 1500
"""Characters at the beginning in which a text says when and where it was written."""
_TITLE_WEIGHT = 4


def details(text: str, title: str = "", publisher: str = "", published: str = "") -> Details:
    """Proposals from the text; what the file itself said of it goes before. """
    today = date.today()
    reading = candidates(Article("article", text, today), Crisis(today))
    day = published or _published(reading)
    focus = _focus(reading)
    told = Crisis(date.fromisoformat(day) if day else today, focus or None)
    sides = claimants(replace(reading, crisis=told))
    return Details(title or _title(text), publisher or _publisher(text), day, focus, sides)


def _title(text: str) -> str:
    """The first line, if it looks like a headline."""
    line = next((line.strip().lstrip("# ") for line in text.split("\n") if line.strip()), "")
    return line if 3 <= len(line) <= 160 and not line.endswith((".", ",", ";", ":")) else ""


def _publisher(text: str) -> str:
    found = _AGENCY.search(text[:_HEAD])
    name = (found[1] or found[2]) if found else ""
    return _AGENCIES.get(name, name)


def _published(reading: Candidates) -> str:
    """The first full date at the top, one that stands over the text first."""
    early = [
        d
        for d in find_dates(reading.sentences, reading.article.published)
        if d.start < _HEAD and d.day and d.known == "stated"
    ]
    early = [d for d in early if d.day and d.day <= date.today().isoformat()]
    first = [d for d in early if d.role == "heading"] or early
    return (first[0].day or "") if first else ""


def _focus(reading: Candidates) -> str:
    """The country that the text names most, one named in its title before others."""
    points: Counter[str] = Counter()
    end = reading.article.text.find("\n", 1)
    for mention in reading.mentions:
        if mention.code in codes() and mention.form != "group":
            points[mention.code] += _TITLE_WEIGHT if mention.end <= end else 1
    return max(points, key=lambda code: points[code]) if points else ""


def named(sides: Iterable[Side]) -> str:
    """The sides in one line."""
    return " and ".join(side.name for side in sides)
