"""Work in a process with limits: what comes back, and what is said when it is cut."""

from __future__ import annotations

import threading
import time

import pytest

from data import worker
from data.worker import Busy, TooLarge, TooSlow, WorkerError, run, stream

LIMITS = {"seconds": 20.0, "megabytes": 500}


def add(a, b):
    print("this is no value")
    return a + b


def count(n):
    yield from range(n)


def bad(message):
    raise ValueError(message)


def breaks():
    raise KeyError("secret text of the article")


def dies():
    import os

    os._exit(3)


def spins():
    yield "begun"
    while True:
        pass


def hoards():
    return len(bytearray(2_000_000_000))


def test_a_value_and_values_come_back():
    assert run(add, 2, 3, **LIMITS) == 5
    assert list(stream(count, 4, **LIMITS)) == [0, 1, 2, 3]


def test_a_fault_of_the_input_is_raised_as_it_is():
    with pytest.raises(ValueError, match=r"^the page is empty$"):
        run(bad, "the page is empty", **LIMITS)


@pytest.mark.parametrize(
    ("function", "limits", "error", "says"),
    [
        (spins, {"seconds": 1.5, "megabytes": 500}, TooSlow, "longer than 1.5 seconds"),
        (hoards, LIMITS, TooLarge, "more than 500 MB"),
        (dies, LIMITS, WorkerError, "broke down"),
        (breaks, LIMITS, WorkerError, r"reading it failed \(KeyError\)$"),
    ],
)
def test_what_goes_wrong_is_one_sentence(function, limits, error, says):
    with pytest.raises(error, match=says):
        run(function, **limits)


def test_closing_a_stream_ends_the_process_and_frees_its_place():
    for _ in range(worker.SLOTS + 1):
        values = stream(spins, **LIMITS)
        assert next(values) == "begun"
        values.close()
    assert run(add, 1, 1, **LIMITS) == 2


def test_too_many_are_turned_away(monkeypatch):
    monkeypatch.setattr(worker, "_slots", threading.BoundedSemaphore(1))
    monkeypatch.setattr(worker, "_places", threading.BoundedSemaphore(2))
    holding = stream(spins, **LIMITS)
    next(holding)

    def wait():
        with pytest.raises(Busy):
            run(add, 1, 1, seconds=1.0, megabytes=500)

    waiting = threading.Thread(target=wait)
    waiting.start()
    time.sleep(0.2)
    with pytest.raises(Busy, match="try again"):
        run(add, 1, 1, **LIMITS)
    waiting.join()
    holding.close()
    assert run(add, 1, 1, **LIMITS) == 2
