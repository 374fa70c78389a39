"""What is done with a new article, each in a worker process: taken in with proposals, and read step by step.

The page calls these; `visitor` is for whom, so that turns are fair. Parsers and the language model are imported by the worker only, which keeps the page's process small.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass

from data.article import Article
from data.crisis import Crisis, Details
from data.intact import check_bundled
from data.intake import Taken, check_length, checked, take_in
from data.records import Records
from data.worker import Pool

_SECONDS_TAKE, _SECONDS_READ = 20, 240  # of the processor's time
POOL = Pool("reading it", megabytes=1500)
"""Made anew for each file: what a stranger's file did to a process is gone with it."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading is: `share` in 0..1, what was read last, all records until now, and what shows them."""

    share: float
    words: str
    records: Records
    shown: bytes = b""


def bring(raw: bytes, name: str, visitor: str = "") -> tuple[Taken, Details]:
    """A file as text, with proposals. Raises NoText or WorkerError, one sentence each."""
    told: tuple[Taken, Details] = POOL.run(_bring, raw, name, seconds=_SECONDS_TAKE, visitor=visitor)
    return told


def bring_text(text: str, visitor: str = "") -> tuple[Taken, Details]:
    """A pasted text, with proposals. Raises NoText or WorkerError."""
    check_length(text)  # before it is sent anywhere
    told: tuple[Taken, Details] = POOL.run(_bring_text, text, seconds=_SECONDS_TAKE, visitor=visitor)
    return told


def read_articles(
    articles: Sequence[Article],
    crisis: Crisis,
    show: Callable[[Records], bytes] | None = None,
    visitor: str = "",
) -> Generator[Progress, None, None]:
    """Read the articles one after the other; each value holds more records. Raises WorkerError.

    `show` (it pickles) makes a picture of the records until now; it is called in the worker, too.
    """
    return POOL.stream(_read, tuple(articles), crisis, show, seconds=_SECONDS_READ, visitor=visitor)


def _bring(raw: bytes, name: str) -> tuple[Taken, Details]:
    from data.details import details

    check_bundled()
    taken = take_in(raw, name)
    return taken, details(taken.text, taken.title, taken.publisher, taken.published)


def _bring_text(text: str) -> tuple[Taken, Details]:
    from data.details import details

    check_bundled()
    kept = checked(text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""))
    return Taken(kept), details(kept)


def _read(articles: Sequence[Article], crisis: Crisis, show: Callable[[Records], bytes] | None) -> Iterator[Progress]:
    from data.extract import extract_in_steps
    from data.merge import merge

    check_bundled()
    done: list[Records] = []
    for n, article in enumerate(articles):
        found = Records()
        for share, words, found in extract_in_steps(article, crisis):
            told = merge([*done, found]).sound()
            yield Progress((n + share) / len(articles), words, told, show(told) if show else b"")
        done.append(found)
