"""Opposites between two passages; two at a time may cancel out: unemployment fell, jobs rose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from lib.disagree.clauses.opposites import are_nearly_opposite, are_opposites
from lib.disagree.clauses.rivals import are_rivals
from lib.disagree.slots.passage import Pair, Passage, compare_slots
from lib.language import lexicon
from lib.language.joints import holds_joint
from lib.language.phrases import find_phrases, phrase_index
from lib.links.likeness import MATCHED
from lib.links.terms import Term
from lib.model import Token

_HYPHENS = {"-", "‐", "‑"}
_CLAUSE_MARKS = {"-", "‐", "‑", "'", "’", "%"}  # marks that end no clause
APART = 2  # terms between two turns that may cancel out: "opened its doors to unvaccinated"; chosen


Strength = Literal["sure", "near", "rival"]
_ORDER: Sequence[Strength] = ("sure", "near", "rival")


@dataclass(frozen=True, slots=True)
class Opposed:
    """Term `a` of A and term `b` of B turn the statement round: sure or near opposites, or rivals.

    Of rivals (hotel, hospital) only one can stand in a slot; a statement of each can hold.
    """

    a: int
    b: int
    strength: Strength


def find_opposed(pair: Pair) -> tuple[Opposed, ...]:
    """The opposites of two passages, each term in one pair at most, the surest first."""
    words_a, words_b = _list_words(pair.a), _list_words(pair.b)
    found = [
        (
            _ORDER.index(opposed.strength),
            -compare_slots(pair, *find_places(pair, opposed)),
            i,
            j,
            opposed,
        )
        for i in words_a
        for j in words_b
        if (opposed := _oppose(pair, i, j))
    ]
    chosen: list[Opposed] = []
    for *_, opposed in sorted(found, key=lambda entry: entry[:4]):
        if all(opposed.a != other.a and opposed.b != other.b for other in chosen):
            chosen.append(opposed)
    return tuple(chosen)


def _list_words(passage: Passage) -> list[int]:
    """The terms that are words, but for those that loosen an amount: more than 40, कम से कम."""
    language = passage.claims[0].language
    loose = find_phrases(passage.tokens, phrase_index("approximators"), language)
    taken = {at for match in loose for at in range(match.first, match.last)}
    taken |= {at for number in passage.of_kind("number") for at in range(*number.told)}
    return [n for n, t in enumerate(passage.terms) if t.kind == "word" and t.first not in taken]


def _oppose(pair: Pair, i: int, j: int) -> Opposed | None:
    a, b = pair.a.terms[i], pair.b.terms[j]
    if _is_prefixed(pair.a, a) != _is_prefixed(pair.b, b):
        return Opposed(i, j, "sure") if a.key == b.key and a.language == b.language else None
    if are_opposites(a, b):
        return Opposed(i, j, "sure")
    if a.language == b.language and are_nearly_opposite(a.key, b.key, a.language):
        return Opposed(i, j, "near")
    is_rival = a.language == b.language and are_rivals(a.key, b.key, a.language)
    return Opposed(i, j, "rival") if is_rival else None


def _is_prefixed(passage: Passage, term: Term) -> bool:
    return _find_start(passage, term) < term.first


def _find_start(passage: Passage, term: Term) -> int:
    """Where a term starts with a negative prefix written apart: non-payers, गैर कानूनी."""
    tokens, at = passage.tokens, term.first - 1
    is_hyphened = at >= 1 and tokens[at].text in _HYPHENS and tokens[at].end == tokens[at + 1].start
    if is_hyphened and tokens[at - 1].norm in lexicon.words_of_all("negative_prefixes"):
        return at - 1
    is_loose = at >= 0 and tokens[at].norm in lexicon.words_of_all("loose_prefixes")
    return at if is_loose else term.first


def find_places(pair: Pair, opposed: Opposed) -> tuple[tuple[int, int], tuple[int, int]]:
    """The tokens of both words, with a prefix that is written apart."""
    a, b = pair.a.terms[opposed.a], pair.b.terms[opposed.b]
    return (_find_start(pair.a, a), a.last), (_find_start(pair.b, b), b.last)


def is_answered(pair: Pair, a: int, b: int, opposed: Sequence[Opposed]) -> bool:
    """Other opposites stand in the clause of either term, so that the two turns make none.

    "Unemployment fell" says what "employment rose" says, and the hotel may be open while the
    hospital is closed. a, b: terms of A and B.
    """
    answers = sum(
        other.a != a
        and other.b != b
        and _stand_together(pair.a, a, other.a)
        and _stand_together(pair.b, b, other.b)
        and not has_other_partner(pair, other.a, other.b)
        for other in opposed
    )
    return answers % 2 == 1


def _stand_together(passage: Passage, one: int, other: int) -> bool:
    """Two terms stand in one clause, close to each other."""
    first, second = sorted((one, other))
    if second - first - 1 > APART:
        return False
    between = passage.tokens[passage.terms[first].last : passage.terms[second].first]
    return not holds_joint(between) and not any(_ends_clause(token) for token in between)


def _ends_clause(token: Token) -> bool:
    is_mark = token.kind == "mark" and token.text not in _CLAUSE_MARKS
    return is_mark or token.norm in lexicon.words_of_all("clause_words")


def has_other_partner(pair: Pair, a: int, b: int) -> bool:
    """Term `a` is answered by another term of B than `b`, or `b` by another one of A."""
    likeness = pair.likeness
    of_a, of_b = np.delete(likeness[a], b), np.delete(likeness[:, b], a)
    return bool(max(of_a.max(initial=0.0), of_b.max(initial=0.0)) >= MATCHED)
