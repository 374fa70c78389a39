"""The dashboard as a process of its own on a free port of this machine, and what it costs: processor and memory."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
_TICK = os.sysconf("SC_CLK_TCK")


class Server:
    """A running dashboard."""

    def __init__(self, pid: int, address: str) -> None:
        self.pid, self.address = pid, address
        self.log: Path | None = None

    @property
    def megabytes(self) -> float:
        """Resident memory in MB."""
        told = Path(f"/proc/{self.pid}/status").read_text("ascii")
        return int(told.split("VmRSS:")[1].split()[0]) / 1024

    @property
    def seconds(self) -> float:
        """Processor time so far."""
        parts = Path(f"/proc/{self.pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
        return (int(parts[11]) + int(parts[12])) / _TICK


@contextmanager
def serving(
    script: str = "dashboard.py",
    rest: float = 3,
    base: str = "",
    address: str = "127.0.0.1",
    seeds: Path | None = None,
    log: Path | None = None,
    **settings: str,
) -> Iterator[Server]:
    """Start the dashboard (or another script) and end it afterwards. Raises RuntimeError when it does not come up.

    `rest`: seconds to leave it alone once it answers, while it gets ready what the first reader would wait for. `base`:
    the path it is served under, `address` where it listens. `seeds`: the folder of its cases, if not the bundled ones. `log` takes what it writes;
    `settings` are variables of its environment.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    command += ["--server.address", address, "--server.headless", "true"]
    command += ["--server.baseUrlPath", base] if base else []
    env = os.environ | settings | ({"STANCE_ATLAS_SEEDS": str(seeds)} if seeds else {})
    with (log or Path(os.devnull)).open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=out, stderr=out)
    try:
        root = f"http://127.0.0.1:{port}{f'/{base}' if base else ''}"
        wait(process, f"{root}/_stcore/health")
        time.sleep(rest)
        yield Server(process.pid, root)
    finally:
        process.terminate()
        process.wait(10)


def wait(process: subprocess.Popen[bytes], health: str) -> None:
    """Until the process answers at `health`. Raises RuntimeError when it ends or a minute passes."""
    for _ in range(3000):
        try:
            urllib.request.build_opener(urllib.request.ProxyHandler({})).open(health, timeout=5).read()
            return
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.02)
    raise RuntimeError("the dashboard did not come up")
