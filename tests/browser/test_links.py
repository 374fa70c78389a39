"""Links: what is copied brings back the same view in another browser; a wrong one shows the page and says what is wrong."""

from __future__ import annotations

import shutil
from urllib.parse import parse_qsl, urlsplit

import pytest

from data.case import SEEDS, case_ids, load_case
from tests.browser.conftest import dashboard

CASE = load_case(case_ids()[0])
FACTS = {
    "stances": next(r for r in CASE.records.stances if r.actor == "RUS"),
    "emigration": CASE.records.displacement[0],
    "aid": CASE.records.aid[0],
}
VIEW = """() => {
  const chart = document.querySelector('.js-plotly-plot');
  const text = (one) => [...document.querySelectorAll(one)].map((e) => e.innerText);
  return {
    data: JSON.stringify(chart.data), geo: JSON.stringify(chart.layout.geo),
    chosen: [...chart.querySelectorAll('.sa-chosen')].map((e) => e.dataset.code),
    ground: getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor,
    words: text('.sa-title, .sa-lead, .sa-maptitle, .sa-legend, .sa-small, .st-key-country_panel, .sa-fact'),
    controls: text('.st-key-controls'), query: location.search,
    marked: [...document.querySelector('.st-key-article_bridge div')?.shadowRoot?.querySelectorAll('.mark.on') ?? []]
      .map((e) => e.innerText),
  };
}"""


def copied(page, button) -> str:
    """What the clipboard holds after a click on a copy button."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button.click()
    page.wait_for_selector("button[data-label]", state="attached")
    return page.evaluate("navigator.clipboard.readText()")


def shared_link(page) -> str:
    """The link that Share gives, copied."""
    page.get_by_role("button", name="Share").click()
    link = copied(page, page.get_by_title("Copy: link to this view"))
    page.keyboard.press("Escape")
    return link


@pytest.mark.parametrize(("layer", "region", "theme"), [
    ("stances,context", "Europe", "dark"), ("emigration", "Americas", "light"), ("aid", "Africa", "dark"),
])  # fmt: skip
def test_a_copied_link_brings_the_view_back_in_another_browser(visit, layer, region, theme):
    fact = FACTS[layer.partition(",")[0]]
    side = CASE.sides[1].id
    asked = (
        f"?layer={layer}&asof=2019-01-26&side={side}&certainty=inferred&region={region}&theme={theme}&fact={fact.id}"
    )
    first = visit(1280, 900)
    page = first.open(asked)
    link = shared_link(page)
    told = dict(parse_qsl(urlsplit(link).query))
    assert set(told) == {"case", "layer", "asof", "side", "certainty", "region", "country", "fact", "theme"}
    assert told["layer"] == layer and told["fact"].startswith(f"{fact.id}.")
    second = visit(1280, 900)
    again = second.open(link.removeprefix(first.address))
    again.wait_for_function("() => getComputedStyle(document.querySelector('[data-testid=stApp]')).colorScheme !== ''")
    assert again.evaluate(VIEW) == page.evaluate(VIEW)
    assert again.locator(".sa-notice").count() == 0
    assert (first.outside, second.outside) == ([], [])


def test_a_quote_is_copied_with_its_citation_and_its_own_link(visit):
    made = visit(1280, 900)
    page = made.open("?country=RUS")
    record = FACTS["stances"]
    block = page.locator(".sa-record", has_text=record.evidence.quote[:40]).first
    cited = copied(page, block.get_by_role("button", name="Copy citation"))
    for words in (record.evidence.quote, CASE.articles[0].title, "27 January 2019", "Stance Atlas", "Russia"):
        assert words in cited
    page.wait_for_selector("button[data-label]", state="detached")
    link = copied(page, block.get_by_role("button", name="Copy link"))
    again = visit(1280, 900).open(link.removeprefix(made.address))
    assert again.locator(".sa-name").first.inner_text() == "Russia"
    fact = again.locator(".sa-record.sa-fact")
    assert fact.count() == 1 and record.evidence.quote in fact.inner_text()
    assert again.locator(".text .mark.on").first.is_visible()


def test_a_link_to_an_article_that_changed_says_so(visit):
    page = visit(1280, 900).open(f"?fact={FACTS['stances'].id}.00000000")
    assert "The article was changed after this link was made" in page.locator(".sa-notice").inner_text()
    assert page.locator(".sa-record.sa-fact").count() == 1


def test_a_wrong_link_is_still_named_after_the_theme_made_the_page_load_anew(visit):
    made = visit(1280, 900, "light")
    page = made.open("?theme=dark&layer=war")
    page.wait_for_function(
        "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor === 'rgb(21, 24, 27)'"
    )
    made.rest()
    assert "layer “war”" in page.locator(".sa-notice").inner_text()
    page.locator(".st-key-layer button", has_text="Aid").click()
    page.wait_for_function("() => location.search.includes('layer=aid')")
    made.rest()
    assert page.locator(".sa-notice").count() == 0


@pytest.mark.parametrize("width", [700, 360])
def test_an_embedded_map_has_map_legend_and_source_alone(visit, width):
    page = visit(width, 560).open("?embed=true&layer=aid")
    seen = page.locator('[data-testid="stMainBlockContainer"]').inner_text()
    assert "Source: The Epoch Times" in seen and "Donors" in seen
    for other in ("Copy link", "Layer", "Who is named", "STANCE ATLAS", "Article"):
        assert other not in seen.replace("open in Stance Atlas", "")
    for gone in ('[data-testid="stHeader"]', '[data-testid="stToolbar"]', "footer", '[data-testid="stBottom"]'):
        assert page.locator(gone).locator("visible=true").count() == 0, gone
    whole = page.get_by_role("link", name="open in Stance Atlas")
    assert "layer=aid" in whole.get_attribute("href") and "embed" not in whole.get_attribute("href")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width


def test_links_work_under_a_base_path(visit, tmp_path):
    shutil.copytree(SEEDS / CASE.id, tmp_path / CASE.id)
    with dashboard(tmp_path, base="atlas") as address:
        made = visit(1280, 900, at=address)
        page = made.open("?layer=aid")
        link = shared_link(page)
        assert link.startswith(f"{address}?case=")
        page.goto(link)
        page.wait_for_selector(".choroplethlayer path[d]", state="attached")
