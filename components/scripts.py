"""Letters of every script: which font has which, and small fonts with just the letters of one text.

Source Sans and Serif have Latin, Greek and Cyrillic; Noto (SIL OFL 1.1, from PyPI) has what is beyond. A text's letters
are cut out of the large font at regular weight: quick to embed, and the same letters give the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import io
import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

_PACKS: Mapping[str, tuple[str, ...]] = {
    "justmytype_intl_rtl": ("Arabic", "Hebrew"),
    "justmytype_intl_south_asia": ("Devanagari", "Bengali", "Tamil", "Telugu"),
    "justmytype_intl_sea": ("Thai", "Lao", "Khmer", "Myanmar"),
    "justmytype_intl_africa": ("Ethiopic",),
    "justmytype_intl_cjk": ("SC", "JP", "KR", "TC"),
}
_KANA, _HANGUL = range(0x3040, 0x3100), range(0xAC00, 0xD7B0)
_SILENT = frozenset(range(0x200B, 0x2010)) | frozenset(range(0x202A, 0x202F)) | frozenset(range(0x2060, 0x2070))
logging.getLogger("fontTools").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class Face:
    """A font with the letters of one text: its family, its file, the letters."""

    family: str
    path: str
    letters: str


@lru_cache(maxsize=1)
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="letters-", ignore_cleanup_errors=True)


@lru_cache(maxsize=64)
def letters_of(path: str) -> frozenset[int]:
    """The code points that a font file has."""
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


@lru_cache(maxsize=1)
def _noto() -> dict[str, str]:
    """The files of Noto by script; a pack that is not installed is left out, and its letters then count as missing."""
    found = {}
    for pack, names in _PACKS.items():
        spec = find_spec(pack)
        for name in names if spec and spec.origin else ():
            home = Path(str(spec.origin)).parent / "fonts" / "ofl" / f"notosans{name.lower()}"  # type: ignore[union-attr]
            for path in sorted(home.glob("*.ttf")):
                found[name] = str(path)
    return found


def faces(text: str, own: Iterable[str]) -> tuple[Face, ...]:
    """The fonts that a text needs beyond the files `own`, each with just its letters."""
    left = _foreign(text, own)
    if not left:
        return ()
    order = [name for name in _noto() if name not in ("SC", "JP", "KR", "TC")]
    asian = ["JP"] if left & set(_KANA) else ["KR"] if left & set(_HANGUL) else ["SC"]
    made = []
    for name in [*order, *dict.fromkeys([*asian, "SC", "JP", "KR", "TC"])]:
        if name in _noto() and (here := left & letters_of(_noto()[name])):
            made.append(_cut(name, "".join(map(chr, sorted(here)))))
            left -= here
    return tuple(made)


def missing(text: str, own: Iterable[str]) -> str:
    """The letters of a text that no font at hand has."""
    left = _foreign(text, own)
    for path in _noto().values():
        left -= letters_of(path)
    return "".join(map(chr, sorted(left)))


def _foreign(text: str, own: Iterable[str]) -> set[int]:
    left = {ord(letter) for letter in text if not letter.isspace()} - _SILENT
    for path in own:
        left -= letters_of(path)
    return {code for code in left if code > 0x9F}


@lru_cache(maxsize=256)
def _cut(name: str, letters: str) -> Face:
    """A static font of regular weight with these letters."""
    mark = hashlib.sha256(letters.encode()).hexdigest()[:10]
    family = f"Noto {name} {mark}"
    path = Path(_folder().name) / f"{name}-{mark}.ttf"
    font = _subset(_noto()[name], letters)
    axes = {axis.axisTag: 400.0 if axis.axisTag == "wght" else axis.defaultValue for axis in font["fvar"].axes}
    instancer.instantiateVariableFont(font, axes, inplace=True)
    for record in list(font["name"].names):
        font["name"].removeNames(nameID=record.nameID)
    for number, said in ((1, family), (2, "Regular"), (4, family), (6, family.replace(" ", ""))):
        font["name"].setName(said, number, 3, 1, 0x409)
    font["head"].created = font["head"].modified = 0
    font["OS/2"].usWeightClass = 400
    font.recalcTimestamp = False
    font.save(path)
    return Face(family, str(path), letters)


def _subset(path: str, letters: str, flavor: str | None = None) -> TTFont:
    options = subset.Options(layout_features=["*"], notdef_outline=True, recalc_timestamp=False, flavor=flavor)
    options.drop_tables += ["STAT", "MVAR"] if flavor is None else []
    font = TTFont(path, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=letters + " ")
    cutter.subset(font)
    return font


@lru_cache(maxsize=128)
def woff(path: str, letters: str) -> bytes:
    """A font file's part with these letters, as WOFF."""
    font = _subset(path, letters)
    font.flavor = "woff"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def font_face(family: str, path: str, text: str, weight: int = 400, style: str = "normal", ranged: bool = False) -> str:
    """A CSS rule that carries a font's letters of a text; "" if it has none. `ranged`: for just these letters."""
    here = sorted({ord(letter) for letter in text} & letters_of(path))
    if not here:
        return ""
    data = base64.b64encode(woff(path, "".join(map(chr, here)))).decode()
    only = f";unicode-range:{','.join(f'U+{code:X}' for code in here)}" if ranged else ""
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{style}{only};'
        f"src:url(data:font/woff;base64,{data}) format('woff')}}"
    )


_speaking: ContextVar[tuple[Face, ...]] = ContextVar("speaking", default=())


def now() -> tuple[Face, ...]:
    """The fonts of the text that is being set."""
    return _speaking.get()


@contextmanager
def speaking(text: str, own: Iterable[str]) -> Iterator[tuple[Face, ...]]:
    """Set a text: `now` gives its fonts meanwhile."""
    found = faces(text, own)
    token = _speaking.set(found)
    try:
        yield found
    finally:
        _speaking.reset(token)
