"""Claims turned round: one says a thing is not so, or says its opposite."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from lib.disagree.clauses.denials import is_denied
from lib.disagree.clauses.opposed import (
    Opposed,
    find_opposed,
    find_places,
    has_other_partner,
    is_answered,
)
from lib.disagree.clauses.opposites import are_opposites
from lib.disagree.frames.converses import tell_two_sides
from lib.disagree.slots.curves import CURVES, REPORT
from lib.disagree.slots.negation import cuts_off, is_no_more, is_under_negation, tells_end
from lib.disagree.slots.passage import (
    Pair,
    Passage,
    compare_slots,
    measure_contained,
)
from lib.language import lexicon
from lib.language.gloss import cite
from lib.language.joints import find_clause
from lib.links.likeness import MATCHED
from lib.model import Disagreement, Mention

REACH = 3  # tokens between a negation and the word it negates; chosen
_PLAIN = frozenset({"not", "undo"})
_DENIALS = frozenset({"not", "undo", "deny"})  # "fails to work" says "does not work"
_DETERMINER = "no"
_HELPERS = frozenset({"has", "have", "had", "was", "were", "is", "are"})
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
    opposed = find_opposed(pair)
    yield from _compare_negations(pair, opposed)
    mirrored = [replace(each, a=each.b, b=each.a) for each in opposed]
    for found in _compare_negations(pair.mirror(), mirrored, sides=("B", "A")):
        yield replace(found, a=found.b, b=found.a)
    yield from _compare_opposites(pair, opposed)


def _compare_negations(
    pair: Pair, opposed: Sequence[Opposed], sides: tuple[str, str] = ("A", "B")
) -> Iterator[Disagreement]:
    """Negations of A whose predicate stands unnegated in B, each once: by what it surest denies.

    sides: what the two are called.
    """
    told: dict[int, Disagreement] = {}
    for marker, found in _list_negations(pair, opposed, sides):
        if marker not in told or found.confidence > told[marker].confidence:
            told[marker] = found
    yield from told.values()


def _list_negations(
    pair: Pair, opposed: Sequence[Opposed], sides: tuple[str, str]
) -> Iterator[tuple[int, Disagreement]]:
    """Each with the token at which its negation stands."""
    if _count_negations(pair.a) <= _count_negations(pair.b):
        return
    negated_in_a = {negated.term for negated in _find_negated(pair.a, _DENIALS)}
    negated_in_b = [negated.term for negated in _find_negated(pair.b, _DENIALS)]
    for negated in _find_negated(pair.a):
        partner = _find_partner(pair, negated.term)
        if partner is None or (pair.likeness[negated.term, negated_in_b] >= MATCHED).any():
            continue
        if _stands_plain(pair.a, negated.term, negated_in_a):
            continue  # "that is not the aim, man is the aim"
        other = pair.b.terms[partner]
        if other.language == "en" and is_under_negation(pair.b, other.first):
            continue
        if is_denied(pair.b, other.first) or is_denied(pair.a, negated.first):
            continue  # "denied that it was not closed"
        if is_no_more(pair.a, negated.marker):
            continue
        if _negates_number(pair, negated):
            continue  # "not the first woman" against "the second woman"
        if are_opposites(pair.a.terms[negated.term], other):
            continue  # "not insured" against "uninsured"
        if negated.marker.value == "undo" and _is_undone_in_both(pair, negated.marker):
            continue
        others = [each for each in opposed if not _is_on(pair.a, each.a, negated.marker)]
        if is_answered(pair, negated.term, partner, others):
            continue  # "unemployment did not rise" against "employment rose"
        place_a, place_b = (negated.first, negated.last), (other.first, other.last)
        confidence = _judge(pair, "negation", place_a, place_b)
        if confidence >= REPORT:
            reading_a, reading_b = pair.a.read_tokens(*place_a), pair.b.read_tokens(*place_b)
            said = f"{sides[0]} says {cite(reading_a.text)}", cite(negated.marker.text)
            told = f"{sides[1]} says {cite(reading_b.text)}"
            why = f"{said[0]}, with the negation {said[1]}; {told} without one."
            if negated.marker.value == "undo":
                why = f"{told}; {said[0]}, where {said[1]} takes it back."
            found = Disagreement("negation", reading_a, reading_b, "high", confidence, why)
            yield negated.marker.first, found


def _stands_plain(passage: Passage, term: int, negated: Collection[int]) -> bool:
    """The word of a term stands in the passage without a negation as well."""
    key = passage.terms[term].key
    return any(each.key == key and at not in negated for at, each in enumerate(passage.terms))


def _negates_number(pair: Pair, negated: _Negated) -> bool:
    """What is negated is a number, in whose place B has another one."""
    values = {number.value for number in pair.b.of_kind("number")}
    return bool(values) and any(
        negated.first <= number.first < negated.last and number.value not in values
        for number in pair.a.of_kind("number")
    )


def _is_undone_in_both(pair: Pair, marker: Mention) -> bool:
    """B has the undoing verb as well ("stopped cars that were speeding"), or tells the end."""
    if tells_end(pair.b) and not tells_end(pair.a):
        return True  # "had been lending until May"
    terms = [at for at in range(len(pair.a.terms)) if _is_on(pair.a, at, marker)]
    return any(_find_partner(pair, term) is not None for term in terms)


def _is_on(passage: Passage, term: int, marker: Mention) -> bool:
    return marker.first <= passage.terms[term].first < marker.last


def _count_negations(passage: Passage) -> int:
    words = [m.text.casefold() for m in passage.of_kind("negation") if m.value in _PLAIN]
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
            if term.kind == "word"
            and not marker.first <= term.first < marker.last
            and not (term.last <= marker.first and _looks_ahead(marker))
            and not cuts_off(passage, marker.last, term.first)
        ]
        distance, _, at = min(near, default=(REACH + 1, False, -1))
        if distance <= REACH:
            found.append(_make_negated(passage, marker, at))
        if marker.text.casefold() == _DETERMINER:
            verb = _find_verb(passage, marker)
            found += [_make_negated(passage, marker, verb)] if verb not in (None, at) else []
    return found


def _make_negated(passage: Passage, marker: Mention, at: int) -> _Negated:
    term = passage.terms[at]
    return _Negated(marker, at, min(term.first, marker.first), max(term.last, marker.last))


def _find_verb(passage: Passage, marker: Mention) -> int | None:
    """The verb of "no group has claimed": the determiner denies it as much as its noun."""
    clause = find_clause(passage.tokens, marker.first, marker.last)
    for at, term in enumerate(passage.terms):
        is_near = 0 < term.first - marker.last <= REACH and term.first in clause
        before = passage.tokens[max(marker.last, term.first - 2) : term.first]
        if is_near and any(token.norm in _HELPERS for token in before):
            return at
    return None


def _looks_ahead(marker: Mention) -> bool:
    return marker.text.casefold() in lexicon.words("en", "forward_negation")


def _compare_opposites(pair: Pair, opposed: Sequence[Opposed]) -> Iterator[Disagreement]:
    """A word of A and its antonym in B, where neither side has the other's word as well."""
    if _count_negations(pair.a) % 2 != _count_negations(pair.b) % 2:
        return  # "did not rise" against "fell"
    for each in opposed:
        if each.strength != "sure" or has_other_partner(pair, each.a, each.b):
            continue
        if is_answered(pair, each.a, each.b, opposed):
            continue
        place_a, place_b = find_places(pair, each)
        if tell_two_sides(pair, place_a[0], place_b[0]):
            continue  # "sold to a fund" against "the fund bought"
        confidence = _judge(pair, "antonym", place_a, place_b)
        if confidence >= REPORT:
            reading_a, reading_b = pair.a.read_tokens(*place_a), pair.b.read_tokens(*place_b)
            why = (
                f"A says {cite(reading_a.text)}, B says {cite(reading_b.text)}: "
                "the two mean the opposite of each other."
            )
            yield Disagreement("negation", reading_a, reading_b, "high", confidence, why)


def _judge(pair: Pair, curve: str, a: tuple[int, int], b: tuple[int, int]) -> float:
    return CURVES[curve].judge(
        link=pair.score, slot=compare_slots(pair, a, b), rest=measure_contained(pair, a, b)
    )
