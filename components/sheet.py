"""The printed sheets: how large each is, and what stands on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Where = Literal["right", "below", "none"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Width and height in points, pixels an inch at scale 1, where the legend stands, and whether words are set."""

    width: float
    height: float
    dpi: int
    legend: Where
    words: bool = True
    margin: float = 30.0


SHEETS: Mapping[str, Sheet] = {
    "wide": Sheet(921.6, 518.4, 125, "right"),
    "square": Sheet(622.08, 622.08, 125, "below"),
    "a4": Sheet(841.89, 595.276, 150, "below"),
}
"""16:9 (1600 x 900 pixels), square (1080 x 1080), A4 landscape (1754 x 1240); twice that at scale 2."""
PLATE = Sheet(482, 250, 150, "none", words=False, margin=0)
"""The map alone, for a report that sets its own words."""
