"""Faults under an open page: the line cut, the server gone and back, a worker killed, the reader gone midway.

Each time the page comes back to what it showed or says in a sentence what happened, no draft is lost, and the server's
log has no traceback.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from components.page import drafts
from data.draft import Draft, article, draft_of, from_json
from tests.browser.conftest import ARTEFACTS, PATIENCE, ROOT, _await, await_draft
from tests.sample_case import sample_case

CORPUS = ROOT / "tests" / "corpus"
TEXT = (CORPUS / "03_civ_three_presidents.txt").read_text("utf-8")


class Host:
    """A server on a port of its own, with its own cases folder and a log, that can be ended and begun again."""

    def __init__(self, folder: Path) -> None:
        self.cases, self.log = folder / "cases", folder / "log"
        with socket.create_server(("127.0.0.1", 0)) as spot:
            self.port = spot.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/"

    def begin(self) -> None:
        command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless", "true"]
        command += ["--server.port", str(self.port), "--server.address", "127.0.0.1"]
        env = os.environ | {"STANCE_ATLAS_CASES": str(self.cases)}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log)
        _await(f"{self.address}_stcore/health", self.process)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def workers(self) -> list[int]:
        """The processes that read or draw for this server."""
        told = subprocess.run(
            ["ps", "-o", "pid=,args=", "--ppid", str(self.process.pid)], capture_output=True, text=True
        )
        return [int(line.split()[0]) for line in told.stdout.splitlines() if "data.worker" in line]

    def draft(self, draft: Draft) -> tuple[str, Path]:
        """A draft on its disk: the id and the file."""
        id_ = drafts.new_id()
        path = self.cases / "drafts" / f"{id_}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(draft.as_json())
        return id_, path


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    made = Host(tmp_path_factory.mktemp("host"))
    made.begin()
    yield made
    made.kill()


@pytest.fixture(autouse=True)
def quiet(host):
    """What a test leaves in the server's log is no traceback."""
    yield
    assert "Traceback" not in host.log.read_text("utf-8", "replace")


class Line:
    """A line to a server that can be cut and mended: every connection is ended, and none is let through until then."""

    def __init__(self, port: int) -> None:
        self.to, self.open, self.ends = port, True, set()
        self.server = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.server.getsockname()[1]}/"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                near, _ = self.server.accept()
            except OSError:  # the line was given up
                return
            try:
                assert self.open
                far = socket.create_connection(("127.0.0.1", self.to))
            except (AssertionError, OSError):
                near.close()
                continue
            self.ends |= {near, far}
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        try:
            while data := one.recv(65536):
                other.sendall(data)
        except OSError:
            pass
        for end in (one, other):
            self._end(end)

    def _end(self, end: socket.socket) -> None:
        self.ends.discard(end)
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()

    def cut(self) -> None:
        self.open = False
        for end in list(self.ends):
            self._end(end)

    def mend(self) -> None:
        self.open = True


@pytest.fixture
def line(host):
    made = Line(host.port)
    yield made
    made.cut()
    made.server.close()


def shown(page) -> tuple[str, str, str]:
    """What the page shows: its address, the map's title and the country."""
    chosen = page.locator(".sa-chosen").get_attribute("data-code")
    return page.url.split("?")[1], page.locator(".sa-maptitle").first.inner_text(), chosen


def lost(page) -> None:
    """Wait until the page says that the server cannot be reached."""
    told = page.get_by_role("status").filter(has_text="The server cannot be reached just now.")
    expect(told).to_be_visible()


def back(made) -> None:
    """Wait until it is connected again and at rest."""
    made.page.wait_for_selector('[data-testid="stApp"][data-test-connection-state="CONNECTED"]')
    expect(made.page.locator(".sa-lost")).to_have_count(0)
    made.rest()


def typed(page) -> str:
    return page.get_by_label("Paste the article").input_value()


def test_a_line_that_is_cut_and_mended_brings_the_same_view_back(visit, line):
    made = visit(at=line.address)
    page = made.open("?layer=aid&region=Americas&country=USA")
    page.get_by_role("button", name="Share").click()
    page.locator(".sa-file").first.wait_for()
    before = shown(page)
    line.cut()
    page.get_by_role("button", name="CSV", exact=True).click()
    expect(page.locator(".sa-told")).to_contain_text("CSV did not come: the server could not be reached.")
    lost(page)
    page.screenshot(path=ARTEFACTS / "line-cut.png")
    assert page.locator(".choroplethlayer path[d]").count() > 0  # what is there can be read on
    line.mend()
    back(made)
    assert shown(page) == before
    page.keyboard.press("Escape")
    page.get_by_text("Emigration", exact=True).first.click()
    page.locator(".sa-maptitle", has_text="Where people leave").first.wait_for()
    assert made.errors == []


