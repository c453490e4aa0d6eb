"""Groups of what is linked in pairs, when some of the links are wrong.

Taken transitively, one weak pair would make one story of two events. So groups are merged by
average linkage (UPGMA, Sokal & Michener 1958), the closest first, and only where enough of the
pairs between them are linked.
"""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

# Of all pairs between two groups, the share that must be linked. Measured on 647 articles of the
# public sets (B-cubed F1 of their stories): any link at all .942, .34 .963, .4 .960, .5 .955,
# .67 .944. At .34 or less two links would join a group of two with one of three.
SHARE = 0.4

_Groups = dict[int, list[int]]


def cluster(count: int, edges: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Groups of the numbers below `count`, each in order; those that stand alone are groups too.

    edges: how close two numbers (the smaller first) are, in (0, 1]; of the others nothing is known.
    Two groups become one where at least SHARE of the pairs between them are edges, those with the
    greatest mean first (a pair that is none counts 0).
    """
    groups: _Groups = {at: [at] for at in range(count)}
    # For each group its neighbours, with the sum of the edges between and how many there are.
    near: dict[int, dict[int, tuple[float, int]]] = {at: {} for at in groups}
    for (a, b), weight in sorted(edges.items()):
        near[a][b] = near[b][a] = (weight, 1)
    waiting = [_rate(a, b, near, groups) for a, b in sorted(edges)]
    heapify(waiting)
    while waiting:
        rated = heappop(waiting)
        _, a, b, *_ = rated
        is_current = b in near.get(a, {}) and rated == _rate(a, b, near, groups)
        if not is_current or near[a][b][1] < SHARE * len(groups[a]) * len(groups[b]):
            continue
        _merge(a, b, near, groups)
        for other in near[a]:
            heappush(waiting, _rate(*order(a, other), near, groups))
    return [sorted(group) for _, group in sorted(groups.items())]


def _rate(
    a: int, b: int, near: Mapping[int, Mapping[int, tuple[float, int]]], groups: _Groups
) -> tuple[float, int, int, int, int]:
    """What a heap sorts by; the sizes tell whether it still holds, for groups only grow."""
    size_a, size_b = len(groups[a]), len(groups[b])
    return -near[a][b][0] / (size_a * size_b), a, b, size_a, size_b


def _merge(a: int, b: int, near: dict[int, dict[int, tuple[float, int]]], groups: _Groups) -> None:
    groups[a] += groups.pop(b)
    for other, (weight, times) in near.pop(b).items():
        del near[other][b]
        if other != a:
            had = near[a].get(other, (0.0, 0))
            near[a][other] = near[other][a] = (had[0] + weight, had[1] + times)


def order(a: int, b: int) -> tuple[int, int]:
    """Two numbers as an edge has them, the smaller first."""
    return (a, b) if a < b else (b, a)
