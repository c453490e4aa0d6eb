"""Whether two articles tell one event, or two events of one topic.

Two events of one topic share words and hardly a day, a figure or a name; what they disagree on is
no disagreement. The evidence is weighed by data/judge_event.toml, which `python -m bench.judge`
fits on real pairs of one event and of two.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from lib.disagree.judge.happening import (
    LEAD,
    find_happening,
    may_be_one_place,
    measure_happenings,
)
from lib.disagree.judge.weigh import Judge
from lib.links.score import Comparison
from lib.links.terms import Term, find_rarity
from lib.mentions.relate import SAME_NEWS, relate
from lib.model import Event, Kind, Link, Mention, Side
from lib.settings import MAX_CROSSED

SURE = 0.5  # a claim with such a partner is told by both; chosen
# From this probability on nothing is doubted; below, every clash is so much less probable. Chosen
# of 1/2, .6, .7: at 1/2 pairs of one event lose nothing.
DOUBTED = 0.5
# Below it the two tell two events, and nothing is compared. Chosen of .15, .2 … .5: cross-validated
# 4 of 180 pairs of one event are below it and lose no finding that is right, and 68 of 112 of two.
TWO = 0.3
TOLD_BY = 4  # claims; a shorter article has too few days and names to tell its event; chosen
# Where so many claims of both have a partner, one was written from the other, whatever was changed
# in it: 7 pairs of one event and none of two.
REWRITTEN = 0.9
_APART = "days_between", "days_far", "place_apart", "places_apart"
_MET = 0.7  # likeness of a term that the other article has too; chosen


def weigh_event(comparison: Comparison, links: Sequence[Link], judge: Judge) -> Event | None:
    """Weigh whether two articles tell one event; None where too little is told to say so.

    They are told to be two where a day or a place of theirs is apart as well.
    """
    a, b = comparison.a, comparison.b
    if min(len(a.claims), len(b.claims)) < TOLD_BY:
        return None
    evidence = measure_event(comparison, links)
    one = 1.0 if evidence["linked_share"] >= REWRITTEN else _fade(judge.weigh(evidence), a, b)
    are_two = one < TWO and any(evidence[name] for name in _APART)
    return Event(one, are_two, find_happening(a), find_happening(b))


def trust_event(event: Event | None) -> float:
    """Give the factor for what holds only of one event, in [0, 1]: 1 where nothing is doubted."""
    return 1.0 if event is None else min(1.0, event.one / DOUBTED)


def _fade(one: float, a: Side, b: Side) -> float:
    """The probability of one event as it falls with the time between the days of publication.

    Past SAME_NEWS the odds fall, after a month to a quarter, after nine to one in 360; chosen, like
    lib/corpus/story.py, as no pair of two that was read has its days. A trial and the crime of a
    year before are two.
    """
    days = a.article.published, b.article.published
    if not (days[0] and days[1]):
        return one
    beyond = max(0, abs(days[0] - days[1]).days - SAME_NEWS.days)
    odds = one / (1 - one) / (1 + beyond / SAME_NEWS.days) ** 2
    return odds / (1 + odds)


def measure_event(comparison: Comparison, links: Sequence[Link]) -> dict[str, float]:
    """Give every piece of evidence for one event by its name."""
    a, b = comparison.a, comparison.b
    return {
        "shared_number": share_values(a, b, "number"),
        "shared_place": share_values(a, b, "place"),
        "names": _weigh_shared(comparison, "name"),
        "days": _weigh_shared(comparison, "date"),
        "named": _cover_named(comparison),
        "agreement": measure_agreement(comparison, links),
        "linked_share": measure_linked(comparison.scores),
        **_measure_linked_names(comparison, links),
        **measure_happenings(a, b),
    }


def measure_linked(scores: np.ndarray) -> float:
    """Give the share of claims that the other article tells, of the article with fewer such."""
    if not scores.size:
        return 0.0
    return float(min((scores >= SURE).any(axis=axis).mean() for axis in (0, 1)))


def share_values(a: Side, b: Side, kind: Kind) -> float:
    """Of the values of a kind in the article with fewer of them, the share that the other has."""
    of_a, of_b = (
        {m.value for ms in side.mentions for m in ms if m.kind == kind} for side in (a, b)
    )
    return len(of_a & of_b) / max(1, min(len(of_a), len(of_b)))


def _weigh_shared(comparison: Comparison, kind: Kind) -> float:
    """Give the logarithm of how much of a kind, by its rarity, either article shares at least."""
    c = comparison
    a, b = _list_terms(c.terms_a, c.index_a), _list_terms(c.terms_b, c.index_b)
    rows = [place for place, term in a.items() if term.kind == kind]
    columns = [place for place, term in b.items() if term.kind == kind]
    if not rows or not columns:
        return 0.0
    likeness = c.likeness[np.ix_(rows, columns)]
    mass_a = sum(map(float, likeness.max(axis=1) * [find_rarity(a[place]) for place in rows]))
    mass_b = sum(map(float, likeness.max(axis=0) * [find_rarity(b[place]) for place in columns]))
    return math.log1p(min(mass_a, mass_b))


def _list_terms(terms: Sequence[Sequence[Term]], index: Sequence[Sequence[int]]) -> dict[int, Term]:
    """The terms of an article by their place in its vocabulary."""
    return {
        place: term
        for own, places in zip(terms, index, strict=True)
        for term, place in zip(own, places, strict=True)
    }


def _cover_named(comparison: Comparison) -> float:
    """How much of the names, places and bodies of either's first claims the other has, at least."""
    c = comparison
    return min(
        _cover(c.a, c.index_a, _list_terms(c.terms_a, c.index_a), c.likeness),
        _cover(c.b, c.index_b, _list_terms(c.terms_b, c.index_b), c.likeness.T),
    )


