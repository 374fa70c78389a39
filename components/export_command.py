"""What the `export` command does: from words to files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from components.choosing import ChoiceError, choose
from components.export import REPORT, ExportError, Form, export, export_pages, find_case, write_files
from data.case import CaseError


class BadExport(ValueError):
    """Something in the command cannot be done; one sentence."""


def export_file(
    name: str, said: Mapping[str, str | None], out: Path, *, sheet: str | None, scale: int, bom: bool
) -> None:
    """Write `out` in the format of its extension; a report as .png is a file a page: out-1.png, out-2.png, ..."""
    kind = out.suffix.lower().lstrip(".")
    try:
        pages = kind == "png" and sheet == REPORT
        form = Form(kind, None if pages else sheet, scale, bom)
        case, start = find_case(name)
        choice = choose(case, start, said)
        if pages:
            made = export_pages(case, choice, scale)
            write_files({out.with_name(f"{out.stem}-{n}{out.suffix}"): page for n, page in enumerate(made, 1)})
        else:
            write_files({out: export(case, choice, form)})
    except (ChoiceError, ExportError, CaseError) as fault:
        raise BadExport(str(fault)) from None
