"""What the page has made in processes of their own: its files, and the map it shows while an article is read.

So drawing takes no time from other readers, what draws is never in the page's memory, and no file can make the page
slow or end it.
"""

from __future__ import annotations

from dataclasses import replace

from components.bundle import open_bundle
from components.choice import Choice
from components.export import Form, export
from components.palette import Theme
from components.sheet import PLATE
from components.view import map_view
from data import desk
from data.case import Case
from data.records import Records
from data.worker import Pool

HERE = frozenset({"csv"})
"""Formats made in the page's own process: CSV costs it about as much as a click (0.04 s), every other at least 0.17 s."""
SECONDS = 40
POOL = Pool("making the file", megabytes=3000, slots=1, queue=16, keep=60)
"""One at a time: the page keeps the other core. The process is kept for a minute: the next file then takes a quarter of
the time. The limit is on addresses, of which the libraries take 1,800 MB when 400 MB are used.
"""


def made(case: Case, choice: Choice, form: Form, visitor: str = "") -> bytes:
    """`components.export.export`, made where it belongs. Raises WorkerError."""
    if form.format in HERE:
        return export(case, choice, form)
    data: bytes = POOL.run(export, case, choice, form, seconds=SECONDS, visitor=visitor)
    return data


def unzipped(data: bytes, visitor: str = "") -> tuple[Case, Choice]:
    """`components.bundle.open_bundle`, where a zip can be slow or huge. Raises BundleError or WorkerError."""
    told: tuple[Case, Choice] = desk.POOL.run(open_bundle, data, seconds=SECONDS, visitor=visitor)
    return told


def plate(case: Case, theme: Theme, records: Records) -> bytes:
    """The case's map as a small picture, with other records than its own. Called in a worker."""
    from components.printed_map import png

    shown = replace(case, records=records)
    return png(map_view(shown, Choice(theme=theme)), shown, PLATE)
