"""Whether bundled files are byte for byte what was checked in: `SHA256SUMS` beside them, as `sha256sum` writes it.

A folder without that file is nobody's promise and is not checked. Who edits a bundled case runs `python -m data.review`
on it, which checks the case and writes its sums anew.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

NAME = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64})  (\S(?:.*\S)?)")


class DamagedError(Exception):
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
                "an edit of a case run python -m data.review on its folder"
            )


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
