"""The printed stance map in grey and as protan, deutan and tritan eyes see it: every class of its legend stays apart."""

from __future__ import annotations

import io
from itertools import combinations

import numpy as np
import pytest
from lxml import etree
from PIL import Image

from components.choice import Choice
from components.printed_map import png
from components.sheet import SHEETS
from components.wording import sentence
from tests.exported import SVG, case, made, view
from tests.seen import EYES, apart, look

SCALE = 2
LEAST = 7.0  # about three times what an eye just notices between two areas side by side


def swatches(theme: str) -> dict[str, np.ndarray]:
    """The legend's samples, cut out of the picture; where they stand is read from its SVG twin, left of each label."""
    choice = Choice(theme=theme)
    picture = Image.open(io.BytesIO(png(view(choice), case(), SHEETS["wide"], SCALE))).convert("RGB")
    ratio = picture.width / SHEETS["wide"].width
    root = etree.fromstring(made(choice, "svg"))
    texts = [(e.text, float(e.get("x")), float(e.get("y"))) for e in root.iter(f"{SVG}text")]
    found = {}
    for key in view(choice).legend:
        spots = [(x, y) for said, x, y in texts if said == sentence(key.label) and x > 700]
        taken = sum(k.label == key.label for k in view(choice).legend[: view(choice).legend.index(key)])
        x, y = sorted(spots, key=lambda spot: spot[1])[taken]
        box = [round(v * ratio) for v in (x - 29, y - 7, x - 9, y + 0.5)]
        found[key.cls] = np.asarray(picture.crop(box))
    return found


def nearest(samples: dict[str, np.ndarray], eye: str) -> tuple[float, str, str]:
    looks = {name: look(pixels, eye) for name, pixels in samples.items()}
    return min((apart(looks[a], looks[b]), a, b) for a, b in combinations(looks, 2))


@pytest.fixture(scope="module", params=["light", "dark"])
def samples(request):
    return swatches(request.param)


@pytest.mark.parametrize("eye", EYES)
def test_every_class_stays_apart(samples, eye):
    assert len(samples) >= 14
    distance, one, other = nearest(samples, eye)
    print(f"{eye}: least distance {distance:.1f}, between {one} and {other}")
    assert distance >= LEAST


@pytest.mark.parametrize("eye", EYES)
def test_the_measure_fails_when_two_classes_look_the_same(samples, eye):
    (_, first), *_ = samples.items()
    assert nearest({**samples, "again": np.roll(first, 3, axis=1)}, eye)[0] < LEAST


def test_a_grey_copy_has_no_colour_left():
    red = np.full((20, 20, 3), (200, 30, 30), np.uint8)
    assert np.abs(look(red, "grey")[1:3]).max() < 0.1 and np.abs(look(red, "normal")[1]) > 30
