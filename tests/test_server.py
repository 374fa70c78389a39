"""The server's own answers: files by address, health, and a sentence for whatever cannot be answered."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
import streamlit as st
from starlette.applications import Starlette
from typer.testing import CliRunner

from components import beside
from components.choice import Choice
from components.cli import app as command
from components.export import MEDIA, export
from components.page import drafts, server
from components.rate import Rate
from data.case import case_ids, load_case
from data.draft import draft_of
from data.worker import Broken, Busy, TooLarge, TooSlow, WorkerError
from tests.sample_case import sample_case

ID = case_ids()[0]
ID_ARTICLES = [a.name for a in load_case(ID).articles]
APP = Starlette(routes=server.ROUTES)
ASKED = "layer=aid&asof=2019-01-24&side=all&certainty=inferred&region=Europe&theme=dark"
WORDS = ["--layer", "aid", "--as-of", "2019-01-24", "--certainty", "inferred", "--region", "Europe", "--theme", "dark"]


def get(address: str, **headers: str) -> httpx.Response:
    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url="http://testserver") as client:
            return await client.get(address, headers=headers)

    with ThreadPoolExecutor(1) as own:  # Playwright's loop may be running in this thread
        return own.submit(asyncio.run, ask()).result()


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    monkeypatch.setattr(server, "A_MINUTE", Rate(60, 60))


@pytest.mark.parametrize("kind", MEDIA)
def test_address_and_command_give_the_same_bytes(kind, tmp_path):
    answer = get(f"/export/{ID}.{kind}?{ASKED}&case={ID}&country=RUS&embed=true")
    assert (answer.status_code, answer.headers["content-type"]) == (200, MEDIA[kind])
    out = tmp_path / f"x.{kind}"
    assert CliRunner().invoke(command, ["export", ID, *WORDS, "--out", str(out)]).exit_code == 0
    assert answer.content == out.read_bytes()


def test_a_sheet_can_be_asked_for(tmp_path):
    answer = get(f"/export/{ID}.png?sheet=square&scale=2")
    out = tmp_path / "x.png"
    CliRunner().invoke(command, ["export", ID, "--sheet", "square", "--scale", "2", "--out", str(out)])
    assert answer.content == out.read_bytes()


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ("nowhere.png", 404, "There is no case of this name; there are: "),
        ("%2e%2e%2fsecret.png", 404, ""),
        (f"{ID}.doc", 400, "format 'doc' is not one of png, svg"),
        (f"{ID}", 404, "no case of this name"),
        (f"{ID}.csv?layer=war", 400, "layer “war” is not known here (known: stances, emigration, aid, compare)."),
        (f"{ID}.csv?colour=red", 400, "“colour” is not a parameter of this page."),
        (f"{ID}.csv?asof=soon&side=x", 400, "asof “soon” is not a date like 2024-05-31; side “x”"),
        (f"{ID}.csv?case=other", 400, "case “other” is not known here"),
        (f"{ID}.csv?theme=dark&theme=light", 400, "A parameter is given twice."),
        (f"{ID}.png?scale=9", 400, "scale '9' is not 1 or 2."),
        (f"{ID}.png?sheet=poster", 400, "sheet 'poster' is not one of"),
        (f"{ID}.csv?bom=maybe", 400, "bom 'maybe' is not true or false."),
    ],
)
def test_what_cannot_be_answered_is_one_sentence(asked, status, said):
    answer = get(f"/export/{asked}")
    assert answer.status_code == status
    assert said in answer.text and len(answer.text.splitlines()) == 1
    assert answer.headers["content-type"].startswith("text/plain")


def test_a_client_that_asks_too_often_is_told_when_to_come_again(monkeypatch):
    monkeypatch.setattr(server, "A_MINUTE", Rate(2, 60))
    answers = [get(f"/export/{ID}.csv") for _ in range(3)]
    assert [a.status_code for a in answers] == [200, 200, 429]
    assert "ask again in 60 seconds" in answers[2].text and answers[2].headers["retry-after"] == "60"


def test_more_than_can_wait_are_sent_away(monkeypatch):
    monkeypatch.setattr(server, "MOST_WAITING", 0)
    answer = get(f"/export/{ID}.csv")
    assert answer.status_code == 503 and "Too many files are being made" in answer.text


def test_a_file_that_is_not_made_is_a_sentence_with_when_to_come_again(monkeypatch):
    def fails(*_):
        raise fault

    monkeypatch.setattr(beside, "made", fails)
    for fault, status, later in (
        (Busy("too many others wait"), 503, "20"),
        (TooSlow("making the file took longer than 40 seconds and was stopped"), 503, "20"),
        (Broken("making the file failed: it broke down"), 503, "20"),
        (TooLarge("making the file needs more than 3000 MB of memory and was stopped"), 500, None),
        (WorkerError("making the file failed (KeyError)"), 500, None),
    ):
        answer = get(f"/export/{ID}.png?sheet=a4&layer=emigration")
        assert (answer.status_code, answer.headers.get("retry-after")) == (status, later)
        assert answer.text == f"{str(fault)[0].upper()}{str(fault)[1:]}.\n"
    monkeypatch.undo()
    assert get(f"/export/{ID}.png?sheet=a4&layer=emigration").status_code == 200  # no fault is kept


def test_a_draft_is_given_to_who_has_its_address_and_version(monkeypatch):
    id_, draft = drafts.new_id(), draft_of(sample_case())
    stamp = drafts.fingerprint(draft.as_json())
    assert get(f"/export/{id_}.csv?draft={stamp}").status_code == 404
    path = drafts._path(id_)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(draft.as_json())
    answer = get(f"/export/{id_}.csv?draft={stamp}&layer=aid")
    assert answer.content == export(draft.case(id_), Choice(layer="aid"), "csv")
    assert answer.headers["cache-control"] == "private, no-store"
    told = get(f"/export/{id_}.csv?draft=0000")
    assert told.status_code == 404 and told.text == (
        "The draft was changed meanwhile. Load the page again and ask once more.\n"
    )
    assert get(f"/export/{id_}.csv").status_code == 404
    assert get(f"/export/{ID}.csv?draft={stamp}").status_code == 400
    path.unlink()
    assert get(f"/export/{id_}.png?draft={stamp}").status_code == 200  # what was read once is at hand
    monkeypatch.setenv("STANCE_ATLAS_PUBLIC", "1")
    other = drafts.new_id()
    drafts._path(other).write_bytes(draft.as_json())
    assert get(f"/export/{other}.csv?draft={stamp}").status_code == 404


def test_two_articles_of_a_case_are_compared_by_address():
    pair = f"{ID}/{ID_ARTICLES[0]}..{ID}/{ID_ARTICLES[-1]}"
    answer = get(f"/export/{pair}.csv?layer=compare")
    assert answer.status_code == 200 and answer.headers["content-disposition"].count("/") == 0


def test_what_a_browser_has_is_not_sent_again():
    first = get(f"/export/{ID}.csv")
    again = get(f"/export/{ID}.csv", **{"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert get(f"/export/{ID}.csv?layer=aid").headers["etag"] != first.headers["etag"]


def test_pages_and_pictures_cannot_act_as_this_site():
    for kind in ("html", "svg"):
        told = get(f"/export/{ID}.{kind}").headers
        assert told["content-security-policy"].startswith("sandbox") and "same-origin" not in told.values()
        assert told["x-content-type-options"] == "nosniff"


def test_health_answers_and_a_base_path_is_heeded(monkeypatch):
    assert get("/healthz").text == "ok\n"
    assert get("/atlas/healthz").status_code == 404
    real = st.get_option
    monkeypatch.setattr(st, "get_option", lambda name: "/atlas/" if name == "server.baseUrlPath" else real(name))
    assert get("/atlas/healthz").text == "ok\n"
    assert get(f"/atlas/export/{ID}.csv").status_code == 200
    assert get(f"/other/export/{ID}.csv").status_code == 404
