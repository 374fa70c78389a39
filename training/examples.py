"""Annotated texts and contrast items as examples: candidates of a text with what is right of each pair.

A text is `<stem>.txt` beside `<stem>.json` (shape: tests/corpus/GUIDE.md); a contrast item is a line of JSON without
spans. Both become an `Example`; `None` as a label means that nothing is to be learnt from this pair.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from data.article import Article
from data.crisis import Crisis, Side
from data.reading.candidates import Amount, Candidates, Count, candidates
from data.records import AID_STATUSES, DISPLACEMENT_KINDS, STANCE_LABELS

STANCES = ("none", *STANCE_LABELS)
STATUSES = ("none", *AID_STATUSES)
KINDS = ("none", *DISPLACEMENT_KINDS)


@dataclass
class Example:
    """One text. `stances`: (sentence, actor, side) to label; `loose`: (actor, side, label) whose sentence is not known;
    `goods`: (sentence, donor) to (status, recipients); `amounts`, `counts`: index to (label, two sets of codes)."""

    name: str
    crisis: str
    found: Candidates
    said: dict[str, Any]
    stances: dict[tuple[int, str, str], str | None] = field(default_factory=dict)
    loose: list[tuple[str, str, str]] = field(default_factory=list)
    goods: dict[tuple[int, str], tuple[str | None, set[str]]] = field(default_factory=dict)
    amounts: dict[int, tuple[str | None, set[str], set[str]]] = field(default_factory=dict)
    counts: dict[int, tuple[str | None, set[str], set[str]]] = field(default_factory=dict)


def texts(folder: Path) -> Iterator[Example]:
    """The annotated texts of a folder, in order."""
    for path in sorted(folder.glob("*.json")):
        if path.with_suffix(".txt").exists():
            said = json.loads(path.read_text("utf-8"))
            yield example(said, path.with_suffix(".txt").read_bytes().decode("utf-8"), path.stem)


def items(path: Path) -> Iterator[Example]:
    """The contrast items of a file, in order; each is a text without spans."""
    for n, line in enumerate(path.read_text("utf-8").splitlines()):
        if line.strip():
            yield item(json.loads(line), f"{path.stem}-{n}")


def item(row: dict[str, Any], name: str) -> Example:
    """One contrast item in the shape of an annotation; its records have no spans."""
    sides = [{"id": s[0], "name": s[1], "aliases": s[2:]} for s in row["sides"]]
    said: dict[str, Any] = {
        "sides": sides,
        "focus_country": row["focus"],
        "published": row["published"],
        "opposed": [[sides[0]["id"], sides[1]["id"]]] if row.get("opposed") and len(sides) == 2 else [],
        "crisis": f"contrast-{row['family']}",
        "stances": [{"actor": a, "side": s, "stance": label} for a, s, label in row.get("stances", ())],
        "displacement": [
            {"origin": o, "destination": d, "people_low": low, "people_high": high, "kind": kind}
            for o, d, low, high, kind in row.get("displacement", ())
        ],
        "aid": [
            {"donor": d, "recipient": r, "amount": amount, "currency": currency, "status": status}
            for d, r, amount, currency, status in row.get("aid", ())
        ],
    }
    return example(said, row["text"], name)


def crisis_of(said: dict[str, Any]) -> Crisis:
    """What of an annotation a reader may know: the day, the focus country, the sides."""
    sides = tuple(Side(s["id"], s["name"], tuple(s.get("aliases", ()))) for s in said["sides"])
    opposed = tuple((a, b) for a, b in said.get("opposed", ()))
    return Crisis(date.fromisoformat(said["published"]), said.get("focus_country"), sides, opposed)


def example(said: dict[str, Any], text: str, name: str) -> Example:
    """The candidates of a text with their labels."""
    crisis = crisis_of(said)
    found = candidates(Article(name, text, crisis.published), crisis)
    one = Example(name, said.get("crisis", name), found, said)
    _stances(one)
    _amounts(one)
    _counts(one)
    return one


def _spans(row: dict[str, Any]) -> list[tuple[int, int]]:
    return [(r["start"], r["end"]) for r in (row, *row.get("also", ())) if "start" in r]


def _meets(row: dict[str, Any], start: int, end: int) -> bool:
    """Whether a record's evidence meets the stretch; a record without spans meets all."""
    spans = _spans(row)
    return not spans or any(a < end and start < b for a, b in spans)


