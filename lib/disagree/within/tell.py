"""A clash of an article with itself in words."""

from __future__ import annotations

from collections.abc import Mapping

from lib.disagree.judge.propose import Proposal
from lib.disagree.judge.tell import grade_clash, tell_reasons
from lib.disagree.slots.passage import Pair
from lib.disagree.values.telling import name_amount, tell_value
from lib.model import Disagreement

# What a piece of evidence is called where it speaks for a clash, the weightiest first.
_SPEAKS: Mapping[str, str] = {
    "contrasted": "the article itself sets one against the other",
    "same_fate": "both count the same people: {fate}",
    "is_toll": "one is told as the whole number",
    "headline": "one stands in the headline or the first sentence",
    "after": "both stand beside the same word",
}


def tell_within(
    pair: Pair, proposal: Proposal, probability: float, evidence: Mapping[str, float]
) -> Disagreement:
    """Word a proposal within one article as a disagreement, with the evidence for it."""
    a, b = proposal.a, proposal.b
    reasons = tell_reasons(_SPEAKS, a.qualifiers.fate, evidence)
    return Disagreement(
        a.kind,
        pair.a.read_tokens(a.first, a.last),
        pair.b.read_tokens(b.first, b.last),
        grade_clash(proposal),
        probability,
        f"{_tell_values(pair, proposal)} {reasons}".strip(),
    )


def _tell_values(pair: Pair, p: Proposal) -> str:
    told_a, told_b = tell_value(pair.a, p.a), tell_value(pair.b, p.b)
    return (
        f"The article gives {told_a} and later {told_b} for the same {name_amount(pair, p.a, p.b)}."
    )
