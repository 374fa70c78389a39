"""The printed map: sizes, structure, names that do not collide, nothing read as markup."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from lxml import etree
from PIL import Image

from components.choice import Choice
from components.fonts import width, wrap
from components.plain_text import line, shown
from components.printed_map import fingerprints, outside, pdf, png, print_notes, svg
from components.sections import section
from components.sheet import SHEETS
from components.view import map_view
from components.window import window
from data.case import case_ids, load_case
from data.world import REGIONS
from tests.exported import case, made, pdf_text, svg_texts, view
from tests.sample_case import HOSTILE


@pytest.mark.parametrize(("sheet", "size"), [("wide", (1600, 900)), ("square", (1080, 1080)), ("a4", (1753, 1240))])
def test_presets_have_their_pixels_and_twice_of_them(sheet, size):
    choice = Choice(region="Africa")
    for scale in (1, 2):
        with Image.open(io.BytesIO(png(view(choice), case(), SHEETS[sheet], scale))) as picture:
            assert all(abs(a - scale * b) <= scale for a, b in zip(picture.size, size, strict=True))


@pytest.mark.parametrize("region", REGIONS[1:])
def test_a_section_is_valid_land_in_a_frame_of_the_asked_shape(region):
    found = section(window(region), 1.7)
    west, south, east, north = found.frame
    assert (east - west) / (north - south) == pytest.approx(1.7)
    assert found.areas.is_valid.all() and set(found.areas.geom_type) <= {"Polygon", "MultiPolygon"}
    assert len(found.areas) > 40


def test_the_world_shows_every_area_and_every_label_point():
    found = section(window("World"), 2.0)
    frame = view(Choice()).frame
    assert set(frame.index[frame["polygon"] & frame["state"]]) <= set(found.areas.index)
    assert all(found.inside(*found.point(code)) for code in frame.index[frame["state"]])


def test_every_area_carries_its_code_and_its_colour():
    shown_ = view(Choice())
    root = etree.fromstring(made(Choice(), "svg"))
    groups = {g.get("id"): g for g in root.iter("{*}g") if g.get("id") in shown_.frame.index}
    drawn = shown_.frame.index[shown_.frame["polygon"] & (shown_.frame["cls"] != "none")]
    for code in drawn:
        look = etree.tostring(groups[code]).decode()
        fill = shown_.frame.at[code, "color"]
        assert fill in look or shown_.frame.at[code, "pattern"], code
    patterns = etree.tostring(root).decode().count("<pattern ")
    assert patterns >= len({k.fill.pattern for k in shown_.legend if k.fill.pattern})


def test_svg_has_no_chance_in_it_and_no_date():
    told = made(Choice(), "svg").decode()
    assert "dc:date" not in told and "<metadata" not in told
    assert svg(view(Choice()), case(), SHEETS["wide"]) == told.encode()


def test_drawing_in_threads_gives_the_same_pictures():
    choices = [Choice(region="Europe"), Choice(layer="aid", region="Europe")] * 2
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda c: svg(view(c), case(), SHEETS["wide"]), choices))
    assert drawn[0] == drawn[2] == made(choices[0], "svg") and drawn[1] == drawn[3] == made(choices[1], "svg")


def test_a_section_names_what_lies_outside():
    choice = Choice(region="Europe")
    notes = " ".join(print_notes(view(choice), section(window("Europe"), 1.5)))
    assert "outside this section: " in notes and "Brazil" in notes and "Germany" not in notes
    assert outside(view(Choice(region="World")), section(window("World"), 2.0)) == []


def test_the_foot_names_article_and_hash():
    assert fingerprints(case()) == f"A story (sha256 {case().articles[0].sha256[:12]})"


def test_the_foot_of_many_articles_with_long_titles_leaves_room_for_the_map():
    long = replace(case().articles[0], title="long words " * 400)
    many = replace(case(), articles=(long, *(replace(long, name=f"a{n}") for n in range(200))))
    assert fingerprints(many, most=3).endswith("; and 198 more articles") and len(fingerprints(many, most=3)) < 500
    assert svg(map_view(many, Choice()), many, SHEETS["square"])


def test_hostile_words_stand_as_they_are():
    choice = Choice(region="Europe")
    data = made(choice, "svg", True)
    root = etree.fromstring(data)
    assert {e.tag.split("}")[1] for e in root.iter() if isinstance(e.tag, str)}.isdisjoint({"script", "img", "a"})
    told = " ".join(svg_texts(data))
    for words in (HOSTILE[0], HOSTILE[2], HOSTILE[3]):
        assert line(words) in told
    page = pdf_text(pdf(view(choice, True), case(True), SHEETS["a4"]))[0]
    assert line(HOSTILE[1]) in page and "$x^2$" in page


@pytest.mark.parametrize(
    ("text", "seen"),
    [("a\x00b", "a\ufffdb"), ("\ud800", "\ufffd"), ("tab\tline\n", "tab\tline\n"), ("é中\U0001f600", "é中\U0001f600")],
)
def test_shown_replaces_only_what_no_file_carries(text, seen):
    assert shown(text) == seen


def test_line_is_one_line_and_cannot_turn_the_rest():
    assert line("a\n b\u202ec\u202c") == "a bc"


def test_wrap_keeps_every_word_and_breaks_what_is_too_long():
    lines = wrap("one two three " + "x" * 300, 100, 10)
    assert "".join(lines).replace(" ", "") == "onetwothree" + "x" * 300
    assert all(width(row, 10) <= 102 for row in lines)
    assert wrap("", 100, 10) == []


def test_context_is_drawn_apart_and_said_to_be():
    held = load_case(case_ids()[0])
    shown_ = map_view(held, Choice(context=True))
    told = svg(shown_, held, SHEETS["wide"])
    squares = [g for g in etree.fromstring(told).iter("{*}g") if g.get("id", "").startswith("context-")]
    assert len(squares) == len(shown_.context) > 0
    assert "Squares are context, not from the article; by " in " ".join(svg_texts(told))
    assert "context-" not in svg(map_view(held, Choice()), held, SHEETS["wide"]).decode()
