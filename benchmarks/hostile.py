"""What others feel while one session brings something hostile, on this machine only. Prints a table.

    python -m benchmarks.hostile                                   all items, some six minutes
    python -m benchmarks.hostile --sessions 50 --every 5 --seconds 24 --only zip paste

The others click on layers as in `benchmarks.load`; the hostile one is a process of its own and speaks the page's protocol.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import io
import random
import sys
import zipfile
import zlib
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import urlsplit

from benchmarks.contributor import Contributor, said
from benchmarks.load import Told, one
from benchmarks.own_server import serving

STORY = "Peru recognises Roca\n\nLIMA, 30 June 2020 (Reuters) - Peru recognised Ana Roca as president on Monday.\n\n"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PATIENCE = 90.0  # seconds until the hostile one gives up


async def uploads(address: str, *files: tuple[str, bytes]) -> str:
    """Bring files; what can be read is read."""
    who = await Contributor.open(address, page="new")
    await who.run()
    run = await who.upload(address, *files)
    told = said(run)
    if "Read the article" in who.labels:
        told += " READ: " + said(await who.press("Read the article"))
    await who.close()
    return told


async def pastes(address: str, text: str) -> str:
    who = await Contributor.open(address, page="new")
    await who.run()
    told = said(await who.paste(text))
    if "Read the article" in who.labels:
        told += " READ: " + said(await who.press("Read the article"))
    await who.close()
    return told


async def asks(address: str, count: int) -> str:
    """So many different files at once, each from another loopback address, as a crowd of askers would."""
    place = urlsplit(address)

    def ask(n: int) -> int:
        link = http.client.HTTPConnection(place.hostname or "", place.port, timeout=PATIENCE, source_address=(f"127.0.1.{n + 1}", 0))  # fmt: skip
        link.request(
            "GET", f"/export/venezuela-2019.{('pdf', 'png', 'zip', 'gpkg')[n % 4]}?asof=2019-01-{n % 20 + 1:02}"
        )
        answer = link.getresponse()
        answer.read()
        return answer.status

    found = await asyncio.gather(*(asyncio.to_thread(ask, n) for n in range(count)))
    return ", ".join(f"{found.count(status)} x {status}" for status in sorted(set(found)))


async def many(count: int, act: Callable[[], Awaitable[str]]) -> str:
    told = await asyncio.gather(*(act() for _ in range(count)))
    kept = [t.partition("READ")[0][:90] for t in told]
    return "; ".join(f"{kept.count(t)} x {t or 'taken in'}" for t in dict.fromkeys(kept))


def docx(body: str, head: str = "") -> bytes:
    import docx as library

    plain, out = io.BytesIO(), io.BytesIO()
    library.Document().save(plain)
    with zipfile.ZipFile(plain) as held, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in held.namelist():
            text = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
            made.writestr(name, text if name == "word/document.xml" else held.read(name))
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", b"\0" * 400_000_000)
    return out.getvalue()


def pdf(content: bytes) -> bytes:
    """A page with this content, packed."""
    packed = zlib.compress(content, 9)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )  # fmt: skip
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, held) for n, held in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer\n<</Root 1 0 R/Size 6>>\nstartxref\n0\n%%EOF"


def bait(length: int) -> str:
    """What makes patterns try again and again: lists, brackets, quotes and numbers without end."""
    parts = [
        "Norway, ",
        "of the ",
        "1,000,",
        "“((",
        "and and ",
        "said that ",
        "Mr. A. ",
        "recognised ",
        "$",
        "Peru’s ",
        "not ",
    ]
    dice = random.Random(7)
    return STORY + "".join(part * dice.randrange(1, 400) for part in dice.choices(parts, k=4000))[:length]


ITEMS: Mapping[str, Callable[[str], Awaitable[str]]] = {
    "nothing": lambda at: asyncio.sleep(1, ""),
    "zip bomb, 400 MB": lambda at: uploads(at, ("a.docx", bomb())),
    "Word, 100,000 cells": lambda at: uploads(at, ("a.docx", docx(f"<w:tbl><w:tr>{'<w:tc><w:p><w:r><w:t>Norway</w:t></w:r></w:p></w:tc>' * 100_000}</w:tr></w:tbl>"))),
    "PDF, 400,000 words shown one by one": lambda at: uploads(at, ("a.pdf", pdf(b"BT /F 9 Tf " + b"1 0 0 1 9 9 Tm (Norway) Tj " * 400_000 + b"ET"))),
    "PDF, 150 MB unpacked": lambda at: uploads(at, ("a.pdf", pdf(b" " * 150_000_000))),
    "page of 300 kB of <!--": lambda at: uploads(at, ("a.html", b"<html><body>" + b"<!--" * 75_000)),
    "ten files of 10 MB": lambda at: uploads(at, *((f"{n}.txt", b"Norway and " * 900_000) for n in range(10))),
    "390 kB that baits patterns": lambda at: pastes(at, bait(390_000)),
    "390 kB of one word": lambda at: pastes(at, STORY + "a" * 390_000),
    "paste of 2 MB": lambda at: pastes(at, bait(2_000_000) * 2),
    "paste of 10 MB": lambda at: pastes(at, "Norway and " * 900_000),
    "30 who paste at once": lambda at: many(30, lambda: pastes(at, STORY)),
    "100 files asked for at once": lambda at: asks(at, 100),
}  # fmt: skip
"""What one brings, and what it is told."""


async def act(address: str, item: str) -> None:
    """The hostile one: do it once, and print what it was told."""
    try:
        async with asyncio.timeout(PATIENCE):
            print(await ITEMS[item](address))
    except (OSError, TimeoutError, EOFError) as fault:
        print(f"{type(fault).__name__}: {fault}")


async def row(address: str, item: str, sessions: int, seconds: float, every: float) -> str:
    """Others click for `seconds`, and as long as the item is at work; it is brought when all have come."""
    loop = asyncio.get_running_loop()
    settled, others = Told(), Told()
    first = loop.time() + every + 1
    crowd = [asyncio.create_task(one(address, settled, first, every, random.Random(n))) for n in range(sessions)]
    await asyncio.gather(*crowd)
    began = loop.time()
    until = began + seconds
    crowd = [asyncio.create_task(one(address, others, until, every, random.Random(n))) for n in range(sessions)]
    await asyncio.sleep(every)
    hostile = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.hostile", "--act", item, "--at", address, stdout=asyncio.subprocess.PIPE
    )
    start = loop.time()
    out, _ = await hostile.communicate()
    took = loop.time() - start
    await asyncio.gather(*crowd)
    told = " ".join(out.decode().split())[:140]
    figures = f"{len(others.seconds):6} {len(others.faults):6} {others.share(0.5):7.3f} {others.share(0.95):7.3f} {others.share(1):7.3f}"
    return f"{item:38} {figures} {took:8.1f}  {told}"


async def table(address: str, items: list[str], sessions: int, seconds: float, every: float) -> None:
    print(f"\n{sessions} sessions, a click every {every:g} s each, while one brings:")
    print(f"{'':38} clicks faults   p50 s   p95 s   max s  it took  and was told")
    for item in items:
        print(await row(address, item, sessions, seconds, every), flush=True)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sessions", type=int, default=50)
    ask.add_argument("--seconds", type=float, default=24)
    ask.add_argument("--every", type=float, default=5)
    ask.add_argument("--only", nargs="+", default=[""], help="items whose name holds one of these")
    ask.add_argument("--act", help=argparse.SUPPRESS)
    ask.add_argument("--at", help=argparse.SUPPRESS)
    asked = ask.parse_args()
    if asked.act:
        asyncio.run(act(asked.at, asked.act))
        return
    items = [item for item in ITEMS if any(part in item for part in asked.only)]
    with serving(STANCE_ATLAS_PUBLIC="1") as server:
        asyncio.run(table(server.address, items, asked.sessions, asked.seconds, asked.every))


if __name__ == "__main__":
    main()
