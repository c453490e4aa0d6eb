"""Ties: the same told at one place by two witnesses, in claims that are linked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lib.consensus.growth import is_aside
from lib.consensus.relations import Relations
from lib.consensus.spots import VALUE_KINDS, Spot, anchor, list_spots, tell_fate
from lib.consensus.story import Pairing, Story
from lib.model import Kind, Link, Side


@dataclass(frozen=True, slots=True)
class Tie:
    """Two places in linked claims that say the same, or may; score: the link's probability."""

    a: Spot
    b: Spot
    score: float


def list_ties(story: Story, relations: Relations, contested: Iterable[Spot]) -> tuple[Tie, ...]:
    """All ties, the surest first. contested: places of which words that are no values are sought.

    Datelines are left out: where and when an article was written is no part of its story. So are
    claims that share but a part: what they have in common beside it may be of another matter.
    """
    words = [spot for spot in contested if spot.kind not in VALUE_KINDS]
    found = {
        tie
        for pairing in story.list_pairings()
        for number, link in enumerate(pairing.collation.links)
        if link.relation == "same" and not _links_datelines(pairing, link)
        for tie in (
            *_tie_values(story, relations, pairing, link),
            *_tie_words(story, pairing, number, words),
        )
    }
    return tuple(sorted(found, key=lambda tie: (-tie.score, tie.a, tie.b)))


def are_linked(story: Story, one: Spot, other: Spot, by_part: bool = True) -> bool:
    """The claims of two places of different witnesses are linked.

    by_part: a part in common will do; else they tell the same statement.
    """
    if one.witness == other.witness:
        return False
    one, other = min(one, other), max(one, other)
    links = story.pairings[one.witness, other.witness].collation.links
    return any(
        one.claim in link.a and other.claim in link.b and (by_part or link.relation == "same")
        for link in links
    )


def _links_datelines(pairing: Pairing, link: Link) -> bool:
    claims = pairing.collation.a.claims
    return any(claims[n].role == "dateline" for n in link.a)


def _tie_values(story: Story, relations: Relations, pairing: Pairing, link: Link) -> Iterator[Tie]:
    for kind in VALUE_KINDS:
        a, b = pairing.collation.a, pairing.collation.b
        of_a = _list_all(a, pairing.a, link.a, kind)
        of_b = _list_all(b, pairing.b, link.b, kind)
        for one, other in _match(story, relations, of_a, of_b):
            yield Tie(one, other, link.score)


def _list_all(side: Side, witness: int, claims: Sequence[int], kind: Kind) -> list[Spot]:
    """The places of a kind in linked claims; a figure that a claim calls former is none of them."""
    spots = [spot for n in claims for spot in list_spots(side, witness, n, kind)]
    return [spot for spot in spots if not is_aside(side, spot)]


def _match(
    story: Story, relations: Relations, of_a: Sequence[Spot], of_b: Sequence[Spot]
) -> Iterator[tuple[Spot, Spot]]:
    """One to one: what is surely the same first, then what tells the same fate, then in order."""
    ranked = sorted(
        (rank, abs(i - j), i, j)
        for i, one in enumerate(of_a)
        for j, other in enumerate(of_b)
        if (rank := _rank(story, relations, one, other)) is not None
    )
    taken_a, taken_b = set[int](), set[int]()
    for _, _, i, j in ranked:
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            yield of_a[i], of_b[j]


def _rank(story: Story, relations: Relations, one: Spot, other: Spot) -> tuple[bool, bool] | None:
    relation = relations.relate(one, other)
    fates = {tell_fate(story.sides[spot.witness], spot) for spot in (one, other)}
    if relation not in ("same", "fits") or len(fates - {""}) > 1:
        return None  # 45 killed, 45 injured
    return relation != "same", len(fates) > 1


def _tie_words(story: Story, pairing: Pairing, number: int, words: Sequence[Spot]) -> Iterator[Tie]:
    """What a contested word that is no value, such as "denied", meets in the linked claims.

    Taken from the reasons for the link; not where the link's own findings of that kind differ.
    """
    link = pairing.collation.links[number]
    told = {d.kind for d in pairing.collation.findings.disagreements if d.link == number}
    for spot in words:
        is_a = spot.witness == pairing.a
        if spot.kind in told or (not is_a and spot.witness != pairing.b):
            continue
        for piece in pairing.collation.evidence[number]:
            own, met = (piece.a, piece.b) if is_a else (piece.b, piece.a)
            if spot.overlaps(own):
                witness = pairing.b if is_a else pairing.a
                other = anchor(story.sides[witness], witness, spot.kind, met)
                yield Tie(min(spot, other), max(spot, other), link.score)
