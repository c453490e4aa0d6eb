"""How probable it is that two claims tell the same: fuzzy word overlap weighted by rarity.

Soft TF-IDF after Cohen, Ravikumar and Fienberg (2003), "A comparison of string distance metrics for
name-matching tasks": every term counts by its rarity, and meets its most alike term on the other
side. The features are combined by logistic regression, fitted by `python -m bench.fit`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lib.lexical import compare_terms
from lib.model import Claim, Role, Side
from lib.terms import Term, find_side_terms, weigh_terms

Matrix = NDArray[np.float64]

# The weights of the features in order (see `make_features`), fitted on align_synth and align_hi_en.
FEATURES = ("both", "larger", "mass", "row", "column", "neighbours")
WEIGHTS = np.array([8.8, -5.8, 0.7, 6.7, 9.8, 3.5])
BIAS = -3.2

_COMPARABLE: dict[Role, set[Role]] = {
    "headline": {"headline", "claim", "quote"},
    "claim": {"headline", "claim", "quote"},
    "quote": {"headline", "claim", "quote"},
    "dateline": {"dateline"},
    "boilerplate": set(),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles measured against each other.

    terms_*: the terms of each claim. vocabulary_*: distinct terms, with index_* telling for each
    claim which it holds. likeness: vocabulary_a × vocabulary_b in [0, 1]. features: claims ×
    claims × FEATURES. scores: claims × claims, the probability that the two tell the same.
    """

    a: Side
    b: Side
    terms_a: tuple[tuple[Term, ...], ...]
    terms_b: tuple[tuple[Term, ...], ...]
    index_a: tuple[tuple[int, ...], ...]
    index_b: tuple[tuple[int, ...], ...]
    weights_a: Matrix
    weights_b: Matrix
    likeness: Matrix
    features: Matrix
    scores: Matrix


def compare_sides(a: Side, b: Side) -> Comparison:
    """Measure every claim of `a` against every claim of `b`."""
    terms_a, terms_b = find_side_terms(a), find_side_terms(b)
    weights = weigh_terms(terms_a, terms_b)
    vocabulary_a, index_a = _index_terms(terms_a)
    vocabulary_b, index_b = _index_terms(terms_b)
    weights_a = np.array([weights[term.kind, term.key] for term in vocabulary_a])
    weights_b = np.array([weights[term.kind, term.key] for term in vocabulary_b])
    likeness = compare_terms(vocabulary_a, vocabulary_b)
    features = make_features(likeness, index_a, index_b, weights_a, weights_b)
    return Comparison(
        a,
        b,
        terms_a,
        terms_b,
        index_a,
        index_b,
        weights_a,
        weights_b,
        likeness,
        features,
        _combine(features) * _may_pair(a.claims, b.claims),
    )


def _index_terms(
    terms: Sequence[Sequence[Term]],
) -> tuple[tuple[Term, ...], tuple[tuple[int, ...], ...]]:
    """Distinct terms, and for each claim the places of its terms among them."""
    places: dict[tuple[str, str, str], int] = {}
    vocabulary: list[Term] = []
    index = []
    for claim in terms:
        for term in claim:
            key = (term.kind, term.key, term.language)
            if key not in places:
                places[key] = len(vocabulary)
                vocabulary.append(term)
        index.append(tuple(places[term.kind, term.key, term.language] for term in claim))
    return tuple(vocabulary), tuple(index)


def make_features(
    likeness: Matrix,
    index_a: Sequence[Sequence[int]],
    index_b: Sequence[Sequence[int]],
    weights_a: Matrix,
    weights_b: Matrix,
) -> Matrix:
    """The evidence for each pair of claims, shape (claims A, claims B, len(FEATURES)).

    both: the geometric mean of the share of each claim's weight that the other covers; larger: the
    greater of the two shares; mass: how much weight is shared at all, as a logarithm; row, column:
    `both` against its best rival for either claim; neighbours: `both` of the claims around them.
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
            both - _best_rival(both, axis=1),
            both - _best_rival(both, axis=0),
            _neighbours(both),
        ],
        axis=-1,
    )


def _cover(
    likeness: Matrix, index: Sequence[Sequence[int]], other: Sequence[Sequence[int]], weights: Matrix
) -> tuple[Matrix, Matrix]:
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
    return np.maximum.reduce(shifts)


def _combine(features: Matrix) -> Matrix:
    scores: Matrix = 1.0 / (1.0 + np.exp(-(features @ WEIGHTS + BIAS)))
    return scores


def _may_pair(a: Sequence[Claim], b: Sequence[Claim]) -> Matrix:
    return np.array(
        [[float(second.role in _COMPARABLE[first.role]) for second in b] for first in a]
    ).reshape(len(a), len(b))
