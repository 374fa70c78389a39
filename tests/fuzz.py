"""A long run of generated texts, addresses and files through every reader: `make fuzz`.

    python -m tests.fuzz [--minutes 30] [--seed 0] [--jobs 2] [--only "texts read"]

One process a core, each with seeds of its own; tests/fuzz_targets.py says what is tried and what must hold. What breaks
is made small, printed with the fault, and ends in exit code 1; the same fault is told once.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from multiprocessing import get_context
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded

from tests.fuzz_targets import Target, targets

MOST_SHOWN = 4000
_PROFILE = settings(
    deadline=None,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
    report_multiple_bugs=False,
)


@dataclass
class Told:
    """What a run saw: examples and records a target, processor seconds, and a failing example for each place of a fault."""

    examples: Counter[str] = field(default_factory=Counter)
    records: Counter[str] = field(default_factory=Counter)
    spent: Counter[str] = field(default_factory=Counter)
    faults: dict[str, str] = field(default_factory=dict)

    def add(self, other: Told) -> None:
        self.examples += other.examples
        self.records += other.records
        self.spent += other.spent
        self.faults = other.faults | self.faults


def attempt(name: str, target: Target, turn: int, told: Told, most: int = 10_000) -> None:
    """One seed's examples of a target, at most `most`, into `told`."""
    last: list[Any] = [None]

    def one(example: Any) -> None:
        last[0] = example
        told.examples[name] += 1
        told.records[name] += target.check(example)

    began = time.process_time()
    run = seeded(turn)(settings(_PROFILE, max_examples=min(most, target.share))(given(target.examples)(one)))
    try:
        run()
    except Exception as fault:  # whatever it is, it should not have come this far
        frame = traceback.extract_tb(fault.__traceback__)[-1]
        where = f"{name}: {type(fault).__name__} at {frame.filename.rpartition('/')[2]}:{frame.lineno}"
        trace = "".join(traceback.format_tb(fault.__traceback__)[-5:])
        example = repr(last[0])
        shown = example if len(example) < MOST_SHOWN else f"{example[:MOST_SHOWN]} ... ({len(example):,} characters)"
        if where not in told.faults:
            print(where, flush=True)
        told.faults.setdefault(where, f"{trace}{type(fault).__name__}: {fault}\nseed {turn}, failing example: {shown}")
    told.spent[name] += time.process_time() - began


def work(first: int, step: int, until: float, only: str) -> Told:
    """A process's share: rounds of all targets with seeds `first`, `first + step`, ... until the time is over."""
    told = Told()
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it comments on every broken PDF
    for turn in count(first, step):
        for name, target in chosen(only):
            attempt(name, target, turn, told)
            if time.time() > until:
                return told
        print(f"seed {turn}: {told.examples.total():,} examples, {len(told.faults)} faults", flush=True)
    return told


def chosen(only: str) -> Iterator[tuple[str, Target]]:
    return ((name, target) for name, target in targets().items() if only in name)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--minutes", type=float, default=30)
    ask.add_argument("--seed", type=int, default=0)
    ask.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    ask.add_argument("--only", default="", help="targets whose name holds this")
    asked = ask.parse_args()
    began, told = time.time(), Told()
    until = began + 60 * asked.minutes
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # a core a process, no more
    with ProcessPoolExecutor(asked.jobs, get_context("spawn")) as pool:
        for part in pool.map(work, *zip(*((asked.seed + n, asked.jobs, until, asked.only) for n in range(asked.jobs)), strict=True)):  # fmt: skip
            told.add(part)
    print(table(told, time.time() - began, asked.jobs))
    sys.exit(1 if told.faults else 0)


def table(told: Told, seconds: float, jobs: int) -> str:
    """The figures, and every failing example."""
    rows = [f"{'':32}{'examples':>10}{'records':>10}{'ms each':>9}"]
    for name, n in told.examples.most_common():
        rows.append(f"{name:32}{n:10,}{told.records[name]:10,}{told.spent[name] / n * 1000:9.1f}")
    n = told.examples.total()
    rows.append(f"{'all':32}{n:10,}{told.records.total():10,}{sum(told.spent.values()) / (n or 1) * 1000:9.1f}")
    rows.append(
        f"{seconds / 60:.1f} minutes, {jobs} processes: {n / seconds:.0f} examples a second; {len(told.faults)} faults"
    )
    return "\n".join([*rows, *(f"\n=== {where}\n{what}" for where, what in told.faults.items())])


if __name__ == "__main__":
    main()
