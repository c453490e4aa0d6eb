"""The slots of what disagrees or cannot be compared, with everyone who takes a side in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, combinations

from lib.consensus.relations import Clash, Open, Relations
from lib.consensus.slots import Slots
from lib.consensus.spots import Spot, tell_fate
from lib.consensus.story import Story
from lib.consensus.ties import Tie
from lib.model import Kind


def find_contested(
    story: Story, clashes: Sequence[Clash], ties: Sequence[Tie], relations: Relations
) -> Slots:
    """The slots of all disagreements, and what is tied to them."""
    slots = Slots(relations)
    for clash in clashes:
        slots.add((clash.a, clash.b), [clash])
    _join_tied(slots, ties)
    _join_repeated(story, slots, relations, clashes)
    _grow(slots, ties, set())
    return slots


def find_unresolved(
    story: Story,
    opens: Iterable[Open],
    ties: Sequence[Tie],
    used: set[Spot],
    relations: Relations,
) -> Slots:
    """The slots of readings that could not be compared. used: places that are contested."""
    slots = Slots(relations)
    free = [each for each in opens if each.a not in used and each.b not in used]
    for each in free:
        slots.add((each.a, each.b))
    _join_tied(slots, ties)
    _join_repeated(story, slots, relations, free)
    _grow(slots, ties, used)
    return slots


def _join_tied(slots: Slots, ties: Iterable[Tie]) -> None:
    """45 against 54 in two articles and 54 against 50 in two others are one slot by the 54."""
    for tie in ties:
        for one in slots.holding(tie.a):
            for other in slots.holding(tie.b):
                slots.join(one, other)


def _join_repeated(
    story: Story, slots: Slots, relations: Relations, found: Sequence[Clash | Open]
) -> None:
    """What two witnesses hold against each other twice, in headline and body, is one."""
    between: dict[tuple[Kind, int, int], list[Clash | Open]] = {}
    for each in found:
        between.setdefault((each.a.kind, each.a.witness, each.b.witness), []).append(each)
    for one, other in chain.from_iterable(combinations(same, 2) for same in between.values()):
        if _repeats(story, relations, one, other):
            for first in slots.holding(one.a):
                for second in slots.holding(other.a):
                    slots.join(first, second)


def _repeats(story: Story, relations: Relations, one: Clash | Open, other: Clash | Open) -> bool:
    pairs = [(one.a, other.a), (one.b, other.b)]
    fates = {tell_fate(story.sides[spot.witness], spot) for pair in pairs for spot in pair}
    told = fates - {""}
    near = ("same", "fits") if told else ("same",)  # "at least 23" killed, and 23 killed
    return len(told) < 2 and all(relations.relate(x, y) in near for x, y in pairs)


def _grow(slots: Slots, ties: Sequence[Tie], used: set[Spot]) -> None:
    """Let free places into the slot that they are tied to, the surest first.

    What is tied to a place of the findings may add to what its witness says; what is tied only to
    such an addition must bring a witness that is not there yet.
    """
    held = used | slots.spots
    is_first = True
    while added := _extend_once(slots, ties, held, is_first):
        held |= added
        is_first = False


def _extend_once(slots: Slots, ties: Sequence[Tie], held: set[Spot], is_first: bool) -> set[Spot]:
    added: set[Spot] = set()
    for tie in ties:
        for own, free in ((tie.a, tie.b), (tie.b, tie.a)):
            if own not in held or free in held or free in added:
                continue
            for slot in slots.holding(own)[:1]:
                is_new = free.witness not in slot.witnesses
                if is_new or (is_first and slots.is_sound(slot.spots, [free])):
                    slots.extend(slot, [free])
                    added.add(free)
    return added


def add_own_contradictions(
    slots: Slots, own_clashes: Iterable[Clash], relations: Relations
) -> None:
    """Where a witness says both contested things itself, let its cell hold both."""
    held = slots.spots
    for clash in own_clashes:
        for told, free in ((clash.a, clash.b), (clash.b, clash.a)):
            if free in held:
                continue
            for slot in slots.holding(told)[:1]:
                if any(_says_same(relations, free, spot) for spot in slot.spots):
                    slots.extend(slot, [free])
                    held.add(free)


def _says_same(relations: Relations, own: Spot, spot: Spot) -> bool:
    return own.witness != spot.witness and relations.relate(own, spot) == "same"
