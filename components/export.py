"""The one path to a file, for page, command line and address: the same asking gives the same bytes.

What draws a format is heavy, and imported when a file of it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from components.bundle import BundleError, bundle_bytes, open_bundle
from components.choice import Choice
from components.choosing import ChoiceError, among
from components.data_files import csv_bytes, geojson_bytes, places_table
from components.library import find
from components.plain_text import line
from components.sheet import SHEETS
from components.view import map_view
from data.case import Case, CaseError
from data.whole import write_whole

REPORT = "report"
MEDIA: Mapping[str, str] = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "zip": "application/zip",
}
"""The formats by their extension, with their media types."""


class ExportError(ValueError):
    """An export that cannot be made. The message says why, in one sentence."""


class NotMade(ExportError):
    """It was asked for rightly, but this machine cannot make it now."""


@dataclass(frozen=True, slots=True)
class Form:
    """How to write: a format of MEDIA; for pictures a sheet of SHEETS and a scale; for CSV a byte order mark.

    `sheet` None is the format's own: the report for PDF, else `wide`.
    """

    format: str
    sheet: str | None = None
    scale: int = 1
    bom: bool = False

    def __post_init__(self) -> None:
        try:
            among("format", self.format, MEDIA)
            if self.sheet is not None:
                among("sheet", self.sheet, (*SHEETS, *([REPORT] if self.format == "pdf" else [])))
        except ChoiceError as fault:
            raise ExportError(str(fault)) from None
        if self.scale not in (1, 2):
            raise ExportError(f"scale {self.scale} is not 1 or 2")


def form_of(format: str, said: Mapping[str, str]) -> Form:
    """The form that words ask for: `sheet`, `scale` and `bom` (true or false). Raises ExportError."""
    scale, bom = said.get("scale", "1"), said.get("bom", "false")
    if scale not in ("1", "2"):
        raise ExportError(f"scale {line(scale)[:20]!r} is not 1 or 2")
    if bom not in ("true", "false"):
        raise ExportError(f"bom {line(bom)[:20]!r} is not true or false")
    return Form(format, said.get("sheet"), int(scale), bom == "true")


def export(case: Case, choice: Choice, form: Form | str) -> bytes:
    """The bytes of a case under a choice in a form. No network and no clock, and no file but temporary ones.

    Raises NotMade when these cannot be written or read.
    """
    asked = Form(form) if isinstance(form, str) else form
    with _room():
        return _WRITERS[asked.format](case, choice, asked)


@contextmanager
def _room() -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        said = f"reading or writing on this computer failed ({fault.strerror or fault})"
        raise NotMade(f"the file cannot be made: {said}") from None


def _picture(case: Case, choice: Choice, form: Form) -> bytes:
    from components import printed_map

    view, sheet = map_view(case, choice), SHEETS[form.sheet or "wide"]
    if form.format == "png":
        return printed_map.png(view, case, sheet, form.scale)
    return (printed_map.svg if form.format == "svg" else printed_map.pdf)(view, case, sheet)


def _pdf(case: Case, choice: Choice, form: Form) -> bytes:
    from components.report import report_pdf

    return report_pdf(map_view(case, choice), case) if form.sheet in (None, REPORT) else _picture(case, choice, form)


def _html(case: Case, choice: Choice, _form: Form) -> bytes:
    from components.standalone_html import standalone_html

    return standalone_html(case, choice)


def _geopackage(case: Case, choice: Choice, _form: Form) -> bytes:
    from components.geopackage import geopackage_bytes

    return geopackage_bytes(map_view(case, choice), case)


_WRITERS: Mapping[str, Callable[[Case, Choice, Form], bytes]] = {
    "png": _picture,
    "svg": _picture,
    "pdf": _pdf,
    "html": _html,
    "csv": lambda case, choice, form: csv_bytes(places_table(map_view(case, choice), case), form.bom),
    "geojson": lambda case, choice, _form: geojson_bytes(map_view(case, choice), case),
    "gpkg": _geopackage,
    "zip": lambda case, choice, _form: bundle_bytes(case, choice),
}


def export_pages(case: Case, choice: Choice, scale: int = 1) -> list[bytes]:
    """Every page of the report as PNG, 144 pixels an inch times `scale`."""
    from components.report import report_pages

    with _room():
        return report_pages(map_view(case, choice), case, 144 * scale)


def find_case(name: str) -> tuple[Case, Choice]:
    """A case by its id, or out of a bundle by the zip's path, with the choice to begin from. Raises ExportError."""
    if name.casefold().endswith(".zip"):
        try:
            return open_bundle(Path(name).read_bytes())
        except OSError as fault:
            raise ExportError(f"{name}: cannot be read ({fault.strerror})") from None
        except BundleError as fault:
            raise ExportError(f"{name}: {fault}") from None
    try:
        return find(name)
    except CaseError as fault:
        raise ExportError(str(fault)) from None


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write files whole or not at all. Raises ExportError."""
    try:
        write_whole(files)
    except OSError as fault:
        raise ExportError(f"{fault.filename}: cannot be written ({fault.strerror})") from None
