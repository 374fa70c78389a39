"""All cases there are: the bundled ones and, unless this is a public host, those the user saved."""

from __future__ import annotations

import os
from pathlib import Path

from components.access import is_on
from components.case_store import StoreError, cases_folder, load_saved, saved_ids
from components.choice import SPAN, Choice
from components.pairing import only, pair
from data.case import SEEDS, Case, CaseError, case_ids, load_case


def public() -> bool:
    """Whether strangers share this server (STANCE_ATLAS_PUBLIC): then nothing of theirs is kept on its disk."""
    return is_on(os.environ)


def bundled_folder() -> Path:
    """Where the bundled cases are."""
    return Path(os.environ.get("STANCE_ATLAS_SEEDS", SEEDS))


def known_ids() -> list[str]:
    """Bundled cases, then saved ones; a saved case never takes the place of a bundled one."""
    bundled = case_ids(bundled_folder())
    return bundled if public() else [*bundled, *(id_ for id_ in saved_ids() if id_ not in bundled)]


def is_pair(id_: str) -> bool:
    """Whether the id names two cases, or two articles of cases, to compare: `a..b`, `a/article..a/article-2`."""
    parts = id_.split(SPAN)
    return len(parts) == 2 and all(part.partition("/")[0] in known_ids() for part in parts)


def is_saved(id_: str) -> bool:
    return id_ in known_ids() and id_ not in case_ids(bundled_folder())


def find(id_: str) -> tuple[Case, Choice]:
    """A case with the choice that was saved with it; `a..b` is two cases to compare. Raises CaseError."""
    if is_pair(id_):
        return pair(id_, *(_part(name) for name in id_.split(SPAN))), Choice(layer="compare")
    if not is_saved(id_):
        if id_ not in known_ids():
            raise CaseError(f"there is no case {id_!r}; there are: {', '.join(known_ids()) or 'none'}")
        return load_case(id_, bundled_folder()), Choice()
    try:
        case, choice, _ = load_saved(id_)
    except StoreError as fault:
        raise CaseError(str(fault)) from None
    return case, choice


def _part(name: str) -> Case:
    """A case, or one of its articles alone: `case/article`."""
    id_, _, article = name.partition("/")
    case = find(id_)[0]
    return only(case, article) if article else case


def files_of(id_: str) -> list[Path]:
    """The files that a case is made of: when one changes, the case has."""
    if is_pair(id_):
        return [path for name in id_.split(SPAN) for path in files_of(name.partition("/")[0])]
    if is_saved(id_):
        return [cases_folder() / f"{id_}.zip"]
    return sorted(p for p in (bundled_folder() / id_).rglob("*") if p.is_file())
