"""Whether bundled files are byte for byte what was checked in: `SHA256SUMS` beside them, as `sha256sum` writes it.

A folder without that file is nobody's promise and is not checked. Who edits a bundled case runs `python -m data.review`
on it, which checks the case and writes its sums anew; who edits any other bundled data runs `python -m data.intact`
(`make sums`), which writes the sums of every folder of data beside this file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

NAME = "SHA256SUMS"
HERE = Path(__file__).parent
_NO_DATA = frozenset({".py", ".pyc", ".md"})
_LINE = re.compile(r"([0-9a-f]{64})  (\S(?:.*\S)?)")


class DamagedError(ValueError):
    """A file is missing or is not what its sum says; the message names it and says what to do."""


def check(folder: Path, under: str = "") -> None:
    """Check the listed files of `folder` whose path begins with `under`. Raises DamagedError."""
    for name, told in _read(folder).items():
        if not name.startswith(under):
            continue
        path = folder / name
        try:
            found = _sum(path)
        except OSError as fault:
            raise DamagedError(f"{path}: cannot be read ({fault.strerror}), though {NAME} lists it") from None
        if found != told:
            raise DamagedError(
                f"{path}: is damaged or was edited, as its sha256 is not the one in {NAME}; put the file back, or after "
                "an edit run python -m data.review on a case's folder, or python -m data.intact for other data"
            )


def check_bundled() -> None:
    """Check all data that come with the program, once a process: lexicon, world, weights. Raises DamagedError."""
    for folder in data_folders(HERE):
        _check_once(folder)


@lru_cache(maxsize=64)
def _check_once(folder: Path) -> None:
    check(folder)


def data_folders(home: Path) -> list[Path]:
    """The folders below `home` that hold data."""
    return [path for path in sorted(home.iterdir()) if path.is_dir() and data_files(path)]


def data_files(folder: Path) -> list[str]:
    """Every file of a folder that is data, by its path in it."""
    every = (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    return [
        p.relative_to(folder).as_posix()
        for p in every
        if p.suffix not in _NO_DATA and not p.name.startswith((".", NAME))
    ]


def write_bundled(home: Path = HERE) -> None:
    """Write the sums of every folder of data anew."""
    for folder in data_folders(home):
        (folder / NAME).unlink(missing_ok=True)
        write(folder, data_files(folder))


def write(folder: Path, names: Iterable[str], under: str = "") -> None:
    """Put the sums of `names` in place of those that begin with `under`; whole or not at all."""
    held = {name: told for name, told in _read(folder).items() if not name.startswith(under)}
    held |= {name: _sum(folder / name) for name in names}
    beside = folder / f"{NAME}.tmp"
    beside.write_text("".join(f"{told}  {name}\n" for name, told in sorted(held.items())), "utf-8")
    beside.replace(folder / NAME)


def _read(folder: Path) -> Mapping[str, str]:
    path = folder / NAME
    if not path.is_file():
        return {}
    found = {}
    for n, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1):
        match = _LINE.fullmatch(line)
        if match is None:
            raise DamagedError(f"{path}: line {n} is no sum and name; the file is damaged")
        found[match[2]] = match[1]
    return found


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    write_bundled()
