"""Work in a process with limits: what comes back, and what is said when it is cut."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from data import worker
from data.worker import Broken, Busy, Pool, TooLarge, TooSlow, WorkerError

POOL = Pool("reading it", megabytes=500)


@pytest.fixture
def kept():
    """A pool of one process that stays for the next job."""
    pool = Pool("making it", megabytes=500, slots=1, keep=60)
    yield pool
    pool.close()


def add(a, b):
    print("this is no value")
    return a + b


def count(n):
    yield from range(n)


def bad(message):
    raise ValueError(message)


def breaks():
    raise KeyError("secret text of the article")


def held(megabytes, kept=[]):  # noqa: B006
    kept.append(b"x" * (megabytes * 1_000_000))
    return os.getpid()


def dies():
    os._exit(3)


def spins():
    yield "begun"
    while True:
        pass


def hoards():
    return len(bytearray(2_000_000_000))


def pid():
    return os.getpid()


def test_a_value_and_values_come_back():
    assert POOL.run(add, 2, 3, seconds=20) == 5
    assert list(POOL.stream(count, 4, seconds=20)) == [0, 1, 2, 3]


def test_a_fault_of_the_input_is_raised_as_it_is():
    with pytest.raises(ValueError, match=r"^the page is empty$"):
        POOL.run(bad, "the page is empty", seconds=20)


WRONG = [
    (spins, 1.5, TooSlow, "took more than 1.5 seconds of processor time"),
    (hoards, 20, TooLarge, "needs more than 500 MB"),
    (dies, 20, Broken, "broke down; try again"),
    (breaks, 20, WorkerError, r"failed \(KeyError\)$"),
]


@pytest.mark.parametrize(("function", "seconds", "error", "says"), WRONG)
def test_what_goes_wrong_is_one_sentence(function, seconds, error, says):
    with pytest.raises(error, match=f"^reading it (failed: .*)?{says}"):
        POOL.run(function, seconds=seconds)


def test_closing_a_stream_ends_the_process_and_frees_its_place():
    for _ in range(3):
        values = POOL.stream(spins, seconds=20)
        assert next(values) == "begun"
        values.close()
    assert POOL.run(add, 1, 1, seconds=20) == 2


def test_a_stranger_s_file_gets_a_process_of_its_own():
    assert POOL.run(pid, seconds=20) != POOL.run(pid, seconds=20)


def test_a_kept_process_does_the_next_job_and_a_bad_one_is_replaced(kept):
    first = kept.run(pid, seconds=20)
    with pytest.raises(ValueError, match="empty"):
        kept.run(bad, "empty", seconds=20)
    assert kept.run(pid, seconds=20) == first
    for function, seconds, error, _ in WRONG:
        with pytest.raises(error):
            kept.run(function, seconds=seconds)
        now = kept.run(pid, seconds=20)
        assert now != first
        first = now


def test_a_process_that_was_ended_while_it_waited_is_replaced(kept):
    first = kept.run(pid, seconds=20)
    os.kill(first, signal.SIGKILL)
    time.sleep(0.2)
    assert kept.run(pid, seconds=20) != first


def test_a_process_is_kept_for_a_while_only_and_counted_from_its_last_job():
    pool = Pool("making it", megabytes=500, keep=1.0)
    first = pool.run(pid, seconds=20)
    time.sleep(0.6)
    assert pool.run(pid, seconds=20) == first
    time.sleep(0.6)
    assert pool.run(pid, seconds=20) == first
    time.sleep(1.4)
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


def leaves():
    import tempfile

    handle, name = tempfile.mkstemp()
    os.write(handle, b"x")
    yield name
    while True:
        pass


def test_temporary_files_go_with_the_process_that_was_stopped():
    values = POOL.stream(leaves, seconds=20)
    left = Path(next(values))
    assert left.exists()
    values.close()
    assert not left.exists() and not left.parent.exists()


def folder():
    return os.environ["TMPDIR"]


def test_a_process_whose_asker_was_killed_goes_and_leaves_nothing():
    code = (
        "import os; from data.worker import Pool; from tests.test_worker import folder, pid\n"
        "pool = Pool('making it', megabytes=500, keep=60)\n"
        "print(pool.run(pid, seconds=20), pool.run(folder, seconds=20), flush=True); os._exit(1)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.split()
    end = time.monotonic() + 10
    while Path(told[1]).exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert not Path(told[1]).exists() and "stance-atlas-" in told[1]


def test_no_process_is_one_sentence_too(monkeypatch):
    def none(*_, **__):
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(worker.subprocess, "Popen", none)
    with pytest.raises(WorkerError, match=r"^reading it could not begin \(Resource temporarily unavailable\)$"):
        POOL.run(add, 1, 1, seconds=20)


@pytest.mark.skipif(not hasattr(os, "nice"), reason="no such thing here")
def test_the_work_stands_back_behind_the_page():
    assert POOL.run(os.nice, 0, seconds=20) == min(19, os.nice(0) + worker.NICE)


def test_a_process_that_took_much_does_no_second_job():
    pool = Pool("making it", megabytes=2000, slots=1, keep=60)
    small = pool.run(held, 10, seconds=20)
    assert pool.run(held, 600, seconds=20) == small  # it was kept, and is no longer
    assert pool.run(held, 10, seconds=20) != small
    pool.close()


def test_too_many_are_turned_away():
    pool = Pool("reading it", megabytes=500, slots=1, queue=1)
    holding = pool.stream(spins, seconds=20)
    next(holding)

    def wait():
        with pytest.raises(Busy, match="others came first, so reading it was not begun"):
            pool.run(add, 1, 1, seconds=0.5)

    waiting = threading.Thread(target=wait)
    waiting.start()
    time.sleep(0.2)
    with pytest.raises(Busy, match=r"too many others wait .* try again"):
        pool.run(add, 1, 1, seconds=20)
    waiting.join()
    holding.close()
    assert pool.run(add, 1, 1, seconds=20) == 2
