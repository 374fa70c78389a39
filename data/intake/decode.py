"""Bytes as text: byte order mark, UTF-8, UTF-16 without a mark, what the file declares, and else the encoding that fits best.

What had to be guessed or mended is said, as a reader must know that a letter may be wrong.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.I)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.005
"""A larger share of control characters than this is no text."""
NAMES = {
    "cp1252": "Windows-1252 (Western)",
    "mac_roman": "Mac Roman",
    "iso8859_15": "Latin-9 (Western)",
    "cp1250": "Windows-1250 (Central European)",
    "iso8859_2": "Latin-2 (Central European)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1257": "Windows-1257 (Baltic)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "koi8_r": "KOI8-R (Cyrillic)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic)",
    "cp850": "DOS 850 (Western)",
    "shift_jis": "Shift JIS (Japanese)",
    "gb18030": "GB 18030 (Chinese)",
    "big5": "Big5 (Chinese)",
    "euc_kr": "EUC-KR (Korean)",
    "euc_jp": "EUC-JP (Japanese)",
}
"""Encodings that a file without a word about its own may have, in the order in which equals are preferred."""
_DECLARABLE = frozenset(
    {*NAMES, "utf_8", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "ascii", "latin_1", "iso8859_1", "iso8859_3", "iso8859_4",
     "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_9", "iso8859_10", "iso8859_13", "iso8859_14", "iso8859_16",
     "cp1258", "cp866", "cp437", "cp852", "koi8_u", "mac_cyrillic", "mac_latin2", "mac_turkish", "mac_greek", "gbk", "gb2312",
     "johab", "iso2022_jp", "cp932", "cp949", "cp950", "cp874", "tis_620", "utf_8_sig"}
)  # fmt: skip
"""Encodings that a file may declare: those of texts, none that is slow or runs another transformation."""
_SAMPLE = 20_000


class NoText(ValueError):
    """The bytes are not text, or there is none in them. The message is one sentence that says what to do."""


def decode(raw: bytes, declared: str = "") -> tuple[str, str]:
    """The text, and what was guessed or mended in it, in words; line ends are `\\n`, stray control characters are gone.

    Every quote's offsets refer to the text as it comes out of here. Right-to-left marks and no-break spaces belong to the
    text and stay. `declared`: the encoding that an envelope names. Raises NoText.
    """
    text, note = _decoded(raw, declared)
    controls = len(_CONTROLS.findall(text))
    if controls > max(2, _MOST_CONTROLS * len(text)):
        raise NoText("the file is binary, not text; give the article as text, web page, PDF or Word document")
    mended, mending = mend(_CONTROLS.sub("", text).replace("\r\n", "\n").replace("\r", "\n"))
    return mended, "; ".join(filter(None, (note, mending)))


def mend(text: str) -> tuple[str, str]:
    """The text with what was decoded twice put right ("PeruÃ¢â‚¬â„¢s"), and that it was, in words."""
    if not re.search(r"[ÃÂâÐÑÅÄ][\x80-\xbf\u0152-\u0178\u02c6\u02dc\u2013-\u2122]", text):
        return text, ""
    import ftfy

    fixed = "\n".join(ftfy.fix_encoding(line) for line in text.split("\n"))
    return (fixed, "letters that were decoded twice were put right") if fixed != text else (text, "")


def _decoded(raw: bytes, declared: str) -> tuple[str, str]:
    for mark, name in _MARKS:
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(name), ""
            except UnicodeDecodeError:
                if name != "utf-8":
                    raise NoText(f"the file says that it is {name.upper()} and is not; save it as UTF-8") from None
                return _broken_utf8(raw[len(mark) :]) or _best(raw[len(mark) :])
    wide = _wide(raw)
    if not wide:
        try:
            return raw.decode("utf-8"), ""
        except UnicodeDecodeError:
            pass
    if wide:
        try:
            return raw.decode(wide), f"read as {wide.upper()}, which it does not say"
        except UnicodeDecodeError:
            pass
    if broken := _broken_utf8(raw):
        return broken
    name = _known(declared) or _known(_declared(raw))
    if name and (told := _as(raw, name)) is not None and not _is_odd(told):
        return told, ""
    return _best(raw)


def _broken_utf8(raw: bytes) -> tuple[str, str] | None:
    """UTF-8 in which a few bytes are broken: each of them is shown as �."""
    text = raw.decode("utf-8", "replace")
    lost, whole = text.count("\ufffd"), sum(ord(c) > 127 for c in text)
    if not lost or whole - lost <= 2 * lost or lost > max(1, len(text) // 200):
        return None
    return text, f"read as UTF-8; {lost} broken {'byte is' if lost == 1 else 'bytes are'} shown as �"


def _best(raw: bytes) -> tuple[str, str]:
    """The text in the encoding that makes the likeliest words of it, and that it was guessed."""
    fits = [(told, name) for name in _candidates(raw) if (told := _as(raw, name)) is not None]
    if not fits:
        return raw.decode(
            "cp1252", "replace"
        ), "the encoding was guessed: Windows-1252 (Western); check accents and quotes"
    text, name = min(fits, key=lambda each: _oddness(each[0]))  # of equals the first
    return text, f"the encoding was guessed: {NAMES.get(name, name)}; check accents and quotes"


def _candidates(raw: bytes) -> Iterable[str]:
    """The one that charset-normalizer finds when most letters are not Latin, as it needs much text; else the Western and
    Central European ones."""
    from charset_normalizer import from_bytes

    high = sum(byte > 127 for byte in raw[:_SAMPLE])
    letters = sum(chr(byte).isalpha() for byte in raw[:_SAMPLE] if byte < 128)
    if high > 0.3 * (high + letters):
        # It sees the words of a language in its own script, and is asked among encodings that are in use.
        found = from_bytes(raw[:_SAMPLE], cp_isolation=list(NAMES)).best()
        return [*([found.encoding] if found else []), *NAMES]
    return list(NAMES)[: list(NAMES).index("shift_jis")]


def _as(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _oddness(text: str) -> float:
    """How unlikely the letters and signs are as words that somebody wrote: the less, the likelier."""
    odd = 0.0
    for match in re.finditer(r"[^\x00-\x7f]+", text[:_SAMPLE]):
        before = text[match.start() - 1] if match.start() else " "
        after = text[match.end()] if match.end() < len(text) else " "
        odd += _odd_run(before, match.group(), after)
    return odd


def _odd_run(before: str, run: str, after: str) -> float:
    """How odd a run of characters beyond ASCII is between what stands before and after it."""
    odd = 0.0
    inside = before.isalpha() and after.isalpha()
    for n, c in enumerate(run):
        left, right = run[n - 1] if n else before, run[n + 1] if n + 1 < len(run) else after
        kind = unicodedata.category(c)
        if kind in ("Cc", "Cn", "Co", "Cs"):
            odd += 5
        elif c in "’‘":
            odd += 0 if left.isalpha() or right.isalpha() else 1
        elif c in "“„«":
            odd += 0 if not left.isalnum() and (right.isalnum() or right in "…’‘“[( ") else 2.5
        elif c in "”»":
            odd += 0 if not right.isalnum() and not left.isspace() else 2.5
        elif c in "€£¥":
            odd += 0.2 if right.isdigit() or left.isdigit() or left.isspace() else 3
        elif c in "–—…•·\u00a0§©°®™º½¼":
            odd += 0.3 if not (inside and c in "•·©®™§°") else 2
        elif kind[0] == "L":
            odd += _odd_letter(left, c, right)
        else:
            odd += 3 if inside or left.isalpha() else 1.5
    return odd


def _odd_letter(left: str, c: str, right: str) -> float:
    name = unicodedata.name(c, "")
    script = name.partition(" ")[0]
    near = [x for x in (left, right) if x.isalpha()]
    foreign = any(not unicodedata.name(x, "").startswith(script) for x in near)
    if foreign:
        return 4
    if script != "LATIN":
        return 0.1 if near else 1
    if not near:
        return 0.4 if c in "àÀèéÉóÓaAoOøØåÅyi" else 2
    if c.isupper() and (left.islower() or (left.isalpha() and right.islower() and left.islower())):
        return 3
    if c in "ÿŸþÞðÐ¤ŕŔĺĹ" or (c in "œŒ" and not right.isalpha()):
        return 1.2
    return 0.15 if c in _COMMON else 0.45


_COMMON = frozenset(
    "áàâäãåæçéèêëíìîïñóòôöõøúùûüýßÁÀÂÄÅÇÉÈÊËÍÎÑÓÔÖØÚÜąćęłńśźżĄĆĘŁŃŚŹŻčďěňřšťůžČĎĚŇŘŠŤŮŽőűŐŰăâîșțşţĂȘȚŞŢğıİĞœŒđĐ"
)


def _is_odd(text: str) -> bool:
    """Whether so many letters are unlikely that what the file declares cannot be right."""
    beyond = sum(ord(c) > 127 for c in text[:_SAMPLE])
    return beyond > 0 and _oddness(text) > 1.5 * beyond + 1


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of a Western text is zero."""
    head = raw[:4000]
    half = len(head) // 2
    if half < 4:
        return None
    if head[1::2].count(0) > 0.7 * half and head[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) > 0.7 * half and head[1::2].count(0) < 0.1 * half else None


def _declared(raw: bytes) -> str:
    found = _DECLARED.search(raw[:2048])
    return found[1].decode("ascii") if found else ""


def _known(name: str) -> str:
    """Python's own name of a declared encoding, if it is one of texts; browsers take Latin-1 for Windows-1252, too."""
    try:
        own = codecs.lookup(name).name.replace("-", "_") if name else ""
    except (LookupError, ValueError):
        return ""
    own = {"iso8859_1": "cp1252", "ascii": "cp1252", "iso8859_9": "cp1254"}.get(own, own)
    return own if own in _DECLARABLE else ""
