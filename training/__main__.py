"""Make the reader's weights anew: encoder, training, choice of thresholds, export.

    make train                  or: python -m training VERSION

Takes about two hours on one core of a desktop (no AMX; a third of that with it), goes on where it was cut off, and writes
`data/reading/weights` at the end. Same texts, same seed, same processor: same weights.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

from training.encoder import fetch

HERE = Path(__file__).parent
WORK = HERE / ".work"
WEIGHTS = HERE.parent / "data" / "reading" / "weights"
EPOCHS = "4"


def main() -> None:
    version = sys.argv[1] if len(sys.argv) > 1 else f"{date.today():%Y.%m.%d}"
    encoder = str(fetch(WORK / "encoder"))
    run, choices = str(WORK / "run"), str(WORK / "choices.json")
    _do("train", encoder, run, "--texts", str(HERE / "texts" / "train"), "--items", str(HERE / "contrast" / "train.jsonl"), "--epochs", EPOCHS)
    _do("choose", run, encoder, str(HERE / "texts" / "development"), choices)
    _do("export", run, encoder, str(WEIGHTS), "--version", version, "--choices", choices)
    subprocess.run([sys.executable, "-m", "data.intact"], check=True, cwd=HERE.parent)


def _do(module: str, *args: str) -> None:
    subprocess.run([sys.executable, "-m", f"training.{module}", *args], check=True, cwd=HERE.parent)


if __name__ == "__main__":
    main()
