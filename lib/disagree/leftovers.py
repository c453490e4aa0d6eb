"""Mentions that have no partner on the other side, and which of them stand in one slot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lib.disagree.confidence import REPORT
from lib.model import Mention


@dataclass(frozen=True, slots=True)
class Clash:
    """Two mentions that stand in one slot with values that cannot both hold."""

    a: Mention
    b: Mention
    confidence: float


def pair_clashes(
    left_a: Sequence[Mention],
    left_b: Sequence[Mention],
    judge: Callable[[Mention, Mention], float],
) -> Iterator[Clash]:
    """The surest clashes, each mention in one at most; `judge` gives 0 where there is none."""
    clashes = [Clash(a, b, judge(a, b)) for a in left_a for b in left_b]
    clashes.sort(key=lambda clash: (-clash.confidence, clash.a.start, clash.b.start))
    used_a: list[Mention] = []
    used_b: list[Mention] = []
    for clash in clashes:
        if clash.confidence < REPORT:
            return
        if all(clash.a is not m for m in used_a) and all(clash.b is not m for m in used_b):
            used_a.append(clash.a)
            used_b.append(clash.b)
            yield clash
