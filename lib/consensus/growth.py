"""Figures that grow from day to day: what befell people, and what growing_counts.txt lists.

And figures that a text gives only as what they were before, or as what was added: rose to 54 from
45, nine more died.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from lib.consensus.slots import Slot
from lib.consensus.spots import Spot, mention_at, tell_fate
from lib.consensus.story import Story
from lib.disagree.slots.passage import read_passage
from lib.disagree.values.fates import is_part
from lib.language import lexicon
from lib.language.stems import stem
from lib.model import Mention, Side

_REACH = 4  # tokens between a figure and the word that says it grows; chosen


def is_growing(story: Story, slot: Slot) -> bool:
    """Every reading of the slot is a number, and one at least is of a sort that grows."""
    return all(spot.kind == "number" for spot in slot.spots) and any(
        tell_fate(story.sides[spot.witness], spot) or _is_listed(story, spot) for spot in slot.spots
    )


def _is_listed(story: Story, spot: Spot) -> bool:
    """A word of growing_counts.txt stands near the figure: homes damaged, votes counted."""
    side = story.sides[spot.witness]
    mention = mention_at(side, spot)
    if mention is None:
        return False
    claim = side.claims[spot.claim]
    near = claim.tokens[max(0, mention.first - _REACH) : mention.last + _REACH]
    listed = lexicon.words(claim.language, "growing_counts")
    stems = {stem(word, claim.language) for word in listed}
    return any(stem(token.norm, claim.language) in stems for token in near if token.kind == "word")


def grows_to(story: Story, slot: Slot, found: Collection[Spot]) -> bool:
    """With one more witness's places, `found`, the figure still never falls from a day to a later.

    Their amount is one, and of another day than every other amount.
    """
    if not found or not is_growing(story, slot):
        return False
    told = [_read_state(story, spot) for spot in {*slot.spots, *found}]
    new = {_read_state(story, spot) for spot in found}
    if len(new) > 1 or None in told:
        return False
    steps = sorted(set(filter(None, told)))
    return all(one[0] < other[0] and one[1] <= other[1] for one, other in pairwise(steps))


def _read_state(story: Story, spot: Spot) -> tuple[date, Decimal] | None:
    """The day of its article and the least amount that a place tells."""
    day = story.witnesses[spot.witness].published
    mention = mention_at(story.sides[spot.witness], spot)
    if day is None or mention is None or mention.quantity is None:
        return None
    return day, mention.quantity.low


def is_aside(side: Side, spot: Spot) -> bool:
    """A bare figure that is no state of a whole: the former one beside another figure, an addition
    to it, or a part of it."""
    mention = mention_at(side, spot) if spot.kind == "number" else None
    if mention is None or mention.unit:
        return False
    if is_part(read_passage(side, spot.claim), mention):
        return True
    if len(list(_list_figures(side, spot.claim))) < 2:
        return False
    claim = side.claims[spot.claim]
    cues = lexicon.table(claim.language, "former_figures")
    before, after = mention.first - 1, mention.last
    return any(
        0 <= at < len(claim.tokens) and where in cues.get(claim.tokens[at].norm, ())
        for at, where in ((before, "before"), (after, "after"))
    )


def _list_figures(side: Side, claim: int) -> Iterator[Mention]:
    return (m for m in side.mentions[claim] if m.kind == "number" and not m.unit)
