"""Every hostile text, file and link alone, through the whole of a real server: `python -m tests.hostile_run`.

Each text is a case of its own in all formats; each file is brought by the page's protocol, read where it can be, and its
case made into all formats; each link opens the page and asks for every format. Takes an hour; prints what broke.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.contributor import Contributor, said
from benchmarks.own_server import Server, serving
from benchmarks.reader import Reader
from components.case_folder import case_files
from components.choice import LAYERS, Choice
from components.export import MEDIA, export
from tests.hostile_checks import acting_in_file, acting_on_page, told_in_log
from tests.hostile_files import hostile_files
from tests.hostile_links import hostile_links
from tests.hostile_texts import case_of, hostile_case, hostile_texts


def texts(_: Server) -> Iterator[tuple[str, list[str]]]:
    """A case each, in every format, the layers in turn."""
    for n in range(len(hostile_texts())):
        case, choice = case_of(range(n, n + 1)), Choice(layer=LAYERS[n % 3])
        yield f"text {n}", [told for kind in MEDIA for told in acting_in_file(kind, export(case, choice, kind))]


def files(server: Server) -> Iterator[tuple[str, list[str]]]:
    for what, held in hostile_files().items():
        yield what, asyncio.run(brought(server.address, *held))


async def brought(address: str, name: str, raw: bytes) -> list[str]:
    """What breaks when one brings this file and has it read."""
    who = await Contributor.open(address, page="new")
    await who.run()
    runs = [await who.upload(address, (name, raw))]
    if "Read the article" in who.labels:
        runs.append(await who.press("Read the article"))
    elif not said(runs[0]):
        return ["neither read nor refused"]
    await who.close()
    return [told for run in runs for told in ([] if run.well else ["a run failed"]) + [*acting_on_page(run.messages)]]


def links(server: Server) -> Iterator[tuple[str, list[str]]]:
    for link in hostile_links():
        yield link[:60], asyncio.run(opened(server.address, link))


async def opened(address: str, link: str) -> list[str]:
    """What breaks when one opens this link, every panel of the page in turn."""
    from tests.test_hostile_server import file

    reader = await Reader.open(address, link)
    run = await reader.run()
    await reader.close()
    broken = ([] if run.well else ["a run failed"]) + [*acting_on_page(run.messages)]
    for kind in MEDIA if len(link) < 8000 else ():
        status, body = file(Server(0, address), f"/export/hostile.{kind}?{link}".replace(" ", "%20"))
        if status == 200:
            broken += acting_in_file(kind, body)
        elif status not in (400, 404) or b"Traceback" in body:
            broken.append(f"{kind}: {status} {body[:80]!r}")
    return broken


PARTS: dict[str, Callable[[Server], Iterator[tuple[str, list[str]]]]] = {"texts": texts, "files": files, "links": links}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("parts", nargs="*", default=[*PARTS], help=", ".join(PARTS))
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "server.log")
        for name, data in case_files(hostile_case()).items():
            path = Path(folder, "seeds", "hostile", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        with serving(seeds=Path(folder, "seeds"), log=log, STANCE_ATLAS_PUBLIC="1") as server:
            for part in ask.parse_args().parts:
                began, count = time.monotonic(), 0
                for what, broken in PARTS[part](server):
                    count += 1
                    faults += len(broken)
                    for told in broken:
                        print(f"{part}: {what}: {told}", flush=True)
                print(f"{count} {part} in {time.monotonic() - began:.0f} s, {faults} faults so far", flush=True)
        logged = told_in_log(log.read_text("utf-8", "replace"))
    print(*logged, f"{len(logged)} lines of the server's log tell of an error", sep="\n")
    sys.exit(1 if faults or logged else 0)


if __name__ == "__main__":
    main()
