"""A new user with a text that is no bundled case: from the page to an exported PDF; drafts that nothing loses.

Screenshots of every step are kept in tests/artefacts/new-case/ and looked at.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.browser.conftest import ARTEFACTS, Visit

CORPUS = Path(__file__).parent.parent / "corpus"
TEXT = (CORPUS / "03_civ_three_presidents.txt").read_text("utf-8")
KEPT = ARTEFACTS / "new-case"


class Act:
    """What the user does, counted, with a picture after each act."""

    def __init__(self, made: Visit, folder: Path = KEPT) -> None:
        self.made, self.page, self.n, self.folder = made, made.page, 0, folder
        folder.mkdir(parents=True, exist_ok=True)

    def done(self, what: str) -> None:
        self.n += 1
        self.made.rest()
        self.page.screenshot(path=self.folder / f"{self.n:02}-{what}.png")

    def click(self, name: str, what: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.done(what)


def paste(page, text: str) -> None:
    page.get_by_label("Paste the article").fill(text)


def begin(made: Visit, text: str = TEXT) -> None:
    """A draft with its text taken in."""
    made.page.goto(made.address + "new")
    made.page.get_by_label("Paste the article").wait_for()
    paste(made.page, text)
    made.page.get_by_role("button", name="Use this text").click()
    made.page.get_by_label("Publisher").wait_for()
    made.rest()


def read(made: Visit) -> None:
    """Go on until the review."""
    made.page.get_by_label("Publisher").fill("The Test Post")
    made.page.get_by_label("Publisher").press("Enter")
    made.rest()
    made.page.get_by_role("button", name="Read the article").click()
    made.page.locator(".sa-review").wait_for(timeout=60_000)
    made.rest()


def test_from_an_empty_page_to_a_pdf_in_twelve_acts(visit):
    made = visit(1440, 900)
    page = made.open()
    act = Act(made)
    act.click("New case", "new-case")
    paste(page, TEXT)
    act.done("pasted")
    page.get_by_role("button", name="Use this text").click()
    page.get_by_label("Publisher").wait_for()
    act.done("proposals")
    assert page.get_by_label("Title").input_value() == "Three presidents leave Abidjan empty-handed"
    assert page.get_by_label("Side 1").input_value() and page.get_by_label("Side 2").input_value()
    page.get_by_label("Publisher").fill("The Test Post")
    act.done("publisher")
    page.get_by_role("button", name="Read the article").click()
    page.locator(".sa-review").wait_for(timeout=60_000)
    act.done("read")
    first = page.locator(".sa-review").get_attribute("data-record")
    page.keyboard.press("a")
    page.wait_for_function(f"document.querySelector('.sa-review').dataset.record !== '{first}'")
    act.done("accepted")
    page.keyboard.press("x")
    page.locator(".sa-lead b", has_text=re.compile("^2 of")).wait_for()
    act.done("rejected")
    act.click("To the map", "map")
    page.wait_for_selector(".choroplethlayer path[d]", state="attached")
    assert "Reviewed 2 of" in page.locator(".sa-small", has_text="Source:").first.inner_text()
    act.click("Share", "share")
    with page.expect_download(timeout=60_000) as caught:
        page.get_by_role("button", name="PDF report").click()
    act.done("pdf")
    report = KEPT / "report.pdf"
    caught.value.save_as(report)
    assert act.n <= 12

    from pypdf import PdfReader

    told = " ".join(" ".join(p.extract_text() for p in PdfReader(report).pages).split())
    assert "Reviewed 2 of" in told and "1 corrected" in told
    assert made.outside == [] and made.errors == []
