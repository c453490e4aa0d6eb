"""Whether two articles tell one story: what they share by kind, and what their claims link.

Both probabilities are logistic regressions, fitted by `python -m bench.fit_story` on align_ecb,
align_synth and align_hi_en: pairs of one story against pairs of two.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from lib.corpus.keys import GROUP_COUNT, Keys
from lib.model import Link

Matrix = NDArray[np.float64]

VERSION = b"s3"  # of what decides below and in work.py
EVIDENCE = ("overlap", "cover", "names", "values", "places", "words")
LINKED = ("linked", "strength")
# In the order of EVIDENCE: what the keys alone tell; with LINKED after it: and what is linked.
KEY_WEIGHTS = np.array([28.9, 9.84, 6.0, 5.84, 2.17, -9.72])
KEY_BIAS = -9.22
LINK_WEIGHTS = np.array([19.78, 6.1, 5.89, 4.83, 0.57, -9.63, 2.93, 1.43])
LINK_BIAS = -7.59

# In so many days the odds that news is of one story fall to a quarter, in a month to one in 28, in
# half a year to one in 700; chosen: the sets have no days, and bulletins of two floods are alike.
FRESH, FADING = 7.0, 2.0
STORY = 0.5  # from this probability on two articles tell one story
# Pairs are collated from here on; of those that are one story in the end 99 % get through.
PROMISING = 0.06
_DIGITS = 6  # probabilities are rounded, so that another machine decides the same


def weigh_groups(keys: Keys) -> NDArray[np.int64]:
    """The weight of all keys of an article, by group, in sixteenths."""
    groups = (keys.codes & np.uint64(GROUP_COUNT - 1)).astype(np.int64)
    return _sum_groups(groups, keys.weights)


def _sum_groups(groups: NDArray[np.int64], weights: NDArray[np.uint8]) -> NDArray[np.int64]:
    return np.bincount(groups, weights, minlength=GROUP_COUNT).astype(np.int64)


def measure_evidence(
    shared: NDArray[np.int64], a: NDArray[np.int64], b: NDArray[np.int64]
) -> Matrix:
    """The evidence of the keys, shape (pairs, len(EVIDENCE)), each in [0, 1].

    shared, a, b: the weight by group of what both hold, of all A holds, of all B holds, each of
    shape (pairs, GROUP_COUNT). overlap: the Dice coefficient of the weights; cover: the share of
    the shorter article that the other holds; then the Dice coefficient of each group.
    """
    both = shared.sum(axis=1)
    total_a, total_b = a.sum(axis=1), b.sum(axis=1)
    columns = [
        _divide(2 * both, total_a + total_b),
        _divide(both, np.minimum(total_a, total_b)),
        *_divide(2 * shared, a + b).T,
    ]
    return np.stack(columns, axis=1)


def _divide(part: NDArray[np.int64], whole: NDArray[np.int64]) -> Matrix:
    return np.divide(part, whole, out=np.zeros(part.shape), where=whole > 0)


def compare_keys(a: Keys, b: Keys) -> Matrix:
    """The evidence of one pair, shape (1, len(EVIDENCE))."""
    _, at_a, at_b = np.intersect1d(a.codes, b.codes, assume_unique=True, return_indices=True)
    groups = (a.codes[at_a] & np.uint64(GROUP_COUNT - 1)).astype(np.int64)
    shared = _sum_groups(groups, np.minimum(a.weights[at_a], b.weights[at_b]))
    return measure_evidence(shared[None], weigh_groups(a)[None], weigh_groups(b)[None])


def judge_keys(evidence: Matrix, apart: Matrix) -> Matrix:
    """The probability of one story by the keys alone, for each row of evidence.

    apart: the days between the publication of the two, NaN where they are not known.
    """
    return _squash(evidence @ KEY_WEIGHTS + KEY_BIAS, apart)


def judge_links(
    evidence: Sequence[float], apart: float, links: Sequence[Link], claims: tuple[int, int]
) -> float:
    """The probability of one story once the claims are linked; claims: how many A and B have."""
    rows = np.array([[*evidence, *measure_links(links, claims)]])
    return float(_squash(rows @ LINK_WEIGHTS + LINK_BIAS, np.array([apart]))[0])


def count_days(published: date | None) -> float:
    """A day as a number, NaN where it is not known."""
    return math.nan if published is None else float(published.toordinal())


def measure_links(links: Sequence[Link], claims: tuple[int, int]) -> tuple[float, float]:
    """The greater share of the claims of A, of B that are linked; how sure all links are."""
    linked = (sum(len(link.a) for link in links), sum(len(link.b) for link in links))
    share = max((n / total for n, total in zip(linked, claims, strict=True) if total), default=0.0)
    return share, math.log1p(sum(link.score for link in links))


def _squash(logits: Matrix, apart: Matrix) -> Matrix:
    """Probabilities; the odds fall with the time between."""
    later = FADING * np.nan_to_num(np.log1p(apart / FRESH))
    return np.round(1 / (1 + np.exp(later - logits)), _DIGITS)
