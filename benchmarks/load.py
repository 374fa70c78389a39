"""What many readers at once cost, on this machine only. Prints three tables.

    python -m benchmarks.load                              all three, a few minutes
    python -m benchmarks.load --sessions 25 100 200 --seconds 180 --rounds 5 --changes 500
    python -m benchmarks.load --at http://127.0.0.1:8080/  a server that already runs, a balancer for one: no costs

Each reader clicks every `--every` seconds on a layer of its own choosing, and each answer is checked to be its own.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import time
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field

from benchmarks.own_server import Server, serving
from benchmarks.reader import Reader, Run

LAYERS = {"Stances": "Who stands where", "Emigration": "Where people leave", "Aid": "Who gives help"}


@dataclass
class Told:
    """What a crowd went through."""

    seconds: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def add(self, run: Run, layer: str) -> None:
        self.seconds.append(run.seconds)
        self.sizes.append(run.size)
        if not run.well:
            self.faults.append("a run that failed")
        if LAYERS[layer] not in run.words:
            self.faults.append(f"{layer} was asked for and something else came")

    def share(self, part: float) -> float:
        return sorted(self.seconds)[min(len(self.seconds) - 1, int(part * len(self.seconds)))] if self.seconds else 0.0


async def one(address: str, told: Told, until: float, every: float, dice: random.Random) -> None:
    """A reader that comes at a time of its own, clicks until the end and leaves."""
    try:
        await asyncio.sleep(dice.random() * every)
        reader = await Reader.open(address)
        told.add(await reader.run(), "Stances")
        while time.monotonic() + every < until:
            await asyncio.sleep(every * (0.5 + dice.random()))
            layer = dice.choice(list(LAYERS))
            told.add(await reader.choose("layer", layer), layer)
        await reader.close()
    except (OSError, TimeoutError, EOFError) as fault:
        told.faults.append(f"{type(fault).__name__}: {fault}")


async def crowd(address: str, sessions: int, seconds: float, every: float) -> Told:
    """Readers come within `every` seconds; each clicks until the end."""
    told, until = Told(), time.monotonic() + seconds
    await asyncio.gather(*(one(address, told, until, every, random.Random(n)) for n in range(sessions)))
    return told


async def load(address: str, server: Server | None, sessions: Sequence[int], seconds: float, every: float) -> None:
    print("\nsessions  runs  faults   p50 s   p95 s   max s   CPU ms/run   kB/run   MB   MB/session")
    for count in sessions:
        began = (server.seconds, server.megabytes) if server else (0.0, 0.0)
        peak = asyncio.create_task(_peak(server))
        told = await crowd(address, count, seconds, every)
        peak.cancel()
        runs = len(told.seconds) or 1
        cpu = (server.seconds - began[0]) / runs * 1000 if server else float("nan")
        most = max(_seen) if server else float("nan")
        print(
            f"{count:8} {runs:5} {len(told.faults):7} {told.share(0.5):7.3f} {told.share(0.95):7.3f} "
            f"{told.share(1):7.3f} {cpu:12.1f} {statistics.mean(told.sizes or [0]) / 1000:8.1f} {most:4.0f} "
            f"{(most - began[1]) / count:12.2f}",
            flush=True,
        )
        for fault in sorted(set(told.faults)):
            print(f"          {told.faults.count(fault)} x {fault}")


_seen: list[float] = [0.0]


async def _peak(server: Server | None) -> None:
    _seen[:] = [0.0]
    while server:
        _seen.append(server.megabytes)
        await asyncio.sleep(0.5)


async def rounds(server: Server, count: int, sessions: int) -> None:
    """Readers come, click twice and leave, again and again: what stays in memory."""
    print(f"\nround of {sessions} that came and left   MB afterwards")
    for n in range(1, count + 1):
        await crowd(server.address, sessions, 6, 2)
        await asyncio.sleep(4)
        print(f"{n:5} {server.megabytes:35.1f}", flush=True)


async def changes(server: Server, count: int) -> None:
    """One reader, many layer changes: what a rerun leaves behind."""
    reader = await Reader.open(server.address)
    await reader.run()
    for layer in [*LAYERS] * 10:
        await reader.choose("layer", layer)
    before, took = server.megabytes, []
    for n in range(count):
        took.append(await reader.choose("layer", [*LAYERS][n % 3]))
    grown = (server.megabytes - before) * 1024 / count
    print(
        f"\n{count} layer changes: {grown:.2f} kB a rerun stay; median {statistics.median(r.seconds for r in took):.3f} s"
    )
    await reader.close()


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sessions", type=int, nargs="+", default=[25, 100])
    ask.add_argument("--seconds", type=float, default=60)
    ask.add_argument("--every", type=float, default=10)
    ask.add_argument("--rounds", type=int, default=5)
    ask.add_argument("--changes", type=int, default=500)
    ask.add_argument("--at", default="")
    asked = ask.parse_args()
    with nullcontext() if asked.at else serving() as server:
        address = server.address if server else asked.at
        asyncio.run(crowd(address, 1, 3, 1))  # what only the first reader ever waits for
        asyncio.run(load(address, server, asked.sessions, asked.seconds, asked.every))
        if server:
            asyncio.run(changes(server, asked.changes))
            asyncio.run(rounds(server, asked.rounds, 40))


if __name__ == "__main__":
    main()