def _cover(
    side: Side,
    index: Sequence[Sequence[int]],
    terms: dict[int, Term],
    likeness: NDArray[np.float64],
) -> float:
    """The share by rarity of what the first claims name that the other article has."""
    lead = [n for n, claim in enumerate(side.claims) if claim.role != "boilerplate"][:LEAD]
    places = [
        place
        for place in sorted({place for n in lead for place in index[n]})
        if terms[place].kind in ("name", "place", "organisation")
    ]
    if not places or not likeness.size:
        return 0.0
    rarity = np.array([find_rarity(terms[place]) for place in places])
    best = likeness[places].max(axis=1)
    return float((rarity * best * (best >= _MET)).sum() / rarity.sum())


def _measure_linked_names(comparison: Comparison, links: Sequence[Link]) -> dict[str, float]:
    """Of the names in linked claims how many are equal, of the places how many lie apart."""
    met = {"name": 0, "place": 0}
    apart = {"name": 0, "place": 0}
    for x, y in _walk_linked(comparison, links):
        if x.kind == y.kind and x.kind in met:
            found = relate(x, y)
            is_met = found.verdict == "same" if x.kind == "place" else found.both_hold
            is_apart = found.verdict == "apart"
            met[x.kind] += is_met
            apart[x.kind] += is_apart and not (x.kind == "place" and may_be_one_place(x, y))
    return {
        "names_equal": met["name"] / (1 + met["name"] + apart["name"]),
        "places_apart": apart["place"] / (1 + met["place"] + apart["place"]),
    }


def _walk_linked(
    comparison: Comparison, links: Sequence[Link]
) -> Iterator[tuple[Mention, Mention]]:
    """Every two mentions of linked claims."""
    for link in links:
        of_a = [m for i in link.a for m in comparison.a.mentions[i]]
        of_b = [m for j in link.b for m in comparison.b.mentions[j]]
        if len(of_a) * len(of_b) <= MAX_CROSSED:
            yield from ((x, y) for x in of_a for y in of_b)


def measure_agreement(comparison: Comparison, links: Sequence[Link]) -> float:
    """Of the figures and days in linked claims, how many are equal rather than apart."""
    equal = apart = 0
    for x, y in _walk_linked(comparison, links):
        if x.kind == y.kind and x.kind in ("number", "date"):
            verdict = relate(x, y).verdict
            equal += verdict == "same"
            apart += verdict == "apart"
    return equal / (equal + apart + 1)
