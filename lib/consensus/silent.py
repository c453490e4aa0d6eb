"""Those who tell a value of a slot in claims that no link joins to it: they are not silent."""

from __future__ import annotations

from lib.consensus.growth import grows_to, is_aside
from lib.consensus.relations import Relations
from lib.consensus.slots import Slot, Slots
from lib.consensus.spots import Spot, list_spots, tell_sort
from lib.consensus.story import Story
from lib.model import Kind


def hear_silent(story: Story, slots: Slots, used: set[Spot], relations: Relations) -> None:
    """Add where else a witness tells a value of a slot, though no link joins the claim to it.

    Only of values that say what they are of: a number of dead, the holder of an office. All that
    the witness says of that sort must be values of the slot, and its own if it has a place there
    already; what it says besides is no contradiction that a comparison found. A figure that grows
    with the days may be another one of another day, and that of another event is no value of the
    slot at all. used: places that are taken.
    """
    for slot in slots:
        sort = _find_sort(story, slot)
        for witness in range(len(story.sides)) if sort else ():
            if _tells_another_event(story, slot, witness):
                continue
            own = {spot for spot in slot.spots if spot.witness == witness}
            known = own or slot.spots
            found = _find_elsewhere(story, slot.first.kind, witness, sort) - own
            is_told = all(any(relations.relate(s, t) == "same" for t in known) for s in found)
            if is_told or (not own and grows_to(story, slot, found)):
                slots.extend(slot, sorted(found - used))


def _tells_another_event(story: Story, slot: Slot, witness: int) -> bool:
    """A witness tells another event than each of those who are in a slot."""
    others = slot.witnesses - {witness}
    events = [story.pairings[min(n, witness), max(n, witness)].collation.event for n in others]
    return bool(events) and all(event is not None and event.are_two for event in events)


def _find_sort(story: Story, slot: Slot) -> str:
    """What the values of a slot are said to be: "dead", "spokesperson"; "" where that is open."""
    sorts = {tell_sort(story.sides[spot.witness], spot) for spot in slot.spots} - {""}
    return sorts.pop() if len(sorts) == 1 else ""


def _find_elsewhere(story: Story, kind: Kind, witness: int, sort: str) -> set[Spot]:
    """All places of a witness where it tells something of a sort."""
    side = story.sides[witness]
    return {
        spot
        for claim in side.claims
        if claim.role != "boilerplate"
        for spot in list_spots(side, witness, claim.n, kind)
        if tell_sort(side, spot) == sort and not is_aside(side, spot)
    }
