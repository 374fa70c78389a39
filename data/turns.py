"""Whose turn it is where several visitors want the same few places: who has had least of late, and one at a time.

A visitor who has had much is heavy for a while: heavy ones never take the last place, so that one who comes new need not
wait for what they brought. A visitor without a name (a command, a test) is served in the order of coming.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

HEAVY = 8.0
"""Seconds of the processor's time, had of late, from which on a visitor is heavy."""
HALF = 60.0
"""Seconds after which half of what a visitor had is forgotten."""
MOST_EACH = 4
"""So many may wait for one visitor."""
_NAMES = 4_096
_LOOK = 0.5


class TooMany(Exception):
    """There is no place to wait."""


@dataclass(eq=False, slots=True)
class Turn:
    """One who waits or works."""

    visitor: str
    number: int = field(default_factory=itertools.count().__next__)


class Turns:
    """`slots` may work at once, `queue` may wait."""

    def __init__(self, slots: int, queue: int) -> None:
        self.slots, self.queue = slots, queue
        self._waiting: list[Turn] = []
        self._working: list[Turn] = []
        self._had: dict[str, tuple[float, float]] = {}  # visitor -> seconds had, and when that was counted
        self._changed = threading.Condition()

    def wait(self, visitor: str, seconds: float) -> Turn:
        """Wait for a turn. Raises TooMany at once, TimeoutError after `seconds`."""
        turn = Turn(visitor)
        with self._changed:
            own = Counter(each.visitor for each in self._waiting)[visitor] if visitor else 0
            busy = len(self._working) + len(self._waiting)
            if busy >= self.slots + self.queue or own >= MOST_EACH:
                raise TooMany
            self._waiting.append(turn)
            try:
                end = time.monotonic() + seconds
                while not self._changed.wait_for(
                    lambda: self._next() is turn, _LOOK
                ):  # what was had is forgotten in time
                    if time.monotonic() >= end:
                        raise TimeoutError
                self._working.append(turn)
            finally:
                self._waiting.remove(turn)
                self._changed.notify_all()
        return turn

    def over(self, turn: Turn, seconds: float) -> None:
        """The work of a turn is done, or given up; it took so many seconds of the processor's time."""
        with self._changed:
            self._working.remove(turn)
            if turn.visitor:
                self._had[turn.visitor] = self._of_late(turn.visitor) + seconds, time.monotonic()
                if len(self._had) > _NAMES:
                    del self._had[min(self._had, key=lambda name: self._had[name][1])]
            self._changed.notify_all()

    def _next(self) -> Turn | None:
        """Who may begin now."""
        if len(self._working) >= self.slots:
            return None
        working = {each.visitor for each in self._working if each.visitor}
        heavy = sum(self._of_late(name) > HEAVY for name in working)
        may = [
            each
            for each in self._waiting
            if each.visitor not in working
            and (self.slots == 1 or heavy < self.slots - 1 or self._of_late(each.visitor) <= HEAVY)
        ]
        return min(may, key=lambda each: (self._of_late(each.visitor), each.number), default=None)

    def _of_late(self, visitor: str) -> float:
        seconds, when = self._had.get(visitor, (0.0, 0.0))
        return float(seconds * 0.5 ** ((time.monotonic() - when) / HALF)) if seconds else 0.0
