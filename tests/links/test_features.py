"""How far a pair of claims is ahead of the rivals of either claim."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from lib.links.features import FUZZY, Matrix, Vocabulary, measure_fuzzy

LETTERS = "klmnop"


def measure(feature: str, a: Sequence[str], b: Sequence[str]) -> list[list[float]]:
    """One feature of claims whose terms are letters of one weight; seen from B it is the same."""
    sides = describe(a), describe(b)
    likeness: Matrix = np.eye(len(LETTERS))
    at = FUZZY.index(feature)
    fates = np.zeros((len(a), len(b)))
    found = measure_fuzzy(likeness, *sides, fates)[..., at]
    mirrored = measure_fuzzy(likeness, *reversed(sides), fates.T)[..., at]
    assert found == pytest.approx(mirrored.T)
    return [[round(float(value), 3) for value in row] for row in found]


def describe(claims: Sequence[str]) -> Vocabulary:
    index = [[LETTERS.index(letter) for letter in claim] for claim in claims]
    ones = np.ones(len(LETTERS))
    return Vocabulary(index, ones, ones, ["word"] * len(LETTERS))


def test_a_pair_without_rivals_leads_by_all_that_it_shares() -> None:
    assert measure("both", ["k"], ["kl"]) == [[0.707]]
    assert measure("lead", ["k"], ["kl"]) == measure("lead_either", ["k"], ["kl"]) == [[0.707]]


def test_the_best_pair_leads_by_what_the_second_best_lacks_and_that_lags_as_much() -> None:
    assert measure("both", ["k"], ["k", "kl"]) == [[1.0, 0.707]]
    assert measure("lead", ["k"], ["k", "kl"]) == [[0.293, -0.293]]


def test_the_claim_with_the_closer_rival_tells_the_lead_the_other_one_lead_either() -> None:
    """B's first claim has no rival for A's, which might go with B's second one as well."""
    assert measure("lead_either", ["k"], ["k", "kl"]) == [[1.0, 0.707]]


def test_of_two_pairs_that_are_as_good_none_leads() -> None:
    assert measure("lead", ["k"], ["k", "k"]) == [[0.0, 0.0]]
    assert measure("lead", ["k"], ["k", "k", "l"]) == [[0.0, 0.0, -1.0]]
