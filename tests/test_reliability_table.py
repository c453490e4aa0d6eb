"""docs/reliability.md names every case once, and tests that exist."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from tests.conftest import ROOT

TABLE = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+) \| (.+) \| (.+) \| (.+) \|$", TABLE, re.MULTILINE)
NAMED = sorted(set(re.findall(r"`(tests/[^`]+::[^`]+)`", TABLE)))


def test_every_case_stands_in_the_table_once() -> None:
    assert [int(number) for number, *_ in ROWS] == list(range(1, 53))
    assert all(re.fullmatch(r"(`tests/[^`]+`\s?)+", cell) for *_, cell in ROWS)


@pytest.mark.parametrize("named", NAMED)
def test_the_test_that_is_named_exists(named: str) -> None:
    path, _, name = named.partition("::")
    assert name in list_tests(path)


@cache
def list_tests(path: str) -> frozenset[str]:
    """The names of the tests in a file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    names = (node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return frozenset(name for name in names if name.startswith("test_"))
