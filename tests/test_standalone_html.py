"""The self-contained page as a document: its policy, its parts, and that no text of a case becomes markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re

import pytest

from components.choice import Choice
from components.export import export
from components.plain_text import shown
from components.text_alternative import paragraph
from data.case import case_ids, load_case
from tests.exported import case, made, page, squeezed, view
from tests.sample_case import HOSTILE

POLICY = "meta[@http-equiv='Content-Security-Policy']"


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("hostile", [False, True])
def test_the_policy_allows_the_one_script_and_the_one_style_and_nothing_else(hostile):
    told = page(made(Choice(), "html", hostile))
    policy = told.find(f".//{POLICY}").get("content")
    scripts, styles = list(told.iter("script")), list(told.iter("style"))
    assert [s.get("type") for s in scripts] == ["application/json", None] and len(styles) == 1
    assert policy == (
        f"default-src 'none'; script-src {hashed(scripts[1].text)}; style-src {hashed(styles[0].text)}; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize("hostile", [False, True])
def test_nothing_is_fetched_and_nothing_runs(hostile):
    told = page(made(Choice(), "html", hostile))
    tags = {e.tag for e in told.iter() if isinstance(e.tag, str)}
    assert tags.isdisjoint(
        {"img", "iframe", "object", "embed", "link", "base", "form", "a", "image", "use", "foreignobject"}
    )
    for element in told.iter():
        for name in element.attrib:
            assert not name.startswith("on") and name not in ("style", "src", "href", "srcdoc"), (element.tag, name)
    style = next(told.iter("style")).text
    assert "@import" not in style and not re.search(r"url\((?!#|data:font/woff;base64,)", style)
    assert not re.search(
        r"innerHTML|insertAdjacentHTML|document\.write|eval\(|fetch\(|XMLHttp", list(told.iter("script"))[1].text
    )


def test_hostile_text_stands_as_it_is():
    told = page(made(Choice(), "html", True))
    words = squeezed(told.text_content())
    for text in HOSTILE:
        assert squeezed(shown(text)) in words, text
    assert told.findtext(".//title").startswith("The crisis </script><img")


def test_the_article_is_whole_and_marked():
    told = page(made(Choice(), "html"))
    text = told.find(".//div[@class='text']")
    assert text.text_content() == case().articles[0].text
    marks = text.findall("mark")
    assert {m.text for m in marks} == {e.quote for r in case().records.all() for e in (r.evidence, *r.also)}


def test_every_mentioned_place_can_be_reached_with_the_keyboard():
    told, frame = page(made(Choice(), "html")), view(Choice()).frame
    reached = {e.get("data-code") for e in told.iter("path", "circle") if e.get("tabindex") == "0"}
    mentioned = set(frame.index[frame["mentioned"]])
    assert reached == mentioned
    assert {o.get("value") for o in told.iter("option")} - {""} == mentioned
    assert all(told.find(f".//section[@id='panel-{code}']") is not None for code in mentioned)
    assert {b.get("data-code") for b in told.iterfind(".//th/button")} == (mentioned - {"AFG"}) | {"EU"}


def test_every_class_has_its_colour_in_both_themes():
    style = next(page(made(Choice(), "html")).iter("style")).text
    for theme in ("light", "dark"):
        for n, key in enumerate(view(Choice(theme=theme)).legend):
            assert f'[data-theme="{theme}"] .k{n}{{fill:{key.fill.color}}}' in style


def test_the_map_is_described_in_words():
    told = page(made(Choice(), "html"))
    words = paragraph(view(Choice()), case())
    assert told.find(".//svg[@id='map']/desc").text == words
    assert told.find(".//p[@id='map-words']").text == words
    assert told.find(".//svg[@id='map']").get("aria-describedby") == "map-words"


def over(data: bytes) -> dict:
    """What the page's script lays over the areas, in the light theme."""
    return json.loads(page(data).find(".//script[@id='held']").text)["themes"]["light"]


def test_arrows_and_sums_carry_their_words():
    flows = over(made(Choice(layer="emigration"), "html"))["flows"]
    assert len(flows) == 3 and all("“" in row[6] for row in flows)
    lines = [line for label in over(made(Choice(layer="aid"), "html"))["steps"][-1]["labels"] for line in label[1]]
    assert {
        "US$64 million pledged",
        "€100 million delivered",
        "US$5.5 million committed",
        "CHF 2 million refused",
    } <= set(lines)


def test_context_is_drawn_and_listed_apart():
    held = load_case(case_ids()[0])
    told = export(held, Choice(context=True), "html")
    rows = [
        d for d in page(told).iter("details") if "Context, not from the article" in d.find("summary").text_content()
    ]
    assert len(over(told)["context"]) == len(rows[0].findall(".//li")) > 0
    assert over(export(held, Choice(), "html"))["context"] == []
