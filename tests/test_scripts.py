"""Side names and quotes in eight scripts come out as letters, not as boxes, in every picture."""

from __future__ import annotations

import base64
import dataclasses
import io
import re

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from components import printed_map
from components.choice import Choice
from components.export import export
from components.fonts import missing, own_files, speaking
from components.report import report_pdf
from components.scripts import letters_of
from components.sheet import SHEETS
from components.view import map_view
from data.crisis import Crisis, Side
from tests.painted import pixels
from tests.small_case import small_case

SCRIPTS = {
    "Arabic": "المجلس الانتقالي",
    "Hebrew": "המועצה הזמנית",
    "Chinese": "临时委员会与议会",
    "Japanese": "暫定評議会とカタカナ",
    "Korean": "임시 평의회",
    "Devanagari": "अंतरिम परिषद",
    "Thai": "สภาชั่วคราว",
    "Amharic": "ጊዜያዊ ምክር ቤት",
}
each = pytest.mark.parametrize("script", SCRIPTS)


def held(script: str):
    case = small_case()
    name = SCRIPTS[script]
    sides = (Side("assembly", name), Side("general", "The general"))
    article = case.articles[0]
    return dataclasses.replace(
        case, title=f"Two chairs: {name}", crisis=Crisis(article.published, "LAO", sides, case.crisis.opposed)
    )


def glyphs(data: bytes) -> list[tuple[str, set[str]]]:
    """Each embedded font of a PDF with the glyphs that it holds drawn outlines of, `.notdef` left out of none."""
    found = []
    for page in PdfReader(io.BytesIO(data)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            part = font.get_object()
            part = part["/DescendantFonts"][0].get_object() if "/DescendantFonts" in part else part
            found.append((str(part["/BaseFont"]), set(part)))
    return found


@each
def test_every_letter_has_a_font(script):
    assert missing(SCRIPTS[script]) == ""
    with speaking(SCRIPTS[script]) as faces:
        has = set().union(*(letters_of(face.path) for face in faces), *(letters_of(path) for path in own_files()[:1]))
    assert {ord(c) for c in SCRIPTS[script] if c != " "} <= has


@each
def test_a_pdf_can_be_read_back(script):
    case = held(script)
    view = map_view(case, Choice())
    for data in (report_pdf(view, case), printed_map.pdf(view, case, SHEETS["wide"])):
        fonts = glyphs(data)
        assert any("Noto" in name for name, _ in fonts), fonts
        assert b"\x00\x00" not in b"".join(_codes(data)), "a glyph 0 is drawn"


def _codes(data: bytes) -> list[bytes]:
    """What is shown in a two-byte font, as bytes; a glyph that a font lacks would be 0000."""
    found = []
    for page in PdfReader(io.BytesIO(data)).pages:
        for part in re.findall(rb"<([0-9a-fA-F]+)>\s*(?:Tj|TJ)?", page.get_contents().get_data()):
            if len(part) % 4 == 0:
                raw = bytes.fromhex(part.decode())
                found += [b"\x00\x00" for n in range(0, len(raw), 2) if raw[n : n + 2] == b"\x00\x00"]
    return found


@each
def test_an_svg_and_the_page_for_itself_carry_their_letters(script):
    case = held(script)
    for data in (printed_map.svg(map_view(case, Choice()), case, SHEETS["wide"]), export(case, Choice(), "html")):
        fonts = [
            TTFont(io.BytesIO(base64.b64decode(part))) for part in re.findall(rb"font/woff;base64,([^)]+)\)", data)
        ]
        has = set().union(*(font.getBestCmap() for font in fonts))
        assert {ord(c) for c in SCRIPTS[script] if c != " "} <= has


@each
def test_a_png_draws_no_box(script):
    """The name as drawn differs from a row of what stands for a missing letter, and no letter of it is that box."""
    case = held(script)
    assert not printed_map.unwritable(map_view(case, Choice()))
    good = pixels(printed_map.png(map_view(case, Choice()), case, SHEETS["wide"]))
    lost = "".join(c if c == " " else "\U000e0fff" for c in SCRIPTS[script])
    boxes = dataclasses.replace(case, title=f"Two chairs: {lost}")
    bad = pixels(printed_map.png(map_view(boxes, Choice()), boxes, SHEETS["wide"]))
    assert (np.abs(good[60:120] - bad[60:120]).max(axis=2) > 60).sum() > 300


def test_letters_that_no_font_has_are_named():
    case = small_case(
        crisis=dataclasses.replace(small_case().crisis, sides=(Side("assembly", "𒀀𒀁"), Side("general", "The general")))
    )
    notes = printed_map.unwritable(map_view(case, Choice()))
    assert notes == ["2 letters that no font at hand has cannot be drawn (U+12000, U+12001)."]
