"""The records of a case as plain tables, one a kind: what CSV files, the GeoPackage and the bundle carry."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from data.case import Case
from data.frames import aid_frame, displacement_frame, event_frame, stance_frame, unplaced_frame

_FRAMES: Mapping[str, Callable[[Case], pd.DataFrame]] = {
    "stances": stance_frame,
    "displacement": displacement_frame,
    "aid": aid_frame,
    "events": event_frame,
    "unplaced": unplaced_frame,
}


def record_tables(case: Case) -> dict[str, pd.DataFrame]:
    """All records of the case by kind, first column `id`, no geometry."""
    return {
        name: pd.DataFrame(frame(case)).drop(columns="geometry", errors="ignore").rename_axis("id").reset_index()
        for name, frame in _FRAMES.items()
    }