def _stances(one: Example) -> None:
    named: dict[str, set[int]] = {}
    for m in one.found.mentions:
        if m.code and m.code != one.found.crisis.focus_country and m.code not in one.found.states:
            named.setdefault(m.code, set()).add(m.sentence)
    sides = [s.id for s in one.found.crisis.sides]
    for actor, numbers in named.items():
        for side in sides:
            mine = [r for r in one.said["stances"] if r["actor"] == actor and (r["side"] == side or r["side"] is None)]
            if mine and not _spans(mine[-1]) and len(numbers) > 1:
                one.stances |= {(n, actor, side): None for n in numbers}
                one.loose.append((actor, side, mine[-1]["stance"]))
                continue
            for n in numbers:
                sentence = one.found.sentences[n]
                hit = [r for r in mine if _meets(r, sentence.start, sentence.end)]
                label: str | None = hit[-1]["stance"] if hit else "none"
                if any(r.get("optional") for r in mine):
                    label = None
                one.stances[n, actor, side] = label


def _amounts(one: Example) -> None:
    rows = [r for r in one.said["aid"] if r["amount"] is not None]
    for n, amount in enumerate(one.found.amounts):
        hit = [r for r in rows if _meets(r, amount.start, amount.end) and _same_sum(r, amount)]
        sure = [r for r in hit if not r.get("optional")]
        label = None if hit and not sure else hit[-1]["status"] if hit else "none"
        one.amounts[n] = (
            label,
            {r["donor"] for r in hit if r["donor"]},
            {r["recipient"] for r in hit if r["recipient"]},
        )
    goods = [r for r in one.said["aid"] if r["amount"] is None]
    for m in one.found.mentions:
        if not m.code:
            continue
        sentence = one.found.sentences[m.sentence]
        hit = [r for r in goods if r["donor"] == m.code and _meets(r, sentence.start, sentence.end)]
        sure = [r for r in hit if not r.get("optional")]
        status = None if hit and not sure else hit[-1]["status"] if hit else "none"
        one.goods[m.sentence, m.code] = status, {r["recipient"] for r in hit if r["recipient"]}


def _same_sum(row: dict[str, Any], amount: Amount) -> bool:
    if amount.amount is None:
        return False
    sums = [row["amount"], *(a[0] if isinstance(a, list) else a.get("amount") if isinstance(a, dict) else a for a in row.get("alt_amounts", ()))]
    return any(a is not None and abs(Decimal(str(a)) - amount.amount) <= Decimal("0.005") * amount.amount for a in sums)


def _counts(one: Example) -> None:
    for n, count in enumerate(one.found.counts):
        hit = [r for r in one.said["displacement"] if _meets(r, count.start, count.end) and _same_count(r, count)]
        sure = [r for r in hit if not r.get("optional")]
        label = None if hit and not sure else hit[-1]["kind"] if hit else "none"
        if count.low is None and count.high is None and any(_meets(r, count.start, count.end) for r in one.said["displacement"]):
            label = None  # a figure without digits beside another: nobody says whether it is the same
        one.counts[n] = (
            label,
            {r["origin"] for r in hit if r["origin"]},
            {r["destination"] for r in hit if r["destination"]},
        )


def _same_count(row: dict[str, Any], count: Count) -> bool:
    theirs = {v for v in (row["people_low"], row["people_high"]) if v is not None}
    return any(
        mine is not None and abs(v - mine) <= 0.005 * mine for v in theirs for mine in (count.low, count.high)
    )
