"""Slots: places over the witnesses that tell of one thing.

A slot is a set of places, not a value: a name that stands everywhere is in many slots. Places come
into one slot where a comparison puts them against each other or ties them in linked claims. Two
slots are never joined where a witness would say in one what it contradicts in the other: that is
what keeps a chain of links from joining everything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from lib.consensus.relations import Clash, Relations
from lib.consensus.spots import Spot

_AMOUNTS = ("number", "date")


@dataclass(slots=True, eq=False)
class Slot:
    """Places of one slot while it grows, and the clashes in it."""

    number: int
    spots: set[Spot]
    clashes: list[Clash] = field(default_factory=list)

    @property
    def witnesses(self) -> set[int]:
        """The numbers of those who have a place here."""
        return {spot.witness for spot in self.spots}

    @property
    def first(self) -> Spot:
        """The first place in the order of the columns, which tells slots apart."""
        return min(self.spots)


class Slots:
    """Slots that grow together as far as they are sound, with an index of who holds which place.

    are_agreed: nothing in a slot may be apart, be it of two witnesses: Ravi Sharma is Sharma, and
    Anil Sharma is, but the three are not one.
    """

    def __init__(self, relations: Relations, are_agreed: bool = False) -> None:
        self._relations = relations
        self._are_agreed = are_agreed
        self._all: dict[int, Slot] = {}
        self._holding: dict[Spot, set[int]] = {}
        self._made = 0

    def __iter__(self) -> Iterator[Slot]:
        return iter(sorted(self._all.values(), key=lambda slot: slot.first))

    @property
    def spots(self) -> set[Spot]:
        """The places of all slots."""
        return {spot for slot in self._all.values() for spot in slot.spots}

    def holding(self, spot: Spot) -> list[Slot]:
        """The slots with this place, in order."""
        return [self._all[key] for key in sorted(self._holding.get(spot, ()))]

    def add(self, spots: Collection[Spot], clashes: Iterable[Clash] = ()) -> None:
        """A slot of these places, joined to those that share one with it where that is sound."""
        others = dict.fromkeys(slot for spot in sorted(spots) for slot in self.holding(spot))
        slot = self._insert(spots, clashes)
        for other in others:
            slot = self.join(slot, other)

    def join(self, one: Slot, other: Slot) -> Slot:
        """Make two slots one, unless a witness would contradict itself in it; gives `one` then.

        A slot that became a part of another meanwhile is left as it is.
        """
        are_here = one.number in self._all and other.number in self._all
        if one is other or not are_here or not self.is_sound(one.spots, other.spots):
            return one
        greater, lesser = (one, other) if len(one.spots) >= len(other.spots) else (other, one)
        self.remove(lesser)
        self.extend(greater, lesser.spots)
        greater.clashes += lesser.clashes
        return greater

    def extend(self, slot: Slot, spots: Iterable[Spot]) -> None:
        """Put more places into a slot."""
        for spot in spots:
            slot.spots.add(spot)
            self._holding.setdefault(spot, set()).add(slot.number)

    def remove(self, slot: Slot) -> None:
        """Forget a slot."""
        del self._all[slot.number]
        for spot in slot.spots:
            self._holding[spot].discard(slot.number)

    def _insert(self, spots: Iterable[Spot], clashes: Iterable[Clash]) -> Slot:
        slot = Slot(self._made, set(), list(clashes))
        self._made += 1
        self._all[slot.number] = slot
        self.extend(slot, spots)
        return slot

    def is_sound(self, some: Iterable[Spot], others: Iterable[Spot]) -> bool:
        """No witness has two places that cannot be told of one thing; where agreed, nobody has."""
        if self._are_agreed and not self._agree(_take_once(some), _take_once(others)):
            return False
        by_witness: dict[int, list[Spot]] = {}
        for spot in some:
            by_witness.setdefault(spot.witness, []).append(spot)
        return all(
            self._may_share(own, other)
            for other in others
            for own in by_witness.get(other.witness, ())
        )

    def _agree(self, some: Iterable[Spot], others: Collection[Spot]) -> bool:
        return all(self._relations.relate(a, b) in ("same", "fits") for a in some for b in others)

    def _may_share(self, own: Spot, other: Spot) -> bool:
        """Two places of one witness can be of one slot: 25 people and 25 boats cannot."""
        if own == other:
            return True
        if own.kind in _AMOUNTS and own.claim == other.claim:
            return False
        return self._relations.relate(own, other) in ("same", "fits")


def _take_once(spots: Iterable[Spot]) -> list[Spot]:
    """One place of each reading; what a number or a day means depends on who says it."""
    found: dict[tuple[str, int], Spot] = {}
    for spot in sorted(spots):
        found.setdefault((spot.text, spot.witness if spot.kind in _AMOUNTS else 0), spot)
    return list(found.values())
