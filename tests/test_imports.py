"""Imports run one way: dashboard → pages → pages.parts → lib, and never back."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# layer: what it may import of this repository; the standard library and packages are free,
# but for Streamlit, which only pages may know.
LAYERS = {
    "lib": {"lib"},
    "pages.parts": {"lib", "pages.parts"},
    "pages": {"lib", "pages.parts"},
    "dashboard": {"pages.parts"},
}
KNOWS_STREAMLIT = {"pages.parts", "pages", "dashboard"}

# Inside lib: a module may import only modules of its own rank or below.
RANKS = [
    {"errors", "settings", "model"},
    {"text", "lexicon", "devanagari"},
]


def find_layer(path: Path) -> str:
    """The layer a file of the repository belongs to."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return "pages.parts" if parts[:2] == ("pages", "parts") else parts[0]


def list_sources() -> list[Path]:
    """Every Python file of the product."""
    folders = [path for name in ("lib", "pages") for path in (ROOT / name).rglob("*.py")]
    return sorted([*folders, ROOT / "dashboard.py"])


def list_imports(path: Path) -> set[str]:
    """The dotted names that a file imports, inside functions too."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative imports hide the layer"
            names.add(node.module or "")
    return names


def name_layer(module: str) -> str:
    """The layer of an imported module, or "" for one from elsewhere."""
    if module.startswith("pages.parts"):
        return "pages.parts"
    first = module.split(".")[0]
    return first if first in LAYERS else ""


@pytest.mark.parametrize("path", list_sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    """A layer imports itself and what is below it."""
    layer = find_layer(path)
    for module in list_imports(path):
        below = name_layer(module)
        assert not below or below in LAYERS[layer], f"{layer} must not import {module}"
        is_streamlit = module.split(".")[0] == "streamlit"
        assert not is_streamlit or layer in KNOWS_STREAMLIT, f"{layer} must not know Streamlit"


@pytest.mark.parametrize("rank", range(len(RANKS)))
def test_the_foundation_of_lib_stands_on_itself(rank: int) -> None:
    """The words of the field import nothing of the engine but what lies below them."""
    allowed = {f"lib.{name}" for names in RANKS[: rank + 1] for name in names}
    for name in RANKS[rank]:
        imported = list_imports(ROOT / "lib" / f"{name}.py")
        ours = {module for module in imported if module.startswith("lib.")}
        assert ours <= allowed, f"lib.{name} imports {ours - allowed}"


def test_no_modules_of_lib_import_each_other_in_a_circle() -> None:
    """Each can be read after those it stands on."""
    graph = {}
    for path in (ROOT / "lib").rglob("*.py"):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        graph[name] = {module for module in list_imports(path) if module.startswith("lib")}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join([*trail[trail.index(name) :], name])
        if name not in done:
            for below in sorted(graph.get(name, ())):
                if below != name:
                    visit(below, (*trail, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())
