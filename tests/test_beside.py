"""Files made beside the page (their bytes: test_server.py): nothing that draws in the page's process, a sentence for what goes wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from components import beside
from components.choice import Choice
from components.export import Form, export
from data import worker
from data.worker import Broken, Pool, TooLarge, TooSlow
from tests.sample_case import sample_case

CASE = sample_case()


def test_what_draws_stays_out_of_the_process_that_asks():
    code = (
        "import sys; from components import beside; from components.choice import Choice; from components.export import *\n"
        "from tests.sample_case import sample_case\n"
        "for kind in ('png', 'pdf', 'gpkg'): beside.made(sample_case(), Choice(), Form(kind))\n"
        "beside.made(sample_case(), Choice(), Form('png', 'square'))\n"
        "beside.POOL.close(); print(*{'matplotlib', 'typst', 'pyogrio', 'PIL', 'fontTools'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_maker_that_is_killed_midway_is_one_sentence_and_the_next_file_is_made(monkeypatch):
    pool = Pool("making the file", megabytes=3000, slots=1, keep=5)
    monkeypatch.setattr(beside, "POOL", pool)
    spawned, spawn = [], worker._Child
    monkeypatch.setattr(worker, "_Child", lambda: spawned.append(spawn()) or spawned[-1])

    def kill():
        while not spawned:
            time.sleep(0.01)
        time.sleep(0.5)
        os.kill(spawned[0].process.pid, signal.SIGKILL)

    killing = threading.Thread(target=kill)
    killing.start()
    with pytest.raises(Broken, match=r"^making the file failed: the program that did it broke down; try again$"):
        beside.made(CASE, Choice(), Form("pdf"))
    killing.join()
    assert beside.made(CASE, Choice(), Form("svg")) == export(CASE, Choice(), "svg")
    assert len(spawned) == 2
    pool.close()


@pytest.mark.parametrize(
    ("seconds", "megabytes", "fault"), [(0.2, 3000, TooSlow), (40, 60, TooLarge)], ids=["slow", "large"]
)
def test_too_slow_and_too_large_are_told_apart(monkeypatch, seconds, megabytes, fault):
    monkeypatch.setattr(beside, "POOL", Pool("making the file", megabytes=megabytes))
    monkeypatch.setattr(beside, "SECONDS", seconds)
    with pytest.raises(fault, match=r"^making the file"):
        beside.made(CASE, Choice(), Form("png"))
