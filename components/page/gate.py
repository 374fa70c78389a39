"""The gate that every request and web socket passes first: is it meant for this server, and may this one come in?

A name of another site that leads to this machine (DNS rebinding), a page of another site that asks in a reader's name,
and Streamlit's own addresses that tell strangers about the server get one sentence and nothing else.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import re
import secrets
import time
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.access import LOOPBACK, Access, host_name, is_loopback, same_origin
from components.rate import Rate, network

_CLOSED = re.compile(r"/_stcore/(?:metrics|script-health-check|agent(?:/.*)?)/?$")
"""What Streamlit tells about the server, its caches and sessions, and its way for programs: nobody here needs it."""
_HEALTH = re.compile(r"/(?:healthz|_stcore/health)$")
_COOKIE = "stance-atlas-key"
_KEY = secrets.token_bytes(32)
TRIES = Rate(most=10, seconds=60)
"""Wrong passwords of one address."""


class Refused(Exception):
    """Who asked is not let in: a status and one sentence."""

    def __init__(self, status: int, sentence: str, **headers: str) -> None:
        super().__init__(sentence)
        self.status, self.headers = status, headers


class Gate:
    """ASGI middleware, outermost. `access` is asked at each request, as it is known only when the server has started."""

    def __init__(self, app: ASGIApp, access: Callable[[], Access]) -> None:
        self.app, self.access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        try:
            fresh = self._check(scope)
        except Refused as fault:
            await _refuse(scope, receive, send, fault)
            return
        scope = _unmasked(scope)
        await self.app(scope, receive, _with_cookie(send, scope, fresh) if fresh else send)

    def _check(self, scope: Scope) -> str:
        """The cookie to give to one who has just shown the password, mostly empty. Raises Refused."""
        now, headers = self.access(), Headers(scope=scope)
        path, hosts = scope["path"], headers.getlist("host")
        healthy = bool(_HEALTH.search(path)) and len(hosts) == 1 and host_name(hosts[0]) in LOOPBACK
        if not healthy and (len(hosts) != 1 or not now.answers_to(hosts[0])):
            raise Refused(421, "This server does not answer to that name.")
        if now.mode == "own" and not _arrived_here(scope):
            raise Refused(403, "This server is open to its own machine only.")
        if any(not same_origin(origin, hosts[0]) for origin in headers.getlist("origin")):
            raise Refused(403, "Pages of another site may not ask here.")
        if now.mode != "public" and _is_foreign(headers):
            raise Refused(403, "Pages of another site may not ask here.")
        if _CLOSED.search(path):
            raise Refused(404, "There is nothing at this address.")
        if healthy:
            return ""
        if now.user_header and not headers.get(now.user_header, "").strip():
            raise Refused(401, "Come through the proxy of this server, which says who you are.")
        return _shown(now.password, headers, scope) if now.password else ""


def _unmasked(scope: Scope) -> Scope:
    """The scope with this machine as its client where only a neighbour on it says that another asks.

    uvicorn believes every program on this machine; here FORWARDED_ALLOW_IPS must name a proxy that is to be believed.
    """
    client, said = scope.get("client"), Headers(scope=scope).get("x-forwarded-for", "")
    if not said or "FORWARDED_ALLOW_IPS" in os.environ or not client or client[0] not in said:
        return scope
    return dict(scope) | {"client": ("127.0.0.1", 0)}


def _arrived_here(scope: Scope) -> bool:
    """Whether the connection came in at a loopback address; a test's client has none."""
    server = scope.get("server")
    return not server or not re.fullmatch(r"[\d.]+|[\da-fA-F:.%]+", str(server[0])) or is_loopback(str(server[0]))


def _is_foreign(headers: Headers) -> bool:
    """Whether another site's page asks for a part of this one; that it leads or frames here is another thing."""
    return headers.get("sec-fetch-site") in ("cross-site", "same-site") and headers.get("sec-fetch-mode") != "navigate"


def _shown(password: str, headers: Headers, scope: Scope) -> str:
    """Check the password, or the cookie of one who has shown it (some browsers send nothing else with a web socket)."""
    key = hmac.new(_KEY, password.encode(), hashlib.sha256).hexdigest()
    if hmac.compare_digest(_cookie(headers), key):
        return ""
    asks = {"WWW-Authenticate": 'Basic realm="Stance Atlas", charset="UTF-8"'}
    given = _basic(headers.get("authorization", ""))
    if given is None:
        raise Refused(401, "A password is needed here.", **asks)
    client = network(scope["client"][0]) if scope.get("client") else ""
    if not hmac.compare_digest(given.encode(), password.encode()):
        if wait := TRIES.wait(client, time.monotonic()):
            raise Refused(429, f"Too many wrong passwords; try again in {int(wait) + 1} seconds.")
        raise Refused(401, "That is not the password.", **asks)
    return key


def _basic(said: str) -> str | None:
    kind, _, coded = said.partition(" ")
    if kind.casefold() != "basic":
        return None
    try:
        return base64.b64decode(coded, validate=True).decode("utf-8").partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return None


def _cookie(headers: Headers) -> str:
    try:
        held = SimpleCookie(headers.get("cookie", "")).get(_COOKIE)
    except CookieError:
        return ""
    return held.value if held and held.value.isascii() else ""


def _with_cookie(send: Send, scope: Scope, key: str) -> Send:
    safe = "; Secure" if scope.get("scheme") in ("https", "wss") else ""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).append("set-cookie", f"{_COOKIE}={key}; Path=/; HttpOnly; SameSite=Lax{safe}")
        await send(message)

    return sending


async def _refuse(scope: Scope, receive: Receive, send: Send, fault: Refused) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": str(fault)})
        return
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **fault.headers}
    await PlainTextResponse(f"{fault}\n", fault.status, headers=headers)(scope, receive, send)
