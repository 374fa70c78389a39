"""python -m training.evaluate RUN[,RUN...] ENCODER[,ENCODER...] DIR_OR_JSONL,... : scores at several thresholds; several runs are averaged."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import torch

from data.reading.heads import Judgement
from training.examples import items, texts
from training.scores import items_right, score
from training.train import Reader, judge, layout_of

STEPS = (0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def mean(told: list[Judgement]) -> Judgement:
    """The mean of what several readers say."""
    one = Judgement()
    for key in told[0].stances:
        one.stances[key] = np.mean([t.stances[key] for t in told], 0)
    for key in {k for t in told for k in t.goods}:
        rows = [t.goods[key] for t in told if key in t.goods]
        nothing = np.eye(len(rows[0][0]), dtype=np.float32)[0]
        odds = np.mean([r[0] for r in rows] + [nothing] * (len(told) - len(rows)), 0)
        one.goods[key] = odds, {c: float(np.mean([r[1].get(c, 0) for r in rows])) for r in rows for c in r[1]}
    for kind in ("amounts", "counts"):
        for key in getattr(told[0], kind):
            rows = [getattr(t, kind)[key] for t in told]
            linked = [r[1] for r in rows if r[1]]
            codes = {c for r in linked for c in r}
            getattr(one, kind)[key] = np.mean([r[0] for r in rows], 0), {
                c: (float(np.mean([r.get(c, (0, 0))[0] for r in linked])), float(np.mean([r.get(c, (0, 0))[1] for r in linked]))) for c in codes}
    return one


def load(run: str, encoder: str) -> tuple[Reader, object]:
    import json
    run_dir = Path(run)
    args = json.loads((run_dir / "args.json").read_text()) if (run_dir / "args.json").exists() else {}
    reader = Reader(Path(encoder), args.get("layers"))
    name = "last.pt" if run_dir.is_dir() else ""
    reader.load_state_dict(torch.load(run_dir / name if name else run_dir, weights_only=False)["reader"])
    return reader, layout_of(Path(encoder))


def main() -> None:
    torch.set_num_threads(1)
    readers = [load(r, e) for r, e in zip(sys.argv[1].split(","), sys.argv[2].split(","), strict=True)]
    show = "--errors" in sys.argv
    for place in sys.argv[3].split(","):
        path = Path(place)
        examples = list(texts(path) if path.is_dir() else items(path))
        each = [judge(r, l, examples) for r, l in readers]
        judged = [mean([one[n] for one in each]) for n in range(len(examples))]
        print(f"== {place} ({len(examples)})")
        for least in STEPS:
            if path.is_dir():
                said = score(examples, judged, dict.fromkeys(("stances", "displacement", "aid"), least), path, show and least == 0.6)
                row = "   ".join(f"{kind[:6]} " + " ".join(f"{said[kind][m][k]:.3f}" for m in ("lenient",) for k in ("p", "r", "f1")) + f" strict {said[kind]['strict']['f1']:.3f}" for kind in ("stances", "displacement", "aid"))
            else:
                row = " ".join(f"{v:.3f}" for v in items_right(examples, judged, dict.fromkeys(("stances", "displacement", "aid"), least)))
            print(f"{least:.2f}  {row}", flush=True)


if __name__ == "__main__":
    main()
