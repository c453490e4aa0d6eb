"""How probable it is that two claims tell the same: the evidence of lib/links/features.py, weighed.

The weights are those of a logistic regression, fitted by `python -m bench.fit`; so the scores are
probabilities, calibrated on the public sets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lib.links.encoder import Encoded, load_mean, read_texts
from lib.links.fates import measure_fates
from lib.links.features import Vocabulary, measure_fuzzy, measure_semantic
from lib.links.late import measure_told
from lib.links.likeness import compare_terms
from lib.links.terms import Term, find_rarity, find_side_terms, weigh_terms
from lib.model import Claim, Role, Side

Matrix = NDArray[np.float64]

# In the order of features.FUZZY, and with the encoder FINER and SEMANTIC after it; fitted by
# `python -m bench.fit`, by words alone on align_synth and align_hi_en, with the encoder on links of
# real pairs as well and on a little of align_ecb. By words alone FINER, the kinds of terms
# and the claims beside, is left out: it helped within English (align_synth +.01) and cost across
# languages (align_hi_en -.01).
FUZZY_WEIGHTS = np.array([5.23, -2.56, 0.87, 7.27, 6.67, 2.76, 4.7, 1.41])
FUZZY_BIAS = -8.14
SEMANTIC_WEIGHTS = np.array([
    -0.97, 0.58, 0.7, -0.57, -1.77, 0.47, 1.68, 2.37, 0.29, 3.44, 0.66, 0.26, 1.06,
    3.41, 1.03, 5.78, 5.21, 0.82, 1.35, 3.33, -1.36,
])  # fmt: skip
SEMANTIC_BIAS = -6.3
# How the log-odds of telling the same become those of at least a part in common: slope and bias,
# fitted by `python -m bench.fit` on the links of the real pairs.
FUZZY_SHARES = (0.7, 0.6)
SEMANTIC_SHARES = (0.9, 0.62)

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
    claims × claims × features. scores: claims × claims, the probability that the two tell the same;
    shares: that they have at least a part in common. is_semantic: the sentence encoder took part.
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
    shares: Matrix
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
    read = _read_claims(a, b) if semantics else None
    features = measure_fuzzy(
        likeness,
        _describe(vocabulary_a, index_a, weights_a),
        _describe(vocabulary_b, index_b, weights_b),
        measure_fates(a, b),
        finer=read is not None,
    )
    if read is not None:
        semantic = measure_semantic(*measure_told(*read, load_mean()))
        features = np.concatenate([features, semantic], axis=-1)
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
        find_shares(scores, *(FUZZY_SHARES if read is None else SEMANTIC_SHARES)),
        read is not None,
    )


def _describe(terms: Sequence[Term], index: Sequence[Sequence[int]], weights: Matrix) -> Vocabulary:
    rarity = np.array([find_rarity(term) for term in terms])
    return Vocabulary(index, weights, rarity, [term.kind for term in terms])


def _read_claims(a: Side, b: Side) -> tuple[Sequence[Encoded], Sequence[Encoded]] | None:
    """The vectors of both articles' claims; None without an encoder."""
    found = read_texts([claim.text for claim in (*a.claims, *b.claims)])
    if found is None:
        return None
    return found[: len(a.claims)], found[len(a.claims) :]


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


def find_odds(scores: Matrix) -> Matrix:
    """The logarithm of the odds of each probability."""
    clipped = np.clip(scores, 1e-6, 1 - 1e-6)
    odds: Matrix = np.log(clipped / (1 - clipped))
    return odds


def find_shares(scores: Matrix, slope: float, bias: float) -> Matrix:
    """The probability of at least a part in common, from that of telling the same."""
    likely = 1.0 / (1.0 + np.exp(-(find_odds(scores) * slope + bias)))
    # Who tells the same has a part in common; claims whose roles forbid a link have none.
    shares: Matrix = np.round(np.maximum(likely, scores) * (scores > 0), 6)
    return shares


def _may_pair(a: Sequence[Claim], b: Sequence[Claim], shared: Matrix) -> Matrix:
    """1 where two claims may be linked by their roles, else 0; datelines by what they share."""
    roles = np.array(
        [[float(second.role in _COMPARABLE[first.role]) for second in b] for first in a]
    ).reshape(len(a), len(b))
    datelines = np.array([claim.role == "dateline" for claim in a])
    roles[datelines] *= shared[datelines] >= SAME_DATELINE
    return roles
