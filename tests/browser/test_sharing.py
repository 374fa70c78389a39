"""What is shared: a map in a frame of another site that may store nothing, a copy of a draft that can only be read."""

from __future__ import annotations

import functools
import http.server
import json
import re
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from components.page import drafts
from data.draft import draft_of
from tests.browser.test_links import copied
from tests.browser.test_new_case import kept_draft
from tests.sample_case import sample_case


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...


@contextmanager
def site(folder: Path) -> Iterator[str]:
    """Another site, by host name: the dashboard is at localhost, this one at 127.0.0.1."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_frame_in_another_site_is_drawn_without_storage_and_sizes_itself(visit, address, tmp_path, theme):
    here = address.replace("127.0.0.1", "localhost")
    asked = quote(f"{here}?case=libya-2011&theme={theme}", safe="")
    with urllib.request.urlopen(f"{here}oembed?format=json&url={asked}") as answer:
        told = json.load(answer)
    assert told["type"] == "rich" and told["thumbnail_url"].startswith(f"{here}export/libya-2011.png")
    (tmp_path / "index.html").write_text(
        f"<!doctype html><title>A news site</title><h1>News</h1>{told['html']}", "utf-8"
    )
    made = visit(900, 900)
    with site(tmp_path) as other:
        made.page.goto(other)
        frame = made.page.frame_locator("iframe")
        frame.locator(".choroplethlayer path[d]").first.wait_for(state="attached")
        held = made.page.frames[1]
        denied = held.evaluate("() => { try { return String(window.sessionStorage) } catch (e) { return e.name } }")
        assert denied == "SecurityError", "this browser does not block the storage of other sites"
        made.page.wait_for_function("() => parseInt(document.querySelector('iframe').style.height) > 300")
        made.page.wait_for_timeout(500)
        inside = held.evaluate("() => { const m = document.querySelector('[data-testid=stMain]'); return [m.scrollHeight, m.clientHeight] }")  # fmt: skip
        assert inside[0] <= inside[1] + 1, "the frame scrolls"
        ground = held.evaluate("() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
        assert ground == ("rgb(21, 24, 27)" if theme == "dark" else "rgb(255, 254, 251)")
    assert made.errors == [] and made.outside == []


def test_an_address_that_others_cannot_open_is_said_to_be_one(visit):
    page = visit().open()
    page.get_by_role("button", name="Share").click()
    page.get_by_text("Only this computer, or its own network, can open these addresses").wait_for()
    assert page.get_by_role("button", name="HTML page").is_visible()


def test_who_has_the_shared_link_of_a_draft_can_read_and_cannot_change(visit):
    id_ = kept_draft(draft_of(sample_case()))
    mine, other = visit(), visit()
    page = mine.open(f"?case={id_}")
    assert page.get_by_text("Your draft.").is_visible()
    assert page.locator(".sa-record", has_text="Copy link").count() == 0
    page.get_by_role("button", name="Share").click()
    assert page.get_by_text("Link to this view").count() == 0
    page.get_by_role("button", name="Make a copy to read").click()
    page.get_by_text("Link to this view").wait_for()
    told = page.locator('[data-testid="stPopoverBody"]').inner_text()
    assert id_ not in told and id_.removeprefix("draft-") not in told
    link = copied(page, page.get_by_title("Copy: link to this view"))
    assert drafts.shared_id(id_) in link
    names = page.eval_on_selector_all("[data-name]", "bs => bs.map(b => b.dataset.name)")
    assert names and not [name for name in names if "draft-" in name]

    read = other.page
    read.goto(link)
    read.wait_for_selector(".choroplethlayer path[d]", state="attached")
    other.rest()
    assert "A sample crisis" in read.locator("h1").inner_text()
    assert read.get_by_text("A copy of a draft, to read").is_visible()
    assert id_ not in read.content()
    for act in ("Review", re.compile("Save as"), "Change the details, add an article", "Make a copy to read"):
        assert read.get_by_role("button", name=act, exact=isinstance(act, str)).count() == 0
    for name in ("review", "new"):
        read.goto(f"{other.address}{name}?case={drafts.shared_id(id_)}")
        read.locator("h1").first.wait_for()
        other.rest()
        assert read.locator(".sa-review").count() == 0 and read.get_by_label("Publisher").count() == 0
    assert drafts._path(id_).read_bytes() == draft_of(sample_case()).as_json()

    page.get_by_role("button", name="Stop sharing").click()
    page.get_by_text("Link to this view").wait_for(state="detached")
    read.goto(link)
    read.get_by_text("is not known here").wait_for()
    assert urlsplit(read.url).query
