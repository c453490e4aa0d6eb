"""The weightiest disagreement comes first, wherever it stands in the text."""

from __future__ import annotations

from dataclasses import replace

from lib.collation.collate import collate
from lib.disagree.weight import rank_weight
from lib.model import Article, Disagreement, Reading

A = (
    "The dictator spoke in Ostvik on Friday. The fire in the cannery burnt 12 boats. "
    "Spokesman Thomas Keller said the cannery had no alarm."
)
B = (
    "The leader spoke in Ostvik on Friday. The fire in the cannery burnt 21 boats. "
    "Spokesman Thomas Kessler said the cannery had no alarm."
)


def test_what_weighs_most_is_told_first() -> None:
    """A tone that differs in the first sentence waits behind a figure and a name."""
    found = collate(Article("a", A), Article("b", B)).findings.disagreements
    severities = [each.severity for each in found]
    assert severities == sorted(severities, key=["high", "medium", "low"].index)
    assert {found[0].kind, found[1].kind} == {"number", "name"}


def test_an_update_comes_after_a_conflict_and_the_surer_before_the_less_sure() -> None:
    reading = Reading(0, 0, 2, "12")
    sure = Disagreement("number", reading, reading, "low", 0.9, "")
    unsure, update = replace(sure, confidence=0.6), replace(sure, severity="high", is_update=True)
    assert sorted([update, unsure, sure], key=rank_weight) == [sure, unsure, update]
