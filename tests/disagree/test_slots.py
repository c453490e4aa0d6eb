"""Values are paired by the words beside them, never by their place in a list."""

from __future__ import annotations

import pytest

from lib.collation.collate import collate
from lib.model import Article

Found = list[tuple[str, str]]


def find_unresolved(a: str, b: str) -> Found:
    found = collate(Article("a", a), Article("b", b)).findings
    return [(u.a.text, u.b.text) for u in found.unresolved]


def find_disagreements(a: str, b: str) -> Found:
    found = collate(Article("a", a), Article("b", b)).findings
    return [(d.a.text, d.b.text) for d in found.disagreements]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "The envoy spoke in Delhi yesterday and will fly to Moscow next week.",
            "The envoy will fly to Moscow tomorrow.",
            ("next week", "tomorrow"),
        ),
        (
            "The envoy will fly to Moscow next week and spoke in Delhi yesterday.",
            "The envoy will fly to Moscow tomorrow.",
            ("next week", "tomorrow"),
        ),
        (
            "दूत ने दिल्ली में कल भाषण दिया था और अगले हफ्ते मास्को जाएंगे।",
            "दूत आज मास्को जाएंगे।",
            ("अगले हफ्ते", "आज"),
        ),
    ],
)
def test_days_that_cannot_be_compared_are_paired_by_their_clause(
    a: str, b: str, expected: tuple[str, str]
) -> None:
    """Whichever comes first in the sentence, and either way round."""
    assert find_unresolved(a, b) == [expected]
    assert find_unresolved(b, a) == [expected[::-1]]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("4 goals, 90 minutes", "75 minutes, 5 goals", [("4", "5"), ("90 minutes", "75 minutes")]),
        ("₹500, 4 goals", "5 goals, ₹600", [("₹500", "₹600"), ("4", "5")]),
    ],
)
def test_claims_that_are_mere_values_are_paired_by_what_is_counted(
    a: str, b: str, expected: Found
) -> None:
    assert sorted(find_disagreements(a, b)) == sorted(expected)
