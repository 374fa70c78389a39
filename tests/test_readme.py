"""Every block of the README is run, in order, in an empty folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.M | re.S)
BIN = Path(sys.executable).parent


def test_every_block_says_what_it_is():
    assert {kind for kind, _ in BLOCKS} <= {"sh", "python"}


@pytest.mark.parametrize("text", [t for kind, t in BLOCKS if kind == "sh" and not t.startswith("make")])
def test_shell_blocks_run(text, tmp_path):
    env = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    told = subprocess.run(["sh", "-ec", text], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr


@pytest.mark.parametrize("text", [t for kind, t in BLOCKS if kind == "sh" and t.startswith("make")])
def test_make_blocks_name_targets(text):
    told = subprocess.run(["make", "-n", *text.split()[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr


@pytest.mark.parametrize("text", [t for kind, t in BLOCKS if kind == "python"])
def test_python_blocks_run(text):
    exec(compile(text, "README.md", "exec"), {})


def test_links_lead_somewhere():
    for name in re.findall(r"\]\(([^)#:]+)\)", (ROOT / "README.md").read_text("utf-8")):
        assert (ROOT / name).exists(), name
