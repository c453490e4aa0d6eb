"""Reading the plain-text cases in tests/cases."""

from __future__ import annotations

from pathlib import Path

CASES = Path(__file__).parents[1] / "cases"


def read_cases(name: str) -> list[tuple[str, ...]]:
    """The `|`-separated fields of every line that is no comment."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [
        tuple(field.strip() for field in line.split("|"))
        for line in lines
        if line.strip() and not line.startswith("#")
    ]
