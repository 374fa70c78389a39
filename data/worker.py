"""Work that can be slow or huge, done in processes of their own with limits of processor time and memory.

    pool = Pool("reading it", megabytes=800)
    pool.run(function, a, b, seconds=20)         what function(a, b) returns
    pool.stream(function, a, b, seconds=20)      each value of a generator as it comes

`seconds` are of the processor's time, so that a busy machine turns nobody away. The function is importable and its arguments
and values pickle. A ValueError that it raises is raised here; anything else that ends it is a WorkerError with one sentence.
Whose turn it is, `data.turns` says.
"""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from data.turns import TooMany, Turns

ROOT = Path(__file__).parent.parent
NICE = 10
"""How far the work stands back behind the pages of others, as `nice` counts it."""
PATIENCE = 15
"""So many times its processor time may work take by the clock, before it is stopped however busy the machine is."""
WAIT = 2
"""So many times its processor time a caller waits for a turn."""
MOST_KEPT = 500
"""A process that still holds more megabytes than this does no second job."""


class WorkerError(ValueError):
    """The work could not be done. The message says why, in one sentence."""


class TooSlow(WorkerError):
    """It took more of the processor's time than it may."""


class TooLarge(WorkerError):
    """It needed more memory than it may have."""


class Broken(WorkerError):
    """The process was ended from outside, or broke down."""


class Busy(WorkerError):
    """Too many others wait."""


class _Child:
    """A process that does jobs, with a folder for its temporary files, which go with it however it ends."""

    def __init__(self) -> None:
        self.folder = TemporaryDirectory(prefix="stance-atlas-", ignore_cleanup_errors=True)
        # Not multiprocessing: it would import the running page again in the child.
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        own = {"PYTHONPATH": path, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        own |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self.folder.name)
        command, pipe = [sys.executable, "-m", "data.worker", self.folder.name], subprocess.PIPE
        try:
            self.process = subprocess.Popen(
                command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=os.environ | own
            )
        except OSError:
            self.folder.cleanup()
            raise

    def seconds(self) -> float:
        """Processor time it has taken so far, where the system says so; 0 when it is gone."""
        try:
            parts = Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
        except (OSError, IndexError):
            return 0.0
        return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")

    def took_too_long(self) -> bool:
        """Whether the system ended it for the processor time it took."""
        try:
            return self.process.wait(5) == -getattr(signal, "SIGXCPU", 1_000)
        except subprocess.TimeoutExpired:
            return False

    def end(self) -> None:
        self.process.kill()
        for end in (self.process.stdin, self.process.stdout):
            with suppress(OSError):  # what was not yet written is of no use
                end.close()  # type: ignore[union-attr]
        self.process.wait()
        self.folder.cleanup()


