"""Words for how many of those spoken of: all, most, half, some, few, none (quantifiers.txt)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lib.language import lexicon
from lib.language.phrases import find_phrases, phrase_index
from lib.model import Language, Token

_NOUNS = 2  # words of content behind a share among which its noun is: all state schools; chosen
_WITHIN = 4  # tokens in which they stand; chosen
_NOBODY = 8  # tokens between कोई or सभी and its नहीं; chosen
_ALL = 100
_ANY = "कोई"
_NOT = frozenset({"नहीं", "नही", "न"})
_NO_SHARE = frozenset({"at", "after", "above", "in", "not"})  # at all, after all, not all


@dataclass(frozen=True, slots=True)
class Share:
    """A share in percent, from `low` to `high`, on tokens [first, last).

    nouns: the tokens of what is counted, as far as it stands behind the word.
    """

    first: int
    last: int
    low: int
    high: int
    nouns: tuple[int, ...]


def find_shares(
    tokens: Sequence[Token], language: Language, numbers: Collection[int] = ()
) -> list[Share]:
    """Find the words that say how many of those spoken of; not those on or before a number.

    numbers: the tokens of numbers: "all 40" and "some 300" are no shares.
    """
    found = []
    for match in find_phrases(tokens, phrase_index("quantifiers", joined=True), language):
        low, high = (int(share) for share in match.value.split(", "))
        nouns = tuple(_find_nouns(tokens, match.last, language, numbers))
        before = tokens[match.first - 1].norm if match.first else ""
        is_turned = language == "hi" and low == _ALL and _find_not(tokens, match.last) is not None
        if before not in _NO_SHARE and match.last not in numbers and not is_turned:
            found.append(Share(match.first, match.last, low, high, nouns))
    if language == "hi":
        found += _find_nobody(tokens, numbers)
    return sorted(found, key=lambda share: share.first)


def _find_nouns(
    tokens: Sequence[Token], at: int, language: Language, numbers: Collection[int]
) -> Iterator[int]:
    """The words of content behind a share, up to a mark or a number."""
    joints = lexicon.words(language, "quantifier_joints")
    while at < len(tokens) and tokens[at].norm in joints:
        at += 1
    small, left = lexicon.words_of_all("function_words"), _NOUNS
    for place in range(at, min(len(tokens), at + _WITHIN)):
        if tokens[place].kind != "word" or place in numbers or not left:
            return
        if tokens[place].norm not in small:
            yield place
            left -= 1


def _find_nobody(tokens: Sequence[Token], numbers: Collection[int]) -> Iterator[Share]:
    """कोई … नहीं with a noun between: कोई बच्चा बीमार नहीं हुआ."""
    for at, token in enumerate(tokens):
        if token.norm != _ANY:
            continue
        nouns = tuple(_find_nouns(tokens, at + 1, "hi", numbers))
        if nouns and _find_not(tokens, at + 1) is not None:
            yield Share(at, at + 1, 0, 0, nouns)


def _find_not(tokens: Sequence[Token], at: int) -> int | None:
    """The नहीं that goes with कोई or सभी before it, in the same clause: सभी नहीं is not all."""
    breaks = lexicon.words("hi", "clause_words")
    for place in range(at, min(len(tokens), at + _NOBODY)):
        if tokens[place].kind == "mark" or tokens[place].norm in breaks:
            return None
        if tokens[place].norm in _NOT:
            return place
    return None
