"""Every clash of an article with itself that may be one: two unlike numbers in two of its claims.

Days and times are left out: an article tells too many for one to be wrong, and of 21 pairs of near
times in articles of news that were read three were arguable and none a clear clash.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from lib.disagree.judge.propose import MOST, Proposal, may_clash, rank
from lib.disagree.judge.told import Told
from lib.disagree.within.explained import is_explained, list_of
from lib.links.score import Comparison
from lib.mentions.relate import relate
from lib.model import Claim, Mention

CANDIDATES = 3  # of a claim, the most alike other ones; chosen
LEAD = 2  # claims from the first that tell the news in short; chosen
MOST_IN_ALL = 1_000  # proposals of an article, which bounds the time; real ones have under 400
_BOTH = 0  # the place of "both" among lib/links/features.FUZZY
_APART: frozenset[str] = frozenset({"boilerplate", "dateline"})


def propose_within(comparison: Comparison) -> Iterator[Proposal]:
    """Give pairs of unlike numbers in an earlier and a later claim, in order.

    Of claims among the most alike of either, of the lead and any other, and of whatever claims
    where both count people of one fate; without those that the article explains. All of them, or
    the first MOST_IN_ALL. comparison: of an article with itself.
    """
    unlike = islice(_propose_all(comparison), MOST_IN_ALL)
    told = Told(comparison.a)
    return (proposal for proposal in unlike if not is_explained(told, proposal))


def _propose_all(comparison: Comparison) -> Iterator[Proposal]:
    side = comparison.a
    ranks = _rank_alike(comparison)
    told = [claim for claim in side.claims if claim.role not in _APART]
    for at, one in enumerate(told):
        for other in told[at + 1 :]:
            is_near = one.n < LEAD or int(ranks[one.n, other.n]) < CANDIDATES
            yield from _propose_pair(comparison, one, other, is_near)


def _propose_pair(
    comparison: Comparison, one: Claim, other: Claim, is_near: bool
) -> Iterator[Proposal]:
    first, second = (list_of(comparison.a, claim.n, "number") for claim in (one, other))
    if len(first) * len(second) > MOST:
        return
    for a in first:
        for b in second:
            if _may_be_one(a, b) and (is_near or a.qualifiers.fate):
                relation = relate(a, b)
                if may_clash(a, b, relation):
                    yield Proposal(one.n, other.n, a, b, relation, None)


def _may_be_one(a: Mention, b: Mention) -> bool:
    """Two numbers of one form and unit, and of one fate, if any."""
    if a.quantity is None or b.quantity is None or a.quantity.form != b.quantity.form:
        return False
    return a.unit == b.unit and a.qualifiers.fate == b.qualifiers.fate


def _rank_alike(comparison: Comparison) -> NDArray[np.int_]:
    """The place of two claims among the most alike of either, the better of both; 0 is first."""
    alike = comparison.features[..., _BOTH].copy()
    np.fill_diagonal(alike, 0.0)
    ranks = rank(alike)
    found: NDArray[np.int_] = np.minimum(ranks, ranks.T)
    return found
