"""Where saved cases are: one zip a case in one folder, written whole or not at all, the version before it kept.

A saved case is a bundle without pictures (`components.bundle` opens it). Its version is a fingerprint of the file:
whoever saves says which version they began from, and is refused when another was saved meanwhile.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_data_path

from components.bundle import BundleError, case_bytes, open_bundle
from components.choice import Choice
from data.case import Case

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


class StoreError(ValueError):
    """A case that cannot be saved or opened. The message says why, in one sentence."""


class Changed(StoreError):
    """Somebody else saved meanwhile; what they saved is untouched."""


def cases_folder() -> Path:
    """STANCE_ATLAS_CASES, or else a folder among the user's data."""
    return Path(os.environ.get("STANCE_ATLAS_CASES") or user_data_path("stance-atlas", appauthor=False) / "cases")


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
    try:
        with FileLock(path.with_name(f".{path.name}.lock"), timeout=10):
            there = path.read_bytes() if path.exists() else None
            if there == data:
                return
            if (None if there is None else version(there)) != began:
                raise Changed(f"“{path.stem}” was saved by somebody else meanwhile; save yours under another name")
            if there is not None:
                replace_file(_previous(path), there)
            replace_file(path, data)
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


def replace_file(path: Path, data: bytes) -> None:
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
