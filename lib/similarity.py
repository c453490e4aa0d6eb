"""How probable it is that two claims tell the same: the evidence of lib/features.py, weighed.

The weights are those of a logistic regression, fitted by `python -m bench.fit`; so the scores are
probabilities, calibrated on the public sets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lib.features import measure_fuzzy, measure_semantic
from lib.lexical import compare_terms
from lib.model import Claim, Role, Side
from lib.semantics import encode
from lib.terms import Term, find_rarity, find_side_terms, weigh_terms

Matrix = NDArray[np.float64]

# In the order of features.FUZZY, then features.SEMANTIC; fitted on align_synth and align_hi_en.
FUZZY_WEIGHTS = np.array([5.27, -2.73, 0.88, 7.19, 6.65, 2.73, 4.69])
FUZZY_BIAS = -8.13
SEMANTIC_WEIGHTS = np.array(
    [0.66, 0.85, 0.24, 1.99, 2.16, -0.29, 3.34, 1.14, 1.25, 1.52, 2.44, 1.32]
)
SEMANTIC_BIAS = -7.32

SAME_DATELINE = 0.3  # the place is the same, though not the day or the agency; chosen
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
    claim which it holds. likeness: vocabulary_a × vocabulary_b in [0, 1]. features: the evidence,
    claims × claims × features. scores: claims × claims, the probability that the two tell the same.
    is_semantic: the sentence encoder took part.
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
    is_semantic: bool


def compare_sides(a: Side, b: Side, semantics: bool = False) -> Comparison:
    """Measure every claim of `a` against every claim of `b`.

    semantics: use the sentence encoder where it is installed.
    """
    terms_a, terms_b = find_side_terms(a), find_side_terms(b)
    weights = weigh_terms(terms_a, terms_b)
    vocabulary_a, index_a = _index_terms(terms_a)
    vocabulary_b, index_b = _index_terms(terms_b)
    weights_a = np.array([weights[term.kind, term.key] for term in vocabulary_a])
    weights_b = np.array([weights[term.kind, term.key] for term in vocabulary_b])
    likeness = compare_terms(vocabulary_a, vocabulary_b)
    features = measure_fuzzy(
        likeness,
        index_a,
        index_b,
        weights_a,
        weights_b,
        np.array([find_rarity(term) for term in vocabulary_a]),
        np.array([find_rarity(term) for term in vocabulary_b]),
    )
    cosine = _compare_vectors(a, b) if semantics else None
    if cosine is not None:
        features = np.concatenate([features, measure_semantic(cosine)], axis=-1)
    scores = _combine(features) * _may_pair(a.claims, b.claims, features[..., 0])
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
        scores,
        cosine is not None,
    )


def _compare_vectors(a: Side, b: Side) -> Matrix | None:
    """The cosine of every two claims, shape (claims A, claims B); None without an encoder."""
    vectors = encode([claim.text for claim in (*a.claims, *b.claims)])
    if vectors is None:
        return None
    cosine: Matrix = vectors[: len(a.claims)].astype(np.float64) @ vectors[len(a.claims) :].T
    return cosine


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


def _combine(features: Matrix) -> Matrix:
    fuzzy = features.shape[-1] == len(FUZZY_WEIGHTS)
    weights, bias = (FUZZY_WEIGHTS, FUZZY_BIAS) if fuzzy else (SEMANTIC_WEIGHTS, SEMANTIC_BIAS)
    # Rounded, so that sums taken in another order (B × A, other threads) give the same links.
    scores: Matrix = np.round(1.0 / (1.0 + np.exp(-(features @ weights + bias))), 6)
    return scores


def _may_pair(a: Sequence[Claim], b: Sequence[Claim], shared: Matrix) -> Matrix:
    """1 where two claims may be linked by their roles, else 0; datelines by what they share."""
    roles = np.array(
        [[float(second.role in _COMPARABLE[first.role]) for second in b] for first in a]
    ).reshape(len(a), len(b))
    datelines = np.array([claim.role == "dateline" for claim in a])
    roles[datelines] *= shared[datelines] >= SAME_DATELINE
    return roles
