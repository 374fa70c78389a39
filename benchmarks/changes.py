"""Many layer changes in one session of a real Chromium: what they leave in the page and in the server.

    python -m benchmarks.changes [--changes 500] [--country RUS]

After changes that do not count, each line is another tenth; the last says how much the page's heap grew (at most 10 %), how much of
that is code that the browser compiled because it ran often, and what a rerun leaves in the server (at most 5 kB).
"""

from __future__ import annotations

import argparse
import time

from playwright.sync_api import Page

from benchmarks.browser import DRAWN, chromium, compiled, held, rest, visitor
from benchmarks.own_server import serving

LAYERS = {"Stances": "Who stands where", "Emigration": "Where people leave", "Aid": "Who gives help"}
BEFORE = 30  # changes


def change(page: Page, n: int) -> None:
    """Choose a layer and wait until the page shows it and is at rest."""
    layer = [*LAYERS][n % 3]
    page.locator(".st-key-layer button", has_text=layer).click()
    page.wait_for_function(
        "(title) => document.querySelector('.sa-maptitle').innerText.includes(title)", arg=LAYERS[layer]
    )
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_timeout(60)  # until the map is drawn


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--changes", type=int, default=500)
    ask.add_argument("--country", default="RUS")
    asked = ask.parse_args()
    with serving() as server, chromium() as browser, visitor(browser) as page:
        page.goto(f"{server.address}?country={asked.country}")
        page.wait_for_selector(DRAWN, state="attached")
        for n in range(BEFORE):
            change(page, n + 1)
        rest(page)
        began, code, memory = held(page), compiled(page), server.megabytes
        print("changes   heap MB    nodes  listeners   server MB   s/change")
        print(f"{0:7} {began.heap:9.2f} {began.nodes:8} {began.listeners:10} {memory:11.1f}", flush=True)
        for tenth in range(1, 11):
            start = time.perf_counter()
            for n in range(asked.changes // 10):
                change(page, n + 1)
            seconds = (time.perf_counter() - start) / (asked.changes // 10)
            rest(page)
            now = held(page)
            print(
                f"{tenth * asked.changes // 10:7} {now.heap:9.2f} {now.nodes:8} {now.listeners:10} "
                f"{server.megabytes:11.1f} {seconds:10.2f}",
                flush=True,
            )
        grown = (server.megabytes - memory) * 1024 / asked.changes
        more, compiles = now.heap - began.heap, compiled(page) - code
        print(
            f"the page's heap grew by {100 * more / began.heap:.1f} %: {compiles:.2f} MB of code that the browser compiled and "
            f"{more - compiles:.2f} MB of data; a rerun leaves {grown:.2f} kB in the server"
        )


if __name__ == "__main__":
    main()
