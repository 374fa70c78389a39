"""Every bundled case and layer, light and dark, on the page, embedded, as a page for itself and as SVG: colours and labels read back."""

from __future__ import annotations

from functools import lru_cache

import geopandas as gpd
import numpy as np
import pytest

from components import printed_map
from components.choice import Choice
from components.export import export
from components.overlay import ASPECT
from components.sections import section
from components.sheet import SHEETS
from components.standalone_map import HIGH, WIDE
from components.view import map_view
from components.window import PROJECTION
from data.case import case_ids, load_case
from tests.painted import Painted, covered, misplaced, pixels, read

LAYERS = ("stances", "emigration", "aid")
ALL = [(case, layer, theme) for case in case_ids() for layer in LAYERS for theme in ("light", "dark")]
each = pytest.mark.parametrize(("id_", "layer", "theme"), ALL)
HIDE = ".sa-label, .sa-over .flow, .modebar, .tools, .leader { visibility: hidden !important; }"
OVER = """(root) => {
  const spot = (e) => { const b = e.getBoundingClientRect(); return [b.x, b.y, b.x + b.width, b.y + b.height]; };
  const marks = [...document.querySelectorAll('.sa-mark')].map((m) => [m.dataset.code, ...spot(m.querySelector('circle'))]);
  const boxes = [...document.querySelectorAll('.sa-label text')].map((t) => [t.parentNode.dataset.code, ...spot(t)]);
  const ends = [...document.querySelectorAll('.sa-label circle')].map((c) => [c.parentNode.dataset.code, ...spot(c)]);
  return { marks, boxes, ends };
}"""


@lru_cache(maxsize=32)
def seen(id_: str, layer: str, theme: str):
    return map_view(load_case(id_), Choice(layer=layer, theme=theme))


def shot(page, at, pane, view, land):
    """The picture of a page with and without its words, and what lies over the areas."""
    whole = pixels(page.screenshot())
    told = page.evaluate(OVER, None)
    page.add_style_tag(content=HIDE)
    bare = pixels(page.screenshot())
    marks = {c: ((a + e) / 2, (b + f) / 2, (e - a) / 2) for c, a, b, e, f in told["marks"]}
    boxes: dict[str, list] = {}
    for code, a, b, c, d in told["boxes"]:
        boxes.setdefault(code, []).append(
            (a, b + 0.2 * (d - b), c, d - 0.15 * (d - b))
        )  # a line's box is higher than its letters
    ends = {code: ((a + c) / 2, (b + d) / 2) for code, a, b, c, d in told["ends"]}
    painted = Painted(whole, covered(whole, bare), at, {c: m for c, m in marks.items() if inside(m, pane)})
    return read(view, land, painted, pane), misplaced(view, land, at, pane, boxes, ends), len(boxes)


def inside(mark, pane) -> bool:
    x, y, r = mark
    return pane[0] + r < x < pane[2] - r and pane[1] + r < y < pane[3] - r


def check(found, view, share: float) -> None:
    told, wrong, labels = found
    assert told.faults == () and wrong == []
    named = int(view.frame["mentioned"].sum())
    print(f"{labels} of {named} named places have a label")
    assert told.named >= 0.9 * named and labels >= share * named


@each
def test_the_page_for_itself(browser, tmp_path, id_, layer, theme):
    view = seen(id_, layer, theme)
    (tmp_path / "map.html").write_bytes(export(load_case(id_), Choice(layer=layer, theme=theme), "html"))
    page = browser.new_page(viewport={"width": 1600, "height": 900})
    page.goto((tmp_path / "map.html").as_uri())
    page.wait_for_selector(".sa-label", state="attached")
    page.evaluate("document.fonts.ready")
    page.evaluate("document.querySelector('#map').scrollIntoView()")
    page.wait_for_timeout(300)
    box = page.locator("#map").bounding_box()
    land = section(view.window, WIDE / HIGH, cut=False)
    scale = box["width"] / (land.frame[2] - land.frame[0])
    left, top = box["x"], box["y"]

    def at(spots):
        return np.stack(
            [left + (spots[:, 0] - land.frame[0]) * scale, top + (land.frame[3] - spots[:, 1]) * scale], axis=1
        )

    pane = (left, max(0, top), left + box["width"], min(900, top + box["height"]))
    found = shot(page, at, pane, view, land)
    page.close()
    check(found, view, 0.85)


@each
@pytest.mark.parametrize("embed", ["", "&embed=true"], ids=["page", "embed"])
def test_the_page(visit, id_, layer, theme, embed):
    view = seen(id_, layer, theme)
    made = visit(1600, 900, theme)
    page = made.open(f"?case={id_}&layer={layer}{embed}")
    page.wait_for_selector(".sa-label", state="attached")
    page.evaluate("document.querySelector('.st-key-map').scrollIntoView()")
    made.rest()
    box = page.locator(".st-key-map .main-svg").first.bounding_box()
    land = section(view.window, ASPECT, cut=False)
    crs = f"+proj={PROJECTION} +lon_0={view.window.meridian}"

    def at(spots):
        there = gpd.GeoSeries(gpd.points_from_xy(spots[:, 0], spots[:, 1]), crs=crs).to_crs(4326)
        asked = np.stack([there.x, there.y], axis=1).round(5).tolist()
        told = page.evaluate(
            "(all) => { const p = document.querySelector('.st-key-map .js-plotly-plot')._fullLayout.geo._subplot.projection;"
            " return all.map((one) => p(one)); }",
            asked,
        )
        return np.array(told) + np.array([box["x"], box["y"]])

    pane = (box["x"] + 12, max(0, box["y"]), box["x"] + box["width"] - 12, min(900, box["y"] + box["height"]))
    check(shot(page, at, pane, view, land), view, 0.9)


@each
def test_an_svg(browser, tmp_path, id_, layer, theme):
    case, view, sheet = load_case(id_), seen(id_, layer, theme), SHEETS["wide"]
    (tmp_path / "map.svg").write_bytes(printed_map.svg(view, case, sheet))
    from tests.test_pictures import drawn

    _, land, printed, pane, *_ = drawn(id_, layer, theme)
    page = browser.new_page(viewport={"width": 1600, "height": 900})
    page.goto((tmp_path / "map.svg").as_uri())
    page.evaluate(
        "(svg => { svg.setAttribute('width', '1600'); svg.setAttribute('height', '900'); })(document.documentElement)"
    )
    told = read(view, land, Painted(pixels(page.screenshot()), printed.covered, printed.at, printed.marks), pane)
    page.close()
    assert told.faults == () and told.named >= 0.9 * view.frame["mentioned"].sum()
