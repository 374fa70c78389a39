"""An article of 1 MB on the page: only what is in view is laid out, and all of it can be reached."""

from __future__ import annotations

import pytest

from components.choosing import mark_of
from tests.browser.conftest import dashboard
from tests.long_case import long_case, write

SIZE = 1_000_000
MARKS = """(root) => {
  const box = root.getBoundingClientRect();
  const drawn = root.marks.filter((m) => m.checkVisibility({contentVisibilityAuto: true}));
  const seen = drawn.filter((m) => m.getBoundingClientRect().bottom > box.top && m.getBoundingClientRect().top < box.bottom);
  return {all: root.marks.length, drawn: drawn.length, on: seen.filter((m) => m.classList.contains("on")).length,
          length: root.textContent.length};
}"""
COPIED = """(root) => {
  const [one, two] = root.querySelectorAll(".block");
  const range = document.createRange();
  range.setStart(one, 0);
  range.setEnd(two, two.childNodes.length);
  const selection = root.getRootNode().getSelection?.() ?? document.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  return [selection.toString(), one.textContent + two.textContent];
}"""


@pytest.fixture(scope="module")
def long_address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("seeds")
    write(SIZE, folder)
    with dashboard(folder) as found:
        yield found


def test_a_long_article_opens_at_a_sentence_near_its_end(visit, long_address):
    case = long_case(SIZE)
    record = case.records.stances[-1]
    assert record.evidence.start > 0.9 * SIZE
    made = visit(at=long_address)
    page = made.open(f"?country={record.actor}&fact={record.id}.{mark_of(case, record)}")
    text = page.locator(".text")
    text.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    told = text.evaluate(MARKS)
    assert told["length"] == len(case.articles[0].text)
    assert told["all"] > 5000
    assert told["on"] >= 1
    assert 0 < told["drawn"] < 300
    page.locator(".text .mark.on").first.screenshot()  # Playwright finds it where it says it is
    copied, is_there = text.evaluate(COPIED)
    assert copied.strip() == is_there.strip()
    assert made.errors == []


def test_a_country_with_very_many_records_shows_some_and_more_when_asked(visit, long_address):
    made = visit(at=long_address)
    page = made.open("?country=USA")
    records = page.locator(".st-key-country_panel .sa-record")
    assert records.count() == 100
    page.get_by_role("button", name="Show more: 100 of").click()
    made.rest()
    assert records.count() == 200
