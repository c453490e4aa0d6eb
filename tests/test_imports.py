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

# Inside lib: the folders in the order of the data's way. A folder imports itself and those above
# it; what lies at the top of lib (but for the command line) imports no folder.
FOLDERS = (
    "language", "names", "claims", "mentions", "wording", "links", "disagree", "collation",
    "ingest", "store", "corpus", "consensus", "charts", "reports", "commands",
)  # fmt: skip
MOST_AT_THE_TOP = 8  # modules, so that a newcomer sees the folders


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


def find_folder(name: str) -> str:
    """The folder of lib that a dotted name leads into; "" for a module at its top."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in FOLDERS else ""


@pytest.mark.parametrize(
    "path", sorted((ROOT / "lib").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_a_folder_of_lib_imports_none_below_it(path: Path) -> None:
    """A stranger walks from text to finding without turning back."""
    if path.name == "__main__.py":
        return
    own = find_folder(".".join(path.relative_to(ROOT).with_suffix("").parts))
    above = FOLDERS[: FOLDERS.index(own) + 1] if own else ()
    for module in list_imports(path):
        folder = find_folder(module) if module.startswith("lib.") else ""
        assert not folder or folder in above, f"{own or 'the top of lib'} must not import {module}"


def test_the_table_names_every_folder_of_lib() -> None:
    folders = {path.parent.name for path in (ROOT / "lib").glob("*/__init__.py")}
    assert folders == set(FOLDERS)


def test_the_top_of_lib_holds_few_modules() -> None:
    assert len(list((ROOT / "lib").glob("*.py"))) <= MOST_AT_THE_TOP


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
