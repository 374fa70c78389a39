"""Temperatures and thresholds on texts that the reader was not trained with.

    python -m training.choose RUN ENCODER_DIR DIR OUT.json

A temperature a head is fitted by the likelihood of the right labels. A threshold is the lowest confidence from which on
the precision of records is at least COLOUR (they may colour the map) or SUGGEST (they are suggested), counted over all
records above it; it is looked for where at least LEAST records are above.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import torch

from data.reading.heads import Judgement, judge_window
from training.evaluate import load
from training.examples import KINDS, STANCES, STATUSES, Example, texts
from training.scores import score

COLOUR, SUGGEST, LEAST = 0.95, 0.60, 30
GRID = tuple(np.round(np.arange(0.15, 0.995, 0.01), 3))


def judged(reader, layout, examples: list[Example], weights) -> list[Judgement]:  # type: ignore[no-untyped-def]
    """What the reader says of each text with these heads."""
    told = []
    reader.eval()
    with torch.no_grad():
        for e in examples:
            one = Judgement()
            for w in layout.windows(e.found):
                judge_window(w, reader.encode([w]).float().numpy()[0], weights, one)
            told.append(one)
    return told


def temperature(reader, layout, examples: list[Example]) -> dict[str, float]:  # type: ignore[no-untyped-def]
    """The temperature a head that makes the right labels likeliest."""
    weights = reader.weights()
    plain = judged(reader, layout, examples, weights)
    rows: dict[str, list[tuple[np.ndarray, int]]] = {"stance": [], "amount": [], "count": []}
    for e, told in zip(examples, plain, strict=True):
        for key, odds in told.stances.items():
            if (label := e.stances.get(key)) is not None:
                rows["stance"].append((odds, STANCES.index(label)))
        for name, said, known, labels in (("amount", told.amounts, e.amounts, STATUSES), ("count", told.counts, e.counts, KINDS)):
            for index, (odds, _) in said.items():
                if (label := known[index][0]) is not None:
                    rows[name].append((odds, labels.index(label)))
    found = {}
    for name, pairs in rows.items():
        logits, right = np.log(np.array([o for o, _ in pairs]) + 1e-9), np.array([y for _, y in pairs])
        best = min(np.arange(0.6, 3.01, 0.05), key=lambda t: _loss(logits / t, right))
        found[name] = round(float(best), 2)
    return found


def _loss(logits: np.ndarray, right: np.ndarray) -> float:
    logits = logits - logits.max(1, keepdims=True)
    return float(-(logits[np.arange(len(right)), right] - np.log(np.exp(logits).sum(1))).mean())


def thresholds(examples: list[Example], told: list[Judgement], gold: Path) -> dict[str, dict[str, float]]:
    """By purpose and kind the lowest confidence that holds the precision; prints the whole curve."""
    chosen: dict[str, dict[str, float]] = {"colour": {}, "suggest": {}}
    curve = {least: score(examples, told, dict.fromkeys(("stances", "displacement", "aid"), float(least)), gold) for least in GRID}
    for kind in ("stances", "displacement", "aid"):
        for least in GRID[::5]:
            s = curve[least][kind]["lenient"]
            print(f"{kind:<13} {least:.2f}  P {s['p']:.3f} R {s['r']:.3f} F1 {s['f1']:.3f}")
        for purpose, wanted in (("colour", COLOUR), ("suggest", SUGGEST)):
            held = [t for t in GRID if curve[t][kind]["lenient"]["p"] >= wanted and curve[t][kind]["lenient"]["tp"] >= LEAST]
            fallback = max(GRID, key=lambda t: curve[t][kind]["lenient"]["p"] if curve[t][kind]["lenient"]["tp"] >= LEAST else 0)
            chosen[purpose][kind] = float(min(held)) if held else float(fallback)
            s = curve[np.float64(chosen[purpose][kind])][kind]["lenient"]
            print(f"{kind:<13} {purpose}: {chosen[purpose][kind]:.2f}  P {s['p']:.3f} R {s['r']:.3f} F1 {s['f1']:.3f}{'' if held else '  (wanted precision not reached)'}")
    return chosen


def main() -> None:
    torch.set_num_threads(1)
    run, encoder, folder, out = sys.argv[1:5]
    reader, layout = load(run, encoder)
    examples = list(texts(Path(folder)))
    heat = temperature(reader, layout, examples)
    print("temperatures", heat)
    weights = reader.weights()
    for name, value in heat.items():
        weights[f"{name}.temperature"] = np.float32(value)
    chosen = thresholds(examples, judged(reader, layout, examples, weights), Path(folder))
    Path(out).write_text(json.dumps({"temperature": heat} | chosen, indent=1), "utf-8")


if __name__ == "__main__":
    main()
