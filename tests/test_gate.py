"""Over the wire, against running servers: who is let in and who is not, on every route and the web socket."""

from __future__ import annotations

import asyncio
import base64
import http.client
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

from benchmarks.own_server import Server, serving
from benchmarks.reader import Reader
from components.page import gate
from components.rate import Rate
from data.case import case_ids

ROUTES = [
    "/",
    "/new",
    "/review",
    f"/export/{case_ids()[0]}.csv",
    "/export/no-such-case.csv",
    "/healthz",
    "/_stcore/health",
    "/_stcore/host-config",
    "/app/static/world.geojson",
    "/media/none.png",
    "/assets/none.js",
    "/static/none.js",
    "/component/none/index.html",
    "/_stcore/bidi-components/none",
    "/_stcore/upload_file/session/file",
]


@pytest.fixture(scope="module")
def own() -> Iterator[Server]:
    with serving(rest=0.5) as running:
        yield running


@pytest.fixture(scope="module")
def public(tmp_path_factory) -> Iterator[Server]:
    log = tmp_path_factory.mktemp("log") / "log"
    with serving(address="0.0.0.0", rest=0.5, log=log) as running:
        running.log = log
        yield running


@pytest.fixture(scope="module")
def shared() -> Iterator[Server]:
    with serving(address="0.0.0.0", rest=0.5, STANCE_ATLAS_PASSWORD="päss:word") as running:
        yield running


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    """The answer, its body read. `Host` is the server's own if not given."""
    place = urlsplit(server.address)
    link = http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
    link.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in ({"Host": place.netloc} | {k.replace("_", "-"): v for k, v in headers.items()}).items():
        if value is not None:
            link.putheader(name, value)
    link.endheaders()
    answer = link.getresponse()
    answer.body = answer.read()
    link.close()
    return answer


def knock(server: Server, **headers: str) -> int:
    """The status of asking for the web socket; 101 when it opens."""
    place = urlsplit(server.address)

    async def go() -> int:
        given = {k.replace("_", "-"): v for k, v in headers.items()}
        try:
            async with connect(
                f"ws://{given.pop('Host', place.netloc)}/_stcore/stream",
                host=place.hostname,
                port=place.port,
                subprotocols=[Subprotocol("streamlit")],
                additional_headers=given,
                proxy=None,
            ):
                return 101
        except InvalidStatus as fault:
            return fault.response.status_code

    return asyncio.run(go())


@pytest.mark.parametrize("path", ROUTES)
def test_at_home_a_foreign_name_or_origin_gets_nothing(own, path):
    port = urlsplit(own.address).port
    for host in ("evil.example", f"evil.example:{port}", f"localhost.evil.example:{port}", "192.168.1.5"):
        for method in ("GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"):
            answer = ask(own, path, method, Host=host)
            assert answer.status == 421, (method, host)
            assert answer.body in (b"", b"This server does not answer to that name.\n")
    for origin in (
        "http://evil.example",
        "null",
        f"http://localhost:{port}",
        "http://127.0.0.1:3000",
        "http://127.0.0.1",
    ):
        for method in ("GET", "PUT"):
            assert ask(own, path, method, Origin=origin).status == 403, origin
    for site in ("cross-site", "same-site"):
        assert ask(own, path, Sec_Fetch_Site=site, Sec_Fetch_Mode="no-cors").status == 403
    assert ask(own, path).status != 421 and ask(own, path, Origin=own.address).status not in (403, 421)


def test_at_home_the_web_socket_is_for_its_own_page_only(own):
    place = urlsplit(own.address)
    assert knock(own, Origin=own.address) == 101 == knock(own)
    for origin in (
        "http://evil.example",
        "null",
        "http://localhost:3000",
        f"http://localhost:{place.port}",
        "http://127.0.0.1",
    ):
        assert knock(own, Origin=origin) == 403, origin
    assert knock(own, Host=f"evil.example:{place.port}", Origin=f"http://evil.example:{place.port}") == 403


def test_a_link_and_a_frame_from_elsewhere_still_lead_to_the_page(own):
    for site in ("cross-site", "none", "same-origin"):
        assert ask(own, "/?embed=true", Sec_Fetch_Site=site, Sec_Fetch_Mode="navigate").status == 200


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/metrics/", "/_stcore/script-health-check", "/_stcore/agent/openapi.json"]
)
def test_what_tells_about_the_server_is_closed(own, public, path):
    for server in (own, public):
        assert ask(server, path).status == 404
        assert ask(server, path, "POST").status == 404


@pytest.mark.parametrize("path", ["/", f"/export/{case_ids()[0]}.csv", "/healthz", "/app/static/world.geojson"])
def test_head_says_what_get_would_send(own, path):
    one, other = ask(own, path, "HEAD"), ask(own, path)
    assert (one.status, one.body) == (200, b"")
    for name in ("content-length", "content-type"):
        assert one.getheader(name) == other.getheader(name), name
    assert int(one.getheader("content-length")) == len(other.body) > 0


