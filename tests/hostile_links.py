"""100 hostile links, always the same: what comes behind the `?` of the page's address, and of a file's."""

from __future__ import annotations

from functools import cache
from itertools import product
from urllib.parse import quote

from components.choice import PARAMETERS

_VALUES = (
    "<script>window.hacked=1</script>", "javascript:window.hacked=1", "../../../../etc/passwd", "..%2f..%2f..%2fetc%2fpasswd",
    "%00", "%ff%fe%c0%af", "%u0000", "%E2%80%AEgpj.exe", "$x$ :red[x] ![i](https://example.org/x.png)",
)  # fmt: skip
_WHOLE = (
    "layer=aid&layer=stances", "case=hostile&case=hostile&case=..", "&&&===&&", "=", "%", "%zz=%zz", "?", "a" * 9000,
    "&".join(f"x{n}=1" for n in range(300)), "layer=" + "A" * 60_000, "layer[]=aid&layer[0]=x", "LAYER=AID&Layer=aid",
    "asof=9999-12-31", "asof=0001-01-01", "asof=2020-06-30..2020-06-29", "asof=2020-06-30..9999-99-99", "layer=compare&asof=..",
    "case=hostile..hostile", "case=hostile/article..hostile/nothing", "case=..", "case=draft-" + "f" * 32, "case=draft-../../x",
    "fact=" + "." * 500, "fact=s0.0&country=XXX", "embed=true&layer=<b>", "embed=<script>", "theme=dark;DROP TABLE x", "side=all%20&side=",
    "region=World%0d%0aSet-Cookie:%20x=1", "__proto__=x&constructor=y", "country=NOR%00",
)  # fmt: skip


@cache
def hostile_links() -> tuple[str, ...]:
    """Raw query strings: every public parameter with hostile values, and whole ones that are malformed."""
    names = [name for name in PARAMETERS if name not in ("embed", "theme")]
    each = [f"{name}={value if '%' in value else quote(value)}" for name, value in product(names, _VALUES)]
    return (*each[: 100 - len(_WHOLE)], *_WHOLE)
