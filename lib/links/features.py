"""The evidence for or against pairing two claims, as one row of numbers for each pair.

Fuzzy evidence is soft TF-IDF after Cohen, Ravikumar and Fienberg (2003), "A comparison of string
distance metrics for name-matching tasks": every term counts by its rarity and meets its most alike
term on the other side. Semantic evidence does the same with the encoder's vectors of parts of words
(lib/links/late.py). Both look at the claims around: what one article tells in one claim, the other
may tell in two.

Every measure is the same for B × A.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Index = Sequence[Sequence[int]]

FUZZY = ("both", "larger", "mass", "lead", "lead_either", "neighbours", "story", "fates")
FINER = ("actors", "words", "amounts", "beside", "beside_least")  # weighed beside SEMANTIC only
SEMANTIC = (
    "told", "told_least", "told_most", "told_lead", "told_lead_either", "told_neighbours",
    "told_beside", "told_beside_least",
)  # fmt: skip

# The kinds of terms that are also looked at by themselves: claims that share only who they are
# about tell different things about them.
GROUPS: Mapping[str, frozenset[str]] = {
    "actors": frozenset({"name", "place", "organisation", "role"}),
    "words": frozenset({"word"}),
    "amounts": frozenset({"number", "date"}),
}
SAME_STORY = 0.3  # articles that share this much of what they speak of tell one story; measured
_FAR = -0.2  # about how far unlike claims are told: stands where there is no claim


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The distinct terms of one article.

    index: for each claim the terms it holds. weights: their rarity in this pair of articles;
    rarity: their rarity in general. kinds: the kind of each.
    """

    index: Index
    weights: Matrix
    rarity: Matrix
    kinds: Sequence[str]

    def hold(self) -> Matrix:
        """How often each claim holds each term, shape (claims, terms)."""
        holds = np.zeros((len(self.index), len(self.weights)))
        for row, places in enumerate(self.index):
            np.add.at(holds[row], list(places), 1.0)
        return holds


@dataclass(frozen=True, slots=True)
class Cover:
    """What of one article the other has.

    holds: how often each claim of the one holds each of its terms, shape (claims, terms). best:
    how alike the best partner of each term is in each claim of the other, (terms, other claims).
    """

    holds: Matrix
    best: Matrix

    def measure(self, weights: Matrix) -> tuple[Matrix, Matrix]:
        """For each pair of claims the share of the one's weight found in the other, its mass."""
        weighted = self.holds * weights
        mass = weighted @ self.best
        total = weighted.sum(axis=1, keepdims=True)
        return np.divide(mass, total, out=np.zeros_like(mass), where=total > 0), mass


def find_cover(likeness: Matrix, one: Vocabulary, other: Vocabulary) -> Cover:
    """What of `one` the other has; likeness: terms of one × terms of other, in [0, 1]."""
    best = np.zeros((len(one.weights), len(other.index)))
    for column, places in enumerate(other.index):
        if places:
            best[:, column] = likeness[:, list(places)].max(axis=1, initial=0.0)
    return Cover(one.hold(), best)


def measure_fuzzy(
    likeness: Matrix, a: Vocabulary, b: Vocabulary, fates: Matrix, finer: bool = False
) -> Matrix:
    """The evidence of words and values, shape (claims A, claims B, len(FUZZY)), FINER after it.

    likeness: terms of A × terms of B, in [0, 1]. fates: as `measure_fates` gives them. finer: FINER
    is wanted as well.

    both: the geometric mean of the share of each claim's weight that the other covers; larger: the
    greater of the two shares; mass: how much weight is shared at all, as a logarithm; lead,
    lead_either: how far `both` is ahead of the best rivals of the two claims, the lesser and the
    greater; neighbours: `both` of the claims around them; story: how far the two articles speak of
    the same things at all, the same for every pair.

    actors, words, amounts: `both` by the terms of these kinds alone; beside, beside_least: `both`
    of either claim and one next to the other, the greater and the lesser.
    """
    cover_a, cover_b = find_cover(likeness, a, b), find_cover(likeness.T, b, a)
    covered_a, mass_a = cover_a.measure(a.weights)
    covered_b, mass_b = (found.T for found in cover_b.measure(b.weights))
    both = np.sqrt(covered_a * covered_b)
    found = [
        both,
        np.maximum(covered_a, covered_b),
        np.log1p(np.minimum(mass_a, mass_b)),
        *_measure_lead(both),
        _neighbours(both),
        np.full_like(both, measure_story(likeness, a.rarity, b.rarity)),
        fates,
    ]
    if finer:
        found += [*_measure_groups((cover_a, a), (cover_b, b)), *_beside(both, 0.0)]
    return np.stack(found, axis=-1)


def _measure_groups(*sides: tuple[Cover, Vocabulary]) -> Iterator[Matrix]:
    for kinds in GROUPS.values():
        shares = [
            cover.measure(side.weights * np.array([kind in kinds for kind in side.kinds], float))[0]
            for cover, side in sides
        ]
        yield np.sqrt(shares[0] * shares[1].T)


def _measure_lead(both: Matrix, none: float = 0.0) -> tuple[Matrix, Matrix]:
    """How far each pair is ahead of the best rivals of its two claims: the lesser, the greater.

    none: stands for the rival where there is none.
    """
    over_row = both - _best_rival(both, axis=1, none=none)
    over_column = both - _best_rival(both, axis=0, none=none)
    return np.minimum(over_row, over_column), np.maximum(over_row, over_column)


def _best_rival(both: Matrix, axis: int, none: float) -> Matrix:
    """For each cell the best other cell along the axis."""
    if both.shape[axis] < 2:
        return np.full_like(both, none)
    ordered = np.sort(both, axis=axis)
    best = np.take(ordered, [-1], axis=axis)
    second = np.take(ordered, [-2], axis=axis)
    return np.where(both >= best, second, best)


def _neighbours(both: Matrix, backwards: bool = True, none: float = 0.0) -> Matrix:
    """The best likeness among the pairs just before and just after, also in reversed order."""
    padded = np.pad(both, 1, constant_values=none)
    shifts = [padded[:-2, :-2], padded[2:, 2:]]
    if backwards:
        shifts += [padded[:-2, 2:], padded[2:, :-2]]
    best: Matrix = np.maximum.reduce(shifts)
    return best


def _beside(both: Matrix, none: float) -> tuple[Matrix, Matrix]:
    """The best of either claim with one next to the other: the greater, the lesser of the two."""
    padded = np.pad(both, 1, constant_values=none)
    along = np.maximum(padded[1:-1, :-2], padded[1:-1, 2:])
    across = np.maximum(padded[:-2, 1:-1], padded[2:, 1:-1])
    return np.maximum(along, across), np.minimum(along, across)


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


def measure_semantic(told_a: Matrix, told_b: Matrix) -> Matrix:
    """The evidence of the encoder's vectors, shape (claims A, claims B, len(SEMANTIC)).

    told_a, told_b: as `measure_told` gives them. told: their mean; told_least, told_most: the
    lesser and the greater; the others as in `measure_fuzzy`, of `told`; told_beside,
    told_beside_least: of either claim and one next to the other, the greater and the lesser.
    """
    told = (told_a + told_b) / 2
    return np.stack(
        [
            told,
            np.minimum(told_a, told_b),
            np.maximum(told_a, told_b),
            *_measure_lead(told, none=_FAR),
            _neighbours(told, backwards=False, none=_FAR),
            *_beside(told, _FAR),
        ],
        axis=-1,
    )
