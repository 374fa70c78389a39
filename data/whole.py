"""Files written whole or not at all; what is no regular file (a device, a pipe) is written through, a link is followed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_whole(files: Mapping[Path, bytes]) -> None:
    """Write each beside its place first, then move all. Raises OSError, whose `filename` is the place that cannot be written."""
    beside: list[tuple[str, Path]] = []
    place = Path()
    try:
        for place, data in files.items():
            target = _target(place)
            if target is None:
                with place.open("wb") as out:
                    out.write(data)
                continue
            handle, name = tempfile.mkstemp(prefix=".writing-", dir=target.parent)
            beside.append((name, target))
            with os.fdopen(handle, "wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            Path(name).chmod(0o644)
        for name, place in beside:
            Path(name).replace(place)
    except OSError as fault:
        raise OSError(fault.errno, fault.strerror or str(fault), str(place)) from None
    finally:
        for name, _ in beside:
            Path(name).unlink(missing_ok=True)


def _target(place: Path) -> Path | None:
    """The regular file to replace, links followed; None for what is written through. Raises OSError for a folder."""
    if place.is_dir():
        raise IsADirectoryError(21, "is a folder")
    if place.exists() and (not place.is_file() or place.parts[1:2] == ("dev",)):
        return None
    return Path(os.path.realpath(place)) if place.is_symlink() else place
