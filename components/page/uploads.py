"""Uploads are held in memory until they are read: so much for one page, so much for all, none after its page is gone."""

from __future__ import annotations

import asyncio
import ctypes
import re
import threading
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

MOST_OF_ONE = 45_000_000
MOST_OF_ALL = 100_000_000
"""Bytes that are held or just coming in, for one page and for all."""
LONGEST = 120.0
"""Seconds that one upload may take."""
EVERY = 5.0
"""Seconds between two looks for uploads whose page is gone."""
_LESS = threading.Event()
"""That memory was freed since the last look."""
_PATH = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+$")


class Uploads:
    """ASGI middleware for Streamlit's upload route."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.coming: Counter[str] = Counter()  # bytes that have come of uploads not yet whole, by session

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        place = _PATH.search(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if place is None:
            await self.app(scope, receive, send)
            return
        session, size = place[1], Headers(scope=scope).get("content-length", "")
        if not (size.isascii() and size.isdigit() and len(size) < 16):
            await _answer(scope, receive, send, 411, "An upload says how large it is.")
        elif self._held(session) + int(size) > MOST_OF_ONE:
            await _answer(scope, receive, send, 413, "This page holds too many uploads; wait until they are read.")
        elif self._held() + int(size) > MOST_OF_ALL:
            await _answer(scope, receive, send, 503, "Others upload too much at the moment; try again in a minute.")
        else:
            await self._let_through(session, scope, receive, send)

    def _held(self, session: str = "") -> int:
        coming = self.coming[session] if session else self.coming.total()
        return coming + sum(held(session).values())

    async def _let_through(self, session: str, scope: Scope, receive: Receive, send: Send) -> None:
        came = 0

        async def counting() -> Message:
            nonlocal came
            message = await receive()
            size = len(message.get("body", b""))
            came += size
            self.coming[session] += size
            return message

        try:
            async with asyncio.timeout(LONGEST):
                await self.app(scope, counting, send)
        except TimeoutError:
            await _answer(scope, receive, send, 408, "The upload took too long.")
        finally:
            self.coming[session] -= came
            self.coming += Counter()  # forgets who has nothing
            _LESS.set()


async def _answer(scope: Scope, receive: Receive, send: Send, status: int, sentence: str) -> None:
    await PlainTextResponse(f"{sentence}\n", status, headers={"Connection": "close"})(scope, receive, send)


def held(session: str = "") -> dict[str, int]:
    """Bytes held of uploaded files by session, of one or of all."""
    kept = _manager()
    if kept is None:
        return {}
    with kept._lock:
        files = {session: kept.file_storage.get(session, {})} if session else dict(kept.file_storage)
        return {name: sum(len(file.data) for file in each.values()) for name, each in files.items()}


def forget(files: Iterable[Any]) -> None:
    """Free files that were taken in; for the page."""
    kept, page = _manager(), get_script_run_ctx(suppress_warning=True)
    if kept is not None and page is not None:
        for file in files:
            kept.remove_file(page.session_id, file.file_id)
    _LESS.set()


async def sweep() -> None:
    """Free, again and again, what belongs to pages that are gone, and give the memory back."""
    while True:
        await asyncio.sleep(EVERY)
        kept = _manager()
        for session in held() if kept is not None else ():
            if not runtime.get_instance().is_active_session(session):
                kept.remove_session_files(session)
                _LESS.set()
        if _LESS.is_set():
            _LESS.clear()
            give_back()


def give_back() -> None:
    """Memory that was freed goes back to the system, where its C library does so only when asked."""
    if (library := _library()) is not None:
        library.malloc_trim(0)


@cache
def _library() -> Any:
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL("libc.so.6")
        library.malloc_trim.argtypes = [ctypes.c_size_t]
        return library
    return None


def _manager() -> Any:
    """Streamlit's store of uploaded files; its interface has no way to count or to free, so its own is used."""
    kept = runtime.get_instance().uploaded_file_mgr if runtime.exists() else None
    return kept if hasattr(kept, "file_storage") and hasattr(kept, "remove_file") else None
