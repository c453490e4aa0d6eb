"""Late interaction: every part of a word of one claim meets its most alike part of the other.

After Khattab and Zaharia (2020), "ColBERT": how far a claim is told in another is the mean, over
its parts, of their greatest likeness to any part of the other. Each part counts by the square of
its rarity in the two articles. The mean of all their parts is taken out, and of each part how far
the other article has its like anyhow (after the CSLS of Conneau et al. 2018): what the articles
speak of in every claim makes no two claims alike.

Vectors are rounded to whole numbers whose products are exact in float32, so that likeness does not
depend on the order in which it is summed: B × A gives the same as A × B.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from lib.links.encoder import Encoded

Matrix = NDArray[np.float64]
Exact = NDArray[np.float32]  # whole numbers below 2**24

# Of one claim against one the articles' mean is the claims themselves; the mean of news counts as
# so many parts beside their own. At 500 as well, seeds lose .01 and align_ecb gains .02.
_USUAL = 150.0
_LENGTH = 4000.0  # of a rounded vector; its square is below 2**24
# How much of a part's likeness to its best claims is taken out, of how many claims, and what stands
# for the likeness to claims that a short article lacks. Chosen of .4, .6, .8; 3, 5, 10; .3, .4, .5
# by cross-validation on align_* and the real pairs.
_ANYHOW = 0.6
_BEST = 5
_RIVAL = 0.3
_CELLS = 8_000_000  # likenesses of parts that are held at a time, 32 MB


def measure_told(
    a: Sequence[Encoded], b: Sequence[Encoded], usual: NDArray[np.float32]
) -> tuple[Matrix, Matrix]:
    """How far each claim of A is told in each claim of B, and the other way, about -0.3 to 0.6.

    usual: the mean vector of the parts of news. Both of shape (claims A, claims B).
    """
    if not a or not b:
        return np.zeros((len(a), len(b))), np.zeros((len(a), len(b)))
    parts_a, parts_b = _stack(a), _stack(b)
    topic = parts_a.sum(axis=0) + parts_b.sum(axis=0) + _USUAL * usual
    topic /= len(parts_a) + len(parts_b) + _USUAL
    rounded_a, rounded_b = _round(parts_a, topic), _round(parts_b, topic)
    best_in_b, best_in_a = _find_best(rounded_a, _place(a), rounded_b, _place(b))
    rarity = _find_rarity(a, b)
    return _average(best_in_b, a, rarity), _average(best_in_a, b, rarity).T


def _stack(claims: Sequence[Encoded]) -> Matrix:
    return np.concatenate([claim.parts for claim in claims]).astype(np.float64)


def _place(claims: Sequence[Encoded]) -> list[int]:
    """Where each claim's parts begin and, last, where all end."""
    places = [0]
    for claim in claims:
        places.append(places[-1] + len(claim.pieces))
    return places


def _round(parts: Matrix, topic: Matrix) -> Exact:
    shifted = parts - topic
    length = np.maximum(np.linalg.norm(shifted, axis=1, keepdims=True), 1e-9)
    rounded: Exact = np.rint(shifted * (_LENGTH / length)).astype(np.float32)
    return rounded


def _find_best(
    a: Exact, places_a: Sequence[int], b: Exact, places_b: Sequence[int]
) -> tuple[Exact, Exact]:
    """The likeness of each part to the most alike part of each claim of the other article."""
    in_b = np.zeros((len(a), len(places_b) - 1), dtype=np.float32)
    in_a = np.zeros((len(b), len(places_a) - 1), dtype=np.float32)
    for first, last in _cut(places_a, max(1, _CELLS // len(b))):
        start, end = places_a[first], places_a[last]
        alike = a[start:end] @ b.T
        in_b[start:end] = np.maximum.reduceat(alike, places_b[:-1], axis=1)
        starts = [place - start for place in places_a[first:last]]
        in_a[:, first:last] = np.maximum.reduceat(alike, starts, axis=0).T
    return in_b, in_a


def _cut(places: Sequence[int], most: int) -> Iterator[tuple[int, int]]:
    """Stretches of claims with at most so many parts, or of one claim."""
    first = 0
    for n in range(1, len(places) - 1):
        if places[n + 1] - places[first] > most:
            yield first, n
            first = n
    yield first, len(places) - 1


def _average(best: Exact, claims: Sequence[Encoded], rarity: dict[int, float]) -> Matrix:
    """How far each claim is told in each of the other article, shape (claims, other claims)."""
    few = np.full(_BEST, _RIVAL * _LENGTH**2)
    told = np.zeros((len(claims), best.shape[1]))
    for n, (start, end) in enumerate(pairwise(_place(claims))):
        own = best[start:end].astype(np.float64)
        rivals = np.hstack([own, np.tile(few, (len(own), 1))])
        anyhow = np.partition(rivals, -_BEST, axis=1)[:, -_BEST:].mean(axis=1, keepdims=True)
        weights = np.array([rarity[piece] for piece in claims[n].pieces.tolist()])
        told[n] = weights @ (own - _ANYHOW * anyhow) / weights.sum()
    return told / _LENGTH**2


def _find_rarity(a: Sequence[Encoded], b: Sequence[Encoded]) -> dict[int, float]:
    """For each piece how rare it is among the claims of both articles, squared."""
    count = len(a) + len(b)
    held = Counter(piece for claim in (*a, *b) for piece in set(claim.pieces.tolist()))
    return {piece: float(np.log(1 + count / times)) ** 2 for piece, times in held.items()}
