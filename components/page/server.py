"""What the server answers besides the page: `/export/<case>.<format>?<the page's parameters>`, `/oembed` and `/healthz`.

All are also served under `server.baseUrlPath`. The page's buttons ask here, too (`files.js`): whoever wants a file stands
in the same queue. Of a draft, the page that shows it says with `draft=` in which version. What cannot be answered is one
sentence of plain text.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import threading
import time
from collections.abc import AsyncIterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from components.page import previews
from components.page.delivery import ASSETS, Delivery
from components.rate import Rate, network

if TYPE_CHECKING:
    from data.case import Case

_log = logging.getLogger(__name__)
A_MINUTE = Rate(most=60, seconds=60)
MOST_WAITING = 16
_AT_REST = 0.3  # seconds after the start
_FORM = ("sheet", "scale", "bom")
_LATER = {"Retry-After": "20"}
_SANDBOX = "sandbox allow-scripts allow-popups allow-downloads"  # article text never acts as this site

_makers = ThreadPoolExecutor(MOST_WAITING, "export")  # they wait for the process that makes the file
_waiting = 0


class Refused(Exception):
    """A request that gets a sentence and a status instead of a file."""

    def __init__(self, status: int, sentence: str, **headers: str) -> None:
        super().__init__(sentence)
        self.status, self.headers = status, headers


async def export(request: Request) -> Response:
    """A file of a view."""
    try:
        _check_base(request)
        _check_rate(request)
        name, _, kind = request.path_params["file"].rpartition(".")
        said = _once(request)
        body, media = await _queued(name, kind, said)
    except Refused as fault:
        return PlainTextResponse(f"{fault}\n", fault.status, headers=fault.headers)
    return _answer(request, f"{name}.{kind}", body, media)


async def oembed(request: Request) -> Response:
    """How to show one of this server's addresses in another page (oembed.com)."""
    try:
        _check_base(request)
        _check_rate(request)
        said = _once(request)
        if said.get("format", "json") != "json":
            raise Refused(501, "Only format=json is answered.")
        root = f"{request.url.scheme}://{request.url.netloc}{request.url.path.removesuffix('oembed')}"
        most = [int(size) if (size := said.get(name, "")).isdecimal() else None for name in ("maxwidth", "maxheight")]
        told = await run_in_threadpool(previews.oembed, root, said.get("url", ""), *most)
    except LookupError as fault:
        return PlainTextResponse(f"{fault.args[0]}\n", 404)
    except Refused as fault:
        return PlainTextResponse(f"{fault}\n", fault.status, headers=fault.headers)
    return JSONResponse(told, headers={"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=3600"})


def _head(page: str, root: str, query: str) -> str:
    """`previews.head`, and without a view the plain head: a page must come, whatever its preview costs."""
    try:
        return previews.head(page, root, query)
    except Exception:
        _log.exception("no preview of %s", page or "the map")
        return f"<title>{previews.SITE}</title>"


async def healthz(request: Request) -> Response:
    """Whether the process answers; it reads no case and draws nothing."""
    try:
        _check_base(request)
    except Refused as fault:
        return PlainTextResponse(f"{fault}\n", fault.status)
    return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})


