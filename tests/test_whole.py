"""Written whole or not at all; what is no regular file is written through and stays what it is."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest
from typer.testing import CliRunner

from components.cli import app
from data.case import case_ids
from data.whole import write_whole


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    write_whole({tmp_path / "a": b"new", tmp_path / "b": b"other"})
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a": b"new", "b": b"other"}


def test_one_that_cannot_be_written_leaves_all_as_they_were(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(OSError, match="No such file") as told:
        write_whole({tmp_path / "a": b"new", tmp_path / "no" / "b": b"x"})
    assert told.value.filename == str(tmp_path / "no" / "b")
    assert [p.name for p in tmp_path.iterdir()] == ["a"] and (tmp_path / "a").read_bytes() == b"old"


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path):
    (tmp_path / "far").mkdir()
    real, link, dangling = tmp_path / "far" / "real", tmp_path / "link", tmp_path / "dangling"
    real.write_bytes(b"old")
    link.symlink_to(real)
    dangling.symlink_to(tmp_path / "far" / "new")
    write_whole({link: b"new", dangling: b"made"})
    assert link.is_symlink() and dangling.is_symlink()
    assert real.read_bytes() == b"new" and (tmp_path / "far" / "new").read_bytes() == b"made"
    assert sorted(p.name for p in (tmp_path / "far").iterdir()) == ["new", "real"]


def test_a_pipe_is_written_through(tmp_path):
    pipe, told = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: told.append(pipe.read_bytes()))
    reader.start()
    write_whole({pipe: b"through"})
    reader.join(10)
    assert told == [b"through"] and stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.fixture
def full(tmp_path) -> Path:
    """A link to the device that is always full; the device itself must outlive a fault."""
    if not Path("/dev/full").exists():
        pytest.skip("no such device here")
    link = tmp_path / "out.json"
    link.symlink_to("/dev/full")
    return link


@pytest.mark.parametrize("direct", [False, True])
def test_a_full_device_is_told_and_stays_a_device(full, tmp_path, direct):
    (tmp_path / "a.txt").write_text("Peru recognised Ana Roca as president on Monday.\n", "utf-8")
    (tmp_path / "a.toml").write_text("published = 2020-06-30\n", "utf-8")
    out = Path("/dev/full") if direct else full
    told = CliRunner().invoke(app, ["extract", str(tmp_path / "a.txt"), "--out", str(out)])
    assert told.exit_code == 2 and "cannot be written (No space left on device)" in told.stderr
    assert told.stderr.count("\n") == 1
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode) and full.is_symlink()


def test_an_export_to_a_full_device_is_told_too(full, tmp_path):
    link = tmp_path / "out.csv"
    link.symlink_to("/dev/full")
    told = CliRunner().invoke(app, ["export", case_ids()[0], "--out", str(link)])
    assert told.exit_code == 2 and "No space left on device" in told.stderr
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode) and link.is_symlink()
