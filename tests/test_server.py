"""The server's own answers: files by address, health, and a sentence for whatever cannot be answered."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
import streamlit as st
from starlette.applications import Starlette
from typer.testing import CliRunner

from components.cli import app as command
from components.export import MEDIA
from components.page import server
from components.rate import Rate
from data.case import case_ids

ID = case_ids()[0]
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
