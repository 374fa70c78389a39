"""A table in a real browser: sorted, narrowed, chosen from by mouse and keyboard; a card a record on a phone."""

from __future__ import annotations

import pytest

FIRST = "found => found.map(e => e.querySelector('td').textContent)"
CHOSEN = "code => window.__stanceAtlasChosen?.code === code"


@pytest.fixture
def desk(visit):
    made = visit(1440, 900)
    yield made
    assert made.outside == [] and made.errors == []


def rows(page):
    return page.eval_on_selector_all("tbody tr", FIRST)


def test_sorted_there_and_back(desk):
    page = desk.open()
    given = rows(page)
    head = page.locator("th", has_text="Country")
    head.get_by_role("button").click()
    assert rows(page) == sorted(given) and head.get_attribute("aria-sort") == "ascending"
    head.get_by_role("button").click()
    assert rows(page) == sorted(given, reverse=True)
    page.locator("th", has_text="Date").get_by_role("button").click()
    dates = page.eval_on_selector_all("tbody td[data-name=Date]", "found => found.map(e => e.textContent)")
    assert dates[0] == "23 January 2019" and dates[-1] == "—"


def test_narrowed_by_words(desk):
    page = desk.open()
    page.get_by_role("searchbox", name="Filter the table").fill("INFERRED recognises")
    assert rows(page) == ["United States"]
    assert page.locator("output").inner_text().startswith("1 of ")


def test_a_row_chooses_its_country_and_is_marked(desk):
    page = desk.open()
    page.locator("tr.pick", has=page.get_by_role("button", name="Canada")).locator("td.quote").click()
    page.wait_for_function(CHOSEN, arg="CAN")
    desk.rest()
    assert page.locator(".st-key-country_panel .sa-name").inner_text() == "Canada"
    assert page.locator("tr[aria-current] td").first.inner_text() == "Canada"
    page.locator(".st-key-map").scroll_into_view_if_needed()
    desk.click("RUS")
    assert page.locator("tr[aria-current] td").first.inner_text() == "Russia"


@pytest.mark.parametrize("opened_there", [True, False])
def test_the_chosen_row_is_scrolled_to(desk, opened_there):
    page = desk.open("?country=RUS" if opened_there else "")
    if not opened_there:
        desk.click("RUS")
    row = page.locator("tr[aria-current]").first
    row.wait_for()
    assert row.evaluate("r => r.closest('.scroll').scrollTop") > 0
    box, seen = page.locator(".scroll").bounding_box(), row.bounding_box()
    assert box["y"] <= seen["y"] <= box["y"] + box["height"] - seen["height"]


def test_a_row_chosen_twice_keeps_the_next_choice_in_view(desk):
    page = desk.open("?country=CAN")
    page.locator("tr[aria-current] td.quote").first.click()
    desk.rest()
    page.locator(".st-key-map").scroll_into_view_if_needed()
    desk.click("RUS")
    box, seen = page.locator(".scroll").bounding_box(), page.locator("tr[aria-current]").first.bounding_box()
    assert box["y"] <= seen["y"] <= box["y"] + box["height"] - seen["height"]


def test_by_keyboard(desk):
    page = desk.open()
    page.locator("tr.pick button", has_text="Turkey").focus()
    page.keyboard.press("Enter")
    page.wait_for_function(CHOSEN, arg="TUR")


def test_a_record_is_a_card_on_a_phone(visit):
    page = visit(390, 844).open()
    table, quote = page.locator("table").bounding_box(), page.locator("td.quote").first.bounding_box()
    assert table["width"] <= 390 and quote["width"] > 0.9 * table["width"]
    assert not page.locator("thead").is_visible()
