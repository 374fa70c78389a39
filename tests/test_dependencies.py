"""What the product is built of: all of it needed, pinned with hashes, installed as pinned, and free to pass on.

No vulnerability database is asked, as that needs the network; pip and the index do that where there is one.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

FREE = {
    "MIT", "MIT License", "MIT-CMU", "BSD", "BSD License", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "3-Clause BSD License",
    "Apache-2.0", "Apache Software License", "Apache License 2.0", "ISC License (ISCL)", "Zlib", "CC0-1.0", "PSF-2.0",
    "CNRI-Python", "Python Software Foundation License", "SIL Open Font License 1.1 (OFL-1.1)",
    "MPL-1.1", "MPL-2.0", "Mozilla Public License 2.0 (MPL 2.0)",
}  # fmt: skip
"""Licences that ask for no more than a notice, or, as the MPL, for changes of the package's own files."""
LOOKED_AT = {"pycountry": "LGPL-2.1-only"}
"""Used as it comes and never changed, which this licence asks; no other package has it."""
ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PINS = {"requirements.txt": (), "requirements-dev.txt": ("dev",)}
"""The files of pins, with the extras of pyproject.toml that they are made from."""
NOT_IMPORTED = {
    "font-source-sans-pro": "found as an entry point",
    "font-source-serif-pro": "found as an entry point",
    "lxml-html-clean": "trafilatura imports it",
    "plotly": "whose plotly.js the page serves; tests check the map's figure against its schema",
}
PIN = re.compile(r"([a-z0-9.-]+)==([0-9][0-9a-z.]*)((?: \\\n    --hash=sha256:[0-9a-f]{64})+)")


@cache
def pins(name: str) -> dict[str, str]:
    return {canonicalize_name(m[1]): m[2] for m in PIN.finditer((ROOT / name).read_text("utf-8"))}


def asked(extras: tuple[str, ...]) -> list[Requirement]:
    """What pyproject.toml asks for."""
    return [Requirement(r) for group in (PROJECT["dependencies"], *(PROJECT["optional-dependencies"][e] for e in extras)) for r in group]  # fmt: skip


def needs(extras: tuple[str, ...], here: bool) -> dict[str, list[Requirement]]:
    """Every package that is needed, through others as well: on this system, or (not `here`) on any."""
    found: dict[str, list[Requirement]] = {}
    left = asked(extras)
    done: set[tuple[str, str]] = set()
    while left:
        need = left.pop()
        name = canonicalize_name(need.name)
        found.setdefault(name, []).append(need)
        for extra in ("", *need.extras):
            if (name, extra) not in done:
                done.add((name, extra))
                left += [r for r in parts(name) if applies(r, extra, here)]
    return found


def parts(name: str) -> list[Requirement]:
    try:
        return [Requirement(r) for r in distribution(name).requires or ()]
    except PackageNotFoundError:  # for another system
        return []


def applies(need: Requirement, extra: str, here: bool) -> bool:
    if need.marker is None:
        return not extra
    if here:
        return need.marker.evaluate({"extra": extra})
    said = re.findall(r"extra == [\"']([^\"']+)", str(need.marker))
    return extra in said if said or extra else True


@pytest.mark.parametrize("name", PINS)
def test_every_line_is_a_pin_with_hashes(name):
    """No address, no path, no branch of a repository, no option for pip."""
    told = (ROOT / name).read_text("utf-8")
    rest = [line for line in PIN.sub("", told).splitlines() if line and not line.startswith(("#", "    #"))]
    assert rest == [] and len(pins(name)) > 50
    assert not any(need.url for need in asked(PINS[name]))


@pytest.mark.parametrize("name", PINS)
def test_what_is_pinned_is_what_is_needed(name):
    held, anywhere = pins(name), needs(PINS[name], here=False)
    assert sorted(held.keys() - anywhere.keys()) == [], "pinned and not needed"
    wanted = needs(PINS[name], here=True)
    assert sorted(wanted.keys() - held.keys() - {"pip"}) == [], "needed and not pinned"
    unfit = [str(need) for each, told in wanted.items() for need in told if not need.specifier.contains(held[each])]
    assert unfit == [], "the pin does not fit"


def test_the_files_of_pins_agree():
    first, second = (pins(name) for name in PINS)
    assert first.items() <= second.items()


def test_what_is_installed_is_what_is_pinned():
    assert {name: distribution(name).version for name in needs(("dev",), here=True)} == {
        name: pins("requirements-dev.txt")[name] for name in needs(("dev",), here=True)
    }


def licences(name: str) -> list[list[str]]:
    """The licences that the installed package names: one of the lists is to be kept whole."""
    about = distribution(name).metadata
    if told := about.get("License-Expression"):
        return [part.strip(" ()").split(" AND ") for part in told.split(" OR ")]
    classes = [c.rpartition(":: ")[2] for c in about.get_all("Classifier", []) if c.startswith("License ::")]
    short = (about.get("License") or "").split("\n")[0].strip()
    return [classes] if classes else [part.split(" AND ") for part in short.split(" OR ")]


@pytest.mark.parametrize("name", pins("requirements-dev.txt"))
def test_each_licence_lets_us_pass_it_on(name):
    told = licences(name)
    assert any(set(each) <= FREE | {LOOKED_AT.get(name)} for each in told), told
    assert name not in LOOKED_AT or [LOOKED_AT[name]] in told


def imported(*folders: str) -> set[str]:
    """The top-level names that our modules import, at the top or inside a function."""
    found: set[str] = set()
    for path in (p for folder in folders for p in ([ROOT / folder] if folder.endswith(".py") else (ROOT / folder).rglob("*.py"))):  # fmt: skip
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - {"data", "components", "dashboard", "tests", "benchmarks"}


def test_what_the_product_imports_is_what_it_asks_for():
    makers = packages_distributions()
    used = {
        canonicalize_name(makers[name][0]) for name in imported("data", "components", "dashboard.py") - {"antimeridian"}
    }
    wanted = {canonicalize_name(need.name) for need in asked(())}
    assert sorted(wanted - used - NOT_IMPORTED.keys()) == [], "asked for and not imported"
    assert sorted(used - wanted) == [], "imported and not asked for"