def test_a_server_that_begins_again_under_an_open_page_brings_the_same_view_back(visit, host):
    reading, writing = visit(at=host.address), visit(at=host.address)
    page = reading.open("?layer=aid&region=Americas&country=USA")
    before = shown(page)
    writing.page.goto(host.address + "new")
    writing.page.get_by_label("Paste the article").fill("Peru recognised")
    await_draft(writing.page, host.cases, "Peru recognised")
    writing.rest()
    host.kill()
    lost(page)
    writing.page.get_by_label("Paste the article").focus()
    host.begin()
    back(reading)
    assert shown(page) == before
    page.get_by_text("Emigration", exact=True).first.click()
    page.locator(".sa-maptitle", has_text="Where people leave").first.wait_for()
    back(writing)
    assert typed(writing.page) == "Peru recognised" and "case=draft-" in writing.page.url
    writing.page.get_by_label("Paste the article").fill("Peru recognised Ana Roca on Monday.")
    await_draft(writing.page, host.cases, "Peru recognised Ana Roca on Monday.")
    writing.rest()
    writing.page.reload()
    expect(writing.page.get_by_label("Paste the article")).to_have_value("Peru recognised Ana Roca on Monday.")
    assert reading.errors == writing.errors == []


def test_a_draft_that_went_with_its_server_is_told(visit, host):
    made = visit(at=host.address)
    made.page.goto(f"{host.address}new?case=draft-{'0' * 32}")
    expect(made.page.get_by_text("The draft of this address is not on this server")).to_be_visible()
    made.page.get_by_label("Paste the article").fill("Peru")
    expect(made.page.get_by_text("The draft of this address is not on this server")).to_have_count(0)
    assert "0" * 32 not in made.page.url


def reading_begun(made, host, id_: str, at: str = "") -> int:
    """Open a draft, have it read, and give the process that reads once it has begun."""
    made.page.goto(f"{at or host.address}new?case={id_}")
    made.page.get_by_role("button", name="Read the article").click()
    return working(host)


def working(host) -> int:
    end = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < end:
        if found := host.workers():
            return found[0]
        time.sleep(0.02)
    raise AssertionError("no worker was started")


def unread(times: int = 1) -> Draft:
    """A draft of a text, or of that text many times over, which takes seconds to read."""
    return replace(draft_of(sample_case()), articles=(article(TEXT * times),), sides=(), found=None)


def test_reading_that_is_killed_is_told_and_the_draft_is_kept(visit, host):
    id_, path = host.draft(unread())
    before = path.read_bytes()
    made = visit(at=host.address)
    os.kill(reading_begun(made, host, id_), signal.SIGKILL)
    expect(made.page.get_by_text("The article could not be read: reading it failed")).to_be_visible()
    made.rest()
    assert "Your text and details are kept." in made.page.locator("body").inner_text()
    assert "KeyError" not in made.page.content() and path.read_bytes() == before
    made.page.get_by_role("button", name="Read the article").click()
    made.page.locator(".sa-review").wait_for()
    assert from_json(path.read_bytes()).found is not None


def ended(host) -> None:
    """Wait until no process works for the server."""
    end = time.monotonic() + PATIENCE / 1000
    while host.workers():
        assert time.monotonic() < end, "a process went on for nobody"
        time.sleep(0.1)


def test_a_reader_who_is_cut_off_or_leaves_midway_finds_the_draft_and_no_process_goes_on(visit, host, line):
    id_, path = host.draft(unread(120))  # long enough not to end before the page shows that it began
    before = path.read_bytes()
    made = visit(at=line.address)
    reading_begun(made, host, id_, line.address)
    made.page.get_by_test_id("stProgress").wait_for()  # the code that shows it came before the line is cut
    line.cut()
    ended(host)
    line.mend()
    expect(made.page.get_by_text("The reading was broken off before its end.")).to_be_visible()
    assert path.read_bytes() == before
    reading_begun(made, host, id_)
    made.page.context.close()
    ended(host)
    assert path.read_bytes() == before


def test_a_file_whose_maker_is_killed_is_told_and_can_be_had_again(visit, host):
    id_, _ = host.draft(draft_of(sample_case()))
    made = visit(at=host.address)
    page = made.open(f"?case={id_}")
    page.get_by_role("button", name="Share").click()
    page.locator(".sa-file").first.wait_for()
    page.get_by_role("button", name="PDF report").click()
    expect(page.locator(".sa-told")).to_have_text("Making PDF report …")
    os.kill(working(host), signal.SIGKILL)
    expect(page.locator(".sa-told")).to_have_text(
        "Making the file failed: the program that did it broke down; try again."
    )
    page.screenshot(path=ARTEFACTS / "file-killed.png")
    with page.expect_download():
        page.get_by_role("button", name="PDF report").click()
    page.get_by_role("button", name="PDF map").click()
    page.context.close()  # gone before it comes
    time.sleep(2)  # for the log, which is looked at now
