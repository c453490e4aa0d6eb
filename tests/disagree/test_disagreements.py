"""The plain-text cases of tests/cases/disagreements.txt: what must be found, and what must not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest
import regex

from lib.collation.collate import collate_as_claims, read_as_claim
from lib.model import Article

CASES = Path(__file__).parents[1] / "cases" / "disagreements.txt"
Finding = tuple[str, str, str]  # kind, reading in A, reading in B


@dataclass(frozen=True, slots=True)
class Case:
    """Two claims and the disagreements that must be found, `…` in a reading being any text."""

    line: int
    a: str
    b: str
    expected: tuple[Finding, ...]
    is_todo: bool


def read_cases() -> Iterator[Case]:
    """The blocks of the file. Raises ValueError where one is not written as its header says."""
    block: list[str] = []
    for number, line in enumerate([*CASES.read_text(encoding="utf-8").splitlines(), ""], start=1):
        if line.strip() and not line.startswith("#"):
            block.append(line.strip())
        elif block:
            yield _read_block(number - len(block), block)
            block = []


def _read_block(line: int, block: list[str]) -> Case:
    is_todo = block[0] == "todo"
    a, b, *expected = block[is_todo:]
    if not expected:
        raise ValueError(f"line {line}: say what is to be found, or “nothing”")
    wanted = () if expected == ["nothing"] else tuple(map(_read_finding, expected))
    return Case(line + is_todo, a, b, wanted, is_todo)


def _read_finding(line: str) -> Finding:
    kind, a, b = (field.strip() for field in line.split("|"))
    return kind, a, b


def list_cases() -> list[object]:
    """The cases for pytest; one that is to do must still fail."""
    todo = pytest.mark.xfail(strict=True, reason="not right yet; see the case's “todo”")
    return [
        pytest.param(case, id=f"line {case.line}", marks=[todo] if case.is_todo else [])
        for case in read_cases()
    ]


@lru_cache(maxsize=1_000)
def find(a: str, b: str) -> tuple[Finding, ...]:
    """The disagreements between two texts taken as one claim each."""
    found = collate_as_claims(read_as_claim(Article("", a)), read_as_claim(Article("", b)))
    return tuple((d.kind, d.a.text, d.b.text) for d in found.findings.disagreements)


def fits(found: Finding, wanted: Finding) -> bool:
    """The kind is the one wanted, and so are both readings."""
    return found[0] == wanted[0] and all(
        regex.fullmatch(regex.escape(reading).replace("…", ".*"), text)
        for text, reading in zip(found[1:], wanted[1:], strict=True)
    )


@pytest.mark.parametrize("case", list_cases())
def test_exactly_the_listed_disagreements_are_found(case: Case) -> None:
    """Each listed one once, and no other."""
    found = find(case.a, case.b)
    assert len(found) == len(case.expected), found
    for wanted in case.expected:
        assert any(fits(one, wanted) for one in found), found


@pytest.mark.parametrize("case", [pytest.param(c, id=f"line {c.line}") for c in read_cases()])
def test_the_other_way_round_gives_the_same_mirrored(case: Case) -> None:
    mirrored = sorted((kind, b, a) for kind, a, b in find(case.b, case.a))
    assert mirrored == sorted(find(case.a, case.b))


@pytest.mark.parametrize("case", [pytest.param(c, id=f"line {c.line}") for c in read_cases()])
def test_a_claim_does_not_disagree_with_itself(case: Case) -> None:
    assert find(case.a, case.a) == ()
    assert find(case.b, case.b) == ()


def test_every_kind_and_quiet_pairs_are_among_the_cases() -> None:
    """Twelve kinds, and at least a third of the pairs quiet."""
    cases = list(read_cases())
    kinds = {kind for case in cases for kind, _, _ in case.expected}
    assert len(kinds) == 12
    assert 3 * sum(not case.expected for case in cases) >= len(cases)
