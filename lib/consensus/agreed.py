"""The slots of what several witnesses tell alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from lib.consensus.relations import Relations
from lib.consensus.silent import hear_silent
from lib.consensus.slots import Slot, Slots
from lib.consensus.spots import Spot, anchor, mention_at, tell_fate
from lib.consensus.story import Pairing, Story
from lib.consensus.ties import Tie
from lib.model import Kind

_ENTITIES: tuple[Kind, ...] = ("name", "organisation", "place")
_ORDER = ("same", "variant", "reordered", "partial")
# A number that two articles of one story have by chance is small and bare; chosen.
DISTINCTIVE = 20


def find_agreed(
    story: Story, ties: Sequence[Tie], used: set[Spot], relations: Relations
) -> list[Slot]:
    """What two witnesses or more tell alike in linked claims. used: places in other slots.

    Names, organisations and places: one slot each, with all their places. Numbers and dates: a
    slot for each thing told, so that "Thursday" of two events is two.
    """
    free = [tie for tie in ties if tie.a not in used and tie.b not in used]
    entities = _gather_entities(story, free, used, relations)
    values = Slots(relations, are_agreed=True)
    for tie in free:
        if tie.a.kind in ("number", "date"):
            values.add((tie.a, tie.b))
    _join_amounts(story, values, relations)
    hear_silent(story, values, used, relations)
    return [slot for slot in (*entities, *values) if _count_texts(story, slot) > 1]


def _count_texts(story: Story, slot: Slot) -> int:
    """A text and a copy of which something else was changed are one."""
    return len({story.witnesses[n].family for n in slot.witnesses})


def _gather_entities(
    story: Story, ties: Sequence[Tie], used: set[Spot], relations: Relations
) -> list[Slot]:
    slots = Slots(relations, are_agreed=True)
    rows = [entry for pairing in story.list_pairings() for entry in _list_rows(story, pairing)]
    for _, spots in sorted(rows, key=lambda row: (row[0], sorted(row[1]))):
        if left := spots - used:
            slots.add(left)
    tied = {(tie.a, tie.b) for tie in ties}
    linked = [slot for slot in slots if any({a, b} <= slot.spots for a, b in tied)]
    return linked


def _list_rows(story: Story, pairing: Pairing) -> Iterator[tuple[int, set[Spot]]]:
    """The ledger's rows that both sides tell: how sure they are, and their places."""
    for row in pairing.rows:
        if row.kind in _ENTITIES and row.relation in _ORDER:
            a, b = pairing.a, pairing.b
            spots = {anchor(story.sides[a], a, row.kind, reading) for reading in row.a}
            spots |= {anchor(story.sides[b], b, row.kind, reading) for reading in row.b}
            yield _ORDER.index(row.relation), spots


def _join_amounts(story: Story, slots: Slots, relations: Relations) -> None:
    """An amount of one fate, or one that is no chance, is one slot wherever it stands."""
    for one, other in combinations(list(slots), 2):
        a, b = one.first, other.first
        if a.kind == b.kind == "number" and relations.relate(a, b) == "same":
            fates = [_tell_fates(story, slot) for slot in (one, other)]
            if (fates[0] & fates[1]) or (not any(fates) and _is_distinctive(story, a)):
                slots.join(one, other)


def _tell_fates(story: Story, slot: Slot) -> set[str]:
    return {tell_fate(story.sides[spot.witness], spot) for spot in slot.spots} - {""}


def _is_distinctive(story: Story, spot: Spot) -> bool:
    mention = mention_at(story.sides[spot.witness], spot)
    if mention is None or mention.quantity is None:
        return False
    return mention.quantity.low >= DISTINCTIVE and mention.quantity.form != "ordinal"
