"""The two sides of one link laid beside each other: which term answers which, and in which slot.

A passage is the linked claims of one article read as one; token places count through all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from lib.model import Claim, Kind, Mention, Reading, Token
from lib.similarity import Comparison
from lib.terms import Term

Matrix = NDArray[np.float64]

MATCHED = 0.6  # a term whose best partner is less alike has none; chosen
NEAR = (1.0, 0.8, 0.6, 0.4)  # what a term 1, 2, 3, 4 places from a mention says about its slot
_PERSONAL_DISTANCE = 2


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
        home = next(
            home for m, home in zip(self.mentions, self.homes, strict=True) if m is mention
        )
        return Reading(home, mention.start, mention.end, mention.text)

    def read_tokens(self, first: int, last: int) -> Reading:
        """What stands on tokens [first, last), which lie in one claim."""
        start, end, at = self.tokens[first].start, self.tokens[last - 1].end, 0
        for claim in self.claims:
            at += len(claim.tokens)
            if first < at:
                text = claim.text[start - claim.start : end - claim.start]
                return Reading(claim.n, start, end, text)
        raise IndexError(f"no token {first} in the passage")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages with their terms' likeness, shape (terms of a, terms of b).

    score: the link's probability. rest: the share of both passages' weight that the other covers.
    same_article: both passages belong to one article.
    """

    a: Passage
    b: Passage
    likeness: Matrix
    score: float
    same_article: bool = False

    def mirror(self) -> Pair:
        """The same pair seen from the other side."""
        return Pair(self.b, self.a, self.likeness.T, self.score, self.same_article)


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
        same_article=c.a is c.b,
    )


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
        all_terms += [replace(t, first=t.first + shift, last=t.last + shift) for t in its_terms]
        all_mentions += [
            replace(m, first=m.first + shift, last=m.last + shift) for m in its_mentions
        ]
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


def find_context(passage: Passage, first: int, last: int) -> dict[int, float]:
    """The terms near tokens [first, last), as term place → nearness in (0, 1]."""
    before = [at for at, term in enumerate(passage.terms) if term.last <= first]
    after = [at for at, term in enumerate(passage.terms) if term.first >= last]
    near = dict(zip(reversed(before), NEAR, strict=False))
    near.update(zip(after, NEAR, strict=False))
    return near


def compare_slots(pair: Pair, a: tuple[int, int], b: tuple[int, int]) -> float:
    """How far the words around two places answer each other, in [0, 1].

    Both ways round: of the terms near each place, the share (by nearness and rarity) whose partner
    stands near the other place. Two places without any context are in the same slot.
    """
    near_a, near_b = find_context(pair.a, *a), find_context(pair.b, *b)
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
    """The share of both passages that the other covers when the two places are left out."""
    keep_a = [at for at, t in enumerate(pair.a.terms) if t.last <= a[0] or t.first >= a[1]]
    keep_b = [at for at, t in enumerate(pair.b.terms) if t.last <= b[0] or t.first >= b[1]]
    if not keep_a and not keep_b:
        return 1.0
    if not keep_a or not keep_b:
        return 0.0
    block = pair.likeness[np.ix_(keep_a, keep_b)]
    weight_a = np.array([pair.a.weights[at] for at in keep_a])
    weight_b = np.array([pair.b.weights[at] for at in keep_b])
    covered_a = block.max(axis=1) @ weight_a / weight_a.sum()
    covered_b = block.max(axis=0) @ weight_b / weight_b.sum()
    return float(np.sqrt(covered_a * covered_b))


def span(mention: Mention) -> tuple[int, int]:
    """The mention's half-open range of tokens."""
    return mention.first, mention.last


def role_beside(passage: Passage, mention: Mention) -> Mention | None:
    """The office that stands right before or after a name, or None."""
    nearest = None
    for role in passage.of_kind("role"):
        distance = max(role.first - mention.last, mention.first - role.last)
        if 0 <= distance < _PERSONAL_DISTANCE:
            nearest = role
    return nearest
