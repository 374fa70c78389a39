"""Score the extractor on all annotated texts and show the change against the committed scores.

    make scores                                   the tables, and what changed
    .venv/bin/python -m tests.scores --write      also keep them as data/scores.json, which the About panel shows

Three sets: `corpus`, which the rules were written with; `unseen`, read once they had been scored; `blind`, never read
by those who write rules. Only the last says what an unseen article gets.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.predict import CORPUS, corpus_stems, predict

TESTS = Path(__file__).parent
SETS = ("corpus", "unseen", "blind")
KEPT = TESTS.parent / "data" / "scores.json"
Scores = dict[str, Any]


def measure(name: str, folder: Path) -> tuple[Scores, str]:
    """Scores of one set by kind and mode, and the scorer's own table."""
    gold = TESTS / name
    predict(folder, corpus_stems(gold), gold)
    out = folder / "scores.out"
    command = [sys.executable, str(CORPUS / "score.py"), str(folder), "--gold", str(gold), "--tags", "--json", str(out)]
    table = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    return {"texts": len(corpus_stems(gold))} | json.loads(out.read_text("utf-8")), table


def change(now: Scores, kept: Scores) -> list[str]:
    """One line a kind and mode: precision and F1 now, and by how much they moved."""
    rows = [f"{'kind':<13} {'mode':<13} {'P':>6} {'change':>7} {'F1':>6} {'change':>7}"]
    for kind, modes in now.items():
        for mode, told in modes.items() if isinstance(modes, dict) else ():
            was = kept.get(kind, {}).get(mode, {"p": 0.0, "f1": 0.0})
            p, f1 = told["p"], told["f1"]
            rows.append(f"{kind:<13} {mode:<13} {p:6.3f} {p - was['p']:+7.3f} {f1:6.3f} {f1 - was['f1']:+7.3f}")
    return rows


def main() -> None:
    kept = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    now = {}
    for name in SETS:
        with tempfile.TemporaryDirectory() as folder:
            now[name], table = measure(name, Path(folder))
        print(f"=== {name}\n{table}\nagainst data/scores.json")
        print("\n".join(change(now[name], kept.get(name, {}))), "\n")
    if "--write" in sys.argv[1:]:
        KEPT.write_text(json.dumps(now, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
