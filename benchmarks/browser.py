"""A real Chromium on this machine, and what its page holds."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

from tests.find_browser import find

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]
WATCH = """window.longTasks = 0;
new PerformanceObserver((l) => l.getEntries().forEach((e) => window.longTasks += e.duration)).observe({type: "longtask"});"""
DRAWN = '.choroplethlayer path[d^="M"]'


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser; ends the program with a word when there is none."""
    path = find()
    if path is None:
        sys.exit("no browser: run `make browser`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def visitor(browser: Browser) -> Iterator[Page]:
    """A new visitor with an empty cache, whose long tasks are counted in `window.longTasks` (ms)."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(90_000)
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


def rest(page: Page) -> None:
    """Wait until no script runs and what it sent has settled."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_timeout(300)


@dataclass
class Held:
    """What a page holds after its collector ran: JS heap in MB, DOM nodes and listeners, boxes laid out."""

    heap: float
    nodes: int
    listeners: int
    boxes: int


def compiled(page: Page) -> float:
    """MB of the page's heap that are code the browser compiled, for what ran often; the rest is data."""
    link, parts = page.context.new_cdp_session(page), list[str]()
    link.on("HeapProfiler.addHeapSnapshotChunk", lambda told: parts.append(told["chunk"]))
    link.send("HeapProfiler.takeHeapSnapshot")
    link.detach()
    shot = json.loads("".join(parts))
    fields, kinds = shot["snapshot"]["meta"]["node_fields"], shot["snapshot"]["meta"]["node_types"][0]
    width, nodes = len(fields), shot["nodes"]
    sizes = zip(nodes[fields.index("type") :: width], nodes[fields.index("self_size") :: width], strict=True)
    return sum(size for kind, size in sizes if kinds[kind] == "code") / 1e6


def held(page: Page) -> Held:
    """Collect garbage, twice, as finalisers free more; then count."""
    link = page.context.new_cdp_session(page)
    for domain in ("HeapProfiler", "Performance"):
        link.send(f"{domain}.enable")  # type: ignore[arg-type]
    for _ in range(2):
        link.send("HeapProfiler.collectGarbage")
        page.wait_for_timeout(200)
    heap = link.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    told = {m["name"]: m["value"] for m in link.send("Performance.getMetrics")["metrics"]}
    link.detach()
    return Held(heap, int(told["Nodes"]), int(told["JSEventListeners"]), int(told["LayoutObjects"]))
