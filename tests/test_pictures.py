"""Every bundled case and layer, light and dark, as PNG and PDF: colours and labels read back from the pictures."""

from __future__ import annotations

import io
import shutil
import subprocess
from functools import lru_cache

import matplotlib
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from components import printed_map
from components.choice import Choice
from components.labels import MARK, marks
from components.sections import section
from components.sheet import SHEETS
from components.view import map_view
from data.case import case_ids, load_case
from tests.painted import Painted, Told, covered, misplaced, pixels, read

LAYERS = ("stances", "emigration", "aid")
ALL = [(case, layer, theme) for case in case_ids() for layer in LAYERS for theme in ("light", "dark")]
SHEET = SHEETS["wide"]
each = pytest.mark.parametrize(("id_", "layer", "theme"), ALL)


@lru_cache(maxsize=4)
def drawn(id_: str, layer: str, theme: str):
    """View, section, the picture's bytes, how it is painted, and the boxes and lines of its labels, in pixels."""
    case = load_case(id_)
    view = map_view(case, Choice(layer=layer, theme=theme))
    with matplotlib.rc_context(printed_map._SETTINGS):
        figure = printed_map.draw(view, case, SHEET)
        figure.set_dpi(SHEET.dpi)
        FigureCanvasAgg(figure)
        whole = pixels(_saved(figure))
        ax = figure.axes[0]
        high = figure.bbox.height
        boxes, ends = {}, {}
        for artist in [*ax.texts, *ax.lines, *ax.patches]:
            kind, _, code = str(artist.get_gid() or "").partition("-")
            if kind == "label":
                box = artist.get_window_extent()
                boxes.setdefault(code, []).append((box.x0, high - box.y1, box.x1, high - box.y0))
            if kind == "leader" and artist in ax.lines:
                x, y = artist.get_xydata()[-1]
                px, py = ax.transData.transform((x, y))
                ends[code] = (px, high - py)
        for artist in [*ax.texts, *ax.lines, *ax.patches, *figure.texts]:
            if artist in figure.texts or str(artist.get_gid() or "").partition("-")[0] in ("label", "leader", "arrow"):
                artist.set_visible(False)
        bare = pixels(_saved(figure))
    place = ax.get_position()
    frame = (*ax.get_xlim(), *ax.get_ylim())
    land = section(view.window, round(place.width * SHEET.width / (place.height * SHEET.height), 4))
    assert np.allclose(frame, (land.frame[0], land.frame[2], land.frame[1], land.frame[3]))
    left, top = place.x0 * figure.bbox.width, (1 - place.y1) * high
    scale = place.width * figure.bbox.width / (frame[1] - frame[0])

    def at(spots):
        return np.stack([left + (spots[:, 0] - frame[0]) * scale, top + (frame[3] - spots[:, 1]) * scale], axis=1)

    radius = MARK * SHEET.dpi / 72
    spots = marks(view, land, SHEET.dpi / 72 / scale)
    held = {code: (*at(np.array([spot]))[0], radius) for code, spot in spots.items()}
    pane = (left, top, left + place.width * figure.bbox.width, top + place.height * high)
    painted = Painted(whole, covered(whole, bare), at, held)
    return view, land, painted, pane, boxes, ends


def _saved(figure) -> bytes:
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=SHEET.dpi, facecolor=figure.get_facecolor())
    return out.getvalue()


def test_what_is_looked_at_is_the_file():
    case = load_case(case_ids()[0])
    view, _, painted, *_ = drawn(case_ids()[0], "aid", "light")
    assert (pixels(printed_map.png(view, case, SHEET)) == painted.pixels).all()


def looked(told: Told, view) -> None:
    assert told.faults == ()
    assert told.named >= 0.9 * view.frame["mentioned"].sum() and told.silent > 5


@each
def test_a_png_has_the_colour_of_its_class_everywhere(id_, layer, theme):
    view, land, painted, pane, *_ = drawn(id_, layer, theme)
    looked(read(view, land, painted, pane), view)


@each
def test_labels_of_a_png_name_the_right_land(id_, layer, theme):
    view, land, painted, pane, boxes, ends = drawn(id_, layer, theme)
    assert misplaced(view, land, painted.at, pane, boxes, ends) == []
    named = view.frame["mentioned"].sum()
    print(f"{id_} {layer} {theme}: {len(boxes)} of {named} named places have a label")
    assert len(boxes) >= 0.95 * named


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="poppler's pdftoppm draws the PDF")
@each
def test_a_pdf_has_the_colour_of_its_class_everywhere(id_, layer, theme):
    view, land, painted, pane, *_ = drawn(id_, layer, theme)
    data = printed_map.pdf(view, load_case(id_), SHEET)
    made = subprocess.run(
        ["pdftoppm", "-r", str(SHEET.dpi), "-png", "-singlefile", "-"], input=data, capture_output=True, check=True
    )
    seen = pixels(made.stdout)
    looked(read(view, land, Painted(seen, painted.covered, painted.at, painted.marks), pane), view)


def test_a_wrong_colour_is_found():
    """The reader of pictures fails where a silent place is painted, and where a named one is not."""
    view, land, painted, pane, *_ = drawn(case_ids()[1], "stances", "light")
    for place, color in (("SDN", (0, 60, 110)), ("DZA", (231, 228, 220))):
        wrong = painted.pixels.copy()
        x, y = painted.at(np.array([land.point(place)]))[0].astype(int)
        wrong[y - 30 : y + 30, x - 30 : x + 30] = color
        told = read(view, land, Painted(wrong, painted.covered, painted.at, painted.marks), pane)
        assert any(fault.startswith(place) for fault in told.faults), place
