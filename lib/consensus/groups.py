"""Which places of a slot say the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from lib.consensus.relations import Relations
from lib.consensus.slots import Slot
from lib.consensus.spots import VALUE_KINDS, Spot
from lib.consensus.story import Story
from lib.consensus.ties import Tie, are_linked

Group = list[Spot]


def group_spots(
    story: Story, slot: Slot, ties: Iterable[Tie], relations: Relations
) -> dict[Spot, int | None]:
    """For each place the number of its group, the most told first; None where it fits several."""
    groups = _gather(slot, ties, relations)
    if slot.first.kind not in VALUE_KINDS:
        groups = _join_allies(story, groups, relations)
    loose = [group for group in groups if _is_between(group, groups, relations)]
    groups = _join_fitting([group for group in groups if group not in loose], relations)
    groups.sort(key=lambda group: (-len({spot.witness for spot in group}), min(group)))
    numbers: dict[Spot, int | None] = {spot: None for group in loose for spot in group}
    return numbers | {spot: n for n, group in enumerate(groups) for spot in group}


def _gather(slot: Slot, ties: Iterable[Tie], relations: Relations) -> list[Group]:
    """Places that say the same; tied words say the same where no comparison is against it."""
    spots = sorted(slot.spots)
    tied = {(tie.a, tie.b) for tie in ties if tie.a.kind not in VALUE_KINDS}
    groups: list[Group] = [[spot] for spot in spots]
    for one, other in combinations(spots, 2):
        if relations.relate(one, other) == "same" or (one, other) in tied:
            groups = _join(groups, one, other, relations)
    return groups


def _join(groups: Sequence[Group], one: Spot, other: Spot, relations: Relations) -> list[Group]:
    """The groups with those of two places as one, unless something in them is apart."""
    first = next(group for group in groups if one in group)
    second = next(group for group in groups if other in group)
    if first is second or _are_apart(first, second, relations):
        return list(groups)
    rest = [group for group in groups if group is not first and group is not second]
    return [*rest, first + second]


def _are_apart(some: Group, others: Group, relations: Relations) -> bool:
    return any(relations.relate(a, b) == "apart" for a in some for b in others)


def _join_allies(story: Story, groups: Sequence[Group], relations: Relations) -> list[Group]:
    """Words that are both against a third, in linked claims, and not against each other."""
    joined = list(groups)
    for one, other in combinations(groups, 2):
        has_foe = any(
            _are_apart(one, third, relations) and _are_apart(other, third, relations)
            for third in groups
        )
        if has_foe and any(are_linked(story, a, b, by_part=False) for a in one for b in other):
            joined = _join(joined, one[0], other[0], relations)
    return joined


def _fit(some: Group, others: Group, relations: Relations) -> bool:
    """Both can hold: no two places are apart and two at least are known to fit."""
    found = {relations.relate(a, b) for a in some for b in others}
    return "apart" not in found and bool(found & {"fits", "same"})


def _is_between(group: Group, groups: Sequence[Group], relations: Relations) -> bool:
    """The group fits two others that do not fit each other."""
    fitting = [g for g in groups if g is not group and _fit(group, g, relations)]
    return any(not _fit(a, b, relations) for a, b in combinations(fitting, 2))


def _join_fitting(groups: Sequence[Group], relations: Relations) -> list[Group]:
    """About 2,000 goes with 2,013 where it goes with nothing else."""
    joined = list(groups)
    for one, other in combinations(groups, 2):
        if _fit(one, other, relations):
            joined = _join(joined, one[0], other[0], relations)
    return joined
