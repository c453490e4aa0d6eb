"""A claim as the readers of qualifiers see it: its tokens, and the mentions on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lib.model import Claim, Kind, Language, Mention, Token


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The tokens and mentions of one claim. number_at: for each token the number that covers it."""

    tokens: Sequence[Token]
    language: Language
    mentions: Sequence[Mention]
    by_kind: Mapping[Kind, Sequence[Mention]]
    number_at: Mapping[int, Mention]

    def of_kind(self, kind: Kind) -> Sequence[Mention]:
        """Give the mentions of one kind, in order."""
        return self.by_kind.get(kind, ())

    def norms(self, first: int, last: int) -> list[str]:
        """Give the folded tokens [first, last), as far as the claim has them."""
        return [token.norm for token in self.tokens[max(0, first) : max(0, last)]]


def look_around(claim: Claim, mentions: Sequence[Mention]) -> Surroundings:
    """Lay out a claim for the readers of qualifiers."""
    by_kind: dict[Kind, list[Mention]] = {}
    for mention in mentions:
        by_kind.setdefault(mention.kind, []).append(mention)
    numbers = by_kind.get("number", [])
    number_at = {at: number for number in numbers for at in range(number.first, number.last)}
    return Surroundings(claim.tokens, claim.language, mentions, by_kind, number_at)
