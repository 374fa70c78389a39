"""From the start of the server to its health, and its memory with the case open, against a bare Streamlit page in turn.

python -m benchmarks.start [--runs 5]
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.own_server import serving
from benchmarks.reader import Reader

BARE = 'import streamlit as st\nst.write("Hello")\n'


async def visit(address: str) -> None:
    reader = await Reader.open(address)
    await reader.run()
    await reader.close()


def once(script: str) -> tuple[float, float]:
    """Seconds until health, MB after one visit."""
    start = time.perf_counter()
    with serving(script, rest=0) as server:
        healthy = time.perf_counter() - start
        time.sleep(4)
        asyncio.run(visit(server.address))
        time.sleep(1)
        return healthy, server.megabytes


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--runs", type=int, default=5)
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, "utf-8")
        rows = [(once(str(bare)), once("dashboard.py")) for _ in range(asked.runs)]
    print("            bare    ours   ratio (median of rounds in turn)")
    for n, (name, unit) in enumerate((("healthy", "s"), ("memory", "MB"))):
        plain, ours = ([row[k][n] for row in rows] for k in (0, 1))
        ratio = statistics.median(b / a for a, b in zip(plain, ours, strict=True))
        print(f"{name:8} {statistics.median(plain):7.2f} {statistics.median(ours):7.2f} {unit:2} {ratio:6.2f}")


if __name__ == "__main__":
    main()
