"""Records as (Geo)DataFrames, one row a record. Columns are declared once, here, and checked where frames are made.

All frames: index `id` (str, the record's id), CRS EPSG:4326 where there is a geometry. Dates are ISO strings, None
where the text gives none; `known_from` is the day from which an as-of view shows the row: its date, else publication.
A frame is made once for a case and shared: treat it as read-only, and take a copy to change it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import geopandas as gpd
import pandas as pd
import pandera.pandas as pa

from data.case import Case
from data.records import AID_STATUSES, DISPLACEMENT_KINDS, REASONS, STANCE_LABELS, Record
from data.world import is_known, load_world, name_of

CERTAINTIES = ("stated", "inferred", "claimed")
"""How firmly the text itself says it: stated; its date or actor inferred; ascribed by somebody else."""
_once = lru_cache(maxsize=32)  # checking a frame costs more than drawing it; cases of as many readers at a time


def _code(nullable: bool = True) -> pa.Column:
    return pa.Column(object, pa.Check(lambda s: s.dropna().map(is_known).all()), nullable=nullable)


def _text(nullable: bool = False, among: Iterable[str] | None = None) -> pa.Column:
    check = pa.Check.isin(list(among)) if among else None
    return pa.Column(object, check, nullable=nullable)


_SHARED = {
    "article": _text(),
    "start": pa.Column(int, pa.Check.ge(0)),
    "end": pa.Column(int, pa.Check.gt(0)),
    "quote": _text(),
    "rule": _text(),
    "confidence": pa.Column(float, pa.Check.in_range(0, 1)),
}
_DATED = {"date": _text(nullable=True), "known_from": _text()}

SCHEMAS = {
    "stances": pa.DataFrameSchema(
        {
            "actor": _code(nullable=False),
            "actor_name": _text(),
            "side": _text(nullable=True),
            "side_name": _text(),
            "stance": _text(among=STANCE_LABELS),
            **_DATED,
            "date_known": _text(),
            "deadline": _text(nullable=True),
            "named": pa.Column(bool),
            "attributed_to": _text(nullable=True),
            "certainty": _text(among=CERTAINTIES),
            **_SHARED,
        }
    ),
    "displacement": pa.DataFrameSchema(
        {
            "origin": _code(),
            "origin_name": _text(),
            "destination": _code(),
            "destination_name": _text(),
            "people_low": pa.Column("Int64", nullable=True),
            "people_high": pa.Column("Int64", nullable=True),
            "kind": _text(among=DISPLACEMENT_KINDS),
            "measure": _text(),
            "reporter": _text(nullable=True),
            "projected": pa.Column(bool),
            **_DATED,
            **_SHARED,
        }
    ),
    "aid": pa.DataFrameSchema(
        {
            "donor": _code(),
            "donor_name": _text(),
            "recipient": _code(),
            "recipient_name": _text(),
            "amount": pa.Column(object, nullable=True),
            "currency": _text(nullable=True),
            "status": _text(among=AID_STATUSES),
            "refused_by": _text(nullable=True),
            "verb": _text(),
            "per": _text(nullable=True),
            "attributed_to": _text(nullable=True),
            **_DATED,
            "date_known": _text(),
            **_SHARED,
        }
    ),
    "events": pa.DataFrameSchema(
        {
            **_DATED,
            "date_end": _text(nullable=True),
            "date_known": _text(),
            "what": _text(),
            "countries": pa.Column(object),
            "act": pa.Column(bool),
            "future": pa.Column(bool),
            **_SHARED,
        }
    ),
    "unplaced": pa.DataFrameSchema({"reason": _text(among=REASONS), "why": _text(), "about": _text(), **_SHARED}),
}


@_once
def stance_frame(case: Case) -> gpd.GeoDataFrame:
    """Who stands where; geometry is the actor's polygon (None for groups and for places that are points)."""
    rows = [
        _row(r, case, actor_name=name_of(r.actor), side_name=case.side(r.side).name if r.side else "both sides")
        | {"certainty": _certainty(r.attributed_to, r.date_known, r.named)}
        for r in case.records.stances
    ]
    return _located(_frame("stances", rows), "actor")


@_once
def displacement_frame(case: Case) -> gpd.GeoDataFrame:
    """People who moved; geometry is the origin's polygon. Bounds in people; both missing: no figure in the text."""
    rows = []
    for r in case.records.displacement:
        row = _row(r, case, origin_name=name_of(r.origin), destination_name=name_of(r.destination))
        rows.append(row | {"kind": row.pop("displacement_kind")})
    frame = _frame("displacement", rows)
    return _located(frame, "origin")


@_once
def aid_frame(case: Case) -> gpd.GeoDataFrame:
    """Help; geometry is the donor's polygon. Amounts are Decimals in `currency`; never sum over statuses."""
    rows = [_row(r, case, donor_name=name_of(r.donor), recipient_name=name_of(r.recipient)) for r in case.records.aid]
    return _located(_frame("aid", rows), "donor")


@_once
def event_frame(case: Case) -> pd.DataFrame:
    """The timeline, by date; undated rows last."""
    frame = _frame("events", [_row(r, case) for r in case.records.events])
    return frame.sort_values(["date", "start"], na_position="last", kind="stable")


@_once
def unplaced_frame(case: Case) -> pd.DataFrame:
    """What was read and not placed, with the reason in words."""
    return _frame("unplaced", [_row(r, case, why=REASONS[r.reason]) for r in case.records.unplaced])


def _row(record: Record, case: Case, **more: Any) -> dict[str, Any]:
    skip = {"evidence", "why", "also", "confidence"}
    own = {k: getattr(record, k) for k in record.__dataclass_fields__ if k not in skip}
    e = record.evidence
    row = {
        "id": record.id,
        **own,
        **more,
        "article": e.article,
        "start": e.start,
        "end": e.end,
        "quote": e.quote,
    }
    if "date" in own:
        row["known_from"] = own["date"] or case.article(e.article).published.isoformat()
    return row | {"rule": record.why.rule, "confidence": record.confidence}


def _certainty(attributed_to: str | None, date_known: str, named: bool) -> str:
    if attributed_to:
        return "claimed"
    return "inferred" if date_known == "inferred" or not named else "stated"


def _frame(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    schema = SCHEMAS[name]
    columns = list(schema.columns)
    frame = pd.DataFrame([[row[c] for c in columns] for row in rows], columns=columns, dtype=object)
    frame.index = pd.Index([row["id"] for row in rows], name="id", dtype=object)
    for column, declared in schema.columns.items():
        if str(declared.dtype) != "object":
            frame[column] = frame[column].astype(str(declared.dtype))
        else:
            frame[column] = frame[column].astype(object).where(frame[column].notna(), None)
    checked: pd.DataFrame = schema.validate(frame)
    return checked


def _located(frame: pd.DataFrame, by: str) -> gpd.GeoDataFrame:
    shapes = load_world().geometry
    return gpd.GeoDataFrame(frame, geometry=[shapes.get(code) for code in frame[by]], crs=4326)
