"""What the reader makes of a sentence, step by step: candidates, each pair with its confidence, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from data.article import Article
from data.crisis import Crisis
from data.extract import extract
from data.reading.candidates import candidates
from data.reading.claims import KINDS, STANCES, STATUSES
from data.reading.encoder import reader
from data.reading.heads import Array


def explain(sentence: str, crisis: Crisis) -> Iterator[str]:
    """Lines of plain text. Raises ReaderMissing."""
    article = Article("sentence", sentence, crisis.published)
    found = candidates(article, crisis)
    told = reader().judge(found)
    yield "names    " + (", ".join(f"{m.text} = {' or '.join(m.codes)} ({m.form})" for m in found.mentions) or "none")
    yield "sides    " + (", ".join(f"{sentence[s.start : s.end]} = {s.side}" for s in found.sides) or "none named")
    yield "sums     " + (", ".join(f"{sentence[a.start : a.end]} = {a.amount} {' or '.join(a.codes)}" for a in found.amounts) or "none")
    yield "counts   " + (", ".join(f"{sentence[q.start : q.end]} = {q.low}..{q.high}" for q in found.counts) or "none")
    for (_, actor, side), odds in sorted(told.stances.items()):
        yield f"{actor} towards {side}: {_said(STANCES, odds)}"
    for index, (odds, links) in sorted(told.amounts.items()):
        amount = found.amounts[index]
        yield f"{sentence[amount.start : amount.end]} as aid: {_said(STATUSES, odds)}{_parts(links, 'donor', 'recipient')}"
    for (_, donor), (odds, recipients) in sorted(told.goods.items()):
        yield f"goods of {donor}: {_said(STATUSES, odds)}{_parts({k: (0.0, v) for k, v in recipients.items()}, 'donor', 'recipient')}"
    for index, (odds, links) in sorted(told.counts.items()):
        count = found.counts[index]
        yield f"{sentence[count.start : count.end]} as people who moved: {_said(KINDS, odds)}{_parts(links, 'origin', 'destination')}"
    records = extract(article, crisis)
    least = reader().settings
    for name, those in (("record", (*records.stances, *records.displacement, *records.aid)), ("suggested", records.suggested)):
        for r in those:
            yield f"{name}: {r.kind} {' '.join(str(v) for v in r._said())} ({r.confidence:.2f})"
    for u in records.unplaced:
        yield f"not placed: {u.reason} {u.about} ({u.confidence:.2f})"
    if not records.all() and not records.suggested:
        yield f"nothing: no pair reaches {min(least.suggest.values()):.2f}, from which on it would be suggested"


def _said(labels: tuple[str, ...], odds: Array) -> str:
    best = np.argsort(-odds)[:3]
    return ", ".join(f"{labels[int(n)]} {float(odds[int(n)]):.2f}" for n in best)


def _parts(links: dict[str, tuple[float, float]], one: str, two: str) -> str:
    told = [f"{code} {one} {a:.2f}" for code, (a, _) in links.items() if a >= 0.2]
    told += [f"{code} {two} {b:.2f}" for code, (_, b) in links.items() if b >= 0.2]
    return ("; " + ", ".join(told)) if told else ""
