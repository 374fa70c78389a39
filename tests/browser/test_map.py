"""The page in a real browser with the outside network cut: clicks, keys, the address, the view that stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.browser.conftest import ROOT, dashboard


@pytest.fixture
def desk(visit):
    """A visitor with a large screen, who must leave without an error or a request to another host."""
    made = visit(1440, 1000)
    yield made
    assert made.outside == []
    assert made.errors == []


OTHER_NAME = "was => document.querySelector('.st-key-country_panel .sa-name').innerText !== was"


def heading(page) -> str:
    return page.locator(".st-key-country_panel .sa-name").inner_text()


def marked(page) -> list[str]:
    return page.locator(".text .mark.on").all_text_contents()


def choose_layer(visit, name: str) -> None:
    visit.page.locator(".st-key-layer button", has_text=name).click()
    visit.rest()


def test_draws_the_world_without_the_network(desk):
    page = desk.open()
    drawn = page.eval_on_selector_all(".choroplethlayer path", "ps => ps.filter(p => p.getAttribute('d')).length")
    assert drawn >= 240
    assert page.locator(".scatterlayer .point, .scattergeo .point, .geo .point").count() >= 55
    assert page.locator(".sa-lead").inner_text().startswith("The article names 17 of 195 states")
    assert heading(page) == "Who is named"


def test_a_click_opens_the_records_and_marks_the_sentences(desk):
    page = desk.open()
    desk.click("RUS")
    assert heading(page) == "Russia"
    assert "country=RUS" in page.url
    assert page.locator(".st-key-country_panel .sa-record mark").count() >= 2
    texts = marked(page)
    assert any("absurd" in t for t in texts)
    assert any("allies" in t for t in texts)
    box = page.locator(".text").bounding_box()
    first = page.locator(".text .mark.on").first.bounding_box()
    assert box["y"] <= first["y"] <= box["y"] + box["height"]


def test_a_click_on_a_sentence_chooses_its_country(desk):
    page = desk.open()
    page.locator(".text .mark", has_text="Only six of 18").click()
    page.wait_for_selector(".sa-chosen", state="attached")
    desk.rest()
    first = heading(page)
    assert first in ("Bolivia", "El Salvador", "Cuba", "Nicaragua", "Mexico", "Uruguay")
    page.locator(".text .mark", has_text="Only six of 18").click()
    page.wait_for_function(
        "was => document.querySelector('.st-key-country_panel .sa-name').innerText !== was", arg=first
    )
    assert heading(page) in ("Bolivia", "El Salvador", "Cuba", "Nicaragua", "Mexico", "Uruguay")


def test_a_click_on_a_name_in_a_list_chooses_just_that_country(desk):
    page = desk.open()
    page.locator(".text .mark", has_text="Nicaragua").click()
    page.wait_for_selector('.sa-chosen[data-code="NIC"]', state="attached")
    desk.rest()
    assert heading(page) == "Nicaragua"
    assert any("Only six of 18" in t for t in marked(page))


def test_the_view_of_the_map_stays(desk):
    page = desk.open()
    page.locator('.modebar-btn[data-title="Zoom in"]').click()
    page.wait_for_timeout(700)
    zoomed = desk.geo()
    assert zoomed["scale"] > 1.5
    x, y = desk.spot("BRA")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 20, steps=6)
    page.mouse.up()
    page.wait_for_timeout(500)
    moved = desk.geo()
    assert moved != zoomed
    desk.click("TUR")
    assert desk.geo() == moved
    page.locator(".text .mark", has_text="Only six of 18").click()
    page.wait_for_function(OTHER_NAME, arg="Turkey")
    desk.rest()
    assert desk.geo() == moved
    chosen = heading(page)
    choose_layer(desk, "Aid")
    assert "layer=aid" in page.url
    assert desk.geo() == pytest.approx(moved)
    assert heading(page) == chosen
    page.locator('.st-key-asof input[type="range"]').focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => location.search.includes('asof=')")
    desk.rest()
    assert desk.geo() == pytest.approx(moved)
    assert heading(page) == chosen
    assert page.locator(".sa-chosen").count() >= 1


def test_a_region_has_its_own_view(desk):
    desk.open("?region=Europe")
    assert desk.geo()["scale"] > 3


def test_a_small_state_can_be_chosen(desk):
    page = desk.open()
    desk.click("MLT")
    assert heading(page) == "Malta"


def test_every_map_act_by_keyboard(desk):
    page = desk.open()
    search = page.locator(".st-key-country input")
    search.focus()
    page.keyboard.type("Malta")
    page.keyboard.press("Enter")
    page.wait_for_selector('.sa-chosen[data-code="MLT"]', state="attached")
    desk.rest()
    assert heading(page) == "Malta"
    layer = page.locator(".st-key-layer button", has_text="Stances")
    layer.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    desk.rest()
    assert "layer=emigration" in page.url
    thumb = page.locator('.st-key-asof input[type="range"]')
    thumb.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => location.search.includes('asof=')")
    desk.rest()
    assert "Up to" in page.locator(".sa-lead").inner_text()
    mark = page.locator(".text .mark[role=button]", has_text="His main international allies")
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(OTHER_NAME, arg="Malta")


def test_an_address_opens_the_same_view(desk):
    page = desk.open("?layer=aid&country=USA&region=Americas&asof=2019-01-26")
    assert heading(page) == "United States"
    assert "Who gives help" in page.locator(".sa-maptitle").first.inner_text()
    assert page.locator('.st-key-layer button[aria-checked="true"]').inner_text() == "Aid"
    assert "26 January 2019" in page.locator(".sa-maptitle").first.inner_text()


def test_a_wrong_address_is_named(desk):
    page = desk.open("?layer=war&foo=1&country=ZZZ")
    told = page.locator(".sa-notice").inner_text()
    for word in ("layer “war”", "“foo”", "country “ZZZ”"):
        assert word in told
    assert page.locator(".sa-lead").inner_text()


def test_the_back_button_goes_back(desk):
    page = desk.open()
    desk.click("RUS")
    desk.click("CAN")
    page.go_back()
    page.wait_for_function("() => document.querySelector('.st-key-country_panel .sa-name').innerText === 'Russia'")


def test_the_theme_of_the_address(desk):
    page = desk.open("?theme=dark")
    page.wait_for_function(
        "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor === 'rgb(21, 24, 27)'"
    )
    desk.rest()
    fill = page.evaluate(
        "() => getComputedStyle([...document.querySelectorAll('.choroplethlayer path')]"
        ".find(p => p.__data__.loc === 'SWE')).fill"
    )
    assert fill == "rgb(52, 58, 64)"


BACKGROUND = "() => getComputedStyle(document.querySelector('[data-testid=stApp]') ?? document.body).backgroundColor"
IS = f"want => ({BACKGROUND})() === want"


def test_the_theme_can_be_switched_there_and_back(desk):
    page = desk.open("?country=RUS")
    light = page.evaluate(BACKGROUND)
    for name, param in (("Dark", "theme=dark"), ("Auto", "")):
        page.get_by_role("button", name="Menu").click()
        page.locator(".st-key-theme button", has_text=name).click()
        page.wait_for_function(IS, arg="rgb(21, 24, 27)" if param else light)
        page.wait_for_selector(".sa-chosen", state="attached")
        desk.rest()
        assert ("theme=" in page.url) == bool(param)
        assert "country=RUS" in page.url
        assert heading(page) == "Russia"


def test_context_is_drawn_only_on_demand(desk):
    page = desk.open()
    traces = "() => document.querySelector('.js-plotly-plot').data.map(t => t.name)"
    assert "context" not in page.evaluate(traces)
    page.locator(".st-key-context label").click()
    page.wait_for_function("() => document.querySelector('.js-plotly-plot')?.data?.some(t => t.name === 'context')")


def test_the_link_to_share_brings_the_view_back(desk):
    page = desk.open("?layer=aid&country=USA&region=Americas")
    page.get_by_role("button", name="Share").click()
    link = page.locator('[data-testid="stPopoverBody"] code').first.inner_text()
    for part in (
        "case=",
        "layer=aid",
        "asof=2019-01-27",
        "side=all",
        "certainty=claimed",
        "region=Americas",
        "country=USA",
    ):
        assert part in link
    page.goto(link)
    page.wait_for_selector(".sa-chosen", state="attached")
    desk.rest()
    assert heading(page) == "United States"
    assert page.locator(".sa-notice").count() == 0


@pytest.mark.parametrize(("label", "head"), [("PNG large", b"\x89PNG"), ("GeoJSON", b'{"type":')])
def test_files_are_made_on_demand(desk, label, head):
    page = desk.open("?layer=aid")
    page.get_by_role("button", name="Share").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).click()
    data = Path(waiting.value.path()).read_bytes()
    assert data.lstrip().startswith(head) or head in data[:40].replace(b" ", b"")
    assert "aid-2019-01-27" in waiting.value.suggested_filename


HOSTILE = (
    "Norway backs the council <img src=x onerror='window.hacked=1'><script>window.hacked=2</script> & <b>more</b>."
)


@pytest.fixture(scope="module")
def hostile_address(tmp_path_factory):
    """A dashboard whose one case has markup in its title, its article and its quotes."""
    import hashlib

    folder: Path = tmp_path_factory.mktemp("hostile")
    home = folder / "trap"
    home.mkdir()
    text = f"{HOSTILE}\n".encode()
    (home / "article.txt").write_bytes(text)
    title = json.dumps("A <script>window.hacked=3</script> title")
    (home / "case.toml").write_text(
        f'title = {title}\npublisher = "<i>The Trap</i>"\npublished = 2020-01-01\n'
        '[[sides]]\nid = "council"\nname = "the <u>council</u>"\n'
        f'[[articles]]\nfile = "article.txt"\nsha256 = "{hashlib.sha256(text).hexdigest()}"\n',
        "utf-8",
    )
    stance = {"actor": "NOR", "side": "council", "stance": "supports", "attributed_to": "<em>me</em>"}
    evidence = {"article": "article", "start": 0, "end": len(HOSTILE), "quote": HOSTILE}
    (home / "records.json").write_text(json.dumps({"stances": [stance | evidence]}), "utf-8")
    with dashboard(folder) as found:
        yield found


def test_markup_in_an_article_stays_text(visit, hostile_address):
    made = visit(1280, 900, at=hostile_address)
    page = made.open("?country=NOR")
    assert page.evaluate("window.hacked") is None
    assert page.locator(".text").inner_text().strip() == HOSTILE
    assert HOSTILE in page.locator(".sa-record blockquote").first.inner_text()
    assert page.locator("img[src=x]").count() == 0
    assert page.locator(".sa-title").inner_text() == "A <script>window.hacked=3</script> title"
    x, y = made.spot("NOR")
    page.mouse.move(x - 1, y)
    page.mouse.move(x, y)
    page.wait_for_selector(".hoverlayer .hovertext")
    assert "<img src=x" in page.locator(".hoverlayer").first.text_content()
    assert page.evaluate("window.hacked") is None
    assert made.outside == []


def test_root_is_where_the_dashboard_is():
    assert (ROOT / "dashboard.py").is_file()
