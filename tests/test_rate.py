"""So much a minute and no more, and no more memory than there is room for."""

from __future__ import annotations

import pytest

from components.rate import Rate, network


def test_a_client_waits_after_so_many_and_others_do_not():
    rate = Rate(most=2, seconds=60)
    assert [rate.wait("a", now) for now in (0, 10, 20, 59)] == [0, 0, 40, 1]
    assert rate.wait("b", 20) == 0
    assert rate.wait("a", 60) == 0


def test_only_so_many_clients_are_remembered():
    rate = Rate(most=1, seconds=60, room=3)
    for n in range(100):
        assert rate.wait(str(n), 0) == 0
    assert len(rate._seen) == 3
    assert rate.wait("99", 1) == 59 and rate.wait("0", 1) == 0


@pytest.mark.parametrize(
    ("host", "whom"),
    [("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"), ("testclient", "testclient")],
)
def test_an_ipv6_customer_is_one_client(host, whom):
    assert network(host) == whom
