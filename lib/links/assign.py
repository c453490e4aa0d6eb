"""From scores to links: the best assignment with a none-of-them option, then 1:n and m:n.

News tells things in another order, so the assignment knows nothing of position.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import lap  # scipy's assignment is as good, but takes half a second to import
import numpy as np
from numpy.typing import NDArray

from lib.model import Link

Matrix = NDArray[np.float64]
Pair = tuple[int, int]

# Chosen by `python -m bench.links`: a pair needs LINK to be linked at all; claims share a link
# if a pair of them reaches it too and every other pair in the link reaches TOGETHER.
LINK = 0.4
TOGETHER = 0.15
_TIE = 1e-6  # decides between equal scores, the same way for A × B and B × A
MOST = 4  # claims of one article in one link
# A pair that no link holds is told as a part in common from PART on, of each claim the surest
# MOST_PARTS. Chosen of .55 to .75: at .7, cross-validated by story on the real pairs, five in six
# hold, and the links with them reach F1 .68 at a precision of .79.
PART = 0.7
MOST_PARTS = 3


def align(scores: Matrix) -> tuple[Link, ...]:
    """Links between claims, in the order of A; no claim is in two links.

    scores: probabilities, shape (claims A, claims B).
    """
    groups = [({i}, {j}) for i, j in _assign(scores)]
    for i, j in _list_further_pairs(scores):
        _add_pair(scores, groups, i, j)
    return tuple(sorted((_make_link(scores, *group) for group in groups), key=_order))


def list_parts(shares: Matrix, links: Sequence[Link]) -> tuple[Link, ...]:
    """Pairs of claims beside the links that have at least a part in common, in the order of A.

    shares: how probable that is, shape (claims A, claims B).
    """
    linked = {(i, j) for link in links for i in link.a for j in link.b}
    likely = [(int(i), int(j)) for i, j in np.argwhere(shares >= PART)]
    count_a, count_b = Counter[int](), Counter[int]()
    found = []
    for i, j in sorted(likely, key=lambda p: (-shares[p], sum(p), min(p))):
        if (i, j) not in linked and max(count_a[i], count_b[j]) < MOST_PARTS:
            count_a[i] += 1
            count_b[j] += 1
            found.append(Link((i,), (j,), float(shares[i, j]), "part"))
    return tuple(sorted(found, key=_order))


def _assign(scores: Matrix) -> list[Pair]:
    """One-to-one pairs that maximise the summed log-odds above LINK (Jonker and Volgenant 1987)."""
    if not scores.size:
        return []
    clipped = np.clip(scores, 1e-6, 1 - 1e-6)
    gain = np.maximum(np.log(clipped / (1 - clipped)) - math.log(LINK / (1 - LINK)), 0.0)
    gain += _TIE * _measure_nearness(*scores.shape)
    _, column_of, _ = lap.lapjv(gain.max() - gain, extend_cost=True)
    pairs = [(i, int(j)) for i, j in enumerate(column_of) if j >= 0]
    return [pair for pair in pairs if scores[pair] >= LINK]


def _measure_nearness(a: int, b: int) -> Matrix:
    """1 where two claims stand at the same share of their articles, 0 at opposite ends."""
    shares_a, shares_b = np.arange(a) / max(1, a - 1), np.arange(b) / max(1, b - 1)
    nearness: Matrix = 1.0 - np.abs(shares_a[:, None] - shares_b[None, :])
    return nearness


def _list_further_pairs(scores: Matrix) -> list[Pair]:
    """Pairs that are the best of either claim, the surest first."""
    if not scores.size:
        return []
    best_of_a = scores >= scores.max(axis=1, keepdims=True)
    best_of_b = scores >= scores.max(axis=0, keepdims=True)
    pairs = np.argwhere((scores >= LINK) & (best_of_a | best_of_b))
    return sorted(((int(i), int(j)) for i, j in pairs), key=lambda p: (-scores[p], sum(p), min(p)))


def _add_pair(scores: Matrix, groups: list[tuple[set[int], set[int]]], i: int, j: int) -> None:
    """Bring claims i and j into one group where all of it belongs together."""
    home_a = next((group for group in groups if i in group[0]), None)
    home_b = next((group for group in groups if j in group[1]), None)
    if home_a is home_b and home_a is not None:
        return
    merged_a = {i}.union(*(home[0] for home in (home_a, home_b) if home))
    merged_b = {j}.union(*(home[1] for home in (home_a, home_b) if home))
    if max(len(merged_a), len(merged_b)) > MOST:
        return
    if scores[np.ix_(sorted(merged_a), sorted(merged_b))].min() < TOGETHER:
        return
    groups[:] = [group for group in groups if group is not home_a and group is not home_b]
    groups.append((merged_a, merged_b))


def _make_link(scores: Matrix, claims_a: set[int], claims_b: set[int]) -> Link:
    a, b = sorted(claims_a), sorted(claims_b)
    return Link(tuple(a), tuple(b), float(scores[np.ix_(a, b)].mean()))


def _order(link: Link) -> Pair:
    return link.a[0], link.b[0]
