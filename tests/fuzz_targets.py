"""What is fuzzed: each reader of something that a stranger gives, with the one way in which it may fail.

A target is a strategy and a check. The check raises AssertionError, or lets through what should not be raised.
"""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from components.bundle import BundleError, case_bytes, open_bundle
from components.choice import PARAMETERS, Choice
from components.choosing import ChoiceError, asked, choice_of
from components.export import MEDIA, ExportError, form_of
from data import desk
from data.article import Article
from data.case import Case, CaseError, faults, load_case
from data.case_file import read_crisis
from data.crisis import Crisis
from data.draft import Draft, draft_of, from_json
from data.extract import extract
from data.intake import KINDS, NoText, decode, take_in
from data.records import RecordError, Records
from tests.fuzz_texts import CRISES, odd_letters, pieces, wide_texts
from tests.hostile import QUOTES
from tests.small_case import small_case


@dataclass(frozen=True)
class Target:
    """`share` is how many of a round's examples it gets; `check(example)` gives the number of records it saw."""

    share: int
    examples: st.SearchStrategy[Any]
    check: Callable[[Any], int]


def read(text: str, crisis: Crisis = CRISES[0]) -> Records:
    """The records of a text. AssertionError: one whose quote is not what the text has there, or that is not kept."""
    found = extract(Article("fuzz", text, crisis.published), crisis)
    assert Records.from_json(json.loads(json.dumps(found.as_json()))) == found, "not the same after writing and reading"
    held = Case("fuzz", "x", "x", crisis, (Article("fuzz", text, crisis.published),), found, {})
    told = [f"{r.kind}: {fault}" for r in found.all() for fault in faults(r, held)]
    assert told == [], told
    return found


def reads(said: tuple[str, Crisis]) -> int:
    return len(read(*said).all())


def proposes(text: str) -> int:
    """A pasted text: refused in one sentence, or kept as it is, with proposals that make a case."""
    try:
        taken, told = desk._bring_text(text)
    except NoText as fault:
        assert one_sentence(fault)
        return 0
    kept = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    assert taken.text == kept
    articles = (Article("article", kept, CRISES[0].published),)
    day = told.published or "2020-06-30"
    draft = Draft(articles, told.title or "x", told.publisher or "x", day, told.focus_country, told.sides)
    assert draft.case("x").articles[0].text == kept
    return len(told.sides)


def is_kept(said: tuple[str, Crisis]) -> int:
    """What was read, saved and opened again: the same text and records. Drafts as well."""
    text, crisis = said
    text = text.encode("utf-8", "replace").decode()
    crisis = replace(crisis, sides=tuple(replace(side, aliases=()) for side in crisis.sides))  # unused ones are refused
    article = Article("article", text, crisis.published, text[:40], text[-40:])
    held = Case(
        "x", text[:80].strip() or "x", text[-80:].strip() or "x", crisis, (article,), extract(article, crisis), {}
    )
    again, choice = open_bundle(case_bytes(held, Choice()))
    assert (again.articles, again.records, again.crisis) == (held.articles, held.records, held.crisis)
    assert (again.title, again.publisher, choice) == (held.title, held.publisher, Choice())
    draft = draft_of(held)
    assert from_json(draft.as_json()) == draft
    return len(held.records.all())


def address_is_read(said: dict[str, str]) -> int:
    """Every parameter is taken or named, and what is taken makes a choice."""
    case = small_case()
    told = asked(case, said, [case.id])
    choice_of(case, told.values)
    assert all(len(fault) < 300 and one_sentence(fault) for fault in told.faults), told.faults
    assert told.faults or told.warning or set(told.values) <= set(said)
    return len(told.values)


def form_is_read(said: tuple[str, dict[str, str]]) -> int:
    try:
        form_of(*said)
    except ExportError as fault:
        assert one_sentence(fault)
    return 0


def bytes_are_taken_in(said: tuple[bytes, str]) -> int:
    """Bytes of any kind: refused in one sentence, or clean text that can be stored."""
    raw, kind = said
    try:
        text = take_in(raw, f"a.{kind}").text
    except NoText as fault:
        assert one_sentence(fault)
        return 0
    assert text.encode().decode() == text and "\r" not in text and "\0" not in text
    return 1


def plain_text_is_unchanged(text: str) -> int:
    """Valid UTF-8 comes out as it went in, but for control characters and line ends."""
    try:
        told, _ = decode(text.encode())
    except NoText:
        return 0
    clean = "".join(c for c in text if c in "\t\n\r" or not (ord(c) < 32 or ord(c) == 127))
    assert told == clean.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return 1


def case_file_is_read(said: Any) -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "case.json")
        path.write_bytes(json.dumps(said).encode("utf-8", "surrogatepass"))
        return _is_crisis(path)


