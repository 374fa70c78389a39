"""How the page looks at three widths in light and dark: pictures in tests/artefacts/, and what can be computed.

STANCE_ATLAS_PICTURE=1 python -m pytest tests/browser/test_looks.py      also renews docs/page-light.png
"""

from __future__ import annotations

import os
from itertools import pairwise

import pytest

from tests.browser.conftest import ARTEFACTS, ROOT

SIZES = [(1440, 900), (1280, 720), (390, 844)]
PANELS = [".sa-title", ".sa-lead", ".st-key-controls", ".st-key-map", ".sa-legend", ".st-key-country_panel", ".text"]


def boxes(page) -> dict[str, dict[str, float]]:
    return {name: page.locator(name).first.bounding_box() for name in PANELS}


def whole(page, width: int) -> None:
    """Make the viewport as tall as the page, which scrolls inside its own element."""
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": width, "height": min(int(height), 6000)})
    page.wait_for_timeout(700)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES, ids=lambda n: str(n))
def test_page_looks_right(visit, width, height, scheme):
    ARTEFACTS.mkdir(exist_ok=True)
    made = visit(width, height, scheme)
    page = made.open("?country=RUS")
    page.screenshot(path=ARTEFACTS / f"page-{width}-{scheme}.png")
    whole(page, width)
    page.screenshot(path=ARTEFACTS / f"page-{width}-{scheme}-whole.png")
    assert made.outside == []

    wide = page.evaluate(
        "() => [document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth]"
    )
    assert max(wide) <= width, "the page scrolls sideways"
    found = boxes(page)
    for name, box in found.items():
        assert box is not None and box["height"] > 15, f"{name} is empty"
        assert box["x"] >= 0 and box["x"] + box["width"] <= width + 1, f"{name} leaves the page"
    order = [".sa-title", ".sa-lead", ".st-key-controls", ".st-key-map", ".sa-legend", ".text"]
    for upper, lower in pairwise(order):
        assert found[upper]["y"] + found[upper]["height"] <= found[lower]["y"] + 1, f"{upper} runs into {lower}"
    chosen, world = found[".st-key-country_panel"], found[".st-key-map"]
    if width > 640:
        assert world["x"] + world["width"] <= chosen["x"] + 1
        assert world["width"] > 1.7 * chosen["width"]
    else:
        assert found[".sa-legend"]["y"] + found[".sa-legend"]["height"] <= chosen["y"]
    clipped = page.eval_on_selector_all(
        ".sa-title, .sa-lead, .sa-key, .sa-record, .sa-small, .sa-kicker, .sa-maptitle, .sa-class",
        "es => es.filter(e => e.offsetParent && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display"
        " !== 'inline').map(e => e.className + ': ' + e.textContent.slice(0, 40))",
    )
    assert clipped == []
    assert page.locator('[data-testid="stToolbar"]:visible, [data-testid="stHeader"]:visible').count() == 0


@pytest.mark.parametrize("layer", ["emigration", "aid"])
def test_other_layers(visit, layer):
    ARTEFACTS.mkdir(exist_ok=True)
    made = visit(1440, 900)
    page = made.open(f"?layer={layer}")
    page.screenshot(path=ARTEFACTS / f"layer-{layer}.png")
    assert page.locator(".sa-legend .sa-key").count() >= 2


def test_embedded_page_is_map_and_legend(visit):
    made = visit(900, 700)
    page = made.open("?embed=true&layer=aid")
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / "embed.png")
    assert page.locator(".sa-legend").count() == 1
    assert page.locator(".st-key-masthead, .st-key-controls, .st-key-country_panel, .text").count() == 0


@pytest.mark.skipif(not os.environ.get("STANCE_ATLAS_PICTURE"), reason="renews a committed picture only on demand")
def test_picture_for_the_readme(visit):
    made = visit(1440, 900)
    page = made.open("?country=RUS")
    (ROOT / "docs").mkdir(exist_ok=True)
    page.screenshot(path=ROOT / "docs" / "page-light.png")
