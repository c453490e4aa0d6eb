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
_PART = 1, 99  # in percent: what a number tells of those that a word before told all of
_WHOLES = frozenset({"the", "its", "their", "these", "those"})
_ANY = "कोई"
_NOT = frozenset({"नहीं", "नही", "न"})
_NO_SHARE = frozenset({"at", "after", "above", "in", "not", "as"})  # at all, not all, as part of


@dataclass(frozen=True, slots=True)
class Share:
    """A share in percent, from `low` to `high`, on tokens [first, last).

    nouns: the tokens of what is counted, as far as it stands behind the word. is_vague: the word
    leaves open how many ("some").
    """

    first: int
    last: int
    low: int
    high: int
    nouns: tuple[int, ...]
    is_vague: bool = False


def find_shares(
    tokens: Sequence[Token], language: Language, numbers: Collection[int] = ()
) -> list[Share]:
    """Find the words that say how many of those spoken of; not those on or before a number.

    numbers: the tokens of numbers: "some 300" is no share, but "all 40", "only two schools" and
    "three of its eight coaches" are.
    """
    found = []
    vague = lexicon.words(language, "vague_shares")
    empty = find_phrases(tokens, phrase_index("empty_negation"), language)  # no less a theology
    for match in find_phrases(tokens, phrase_index("quantifiers", joined=True), language):
        low, high = (int(share) for share in match.value.split(", "))
        last = _skip_numbers(match.last, numbers) if low == _ALL else match.last
        nouns = tuple(_find_nouns(tokens, last, language, numbers))
        before = tokens[match.first - 1].norm if match.first else ""
        is_turned = language == "hi" and low == _ALL and _find_not(tokens, match.last) is not None
        is_none = before in _NO_SHARE or any(e.first == match.first for e in empty)
        if not is_none and last not in numbers and not is_turned:
            said = " ".join(token.norm for token in tokens[match.first : match.last])
            found.append(Share(match.first, last, low, high, nouns, said in vague))
    found += _find_counted(tokens, language, numbers)
    if language == "hi":
        found += _find_nobody(tokens, numbers)
    return sorted(found, key=lambda share: share.first)


def _skip_numbers(at: int, numbers: Collection[int]) -> int:
    while at in numbers:
        at += 1
    return at


def _find_counted(
    tokens: Sequence[Token], language: Language, numbers: Collection[int]
) -> Iterator[Share]:
    """Numbers that count a part: only two schools, three of its eight coaches, आठ में से तीन."""
    only = lexicon.words(language, "only_words")
    for first in sorted(at for at in numbers if at - 1 not in numbers):
        last = _skip_numbers(first, numbers)
        is_only = first > 0 and tokens[first - 1].norm in only
        whole = _find_whole(tokens, last, language, numbers)
        start = first - 1 if is_only else first
        if is_only or whole is not None:
            nouns = tuple(_find_nouns(tokens, whole or last, language, numbers))
            if nouns:
                yield Share(start, last, *_PART, nouns)


def _find_whole(
    tokens: Sequence[Token], at: int, language: Language, numbers: Collection[int]
) -> int | None:
    """Where the noun of the whole begins: behind "of its eight", behind में से तीन; else None."""
    joints = [token.norm for token in tokens[at : at + _WITHIN]]
    if language == "en":
        rest = _skip_numbers(at + 2, numbers)
        is_part = joints[:1] == ["of"] and joints[1:2] and joints[1] in _WHOLES
        return rest if is_part else None
    is_part = joints[:2] == ["में", "से"] and at + 2 in numbers
    return _skip_numbers(at + 2, numbers) if is_part else None


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
