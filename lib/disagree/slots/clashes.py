"""Mentions that have no partner on the other side, and which of them stand in one slot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lib.disagree.slots.curves import REPORT
from lib.disagree.slots.passage import Pair, compare_clauses, span
from lib.model import Mention


@dataclass(frozen=True, slots=True)
class Clash:
    """Two mentions that stand in one slot with values that cannot both hold."""

    a: Mention
    b: Mention
    confidence: float


def pair_slots(
    pair: Pair, open_pairs: Sequence[tuple[Mention, Mention]]
) -> list[tuple[Mention, Mention]]:
    """Choose from pairs of mentions those that best stand in one slot, each mention once.

    Of equal slots the one that stands first goes first. The result is in reading order.
    """
    slots = [(-compare_clauses(pair, span(a), span(b)), a, b) for a, b in open_pairs]
    slots.sort(key=lambda each: (each[0], each[1].first + each[2].first))
    chosen: list[tuple[Mention, Mention]] = []
    for _, a, b in slots:
        if all(a is not one and b is not other for one, other in chosen):
            chosen.append((a, b))
    return sorted(chosen, key=lambda each: (each[0].first, each[1].first))


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
