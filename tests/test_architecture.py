"""The house rules, each as a test, and each shown to fail when broken."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DATA = sorted((ROOT / "data").rglob("*.py"))
COMPONENTS = sorted((ROOT / "components").rglob("*.py"))
PAGE = [ROOT / "dashboard.py", *sorted((ROOT / "components" / "page").rglob("*.py"))]
PRODUCT = [*DATA, *COMPONENTS, ROOT / "dashboard.py"]
DRAWING = {"streamlit", "plotly", "matplotlib"}
READING = {"data.reading", "data.reading.mentions", "data.extract", "data.events", "onnxruntime"}
CLI = ROOT / "components" / "cli.py"


def imports(source: str) -> set[str]:
    """Every module that a source imports, with all its parents."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names | {name.rsplit(".", n)[0] for name in names for n in range(1, name.count(".") + 1)}


def drawn_in_data(source: str) -> set[str]:
    return imports(source) & DRAWING | {name for name in imports(source) if name.split(".")[0] == "components"}


def read_in_components(source: str) -> set[str]:
    return imports(source) & READING


def ordinary_words() -> set[str]:
    """Words that the annotated texts write small: "council" or "president" in a side's name gives no case away."""
    texts = (path.read_text("utf-8") for path in (ROOT / "training" / "texts").glob("*/*.txt"))
    return {word for text in texts for word in re.findall(r"\b[a-zß-ÿ]{4,}\b", text)}


def case_words() -> set[str]:
    """What would give a case away: its id, its sides' proper names, its focus country's name and code."""
    from data.case import case_ids, load_case
    from data.world import name_of

    ordinary = ordinary_words()
    words: set[str] = set()
    for id_ in case_ids():
        case = load_case(id_)
        words |= {case.id, *(side.id for side in case.sides)}
        for name in (name for side in case.sides for name in (side.name, *side.aliases)):
            proper = re.findall(r"\b[A-ZÀ-Þ]\w{3,}", name)
            words |= {word for word in proper if word.lower() not in ordinary}
            words |= {" ".join(proper)} if len(proper) > 1 else set()
        if case.focus_country:
            words |= {case.focus_country, name_of(case.focus_country)}
    return words


def named(source: str, words: set[str]) -> set[str]:
    return {
        word
        for word in words
        if re.search(rf"(?<![A-Za-z]){re.escape(word)}", source, re.IGNORECASE if len(word) > 3 else 0)
    }


@pytest.mark.parametrize("path", DATA, ids=str)
def test_data_draws_nothing(path):
    assert not drawn_in_data(path.read_text("utf-8"))


@pytest.mark.parametrize("path", [p for p in COMPONENTS if p != CLI], ids=str)
def test_components_read_no_article(path):
    assert not read_in_components(path.read_text("utf-8"))


@pytest.mark.parametrize("path", [p for p in PRODUCT if p not in PAGE], ids=str)
def test_streamlit_stays_on_the_page(path):
    assert "streamlit" not in imports(path.read_text("utf-8"))


@pytest.mark.parametrize("path", PRODUCT, ids=str)
def test_no_case_is_named_in_python(path):
    assert not named(path.read_text("utf-8"), case_words())


@pytest.mark.parametrize(
    ("check", "broken"),
    [
        (drawn_in_data, "import plotly.graph_objects as go"),
        (drawn_in_data, "def f():\n    from matplotlib import figure"),
        (drawn_in_data, "from components.view import MapView"),
        (read_in_components, "from data.extract import extract"),
        (read_in_components, "import onnxruntime"),
        (read_in_components, "from data import reading"),
    ],
)
def test_the_import_rules_fail_when_broken(check, broken):
    assert check(broken)


def test_the_case_rule_fails_when_broken():
    words = case_words()
    assert words
    for word in words:
        assert named(f'CHOSEN = "{word}"', words), word


def order(package: str) -> list[str]:
    """The flow a package's docstring declares: module names in the order in which they may be imported."""
    said = ast.get_docstring(ast.parse((ROOT / package / "__init__.py").read_text("utf-8"))) or ""
    flow = said[said.index("in this flow:") + 13 :]
    return re.findall(r"[a-z_]+", flow)


def backward(module: str, source: str, flow: list[str], package: str) -> set[str]:
    """Imports that run against the declared flow."""
    used = {name.split(".")[1] for name in imports(source) if name.startswith(f"{package}.")} - {module}
    return {name for name in used if name not in flow or flow.index(name) >= flow.index(module)}


@pytest.mark.parametrize("package", ["data", "components"])
def test_imports_point_one_way(package):
    flow = order(package)
    modules = {p.stem for p in (ROOT / package).glob("*.py")} - {"__init__"}
    assert modules <= set(flow), f"not in the flow of {package}/__init__.py: {modules - set(flow)}"
    for path in (ROOT / package).glob("*.py"):
        if path.stem != "__init__":
            assert not backward(path.stem, path.read_text("utf-8"), flow, package), path


def test_the_flow_rule_fails_when_broken():
    assert backward("article", "from data.extract import extract", order("data"), "data")


def test_the_top_level_is_the_house():
    asked = {"pyproject.toml", "README.md", "seeds", "dashboard.py", "data", "components", "tests"}
    assert asked <= {p.name for p in ROOT.iterdir()}


def test_every_dependency_is_justified_and_free():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    told = tomllib.loads(text)["project"]
    for name in [*told["dependencies"], *told["optional-dependencies"]["dev"]]:
        line = next(row for row in text.splitlines() if f'"{name}"' in row)
        assert re.search(r"#\s*\w+", line), f"{name} has no reason"


def test_no_module_prints_or_executes_text():
    for path in PRODUCT:
        tree = ast.parse(path.read_text("utf-8"))
        called = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
        assert not called & {"eval", "exec", "print"}, path


def test_python_is_new_enough():
    assert sys.version_info >= (3, 11)
