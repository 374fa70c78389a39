"""Uploads have a cap for one page and for all; what is too much is told before it is taken."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from components.page import uploads


async def take(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


@pytest.fixture
def put(monkeypatch):
    """Uploads a file for page `one` and gives the answer."""
    monkeypatch.setattr(uploads, "MOST_OF_ONE", 100)
    monkeypatch.setattr(uploads, "MOST_OF_ALL", 150)
    routes = [Route("/_stcore/upload_file/{session}/{file}", take, methods=["PUT", "DELETE"])]
    app = uploads.Uploads(Starlette(routes=routes))

    async def ask(content: bytes | AsyncIterator[bytes]) -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://here") as client:
            return await client.put("/_stcore/upload_file/one/a", content=content)

    def answer(content: bytes | AsyncIterator[bytes]) -> httpx.Response:
        with ThreadPoolExecutor(1) as apart:  # this thread may have a loop already, a browser's
            return apart.submit(lambda: asyncio.run(ask(content))).result()

    return answer


async def in_pieces() -> AsyncIterator[bytes]:
    yield b"x"


@pytest.mark.parametrize(
    ("held", "size", "status"),
    [
        ({}, 100, 200),
        ({}, 101, 413),
        ({"one": 60}, 40, 200),
        ({"one": 60}, 41, 413),
        ({"two": 90}, 60, 200),
        ({"two": 90}, 61, 503),
    ],
)
def test_a_page_and_all_pages_hold_so_much_and_no_more(put, monkeypatch, held, size, status):
    monkeypatch.setattr(uploads, "held", lambda session="": {k: v for k, v in held.items() if session in ("", k)})
    told = put(b"x" * size)
    assert told.status_code == status
    assert status == 200 or told.text.strip().endswith(".")


def test_an_upload_says_how_large_it_is(put):
    told = put(in_pieces())
    assert told.status_code == 411


def test_what_came_is_no_longer_counted_when_it_is_there(put):
    for _ in range(3):
        assert put(b"x" * 90).status_code == 200
