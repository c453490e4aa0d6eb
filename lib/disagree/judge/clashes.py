"""The clashes of two articles that are likely enough to be told, each mention in one at most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lib.disagree.judge.event import trust_event
from lib.disagree.judge.evidence import Evidence
from lib.disagree.judge.propose import Proposal, propose
from lib.disagree.judge.tell import tell_clash, tell_word_clash
from lib.disagree.judge.weigh import HOLD, TELL, Judge
from lib.disagree.words.clash import judge_words
from lib.links.score import Comparison
from lib.model import Disagreement, Event, Link


@dataclass(frozen=True, slots=True)
class Judged:
    """A proposal with its probability. finding: how it is told."""

    proposal: Proposal
    probability: float
    finding: Disagreement


def judge_clashes(
    comparison: Comparison,
    links: tuple[Link, ...],
    judge: Judge,
    event: Event | None = None,
) -> tuple[Judged, ...]:
    """Judge every proposal; give those of at least HOLD, the surest first.

    Two values are weighed by the fitted table; two small words, of which too few were labelled, by
    their chosen curve. Where it is doubted that the articles tell one event, every clash is so much
    less probable; of two events nothing is a clash.
    """
    if event is not None and event.are_two:
        return ()
    is_one = trust_event(event)
    evidence = Evidence(comparison, links)
    weighed = []
    for proposal in propose(comparison, links):
        pair, words = evidence.lay_beside(proposal.i, proposal.j), proposal.words
        measured = evidence.measure(proposal) if words is None else {}
        chosen = judge_words(pair, words) if words else judge.weigh(measured)
        probability = is_one * chosen
        if probability < HOLD:
            continue
        if words is None:
            found = tell_clash(pair, proposal, probability, measured)
        else:
            found = tell_word_clash(pair, proposal, words, probability)
        weighed.append(Judged(proposal, probability, found))
    weighed.sort(key=_order)
    return tuple(weighed)


def _order(judged: Judged) -> tuple[float, int, int]:
    """The surest first; of equally sure ones the same comes first whichever article is A."""
    starts = judged.finding.a.start, judged.finding.b.start
    return -judged.probability, sum(starts), max(starts)


def choose(judged: Sequence[Judged], least: float = TELL) -> Iterator[Judged]:
    """Choose what is told: at least so probable, each mention once, each pair of values once."""
    used: set[tuple[str, int, int]] = set()
    values: set[tuple[str, str, str]] = set()
    for each in judged:
        if each.probability < least:
            return
        p, found = each.proposal, each.finding
        places = {("a", p.a.start, p.a.end), ("b", p.b.start, p.b.end)}
        told = found.kind, f"{p.a.value} {p.a.unit}", f"{p.b.value} {p.b.unit}"
        if places.isdisjoint(used) and told not in values:
            used |= places
            values.add(told)
            yield each


def link_clashes(
    links: tuple[Link, ...], judged: Sequence[Judged], shares: NDArray[np.float64]
) -> tuple[Link, ...]:
    """Give the links, and one more, a part in common, for each told clash of unlinked claims.

    shares: how probable it is that two claims have a part in common; where they clash they do.
    """
    linked = {(i, j) for link in links for i in link.a for j in link.b}
    added = {
        (each.proposal.i, each.proposal.j): each.probability
        for each in choose(judged)
        if (each.proposal.i, each.proposal.j) not in linked
    }
    more = [
        Link((i,), (j,), max(likely, float(shares[i, j])), "part")
        for (i, j), likely in added.items()
    ]
    return tuple(sorted([*links, *more], key=lambda link: (link.a[0], link.b[0])))
