"""Score the reader on the annotated texts and show the change against the committed scores.

    make scores                                   the tables, and what changed
    .venv/bin/python -m tests.scores --write      also keep them as data/scores.json, which the About panel shows
    .venv/bin/python -m tests.scores --errors     also every miss and every false record (never of the blind texts)

`train` the reader has learnt from, with `development` its thresholds were chosen; `blind` texts are read by nobody who
trains, and only scored: they say what a new article gets. F1 comes with a bootstrap interval over texts (95 %).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from data.extract import extract
from tests.predict import TEXTS, TRAINING, load, stems

PARTS = ("blind", "development", "train")
KEPT = TRAINING.parent / "data" / "scores.json"
Scores = dict[str, Any]


def predict(out: Path, names: list[str], suggested: bool = False) -> None:
    """Write one JSON a text, in the shape that the scorer reads; `suggested`: as if all suggestions were accepted."""
    for stem in names:
        article, crisis = load(stem)
        said = {"id": stem, "sides": [{"id": s.id, "name": s.name} for s in crisis.sides]}
        found = extract(article, crisis).as_json()
        for row in found.pop("suggested") if suggested else ():
            found[row["of"]].append({k: v for k, v in row.items() if k != "of"})
        (out / f"{stem}.json").write_text(json.dumps(said | found, ensure_ascii=False), "utf-8")


def measure(part: str, suggested: bool = False, errors: bool = False) -> tuple[Scores, str]:
    """Scores of one part by kind and mode, and the scorer's own table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        predict(folder, stems(part), suggested)
        out = folder / "scores.out"
        command = [sys.executable, str(TRAINING / "score.py"), name, "--gold", str(TEXTS / part), "--ci", "1000", "--json", str(out)]
        more = ["--errors"] if errors and part != "blind" else []
        table = subprocess.run([*command, *more], check=True, capture_output=True, text=True, encoding="utf-8").stdout
        return {"texts": len(stems(part))} | json.loads(out.read_text("utf-8")), table


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
    for part in PARTS:
        now[part], table = measure(part, errors="--errors" in sys.argv[1:])
        print(f"=== {part}\n{table}\nagainst data/scores.json")
        print("\n".join(change(now[part], kept.get(part, {}))), "\n")
        with_all, _ = measure(part, suggested=True)
        for kind in ("stances", "displacement", "aid"):
            told = with_all[kind]["lenient"]
            print(f"{kind:<13} with every suggestion accepted: P {told['p']:.3f} R {told['r']:.3f}")
    if "--write" in sys.argv[1:]:
        KEPT.write_text(json.dumps(now, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
