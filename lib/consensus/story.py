"""Every pair of witnesses compared: what all later steps read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from lib.collation.clusters import find_clusters
from lib.collation.ledger import LedgerRow, make_ledger
from lib.consensus.model import Witness
from lib.errors import MilaanError
from lib.model import Article, Collation, Side

Collate = Callable[[Article, Article], Collation]
Places = tuple[int, int]  # the numbers of two witnesses, the smaller first


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two witnesses compared; `a` and `b` are their numbers."""

    a: int
    b: int
    collation: Collation
    rows: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The witnesses of one story, their texts as they were read, and every two of them compared."""

    witnesses: tuple[Witness, ...]
    sides: tuple[Side, ...]
    pairings: Mapping[Places, Pairing]

    def list_pairings(self) -> Iterator[Pairing]:
        """The pairs in the order of the columns."""
        return (self.pairings[places] for places in sorted(self.pairings))


def compare_all(witnesses: Sequence[Witness], collate: Collate) -> tuple[Story, list[str]]:
    """Compare every two witnesses by their earliest text; a sentence for each that cannot be.

    Where a pair fails, the witness with most failures is left out, until no pair fails.
    """
    found: dict[Places, Collation] = {}
    failed: dict[Places, str] = {}
    for i, j in combinations(range(len(witnesses)), 2):
        try:
            found[i, j] = collate(witnesses[i].articles[0], witnesses[j].articles[0])
        except MilaanError as error:
            failed[i, j] = str(error)
    dropped = _find_unfit(failed)
    left_out = [f"“{witnesses[n].name}” is left out: {dropped[n]}" for n in sorted(dropped)]
    return _make_story(witnesses, found, dropped), left_out


def _find_unfit(failed: Mapping[Places, str]) -> dict[int, str]:
    """Which witnesses to leave out so that no pair fails, each with what went wrong."""
    left = dict(failed)
    unfit: dict[int, str] = {}
    while left:
        named = [n for places in left for n in places]
        worst = max(set(named), key=lambda n: (named.count(n), n))
        unfit[worst] = next(why for places, why in sorted(left.items()) if worst in places)
        left = {places: why for places, why in left.items() if worst not in places}
    return unfit


def _make_story(
    witnesses: Sequence[Witness], found: Mapping[Places, Collation], dropped: Mapping[int, str]
) -> Story:
    kept = [n for n in range(len(witnesses)) if n not in dropped]
    numbers = {old: new for new, old in enumerate(kept)}
    collations = {
        (numbers[i], numbers[j]): collation
        for (i, j), collation in found.items()
        if i in numbers and j in numbers
    }
    sides: dict[int, Side] = {}
    for (i, j), collation in collations.items():
        sides |= {i: collation.a, j: collation.b}
    clusters = {n: find_clusters(side) for n, side in sides.items()}
    pairings = {
        (i, j): Pairing(i, j, collation, make_ledger(collation, clusters[i], clusters[j]))
        for (i, j), collation in collations.items()
    }
    return Story(
        tuple(witnesses[n] for n in kept), tuple(sides[n] for n in sorted(sides)), pairings
    )
