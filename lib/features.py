"""The evidence for or against pairing two claims, as one row of numbers for each pair.

Fuzzy evidence is soft TF-IDF after Cohen, Ravikumar and Fienberg (2003), "A comparison of string
distance metrics for name-matching tasks": every term counts by its rarity and meets its most alike
term on the other side. Semantic evidence is the cosine of the claims' vectors, taken against its
rivals because unrelated claims on one topic are close as well.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Index = Sequence[Sequence[int]]

FUZZY = ("both", "larger", "mass", "lead", "lead_either", "neighbours", "story")
SEMANTIC = ("cosine", "above_mean", "cosine_lead", "cosine_lead_either", "cosine_neighbours")

SAME_STORY = 0.3  # articles that share this much of what they speak of tell one story; measured
_CENTRE, _SPREAD = 0.8, 0.1  # cosines of e5 lie about here; brings them to the scale of the others


def measure_fuzzy(
    likeness: Matrix,
    index_a: Index,
    index_b: Index,
    weights_a: Matrix,
    weights_b: Matrix,
    rarity_a: Matrix,
    rarity_b: Matrix,
) -> Matrix:
    """The evidence of words and values, shape (claims A, claims B, len(FUZZY)).

    likeness: distinct terms of A × of B. index_*: for each claim the terms it holds. weights_*: the
    terms' rarity in this pair of articles; rarity_*: their rarity in general.

    both: the geometric mean of the share of each claim's weight that the other covers; larger: the
    greater of the two shares; mass: how much weight is shared at all, as a logarithm; lead,
    lead_either: how far `both` is ahead of the best rivals of the two claims, the lesser and the
    greater; neighbours: `both` of the claims around them; story: how far the two articles speak of
    the same things at all, the same for every pair. All are the same for B × A.
    """
    covered_a, mass_a = _cover(likeness, index_a, index_b, weights_a)
    covered_b, mass_b = _cover(likeness.T, index_b, index_a, weights_b)
    covered_b, mass_b = covered_b.T, mass_b.T
    both = np.sqrt(covered_a * covered_b)
    return np.stack(
        [
            both,
            np.maximum(covered_a, covered_b),
            np.log1p(np.minimum(mass_a, mass_b)),
            *_measure_lead(both),
            _neighbours(both),
            np.full_like(both, measure_story(likeness, rarity_a, rarity_b)),
        ],
        axis=-1,
    )


def _cover(likeness: Matrix, index: Index, other: Index, weights: Matrix) -> tuple[Matrix, Matrix]:
    """For each pair of claims the share of the first's weight found in the other, and its mass."""
    best = np.zeros((len(weights), len(other)))
    for column, places in enumerate(other):
        if places:
            best[:, column] = likeness[:, list(places)].max(axis=1, initial=0.0)
    holds = np.zeros((len(index), len(weights)))
    for row, places in enumerate(index):
        np.add.at(holds[row], list(places), 1.0)
    weighted = holds * weights
    mass = weighted @ best
    total = weighted.sum(axis=1, keepdims=True)
    return np.divide(mass, total, out=np.zeros_like(mass), where=total > 0), mass


def _measure_lead(both: Matrix) -> tuple[Matrix, Matrix]:
    """How far each pair is ahead of the best rivals of its two claims: the lesser, the greater."""
    over_row, over_column = both - _best_rival(both, axis=1), both - _best_rival(both, axis=0)
    return np.minimum(over_row, over_column), np.maximum(over_row, over_column)


def _best_rival(both: Matrix, axis: int) -> Matrix:
    """For each cell the best other cell along the axis (0 where there is none)."""
    if both.shape[axis] < 2:
        return np.zeros_like(both)
    ordered = np.sort(both, axis=axis)
    best = np.take(ordered, [-1], axis=axis)
    second = np.take(ordered, [-2], axis=axis)
    return np.where(both >= best, second, best)


def _neighbours(both: Matrix) -> Matrix:
    """The best likeness among the pairs just before and just after, in either order."""
    padded = np.pad(both, 1)
    shifts = [padded[:-2, :-2], padded[2:, 2:], padded[:-2, 2:], padded[2:, :-2]]
    best: Matrix = np.maximum.reduce(shifts)
    return best


def measure_story(likeness: Matrix, rarity_a: Matrix, rarity_b: Matrix) -> float:
    """How far two articles speak of the same things, in [0, 1]; 1 from SAME_STORY on.

    The share of each article's distinct terms, by the square of their rarity, found in the other.
    """
    if not likeness.size:
        return 0.0
    weight_a, weight_b = rarity_a**2, rarity_b**2
    covered_a = likeness.max(axis=1) @ weight_a / weight_a.sum()
    covered_b = likeness.max(axis=0) @ weight_b / weight_b.sum()
    return float(min(1.0, np.sqrt(covered_a * covered_b) / SAME_STORY))


def measure_semantic(cosine: Matrix) -> Matrix:
    """The evidence of the claims' vectors, shape (claims A, claims B, len(SEMANTIC)).

    cosine: claims A × claims B. cosine: itself; above_mean: against the mean over either claim's
    pairs; cosine_lead, cosine_lead_either: against the best rivals; cosine_neighbours: of the
    claims around them.
    """
    scaled = (cosine - _CENTRE) / _SPREAD
    mean = np.maximum(scaled.mean(axis=1, keepdims=True), scaled.mean(axis=0, keepdims=True))
    return np.stack(
        [
            scaled,
            scaled - mean if min(scaled.shape) > 1 else scaled,
            *_measure_lead(scaled),
            _neighbours(scaled),
        ],
        axis=-1,
    )
