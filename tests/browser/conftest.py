"""A running dashboard and a real browser whose every request to another host is refused and counted."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from data.world import places
from tests.find_browser import find

ROOT = Path(__file__).parent.parent.parent
ARTEFACTS = ROOT / "tests" / "artefacts"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]
PATIENCE = 90_000  # milliseconds until what should come is missed: other tests keep the machine busy
LOOPBACK = {"localhost", "127.0.0.1", "::1", None, ""}

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@contextmanager
def dashboard(seeds: Path | None = None, base: str = "") -> Iterator[str]:
    """Serve the dashboard on a free port, under a base path if given, and yield its address."""
    with socket.socket() as spot:
        spot.bind(("127.0.0.1", 0))
        port = spot.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless", "true"]
    more = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.fileWatcherType", "none"]
    more += ["--server.baseUrlPath", base] if base else []
    root = f"http://127.0.0.1:{port}/{base}{'/' if base else ''}"
    env = os.environ | ({"STANCE_ATLAS_SEEDS": str(seeds)} if seeds else {})
    with subprocess.Popen(
        command + more, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _await(f"{root}_stcore/health", server)
            yield root
        finally:
            server.terminate()


def _await(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        assert server.poll() is None, "the dashboard ended at once"
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.25)
    raise AssertionError("the dashboard did not start within a minute")


def await_draft(page: Page, cases: Path, words: str) -> None:
    """Wait until the draft of the page's address, in a folder of cases, holds the words, as it does soon after they were typed."""
    for _ in range(PATIENCE // 50):
        page.wait_for_timeout(50)
        named = re.search(r"draft-[0-9a-f]+", page.url)
        kept = cases / "drafts" / f"{named[0]}.json" if named else None
        if kept and kept.is_file() and words in kept.read_text("utf-8"):
            return
    raise AssertionError(f"the draft with {words!r} was not kept")


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with dashboard() as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find()
    if path is None:
        pytest.fail("no browser: run `make browser`")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


class Visit:
    """One visitor's page, with what it asked of other hosts and what went wrong in it."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.outside: list[str] = []
        self.errors: list[str] = []
        context.route("**/*", self._guard)
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda e: self.errors.append(str(e)))
        self.page.on("console", lambda m: "Content Security Policy" in m.text and self.errors.append(m.text))

    def _guard(self, route: Route) -> None:
        parts = urlsplit(route.request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in LOOPBACK:
            self.outside.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    def open(self, query: str = "") -> Page:
        """Go to the page and wait until the map is drawn and the session is at rest."""
        self.page.goto(self.address + query)
        self.page.wait_for_selector(".choroplethlayer path[d]", state="attached")
        self.rest()
        return self.page

    def rest(self) -> None:
        """Wait until Streamlit runs no script and the page has settled."""
        self.page.wait_for_timeout(250)
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        self.page.wait_for_selector('[data-testid="stSkeleton"]', state="detached")  # the code of a widget comes late
        self.page.wait_for_timeout(250)

    def spot(self, code: str) -> tuple[float, float]:
        """Where on the screen the label point of a place is."""
        place = places().loc[code]
        found = self.page.evaluate(
            """(at) => {
              const chart = document.querySelector('.st-key-map .js-plotly-plot');
              const [x, y] = chart._fullLayout.geo._subplot.projection(at);
              const frame = chart.querySelector('.main-svg').getBoundingClientRect();
              return [frame.x + x, frame.y + y];
            }""",
            [float(place["lon"]), float(place["lat"])],
        )
        return found[0], found[1]

    def click(self, code: str) -> None:
        """Click a place on the map."""
        x, y = self.spot(code)
        self.page.mouse.move(x - 1, y)
        self.page.mouse.click(x, y)
        self.page.wait_for_selector(f'.sa-chosen[data-code="{code}"]', state="attached")
        self.rest()

    def geo(self) -> dict[str, float]:
        """The view of the map: scale, rotation, centre."""
        return self.page.evaluate(
            """() => {
              const geo = document.querySelector('.st-key-map .js-plotly-plot')._fullLayout.geo;
              return {scale: geo.projection.scale, lon: geo.projection.rotation.lon,
                      lat: geo.center.lat, center: geo.center.lon};
            }"""
        )


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Visit]]:
    """Make a visitor: `visit(width=1440, height=900, scheme="light", address=...)`."""
    contexts: list[BrowserContext] = []

    def make(width: int = 1440, height: int = 900, scheme: str = "light", at: str = address) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return Visit(context, at)

    yield make
    for context in contexts:
        context.close()
