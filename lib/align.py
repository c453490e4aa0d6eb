"""From scores to links: the best assignment with a none-of-them option, then 1:n where it fits.

News tells things in another order, so the assignment knows nothing of position.
"""

from __future__ import annotations

import math

import lap  # scipy's assignment is as good, but takes half a second to import
import numpy as np
from numpy.typing import NDArray

from lib.model import Link

Matrix = NDArray[np.float64]

# Chosen by bench.quality: a pair needs LINK to be linked at all, a further claim joins from JOIN.
LINK = 0.5
JOIN = 0.8
MOST_JOINED = 3


def align(scores: Matrix) -> tuple[Link, ...]:
    """Links between claims, in the order of A; scores are probabilities, shape (A, B)."""
    pairs = _assign(scores)
    joined: dict[tuple[int, int], list[tuple[int, int]]] = {pair: [pair] for pair in pairs}
    _join_rest(scores, pairs, joined)
    return tuple(sorted((_make_link(scores, group) for group in joined.values()), key=_order))


def _assign(scores: Matrix) -> list[tuple[int, int]]:
    """One-to-one pairs that maximise the summed log-odds above LINK (Jonker and Volgenant 1987)."""
    if not scores.size:
        return []
    clipped = np.clip(scores, 1e-6, 1 - 1e-6)
    gain = np.maximum(np.log(clipped / (1 - clipped)) - math.log(LINK / (1 - LINK)), 0.0)
    _, column_of, _ = lap.lapjv(gain.max() - gain, extend_cost=True)
    pairs = [(i, int(j)) for i, j in enumerate(column_of) if j >= 0]
    return [pair for pair in pairs if scores[pair] >= LINK]


def _join_rest(
    scores: Matrix,
    pairs: list[tuple[int, int]],
    joined: dict[tuple[int, int], list[tuple[int, int]]],
) -> None:
    """Let a claim that was left over join the link of its best partner, on one side only."""
    by_a = {i: (i, j) for i, j in pairs}
    by_b = {j: (i, j) for i, j in pairs}
    rest = [(i, j) for i, j in np.argwhere(scores >= JOIN) if (i in by_a) != (j in by_b)]
    taken_a, taken_b = set(by_a), set(by_b)
    for i, j in sorted(rest, key=lambda pair: -scores[pair]):
        home = by_a.get(int(i)) or by_b[int(j)]
        group = joined[home]
        grows_a = int(i) not in by_a
        if (int(i) in taken_a) if grows_a else (int(j) in taken_b):
            continue
        if len(group) < MOST_JOINED and all((m[0] != home[0]) == grows_a for m in group[1:]):
            group.append((int(i), int(j)))
            (taken_a if grows_a else taken_b).add(int(i) if grows_a else int(j))


def _make_link(scores: Matrix, group: list[tuple[int, int]]) -> Link:
    return Link(
        tuple(sorted({i for i, _ in group})),
        tuple(sorted({j for _, j in group})),
        float(np.mean([scores[pair] for pair in group])),
    )


def _order(link: Link) -> tuple[int, int]:
    return link.a[0], link.b[0]
