"""100 hostile files, always the same: what each is, its name and its bytes. None is a real article of anybody."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

from tests.hostile import QUOTES

STORY = (
    "Peru recognises Roca\n\nLIMA, 30 June 2020 (Reuters) - Peru recognised Ana Roca as president on Monday, the ministry said. "
    "Norway said it would recognise Luis Paz only if he calls an election. Sweden pledged 5 million euros in aid for Bolivia.\n"
)
EVIL = "<script>window.hacked=1</script>"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
File = tuple[str, bytes]


@cache
def hostile_files() -> dict[str, File]:
    """What it is -> name and bytes."""
    return {**_words(), **_pdfs(), **_pages(), **_plain(), **_false(), **_names()}


def _docx(body: str = "", head: str = "", **parts: bytes | str) -> bytes:
    """A Word document of these paragraphs, other parts put in or, when empty, left out."""
    import docx

    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(STORY)
    document.save(out)
    made = io.BytesIO()
    with zipfile.ZipFile(out) as held, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        files: dict[str, bytes | str] = {name: held.read(name) for name in held.namelist()}
        if body or head:
            files["word/document.xml"] = (
                f'<?xml version="1.0"?>{head}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
            )
        for name, data in (files | parts).items():
            if data:
                new.writestr(name, data)
    return made.getvalue()


def _p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _zip(*files: tuple[str, bytes | str], **more: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files:
            info = zipfile.ZipInfo(name)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, more.get("mode", 0o644) << 16
            made.writestr(info, data)
    return out.getvalue()


def _patched(raw: bytes, old: bytes, new: bytes, count: int = -1) -> bytes:
    return raw.replace(old, new, count)


_LAUGHS = (
    "<!DOCTYPE w [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]>"
)


def _words() -> dict[str, File]:
    """Word documents and zips that call themselves so."""
    good = _docx()
    bomb = b"\0" * 90_000_000
    raws = {
        "a name that climbs out": _docx(**{"../../../../tmp/hacked.txt": EVIL}),
        "an absolute name": _docx(**{"/tmp/hacked.txt": EVIL, "C:\\hacked.txt": EVIL}),
        "a symbolic link": _zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "/etc/passwd"), mode=0o120777),
        "a zip bomb": _zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", bomb)),
        "a zip bomb in a picture": _docx(**{"word/media/image1.png": bomb}),
        "a zip in a zip": _zip(("word/document.xml", _zip(("word/document.xml", _zip(("x", "y")))))),
        "a size that lies": _patched(good, len(zipfile.ZipFile(io.BytesIO(good)).read("word/document.xml")).to_bytes(4, "little"), b"\x05\0\0\0"),
        "an encrypted entry": _patched(_patched(good, b"PK\x03\x04\x14\0\0\0", b"PK\x03\x04\x14\0\1\0"), b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0"),
        "an unknown compression": _patched(_patched(good, b"PK\x03\x04\x14\0\0\0\x08\0", b"PK\x03\x04\x14\0\0\0\x63\0"), b"\x14\x03\x14\0\0\0\x08\0", b"\x14\x03\x14\0\0\0\x63\0"),
        "four thousand entries": _docx(**{f"word/x{n}.xml": "<x/>" for n in range(4000)}),
        "twice the same name": good[:-22].join((b"", b"")) + good,
        "cut in the middle": good[: len(good) // 2],
        "cut at the end": good[:-10],
        "a flipped byte": good[:900] + bytes([good[900] ^ 255]) + good[901:],
        "a billion laughs": _docx(_p("&a11;"), _LAUGHS),
        "a file of the server": _docx(_p("&x;"), "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"),
        "an address fetched": _docx(_p("&x;"), "<!DOCTYPE w SYSTEM 'http://127.0.0.1:9/x.dtd' [<!ENTITY % y SYSTEM 'http://127.0.0.1:9/y'>%y;]>"),
        "markup ten thousand deep": _docx("<w:p>" * 10_000 + "</w:p>" * 10_000),
        "an attribute of a megabyte": _docx(f'<w:p w:x="{"x" * 1_000_000}"/>' + _p(STORY)),
        "no document": _docx(**{"word/document.xml": "", "word/other.xml": "<x/>"}),
        "no types": _docx(**{"[Content_Types].xml": ""}),
        "types of another world": _docx(**{"[Content_Types].xml": '<Types xmlns="urn:x"><Default Extension="xml" ContentType="x"/></Types>'}),
        "a relation to elsewhere": _docx(**{"_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="http://127.0.0.1:9/x" TargetMode="External"/></Relationships>'}),
        "a relation that climbs": _docx(**{"word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="x" Target="../../../../etc/passwd"/></Relationships>'}),
        "no XML at all": _docx(**{"word/document.xml": b"\0\1\2 no xml"}),
        "hard quotes": _docx("".join(_p(q.replace("&", "&amp;").replace("<", "&lt;")) for q in (STORY, *QUOTES) if all(ord(c) > 31 or c in "\n\t" for c in q))),
        "a table of one endless row": _docx("<w:tbl><w:tr>" + f"<w:tc>{_p('Norway')}</w:tc>" * 3000 + "</w:tr></w:tbl>" + _p(STORY)),
        "a hostile title": _docx(**{"docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>&lt;script>window.hacked=1&lt;/script> $x$ :red[x]</dc:title></cp:coreProperties>'}),
        "no core properties": _docx(**{"docProps/core.xml": "no xml"}),
    }  # fmt: skip
    return {f"Word: {what}": ("a.docx", raw) for what, raw in raws.items()}


def _pdf(*objects: bytes | str, trailer: str = "<</Root 1 0 R/Size 9>>", table: bool = True) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for n, held in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, held if isinstance(held, bytes) else held.encode("latin-1"))
    at = len(out)
    if table:
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
            b"%010d 00000 n \n" % p for p in places
        )
    return out + f"trailer\n{trailer}\nstartxref\n{at}\n%%EOF\n".encode("latin-1")


def _stream(data: bytes, more: str = "", pack: bool = False) -> bytes:
    data = zlib.compress(data, 9) if pack else data
    return (
        f"<</Length {len(data)}{'/Filter/FlateDecode' if pack else ''}{more}>>stream\n".encode() + data + b"\nendstream"
    )


def _printed(text: str, *, root: str = "", page: str = "", content: bytes | None = None, info: str = "") -> bytes:
    """A sound PDF of one page that says `text`, with more keys in its catalog or page."""
    lines = b"".join(b"(%s) Tj T*\n" % line.encode("latin-1", "replace").replace(b"(", b"\\(").replace(b")", b"\\)") for line in text.split("\n"))  # fmt: skip
    told = content if content is not None else _stream(b"BT /F1 11 Tf 14 TL 40 780 Td\n" + lines + b"ET")
    return _pdf(
        f"<</Type/Catalog/Pages 2 0 R{root}>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1200 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>{page}>>",
        told, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        trailer=f"<</Root 1 0 R/Size 6{info}>>",
    )  # fmt: skip


def _pdfs() -> dict[str, File]:
    """Broken, huge, looping and acting PDFs."""
    wide = "\n".join(STORY.replace(". ", ".\n").split("\n"))
    zeros = b" " * 20_000_000
    raws = {
        "a head and no body": b"%PDF-1.7\n",
        "noise": b"%PDF-1.4\n" + bytes(range(256)) * 40,
        "cut": _printed(wide)[:400],
        "a page that is its own parent": _pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
        "a count of a billion": _pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 1000000000>>"),
        "a negative count": _pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count -5>>"),
        "a stream that unpacks to 20 MB": _printed("", content=_stream(zeros, pack=True)),
        "filters upon filters": _printed("", content=_stream(b"00>" * 9, "/Filter[" + "/ASCIIHexDecode" * 600 + "]")),
        "script on opening": _printed(wide, root="/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
        "a program on opening": _printed(wide, root="/OpenAction<</S/Launch/F(/bin/sh)>>"),
        "an address on opening": _printed(wide, root="/OpenAction<</S/URI/URI(http://127.0.0.1:9/)>>"),
        "a file inside": _printed(wide, root="/Names<</EmbeddedFiles<</Names[(a)<</F(../../x)/EF<</F 4 0 R>>>>]>>>>"),
        "a length below nothing": _pdf("<</Type/Catalog/Pages 2 0 R>>", b"<</Length -9>>stream\nx\nendstream"),
        "a length beyond the end": _pdf("<</Type/Catalog/Pages 2 0 R>>", b"<</Length 999999999>>stream\nx\nendstream"),
        "brackets without end": _pdf("[" * 20_000),
        "dictionaries without end": _pdf("<</A" * 20_000),
        "a name of a megabyte": _pdf("<</Type/Catalog/" + "A" * 1_000_000 + " 1>>"),
        "a table that points to itself": _pdf("<</Type/Catalog>>", trailer="<</Root 1 0 R/Size 2/Prev 9>>"),
        "no table": _pdf("<</Type/Catalog>>", table=False, trailer="<</Root 7 0 R>>"),
        "a root that is a number": _pdf("7", trailer="<</Root 1 0 R>>"),
        "locked by nobody": _pdf("<</Type/Catalog>>", trailer="<</Root 1 0 R/Encrypt<</Filter/Standard/V 99/R 99/O()/U()/P 0>>>>"),
        "half locked": _printed(wide, info="/Encrypt 5 0 R/ID[<00><00>]"),
        "a font that is missing": _printed(wide, page="/Resources<<>>"),
        "numbers that are none": _printed(wide, page="/MediaBox[NaN inf -1e999 --5]"),
        "a page of no size": _printed(wide, page="/MediaBox[0 0 0 0]/Rotate 45/UserUnit 1e30"),
        "a hostile title": _printed(wide, info="/Info<</Title(<script>window.hacked=1</script> $x$)/CreationDate(D:99999999)>>"),
        "hard quotes": _printed(wide + "\n" + "\n".join(QUOTES)),
        "nothing but escapes": _printed("", content=_stream(b"BT /F1 9 Tf (" + b"\\777\\(" * 5000 + b") Tj ET")),
        "text far outside": _printed("", content=_stream(b"BT /F1 9 Tf 1e30 1e30 Td (Norway recognised Ana Roca on Monday) Tj ET")),
        "text turned about": _printed("", content=_stream(b"BT /F1 9 Tf 0 1 -1 0 0 0 Tm (Norway) Tj q q q Q Q Q Q Q Tj TJ ET")),
    }  # fmt: skip
    return {f"PDF: {what}": ("a.pdf", raw) for what, raw in raws.items()}


def _pages() -> dict[str, File]:
    """Web pages that are deep, unclosed, acting, or lie about themselves."""
    body = "".join(f"<p>{line}</p>" for line in STORY.split("\n") if line)
    article = f"<article>{body}</article>"
    ld = json.dumps(
        {"@type": "NewsArticle", "headline": [EVIL], "datePublished": {"x": 1}, "publisher": [None], "author": 7}
    )
    texts = {
        "a billion laughs": _LAUGHS.replace("DOCTYPE w", "DOCTYPE html") + f"<html><body>&a11;{article}",
        "elements twenty thousand deep": "<html><body>" + "<div>" * 20_000 + body,
        "tables in tables": "<html><body>" + "<table><tr><td>" * 1500 + body,
        "a comment that never ends": f"<html><body>{article}" + "<!--" * 5_000,
        "an attribute of a megabyte": f"<html><body><p title='{'x' * 1_000_000}'>{article}",
        "a thousand attributes": f"<html><body {' '.join(f'a{n}=x' for n in range(1000))}>{article}",
        "nothing but script": f"<html><body>{EVIL * 300}</body></html>",
        "script in every place": f"<html onload=window.hacked=1><head>{EVIL}<base href=//127.0.0.1:9><meta http-equiv=refresh content='0;url=javascript:1'></head><body onerror=x>{article}<iframe srcdoc='{EVIL}'></iframe><img src=x onerror=window.hacked=1><svg onload=x></svg>",
        "plain text without end": f"<html><body>{article}<plaintext>{EVIL}",
        "a template and a noscript": f"<html><body><template>{EVIL}</template><noscript>{article}</noscript>{article}",
        "CDATA and instructions": f"<html><body><![CDATA[{EVIL}]]><?php system('id') ?>{article}",
        "references to what is no letter": f"<html><body>{article}<p>&#0;&#xD800;&#x110000;&#99999999999;&notit;&#x1F;Norway backed Ana Roca.</p>",
        "lies about its date": f"<html><head><title>{EVIL}</title><meta property='article:published_time' content='0001-01-01'><meta name=date content='9999-99-99'></head><body>{article}",
        "an old date": f"<html><head><meta property='article:published_time' content='1600-02-30'></head><body><time datetime='1752-09-05'>x</time>{article}",
        "a date to come": f"<html><head><meta property='article:published_time' content='9999-12-31T99:99'></head><body>{article}",
        "data that are no data": f"<html><head><script type='application/ld+json'>{ld}</script></head><body>{article}",
        "data cut off": f"<html><head><script type='application/ld+json'>{{\"a\":[[[</script></head><body>{article}",
        "a title of hard quotes": f"<html><head><title>{' '.join(QUOTES)}</title><meta property='og:site_name' content='{EVIL}'></head><body>{article}",
        "an unknown encoding": f"<html><head><meta charset='rot13'></head><body>{article}",
        "a false encoding": f"<html><head><meta charset='utf-16'></head><body>{article}",
    }  # fmt: skip
    return {f"page: {what}": ("a.html", text.encode()) for what, text in texts.items()}


def _plain() -> dict[str, File]:
    """Texts that are none, or too much of one."""
    story = STORY.encode()
    raws = {
        "empty": b"", "white space": b" \r\n\t" * 900, "zeros": b"\0" * 5000, "zeros between": STORY.encode("utf-16-le"),
        "UTF-16 of odd length": STORY.encode("utf-16-be") + b"x", "UTF-32 without a mark": STORY.encode("utf-32-le"),
        "three marks": b"\xef\xbb\xbf" * 3 + story, "broken UTF-8": story + b"\xff\xfe\xc0\xaf\xed\xa0\x80" * 30,
        "UTF-7": b"+ADw-script+AD4-window.hacked+AD0-1+ADw-/script+AD4-" + story, "another alphabet": STORY.encode("cp037"),
        "one line of 390,000": b"Norway and " * 35_000, "one word of 390,000": b"a" * 390_000, "hard quotes": "\n\n".join((STORY, *QUOTES)).encode(),
        "nothing but marks": ("\u0301\u200b\u202e" * 3000 + STORY).encode(), "old line ends": STORY.replace("\n", "\x85\u2028\x0b").encode(),
        "a spreadsheet": b"=cmd|' /C calc'!A0,@SUM(1),+1\n" * 50 + story, "brackets": b"[" * 60_000 + story, "stars": b"*a_" * 30_000 + story,
    }  # fmt: skip
    kinds = {"brackets": "a.md", "stars": "a.md", "a spreadsheet": "a.csv"}
    return {f"text: {what}": (kinds.get(what, "a.txt"), raw) for what, raw in raws.items()}


def _false() -> dict[str, File]:
    """Other things under the name of a text."""
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as made:
        made.addfile(tarfile.TarInfo("../../x"), io.BytesIO())
    raws = {
        "a program": b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, "a Windows program": b"MZ\x90\0" + bytes(range(256)) * 20,
        "gzip": gzip.compress(STORY.encode() * 100), "tar": tar.getvalue(), "a picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 400,
        "a picture that is a page": b"GIF89a<html><body>" + EVIL.encode(), "RTF with a field": rb"{\rtf1{\field{\*\fldinst INCLUDETEXT /etc/passwd}}}",
        "old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900, "a pickle": b"\x80\x04\x95cos\nsystem\n(S'id'\ntR." * 9,
    }  # fmt: skip
    return {f"false: {what}": ("a.txt", raw) for what, raw in raws.items()}


def _names() -> dict[str, File]:
    """A sound text under names that something could take for a path, markup or a command."""
    names = [
        "../../../../etc/passwd", "/etc/shadow.txt", "..\\..\\x.txt", "a\0.txt", "\u202etxt.exe", f"{EVIL}.txt", "$x$ :red[x].txt",
        "=cmd|' /C calc'!A0.txt", "x" * 4000 + ".txt", "", "con", ".", "a\r\nSet-Cookie: x.txt", '"; rm -rf ~.txt',
    ]  # fmt: skip
    return {f"name: {name[:30]!r}": (name, STORY.encode()) for name in names}


__all__ = ["EVIL", "STORY", "Callable", "hostile_files"]
