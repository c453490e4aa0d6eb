"""From groups of articles to the table of who says what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from lib.consensus.agreed import find_agreed
from lib.consensus.cells import make_cells
from lib.consensus.contested import add_own_contradictions, find_contested, find_unresolved
from lib.consensus.groups import group_spots
from lib.consensus.labels import label_slot
from lib.consensus.model import Consensus, Fact, Standing, Status
from lib.consensus.relations import (
    Clash,
    Open,
    Relations,
    list_clashes,
    list_open,
    list_own_clashes,
    rank_gravity,
)
from lib.consensus.silent import hear_silent
from lib.consensus.slots import Slot
from lib.consensus.spots import Spot
from lib.consensus.standings import is_falling, judge_slot
from lib.consensus.story import Collate, Story, compare_all
from lib.consensus.telling import tell_fact
from lib.consensus.ties import Tie, list_ties
from lib.consensus.witnesses import make_witnesses
from lib.model import Article, Kind

MOST_AGREED = 40  # agreed facts that are listed; chosen: two screens
_STATUSES: Sequence[Status] = ("disputed", "update", "unresolved", "agreed")
# Of agreed facts told by equally many: first what says most about the story; chosen.
_KINDS: Sequence[Kind] = ("number", "date", "name", "organisation", "place")


def find_consensus(groups: Sequence[Sequence[Article]], collate: Collate) -> Consensus:
    """Who says what in one story.

    groups: its articles; those of one group are copies and count as one witness. collate: how two
    articles are compared, `lib.collation.collate` or something that remembers; it is asked once for
    every two witnesses, the earlier first, about the earliest article of each. Raises nothing:
    what cannot be compared is left out and told. The order of the input makes no difference.
    """
    witnesses, unread = make_witnesses(groups)
    story, unfit = compare_all(witnesses, collate)
    facts = _find_facts(story) if len(story.witnesses) > 1 else []
    agreed = [fact for fact in facts if fact.status == "agreed"]
    more = max(0, len(agreed) - MOST_AGREED)
    return Consensus(story.witnesses, tuple(facts[: len(facts) - more]), more, (*unread, *unfit))


def _find_facts(story: Story) -> list[Fact]:
    clashes, own, opens = list_clashes(story), list_own_clashes(story), list_open(story)
    relations = Relations(story, (*clashes, *own))
    told: Iterable[Clash | Open] = chain(clashes, own, opens)
    ties = list_ties(story, relations, sorted({spot for pair in told for spot in (pair.a, pair.b)}))
    contested = find_contested(story, clashes, ties, relations)
    hear_silent(story, contested, contested.spots, relations)
    add_own_contradictions(contested, own, relations)
    used = contested.spots
    unresolved = find_unresolved(story, opens, ties, used, relations)
    used |= unresolved.spots
    ranked = [
        *(_make_contested(story, slot, ties, relations) for slot in contested),
        *(_make_unresolved(story, slot, ties, relations) for slot in unresolved),
        *(_make_agreed(story, slot) for slot in find_agreed(story, ties, used, relations)),
    ]
    ranked.sort(key=lambda entry: entry[0])
    return [fact for _, fact in ranked]


Ranked = tuple[tuple[object, ...], Fact]


def _make_contested(story: Story, slot: Slot, ties: Sequence[Tie], relations: Relations) -> Ranked:
    numbers = group_spots(story, slot, ties, relations)
    status, standings = judge_slot(story, slot, numbers)
    gravest = min(slot.clashes, key=rank_gravity)
    falls = is_falling(story, slot, numbers)
    fact = _make_fact(story, slot, status, numbers, standings, falls)
    severity, confidence = rank_gravity(gravest)
    told = (severity, -len(slot.witnesses), confidence)
    if status == "disputed":
        fact = replace(fact, severity=gravest.severity)
    return _rank(slot, status, told), fact


def _make_unresolved(story: Story, slot: Slot, ties: Sequence[Tie], relations: Relations) -> Ranked:
    numbers = group_spots(story, slot, ties, relations)
    standings: dict[int, Standing] = dict.fromkeys(slot.witnesses, "unresolved")
    fact = _make_fact(story, slot, "unresolved", numbers, standings)
    return _rank(slot, "unresolved", (-len(slot.witnesses),)), fact


def _make_agreed(story: Story, slot: Slot) -> Ranked:
    standings: dict[int, Standing] = dict.fromkeys(slot.witnesses, "agreed")
    fact = _make_fact(story, slot, "agreed", dict.fromkeys(slot.spots, 0), standings)
    told = (-len(slot.witnesses), _KINDS.index(fact.kind))
    return _rank(slot, "agreed", told), fact


def _rank(slot: Slot, status: Status, told: tuple[float, ...]) -> tuple[object, ...]:
    return _STATUSES.index(status), *told, slot.first, sorted(slot.spots)


def _make_fact(
    story: Story,
    slot: Slot,
    status: Status,
    numbers: Mapping[Spot, int | None],
    standings: Mapping[int, Standing],
    falls: bool = False,
) -> Fact:
    kind = slot.first.kind
    cells = make_cells(story, numbers, standings)
    label = label_slot(story, slot, is_agreed=status == "agreed")
    why = tell_fact(kind, status, cells, story.witnesses, falls)
    return Fact(kind, label, status, cells, why)