def _is_crisis(path: Path) -> int:
    try:
        read_crisis(path)
    except CaseError as fault:
        assert one_sentence(fault)
        return 0
    return 1


def records_are_read(said: Any) -> int:
    try:
        found = Records.from_json(said)
    except RecordError as fault:
        assert one_sentence(fault)
        return 0
    assert Records.from_json(json.loads(json.dumps(found.as_json()))) == found
    return len(found.all())


def draft_is_read(said: bytes) -> int:
    try:
        draft = from_json(said)
    except CaseError as fault:
        assert one_sentence(fault)
        return 0
    assert from_json(draft.as_json()) == draft
    try:
        draft.case("x")
    except CaseError as fault:
        assert one_sentence(fault)
    return 1


def folder_is_read(files: Mapping[str, bytes]) -> int:
    """A case folder with one file altered: refused in one sentence, or every quote stands."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            path = Path(folder, "fuzzed", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        try:
            case = load_case("fuzzed", Path(folder))
        except CaseError as fault:
            assert one_sentence(fault)
            return 0
    for record in case.records.all():
        for e in (record.evidence, *record.also):
            assert case.article(e.article).text[e.start : e.end] == e.quote
    return len(case.records.all())


def bundle_is_opened(data: bytes) -> int:
    try:
        case, _ = open_bundle(data)
    except (BundleError, ChoiceError) as fault:
        assert one_sentence(fault)
        return 0
    return len(case.records.all())


def one_sentence(fault: object) -> bool:
    told = str(fault)
    return bool(told) and "Traceback" not in told and len(told) < 1000


@cache
def _bundle() -> bytes:
    return case_bytes(small_case(), Choice())


@cache
def _files() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(_bundle())) as held:
        return {name.removeprefix("case/"): held.read(name) for name in held.namelist() if name.startswith("case/")}


def junk() -> st.SearchStrategy[Any]:
    """A value of JSON or TOML that nobody expects there."""
    leaf = st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), odd_letters(), st.sampled_from(QUOTES),
        st.sampled_from(["NaN", "-0", "1e999", "Infinity", "sNaN", "2020-13-01", "0000-00-00", "NOR", "roca", 10**400, -1]),
    )  # fmt: skip
    return st.recursive(leaf, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(odd_letters(), inner, max_size=3)), max_leaves=6)  # fmt: skip


@st.composite
def altered(draw: st.DrawFn, whole: Any) -> Any:
    """`whole`, with one to three of its values, at any depth, replaced, dropped or named anew."""
    made = json.loads(json.dumps(whole))
    for _ in range(draw(st.integers(1, 3))):
        at = made
        while isinstance(at, (dict, list)) and at:
            key = draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
            if isinstance(at[key], (dict, list)) and at[key] and draw(st.integers(0, 5)):
                at = at[key]
                continue
            match draw(st.sampled_from(["put", "put", "drop", "name"])):
                case "put":
                    at[key] = draw(junk())
                case "drop":
                    del at[key]
                case "name" if isinstance(at, dict):
                    at[draw(odd_letters())] = at.pop(key)
            break
    return draw(junk()) if draw(st.integers(0, 40)) == 0 else made


@st.composite
def damaged(draw: st.DrawFn, raw: bytes) -> bytes:
    """`raw`, cut, with bytes flipped, or with others put in."""
    made = bytearray(raw)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(made) - 1)))
        match draw(st.sampled_from(["flip", "flip", "cut", "put", "twice"])):
            case "flip" if made:
                made[at] ^= draw(st.integers(1, 255))
            case "cut":
                del made[at : at + draw(st.integers(1, 400))]
            case "put":
                made[at:at] = draw(st.binary(max_size=12))
            case "twice":
                made[at:at] = made[at : at + draw(st.integers(1, 60))]
    return bytes(made)


@st.composite
def folders(draw: st.DrawFn) -> dict[str, bytes]:
    """The files of a case, one of them altered."""
    files = dict(_files())
    name = draw(st.sampled_from(sorted(files)))
    if name == "records.json" and draw(st.booleans()):
        files[name] = json.dumps(draw(altered(json.loads(files[name])))).encode("utf-8", "surrogatepass")
    else:
        files[name] = draw(damaged(files[name]))
    return files


@st.composite
def bundles(draw: st.DrawFn) -> bytes:
    """A damaged zip, or a sound zip with altered files whose sums are right."""
    if draw(st.booleans()):
        return draw(damaged(_bundle()))
    with zipfile.ZipFile(io.BytesIO(_bundle())) as held:
        files = {name: held.read(name) for name in held.namelist()}
    files |= {f"case/{name}": data for name, data in draw(folders()).items()}
    told = json.loads(files["metadata.json"])
    told["files"] = {name: {"sha256": hashlib.sha256(data).hexdigest()} for name, data in files.items()}
    files["metadata.json"] = json.dumps(draw(altered(told)) if draw(st.booleans()) else told).encode(
        "utf-8", "surrogatepass"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def addresses() -> st.SearchStrategy[dict[str, str]]:
    good = st.sampled_from(["stances", "aid,context", "2020-05-04", "2020-05-01..2020-05-04", "assembly", "all", "stated", "Europe", "NOR", "dark", "two-chairs"])  # fmt: skip
    value = st.one_of(good, good, odd_letters(), st.sampled_from(QUOTES), st.text(max_size=60), st.builds("{}..{}".format, good, good))  # fmt: skip
    return st.dictionaries(st.one_of(st.sampled_from(PARAMETERS), st.sampled_from(PARAMETERS), odd_letters()), value, max_size=8)  # fmt: skip


def web_pages() -> st.SearchStrategy[bytes]:
    """Markup of all sorts around sentences, well formed or not."""
    tag = st.sampled_from(["p", "div", "article", "table", "tr", "td", "script", "style", "h1", "a", "svg", "template", "b", "li", "blockquote", "title", "meta"])  # fmt: skip
    wrapped = st.builds("<{0} {2}>{1}</{3}>".format, tag, pieces(), st.sampled_from(["", "class=x", "href='javascript:x'", "hidden", "lang=\u202e", "content=\"2020-99-99\" property=\"article:published_time\""]), tag)  # fmt: skip
    body = st.lists(st.one_of(wrapped, wrapped, pieces(), st.sampled_from(["<!--", "-->", "<![CDATA[", "]]>", "&#0;", "&#xD800;", "<p>" * 60])), max_size=6)  # fmt: skip
    return body.map(lambda held: f"<!doctype html><html><body>{''.join(held)}".encode("utf-8", "replace"))


def raws() -> st.SearchStrategy[tuple[bytes, str]]:
    """Bytes with a name: random ones, texts in any encoding, web pages, damaged documents."""
    encoded = st.builds(lambda text, name: text.encode(name, "replace"), wide_texts(), st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252", "shift_jis", "koi8-r", "utf-7"]))  # fmt: skip
    begun = st.builds(bytes.__add__, st.sampled_from([b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"%PDF-1.7\n", b"PK\x03\x04", b"<?xml encoding='utf-16'?>", b"<meta charset=rot13>", b"<meta charset=idna>", b""]), st.binary(max_size=200))  # fmt: skip
    return st.tuples(st.one_of(encoded, begun), st.sampled_from([*KINDS, "", "exe", "\u202efdp"]))


CASE_FILE = {
    "published": "2020-06-30",
    "focus_country": "BOL",
    "sides": [{"id": "roca", "name": "Ana Roca", "aliases": ["Roca"], "colour": "violet"}, {"id": "paz", "name": "Luis Paz"}],
    "opposed": [["roca", "paz"]],
}  # fmt: skip


@cache
def targets() -> Mapping[str, Target]:
    case = small_case()
    records, draft = case.records.as_json(), draft_of(case).as_json()
    cases = st.one_of(st.just(CRISES[0]), st.sampled_from(CRISES))
    drafts = st.one_of(damaged(draft), altered(json.loads(draft)).map(lambda said: json.dumps(said).encode("utf-8", "surrogatepass")))  # fmt: skip
    forms = st.tuples(st.one_of(st.sampled_from([*MEDIA]), odd_letters()), st.dictionaries(st.sampled_from(["sheet", "scale", "bom", "x"]), st.one_of(st.sampled_from(["wide", "report", "2", "true"]), odd_letters()), max_size=4))  # fmt: skip
    return {
        "texts read": Target(600, st.tuples(wide_texts(), cases), reads),
        "proposals of a pasted text": Target(40, wide_texts(), proposes),
        "texts saved and opened again": Target(40, st.tuples(wide_texts(), cases), is_kept),
        "addresses": Target(120, addresses(), address_is_read),
        "export forms": Target(40, forms, form_is_read),
        "files as bytes": Target(100, raws(), bytes_are_taken_in),
        "web pages": Target(40, st.tuples(web_pages(), st.just("html")), bytes_are_taken_in),
        "plain text": Target(60, wide_texts(), plain_text_is_unchanged),
        "case files": Target(60, altered(CASE_FILE), case_file_is_read),
        "records.json": Target(60, altered(records), records_are_read),
        "drafts": Target(60, drafts, draft_is_read),
        "case folders": Target(50, folders(), folder_is_read),
        "bundles": Target(50, bundles(), bundle_is_opened),
    }
