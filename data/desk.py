"""What is done with a new article, each in a worker process: taken in with proposals, and read step by step.

The page calls these. Parsers and the language model are imported by the worker only, which keeps the page's process small.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

from data import worker
from data.article import Article
from data.crisis import Crisis, Details
from data.intake import Taken, checked, take_in
from data.records import Records

_SECONDS_TAKE, _SECONDS_READ = 40, 240
_MEGABYTES = 1500


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading is: `share` in 0..1, what was read last, and all records until now."""

    share: float
    words: str
    records: Records


def bring(raw: bytes, name: str) -> tuple[Taken, Details]:
    """A file as text, with proposals. Raises NoText or WorkerError, one sentence each."""
    told: tuple[Taken, Details] = worker.run(_bring, raw, name, seconds=_SECONDS_TAKE, megabytes=_MEGABYTES)
    return told


def bring_text(text: str) -> tuple[Taken, Details]:
    """A pasted text, with proposals. Raises NoText or WorkerError."""
    told: tuple[Taken, Details] = worker.run(_bring_text, text, seconds=_SECONDS_TAKE, megabytes=_MEGABYTES)
    return told


def read_articles(articles: Sequence[Article], crisis: Crisis) -> Generator[Progress, None, None]:
    """Read the articles one after the other; each value holds more records. Raises WorkerError."""
    return worker.stream(_read, tuple(articles), crisis, seconds=_SECONDS_READ, megabytes=_MEGABYTES)


def _bring(raw: bytes, name: str) -> tuple[Taken, Details]:
    from data.details import details

    taken = take_in(raw, name)
    return taken, details(taken.text, taken.title, taken.publisher, taken.published)


def _bring_text(text: str) -> tuple[Taken, Details]:
    from data.details import details

    kept = checked(text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""))
    return Taken(kept), details(kept)


def _read(articles: Sequence[Article], crisis: Crisis) -> Iterator[Progress]:
    from data.extract import extract_in_steps
    from data.merge import merge

    done: list[Records] = []
    for n, article in enumerate(articles):
        found = Records()
        for share, words, found in extract_in_steps(article, crisis):
            yield Progress((n + share) / len(articles), words, merge([*done, found]))
        done.append(found)
