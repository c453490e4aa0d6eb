"""The two sides of one link laid beside each other: which term answers which, and in which slot.

A passage is the linked claims of one article read as one; token places count through all of them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from lib.language.joints import find_clause
from lib.links.likeness import MATCHED
from lib.links.score import Comparison
from lib.links.terms import Term
from lib.model import Claim, Kind, Mention, Reading, Side, Token

Matrix = NDArray[np.float64]

NEAR = (1.0, 0.8, 0.6, 0.4)  # what a term 1, 2, 3, 4 places from a mention says about its slot
# What good translations share by the glosses: upper quartile on pairs_hi_en_pud, slots alike.
TRANSLATED = 0.6
_PERSONAL_DISTANCE = 2
NOWHERE = (0, 0)  # a place that leaves nothing out
CONTAINED_TERMS = 2  # a claim with fewer terms beside the place is too short to be told; chosen
CONTAINED = 0.9  # what a shorter telling is worth against a claim of the same length; chosen


@dataclass(frozen=True, slots=True)
class Passage:
    """Linked claims of one article. homes: for each mention the number of its claim."""

    claims: tuple[Claim, ...]
    tokens: tuple[Token, ...]
    terms: tuple[Term, ...]
    weights: tuple[float, ...]
    mentions: tuple[Mention, ...]
    homes: tuple[int, ...]

    def of_kind(self, kind: Kind) -> list[Mention]:
        """The passage's mentions of one kind, in order."""
        return [mention for mention in self.mentions if mention.kind == kind]

    def read(self, mention: Mention) -> Reading:
        """The mention as a reading, with the number of the claim it stands in."""
        home = next(home for m, home in zip(self.mentions, self.homes, strict=True) if m is mention)
        return Reading(home, mention.start, mention.end, mention.text)

    def read_tokens(self, first: int, last: int) -> Reading:
        """What stands on tokens [first, last), which lie in one claim."""
        claim = self.claims[self.find_claim(first)]
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Reading(claim.n, start, end, claim.text[start - claim.start : end - claim.start])

    def find_claim(self, token: int) -> int:
        """The place among the passage's claims of the one that holds a token."""
        ends = accumulate(len(claim.tokens) for claim in self.claims)
        return next(place for place, end in enumerate(ends) if token < end)

    def terms_beside(self, first: int, last: int) -> list[int]:
        """The terms of the claim that holds tokens [first, last), without those on them."""
        home = self.find_claim(first)
        start = sum(len(claim.tokens) for claim in self.claims[:home])
        end = start + len(self.claims[home].tokens)
        return [
            at
            for at, term in enumerate(self.terms)
            if start <= term.first < end and (term.last <= first or term.first >= last)
        ]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages with their terms' likeness, shape (terms of a, terms of b).

    score: the link's probability.
    """

    a: Passage
    b: Passage
    likeness: Matrix
    score: float

    def mirror(self) -> Pair:
        """The same pair seen from the other side."""
        return Pair(self.b, self.a, self.likeness.T, self.score)


def make_pair(
    comparison: Comparison, claims_a: Sequence[int], claims_b: Sequence[int], score: float
) -> Pair:
    """Lay the given claims of both sides beside each other."""
    c = comparison
    columns_a = [place for n in claims_a for place in c.index_a[n]]
    columns_b = [place for n in claims_b for place in c.index_b[n]]
    return Pair(
        _make_passage(
            [c.a.claims[n] for n in claims_a],
            [c.terms_a[n] for n in claims_a],
            [c.a.mentions[n] for n in claims_a],
            [float(c.weights_a[place]) for place in columns_a],
        ),
        _make_passage(
            [c.b.claims[n] for n in claims_b],
            [c.terms_b[n] for n in claims_b],
            [c.b.mentions[n] for n in claims_b],
            [float(c.weights_b[place]) for place in columns_b],
        ),
        c.likeness[np.ix_(columns_a, columns_b)],
        score,
    )


@dataclass
class Beside:
    """Lays single claims of two articles beside each other, each two once."""

    comparison: Comparison
    _pairs: dict[tuple[int, int], Pair] = field(init=False, default_factory=dict)

    def lay_beside(self, i: int, j: int) -> Pair:
        """Give claim `i` of A and claim `j` of B as a pair of passages."""
        if (i, j) not in self._pairs:
            score = float(self.comparison.scores[i, j])
            self._pairs[i, j] = make_pair(self.comparison, [i], [j], score)
        return self._pairs[i, j]


def _make_passage(
    claims: Sequence[Claim],
    terms: Sequence[Sequence[Term]],
    mentions: Sequence[Sequence[Mention]],
    weights: Sequence[float],
) -> Passage:
    tokens: list[Token] = []
    all_terms: list[Term] = []
    all_mentions: list[Mention] = []
    homes: list[int] = []
    for claim, its_terms, its_mentions in zip(claims, terms, mentions, strict=True):
        shift = len(tokens)
        all_terms += [_shift(term, shift) for term in its_terms]
        all_mentions += [mention.shift(shift) for mention in its_mentions]
        homes += [claim.n] * len(its_mentions)
        tokens += claim.tokens
    return Passage(
        tuple(claims),
        tuple(tokens),
        tuple(all_terms),
        tuple(weights),
        tuple(all_mentions),
        tuple(homes),
    )


def _shift(term: Term, by: int) -> Term:
    return replace(term, first=term.first + by, last=term.last + by) if by else term


def find_context(passage: Passage, first: int, last: int) -> dict[int, float]:
    """The terms near tokens [first, last) in their claim, as term place → nearness in (0, 1]."""
    beside = passage.terms_beside(first, last)
    before = [at for at in beside if passage.terms[at].last <= first]
    after = [at for at in beside if passage.terms[at].first >= last]
    near = dict(zip(reversed(before), NEAR, strict=False))
    near.update(zip(after, NEAR, strict=False))
    return near


def compare_slots(pair: Pair, a: tuple[int, int], b: tuple[int, int]) -> float:
    """How far the words around two places answer each other, in [0, 1].

    Both ways round: of the terms near each place, the share (by nearness and rarity) whose partner
    stands near the other place. Two places without any context are in the same slot.
    """
    return _compare_contexts(pair, find_context(pair.a, *a), find_context(pair.b, *b))


def compare_clauses(pair: Pair, a: tuple[int, int], b: tuple[int, int]) -> float:
    """Compare two slots by the words of their own clauses alone, in [0, 1].

    "Spoke on Monday and will fly on Friday": the flight says nothing of Monday.
    """
    return _compare_contexts(
        pair, _find_near_in_clause(pair.a, *a), _find_near_in_clause(pair.b, *b)
    )


def _find_near_in_clause(passage: Passage, first: int, last: int) -> dict[int, float]:
    clause = find_clause(passage.tokens, first, last)
    near = find_context(passage, first, last)
    return {at: share for at, share in near.items() if passage.terms[at].first in clause}


def _compare_contexts(pair: Pair, near_a: dict[int, float], near_b: dict[int, float]) -> float:
    if not near_a and not near_b:
        return 1.0
    if not near_a or not near_b:
        return 0.0
    block = pair.likeness[np.ix_(list(near_a), list(near_b))]
    met_a, met_b = block.max(axis=1), block.max(axis=0)
    weight_a = np.array([near_a[at] * pair.a.weights[at] for at in near_a])
    weight_b = np.array([near_b[at] * pair.b.weights[at] for at in near_b])
    met_a, met_b = met_a * (met_a >= MATCHED), met_b * (met_b >= MATCHED)
    return float((met_a @ weight_a / weight_a.sum() + met_b @ weight_b / weight_b.sum()) / 2)


def measure_rest(pair: Pair, a: tuple[int, int], b: tuple[int, int]) -> float:
    """How far the claims of two places agree when the places are left out, in [0, 1].

    The geometric mean of the share of each claim's weight that the other passage covers.
    """
    beside_a, beside_b = pair.a.terms_beside(*a), pair.b.terms_beside(*b)
    if not beside_a and not beside_b:
        return 1.0
    return math.sqrt(
        _share_covered(pair.likeness, beside_a, _outside(pair.b, b), pair.a.weights)
        * _share_covered(pair.likeness.T, beside_b, _outside(pair.a, a), pair.b.weights)
    )


def measure_contained(pair: Pair, a: tuple[int, int], b: tuple[int, int]) -> float:
    """The rest, or how far the shorter of two claims is told by the longer, whichever is more.

    A headline or a short statement says less than a long sentence and may still clash with it.
    """
    rest = measure_rest(pair, a, b)
    beside_a, beside_b = pair.a.terms_beside(*a), pair.b.terms_beside(*b)
    if min(len(beside_a), len(beside_b)) < CONTAINED_TERMS:
        return rest
    told = [
        (
            sum(pair.a.weights[at] for at in beside_a),
            _share_covered(pair.likeness, beside_a, _outside(pair.b, b), pair.a.weights),
        ),
        (
            sum(pair.b.weights[at] for at in beside_b),
            _share_covered(pair.likeness.T, beside_b, _outside(pair.a, a), pair.b.weights),
        ),
    ]
    return max(rest, CONTAINED * min(told)[1])


def allow_for_translation(pair: Pair, share: float) -> float:
    """A slot or a rest as it would be if the glosses knew every word of a faithful translation.

    For values, which translate without loss; what is said of them may be turned round by a
    translator, so negations and opposites have to do without.
    """
    crosses = pair.a.claims[0].language != pair.b.claims[0].language
    return min(1.0, share / TRANSLATED) if crosses else share


def _outside(passage: Passage, place: tuple[int, int]) -> list[int]:
    return [
        at
        for at, term in enumerate(passage.terms)
        if term.last <= place[0] or term.first >= place[1]
    ]


def _share_covered(
    likeness: Matrix, terms: Sequence[int], others: Sequence[int], weights: Sequence[float]
) -> float:
    if not terms or not others:
        return 0.0
    best = likeness[np.ix_(terms, others)].max(axis=1)
    weight = np.array([weights[at] for at in terms])
    return float(best @ weight / weight.sum())


def span(mention: Mention) -> tuple[int, int]:
    """The mention's half-open range of tokens."""
    return mention.first, mention.last


def role_beside(passage: Passage, mention: Mention) -> Mention | None:
    """The office that stands right before or after a name, or None."""
    for role in passage.of_kind("role"):
        if 0 <= mention.first - role.last < _PERSONAL_DISTANCE:
            return role
        between = passage.tokens[mention.last : role.first]
        follows = role.first >= mention.last and len(between) < _PERSONAL_DISTANCE
        if follows and all(token.kind == "mark" for token in between):
            return role  # Matthew Miller, spokesman; but not Miller told reporters
    return None


def read_passage(side: Side, number: int) -> Passage:
    """One claim as the comparators read it, without its terms."""
    claim: Claim = side.claims[number]
    mentions = side.mentions[number]
    return Passage((claim,), claim.tokens, (), (), mentions, (number,) * len(mentions))
