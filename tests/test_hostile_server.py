"""200 hostile texts, 100 files and 100 links through intake, reading, a real server's page and every kind of file.

Here all texts are one case of 200 articles, and the uploads a share; `python -m tests.hostile_run` takes each alone.
"""

from __future__ import annotations

import asyncio
import http.client
import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from benchmarks.contributor import Contributor, said
from benchmarks.own_server import Server, serving
from benchmarks.reader import Reader, Run
from components.case_folder import case_files
from components.choice import Choice
from components.export import MEDIA, export
from components.page.article import marked_article
from data.article import Article
from data.case import faults
from data.intake import NoText, Taken, take_in
from tests.hostile import QUOTES
from tests.hostile_checks import MARKS, acting_in_file, acting_in_html, acting_on_page, told_in_log
from tests.hostile_files import hostile_files
from tests.hostile_links import hostile_links
from tests.hostile_texts import CRISIS, hostile_case, hostile_texts

CLIMBED = Path(tempfile.gettempdir(), "hacked.txt")
UPLOADED = ["Word: a name that climbs out", "Word: a zip bomb", "Word: a billion laughs", "PDF: script on opening", "PDF: brackets without end", "page: script in every place", "false: a pickle"]  # fmt: skip


@pytest.fixture(scope="module")
def log(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("log") / "server.log"


@pytest.fixture(scope="module")
def server(tmp_path_factory, log) -> Iterator[Server]:
    """A server whose first case is the hostile one."""
    folder = tmp_path_factory.mktemp("seeds")
    for name, data in case_files(hostile_case()).items():
        path = folder / "hostile" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    with serving(seeds=folder, log=log, rest=1, STANCE_ATLAS_PUBLIC="1") as running:
        yield running


def visit(server: Server, query: str) -> Run:
    async def go() -> Run:
        reader = await Reader.open(server.address, query)
        told = await reader.run()
        await reader.close()
        return told

    return asyncio.run(go())


def file(server: Server, path: str) -> tuple[int, bytes]:
    """Status and body of an address, sent as it is. Each asker has a loopback address of its own: the rate is not tried."""
    place = urlsplit(server.address)
    source = f"127.0.{len(path) % 200 + 1}.{sum(path.encode()) % 200 + 1}"
    link = http.client.HTTPConnection(place.hostname or "", place.port, timeout=120, source_address=(source, 0))
    try:
        link.request("GET", path)
        answer = link.getresponse()
        return answer.status, answer.read()
    finally:
        link.close()


def test_there_are_200_texts_100_files_and_100_links():
    assert len(set(hostile_texts())) == 200 and len(hostile_files()) >= 100 and len(set(hostile_links())) == 100
    assert {q for q in QUOTES if any(q in text for text in hostile_texts())} == set(QUOTES)


def test_every_text_is_read_and_shown_as_it_is():
    case = hostile_case()
    assert [fault for record in case.records.all() for fault in faults(record, case)] == []
    cited = {e.article for r in case.records.all() for e in (r.evidence, *r.also)}
    assert len(cited) > 150
    for article in case.articles:
        pieces = json.loads(marked_article(case, article.name, "light").partition(b"\n")[2])
        assert "".join(p if isinstance(p, str) else p["t"] for p in pieces) == article.text


@pytest.mark.parametrize("kind", MEDIA)
def test_all_texts_in_every_file_act_nowhere_and_read_as_they_are(kind):
    data = export(hostile_case(), Choice(), kind)
    assert acting_in_file(kind, data) == []
    if kind in ("csv", "geojson"):
        text = data.decode().replace("\\\\", "\\").replace('\\"', '"').replace('""', '"')
        kept = [q for q in QUOTES if q in text]
        assert len(kept) > 40


def taken() -> tuple[dict[str, Taken], dict[str, str]]:
    """Every hostile file: the text that came of it, or the sentence."""
    read, refused = {}, {}
    for what, (name, raw) in hostile_files().items():
        try:
            read[what] = take_in(raw, name)
        except NoText as fault:
            refused[what] = str(fault)
    return read, refused


def test_every_file_is_read_or_refused_in_one_sentence_and_exported(root):
    read, refused = taken()
    assert [told for told in refused.values() if "\n" in told or len(told) > 160] == []
    assert len(read) > 40 and len(refused) > 40
    assert not CLIMBED.exists()
    assert [what for what, t in read.items() if "root:x:0" in t.text or "\0" in t.text] == []
    articles = tuple(
        Article(f"article-{n}", t.text[:3000], CRISIS.published, t.title, t.publisher)
        for n, t in enumerate(read.values())
    )
    case = replace(hostile_case(), articles=(*hostile_case().articles, *articles))
    for kind in ("html", "pdf", "zip", "svg"):
        assert acting_in_file(kind, export(case, Choice(), kind)) == []


def test_100_links_open_the_page_and_the_files(server):
    for link in hostile_links():
        run = visit(server, link)
        assert run.well and [*acting_on_page(run.messages)] == [], link[:100]
        assert "embed" in link or "Who is named" in run.words or "sa-name" in run.words, link[:100]
        if len(link) < 8000:
            status, body = file(server, f"/export/hostile.csv?{link}".replace(" ", "%20"))
            assert status in (200, 400, 404) and b"Traceback" not in body, (link[:100], status)


@pytest.mark.parametrize(
    "name", ["..", "%2e%2e%2f%2e%2e", "hostile%00", "a" * 3000, "%ff", "hostile..x", "<script>", "con"]
)
def test_no_file_of_a_name_that_is_no_case(server, name):
    status, body = file(server, f"/export/{quote(name, safe='%.')}.csv")
    assert status in (400, 404) and b"Traceback" not in body and len(body) < 400


def test_what_is_uploaded_or_pasted_is_told_in_words(server):
    async def go() -> tuple[Run, Run, Run]:
        who = await Contributor.open(server.address, page="new")
        assert (await who.run()).well
        files = await who.upload(server.address, *(hostile_files()[what] for what in UPLOADED))
        pasted = await who.paste(hostile_texts()[25] + "\n\nPublished 29 June 2020.\n" + hostile_texts()[70])
        read = await who.press("Read the article") if "Read the article" in who.labels else pasted
        await who.close()
        return files, pasted, read

    runs = asyncio.run(go())
    assert [[*acting_on_page(run.messages)] for run in runs] == [[], [], []] and all(run.well for run in runs)
    told = said(runs[0])
    assert "more than 60 MB" in told and "cannot be read" in told and "binary" in told
    assert not CLIMBED.exists()


def test_nothing_of_all_this_is_in_the_log_as_an_error(server, log):
    """The last of the tests that ask this server."""
    assert told_in_log(log.read_text("utf-8", "replace")) == []


@pytest.mark.parametrize(
    "text", ["<script>hacked</script>", "<p onclick=x>", "<a href=' JavaScript:x'>y</a>", "<img src=hacked>"]
)
def test_the_check_of_a_page_can_fail(text):
    assert [*acting_in_html(text)]


def test_the_checks_of_files_and_log_can_fail():
    assert acting_in_file("csv", b"a,=cmd\n") and acting_in_file("svg", b"<svg><script>x</script></svg>")
    assert acting_in_file("html", f"<p>x</p><script>{MARKS[0]}</script>".encode())
    assert told_in_log("INFO\nTraceback (most recent call last):\n") and told_in_log(
        "ERROR: Exception in ASGI application"
    )
