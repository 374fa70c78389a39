"""Work that a stranger's file can make slow or huge, done in a process of its own with limits of time and memory.

    run(function, a, b, seconds=20, megabytes=800)      what function(a, b) returns
    stream(function, a, b, seconds=..., megabytes=...)   each value of a generator as it comes

The function is importable and its arguments and values pickle. A ValueError that it raises is raised here; anything
else that ends it is a WorkerError with one sentence. At most SLOTS processes run, and at most QUEUE callers wait.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any, BinaryIO

SLOTS = 2
QUEUE = 8
ROOT = Path(__file__).parent.parent
_slots = threading.BoundedSemaphore(SLOTS)
_places = threading.BoundedSemaphore(SLOTS + QUEUE)


class WorkerError(ValueError):
    """The work could not be done. The message says why, in one sentence."""


class TooSlow(WorkerError):
    """It took longer than it may."""


class TooLarge(WorkerError):
    """It needed more memory than it may have."""


class Busy(WorkerError):
    """Too many others wait."""


def run(function: Callable[..., Any], *args: Any, seconds: float, megabytes: int) -> Any:
    """The value of `function(*args)`, or a generator's last one."""
    return [None, *stream(function, *args, seconds=seconds, megabytes=megabytes)][-1]


def stream(function: Callable[..., Any], *args: Any, seconds: float, megabytes: int) -> Generator[Any, None, None]:
    """The values as they come. Closing the generator ends the process."""
    if not _places.acquire(blocking=False):
        raise Busy("too many files are being read right now; try again in a minute")
    try:
        if not _slots.acquire(timeout=seconds):
            raise Busy("other files are being read right now; try again in a minute")
        try:
            yield from _spawned(pickle.dumps((function, args, seconds, megabytes)), seconds)
        finally:
            _slots.release()
    finally:
        _places.release()


def _spawned(job: bytes, seconds: float) -> Iterator[Any]:
    # Not multiprocessing: it would import the running page again in the child.
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    env = os.environ | {"PYTHONPATH": path, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "data.worker"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env
    ) as child:
        assert child.stdin and child.stdout
        end = time.monotonic() + seconds
        cut = threading.Timer(seconds, child.kill)
        cut.start()
        try:
            _send(child.stdin, job)
            yield from _values(child.stdout)
        except (EOFError, pickle.UnpicklingError):
            if time.monotonic() >= end:
                raise TooSlow(f"reading it took longer than {seconds:g} seconds and was stopped") from None
            raise WorkerError("reading it failed: the program that read it broke down") from None
        finally:
            cut.cancel()
            child.kill()


def _send(pipe: BinaryIO | Any, job: bytes) -> None:
    try:
        pipe.write(job)
        pipe.close()
    except BrokenPipeError:
        raise EOFError from None


def _values(pipe: Any) -> Iterator[Any]:
    while True:
        what, value = pickle.load(pipe)
        if what == "end":
            return
        if what == "fault":
            raise value
        yield value


def _limit(seconds: float, megabytes: int) -> None:
    """Limits of this process, where the system has them."""
    try:
        import resource
    except ImportError:
        return
    size = megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _main() -> None:
    """The child: one job from standard input, its values to standard output."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what the function prints is no value
    job = sys.stdin.buffer.read()
    megabytes = 0

    def tell(what: str, value: Any = None) -> None:
        out.write(pickle.dumps((what, value)))
        out.flush()

    try:
        function, args, seconds, megabytes = pickle.loads(job)
        _limit(seconds, megabytes)
        value = function(*args)
        for each in value if isinstance(value, Generator) else (value,):
            tell("value", each)
        tell("end")
    except MemoryError:
        tell("fault", TooLarge(f"reading it needs more than {megabytes} MB of memory and was stopped"))
    except ValueError as fault:
        tell("fault", fault)
    except Exception as fault:
        tell("fault", WorkerError(f"reading it failed ({type(fault).__name__})"))


if __name__ == "__main__":
    # The class that the parent knows is data.worker's, not __main__'s.
    from data import worker

    worker._main()
