"""Extract annotated texts to a folder of predictions: `python -m tests.predict OUT_DIR [stem ...]`.

Score with `python tests/corpus/score.py OUT_DIR --errors`.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from data.article import Article
from data.crisis import Crisis, Side
from data.extract import extract

CORPUS = Path(__file__).parent / "corpus"


def corpus_stems(folder: Path = CORPUS) -> list[str]:
    """The texts of a folder, in order."""
    return sorted(p.stem for p in folder.glob("[0-9][0-9]_*.txt"))


def load(stem: str, folder: Path = CORPUS) -> tuple[Article, Crisis]:
    """One text and its crisis; nothing of the annotation but the sides reaches the extractor."""
    said: dict[str, Any] = json.loads((folder / f"{stem}.json").read_text("utf-8"))
    published = date.fromisoformat(said["published"])
    sides = tuple(Side(s["id"], s["name"], tuple(s.get("aliases", ()))) for s in said["sides"])
    opposed = tuple((a, b) for a, b in said.get("opposed", ()))
    text = (folder / f"{stem}.txt").read_bytes().decode("utf-8")
    return Article(stem, text, published), Crisis(published, said.get("focus_country"), sides, opposed)


def predict(out: Path, stems: list[str], folder: Path = CORPUS) -> None:
    """Write one JSON a text, in the shape that the scorer reads."""
    out.mkdir(parents=True, exist_ok=True)
    for stem in stems:
        article, crisis = load(stem, folder)
        said = {"id": stem, "sides": [{"id": s.id, "name": s.name} for s in crisis.sides]}
        found = extract(article, crisis).as_json()
        (out / f"{stem}.json").write_text(json.dumps(said | found, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    predict(Path(sys.argv[1]), sys.argv[2:] or corpus_stems())
