"""Each layer, region and theme in every format, read back by independent readers; the counts agree in all of them."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from PIL import Image
from pypdf import PdfReader
from typer.testing import CliRunner

from components.choice import Choice
from components.cli import app
from components.export import MEDIA, ExportError, Form, export, write_files
from components.text_alternative import class_names, paragraph
from components.wording import sentence
from data.case import case_ids
from tests.exported import (
    alt_counts,
    case,
    csv_counts,
    csv_rows,
    each,
    geojson_counts,
    gpkg,
    gpkg_counts,
    html_counts,
    made,
    page,
    pdf_counts,
    pdf_text,
    squeezed,
    svg_counts,
    svg_texts,
    view,
)

RUN = CliRunner()
AS_OF = "4 March 2021"


@each
def test_counts_agree_in_every_format(choice):
    shown = view(choice)
    counts = {key.cls: key.count for key in shown.legend}
    assert len(counts) > 2
    assert svg_counts(made(choice, "svg"), shown) == counts
    assert pdf_counts(made(choice, "pdf"), shown) == counts
    assert html_counts(made(choice, "html")) == counts
    assert csv_counts(made(choice, "csv")) == counts
    assert geojson_counts(made(choice, "geojson")) == counts
    assert gpkg_counts(made(choice, "gpkg")) == counts
    assert alt_counts(paragraph(shown, case()), class_names(shown)) == counts
    about = json.loads(zipfile.ZipFile(io.BytesIO(made(choice, "zip"))).read("metadata.json"))["map"]
    assert {row["class"]: row["count"] for row in about["legend"]} == counts


@each
def test_png_is_a_picture_with_its_words_as_metadata(choice):
    shown = view(choice)
    with Image.open(io.BytesIO(made(choice, "png"))) as picture:
        picture.load()
        assert picture.size == (1600, 900)
        told = picture.text["Description"]
        assert told == paragraph(shown, case()) and picture.text["Title"] == "A sample crisis"
        seen = {color for _, color in picture.convert("RGB").getcolors(1 << 24)}
    for key in shown.legend:
        assert tuple(bytes.fromhex(key.fill.color[1:])) in seen, f"{key.cls} is not painted"


@each
def test_svg_says_it_all_in_real_text(choice):
    shown, texts = view(choice), svg_texts(made(choice, "svg"))
    told = squeezed(" ".join(texts))
    for words in ("A sample crisis", AS_OF, shown.title, shown.finding, shown.coverage[1:], shown.source, *shown.notes):
        assert squeezed(words) in told, words
    assert case().articles[0].sha256[:12] in told
    assert paragraph(shown, case()) in made(choice, "svg").decode().replace("&amp;", "&")
    assert ("· Europe" in told) == (choice.region == "Europe")


@each
def test_pdf_is_tagged_and_says_it_all(choice):
    shown, data = view(choice), made(choice, "pdf")
    first = pdf_text(data)[0]
    for words in ("A sample crisis", AS_OF, shown.title, shown.finding, shown.coverage, shown.source, *shown.notes):
        assert squeezed(words) in first, words
    reader = PdfReader(io.BytesIO(data))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root and root["/Lang"] == "en"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert reader.metadata.title == "A sample crisis" and len(reader.outline) > 4


@each
def test_html_says_it_all(choice):
    shown, told = view(choice), page(made(choice, "html"))
    words = squeezed(told.text_content())
    for said in ("A sample crisis", AS_OF, shown.title, shown.finding, shown.coverage, shown.source, *shown.notes):
        assert squeezed(said) in words, said
    assert told.get("data-theme") == choice.theme
    assert len(made(choice, "html")) <= 3_000_000


@each
def test_data_formats_say_it_all(choice):
    shown, names = view(choice), set(class_names(view(choice)).values())
    rows = csv_rows(made(choice, "csv"))
    assert names <= {row["class_label"] for row in rows}
    assert {(r["case_title"], r["as_of"], r["source"]) for r in rows} == {
        ("A sample crisis", "2021-03-04", shown.source)
    }
    told = json.loads(made(choice, "geojson"))
    assert (told["title"], told["as_of"], told["source"]) == ("A sample crisis", "2021-03-04", shown.source)
    assert names <= {f["properties"].get("class_label") for f in told["features"]}
    about = dict(gpkg(made(choice, "gpkg"), "about").itertuples(index=False))
    assert (about["title"], about["as_of"], about["source"]) == ("A sample crisis", "2021-03-04", shown.source)
    assert zipfile.ZipFile(io.BytesIO(made(choice, "zip"))).read("data/places.csv") == made(choice, "csv")


@pytest.mark.parametrize("kind", MEDIA)
def test_the_same_asking_gives_the_same_bytes(kind):
    choice = Choice(layer="stances", region="Europe")
    assert export(case(), choice, kind) == made(choice, kind)


@pytest.mark.parametrize("kind", MEDIA)
def test_the_command_writes_every_format_without_a_browser(kind, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    out = tmp_path / f"map.{kind}"
    result = RUN.invoke(app, ["export", case_ids()[0], "--layer", "aid", "--theme", "dark", "--out", str(out)])
    assert (result.exit_code, result.output) == (0, "")
    assert out.stat().st_size > 1000
    assert [p.name for p in tmp_path.iterdir()] == [out.name]


def test_the_command_opens_a_bundle_and_pages_a_report(tmp_path):
    choice = Choice(layer="aid", region="Europe", theme="dark")
    (tmp_path / "b.zip").write_bytes(made(choice, "zip"))
    result = RUN.invoke(app, ["export", str(tmp_path / "b.zip"), "--out", str(tmp_path / "r.png"), "--sheet", "report"])
    assert result.exit_code == 0, result.output
    pages = sorted(tmp_path.glob("r-*.png"))
    assert len(pages) == len(pdf_text(made(choice, "pdf")))
    with Image.open(pages[0]) as picture:
        assert picture.size == (1191, 1684)
    result = RUN.invoke(app, ["export", str(tmp_path / "b.zip"), "--out", str(tmp_path / "again.zip")])
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere", "--out", "a.png"], "there is no case 'nowhere'"),
        (["CASE", "--out", "a.doc"], "format 'doc' is not one of"),
        (["CASE", "--out", "a"], "format '' is not one of"),
        (["CASE", "--out", "a.png", "--layer", "moods"], "layer 'moods' is not one of stances"),
        (["CASE", "--out", "a.png", "--as-of", "yesterday"], "as-of 'yesterday' is not a date"),
        (["CASE", "--out", "a.png", "--region", "Moon\nSea"], "region 'Moon Sea' is not one of World"),
        (["CASE", "--out", "a.png", "--side", "x"], "side 'x' is not one of"),
        (["CASE", "--out", "a.png", "--scale", "3"], "scale 3 is not 1 or 2"),
        (["CASE", "--out", "a.svg", "--sheet", "report"], "sheet 'report' is not one of"),
        (["CASE", "--out", "no/such/a.png"], "cannot be written"),
        (["no.zip", "--out", "a.png"], "cannot be read"),
        (["bad.zip", "--out", "a.png"], "is no zip that can be read"),
    ],
)
def test_bad_input_is_one_clear_line(words, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.zip").write_bytes(b"PK no zip")
    result = RUN.invoke(app, ["export", *[case_ids()[0] if w == "CASE" else w for w in words]])
    assert result.exit_code == 2
    assert said in result.stderr and len(result.stderr.splitlines()) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["bad.zip"]


def test_files_are_written_whole_or_not_at_all(tmp_path):
    old = tmp_path / "a.txt"
    old.write_bytes(b"old")
    with pytest.raises(ExportError, match="cannot be written"):
        write_files({old: b"new", tmp_path / "missing" / "b.txt": b"new"})
    with pytest.raises(ExportError, match="cannot be written"):
        write_files({old: b"new", tmp_path: b"a folder"})
    assert old.read_bytes() == b"old" and [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    write_files({old: b"new"})
    assert old.read_bytes() == b"new" and [p.name for p in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("form", [("gif",), ("png", "poster"), ("png", None, 4), ("svg", "report")])
def test_a_form_that_cannot_be_is_refused(form):
    with pytest.raises(ExportError):
        Form(*form)


def test_every_class_of_the_stance_map_is_in_the_sample():
    assert {sentence(key.label) for key in view(Choice()).legend} >= {"Recognises", "Sources conflict", "Takes no side"}
