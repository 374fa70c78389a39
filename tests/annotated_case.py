"""A case folder made of an annotated corpus text: every label, figure and sum, without an extractor in between."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parent.parent / "training" / "texts" / "train"
FIELDS = {
    "stances": {"actor", "side", "stance", "date", "named"},
    "displacement": {"origin", "destination", "people_low", "people_high", "kind", "unit", "projected"},
    "aid": {"donor", "recipient", "amount", "currency", "status", "refused_by", "per"},
}


def annotated_case(stem: str, folder: Path) -> Path:
    """Write the case of the corpus text `stem` under `folder` and return its own folder."""
    said: dict[str, Any] = json.loads((CORPUS / f"{stem}.json").read_text("utf-8"))
    text = (CORPUS / f"{stem}.txt").read_bytes()
    home = folder / stem.split("_", 1)[1].replace("_", "-")
    home.mkdir(parents=True)
    (home / "article.txt").write_bytes(text)
    (home / "case.toml").write_text(_case_toml(said, text), "utf-8")
    records = {kind: [_record(row, known) for row in said.get(kind, ())] for kind, known in FIELDS.items()}
    (home / "records.json").write_text(json.dumps(records | {"events": [], "unplaced": []}), "utf-8")
    return home


def _record(row: dict[str, Any], known: set[str]) -> dict[str, Any]:
    kept = {k: v for k, v in row.items() if k in known}
    dated = {"date_known": "stated"} if kept.get("date") else {}
    evidence = {"article": "article", "start": row["start"], "end": row["end"], "quote": row["quote"]}
    return kept | dated | evidence | {"rule": "annotated", "confidence": 1.0}


def _case_toml(said: dict[str, Any], text: bytes) -> str:
    digest, words = hashlib.sha256(text).hexdigest(), text.decode("utf-8")
    quoted = json.dumps  # a JSON string is a TOML string
    lines = [
        f"title = {quoted(said.get('crisis') or said['id'], ensure_ascii=False)}",
        'publisher = "The annotated corpus"',
        f"published = {said['published']}",
        f"opposed = {quoted(said.get('opposed', []))}",
    ]
    if said.get("focus_country"):
        lines.append(f"focus_country = {quoted(said['focus_country'])}")
    for side in said["sides"]:
        aliases = quoted([a for a in side.get("aliases", ()) if a in words], ensure_ascii=False)
        name = quoted(side["name"], ensure_ascii=False)
        lines += ["[[sides]]", f"id = {quoted(side['id'])}", f"name = {name}", f"aliases = {aliases}"]
    lines += ["[[articles]]", 'file = "article.txt"', f"sha256 = {quoted(digest)}"]
    return "\n".join(lines) + "\n"
