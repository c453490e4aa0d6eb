"""How far one claim is told in another, by the vectors of the parts of their words.

A claim is written as letters, each a part with a direction of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from lib.links import late
from lib.links.encoder import Encoded
from lib.links.late import measure_told

LETTERS = "klmnopqr"
NOTHING_USUAL = np.zeros(len(LETTERS), dtype=np.float32)


def write(claim: str) -> Encoded:
    """A claim whose parts are letters."""
    pieces = np.array([LETTERS.index(letter) for letter in claim], dtype=np.int32)
    parts = np.eye(len(LETTERS), dtype=np.float32)[pieces]
    return Encoded(parts.mean(axis=0), pieces, parts)


def measure(a: Sequence[str], b: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """How far A is told in B and the other way; seen from B it is the same, to the last bit."""
    sides = [write(claim) for claim in a], [write(claim) for claim in b]
    told_a, told_b = measure_told(*sides, NOTHING_USUAL)
    mirrored_b, mirrored_a = measure_told(*sides[::-1], NOTHING_USUAL)
    assert np.array_equal(told_a, mirrored_a.T)
    assert np.array_equal(told_b, mirrored_b.T)
    return told_a, told_b


def test_a_claim_is_told_where_its_parts_are() -> None:
    told, _ = measure(["klm"], ["klm", "nop", "kno"])
    assert told[0, 0] > told[0, 2] > told[0, 1]


def test_a_short_claim_is_told_in_a_long_one_rather_than_the_other_way() -> None:
    told_a, told_b = measure(["kl"], ["klmnop"])
    assert told_a[0, 0] > told_b[0, 0]


def test_what_is_in_every_claim_makes_none_alike() -> None:
    """Both pairs share one letter; k is in every claim, l in these two only."""
    common, _ = measure(["km", "kn"], ["ko", "kp"])
    rare, _ = measure(["lm", "kn"], ["lo", "kp"])
    assert rare[0, 0] > common[0, 0] + 0.1


def test_two_articles_of_one_claim_are_measured_all_the_same() -> None:
    """The mean that is taken out is not the claims themselves."""
    told, _ = measure(["klm"], ["klm"])
    other, _ = measure(["klm"], ["nop"])
    assert told[0, 0] > 0.3 > other[0, 0]


def test_articles_without_claims_have_no_measures() -> None:
    assert [told.shape for told in measure([], ["kl"])] == [(0, 1), (0, 1)]


def test_long_articles_are_measured_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the same result, also where one claim alone is more than may be held."""
    a, b = ["klm", "nop", "q", "krq"], ["klo", "pq", "mn"]
    whole = measure(a, b)
    monkeypatch.setattr(late, "_CELLS", 9)
    for one, other in zip(measure(a, b), whole, strict=True):
        assert np.array_equal(one, other)
