"""The clashes of an article with itself that are likely enough to be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lib.disagree.judge.clashes import Judged, choose
from lib.disagree.judge.weigh import TELL_WITHIN, Judge, load_judge_within
from lib.disagree.within.evidence import OwnEvidence
from lib.disagree.within.propose import propose_within
from lib.disagree.within.tell import tell_within
from lib.links.score import Comparison
from lib.model import Disagreement


def judge_within(comparison: Comparison, judge: Judge | None = None) -> Iterator[Disagreement]:
    """Judge every proposal of an article against itself; give what is told, the surest first.

    comparison: of the article with itself. judge: another than the fitted one, for measuring.
    """
    weigher = judge or load_judge_within()
    evidence = OwnEvidence(comparison)
    weighed = []
    for proposal in propose_within(comparison):
        measured = evidence.measure(proposal)
        probability = weigher.weigh(measured)
        if probability >= TELL_WITHIN:
            pair = evidence.lay_beside(proposal.i, proposal.j)
            finding = tell_within(pair, proposal, probability, measured)
            weighed.append(Judged(proposal, probability, finding))
    weighed.sort(key=lambda each: (-each.probability, each.proposal.i, each.proposal.j))
    return _tell_once(choose(weighed, TELL_WITHIN))


def _tell_once(judged: Iterable[Judged]) -> Iterator[Disagreement]:
    """Each two values once, whichever comes first in the article."""
    told: set[frozenset[str]] = set()
    for each in judged:
        values = frozenset(f"{m.value} {m.unit}" for m in (each.proposal.a, each.proposal.b))
        if values not in told:
            told.add(values)
            yield each.finding
