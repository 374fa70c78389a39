"""Judgements as predictions for the scorer, and what they score at a threshold."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from data.reading import claims
from data.reading.candidates import Candidates
from data.reading.heads import Judgement
from training.examples import Example

SCORER = Path(__file__).resolve().parent / "score.py"


def records(c: Candidates, told: Judgement, least: dict[str, float]) -> dict[str, list[dict[str, Any]]]:
    """Claims of each kind above its threshold, in the shape of an annotation."""
    text = c.article.text

    def quote(sentence: int) -> dict[str, Any]:
        s = c.sentences[sentence]
        return {"quote": text[s.start : s.end], "start": s.start, "end": s.end}

    found: dict[str, list[dict[str, Any]]] = {"stances": [], "displacement": [], "aid": []}
    for s in claims.stances(c, told, 0.1):
        if s.confidence >= least["stances"]:
            found["stances"].append({"actor": s.actor, "side": s.side, "stance": s.label, "date": None, "named": True, "confidence": s.confidence, **quote(s.sentence)})
    for m in claims.displacement(c, told, 0.1):
        if m.confidence >= least["displacement"]:
            q = c.counts[m.count]
            found["displacement"].append({"origin": m.origin, "destination": m.destination, "people_low": q.low, "people_high": q.high, "kind": m.kind, "unit": "people", "confidence": m.confidence, **quote(m.sentence)})
    for a in claims.aid(c, told, 0.1):
        if a.confidence >= least["aid"]:
            money = c.amounts[a.amount] if a.amount is not None else None
            found["aid"].append({"donor": a.donor, "recipient": a.recipient, "amount": float(money.amount) if money and money.amount is not None else None, "currency": money.codes[0] if money and money.codes else None, "status": a.status, "confidence": a.confidence, **quote(a.sentence)})
    return found


def score(examples: list[Example], judged: list[Judgement], least: dict[str, float], gold: Path, show: bool = False) -> dict[str, Any]:
    """The scorer's figures; `gold` is the folder of the annotations."""
    with tempfile.TemporaryDirectory() as folder:
        for e, told in zip(examples, judged, strict=True):
            said = {"id": e.name, "sides": e.said["sides"], **records(e.found, told, least)}
            (Path(folder) / f"{e.name}.json").write_text(json.dumps(said), "utf-8")
        out = Path(folder) / "scores.out"
        ran = subprocess.run([sys.executable, str(SCORER), folder, "--gold", str(gold), "--json", str(out), *(["--errors"] if show else [])], capture_output=True, text=True, check=True)
        if show:
            print(ran.stdout)
        return json.loads(out.read_text("utf-8"))


def items_right(examples: list[Example], judged: list[Judgement], least: dict[str, float]) -> tuple[float, float, float]:
    """Precision, recall and the share of items whose records are all right, by way (stances), number and sum."""
    true = said = wanted = whole = 0
    for e, told in zip(examples, judged, strict=True):
        found = records(e.found, told, least)
        mine: Counter = Counter((s["actor"], None if s["stance"] == "neutral" else s["side"], claims.WAY[s["stance"]]) for s in found["stances"])
        gold: Counter = Counter((s["actor"], None if s["stance"] == "neutral" else s["side"], claims.WAY[s["stance"]]) for s in e.said["stances"])
        mine.update(("d", d["origin"], d["destination"], d["people_low"] or d["people_high"]) for d in found["displacement"])
        gold.update(("d", d["origin"], d["destination"], d["people_low"] or d["people_high"]) for d in e.said["displacement"])
        mine.update(("a", a["donor"], a["recipient"], a["amount"] and round(a["amount"])) for a in found["aid"])
        gold.update(("a", a["donor"], a["recipient"], a["amount"] and round(a["amount"])) for a in e.said["aid"])
        true += (mine & gold).total()
        said += mine.total()
        wanted += gold.total()
        whole += mine == gold
    return true / max(1, said), true / max(1, wanted), whole / max(1, len(examples))
