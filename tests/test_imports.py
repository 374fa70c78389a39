"""What the page must not load before it is asked for: it costs the first reader seconds, and every process memory."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ["onnxruntime", "tokenizers", "sentencex", "matplotlib", "typst", "trafilatura", "pypdf", "docx", "lxml", "pyogrio", "hypothesis"]
PAGE = "about article context_panel controls country keep map_panel new_case review_page share tables timeline unplaced"
CODE = """
import sys
import importlib
for name in {names!r}:
    importlib.import_module(name)
print(*sorted({heavy!r} & sys.modules.keys()))
"""


def loaded(names: list[str], heavy: list[str]) -> list[str]:
    code = CODE.format(names=names, heavy=set(heavy))
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()


def test_the_page_loads_nothing_that_only_reading_or_exporting_needs(root):
    names = [f"components.page.{name}" for name in ("cached", *PAGE.split())]
    assert loaded(names, [h for h in HEAVY if h != "hypothesis"]) == []  # pandera takes hypothesis where there is one


def test_the_server_answers_before_anything_is_loaded_that_reads_or_draws():
    assert loaded(["components.page.server"], [*HEAVY, "pandas", "geopandas", "pandera", "shapely"]) == []


def test_the_check_can_fail():
    assert loaded(["components.printed_map"], HEAVY) != []
