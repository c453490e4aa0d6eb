"""Tokens as numbers and dates are read: amounts torn from the letters they are written against.

A token may hold a sign and digits in one ("Rs500", "fbu32", "x10"); a piece holds only one of them.
`PhraseTable` finds lexicon phrases that start or end at a given piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Generic, Protocol, TypeVar

import regex

from lib.language import lexicon
from lib.language.lexicon import LANGUAGES
from lib.language.text import fold, tokenise
from lib.model import Token, TokenKind
from lib.settings import MAX_VALUE_TOKENS

T = TypeVar("T")
DASHES = frozenset("-–—−")
_GLUED = regex.compile(r"(\p{L}+)(?=\p{Nd}+$)")
_DIGITS = regex.compile(r"\p{Nd}+(?:[.,]\p{Nd}+)*")


class Written(Protocol):
    """What a phrase is looked for in: pieces, or tokens. `norm` is the form to compare by."""

    @property
    def norm(self) -> str:
        """The folded form."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, number or mark. `first`, `last`: the half-open range of tokens it is part of.

    start, end: its place in the original text. joined: nothing stands between it and the piece
    before.
    """

    text: str
    norm: str
    start: int
    end: int
    kind: TokenKind
    first: int
    last: int
    joined: bool


class Pieces(tuple[Piece, ...]):
    """The pieces of one claim. `memo` keeps what a reader found at each place.

    Several readers try the same place; reading it once keeps the time linear in the pieces.
    """

    memo: dict[object, Any]

    def __new__(cls, pieces: Iterable[Piece]) -> Pieces:
        """Make the pieces with nothing read yet."""
        made = super().__new__(cls, pieces)
        made.memo = {}
        return made


@lru_cache(maxsize=4096)
def read_pieces(text: str, tokens: tuple[Token, ...], offset: int = 0) -> Pieces:
    """The pieces of a claim: its tokens, but a currency sign or "x" is torn from the digits after.

    text: what the tokens were found in; offset: the place of its first character in the article.
    Of a claim with more than MAX_VALUE_TOKENS, which only marks and digits have, the rest is left.
    """
    found: list[Piece] = []
    for place, token in enumerate(tokens[:MAX_VALUE_TOKENS]):
        if found and token.start < found[-1].end:
            continue
        head = _find_glued_head(token)
        if _is_point_of(tokens, place):
            found.append(
                _join_point(token, tokens[place + 1], place, _is_joined(found, token.start))
            )
        elif head:
            found += _split_token(text, tokens, place, len(head), offset)
        else:
            found.append(Piece(*_fields(token), place, place + 1, _is_joined(found, token.start)))
    return Pieces(found)


def _is_point_of(tokens: Sequence[Token], place: int) -> bool:
    """The point of .08: digits touch it, and nothing stands before."""
    if tokens[place].text != "." or place + 1 >= len(tokens):
        return False
    following = tokens[place + 1]
    touches = following.kind == "number" and following.start == tokens[place].end
    is_free = place == 0 or tokens[place - 1].end < tokens[place].start
    return touches and is_free and following.norm.isdecimal()


def _join_point(point: Token, digits: Token, place: int, joined: bool) -> Piece:
    text, norm = point.text + digits.text, "0." + digits.norm
    return Piece(text, norm, point.start, digits.end, "number", place, place + 2, joined)


def _fields(token: Token) -> tuple[str, str, int, int, TokenKind]:
    return token.text, token.norm, token.start, token.end, token.kind


def _is_joined(found: Sequence[Piece], start: int) -> bool:
    return bool(found) and found[-1].end == start


def _find_glued_head(token: Token) -> str:
    if token.kind != "word":
        return ""
    match = _GLUED.match(token.text)
    return match.group() if match and fold(match.group()) in _glued_heads() else ""


@lru_cache(maxsize=1)
def _glued_heads() -> frozenset[str]:
    return frozenset({"x", *(sign for sign in lexicon.table("common", "currencies") if sign)})


def _split_token(
    text: str, tokens: Sequence[Token], place: int, width: int, offset: int
) -> list[Piece]:
    token = tokens[place]
    middle = token.start + width
    match = _DIGITS.match(text, middle - offset)
    digits = match.group() if match else token.text[width:]
    end = middle + len(digits)
    last = place + 1
    while last < len(tokens) and tokens[last].start < end:
        last += 1
    head = token.text[:width]
    return [
        Piece(head, fold(head), token.start, middle, "word", place, place + 1, False),
        Piece(digits, fold(digits), middle, end, "number", place, last, True),
    ]


@dataclass(frozen=True, slots=True)
class PhraseTable(Generic[T]):
    """Lexicon phrases and their values, looked up from a piece forwards or backwards."""

    entries: Mapping[str, T]
    longest: Mapping[str, int]
    longest_backwards: Mapping[str, int]

    def match(self, pieces: Sequence[Written], at: int) -> tuple[T, int] | None:
        """The value and end of the longest phrase that starts at piece `at`."""
        if at >= len(pieces):
            return None
        for length in range(self.longest.get(pieces[at].norm, 0), 0, -1):
            end = at + length
            phrase = " ".join(piece.norm for piece in pieces[at:end])
            if end <= len(pieces) and phrase in self.entries:
                return self.entries[phrase], end
        return None

    def match_before(self, pieces: Sequence[Written], at: int) -> tuple[T, int] | None:
        """The value and start of the longest phrase that ends just before piece `at`."""
        if at <= 0:
            return None
        for length in range(self.longest_backwards.get(pieces[at - 1].norm, 0), 0, -1):
            start = at - length
            phrase = " ".join(piece.norm for piece in pieces[max(start, 0) : at])
            if start >= 0 and phrase in self.entries:
                return self.entries[phrase], start
        return None


@cache
def entry_table(name: str, languages: Sequence[str] = LANGUAGES) -> PhraseTable[tuple[str, ...]]:
    """The phrases of data/lexicon/<language>/<name>.txt with all their values."""
    entries: dict[str, tuple[str, ...]] = {}
    for language in languages:
        for phrase, values in lexicon.table(language, name).items():
            key = " ".join(token.norm for token in tokenise(phrase))
            entries.setdefault(key, values)
    return PhraseTable(entries, _measure(entries, 0), _measure(entries, -1))


@cache
def value_table(name: str, languages: Sequence[str] = LANGUAGES) -> PhraseTable[str]:
    """The phrases of data/lexicon/<language>/<name>.txt, each with its first value or ""."""
    table = entry_table(name, languages)
    entries = {phrase: values[0] if values else "" for phrase, values in table.entries.items()}
    return PhraseTable(entries, table.longest, table.longest_backwards)


def _measure(phrases: Iterable[str], end: int) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        words = phrase.split()
        longest[words[end]] = max(longest.get(words[end], 0), len(words))
    return longest


@cache
def word_roles(name: str) -> Mapping[str, frozenset[str]]:
    """A map from phrase, cut into pieces, to every role that it has in either language."""
    found: dict[str, frozenset[str]] = {}
    for phrase, roles in lexicon.roles(name).items():
        key = " ".join(token.norm for token in tokenise(phrase))
        found[key] = found.get(key, frozenset()) | roles
    return found


def has_role(pieces: Sequence[Written], at: int, name: str, role: str) -> bool:
    """Whether the word at piece `at` has a role in the file `name`; False outside the text."""
    return 0 <= at < len(pieces) and role in word_roles(name).get(pieces[at].norm, ())


@cache
def _role_heads(name: str) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in word_roles(name))


def match_role(pieces: Sequence[Piece], at: int, name: str, role: str) -> int | None:
    """The end of a phrase of up to three words at `at` that has the role, the longest first."""
    if at >= len(pieces) or pieces[at].norm not in _role_heads(name):
        return None
    for end in range(min(at + 3, len(pieces)), at, -1):
        phrase = " ".join(piece.norm for piece in pieces[at:end])
        if role in word_roles(name).get(phrase, ()):
            return end
    return None
