"""A pen that writes words on a printed sheet, in points from the top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matplotlib.figure import Figure
from matplotlib.patches import Patch

from components.fonts import SANS, SERIF, families, register, wrap
from components.palette import GROUNDS, Ground, Theme
from components.plain_text import line
from components.sheet import Sheet


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
            family=families(family),
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


__all__ = ["SERIF", "Pen", "blank"]
