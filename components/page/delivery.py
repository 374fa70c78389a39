"""Everything that goes out over HTTP: packed once and kept, guarded by headers, the map asked for with the page.

Streamlit serves its files unpacked (9 MB on a first visit). Here a file is packed on its first use and kept. The map
is drawn by Plotly's own build for maps (`web/`, a third of what Streamlit brings), and the page names it and the
borders in its head, so that they come while the server still works.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_WEB = Path(__file__).parent / "web"
PLOTLY = f"assets/{next(_WEB.glob('plotly-geo-*.min.js')).name}"
"""Where the page finds Plotly; relative, so that it holds under a base path too."""
WORLD = "app/static/world.geojson"
"""The borders, as the figure names them."""
_KEPT = re.compile(r"/(?:static/(?:js|css)|app/static|assets)/[^/]+\.(?:js|css|json|geojson|svg)$")
_ROOM = 32_000_000  # bytes of packed files; all of Streamlit's own are 8 MB
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

GUARDS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


def policy(page: str, framed: bool) -> str:
    """The Content-Security-Policy for an HTML page: nothing from elsewhere, no script but the server's own files.

    The inline scripts that `page` itself holds are allowed by their hash. `blob:` is how Streamlit loads the code of
    components, `data:` how Plotly is kept from asking a CDN. `framed`: other sites may show it in a frame.
    """
    hashes = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in _SCRIPT.findall(page)]
    rules = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", "blob:", *(f"'sha256-{h}'" for h in hashes)]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self' data:",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-src": "'none'",
        "frame-ancestors": "*" if framed else "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


HINTS = f'<link rel="preload" as="fetch" crossorigin href="./{WORLD}"><script async src="./{PLOTLY}"></script>'
"""Tags for the page's head: load the chart's code and the borders now."""


async def asset(request: Request) -> Response:
    """A file of `web/`. Its name holds its version, so a browser may keep it."""
    name = request.path_params["file"]
    if name not in {path.name for path in _WEB.iterdir()}:
        return PlainTextResponse("There is nothing at this address.\n", 404)
    return FileResponse(_WEB / name, headers={"Cache-Control": "public, max-age=31536000, immutable"})


ASSETS = Route("/{base:path}assets/{file}", asset)


class Delivery:
    """ASGI middleware. Only GET of a page or of a file with a fixed name is touched; all else gets the headers."""

    def __init__(self, app: ASGIApp, head: Callable[[str, str, str], str] | None = None) -> None:
        """`head` writes tags for the head of a page: its name, the address that it is under, its query."""
        self.app, self.head = app, head
        self._packed: dict[str, _Collected] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        packs = "gzip" in asked.get("accept-encoding", "") and "range" not in asked
        if scope["method"] == "GET" and packs and _KEPT.search(scope["path"]) and "if-none-match" not in asked:
            await self._file(scope, receive, send)
            return
        await self.app(scope, receive, _Page(scope, send, packs, self.head))

    async def _file(self, scope: Scope, receive: Receive, send: Send) -> None:
        key = scope["path"]
        answer = self._packed.get(key)
        if answer is None:
            whole = _Collected()
            await self.app(_unpacked(scope), receive, whole)
            kept = MutableHeaders(raw=whole.headers)
            kept.update(GUARDS)
            if whole.status != 200:
                await whole.pass_on(send)
                return
            body = await run_in_threadpool(gzip.compress, whole.body, 6)
            kept["content-encoding"], kept["content-length"] = "gzip", str(len(body))
            kept.add_vary_header("Accept-Encoding")
            answer = _Collected(200, kept.raw, body)
            if sum(len(held.body) for held in self._packed.values()) + len(body) < _ROOM:
                self._packed[key] = answer
        await answer.pass_on(send)


def _unpacked(scope: Scope) -> Scope:
    """The same request by a client that takes no packing, so that nothing is packed twice."""
    return dict(scope) | {"headers": [(n, v) for n, v in scope["headers"] if n != b"accept-encoding"]}


class _Collected:
    """A response taken in whole."""

    def __init__(self, status: int = 0, headers: Sequence[tuple[bytes, bytes]] = (), body: bytes = b"") -> None:
        self.status, self.headers, self.body = status, list(headers), bytearray(body)

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message["headers"])
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")

    async def pass_on(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": bytes(self.body)})


class _Page:
    """Sends a response on with the guards; an HTML page also gets its policy and its hints, and is never kept."""

    def __init__(
        self, scope: Scope, send: Send, packs: bool, head: Callable[[str, str, str], str] | None = None
    ) -> None:
        self.scope, self.head = scope, head
        self.framed = parse_qs(scope["query_string"].decode("latin-1")).get("embed", [""])[-1].casefold() == "true"
        self.send, self.packs = send, packs
        self.held: _Collected | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in GUARDS.items():
                headers.setdefault(name, value)
            ours = "content-security-policy" not in headers and "content-encoding" not in headers
            if message["status"] == 200 and ours and headers.get("content-type", "").startswith("text/html"):
                self.held = _Collected()
        if self.held is None:
            await self.send(message)
            return
        await self.held(message)
        if message["type"] == "http.response.body" and not message.get("more_body"):
            await self._finish(self.held)

    async def _with_head(self, page: str) -> str:
        if self.head is None:
            return page.replace("</head>", f"{HINTS}</head>", 1)
        address = Request(self.scope).url
        folder, _, name = address.path.rpartition("/")
        tags = await run_in_threadpool(self.head, name, f"{address.scheme}://{address.netloc}{folder}/", address.query)
        return _TITLE.sub("", page, count=1).replace("</head>", f"{tags}{HINTS}</head>", 1)

    async def _finish(self, held: _Collected) -> None:
        page = await self._with_head(held.body.decode("utf-8"))
        headers = MutableHeaders(raw=held.headers)
        headers["content-security-policy"] = policy(page, self.framed)
        for name in ("etag", "last-modified"):  # they tell of the file, not of what is made of it here
            del headers[name]
        held.body = bytearray(page.encode())
        if self.packs:
            held.body = bytearray(gzip.compress(held.body, 6))
            headers["content-encoding"] = "gzip"
            headers.add_vary_header("Accept-Encoding")
        headers["content-length"] = str(len(held.body))
        held.headers = headers.raw
        await held.pass_on(self.send)
