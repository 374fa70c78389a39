"""What `stance-atlas extract` does: case files and articles in, JSON out. Knows nothing of the command line."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from data.article import Article
from data.case_file import CaseError, read_crisis
from data.crisis import Crisis
from data.extract import extract
from data.intact import DamagedError, check_bundled
from data.whole import write_whole

BUNDLED_KEYS = frozenset({"title", "publisher", "articles", "before"})
"""Keys of a bundled case.toml, which is a case file too."""
MAX_BYTES = 5_000_000
Say = Callable[[str], None]


class BadInput(ValueError):
    """An article or case that cannot be read; the message is one sentence that says what to do."""


def extract_files(articles: Sequence[Path], case: Path | None, out: Path | None, say: Say) -> str | None:
    """Read articles and write their records as JSON; with no `out`, return the text of the only one.

    One article: `case` or the case file beside it, `out` a file. Several: each takes `<stem>.toml` or
    `<stem>.json` beside it unless `case` is given, and `out` is a folder. `say` gets words for stderr.
    Raises BadInput before anything is written.
    """
    if len(articles) > 1 and out is None:
        raise BadInput("several articles need --out FOLDER to write one JSON file each")
    if len(articles) > 1 and out is not None and out.exists() and not out.is_dir():
        raise BadInput(f"{out}: is a file; with several articles --out is a folder")
    stems = [a.stem for a in articles]
    if twice := sorted({s for s in stems if stems.count(s) > 1}):
        raise BadInput(f"two articles are called {twice[0]}; their JSON files would overwrite each other")
    try:
        check_bundled()
    except DamagedError as fault:
        raise BadInput(str(fault)) from None
    jobs = [(_read_article(path), _crisis(path, case, say)) for path in articles]
    texts = {path.stem: _json(_id(path), text, crisis) for path, (text, crisis) in zip(articles, jobs, strict=True)}
    if out is None:
        return texts[articles[0].stem]
    if len(articles) > 1 or out.is_dir():
        _folder(out)
        for stem, text in texts.items():
            _write(out / f"{stem}.json", text)
    else:
        _write(out, texts[articles[0].stem])
    return None


def _read_article(path: Path) -> str:
    """The article's text. Refuses what is missing, too large, binary, not UTF-8 or empty."""
    try:
        if path.is_dir():
            raise BadInput(f"{path}: is a folder; give a text file")
        if path.stat().st_size > MAX_BYTES:
            raise BadInput(f"{path}: is larger than {MAX_BYTES // 1_000_000} MB; split it into articles")
        raw = path.read_bytes()
    except OSError as fault:
        raise BadInput(f"{path}: cannot be read ({fault.strerror or fault})") from None
    if b"\0" in raw:
        raise BadInput(f"{path}: is binary, not text; save the article as plain UTF-8 text")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise BadInput(f"{path}: is not UTF-8 text (byte {fault.start}); save the article as UTF-8") from None
    if not text.strip().strip("\ufeff"):
        raise BadInput(f"{path}: is empty; there is nothing to read")
    return text


def crisis_for(case: Path | None, say: Say) -> Crisis:
    """The crisis of a case file; without one, today and no sides. Raises BadInput."""
    return _crisis(case, case, say) if case is not None else Crisis(date.today())


def _crisis(article: Path, case: Path | None, say: Say) -> Crisis:
    path = case or _beside(article)
    try:
        crisis, ignored = read_crisis(path, BUNDLED_KEYS)
    except CaseError as fault:
        raise BadInput(str(fault)) from None
    if ignored:
        say(f"{path}: not needed and ignored: {', '.join(ignored)}")
    return crisis


def _beside(article: Path) -> Path:
    for suffix in (".toml", ".json"):
        if (path := article.with_suffix(suffix)).is_file():
            return path
    raise BadInput(
        f"{article}: there is no case file; give --case FILE or put {article.stem}.toml (published, sides) beside it"
    )


def _id(article: Path) -> str:
    """The file's name as text: a name that is not in the locale's encoding is no text yet, and no JSON."""
    return os.fsencode(article.stem).decode("utf-8", "replace")


def _json(stem: str, text: str, crisis: Crisis) -> str:
    found = extract(Article(stem, text, crisis.published), crisis).sound()
    sides: list[dict[str, Any]] = [{"id": s.id, "name": s.name, "aliases": list(s.aliases)} for s in crisis.sides]
    said = {
        "id": stem,
        "sides": sides,
        "focus_country": crisis.focus_country,
        "published": crisis.published.isoformat(),
        "opposed": [list(pair) for pair in crisis.opposed],
    }
    return json.dumps(said | found.as_json(), ensure_ascii=False, indent=1) + "\n"


def _folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise BadInput(f"{path}: cannot be made ({fault.strerror})") from None


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    try:
        write_whole({path: text.encode()})
    except OSError as fault:
        raise BadInput(f"{path}: cannot be written ({fault.strerror})") from None
