"""A case as the files of its folder, as `data.case.load_case` reads them: what a bundle carries."""

from __future__ import annotations

import json
from typing import Any

from data.case import Case


def case_files(case: Case) -> dict[str, bytes]:
    """Every file of the case by its path in the folder; loading them again gives an equal case."""
    files = {"case.toml": _case_toml(case).encode()}
    files |= {f"{article.name}.txt": article.text.encode() for article in case.articles}
    files["records.json"] = _json(case.records.as_json())
    if case.found is not None:
        files["found.json"] = _json(case.found.as_json())
    if case.log:
        files["corrections.json"] = _json({"corrections": list(case.log)})
    for name, table in case.context.items():
        files[f"context/{name}.csv"] = table.to_csv(index=False, lineterminator="\n").encode()
    return files


def _case_toml(case: Case) -> str:
    lines = [f"title = {_toml(case.title)}", f"publisher = {_toml(case.publisher)}", f"published = {case.published}"]
    if case.focus_country:
        lines.append(f"focus_country = {_toml(case.focus_country)}")
    if case.before:
        lines.append(f"before = {_toml(list(case.before))}")
    if case.opposed:
        lines.append(f"opposed = {_toml([list(pair) for pair in case.opposed])}")
    for article in case.articles:
        lines += ["", "[[articles]]", f"file = {_toml(article.name + '.txt')}", f'sha256 = "{article.sha256}"']
        lines += [f"title = {_toml(article.title)}", f"publisher = {_toml(article.publisher)}"]
        lines.append(f"published = {article.published}")
        lines += [f"note = {_toml(article.note)}"] if article.note else []
    for side in case.sides:
        lines += ["", "[[sides]]", f"id = {_toml(side.id)}", f"name = {_toml(side.name)}"]
        lines.append(f"aliases = {_toml(list(side.aliases))}")
        lines += [f"colour = {_toml(side.colour)}"] if side.colour else []
    return "\n".join([*lines, ""])


def _json(said: Any) -> bytes:
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _toml(value: Any) -> str:
    """A string or list as TOML: JSON's form, with the one character escaped that TOML forbids and JSON allows."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
