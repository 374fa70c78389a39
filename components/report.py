"""The report: a tagged A4 PDF of the whole case, set by typst; words go in as data and are never read as markup."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from components.fonts import font_folder, speaking
from components.printed_map import svg
from components.report_data import report_data
from components.sheet import PLATE
from components.view import MapView
from data.case import Case

TEMPLATE = Path(__file__).with_name("report.typ")


def report_pdf(view: MapView, case: Case) -> bytes:
    """The report as PDF/UA-1; as a plain tagged PDF when it has letters that no font at hand can show."""
    inputs, fonts = _inputs(view, case)
    try:
        return bytes(_set(inputs, fonts, case, pdf_standards=["ua-1"]))
    except typst.TypstError as fault:
        if "font" not in str(fault):
            raise
        return bytes(_set(inputs, fonts, case))


def report_pages(view: MapView, case: Case, ppi: float = 144) -> list[bytes]:
    """Each page of the report as PNG."""
    pages = _set(*_inputs(view, case), case, format="png", ppi=ppi)
    return [bytes(page) for page in (pages if isinstance(pages, list) else [pages])]


def _inputs(view: MapView, case: Case) -> tuple[dict[str, str], list[str]]:
    """What the template takes, and the folders of the fonts that it takes."""
    data = report_data(view, case)
    plain = json.dumps(data, ensure_ascii=False)
    with speaking(plain) as faces:
        folders = sorted({str(Path(face.path).parent) for face in faces})
        data["fonts"] = [face.family for face in faces]
    words = json.dumps(data, ensure_ascii=False)
    return {"report": words, "map": svg(view, case, PLATE).decode()}, [font_folder().name, *folders]


def _set(inputs: dict[str, str], fonts: list[str], case: Case, **more: Any) -> Any:
    noon = datetime(case.published.year, case.published.month, case.published.day, 12, tzinfo=UTC)
    return typst.compile(
        str(TEMPLATE),
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs=inputs,
        timestamp=int(noon.timestamp()),
        **more,
    )
