"""The type that every printed sheet and report is set in: Source Serif and Source Sans (SIL OFL 1.1), from PyPI.

DejaVu, which matplotlib brings along, stands in for letters that these lack, so the same text looks the same anywhere.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import matplotlib
from matplotlib import font_manager

from components import scripts

SERIF = "Source Serif Pro"
SANS = "Source Sans Pro"
FALLBACK = "DejaVu Sans"
_LARGE = 96.0

_FILES = {
    (SERIF, "regular"): ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    (SERIF, "semibold"): ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
    (SERIF, "italic"): ("font_source_serif_pro", "SourceSerifPro-It.ttf"),
    (SANS, "regular"): ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    (SANS, "semibold"): ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
    (SANS, "italic"): ("font_source_sans_pro", "SourceSansPro-It.ttf"),
}


def font_files() -> list[str]:
    """The files, ours first and the fallback last. Raises ModuleNotFoundError when a font package is missing."""
    own = [str(_folder(package) / "files" / name) for package, name in _FILES.values()]
    dejavu = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    return [*own, str(dejavu / "DejaVuSans.ttf"), str(dejavu / "DejaVuSans-Bold.ttf")]


@lru_cache(maxsize=1)
def font_folder() -> TemporaryDirectory[str]:
    """A folder with these files alone, for typst, which takes folders; it goes when the process ends."""
    folder = TemporaryDirectory(prefix="fonts-", ignore_cleanup_errors=True)
    try:
        for path in font_files():
            shutil.copy(path, folder.name)
    except OSError:
        folder.cleanup()
        raise
    return folder


@lru_cache(maxsize=1)
def register() -> None:
    """Make the fonts known to matplotlib, once, without its remarks about weights that the fallback lacks."""
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    for path in font_files()[: len(_FILES)]:
        font_manager.fontManager.addfont(path)


def width(text: str, size: float, family: str = SANS, weight: str = "regular") -> float:
    """How wide a line of text is, in points, at `size` points."""
    return _width(text, family, weight, tuple(face.path for face in scripts.now())) * size / _LARGE


@lru_cache(maxsize=8192)
def _width(text: str, family: str, weight: str, more: tuple[str, ...]) -> float:
    """At a large size: small letters are fitted to pixels that no sheet has."""
    register()
    package, name = _FILES[family, weight]
    font = font_manager.get_font([str(_folder(package) / "files" / name), *more, font_files()[-2]])
    font.set_size(_LARGE, 72)
    font.set_text(text)
    return float(font.get_width_height()[0]) / 64


def families(first: str) -> list[str]:
    """The families to set a text in: the first, those of its script, the last resort."""
    return [first, *(face.family for face in scripts.now()), FALLBACK]


def own_files() -> tuple[str, str]:
    """The files whose letters need no other font; what only the last resort has is better set in Noto."""
    return str(_folder(_FILES[SANS, "regular"][0]) / "files" / _FILES[SANS, "regular"][1]), font_files()[-2]


def missing(text: str) -> str:
    """The letters of a text that no font at hand has."""
    return scripts.missing(text, own_files())


@contextmanager
def speaking(text: str) -> Iterator[tuple[scripts.Face, ...]]:
    """Set a text, whatever its scripts: matplotlib knows its fonts, and `width` and `families` use them."""
    register()
    with scripts.speaking(text, own_files()[:1]) as faces:
        for face in faces:
            _add(face.path)
        yield faces


@lru_cache(maxsize=256)
def _add(path: str) -> None:
    font_manager.fontManager.addfont(path)


def embedded(text: str, faces: Iterable[scripts.Face]) -> str:
    """CSS that carries the letters of a text in our fonts and in `faces`, under our families' names."""
    weights = {"regular": (400, "normal"), "semibold": (600, "normal"), "italic": (400, "italic")}
    rules = [
        scripts.font_face(family, str(_folder(package) / "files" / name), text, *weights[weight])
        for (family, weight), (package, name) in _FILES.items()
        if weight != "italic"
    ]
    rules += [
        scripts.font_face(family, face.path, face.letters, ranged=True) for face in faces for family in (SANS, SERIF)
    ]
    return "".join(rules)


def wrap(text: str, room: float, size: float, family: str = SANS, weight: str = "regular") -> list[str]:
    """The text in lines no wider than `room` points; a word that is wider alone is broken."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        for piece in _pieces(word, room, size, family, weight):
            longer = f"{line} {piece}" if line else piece
            if line and width(longer, size, family, weight) > room:
                lines.append(line)
                longer = piece
            line = longer
    return [*lines, line] if line else lines


def _pieces(word: str, room: float, size: float, family: str, weight: str) -> list[str]:
    if width(word, size, family, weight) <= room or len(word) < 2:
        return [word]
    most = max(1, int(len(word) * room / width(word, size, family, weight) * 0.9))
    return [word[n : n + most] for n in range(0, len(word), most)]


@lru_cache(maxsize=4)
def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the font package {package} is not installed")
    return Path(spec.origin).parent
