"""A judged clash in words: the two readings, and the evidence that weighed most for it."""

from __future__ import annotations

from collections.abc import Mapping

from lib.disagree.judge.propose import Proposal
from lib.disagree.slots.passage import Pair
from lib.disagree.values.telling import tell_dates, tell_numbers
from lib.disagree.words.clash import WordClash
from lib.language.gloss import cite
from lib.model import Disagreement, Kind, Reading, Severity

# What a piece of evidence is called where it speaks for a clash, the weightiest first.
_SPEAKS: Mapping[str, str] = {
    "same_office": "both hold the same office",
    "same_fate": "both count the same people: {fate}",
    "is_toll": "one is told as the whole number",
    "is_linked": "the two claims are paired",
    "others_equal": "other values of the two claims agree",
    "only": "it is the only such value of either claim",
}
_STAKES: Mapping[Kind, Severity] = {
    "name": "high",
    "organisation": "high",
    "number": "high",
    "date": "high",
    "place": "medium",
    "role": "medium",
}
_MOST = 2  # pieces of evidence in a sentence
_SMALL = 0.05  # numbers closer than this, relative to the greater, differ by little; chosen


def tell_clash(
    pair: Pair, proposal: Proposal, probability: float, evidence: Mapping[str, float]
) -> Disagreement:
    """Word two values as a disagreement; its link is for the caller to set."""
    why = _explain(pair, proposal, evidence)
    kind, readings = proposal.a.kind, _read(pair, proposal)
    return Disagreement(kind, *readings, grade_clash(proposal), probability, why)


def tell_word_clash(
    pair: Pair, proposal: Proposal, words: WordClash, probability: float
) -> Disagreement:
    """Word two small words as a disagreement; its link is for the caller to set."""
    readings = _read(pair, proposal)
    return Disagreement(
        words.kind, *readings, words.severity, probability, words.why, later=words.later
    )


def _read(pair: Pair, proposal: Proposal) -> tuple[Reading, Reading]:
    a, b = proposal.a, proposal.b
    return pair.a.read_tokens(a.first, a.last), pair.b.read_tokens(b.first, b.last)


def grade_clash(proposal: Proposal) -> Severity:
    """Grade a clash by what is at stake; two large numbers that differ by little weigh less."""
    a, b = proposal.a.quantity, proposal.b.quantity
    if a is not None and b is not None:
        greater = max(abs(a.low), abs(b.low))
        if greater and abs(a.low - b.low) / greater < _SMALL:
            return "medium"
    return _STAKES[proposal.a.kind]


def _explain(pair: Pair, proposal: Proposal, evidence: Mapping[str, float]) -> str:
    a, b = proposal.a, proposal.b
    if a.kind == "number":
        told = tell_numbers(pair, a, b)
    elif a.kind == "date":
        told = tell_dates(pair, a, b)
    else:
        is_name = a.kind in ("name", "place")
        told = f"A has the {a.kind} {cite(a.text, is_name=is_name)} and B has "
        told += f"{cite(b.text, is_name=is_name)}."
    return f"{told} {tell_reasons(_SPEAKS, a.qualifiers.fate, evidence)}".strip()


def tell_reasons(speaks: Mapping[str, str], fate: str, evidence: Mapping[str, float]) -> str:
    """Give a sentence of the weightiest evidence there is; "" where none is.

    speaks: what each piece is called, the weightiest first.
    """
    reasons = [words for name, words in speaks.items() if evidence[name] > 0][:_MOST]
    said = "; ".join(words.format(fate=fate) for words in reasons)
    return f"{said[:1].upper()}{said[1:]}." if said else ""
