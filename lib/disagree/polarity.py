"""Claims turned round: one says a thing is not so, or says its opposite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lib import lexicon
from lib.disagree.confidence import CURVES, REPORT
from lib.disagree.passage import MATCHED, Pair, Passage, compare_slots, measure_rest
from lib.gloss import cite
from lib.lexical import gloss_stems
from lib.model import Disagreement, Language, Mention
from lib.stems import stem
from lib.text import fold

REACH = 3  # tokens between a negation and the word it negates; chosen


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
    mirrored = pair.mirror()
    for d in _compare_negations(mirrored):
        yield Disagreement(d.kind, d.b, d.a, d.severity, d.confidence, d.why)
    yield from _compare_opposites(pair)


def _compare_negations(pair: Pair) -> Iterator[Disagreement]:
    """Negations of A whose predicate stands unnegated in B."""
    if len(pair.a.of_kind("negation")) == len(pair.b.of_kind("negation")):
        return
    negated_in_b = {negated.term for negated in _find_negated(pair.b)}
    for negated in _find_negated(pair.a):
        likeness = pair.likeness[negated.term]
        partner = int(likeness.argmax()) if likeness.size else -1
        if partner < 0 or likeness[partner] < MATCHED or negated_in_b:
            continue
        other = pair.b.terms[partner]
        place_a, place_b = (negated.first, negated.last), (other.first, other.last)
        confidence = CURVES["negation"].judge(
            link=pair.score,
            slot=compare_slots(pair, place_a, place_b),
            rest=measure_rest(pair, place_a, place_b),
        )
        if confidence >= REPORT:
            reading_a = pair.a.read_tokens(*place_a)
            reading_b = pair.b.read_tokens(*place_b)
            why = (
                f"One side says {cite(reading_a.text)}, with the negation "
                f"{cite(negated.marker.text)}; the other says {cite(reading_b.text)} without one."
            )
            yield Disagreement("negation", reading_a, reading_b, "high", confidence, why)


def _find_negated(passage: Passage) -> list[_Negated]:
    """For each plain negation the nearest term after it, or before it, within REACH."""
    found = []
    for marker in passage.of_kind("negation"):
        if marker.value != "not":
            continue
        near = [
            (max(term.first - marker.last, marker.first - term.last), term.last <= marker.first, at)
            for at, term in enumerate(passage.terms)
            if term.kind == "word"
        ]
        distance, _, at = min(near, default=(REACH + 1, False, -1))
        if distance <= REACH:
            term = passage.terms[at]
            first, last = min(term.first, marker.first), max(term.last, marker.last)
            found.append(_Negated(marker, at, first, last))
    return found


def _compare_opposites(pair: Pair) -> Iterator[Disagreement]:
    """A word of A and its antonym in B, where neither side has the other's word as well."""
    if _is_turned(pair.a) != _is_turned(pair.b):
        return  # "did not rise" against "fell"
    for i, a in enumerate(pair.a.terms):
        if a.kind != "word" or pair.likeness[i].max(initial=0.0) >= MATCHED:
            continue
        for j, b in enumerate(pair.b.terms):
            if b.kind != "word" or pair.likeness[:, j].max(initial=0.0) >= MATCHED:
                continue
            if not are_opposites(a.key, a.language, b.key, b.language):
                continue
            place_a, place_b = (a.first, a.last), (b.first, b.last)
            confidence = CURVES["antonym"].judge(
                link=pair.score,
                slot=compare_slots(pair, place_a, place_b),
                rest=measure_rest(pair, place_a, place_b),
            )
            if confidence >= REPORT:
                reading_a, reading_b = pair.a.read_tokens(*place_a), pair.b.read_tokens(*place_b)
                why = (
                    f"A says {cite(reading_a.text)}, B says {cite(reading_b.text)}: "
                    "the two mean the opposite of each other."
                )
                yield Disagreement("negation", reading_a, reading_b, "high", confidence, why)


def _is_turned(passage: Passage) -> bool:
    return len([m for m in passage.of_kind("negation") if m.value == "not"]) % 2 == 1


@cache
def _opposites(language: Language) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lexicon.read_lines(language, "antonyms"):
        left, _, right = line.partition("=")
        sides = [
            {stem(fold(word), language) for word in side.split(",") if " " not in word.strip()}
            for side in (left.replace(", ", ","), right.replace(", ", ","))
        ]
        for one, other in (sides, reversed(sides)):
            for word in one:
                found.setdefault(word, set()).update(other)
    return {word: frozenset(others) for word, others in found.items()}


def are_opposites(a: str, language_a: Language, b: str, language_b: Language) -> bool:
    """Two stems that the lexicon calls antonyms; across languages by the Hindi word's glosses."""
    if language_a == language_b:
        return b in _opposites(language_a).get(a, ())
    hindi, english = (a, b) if language_a == "hi" else (b, a)
    return any(english in _opposites("en").get(gloss, ()) for gloss in gloss_stems().get(hindi, ()))
