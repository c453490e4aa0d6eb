"""How two places stand to each other: the findings first, then the ledger, then the values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from lib.collation.ledger import LedgerRow
from lib.consensus.spots import VALUE_KINDS, Spot, anchor, mention_at
from lib.consensus.story import Pairing, Story
from lib.language.text import fold
from lib.mentions.relate import relate
from lib.model import Disagreement, Kind, Severity, Unresolved

Relation = Literal["same", "fits", "apart", "unknown"]
_AMOUNTS = ("number", "date")  # kinds of which one value may be looser than the other


@dataclass(frozen=True, slots=True)
class Clash:
    """Two places that a comparison puts against each other; is_update: as states of one thing."""

    a: Spot
    b: Spot
    severity: Severity
    confidence: float
    is_update: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """Two places that a comparison could not decide on."""

    a: Spot
    b: Spot


def list_clashes(story: Story) -> tuple[Clash, ...]:
    """Every disagreement between two witnesses, the gravest and surest first."""
    found = [
        Clash(*_anchor(story, pairing, d), d.severity, d.confidence, d.is_update)
        for pairing in story.list_pairings()
        for d in pairing.collation.findings.disagreements
    ]
    wider = _find_wider({spot for clash in found for spot in (clash.a, clash.b)})
    return _sort(replace(clash, a=wider[clash.a], b=wider[clash.b]) for clash in found)


def _find_wider(spots: Iterable[Spot]) -> dict[Spot, Spot]:
    """For each place the widest of its kind that overlaps it: "denied" may be a part of others."""
    widest: dict[Spot, Spot] = {}
    kept: dict[tuple[int, int, Kind], list[Spot]] = {}
    for spot in sorted(spots, key=lambda spot: (spot.start - spot.end, spot)):
        others = kept.setdefault((spot.witness, spot.claim, spot.kind), [])
        widest[spot] = next((o for o in others if o.overlaps(spot.reading)), spot)
        if widest[spot] is spot:
            others.append(spot)
    return widest


def list_own_clashes(story: Story) -> tuple[Clash, ...]:
    """Every disagreement of a witness with itself."""
    found: set[Clash] = set()
    for pairing in story.list_pairings():
        c = pairing.collation
        for witness, side, own in ((pairing.a, c.a, c.within_a), (pairing.b, c.b, c.within_b)):
            for d in own:
                a, b = (anchor(side, witness, d.kind, reading) for reading in (d.a, d.b))
                found.add(Clash(min(a, b), max(a, b), d.severity, d.confidence))
    return _sort(found)


def list_open(story: Story) -> tuple[Open, ...]:
    """Every pair of readings that could not be compared, in the order of the columns."""
    found = {
        Open(*_anchor(story, pairing, u))
        for pairing in story.list_pairings()
        for u in pairing.collation.findings.unresolved
    }
    return tuple(sorted(found, key=lambda o: (o.a, o.b)))


def _anchor(story: Story, pairing: Pairing, found: Disagreement | Unresolved) -> tuple[Spot, Spot]:
    return (
        anchor(story.sides[pairing.a], pairing.a, found.kind, found.a),
        anchor(story.sides[pairing.b], pairing.b, found.kind, found.b),
    )


def _sort(clashes: Iterable[Clash]) -> tuple[Clash, ...]:
    return tuple(sorted(clashes, key=lambda c: (*rank_gravity(c), c.a, c.b)))


def rank_gravity(clash: Clash) -> tuple[int, float]:
    """A key that sorts the gravest first, of these the surest."""
    return ("high", "medium", "low").index(clash.severity), -clash.confidence


class Relations:
    """How any two places of a story stand to each other; answers are kept."""

    def __init__(self, story: Story, clashes: Iterable[Clash]) -> None:
        self._story = story
        self._clashing = {frozenset((clash.a, clash.b)) for clash in clashes}
        self._rows = {places: _index_rows(pairing) for places, pairing in story.pairings.items()}
        self._known: dict[tuple[Spot, Spot], Relation] = {}

    def relate(self, one: Spot, other: Spot) -> Relation:
        """same: they say one thing. fits: both can hold. apart: they cannot. Else unknown."""
        places = (min(one, other), max(one, other))
        if places not in self._known:
            self._known[places] = self._find(*places)
        return self._known[places]

    def _find(self, one: Spot, other: Spot) -> Relation:
        if one == other:
            return "same"
        if frozenset((one, other)) in self._clashing:
            return "apart"
        if one.kind != other.kind:
            return "unknown"
        if one.kind not in VALUE_KINDS:
            return "same" if fold(one.text) == fold(other.text) else "unknown"
        return self._look_up(one, other) or self._weigh(one, other)

    def _look_up(self, one: Spot, other: Spot) -> Relation | None:
        """What the ledger of the two witnesses says of them."""
        if one.witness == other.witness:
            return None
        in_a, in_b = self._rows[one.witness, other.witness]
        shared = in_a.get(_key(one), {}).items() & in_b.get(_key(other), {}).items()
        return min(shared)[1] if shared else None

    def _weigh(self, one: Spot, other: Spot) -> Relation:
        a = mention_at(self._story.sides[one.witness], one)
        b = mention_at(self._story.sides[other.witness], other)
        if a is None or b is None:
            return "same" if fold(one.text) == fold(other.text) else "unknown"
        found = relate(a, b)
        if found.verdict == "fits":
            return "fits" if one.kind in _AMOUNTS else "same"
        if found.verdict in ("same", "unknown"):
            return found.verdict
        return "apart"


Key = tuple[Kind, int, int]  # kind, claim, start
Index = dict[Key, dict[int, Relation]]  # the rows of a ledger that hold a place, and what they say


def _key(spot: Spot) -> Key:
    return spot.kind, spot.claim, spot.start


def _index_rows(pairing: Pairing) -> tuple[Index, Index]:
    """For every place in A and in B the rows in which both sides say the same, or may."""
    in_a: Index = {}
    in_b: Index = {}
    for number, row in enumerate(pairing.rows):
        relation = _read_relation(row)
        if relation is not None:
            for index, readings in ((in_a, row.a), (in_b, row.b)):
                for reading in readings:
                    place = (row.kind, reading.claim, reading.start)
                    index.setdefault(place, {})[number] = relation
    return in_a, in_b


def _read_relation(row: LedgerRow) -> Relation | None:
    if row.relation in ("conflict", "update", "only_a", "only_b"):
        return None
    return "fits" if row.relation == "partial" and row.kind in _AMOUNTS else "same"
