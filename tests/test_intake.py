"""Files people bring: each is read right, or refused with one sentence that says what to do."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.intake import KINDS, NoText, decode, take_in

FIRST = "Peru’s government recognised Ana Roca as president on Monday, the ministry said in Lima, and called on the neighbours to follow it without delay."
SECOND = "Norway said it would recognise her only if she calls an election; “so far”, its envoy added, nothing of the sort had been set."
STORY = f"{FIRST}\n\n{SECOND}\n"


def docx_bytes(paragraphs=(FIRST, SECOND), table=()):
    import docx

    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        held = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, text in zip(held.add_row().cells, row, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf_bytes(markup: str) -> bytes:
    import typst

    return typst.compile(markup.encode(), format="pdf")


def locked(raw: bytes) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(raw)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def bomb() -> bytes:
    """A small Word document that unpacks to 200 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("[Content_Types].xml", "<Types/>")
        held.writestr("word/document.xml", b"\0" * 200_000_000)
    return out.getvalue()


def other_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        held.writestr("sheet.xml", "<x/>")
    return out.getvalue()


PAGE = f"""<!DOCTYPE html><html><head><title>Peru recognises Roca</title>
<meta property="og:site_name" content="The Test Post"><meta property="article:published_time" content="2020-06-29T10:00:00Z">
</head><body><nav><a href="/">Home</a> <a href="/s">Sport</a></nav><article><h1>Peru recognises Roca</h1>
<p>{FIRST}</p><p>{SECOND}</p></article><footer>Cookies and adverts</footer></body></html>"""
PDF = f"#set page(width: 9cm, height: 12cm)\n#set par(justify: true)\n{FIRST}\n\n{SECOND}\n"
JUST_PICTURE = "#rect(width: 4cm, height: 4cm, fill: red)"

READ = {
    "plain": (STORY.encode(), "a.txt"),
    "byte order mark": (b"\xef\xbb\xbf" + STORY.encode(), "a.txt"),
    "UTF-16 with a mark": (STORY.encode("utf-16"), "a.txt"),
    "UTF-16 without a mark": (STORY.encode("utf-16-le"), "a.txt"),
    "UTF-16 big-endian": (STORY.encode("utf-16-be"), "a.txt"),
    "Windows-1252": (STORY.encode("cp1252"), "a.txt"),
    "DOS line ends": (STORY.replace("\n", "\r\n").encode(), "a.txt"),
    "mixed line ends": (STORY.replace("\n\n", "\r\n\r").encode(), "a.txt"),
    "a stray NUL": (STORY.replace("only", "on\0ly").encode(), "a.txt"),
    "Markdown": (STORY.replace("Ana Roca", "**Ana *Roca***").replace("Lima", "[Lima](https://x.org)").encode(), "a.md"),
    "a Word document": (docx_bytes(), "a.docx"),
    "a Word document called .txt": (docx_bytes(), "a.txt"),
    "a PDF": (pdf_bytes(PDF), "a.pdf"),
    "a PDF called .html": (pdf_bytes(PDF), "a.html"),
    "a web page": (PAGE.encode(), "a.html"),
    "a web page called .txt": (PAGE.encode(), "a.txt"),
    "a declared encoding": (
        PAGE.replace("<head>", '<head><meta charset="iso-8859-15">').encode("iso-8859-15", "xmlcharrefreplace"),
        "a.html",
    ),
}


@pytest.mark.parametrize("name", READ)
def test_paragraphs_come_through_word_for_word(name):
    taken = take_in(*READ[name])
    told = [line for line in taken.text.split("\n") if line.strip()]
    assert told[-2:] == [FIRST, SECOND]
    assert len(told) <= 3  # a web page may keep its headline


def test_what_a_web_page_says_of_itself_is_proposed():
    taken = take_in(PAGE.encode(), "a.html")
    assert (taken.title, taken.publisher, taken.published) == ("Peru recognises Roca", "The Test Post", "2020-06-29")
    assert "Cookies" not in taken.text and "Sport" not in taken.text


def test_marks_of_direction_and_hard_spaces_belong_to_the_text():
    text = "The minister said \u200f\u202bשלום\u202c on 20\u00a0January 2019 in Tel Aviv.\n"
    assert take_in(text.encode(), "a.txt").text == text


def test_tables_of_a_word_document_are_read_in_place():
    raw = docx_bytes((FIRST,), (("Norway", "pledged 5 million euros"), ("Sweden", "pledged nothing")))
    assert take_in(raw, "a.docx").text == f"{FIRST}\n\nNorway pledged 5 million euros.\n\nSweden pledged nothing.\n"


def test_hyphens_at_line_ends_of_a_pdf_are_joined():
    taken = take_in(pdf_bytes(f'#set page(width: 5cm)\n#set text(hyphenate: true, lang: "en")\n{FIRST}'), "a.pdf")
    assert taken.text.strip() == FIRST


REFUSED = {
    "0 bytes": (b"", "a.txt", "the file is empty"),
    "white space": (b" \n\t\n", "a.txt", "the file is empty"),
    "no words": (b"1 2 3", "a.txt", "no text to read"),
    "a picture called .txt": (b"\x89PNG\r\n\x1a\n" + b"\0\1" * 50, "a.txt", "is a picture"),
    "a JPEG called .pdf": (b"\xff\xd8\xff\xe0" + b"\0\1" * 50, "a.pdf", "is a picture"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 60, "a.doc", "save it as .docx"),
    "RTF without words": (rb"{\rtf1\ansi hello}", "a.rtf", "no text to read"),
    "an e-mail without words": (b"MIME-Version: 1.0\nFrom: a@b.c\n\n\n", "a.eml", "no text"),
    "commas": (b"a word of twenty letters and then" + b"," * 3000, "a.txt", "more signs than words"),
    "binary": (bytes(range(1, 128)) * 20, "a.txt", "is binary"),
    "another zip": (other_zip(), "a.docx", "zip archive"),
    "a zip bomb": (bomb(), "a.docx", "unpacks to more than 60 MB"),
    "a cut Word document": (docx_bytes()[:3000], "a.docx", "cannot be read"),
    "a locked PDF": (locked(pdf_bytes(PDF)), "a.pdf", "locked with a password"),
    "a scanned PDF": (pdf_bytes(JUST_PICTURE), "a.pdf", "no text; run text recognition"),
    "a cut PDF": (pdf_bytes(PDF)[:900], "a.pdf", "the PDF"),
    "an empty page": (b"<html><body></body></html>", "a.html", "no article was found"),
    "a false mark": (b"\xff\xfe\x00\xd8\x00\xd8a", "a.txt", "save it as UTF-8"),
    "too large": (b"a" * 10_000_001, "a.txt", "larger than 10 MB"),
    "too long": (b"many words " * 50_000, "a.txt", "more than 400,000 characters"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_sentence(name):
    raw, called, says = REFUSED[name]
    with pytest.raises(NoText, match=says) as fault:
        take_in(raw, called)
    assert "\n" not in str(fault.value) and len(str(fault.value)) < 160


@given(st.binary(max_size=300), st.sampled_from(KINDS))
def test_no_bytes_raise_anything_but_a_refusal(raw, kind):
    try:
        text = take_in(raw, f"a.{kind}").text
    except NoText:
        return
    assert "\0" not in text and "\r" not in text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=200))
def test_utf_8_is_never_altered_without_a_word(text):
    if not text.startswith("\ufeff"):
        told, note = decode(text.encode())
        assert told == text or note == "letters that were decoded twice were put right"
