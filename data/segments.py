"""A sentence cut around its figures, so that each figure has its own stretch of words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

Stretch = tuple[int, int]

_STRONG = re.compile(r"[;:]\s|\s[—–-]\s|(?:,\s)?\b(?:while|whereas)\s")
_WEAK = re.compile(
    r",?\s(?:and|but|or|plus)\s|,\s|\s\(|\)\s|\s(?=(?:of whom|of them|besides|including|as well as|along with)\b)"
)
_TAIL = re.compile(
    r",?\sand\sthe\s(?:rest|others|remainder)\b|"
    r",\s(?:and|but|while|whereas|though|although)\s(?!(?:was|were|is|are|has|have|had|then|will|would|later|only|since|also|another"
    r"|to|from|for|in|into|most|many|some|half|more|fled|left|crossed|went|moved|headed|settled|\w+ed)\b|\d)"
)
_LEAD = re.compile(
    r"(?:(?:ahead of|behind|followed by|with|past|next|and|but|in|to|for|from|into|the|by|also|then|another|rest|others|remainder|comes|come|came|follows)\s){0,3}$"
)


def around(text: str, anchors: Sequence[Stretch], names: Sequence[Stretch]) -> list[Stretch]:
    """One stretch for each anchor (spans in order, none overlapping); `names` are spans of country names.

    A series is cut before the name that goes with the next figure:

    >>> text = "Ruritania took in 4,000, Narnia 300 and 20 left for Oz"
    >>> spans = around(text, [(18, 23), (32, 35), (40, 42)], [(0, 9), (25, 31), (52, 54)])
    >>> [text[a:b] for a, b in spans]
    ['Ruritania took in 4,000', 'Narnia 300', '20 left for Oz']
    """
    if not anchors:
        return []
    cuts = [_cut(text, a[1], b[0], names) for a, b in itertools.pairwise(anchors)]
    begin = _last_strong_end(text, 0, anchors[0][0])
    end = _first_strong(text, anchors[-1][1])
    starts = [begin, *(after for _, after in cuts)]
    ends = [*(before for before, _ in cuts), end]
    return list(zip(starts, ends, strict=True))


def _cut(text: str, left: int, right: int, names: Sequence[Stretch]) -> Stretch:
    """Where one figure's stretch ends and the next one's begins, between two figures."""
    strong = [m for m in _STRONG.finditer(text, left, right) if not _labels(m, right, names)]
    if strong:
        return strong[0].start(), strong[-1].end()
    weak = list(_WEAK.finditer(text, left, right))
    for found in weak:
        after = [a for a, _ in names if found.end() <= a <= right and _LEAD.fullmatch(text[found.end() : a])]
        listed = any(b == found.start() for _, b in names)
        if after and listed and _is_pair(text, found, right, names):
            continue
        if after and not (listed and _another_follows(found.end(), weak, names)):
            return found.start(), found.end()
    if weak:
        return weak[-1].start(), weak[-1].end()
    return left, left


def _labels(found: re.Match[str], right: int, names: Sequence[Stretch]) -> bool:
    """ "then Oz: 3,000": the colon joins a name and its figure."""
    return found.group()[0] == ":" and found.end() == right and any(b == found.start() for _, b in names)


def _is_pair(text: str, found: re.Match[str], right: int, names: Sequence[Stretch]) -> bool:
    """ "to Oz and Narnia, as well as 300 tents": two names joined, and more than a blank before the figure."""
    second = next((b for a, b in names if a >= found.end()), right)
    more = re.match(r",?\s(?:as\swell|along|together|besides|plus|in\saddition)\b", text[second:right])
    return "and" in found.group() and more is not None


def _another_follows(at: int, weak: Sequence[re.Match[str]], names: Sequence[Stretch]) -> bool:
    """Whether a list of names goes on, so that the name at this place belongs to the figure before."""
    return any(w.start() > at and any(a >= w.end() for a, _ in names) for w in weak)


def _last_strong_end(text: str, left: int, right: int) -> int:
    ends = [m.end() for m in re.finditer(r";\s", text[left:right])]
    return left + ends[-1] if ends else left


def _first_strong(text: str, left: int) -> int:
    ends = [m.start() for m in (re.compile(r";\s").search(text, left), _TAIL.search(text, left)) if m]
    return min(ends, default=len(text))
