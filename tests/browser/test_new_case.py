"""A new user with a text that is no bundled case: from the page to an exported PDF; drafts that nothing loses.

Screenshots of every step are kept in tests/artefacts/new-case/ and looked at.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from components.case_store import cases_folder, saved_ids
from components.page import drafts
from data.draft import Draft, draft_of
from tests.browser.conftest import ARTEFACTS, Visit, await_draft, dashboard
from tests.sample_case import sample_case

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
    made.page.locator(".sa-review").wait_for()
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
    page.locator(".sa-review").wait_for()
    act.done("read")
    first = page.locator(".sa-review").get_attribute("data-record")
    page.keyboard.press("a")
    page.wait_for_function(f"() => document.querySelector('.sa-review').dataset.record !== '{first}'")
    act.done("accepted")
    page.keyboard.press("x")
    page.locator(".sa-lead b", has_text=re.compile("^2 of")).wait_for()
    act.done("rejected")
    act.click("To the map", "map")
    page.wait_for_selector(".choroplethlayer path[d]", state="attached")
    assert "Reviewed 2 of" in page.locator(".sa-small", has_text="Source:").first.inner_text()
    act.click("Share", "share")
    with page.expect_download() as caught:
        page.get_by_role("button", name="PDF report").click()
    act.done("pdf")
    report = KEPT / "report.pdf"
    caught.value.save_as(report)
    assert act.n <= 12

    from pypdf import PdfReader

    told = " ".join(" ".join(p.extract_text() for p in PdfReader(report).pages).split())
    assert "Reviewed 2 of" in told and "1 corrected" in told
    assert made.outside == [] and made.errors == []


def kept_draft(draft: Draft | None = None) -> str:
    """A draft that is on the disk already; its id."""
    id_ = drafts.new_id()
    folder = cases_folder() / "drafts"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{id_}.json").write_bytes((draft or draft_of(sample_case())).as_json())
    return id_


def review(made: Visit, id_: str):
    page = made.page
    page.goto(f"{made.address}review?case={id_}")
    page.wait_for_selector(".choroplethlayer path[d]", state="attached")
    made.rest()
    return page


def counted(page, said: str) -> None:
    page.locator(".sa-lead b", has_text=re.compile(f"^{said} of")).wait_for()


def test_nothing_typed_is_lost_by_a_reload_or_a_crash(visit):
    with dashboard() as first:
        made = visit(at=first)
        begin(made)
        page = made.page
        page.get_by_label("Publisher").press_sequentially("The Test Po")
        await_draft(page, cases_folder(), "The Test Po")  # after a pause in typing; the field is not left
        made.rest()
        page.reload()
        expect(page.get_by_label("Publisher")).to_have_value("The Test Po")
        page.get_by_text("Add another article").click()
        paste(page, "A second article, not used yet.")
        await_draft(page, cases_folder(), "A second article, not used yet.")
        made.rest()
        path = page.url.split("/")[-1]
    with dashboard() as second:  # the first server was killed
        page.goto(second + path)
        expect(page.get_by_label("Publisher")).to_have_value("The Test Po")
        page.get_by_text("Add another article").click()
        expect(page.get_by_label("Paste the article")).to_have_value("A second article, not used yet.")


def test_sessions_never_see_each_others_draft(visit):
    mine, other = visit(), visit()
    review(mine, kept_draft())
    mine.page.get_by_role("button", name="To the map").click()
    mine.page.wait_for_selector(".choroplethlayer path[d]", state="attached")
    mine.rest()
    mine.page.locator(".st-key-masthead [data-testid=stSelectbox]").first.click()
    mine.page.get_by_role("option", name="Draft: A sample crisis").wait_for()
    page = other.open()
    page.locator(".st-key-masthead [data-testid=stSelectbox]").first.click()
    told = page.locator('[role="listbox"]').inner_text()
    assert "Draft" not in told and "sample" not in told
    page.goto(other.address + "new")
    page.get_by_label("Paste the article").wait_for()
    other.rest()
    assert page.get_by_label("Paste the article").input_value() == ""
    page.goto(other.address + "?case=draft-" + "0" * 32)
    page.get_by_text("is not known here").wait_for()


def test_two_tabs_with_one_draft_lose_neither_work(visit):
    id_ = kept_draft()
    one, two = visit(), visit()
    for made in (one, two):
        review(made, id_)
    one.page.keyboard.press("a")
    counted(one.page, "1")
    two.page.keyboard.press("x")
    two.page.get_by_text("changed in another tab").wait_for()
    two.page.get_by_role("button", name="Keep mine as a copy").click()
    two.rest()
    assert id_ not in two.page.url and "draft-" in two.page.url
    counted(two.page, "1")
    assert two.page.get_by_role("tab", name="Rejected and not placed (2)").count() == 1
    again = visit()
    page = review(again, id_)
    counted(page, "1")
    assert page.get_by_role("tab", name="Rejected and not placed (1)").count() == 1


def test_review_by_keyboard_and_map_follows(visit):
    made = visit()
    page = review(made, kept_draft())
    act = Act(made, ARTEFACTS / "review")
    for key, country in (("j", "United States"), ("k", "Canada")):
        page.keyboard.press(key)
        page.locator(".sa-review h2", has_text=country).wait_for()
        made.rest()
    page.keyboard.press("e")
    page.get_by_role("button", name="Change", exact=True).wait_for()
    act.done("edit")
    legend = page.locator(".sa-legend").inner_text()
    page.locator('[data-testid="stForm"] [data-testid="stSelectbox"]', has_text="Stance").click()
    page.get_by_role("option", name="rejects").click()
    page.get_by_role("button", name="Change", exact=True).click()
    page.locator(".sa-review h2", has_text="does not recognise").wait_for()
    act.done("changed")
    assert page.locator(".sa-legend").inner_text() != legend
    counted(page, "1")
    page.keyboard.press("u")
    counted(page, "0")
    made.rest()
    assert page.locator(".sa-legend").inner_text() == legend
    page.keyboard.press("r")
    counted(page, "1")
    page.get_by_role("tab", name="Log (1)").click()
    page.get_by_text("stance: recognizes → rejects").wait_for()
    page.keyboard.press("?")
    page.get_by_text("Keys and what they do").wait_for()
    act.done("help")
    assert made.errors == []


def test_add_a_record_by_selecting_words(visit):
    made = visit()
    page = review(made, kept_draft())
    text = sample_case().articles[0].text
    words = "Several neighbours agreed"
    page.evaluate(
        """(words) => {
          const root = [...document.querySelectorAll('.st-key-choose_bridge *')].map(e => e.shadowRoot).find(Boolean)
            ?.querySelector('.text') ?? document.querySelector('.st-key-choose_bridge .text');
          const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          let node;
          while ((node = walk.nextNode())) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + words.length);
            const selection = root.getRootNode().getSelection?.() ?? document.getSelection();
            selection.removeAllRanges();
            selection.addRange(range);
            root.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
            return;
          }
        }""",
        words,
    )
    form = page.locator('[data-testid="stForm"]')
    form.get_by_role("button", name="Add the record").wait_for()
    made.rest()
    form.locator('[data-testid="stSelectbox"]', has_text="Who").click()
    page.keyboard.type("Guyana")
    page.get_by_role("option", name="Guyana").click()
    form.locator('[data-testid="stSelectbox"]', has_text="Towards").click()
    page.get_by_role("option", name="Elm").click()
    page.screenshot(path=ARTEFACTS / "review" / "add.png")
    form.get_by_role("button", name="Add the record").click()
    page.locator(".sa-review h2", has_text="Guyana stands with Elm").wait_for()
    made.rest()
    assert page.locator(".sa-review mark").first.inner_text() == words and words in text
    counted(page, "1")


def test_saved_cases_are_listed_and_a_second_saver_is_told(visit):
    id_ = kept_draft()
    one, two = visit(), visit()
    page = review(one, id_)
    page.get_by_role("button", name=re.compile("Save as “a-sample-crisis")).click()
    page.get_by_text("Saved. It is in the list").wait_for()
    name = next(i for i in saved_ids() if i.startswith("a-sample-crisis"))
    other = two.open(f"?case={name}")
    assert "A sample crisis" in other.locator("h1").inner_text()
    other.get_by_role("button", name="Menu").click()
    other.get_by_role("button", name="Review every record").click()
    other.locator(".sa-review").wait_for()
    for made, key in ((one, "x"), (two, "a")):  # the same step in the same second would be the same case
        made.rest()
        made.page.keyboard.press("Escape")
        made.page.keyboard.press(key)
        counted(made.page, "1")
    for made, said in ((one, "Saved. It is in the list"), (two, "saved by somebody else meanwhile")):
        made.page.get_by_role("button", name=re.compile("Save as “a-sample-crisis")).click()
        made.page.get_by_text(said).wait_for()
    two.page.screenshot(path=ARTEFACTS / "save-clash.png")
    two.page.get_by_role("button", name="Save mine as a copy").click()
    two.page.get_by_text("Saved. It is in the list").wait_for()
    assert len([i for i in saved_ids() if i.startswith("a-sample-crisis")]) == 2


def test_a_wrong_file_is_one_sentence_and_the_draft_is_kept(visit):
    made = visit()
    begin(made)
    page = made.page
    page.get_by_text("Add another article").click()
    page.locator('input[type="file"]').set_input_files(
        [
            {"name": "a.txt", "mimeType": "text/plain", "buffer": b"\x89PNG\r\n\x1a\n" + b"\0" * 99},
            {"name": "b.txt", "mimeType": "text/plain", "buffer": TEXT.encode("utf-16")},
        ]
    )
    page.get_by_text("a.txt: the file is a picture").wait_for()
    made.rest()
    page.screenshot(path=ARTEFACTS / "new-case" / "wrong-file.png")
    assert page.locator('[class*="st-key-new-article"]').count() == 2
    assert page.get_by_label("Title").input_value().startswith("Three presidents")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720), (390, 844)], ids=str)
def test_the_pages_fit_every_screen(visit, width, height, scheme):
    made = visit(width, height, scheme)
    told = draft_of(sample_case())
    for name, id_ in (("new", kept_draft(told)), ("review", kept_draft(told)), ("empty", "")):
        page = made.page
        page.goto(f"{made.address}{'review' if name == 'review' else 'new'}" + (f"?case={id_}" if id_ else ""))
        page.locator(".sa-title").wait_for()
        page.wait_for_timeout(1_200)
        made.rest()
        page.screenshot(path=ARTEFACTS / f"{name}-{width}-{scheme}.png")
        wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        assert wide <= width, f"{name} scrolls sideways"
    assert made.errors == [] and made.outside == []