def _check_base(request: Request) -> None:
    """The base path is read when asked: before the app is made the settings are not all loaded."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    if request.path_params["base"].strip("/") not in {"", base}:
        raise Refused(404, "There is nothing at this address.")


def _check_rate(request: Request) -> None:
    client = network(request.client.host) if request.client else ""
    if wait := A_MINUTE.wait(client, time.monotonic()):
        seconds = int(wait) + 1
        raise Refused(
            429,
            f"At most {A_MINUTE.most} files a minute are made for one address; ask again in {seconds} seconds.",
            **{"Retry-After": str(seconds)},
        )


def _once(request: Request) -> dict[str, str]:
    """The parameters; one that is said twice is refused, as either could be meant."""
    pairs = request.query_params.multi_items()
    said = dict(pairs)
    if len(said) < len(pairs):
        raise Refused(400, "A parameter is given twice.")
    return said


async def _queued(name: str, kind: str, said: Mapping[str, str]) -> tuple[bytes, str]:
    global _waiting
    if _waiting >= MOST_WAITING:
        raise Refused(503, "Too many files are being made; ask again in a few seconds.", **{"Retry-After": "5"})
    _waiting += 1
    try:
        return await asyncio.get_running_loop().run_in_executor(_makers, _made, name, kind, said)
    finally:
        _waiting -= 1


def _made(name: str, kind: str, said: Mapping[str, str]) -> tuple[bytes, str]:
    """The file and its media type. What reads cases is heavy and loaded only now."""
    from components.choosing import ChoiceError, asked, choice_of
    from components.export import MEDIA, ExportError, NotMade, form_of
    from components.page import cached
    from data.worker import Broken, Busy, TooSlow, WorkerError

    case, stamp = _case(name, said.get("draft", ""))
    try:
        form = form_of(kind, {k: v for k, v in said.items() if k in _FORM})
        address = asked(case, {k: v for k, v in said.items() if k not in (*_FORM, "embed", "draft")}, [name])
        if address.faults:
            raise ChoiceError("; ".join(address.faults))
        parts = form.format, form.sheet, form.scale, form.bom
        return cached.exported(name, stamp, choice_of(case, address.values), *parts), MEDIA[form.format]
    except (Busy, TooSlow, Broken, NotMade) as fault:
        raise Refused(503, _sentence(fault), **_LATER) from None
    except WorkerError as fault:
        raise Refused(500, _sentence(fault)) from None
    except (ChoiceError, ExportError) as fault:
        raise Refused(400, f"{fault}.") from None


def _case(name: str, draft: str) -> tuple[Case, str]:
    """A case and its stamp; of a draft the version `draft`."""
    from components import library
    from components.page import cached, drafts

    if drafts.is_draft(name) and draft:
        stamp = draft
    elif drafts.is_shared(name) and not draft:
        stamp = drafts.version(name)
    elif draft:
        raise Refused(400, "“draft” is not a parameter of this page.")
    elif name in (known := library.known_ids()) or library.is_pair(name):
        stamp = cached.fingerprint(name)
    else:
        raise Refused(404, f"There is no case of this name; there are: {', '.join(known) or 'none'}.")
    try:
        case = cached.read_case(name, stamp)
    except drafts.Gone as fault:
        raise Refused(404, f"{_sentence(fault)} Load the page again and ask once more.") from None
    if isinstance(case, str):
        raise Refused(404, f"The case cannot be opened: {case}.")
    return case, stamp


def _sentence(fault: Exception) -> str:
    said = str(fault)
    return f"{said[:1].upper()}{said[1:]}."


def _answer(request: Request, file: str, body: bytes, media: str) -> Response:
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    secret = file.startswith(("draft-", "shared-"))
    kept = "private, no-store" if secret else "public, max-age=60"
    file = f"map.{file.rpartition('.')[2]}" if secret else file
    headers = {"ETag": tag, "Cache-Control": kept, "X-Content-Type-Options": "nosniff"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = f'inline; filename="{file.replace("/", "-")}"'
    if "html" in media or "svg" in media:
        headers["Content-Security-Policy"] = _SANDBOX
    return Response(body, media_type=media, headers=headers)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Once the server answers, get ready what the first reader would wait for."""
    ready = threading.Timer(_AT_REST, _warm)
    ready.daemon = True
    ready.start()
    yield
    ready.cancel()


def _warm() -> None:
    from components.page import cached

    cached.warm()


ROUTES = [Route("/{base:path}export/{file:path}", export), Route("/{base:path}healthz", healthz)]
ROUTES += [Route("/{base:path}oembed", oembed), ASSETS]
MIDDLEWARE = [Middleware(Delivery, head=_head)]
"""What every request passes, outermost first."""
