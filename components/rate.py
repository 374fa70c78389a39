"""So much in so many seconds for each client, and no more clients remembered than there is room for."""

from __future__ import annotations

import ipaddress
from collections import OrderedDict


class Rate:
    """At most `most` acts of one client in `seconds`. Of more than `room` clients the one seen longest ago goes."""

    def __init__(self, most: int, seconds: float, room: int = 10_000) -> None:
        self.most, self.seconds, self.room = most, seconds, room
        self._seen: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def wait(self, client: str, now: float) -> float:
        """Count one act; 0 when it may be done, else the seconds to wait. `now`: seconds of any steady clock."""
        start, done = self._seen.pop(client, (now, 0))
        if now - start >= self.seconds:
            start, done = now, 0
        self._seen[client] = (start, done + 1)
        if len(self._seen) > self.room:
            self._seen.popitem(last=False)
        return start + self.seconds - now if done >= self.most else 0.0


def network(host: str) -> str:
    """Whom an address stands for: itself, or with IPv6 its /64, of which one customer has all."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else host
