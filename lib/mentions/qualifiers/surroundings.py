"""A claim as the readers of qualifiers see it: its tokens, and the mentions on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lib.model import Claim, Kind, Language, Mention, Token


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The tokens and mentions of one claim. numbers: the tokens that a number covers."""

    tokens: Sequence[Token]
    language: Language
    mentions: Sequence[Mention]
    numbers: frozenset[int]

    def of_kind(self, kind: Kind) -> Iterator[Mention]:
        """Give the mentions of one kind, in order."""
        return (mention for mention in self.mentions if mention.kind == kind)

    def norms(self, first: int, last: int) -> list[str]:
        """Give the folded tokens [first, last), as far as the claim has them."""
        return [token.norm for token in self.tokens[max(0, first) : max(0, last)]]


def look_around(claim: Claim, mentions: Sequence[Mention]) -> Surroundings:
    """Lay out a claim for the readers of qualifiers."""
    return Surroundings(
        claim.tokens, claim.language, mentions, _cover(m for m in mentions if m.kind == "number")
    )


def _cover(mentions: Iterable[Mention]) -> frozenset[int]:
    return frozenset(at for mention in mentions for at in range(mention.first, mention.last))
