"""A printed sheet: its size, and a pen that writes words on it in points, from the top left corner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from matplotlib.figure import Figure
from matplotlib.patches import Patch

from components.fonts import FALLBACK, SANS, SERIF, register, wrap
from components.palette import GROUNDS, Ground, Theme
from components.plain_text import line

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
PLATE = Sheet(482, 232, 150, "none", words=False, margin=0)
"""The map alone, for a report that sets its own words."""


@dataclass(frozen=True, eq=False)
class Pen:
    """Writes on a figure; `x` runs right and `y` down, in points."""

    figure: Figure
    sheet: Sheet
    ground: Ground

    def text(self, x: float, y: float, said: str, size: float, **more: Any) -> None:
        """One line with its baseline at `y`. Nothing in it is read as markup."""
        family = more.pop("family", SANS)
        self.figure.text(
            x / self.sheet.width,
            1 - y / self.sheet.height,
            line(said),
            fontsize=size,
            family=[family, FALLBACK],
            color=more.pop("color", self.ground.text),
            va="baseline",
            parse_math=False,
            **more,
        )

    def block(
        self,
        x: float,
        y: float,
        said: str,
        size: float,
        room: float,
        *,
        most: int = 99,
        lead: float = 1.32,
        **more: Any,
    ) -> float:
        """Lines wrapped to `room` points, the first baseline at `y`; returns the baseline after the last one."""
        lines = wrap(line(said), room, size, more.get("family", SANS), more.get("weight", "regular"))
        if len(lines) > most:
            lines = [*lines[: most - 1], lines[most - 1] + " …"]
        for n, row in enumerate(lines):
            self.text(x, y + n * size * lead, row, size, **more)
        return y + len(lines) * size * lead

    def add(self, patch: Patch) -> None:
        """A patch whose coordinates are points from the top left corner."""
        patch.set_transform(self._points())
        self.figure.add_artist(patch)

    def _points(self) -> Any:
        from matplotlib.transforms import Affine2D

        w, h = self.sheet.width, self.sheet.height
        return Affine2D().scale(1 / w, -1 / h).translate(0, 1) + self.figure.transFigure


def blank(sheet: Sheet, theme: Theme) -> Pen:
    """An empty sheet in the theme's page colour."""
    register()
    ground = GROUNDS[theme]
    figure = Figure(figsize=(sheet.width / 72, sheet.height / 72), dpi=72, facecolor=ground.page)
    return Pen(figure, sheet, ground)


__all__ = ["PLATE", "SERIF", "SHEETS", "Pen", "Sheet", "blank"]
