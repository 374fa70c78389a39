"""Turns: who has had least comes first, one at a time, and one who comes new need not wait for who takes much."""

from __future__ import annotations

import threading
import time

import pytest

from data import turns
from data.turns import TooMany, Turns


def waiting(held: Turns, visitor: str, order: list[str], seconds: float = 0.0) -> threading.Thread:
    def work() -> None:
        turn = held.wait(visitor, 20)
        order.append(visitor)
        held.over(turn, seconds)

    thread = threading.Thread(target=work)
    before = len(held._waiting)
    thread.start()
    end = time.monotonic() + 5
    while len(held._waiting) == before and visitor not in order and time.monotonic() < end:
        time.sleep(0.005)
    return thread


def test_without_names_it_is_the_order_of_coming():
    held, order = Turns(1, 5), []
    first = held.wait("", 1)
    threads = [waiting(held, "", order) for _ in range(3)]
    assert not order
    held.over(first, 1)
    for thread in threads:
        thread.join(5)
    assert len(order) == 3


def test_who_had_least_of_late_comes_first():
    held, order = Turns(1, 9), []
    for visitor, seconds in (("much", 5.0), ("little", 1.0)):
        held.over(held.wait(visitor, 1), seconds)
    first = held.wait("other", 1)
    threads = [waiting(held, name, order) for name in ("much", "little", "new")]
    held.over(first, 0.1)
    for thread in threads:
        thread.join(5)
    assert order == ["new", "little", "much"]


def test_one_visitor_works_once_at_a_time_and_does_not_fill_the_queue():
    held, order = Turns(3, 8), []
    first = held.wait("a", 1)
    threads = [waiting(held, "a", order) for _ in range(turns.MOST_EACH)]
    with pytest.raises(TooMany):
        held.wait("a", 1)
    assert not order  # two places are free, and are for others
    other = held.wait("b", 1)
    held.over(other, 0)
    held.over(first, 0)
    for thread in threads:
        thread.join(5)
    assert len(order) == turns.MOST_EACH


def test_heavy_visitors_never_take_the_last_place():
    held, order = Turns(2, 8), []
    for name in ("x", "y"):
        held.over(held.wait(name, 1), 60.0)
    first = held.wait("x", 1)
    thread = waiting(held, "y", order)
    time.sleep(0.1)
    assert not order
    held.over(held.wait("new", 1), 0.1)
    held.over(first, 1)
    thread.join(5)
    assert order == ["y"]


def test_what_was_had_is_forgotten(monkeypatch):
    monkeypatch.setattr(turns, "HALF", 0.05)
    held = Turns(2, 8)
    for name in ("x", "y"):
        held.over(held.wait(name, 1), 60.0)
    first = held.wait("x", 1)
    second = held.wait("y", 5)  # light again after some halves
    for turn in (first, second):
        held.over(turn, 0)


def test_a_wait_ends_and_leaves_nothing():
    held = Turns(1, 1)
    first = held.wait("a", 1)
    with pytest.raises(TimeoutError):
        held.wait("b", 0.05)
    assert not held._waiting
    held.over(first, 0)
    assert held.wait("b", 1).visitor == "b"


def test_no_more_names_are_remembered_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr(turns, "_NAMES", 5)
    held = Turns(1, 1)
    for n in range(20):
        held.over(held.wait(f"v{n}", 1), 1.0)
    assert len(held._had) == 5 and "v19" in held._had
