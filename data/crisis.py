"""What a reader must know before reading: when, about which country, and which sides contend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

COLOURS = ("blue", "orange", "violet", "green")
"""The hues that a side may have, each told from the others in any common kind of colour vision."""


@dataclass(frozen=True, slots=True)
class Side:
    """One camp that contends for recognition or support. `proposed`: taken from the text, not from a case file.

    `colour` is one of COLOURS, or empty for the next in order.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    proposed: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Crisis:
    """The case, as far as reading needs it. `opposed` holds pairs of rival side ids (two camps)."""

    published: date
    focus_country: str | None = None
    sides: tuple[Side, ...] = ()
    opposed: tuple[tuple[str, str], ...] = ()

    def rank(self, side: str) -> int:
        """The place in COLOURS of a side's colour: its own, or that of its place in the list. Raises KeyError."""
        for place, each in enumerate(self.sides):
            if each.id == side:
                return COLOURS.index(each.colour) if each.colour else place
        raise KeyError(side)

    def rival(self, side: str) -> str | None:
        """The one declared rival of a side, or None when there is none or more than one."""
        rivals = {b if a == side else a for a, b in self.opposed if side in (a, b)}
        return rivals.pop() if len(rivals) == 1 else None


@dataclass(frozen=True, slots=True)
class Details:
    """What a text says of itself, as proposals to confirm; empty where it does not say."""

    title: str = ""
    publisher: str = ""
    published: str = ""
    focus_country: str = ""
    sides: tuple[Side, ...] = ()