class Pool:
    """At most `slots` processes work, and at most `queue` callers wait, in the order that is fair to their visitors.

    `act` is what its sentences call the work. With `keep` a process that did its work well stays that many seconds for
    the next caller, who then does not wait until it has loaded what it needs.
    """

    def __init__(self, act: str, *, megabytes: int, slots: int = 3, queue: int = 8, keep: float = 0) -> None:
        self.act, self.megabytes, self.keep = act, megabytes, keep
        self._turns = Turns(slots, queue)
        self._lock = threading.Lock()
        self._idle: list[tuple[_Child, float]] = []  # with when it began to wait

    def close(self) -> None:
        """End the processes that wait."""
        while self._idle:
            self._idle.pop()[0].end()

    def run(self, function: Callable[..., Any], *args: Any, seconds: float, visitor: str = "") -> Any:
        """The value of `function(*args)`, or a generator's last one."""
        return [None, *self.stream(function, *args, seconds=seconds, visitor=visitor)][-1]

    def stream(
        self, function: Callable[..., Any], *args: Any, seconds: float, visitor: str = ""
    ) -> Generator[Any, None, None]:
        """The values as they come. Closing the generator ends the process. `visitor`: for whom it is done."""
        job = pickle.dumps((function, args, seconds, self.megabytes))
        used = [0.0]
        with self._turn(visitor, seconds, used), self._process() as child:
            begun, before = time.monotonic(), child.seconds()
            cut = threading.Timer(PATIENCE * seconds, child.process.kill)
            cut.daemon = True
            cut.start()
            try:
                if not (yield from self._values(child, job)):
                    child.end()
            except (EOFError, OSError, pickle.UnpicklingError):
                if child.took_too_long() or time.monotonic() - begun >= PATIENCE * seconds:
                    used[0] = seconds
                    said = f"{self.act} took more than {seconds:g} seconds of processor time and was stopped"
                    raise TooSlow(said) from None
                raise Broken(f"{self.act} failed: the program that did it broke down; try again") from None
            finally:
                cut.cancel()
                used[0] = used[0] or max(child.seconds() - before, 0.0) or time.monotonic() - begun

    @contextmanager
    def _turn(self, visitor: str, seconds: float, used: list[float]) -> Iterator[None]:
        try:
            turn = self._turns.wait(visitor, WAIT * seconds)
        except TooMany:
            raise Busy(
                f"too many others wait for the same, so {self.act} was not begun; try again in a minute"
            ) from None
        except TimeoutError:
            raise Busy(f"others came first, so {self.act} was not begun; try again in a minute") from None
        try:
            yield
        finally:
            self._turns.over(turn, used[0])

    @contextmanager
    def _process(self) -> Iterator[_Child]:
        """A process, one that waits if there is one; afterwards it waits if it did its work well and is to be kept."""
        with self._lock:
            child = self._idle.pop()[0] if self._idle else None
        if child and child.process.poll() is not None:  # ended from outside while it waited
            child.end()
            child = None
        try:
            child = child or _Child()
        except OSError as fault:
            raise WorkerError(f"{self.act} could not begin ({fault.strerror or fault})") from None
        well = False
        try:
            yield child
            well = True
        except ValueError as fault:
            well = not isinstance(fault, WorkerError)  # the process is sound, what it was given is not
            raise
        finally:
            if well and self.keep and child.process.poll() is None:
                self._let_wait(child)
            else:
                child.end()

    def _let_wait(self, child: _Child) -> None:
        waits = child, time.monotonic()
        with self._lock:
            self._idle.append(waits)
        over = threading.Timer(self.keep, self._send_home, [waits])
        over.daemon = True
        over.start()

    def _send_home(self, waits: tuple[_Child, float]) -> None:
        with self._lock:
            if waits not in self._idle:
                return
            self._idle.remove(waits)
        waits[0].end()

    def _values(self, child: _Child, job: bytes) -> Generator[Any, None, bool]:
        """The values; in the end, whether the process is fit for another job."""
        jobs, told = child.process.stdin, child.process.stdout
        assert jobs and told
        jobs.write(job)
        jobs.flush()
        while True:
            what, value = pickle.load(told)
            if what == "end":
                return bool(value)
            if what == "fault":
                raise value
            if what == "large":
                raise TooLarge(f"{self.act} needs more than {self.megabytes} MB of memory and was stopped")
            if what == "failed":
                raise WorkerError(f"{self.act} failed ({value})")
            yield value


def _limit(seconds: float, megabytes: int) -> None:
    """Limits of this process for its next job, where the system has them."""
    try:
        import resource
    except ImportError:
        return
    size = megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + 1, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _main() -> None:
    """The child: jobs from standard input as long as they come and go well, their values to standard output."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what the function prints is no value

    def tell(what: str, value: Any = None) -> None:
        out.write(pickle.dumps((what, value)))
        out.flush()

    jobs = os.fdopen(0, "rb")
    try:
        while jobs.peek(1) and _is_fit_after(jobs, tell):
            pass
    except BrokenPipeError:
        pass  # who asked is gone
    finally:
        shutil.rmtree(sys.argv[1], ignore_errors=True)  # for one who was ended without a chance to


def _is_small() -> bool:
    """Whether this process holds little, where the system says so: typst for one gives back nothing of what it took."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return True
    return pages * os.sysconf("SC_PAGE_SIZE") < MOST_KEPT * 1_000_000


def _is_fit_after(jobs: BinaryIO, tell: Callable[..., None]) -> bool:
    """Do the next job. Whether this process is fit for another one."""
    try:
        function, args, seconds, megabytes = pickle.load(jobs)
        _limit(seconds, megabytes)
        value = function(*args)
        for each in value if isinstance(value, Generator) else (value,):
            tell("value", each)
        fit = _is_small()
        tell("end", fit)
        return fit
    except MemoryError:
        tell("large")
        return False
    except ValueError as fault:
        tell("fault", fault)
    except Exception as fault:
        tell("failed", type(fault).__name__)
        return False
    return True


if __name__ == "__main__":
    # The class that the parent knows is data.worker's, not __main__'s.
    from data import worker

    worker._main()
