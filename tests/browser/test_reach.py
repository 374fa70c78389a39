"""Whom the page leaves out: nobody by axe-core's rules, few Tab presses, all by keyboard, the map first on a phone.

axe-core is npm's package of that name, 4.14.1, file axe.min.js (MPL-2.0), kept here as it came.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from data.case import case_ids
from data.draft import Draft, draft_of
from data.world import places
from tests.browser.conftest import Visit
from tests.browser.test_new_case import kept_draft
from tests.sample_case import sample_case

AXE = Path(__file__).parent / "axe-4.14.1.min.js"
RUN = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
  .map(v => `${v.id} (${v.impact}): ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(' | ')}`)"""
FOCUSED = """() => {
  let e = document.activeElement;
  while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
  return e?.getAttribute('role') ?? e?.tagName;
}"""


def test_axe_is_the_file_of_npm():
    told = hashlib.sha256(AXE.read_bytes()).hexdigest()
    assert told == "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"


def violations(page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    return page.evaluate(RUN)


def test_axe_finds_what_is_wrong(visit):
    page = visit().page
    page.set_content('<html lang="en"><title>t</title><main><h1>t</h1><button></button></main></html>')
    assert any(line.startswith("button-name (critical)") for line in violations(page))


def open_draft(made: Visit, page_name: str, draft: Draft) -> None:
    made.page.goto(f"{made.address}{page_name}?case={kept_draft(draft)}")
    made.page.locator(".sa-title").wait_for()
    made.page.wait_for_timeout(1_000)
    made.rest()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_has_nothing_to_say_of_any_page(visit, width, scheme):
    made = visit(width, 900 if width > 640 else 844, scheme)
    found: dict[str, list[str]] = {}
    for query in ("", "?country=RUS", "?layer=aid", "?layer=emigration", "?layer=compare", "?embed=true&layer=aid"):
        found[query] = violations(made.open(query))
    for button in ("Share", "Menu", "Filters"):
        page = made.open("?layer=aid")
        page.get_by_role("button", name=button).click()
        made.rest()
        found[button] = violations(page)
    for tab in ("Timeline", "Not placed", "Context", "About"):
        page.keyboard.press("Escape")
        page.get_by_role("tab", name=tab).click()
        made.rest()
        found[tab] = violations(page)
    for name, draft in (("new", Draft()), ("new", draft_of(sample_case())), ("review", draft_of(sample_case()))):
        open_draft(made, name, draft)
        found[f"{name} {len(draft.articles)}"] = violations(made.page)
    assert {where: told for where, told in found.items() if told} == {}


@pytest.mark.parametrize("query", ["", "?layer=aid", "?country=RUS"])
@pytest.mark.parametrize("case", case_ids())
def test_the_tables_are_within_twenty_presses_of_tab(visit, case, query):
    made = visit()
    page = made.open(f"{query}{'&' if query else '?'}case={case}")
    for presses in range(1, 21):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == "tab":
            return
    raise AssertionError(f"after {presses} presses the focus is not on a tab")


def test_a_name_chooses_its_country_and_the_keyboard_finds_the_way_back(visit):
    made = visit()
    page = made.open("?layer=aid&case=libya-2011")
    names = page.locator(".sa-caption [data-choose]")
    assert names.count() > 5
    assert page.locator('.sa-caption [data-choose][tabindex="0"]').count() == 1
    page.locator('.sa-caption [data-choose][tabindex="0"]').focus()
    page.keyboard.press("End")
    wanted = names.last.get_attribute("data-choose")
    page.keyboard.press("Enter")
    page.wait_for_selector(f'.sa-chosen[data-code="{wanted}"]', state="attached")
    page.wait_for_function("() => document.activeElement?.closest('.st-key-unchoose')")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement?.dataset.choose")
    assert made.errors == []


def test_marks_are_reached_by_arrows(visit):
    made = visit()
    page = made.open()
    page.locator(".text").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(FOCUSED) == "button"
    page.keyboard.press("Enter")
    page.wait_for_selector(".st-key-unchoose")


def test_a_layer_opens_its_own_table(visit):
    made = visit()
    page = made.open("?layer=emigration")
    selected = page.locator('[role="tab"][aria-selected="true"]')
    assert selected.inner_text() == "Emigration"
    page.locator(".st-key-layer button", has_text="Aid").click()
    page.locator('[role="tab"][aria-selected="true"]', has_text="Aid").wait_for()


@pytest.mark.parametrize("case", case_ids())
def test_on_a_phone_the_map_comes_first_and_a_tap_shows_the_first_quote(browser, address, case):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    made = Visit(context, address)
    page = made.open(f"?case={case}")
    world = page.locator(".st-key-map .map").bounding_box()
    assert world["y"] < 330 and world["height"] >= 300
    line = page.locator(".st-key-masthead").bounding_box()
    assert line["height"] <= 48, "the header is not one line"
    code = page.locator(".sa-caption [data-choose]").first.get_attribute("data-choose")
    large = "USA" if page.locator('.sa-caption [data-choose="USA"]').count() else code
    assert places().at[large, "coded"]
    page.touchscreen.tap(*made.spot(large))
    page.wait_for_selector(".st-key-unchoose")
    made.rest()
    quote = page.locator(".st-key-country_panel mark").first.bounding_box()
    panel = page.locator(".st-key-country_panel").bounding_box()
    assert panel["y"] <= quote["y"] and quote["y"] + min(quote["height"], 60) <= 844
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
    context.close()


def test_no_page_speaks_of_rules_or_sums(visit):
    made = visit()
    page = made.open("?country=RUS")
    told = page.locator("body").inner_text()
    page.get_by_role("tab", name="About").click()
    made.rest()
    told += page.locator("body").inner_text()
    assert "sha256" not in told and "rule " not in told.replace("rule-writer", "").replace("rules ", "")


def test_the_tab_names_the_case(visit):
    page = visit().open("?case=libya-2011")
    page.wait_for_function("() => document.title.startsWith('Libya')")
