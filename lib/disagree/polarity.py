"""Claims turned round: one says a thing is not so, or says its opposite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from lib.disagree.confidence import CURVES, REPORT
from lib.disagree.negation import is_under_negation
from lib.disagree.passage import (
    MATCHED,
    Pair,
    Passage,
    compare_slots,
    measure_contained,
)
from lib.gloss import cite
from lib.model import Disagreement, Mention
from lib.opposites import are_opposites

REACH = 3  # tokens between a negation and the word it negates; chosen
_PLAIN = frozenset({"not"})
_DENIALS = frozenset({"not", "deny"})  # "fails to work" says "does not work"
_SECOND_HALVES = {"nor"}  # neither … nor is one negation
_REPEATED = {"न", "ना"}  # and so is न … न


@dataclass(frozen=True, slots=True)
class _Negated:
    """A negation with the term it turns round, and the tokens that show both."""

    marker: Mention
    term: int
    first: int
    last: int


def compare_polarity(pair: Pair) -> Iterator[Disagreement]:
    """Predicates that both passages share and only one negates, and opposites in one slot."""
    yield from _compare_negations(pair)
    for found in _compare_negations(pair.mirror()):
        yield replace(found, a=found.b, b=found.a)
    yield from _compare_opposites(pair)


def _compare_negations(pair: Pair) -> Iterator[Disagreement]:
    """Negations of A whose predicate stands unnegated in B."""
    if _count_negations(pair.a) <= _count_negations(pair.b):
        return
    negated_in_b = {negated.term for negated in _find_negated(pair.b, _DENIALS)}
    for negated in _find_negated(pair.a):
        partner = _find_partner(pair, negated.term)
        if partner is None or partner in negated_in_b:
            continue
        other = pair.b.terms[partner]
        if other.language == "en" and is_under_negation(pair.b, other.first):
            continue
        if _negates_number(pair, negated):
            continue  # "not the first woman" against "the second woman"
        if are_opposites(pair.a.terms[negated.term], other):
            continue  # "not insured" against "uninsured"
        place_a, place_b = (negated.first, negated.last), (other.first, other.last)
        confidence = _judge(pair, "negation", place_a, place_b)
        if confidence >= REPORT:
            reading_a, reading_b = pair.a.read_tokens(*place_a), pair.b.read_tokens(*place_b)
            why = (
                f"One side says {cite(reading_a.text)}, with the negation "
                f"{cite(negated.marker.text)}; the other says {cite(reading_b.text)} without one."
            )
            yield Disagreement("negation", reading_a, reading_b, "high", confidence, why)


def _negates_number(pair: Pair, negated: _Negated) -> bool:
    """What is negated is a number, in whose place B has another one."""
    values = {number.value for number in pair.b.of_kind("number")}
    return bool(values) and any(
        negated.first <= number.first < negated.last and number.value not in values
        for number in pair.a.of_kind("number")
    )


def _count_negations(passage: Passage) -> int:
    words = [m.text.casefold() for m in passage.of_kind("negation") if m.value == "not"]
    words = [word for word in words if word not in _SECOND_HALVES]
    repeated = sum(word in _REPEATED for word in words)
    return len(words) - max(0, repeated - 1)


def _find_partner(pair: Pair, term: int) -> int | None:
    """The term of B that is most alike to a term of A, or None where none is."""
    likeness = pair.likeness[term]
    partner = int(np.argmax(likeness)) if likeness.size else -1
    return partner if partner >= 0 and likeness[partner] >= MATCHED else None


def _find_negated(passage: Passage, kinds: frozenset[str] = _PLAIN) -> list[_Negated]:
    """For each negation the nearest word after it, or before it, within REACH."""
    found = []
    for marker in passage.of_kind("negation"):
        if marker.value not in kinds:
            continue
        near = [
            (max(term.first - marker.last, marker.first - term.last), term.last <= marker.first, at)
            for at, term in enumerate(passage.terms)
            if term.kind == "word" and not marker.first <= term.first < marker.last
        ]
        distance, _, at = min(near, default=(REACH + 1, False, -1))
        if distance <= REACH:
            term = passage.terms[at]
            first, last = min(term.first, marker.first), max(term.last, marker.last)
            found.append(_Negated(marker, at, first, last))
    return found


def _compare_opposites(pair: Pair) -> Iterator[Disagreement]:
    """A word of A and its antonym in B, where neither side has the other's word as well."""
    if _count_negations(pair.a) % 2 != _count_negations(pair.b) % 2:
        return  # "did not rise" against "fell"
    for i, a in enumerate(pair.a.terms):
        for j, b in enumerate(pair.b.terms):
            if a.kind != "word" or b.kind != "word" or not are_opposites(a, b):
                continue
            if _has_other_partner(pair.likeness[i], j) or _has_other_partner(
                pair.likeness[:, j], i
            ):
                continue
            place_a, place_b = (a.first, a.last), (b.first, b.last)
            confidence = _judge(pair, "antonym", place_a, place_b)
            if confidence >= REPORT:
                reading_a, reading_b = pair.a.read_tokens(*place_a), pair.b.read_tokens(*place_b)
                why = (
                    f"A says {cite(reading_a.text)}, B says {cite(reading_b.text)}: "
                    "the two mean the opposite of each other."
                )
                yield Disagreement("negation", reading_a, reading_b, "high", confidence, why)


def _has_other_partner(likeness: np.ndarray, but: int) -> bool:
    """A term is answered by another one than the given."""
    return bool(np.delete(likeness, but).max(initial=0.0) >= MATCHED)


def _judge(pair: Pair, curve: str, a: tuple[int, int], b: tuple[int, int]) -> float:
    return CURVES[curve].judge(
        link=pair.score, slot=compare_slots(pair, a, b), rest=measure_contained(pair, a, b)
    )
