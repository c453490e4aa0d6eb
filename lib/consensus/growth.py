"""Figures that grow from day to day: what befell people, and what growing_counts.txt lists."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from lib.consensus.slots import Slot
from lib.consensus.spots import Spot, mention_at
from lib.consensus.story import Story
from lib.mentions.relate import relate
from lib.model import Mention, Side


def is_growing(story: Story, slot: Slot) -> bool:
    """Every reading of the slot is a number, and one at least is of a sort that grows."""
    found = [mention_at(story.sides[spot.witness], spot) for spot in slot.spots]
    return all(spot.kind == "number" for spot in slot.spots) and any(
        mention is not None and _grows(mention) for mention in found
    )


def _grows(mention: Mention) -> bool:
    said = mention.qualifiers
    return said.grows or bool(said.fate and not mention.unit)


def grows_to(story: Story, slot: Slot, found: Collection[Spot]) -> bool:
    """With one more witness's places, `found`, the figure still never falls from a day to a later.

    Their amount is one, and of another day than every other amount.
    """
    if not found or not is_growing(story, slot):
        return False
    spots = {*slot.spots, *found}
    if any(_read_low(story, spot) is None for spot in spots):
        return False
    one_amount = len({_read_low(story, spot) for spot in found}) == 1
    return one_amount and all(_may_follow(story, *pair) for pair in combinations(spots, 2))


def _read_low(story: Story, spot: Spot) -> object:
    """The day of its article and the least amount that a place tells; None where either is open."""
    day = story.witnesses[spot.witness].published
    mention = mention_at(story.sides[spot.witness], spot)
    if day is None or mention is None or mention.quantity is None:
        return None
    return day, mention.quantity.low


def _may_follow(story: Story, one: Spot, other: Spot) -> bool:
    """The two are one amount, or the greater is that of a later day."""
    a = mention_at(story.sides[one.witness], one)
    b = mention_at(story.sides[other.witness], other)
    days = story.witnesses[one.witness].published, story.witnesses[other.witness].published
    if a is None or b is None:
        return False
    return relate(a, b, days).verdict in ("same", "fits", "update")


def is_aside(side: Side, spot: Spot) -> bool:
    """A bare figure that is no state of a whole: what it was before, an addition to it, a part."""
    mention = mention_at(side, spot)
    if mention is None or mention.unit:
        return False
    return mention.qualifiers.is_aside
