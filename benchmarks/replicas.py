"""What two copies of the dashboard behind hosting/nginx.conf carry, against one behind the same proxy.

    python -m benchmarks.replicas [--rounds 3] [--sessions 48] [--seconds 15]

Readers from many loopback addresses click again as soon as they are answered; what counts is clicks answered a second,
one copy and two in turn. Needs nginx. All shares this machine: with two cores, readers and proxy take from what the
copies could have.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.load import LAYERS, Told
from benchmarks.own_server import ROOT, serving, wait
from benchmarks.reader import Reader

BASE = "atlas"


@contextmanager
def proxied(copies: Sequence[str], folder: Path) -> Iterator[str]:
    """nginx with the example's settings before servers at these `host:port`; its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    text = (ROOT / "hosting" / "nginx.conf").read_text("utf-8")
    text = re.sub(r"server atlas:\d+;", " ".join(f"server {copy};" for copy in copies), text)
    text = text.replace("listen 8080;", f"listen 127.0.0.1:{port};").replace("/tmp/atlas-cache", f"{folder}/cache")
    file = folder / f"{len(copies)}.conf"
    file.write_text(f"daemon off; pid {folder}/{port}.pid; error_log {folder}/{port}.log;\n{text}", "utf-8")
    process = subprocess.Popen(["nginx", "-c", str(file)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}/{BASE}"
        wait(process, f"{address}/_stcore/health")
        yield address
    finally:
        process.terminate()
        process.wait(10)


async def reader(address: str, told: Told, until: float, number: int) -> None:
    """A reader with an address of its own that clicks without a pause."""
    dice = random.Random(number)
    here = await Reader.open(address, source=f"127.0.{1 + number // 200}.{1 + number % 200}")
    await here.run()
    while time.monotonic() < until:
        layer = dice.choice(list(LAYERS))
        told.add(await here.choose("layer", layer), layer)
    await here.close()


async def crowd(address: str, sessions: int, seconds: float) -> Told:
    told, until = Told(), time.monotonic() + seconds
    await asyncio.gather(*(reader(address, told, until, n) for n in range(sessions)))
    return told


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--sessions", type=int, default=48)
    ask.add_argument("--seconds", type=float, default=15)
    asked = ask.parse_args()
    if shutil.which("nginx") is None:
        print("no nginx here: nothing measured")
        return
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        copies = [stack.enter_context(serving(base=BASE)).address.split("/")[2] for _ in range(2)]
        fronts = [stack.enter_context(proxied(copies[:n], folder)) for n in (1, 2)]
        print("\ncopies  clicks/s  p95 s  faults")
        rates: list[list[float]] = [[], []]
        for _ in range(asked.rounds):
            for n, front in enumerate(fronts):
                told = asyncio.run(crowd(front, asked.sessions, asked.seconds))
                rates[n].append(len(told.seconds) / asked.seconds)
                print(f"{n + 1:6} {rates[n][-1]:9.1f} {told.share(0.95):6.2f} {len(told.faults):7}", flush=True)
        gain = statistics.median(two / one for one, two in zip(*rates, strict=True))
        print(f"two carry {gain:.2f}x one (median of rounds in turn)")


if __name__ == "__main__":
    main()
