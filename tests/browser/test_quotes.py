"""65 quotes that something could take for markup are on the page character for character, and none of them acts."""

from __future__ import annotations

import pytest

from tests.browser.conftest import dashboard
from tests.hostile import QUOTES, write_case

TEXTS = "found => found.map(e => e.textContent)"


@pytest.fixture(scope="module")
def hard(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hard")
    write_case(folder)
    with dashboard(folder) as found:
        yield found


def test_65_of_65(visit, hard):
    made = visit(1440, 1000, at=hard)
    page = made.open("?country=NOR")
    assert page.locator(".text").text_content() == "".join(f"{q}\n\n" for q in QUOTES)
    held = page.eval_on_selector_all(".st-key-country_panel .sa-record blockquote mark", TEXTS)
    assert [q for q in QUOTES if q not in held] == []
    page.get_by_role("tab", name="Not placed").click()
    page.wait_for_selector(".sa-list q")
    assert page.eval_on_selector_all(".sa-list q", TEXTS) == list(QUOTES)
    page.get_by_role("tab", name="Timeline").click()
    page.wait_for_selector("dl.sa-line q")
    assert page.evaluate("window.hacked") is None
    assert page.locator("iframe, img[src=x], .sa-record b, .sa-list script").count() == 0
    assert made.outside == [] and made.errors == []
