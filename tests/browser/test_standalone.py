"""The self-contained page in a real browser, opened from a file with the network cut."""

from __future__ import annotations

import pytest

from components.choice import Choice
from components.wording import sentence
from tests.exported import case, each, made, squeezed, view


@pytest.fixture
def open_page(browser, tmp_path):
    """Open a page from a file; at the end nothing may have been asked for, said or run."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    asked, said = [], []

    def opened(hostile=False, choice=None, hash_=""):
        file = tmp_path / "map.html"
        file.write_bytes(made(choice or Choice(), "html", hostile))
        page = context.new_page()
        page.on("request", lambda r: asked.append(r.url))
        page.on("console", lambda m: said.append(m.text))
        page.on("pageerror", lambda e: said.append(str(e)))
        page.on("dialog", lambda d: said.append(d.message) or d.dismiss())
        page.goto(file.as_uri() + hash_)
        return page

    yield opened
    assert all(url.startswith("file:") for url in asked) and len(asked) == 1
    assert said == []
    context.close()


@each
def test_each_view_is_whole_with_the_network_cut(open_page, choice):
    page, shown = open_page(choice=choice), view(choice)
    seen = squeezed(page.locator("body").inner_text())
    for words in ("A sample crisis", "4 March 2021", shown.title, shown.finding, shown.coverage, shown.source):
        assert squeezed(words) in seen, words
    rows = {li.get_attribute("data-class"): li for li in page.locator("li[data-class]").all()}
    assert set(rows) == {key.cls for key in shown.legend}
    for key in shown.legend:
        told = squeezed(rows[key.cls].inner_text()).casefold()
        assert sentence(key.label).casefold() in told and told.rstrip().endswith(str(key.count)), key
    fills = page.evaluate("[...document.querySelectorAll('#map [data-code]')].map(e => getComputedStyle(e).fill)")
    for key in shown.legend:
        red, green, blue = bytes.fromhex(key.fill.color[1:])
        assert f"rgb({red}, {green}, {blue})" in fills or key.fill.pattern or key.cls == "none", key.cls


def test_a_click_on_a_country_opens_its_quotes_and_marks_the_article(open_page):
    page = open_page()
    page.locator("path[data-code=BRA]").click()
    panel = page.locator("#panel-BRA")
    assert panel.is_visible() and "What BRA thinks of ash is supports." in panel.inner_text()
    assert page.locator("mark.on").all_inner_texts()[-1] == "What BRA thinks of ash is supports."
    assert page.url.endswith("#BRA") and page.locator("#place").input_value() == "BRA"
    page.locator("path[data-code=CAN]").click()
    assert not panel.is_visible() and page.locator("#panel-CAN").is_visible()


def test_hover_tells_what_is_said(open_page):
    page = open_page()
    page.locator("path[data-code=RUS]").hover()
    assert "Stands with Elm" in page.locator("#tip").inner_text()


def test_the_keyboard_does_what_a_click_does(open_page):
    page = open_page()
    page.locator("path[data-code=CHN]").focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel-CHN").is_visible()
    page.locator("#place").select_option("EGY")
    assert page.locator("#panel-EGY").inner_text().count("Stands with") == 2
    mark = page.locator(".text mark", has_text="What EU thinks of ash")
    mark.focus()
    page.keyboard.press(" ")
    assert page.locator("#panel-EU").is_visible()
    page.locator("th button", has_text="India").press("Enter")
    assert page.locator("#panel-IND").is_visible()


def test_a_link_opens_its_country_and_the_table_is_searched(open_page):
    page = open_page(hash_="#DEU")
    assert page.locator("#panel-DEU").is_visible()
    rows = page.locator("tbody tr:visible")
    before = rows.count()
    page.locator("#find").fill("elm")
    assert 0 < rows.count() < before


def test_an_unknown_hash_does_nothing(open_page):
    page = open_page(hash_="#%3Cscript%3E")
    assert page.locator(".panel:visible").count() == 0


def test_zoom_move_and_back(open_page):
    page = open_page()
    start = page.locator("#map").get_attribute("viewBox")
    page.locator("#in").click()
    box = page.locator("#map").bounding_box()
    page.mouse.move(box["x"] + 300, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 150, steps=4)
    page.mouse.up()
    moved = page.locator("#map").get_attribute("viewBox")
    assert moved != start and page.locator(".panel:visible").count() == 0
    page.locator("#whole").click()
    assert page.locator("#map").get_attribute("viewBox") == start


def test_the_theme_turns(open_page):
    page = open_page(choice=Choice(theme="dark"))
    colour = "getComputedStyle(document.querySelector('path[data-code=CAN]')).fill"
    dark = page.evaluate(colour)
    page.locator("#theme").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "light" and page.evaluate(colour) != dark


def test_a_phone_needs_no_sideways_scrolling(open_page):
    page = open_page(hostile=True)
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_hostile_case_runs_nothing(open_page):
    page = open_page(hostile=True)
    for code in ("CAN", "USA", "DEU", "BRA", "IND", "IRN"):
        page.locator("#place").select_option(code)
        assert page.locator(f"#panel-{code}").is_visible()
    assert page.locator("script").count() == 2 and page.locator("img").count() == 0
    assert case(True).articles[0].text.split("\n")[1] in page.locator(".text").first.inner_text()
