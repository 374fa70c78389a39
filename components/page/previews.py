"""What others see of a link before they open it: title, description and picture in the page's head, and oEmbed.

The server writes it into the page it sends, as programs that make previews run no JavaScript. All of it is of the view
that the address names; of a draft nothing is told, as its address is its key.
"""

from __future__ import annotations

import html
import ipaddress
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

SITE = "Stance Atlas"
WHAT = "A news article goes in; a map comes out in which every colour has a sentence behind it."
HEIGHT = 620
"""Of a frame until it has said how high it is, in pixels; and for good where the other site's rules keep it silent."""
_FITS = (
    '<script>addEventListener("message",function(e){document.querySelectorAll("iframe[data-stance-atlas]").forEach('
    'function(f){var h=e.data&&e.data.stanceAtlas;if(f.contentWindow===e.source&&h>0)f.style.height=Math.min(h,4000)+"px"})})'
    "</script>"
)
"""Makes a frame as high as what it shows; it stands in the other page and asks nobody for anything."""
_HOME = re.compile(r"(?:\.local|\.lan|\.home|\.internal|\.home\.arpa|\.test|\.example|\.invalid|\.localhost)$")


@dataclass(frozen=True, slots=True)
class Preview:
    """`picture` and `view` are relative to the page: the file of its map, and its whole query; "" where there is none."""

    title: str = SITE
    description: str = WHAT
    picture: str = ""
    view: str = ""
    secret: bool = False


def preview(page: str, said: Mapping[str, str]) -> Preview:
    """The preview of a page ("" is the map) with these query parameters. What reads cases is heavy and loaded only now."""
    if page:
        return Preview(f"{page.capitalize().replace('New', 'New case')} · {SITE}", secret=page == "review")
    wanted = said.get("case", "")
    if not wanted and "components.page.cached" not in sys.modules:
        return Preview()  # the server has just started: who asks for no case shall not wait for one
    from components import library
    from components.choice import PARAMETERS
    from components.choosing import asked, choice_of
    from components.page import cached, drafts
    from data.case import Case

    if drafts.is_draft(wanted):
        return Preview(f"A draft · {SITE}", secret=True)
    known = library.known_ids()
    if library.is_pair(wanted) or drafts.is_shared(wanted):
        id_ = wanted
    elif known:
        id_ = next((k for k in known if k.casefold() == wanted.casefold()), known[0])
    else:
        return Preview()
    stamp = cached.fingerprint(id_)
    try:
        case = cached.read_case(id_, stamp)
    except drafts.Gone:
        return Preview()
    if not isinstance(case, Case):
        return Preview()
    address = asked(case, {k: v for k, v in said.items() if k in PARAMETERS and k != "case"}, [])
    choice = choice_of(case, address.values)
    view, _ = cached.draw(id_, stamp, choice)
    names = ("layer", "asof", "side", "certainty", "region", "theme")
    told = {"case": id_} | {n: v for n in names if (v := address.values.get(n))}
    picture = f"export/{quote(id_)}.png?{urlencode({k: v for k, v in told.items() if k != 'case'}, safe=',')}".rstrip(
        "?"
    )
    return Preview(
        f"{case.title}: {view.title.lower()} · {SITE}", view.finding, picture, urlencode(told, safe=",/"),
        secret=drafts.is_shared(id_),
    )  # fmt: skip


def head(page: str, root: str, query: str) -> str:
    """The tags for the page `page` under the address `root` (absolute, with a / at its end)."""
    found = preview(page, dict(parse_qsl(query, keep_blank_values=True)))
    title, description = html.escape(found.title), html.escape(found.description)
    whole = html.escape(f"{root}{page}?{found.view}" if found.view else f"{root}{page}")
    tags = [
        f"<title>{title}</title>",
        f'<meta name="description" content="{description}">',
        f'<meta property="og:type" content="website"><meta property="og:site_name" content="{SITE}">',
        f'<meta property="og:title" content="{title}"><meta property="og:description" content="{description}">',
    ]
    if found.secret:
        tags.append('<meta name="robots" content="noindex">')
    else:
        tags.append(f'<meta property="og:url" content="{whole}">')
    if found.picture:
        image = html.escape(f"{root}{found.picture}")
        tags.append(
            f'<meta property="og:image" content="{image}"><meta property="og:image:alt" content="{description}">'
            '<meta name="twitter:card" content="summary_large_image">'
        )
    if found.view:
        offer = html.escape(f"{root}oembed?{urlencode({'url': html.unescape(whole), 'format': 'json'})}")
        tags.append(f'<link rel="alternate" type="application/json+oembed" href="{offer}" title="{title}">')
    return "".join(tags)


def oembed(root: str, address: str, most_wide: int | None = None, most_high: int | None = None) -> dict[str, object]:
    """What oEmbed asks for of an address under `root`. Raises LookupError where there is nothing to show."""
    parts = urlsplit(address)
    if f"{parts.scheme}://{parts.netloc}{parts.path.rpartition('/')[0]}/" != root or parts.path.rpartition("/")[2]:
        raise LookupError(f"This server has no map at that address; its maps are at {root}?case=…")
    found = preview("", dict(parse_qsl(parts.query)))
    if not found.view:
        raise LookupError("There is no map to show at that address.")
    wide, high = min(960, most_wide or 960), min(HEIGHT, most_high or HEIGHT)
    told: dict[str, object] = {
        "version": "1.0",
        "type": "rich",
        "provider_name": SITE,
        "provider_url": root,
        "title": found.title,
        "html": frame(f"{root}?{found.view}", found.title, high, wide),
        "width": wide,
        "height": high,
        "cache_age": 3600,
    }
    return told | {"thumbnail_url": f"{root}{found.picture}", "thumbnail_width": 1600, "thumbnail_height": 900}


def frame(address: str, title: str, high: int = HEIGHT, wide: int | None = None) -> str:
    """HTML that shows the view of an address in somebody else's page, as high as it needs to be."""
    theme = dict(parse_qsl(urlsplit(address).query)).get("theme")
    more = "&embed=true" + (f"&embed_options={theme}_theme" if theme in ("light", "dark") else "")
    style = "border:0;width:100%" + (f";max-width:{wide}px" if wide else "")
    return (
        f'<iframe data-stance-atlas src="{html.escape(address + more)}" title="{html.escape(title)}" height="{high}" '
        f'style="{style}" loading="lazy"></iframe>{_FITS}'
    )


def is_private(address: str) -> bool:
    """Whether only this computer, or its own network, can open the address."""
    host = (urlsplit(address).hostname or "").rstrip(".").casefold()
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or bool(_HOME.search(host))
