"""Where saved cases are: one zip a case in one folder, written whole or not at all, the version before it kept.

A saved case is a bundle without pictures (`components.bundle` opens it). Its version is a fingerprint of the file:
whoever saves says which version they began from, and is refused when another was saved meanwhile.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_data_path

from components.bundle import BundleError, case_bytes, open_bundle
from components.choice import Choice
from data.case import Case

DRAFT_DAYS, DELETED_DAYS = 30, 1
_UNFINISHED = 1 / 24
"""An hour, in days: another process of this program may be writing."""
_LEFT = {
    ".saving-*": _UNFINISHED,
    ".*.lock": _UNFINISHED,
    "draft-*.json": DRAFT_DAYS,
    "draft-*.json.previous": DRAFT_DAYS,
    ".deleted-*": DELETED_DAYS,
}
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


class StoreError(ValueError):
    """A case that cannot be saved or opened. The message says why, in one sentence."""


class Changed(StoreError):
    """Somebody else saved meanwhile; what they saved is untouched."""


def cases_folder() -> Path:
    """STANCE_ATLAS_CASES, or else a folder among the user's data."""
    return Path(os.environ.get("STANCE_ATLAS_CASES") or user_data_path("stance-atlas", appauthor=False) / "cases")


def is_writable(folder: Path) -> bool:
    """Whether cases can be saved there; the folder need not be there yet."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def tidy(folder: Path, now: float | None = None) -> list[Path]:
    """Take away what an earlier run left behind, and return it: unfinished writes, locks, what was deleted, old drafts.

    A draft goes when it was not touched for DRAFT_DAYS, a deleted case after DELETED_DAYS. `now`: seconds since 1970.
    """
    today = time.time() if now is None else now
    gone: list[Path] = []
    for place in (folder, folder / "drafts"):
        for pattern, days in _LEFT.items():
            for path in place.glob(pattern):
                with suppress(OSError):
                    if today - path.stat().st_mtime > days * 86_400:
                        path.unlink()
                        gone.append(path)
    return gone


def saved_ids(folder: Path | None = None) -> list[str]:
    """The saved cases, in alphabetical order."""
    return sorted(path.stem for path in (folder or cases_folder()).glob("*.zip") if _ID.fullmatch(path.stem))


def load_saved(id_: str, folder: Path | None = None) -> tuple[Case, Choice, str]:
    """A saved case, the choice saved with it, and its version. Raises StoreError."""
    path = _path(id_, folder)
    try:
        data = path.read_bytes()
        case, choice = open_bundle(data)
    except OSError as fault:
        raise StoreError(f"{path}: cannot be read ({fault.strerror})") from None
    except BundleError as fault:
        raise StoreError(
            f"{path}: {fault}; the version before it is in {_previous(path).name}, if there is one"
        ) from None
    return replace(case, id=id_), choice, version(data)


def save_case(case: Case, choice: Choice, id_: str, began: str | None, folder: Path | None = None) -> str:
    """Save a case and return its version. `began`: the version it was opened in, None for a new case.

    Raises Changed when the file holds another version, StoreError when it cannot be written.
    """
    path = _path(id_, folder)
    data = case_bytes(case, choice)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        save_bytes(path, data, began)
    except OSError as fault:
        raise StoreError(f"{path}: cannot be written ({fault.strerror or fault})") from None
    return version(data)


def save_bytes(path: Path, data: bytes, began: str | None) -> None:
    """Replace a file's content, its old content kept beside it as `previous`. Raises Changed, StoreError, OSError."""
    with _alone(path):
        there = path.read_bytes() if path.exists() else None
        if there == data:
            return
        if (None if there is None else version(there)) != began:
            raise Changed(f"“{path.stem}” was saved by somebody else meanwhile; save yours under another name")
        if there is not None:
            _replace(_previous(path), there)
        _replace(path, data)


def delete_case(id_: str, folder: Path | None = None) -> None:
    """Take a case away, and the version before it: kept under another name for DELETED_DAYS, until then `bring_back` undoes
    it. Raises StoreError."""
    path = _path(id_, folder)
    try:
        delete_file(path)
    except OSError as fault:
        raise StoreError(f"{path}: cannot be deleted ({fault.strerror or fault})") from None


def bring_back(id_: str, folder: Path | None = None) -> None:
    """Undo `delete_case`. Raises StoreError when it is too late, or another case has the name now."""
    path = _path(id_, folder)
    try:
        restore_file(path)
    except OSError as fault:
        raise StoreError(f"“{id_}” cannot be brought back ({fault.strerror or fault})") from None


def delete_file(path: Path) -> None:
    """Put a saved file and its previous version aside. Raises StoreError, OSError."""
    with _alone(path):
        path.replace(_aside(path))
        os.utime(_aside(path))  # from now on it is counted
        if _previous(path).exists():
            _previous(path).replace(_aside(_previous(path)))
    with suppress(OSError):
        _lock(path).unlink()


def restore_file(path: Path) -> None:
    """Undo `delete_file`. Raises StoreError, OSError."""
    with _alone(path):
        if path.exists():
            raise StoreError(f"there is another “{path.stem}” now; what was deleted cannot take its place")
        _aside(path).replace(path)
        if _aside(_previous(path)).exists():
            _aside(_previous(path)).replace(_previous(path))


def _aside(path: Path) -> Path:
    return path.with_name(f".deleted-{path.name}")


def _lock(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """With no other writer of this file. Raises StoreError."""
    try:
        with FileLock(_lock(path), timeout=10):
            yield
    except Timeout:
        raise StoreError(f"“{path.stem}” is being saved by somebody else; try again") from None


def version(data: bytes) -> str:
    """The fingerprint of a saved file."""
    return hashlib.sha256(data).hexdigest()


def case_id(title: str, taken: list[str]) -> str:
    """An id for a title that is not taken: lower case letters, figures and hyphens."""
    base = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:48].strip("-") or "case"
    return next(i for n in range(1, len(taken) + 2) if (i := base if n == 1 else f"{base}-{n}") not in taken)


def _path(id_: str, folder: Path | None) -> Path:
    if not _ID.fullmatch(id_):
        raise StoreError("a case's name has small letters, figures and hyphens, at most 60")
    return (folder or cases_folder()) / f"{id_}.zip"


def _previous(path: Path) -> Path:
    return path.with_name(f"{path.name}.previous")


def _replace(path: Path, data: bytes) -> None:
    """Put a file in place whole: beside it first, on the disk, then moved."""
    handle, name = tempfile.mkstemp(prefix=".saving-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