def test_who_says_that_another_asks_is_still_oneself(own):
    ten = [ask(own, f"/export/{case_ids()[0]}.csv", X_Forwarded_For=f"203.0.113.{n}").status for n in range(70)]
    assert 429 in ten
    ask_again = ask(own, f"/export/{case_ids()[0]}.csv", X_Forwarded_For="198.51.100.1")
    assert ask_again.status == 429


def test_listening_further_than_this_machine_is_public(public):
    said = public.log.read_text("utf-8")
    assert "public mode" in said and "nothing of a visitor is on the disk" in said
    told = ask(public, "/export/none.csv", Host="any.example").body.decode()
    assert "there are: " in told
    assert ask(public, "/", Origin="http://evil.example").status == 403
    assert knock(public, Origin="http://evil.example") == 403


def basic(password: str) -> str:
    return "Basic " + base64.b64encode(f"anna:{password}".encode()).decode()


def test_a_password_is_asked_on_every_route(shared):
    for path in ROUTES:
        answer = ask(shared, path)
        if path.endswith(("health", "healthz")):
            assert answer.status == 200
            continue
        assert answer.status == 401 and answer.getheader("www-authenticate").startswith("Basic"), path
    assert knock(shared) == 403 == knock(shared, Origin=shared.address)
    right = ask(shared, "/", Authorization=basic("päss:word"))
    assert right.status == 200
    cookie = right.getheader("set-cookie")
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "word" not in cookie
    kept = cookie.partition(";")[0]
    assert ask(shared, "/", Cookie=kept).status == 200 and knock(shared, Cookie=kept) == 101
    assert ask(shared, "/", Cookie=f"{gate._COOKIE}=0").status == 401
    assert (
        ask(shared, "/", Authorization="Basic !!!").status == 401 == ask(shared, "/", Authorization="Bearer x").status
    )


def test_passwords_cannot_be_tried_out(shared):
    wrong = [ask(shared, "/", Authorization=basic(f"guess {n}")).status for n in range(gate.TRIES.most + 2)]
    assert wrong[0] == 401 and wrong[-1] == 429


def test_the_proxy_names_who_comes():
    with serving(address="0.0.0.0", rest=0.1, STANCE_ATLAS_USER_HEADER="X-Forwarded-User") as running:
        assert ask(running, "/").status == 401 == ask(running, "/", X_Forwarded_User=" ").status
        assert ask(running, "/", X_Forwarded_User="anna").status == 200
        assert knock(running) == 403 and knock(running, X_Forwarded_User="anna") == 101


def test_at_home_nothing_that_came_in_from_outside_is_answered():
    own = gate.Access("own")
    asked: list[str] = []

    async def app(scope, receive, send):
        asked.append("let in")

    async def go(server: str) -> list[dict]:
        sent: list[dict] = []

        async def send(message):
            sent.append(message)

        scope = {
            "type": "http",
            "method": "GET",
            "path": "/",
            "headers": [(b"host", b"localhost")],
            "server": (server, 1),
        }
        await gate.Gate(app, lambda: own)(scope, None, send)
        return sent

    for server in ("10.0.0.7", "192.168.1.5", "2001:db8::1"):
        assert asyncio.run(go(server))[0]["status"] == 403
    assert not asked
    for server in ("127.0.0.1", "::1", "::ffff:127.0.0.1"):
        asyncio.run(go(server))
    assert len(asked) == 3


def test_a_reader_at_home_is_not_kept_out(own):
    async def visit() -> bool:
        reader = await Reader.open(own.address)
        told = await reader.run()
        await reader.close()
        return told.well

    assert asyncio.run(visit())


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    monkeypatch.setattr(gate, "TRIES", Rate(10, 60))


@pytest.mark.parametrize(
    ("client", "said", "named", "is_"),
    [
        ("203.0.113.9", "203.0.113.9", None, "127.0.0.1"),
        ("203.0.113.9", "198.51.100.1, 203.0.113.9", None, "127.0.0.1"),
        ("203.0.113.9", "203.0.113.9", "127.0.0.1", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", None, "203.0.113.9"),
        ("203.0.113.9", "", None, "203.0.113.9"),
    ],
)
def test_only_a_proxy_that_was_named_says_for_whom_it_asks(monkeypatch, client, said, named, is_):
    monkeypatch.delenv("FORWARDED_ALLOW_IPS", raising=False)
    if named:
        monkeypatch.setenv("FORWARDED_ALLOW_IPS", named)
    scope = {"type": "http", "client": (client, 4711), "headers": [(b"x-forwarded-for", said.encode())] if said else []}
    assert gate._unmasked(scope)["client"][0] == is_
