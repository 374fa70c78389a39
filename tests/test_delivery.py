"""What goes out over HTTP: packed once, guarded, the map's code and borders named in the page's head."""

from __future__ import annotations

import asyncio
import hashlib
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from components.page import delivery
from components.page.delivery import ASSETS, GUARDS, HINTS, PLOTLY, WORLD, Delivery, policy
from components.plotly_map import WORLD_URL

PAGE = "<html><head><script>window.x = 1</script><title>t</title></head><body></body></html>"
CODE = "export const words = 'many words, many words, many words';\n" * 400
INDEX = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")


@pytest.fixture
def site(tmp_path):
    """A small site behind the middleware, what it was asked for, and a way to ask it."""
    (tmp_path / "chart.abc.js").write_text(CODE, "utf-8")
    asked = []

    async def own(request):
        return Response("<b>own</b>", media_type="text/html", headers={"Content-Security-Policy": "sandbox"})

    async def page(request):
        return HTMLResponse(PAGE, headers={"ETag": '"of the file"'})

    async def plain(request):
        return PlainTextResponse("no", 404)

    class Files(StaticFiles):
        async def get_response(self, path, scope):
            asked.append(path)
            return await super().get_response(path, scope)

    routes = [ASSETS, Route("/own", own), Route("/gone", plain), Mount("/static/js", Files(directory=tmp_path))]
    app = Starlette(routes=[*routes, Route("/", page)], middleware=[Middleware(Delivery)])

    def get(address, **headers):
        async def ask():
            async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://here") as client:
                return await client.get(address, headers=headers)

        with ThreadPoolExecutor(1) as apart:  # Playwright's loop may be running in this thread
            return apart.submit(asyncio.run, ask()).result()

    get.asked = asked
    return get


def test_a_file_is_packed_once_and_kept(site):
    first, again = site("/static/js/chart.abc.js"), site("/static/js/chart.abc.js")
    assert first.text == again.text == CODE
    assert first.headers["content-encoding"] == again.headers["content-encoding"] == "gzip"
    assert int(first.headers["content-length"]) < len(CODE) / 10
    assert first.headers["etag"] and "accept-encoding" in first.headers["vary"].lower()
    assert len(site.asked) == 1


@pytest.mark.parametrize("headers", [{"accept-encoding": "br"}, {"accept-encoding": "gzip", "range": "bytes=0-9"}])
def test_a_client_gets_what_it_can_take(site, headers):
    site("/static/js/chart.abc.js")
    answer = site("/static/js/chart.abc.js", **headers)
    assert "content-encoding" not in answer.headers
    assert CODE.startswith(answer.text)


def test_what_a_browser_holds_is_not_sent_again(site):
    tag = site("/static/js/chart.abc.js").headers["etag"]
    answer = site("/static/js/chart.abc.js", **{"if-none-match": tag})
    assert (answer.status_code, answer.content) == (304, b"")


def test_a_missing_file_stays_missing_and_is_not_kept(site):
    assert [site("/static/js/none.js").status_code for _ in range(2)] == [404, 404]
    assert len(site.asked) == 2


def test_kept_files_have_a_bound(site, monkeypatch):
    monkeypatch.setattr(delivery, "_ROOM", 10)
    assert [site("/static/js/chart.abc.js").text for _ in range(2)] == [CODE, CODE]
    assert len(site.asked) == 2


@pytest.mark.parametrize("address", ["/", "/gone", "/own", "/static/js/chart.abc.js", "/static/js/none.js"])
def test_everything_is_guarded(site, address):
    assert dict(site(address).headers).items() >= {k.lower(): v for k, v in GUARDS.items()}.items()


def test_a_page_gets_its_policy_and_its_hints(site):
    answer = site("/")
    assert answer.text == PAGE.replace("</head>", f"{HINTS}</head>")
    assert "etag" not in answer.headers
    rules = dict(r.split(" ", 1) for r in answer.headers["content-security-policy"].split("; "))
    assert rules["script-src"].startswith("'self' blob: 'sha256-")
    assert "unsafe" not in rules["script-src"]
    assert rules["default-src"] == "'self'"
    assert rules["object-src"] == rules["base-uri"] == rules["frame-src"] == "'none'"
    assert not [v for v in rules.values() if re.search(r"https?:|\*", v)]


def test_a_page_that_has_a_policy_keeps_it(site):
    answer = site("/own")
    assert answer.headers["content-security-policy"] == "sandbox"
    assert answer.text == "<b>own</b>"


@pytest.mark.parametrize(("query", "who"), [("", "'self'"), ("?embed=false", "'self'"), ("?embed=true", "*")])
def test_only_an_embedded_view_may_stand_in_a_frame(site, query, who):
    assert f"frame-ancestors {who}" in site(f"/{query}").headers["content-security-policy"]


def test_streamlits_own_inline_script_is_the_only_one_allowed():
    assert policy(INDEX, False).count("sha256-") == len(re.findall(r"<script>", INDEX)) == 1
    assert "sha256-" not in policy("<script src=x></script>", False)


def test_the_hints_name_what_the_map_asks_for(site):
    assert WORLD == WORLD_URL
    assert f'href="./{WORLD}"' in HINTS
    assert f'src="./{PLOTLY}"' in HINTS
    answer = site(f"/{PLOTLY}")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-encoding"] == "gzip"
    assert hashlib.sha256(answer.content).hexdigest() == (
        "3da0a26e92ce47dad2b18c6e7cf5018335a003f50f5fe41710f52508af579b7c"
    ), "not the file that npm's plotly.js-geo-dist-min 4.1.1 holds"


@pytest.mark.parametrize("name", ["../delivery.py", "%2e%2e%2fdelivery.py", "nothing.js", ""])
def test_no_other_file_is_an_asset(site, name):
    assert site(f"/assets/{name}").status_code == 404
