"""What the finders of unlisted places look at: a claim's tokens and what is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lib.language import lexicon
from lib.model import Token

_LONGEST_PHRASE = 3  # words


@dataclass(frozen=True, slots=True)
class Scene:
    """tokens of one claim; taken: places of tokens that other mentions cover.

    listed: first token → last of the places that a list holds; known: folded words that are a
    place elsewhere in the article; is_titled: capitals say nothing in this claim.
    """

    tokens: Sequence[Token]
    taken: frozenset[int]
    listed: dict[int, int]
    known: frozenset[str]
    is_titled: bool = False

    def norm_at(self, at: int) -> str:
        """The folded token at a place, "" outside the claim."""
        return self.tokens[at].norm if 0 <= at < len(self.tokens) else ""

    def is_free_word(self, at: int) -> bool:
        """Whether a word stands there that no other mention covers."""
        is_inside = 0 <= at < len(self.tokens)
        return is_inside and self.tokens[at].kind == "word" and at not in self.taken

    def match_cue(self, at: int, name: str, role: str) -> int | None:
        """The end of a phrase at token `at` that has a role in the lexicon file `name`."""
        if self.norm_at(at) not in lexicon.role_heads(name):
            return None
        for end in range(min(at + _LONGEST_PHRASE, len(self.tokens)), at, -1):
            phrase = " ".join(token.norm for token in self.tokens[at:end])
            if role in lexicon.roles(name).get(phrase, ()):
                return end
        return None

    def match_cue_before(self, at: int, name: str, role: str) -> int | None:
        """The start of such a phrase that ends just before token `at`."""
        for start in range(max(0, at - _LONGEST_PHRASE), at):
            if self.match_cue(start, name, role) == at:
                return start
        return None


@lru_cache(maxsize=1)
def personal_words() -> frozenset[str]:
    """Folded words that belong to people: first names, surnames, forms of address."""
    files = ("given_names", "surnames", "titles")
    found = frozenset[str]().union(*(lexicon.words_of_all(name) for name in files))
    return found | lexicon.words("hi", "ambiguous_names")
