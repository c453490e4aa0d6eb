"""Slots join where they share a place, and nowhere else."""

from __future__ import annotations

from typing import cast

from lib.consensus.relations import Relation, Relations
from lib.consensus.slots import Slots
from lib.consensus.spots import Spot


class Spelling:
    """Readings are the same where one is a part of the other, else apart."""

    def relate(self, one: Spot, other: Spot) -> Relation:
        """As `Relations.relate`."""
        return "same" if one.text in other.text or other.text in one.text else "apart"


def make_slots(are_agreed: bool = False) -> Slots:
    """No slots yet."""
    return Slots(cast(Relations, Spelling()), are_agreed)


def at(witness: int, claim: int, text: str) -> Spot:
    """A name at the beginning of a claim."""
    return Spot(witness, claim, 0, len(text), "name", text)


def list_texts(slots: Slots) -> list[list[str]]:
    """What stands in each slot."""
    return [sorted(spot.text for spot in slot.spots) for slot in slots]


def test_clashes_that_share_a_place_are_one_slot() -> None:
    """Ravi against Anil, and Anil against Ravi elsewhere."""
    slots = make_slots()
    slots.add([at(0, 1, "Ravi"), at(1, 2, "Anil")])
    slots.add([at(1, 2, "Anil"), at(2, 3, "Ravi")])
    assert list_texts(slots) == [["Anil", "Ravi", "Ravi"]]


def test_a_witness_with_two_tongues_keeps_slots_apart() -> None:
    """One place of B is against two things that A says: they are two slots."""
    slots = make_slots()
    slots.add([at(0, 1, "Ravi"), at(1, 2, "Anil")])
    slots.add([at(1, 2, "Anil"), at(0, 7, "Mohan")])
    assert list_texts(slots) == [["Anil", "Ravi"], ["Anil", "Mohan"]]


def test_an_agreed_slot_holds_nothing_that_is_apart() -> None:
    """Sharma may be Ravi Sharma and may be Anil Sharma, who are two."""
    slots = make_slots(are_agreed=True)
    slots.add([at(0, 1, "Ravi Sharma"), at(1, 1, "Sharma")])
    slots.add([at(1, 1, "Sharma"), at(2, 1, "Anil Sharma")])
    assert len(list_texts(slots)) == 2


def test_a_joined_slot_is_gone() -> None:
    """Places are held by the slot that took them in."""
    slots = make_slots()
    slots.add([at(0, 1, "Ravi"), at(1, 2, "Anil")])
    slots.add([at(2, 3, "Ravi"), at(3, 4, "Anil")])
    first, second = list(slots)
    slots.join(first, second)
    assert [len(slots.holding(spot)) for spot in sorted(slots.spots)] == [1, 1, 1, 1]
    assert slots.join(second, first) is second
    assert len(list(slots)) == 1
