"""Majority and outliers, and figures that grow over the days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from lib.consensus.growth import is_growing
from lib.consensus.model import Standing, Status
from lib.consensus.slots import Slot
from lib.consensus.spots import Spot, mention_at
from lib.consensus.story import Story

Groups = Mapping[Spot, int | None]


def judge_slot(story: Story, slot: Slot, numbers: Groups) -> tuple[Status, dict[int, Standing]]:
    """Whether a contested slot is disputed or an update, and where each witness stands in it.

    numbers: for each place its group, as `group_spots` gives them. A figure that grows is an
    update where it never falls from one day to a later one, and is one figure on each day; where
    days are not known, if every comparison of two texts calls it one.
    """
    said = {n: _groups_of(n, numbers) for n in slot.witnesses}
    superseded = _find_superseded(story, slot, numbers) if is_growing(story, slot) else set()
    standings: dict[int, Standing] = {}
    for witness, groups in said.items():
        if witness in superseded:
            standings[witness] = "superseded"
        elif len(groups) != 1:
            standings[witness] = "divided" if groups else "fits"
    standings |= dict.fromkeys(_find_earlier(story, standings, superseded), "superseded")
    voters = {n: min(groups) for n, groups in said.items() if n not in standings}
    families = {n: story.witnesses[n].family for n in voters}
    is_one_voice = "divided" not in standings.values()
    if superseded and len(set(voters.values())) == 1 and is_one_voice:
        return "update", standings | dict.fromkeys(voters, "update")
    if is_one_voice and _may_be_updates(story, slot, numbers):
        return "update", standings | _find_latest(story, slot, numbers, voters)
    return "disputed", standings | _count_votes(voters, families)


def _may_be_updates(story: Story, slot: Slot, numbers: Groups) -> bool:
    """Every comparison of the slot calls it an update, as where the days are not known."""
    are_updates = bool(slot.clashes) and all(clash.is_update for clash in slot.clashes)
    return are_updates and not is_falling(story, slot, numbers)


def _find_latest(
    story: Story, slot: Slot, numbers: Groups, voters: Mapping[int, int]
) -> dict[int, Standing]:
    """Who tells the latest state: the greatest of the figures, or what the latest day tells."""
    told = _read_amounts(story, slot, numbers) if is_growing(story, slot) else {}
    ranks: dict[int, tuple[Decimal, date]] = {
        n: (told.get(n, Decimal(0)), (not told and story.witnesses[n].published) or date.min)
        for n in voters
    }
    latest = {voters[n] for n in voters if ranks[n] == max(ranks.values())}
    return {n: "update" if group in latest else "superseded" for n, group in voters.items()}


def _find_earlier(
    story: Story, standings: Mapping[int, Standing], superseded: Iterable[int]
) -> list[int]:
    """Of those too loose to take a side, who wrote before the figure grew: at least 9."""
    days = [day for n in superseded if (day := story.witnesses[n].published) is not None]
    return [
        n
        for n, standing in standings.items()
        if standing == "fits" and days and (story.witnesses[n].published or date.max) <= min(days)
    ]


def _groups_of(witness: int, numbers: Groups) -> set[int]:
    return {n for spot, n in numbers.items() if spot.witness == witness and n is not None}


def _count_votes(voters: Mapping[int, int], families: Mapping[int, int]) -> dict[int, Standing]:
    """A majority has more texts than any other group, and at least two.

    A text and a copy of which something else was changed are one text here.
    """
    votes = {(families[n], group) for n, group in voters.items()}
    ranked = Counter(group for _, group in votes).most_common(2)
    has_majority = (
        bool(ranked) and ranked[0][1] > 1 and ranked[0][1] > sum(n for _, n in ranked[1:])
    )
    if not has_majority:
        return dict.fromkeys(voters, "split")
    return {w: "majority" if group == ranked[0][0] else "outlier" for w, group in voters.items()}


def is_falling(story: Story, slot: Slot, numbers: Groups) -> bool:
    """A figure that should grow is smaller in an article than in one of an earlier day."""
    told = _read_amounts(story, slot, numbers) if is_growing(story, slot) else {}
    days = _read_days(story, told)
    return any(days[n] > days[m] and told[n] < told[m] for n in days for m in days)


def _find_superseded(story: Story, slot: Slot, numbers: Groups) -> set[int]:
    """The witnesses whose figure is the greatest until their day, and the only one of it, and
    exceeded by every later one.

    Nobody, where a figure stands in an article without a day and in none that has one.
    """
    told = _read_amounts(story, slot, numbers)
    days = _read_days(story, told)
    if set(told.values()) - {told[n] for n in days}:
        return set()
    return {n for n in days if _is_overtaken(n, told, days)}


def _is_overtaken(one: int, told: Mapping[int, Decimal], days: Mapping[int, date]) -> bool:
    later = [told[n] for n in days if days[n] > days[one]]
    beside = [told[n] for n in days if days[n] == days[one]]
    earlier = [told[n] for n in days if days[n] < days[one]]
    rises = bool(later) and max([*earlier, told[one]]) == told[one] < min(later)
    return rises and set(beside) == {told[one]}


def _read_days(story: Story, told: Mapping[int, Decimal]) -> dict[int, date]:
    """The day from which each figure is: that of the text that a copy took it from."""
    days: dict[int, date] = {}
    for n in told:
        own = story.witnesses[n]
        same = [m for m in told if story.witnesses[m].family == own.family and told[m] == told[n]]
        known = [day for m in same if (day := story.witnesses[m].published) is not None]
        if own.published is not None:
            days[n] = min(known)
    return days


def _read_amounts(story: Story, slot: Slot, numbers: Groups) -> dict[int, Decimal]:
    """For each witness that takes one side the amount of its group: the most exact one there."""
    quantities: dict[int, list[tuple[Decimal, Decimal]]] = {}
    for spot, group in numbers.items():
        mention = mention_at(story.sides[spot.witness], spot)
        if group is not None and mention is not None and mention.quantity is not None:
            q = mention.quantity
            quantities.setdefault(group, []).append((q.high - q.low, q.low))
    amounts = {group: min(found)[1] for group, found in quantities.items()}
    sides = {n: _groups_of(n, numbers) for n in slot.witnesses}
    return {
        n: amounts[min(groups)]
        for n, groups in sides.items()
        if len(groups) == 1 and min(groups) in amounts
    }
