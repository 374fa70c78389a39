"""Tables as sentences: a row is read as what it says, cell after cell, and blocks are put together to a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_ENDS = re.compile(r"[.!?:…][\"'”’)\]]*$")
_MOST_CELLS, _LONG = 30, 160


def sentence(cells: Iterable[str]) -> str:
    """A row as a sentence: "Cuba stands by Paz.", "Sweden: 5 million euros." What follows a name in small letters goes on
    with it, anything else is set off. Empty for a row without words."""
    kept = [said for cell in cells if (said := " ".join(cell.split()))][:_MOST_CELLS]
    if not kept:
        return ""
    told = kept[0]
    for n, cell in enumerate(kept[1:]):
        told += (" " if n == 0 else ", ") + cell if cell[0].islower() else (": " if n == 0 else "; ") + cell
    return told if _ENDS.search(told) else f"{told}."


def blocks_of(rows: Iterable[Sequence[Sequence[str]]]) -> list[str]:
    """The blocks of a table, whose cells are lists of paragraphs. Cells of running text, as in a table that only sets a page,
    stay paragraphs."""
    found: list[str] = []
    for cells in rows:
        if any(len(cell) > 2 or any(len(block) > _LONG for block in cell) for cell in cells):
            found += [block for cell in cells for block in cell]
        elif told := sentence(" ".join(cell) for cell in cells):
            found.append(told)
    return found


def joined(blocks: Iterable[str]) -> str:
    """Paragraphs, an empty line between them."""
    return "\n\n".join(kept for block in blocks if (kept := block.strip())) + "\n"
