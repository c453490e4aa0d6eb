"""Two texts laid beside each other, as the tests of the comparators' instruments need them."""

from __future__ import annotations

from lib.collation.collate import read_claims
from lib.disagree.slots.passage import Pair, Passage, make_pair
from lib.language.text import tokenise
from lib.links.score import compare_sides
from lib.model import Article, Mention


def lay_beside(a: str | list[str], b: str | list[str]) -> Pair:
    """Two articles, each the sentences of one link (a lone text is one sentence)."""
    texts = [[side] if isinstance(side, str) else side for side in (a, b)]
    sides = [read_claims(Article("", " ".join(sentences)), sentences) for sentences in texts]
    claims = [range(len(sentences)) for sentences in texts]
    return make_pair(compare_sides(*sides), *claims, score=0.9)


def read_alone(*sentences: str) -> Passage:
    """The sentences of one article as one passage."""
    return lay_beside(list(sentences), list(sentences)).a


def find_place(passage: Passage, words: str) -> tuple[int, int]:
    """The tokens on which some words stand first in a passage, as [first, last)."""
    norms = [token.norm for token in passage.tokens]
    wanted = [token.norm for token in tokenise(words)]
    starts = range(len(norms) - len(wanted) + 1)
    first = next(at for at in starts if norms[at : at + len(wanted)] == wanted)
    return first, first + len(wanted)


def find_term(passage: Passage, word: str) -> int:
    """The number of the term that begins with a word."""
    first, _ = find_place(passage, word)
    return next(at for at, term in enumerate(passage.terms) if term.first == first)


def find_number(passage: Passage, text: str) -> Mention:
    """The number that is written like this."""
    return next(number for number in passage.of_kind("number") if number.text == text)
