"""Whether two articles tell one event, or two events of one topic.

Two events of one topic share words and hardly a day, a figure or a name; what they disagree on is
no disagreement. The evidence is weighed by data/judge_event.toml, which `python -m bench.judge`
fits on real pairs of one event and of two.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from lib.links.score import Comparison
from lib.links.terms import Term, find_rarity
from lib.mentions.relate import relate
from lib.model import Kind, Link, Side

SURE = 0.5  # a claim with such a partner is told by both; chosen
# From this probability on nothing is doubted; below, every clash is so much less probable. Chosen
# of 1/3, 1/2, 2/3: at 1/2 pairs of one event lose nothing, those of two half their false flags.
DOUBTED = 0.5
# Articles that both tell so many of their claims tell one event, without a day or a name; chosen.
TOLD_ALIKE = 0.6
TOLD_BY = 6  # claims; a shorter article has too few days and names to tell its event; chosen


def measure_event(comparison: Comparison, links: Sequence[Link]) -> dict[str, float]:
    """Give every piece of evidence for one event by its name."""
    a, b, scores = comparison.a, comparison.b, comparison.scores
    return {
        "shared_number": share_values(a, b, "number"),
        "shared_date": share_values(a, b, "date"),
        "shared_place": share_values(a, b, "place"),
        "names": _weigh_shared(comparison, "name"),
        "days": _weigh_shared(comparison, "date"),
        "agreement": measure_agreement(comparison, links),
        "linked_share": measure_linked(scores),
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


def measure_agreement(comparison: Comparison, links: Sequence[Link]) -> float:
    """Of the figures and days in linked claims, how many are equal rather than apart."""
    equal = apart = 0
    for link in links:
        for i in link.a:
            for j in link.b:
                for x in comparison.a.mentions[i]:
                    for y in comparison.b.mentions[j]:
                        if x.kind == y.kind and x.kind in ("number", "date"):
                            verdict = relate(x, y).verdict
                            equal += verdict == "same"
                            apart += verdict == "apart"
    return equal / (equal + apart + 1)
