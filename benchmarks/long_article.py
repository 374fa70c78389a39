"""What a long article costs on the page: generated cases of several sizes, each with its own server and a real Chromium.

    python -m benchmarks.long_article [--sizes 20000 200000 1000000] [--runs 3]

`open`: from an empty cache until the map is drawn and the article is there, on a server that read the case before;
`blocked`: how long its main thread took no input meanwhile. `click`: from a click on the article's last sentence until the map
shows its country. `wire`: bytes on the web socket for the first run, and for choosing a country.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browser import DRAWN, Held, chromium, held, rest, visitor
from benchmarks.own_server import serving
from benchmarks.reader import Reader
from tests.long_case import write

CLICK = """async (root) => {
  const mark = [...root.querySelectorAll(".mark[role=button]")].at(-1);
  const next = () => new Promise(requestAnimationFrame);
  mark.scrollIntoView({block: "center"});
  for (let n = 0; n < 10; n++) await next();
  const start = performance.now();
  mark.click();
  while (!document.querySelector(".sa-chosen")) await next();
  return performance.now() - start;
}"""
IN_VIEW = """(root) => {
  const marks = [...root.querySelectorAll(".mark")];
  return [marks.filter((m) => m.checkVisibility({contentVisibilityAuto: true})).length, marks.length];
}"""


async def wire(address: str) -> tuple[float, int, int]:
    """Seconds and bytes of the first run, and bytes of choosing a country."""
    reader = await Reader.open(address)
    first = await reader.run()
    await reader.choose("country", "Russia")
    chosen = await reader.choose("country", "Canada")
    await reader.close()
    return first.seconds, first.size, chosen.size


def visit(browser: Browser, address: str) -> tuple[float, float, float, list[int], Held]:
    with visitor(browser) as page:
        start = time.perf_counter()
        page.goto(address)
        page.wait_for_selector(".text .mark", state="attached")
        page.wait_for_selector(DRAWN, state="attached")
        opened = time.perf_counter() - start
        rest(page)
        blocked = page.evaluate("window.longTasks")
        text = page.locator(".text")
        seen = text.evaluate(IN_VIEW)
        holds = held(page)
        return opened, blocked, text.evaluate(CLICK), seen, holds


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sizes", type=int, nargs="+", default=[20_000, 200_000, 1_000_000])
    ask.add_argument("--runs", type=int, default=3)
    asked = ask.parse_args()
    print(
        "characters  first run s  open s  blocked ms  click ms  marks drawn/all  heap MB   boxes  wire kB/click  server MB"
    )
    with tempfile.TemporaryDirectory() as folder:
        for size in asked.sizes:
            write(size, Path(folder) / str(size))
            with serving(seeds=Path(folder) / str(size)) as server:
                seconds, first, chosen = asyncio.run(wire(server.address))
                with chromium() as browser:
                    told = [visit(browser, server.address) for _ in range(asked.runs)]
                opened, blocked, click = (statistics.median(t[n] for t in told) for n in range(3))  # type: ignore[misc, type-var]
                (drawn, marks), holds = told[-1][3:]
                print(
                    f"{size:10} {seconds:12.2f} {opened:7.2f} {blocked:11.0f} {click:9.0f} {drawn:9}/{marks:<6} "
                    f"{holds.heap:8.1f} {holds.boxes:7} {first / 1000:7.0f}/{chosen / 1000:<6.1f} {server.megabytes:9.0f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
