"""Text as it is compared: folded forms beside the original, and tokens that keep Devanagari whole.

Nothing here changes an article. `fold` makes the form two spellings share; `tokenise` finds words,
numbers and marks with their exact places in the original.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import cast

import regex

from lib.model import Language, Token, TokenKind

# Zero-width and bidirectional controls: they change what is stored, not what is read.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
# Only these turn a line around; the others isolate or mark a run, as phones do on every name.
OVERRIDES = "\u202b\u202d\u202e\u2067"
_INVISIBLE = regex.compile(f"[{INVISIBLE}]")
_NUKTA = "\u093c"
_VIRAMA = "\u094d"
_CANDRABINDU = "\u0901"
_ANUSVARA = "\u0902"
# A nasal written as a half consonant before a stop of its own class is an anusvara: हिन्दी, हिंदी.
_HOMORGANIC = regex.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])")

# Letters read out as words stand for initials when dots follow: यू.एन., कि.मी.
_LETTER_NAMES = (
    "ए|बी|सी|डी|ई|एफ|जी|एच|आई|जे|के|एल|एम|एन|ओ|पी|क्यू|आर|एस|टी|यू|वी|डब्ल्यू|एक्स|वाई|जेड|कि|मी|से|ग्रा"
)
_TOKEN = regex.compile(
    rf"""
    (?P<number>\p{{Nd}}+(?:[.,]\p{{Nd}}+)*)
  | (?P<word>
        (?:\p{{Lu}}\.){{2,}}                                   # U.S.
      | (?:(?:{_LETTER_NAMES})\.){{2,}}(?![\p{{L}}\p{{M}}])    # यू.एन.
      | \p{{L}}[\p{{L}}\p{{M}}\p{{N}}{INVISIBLE}]*
        (?:['’](?!s\b)\p{{L}}[\p{{L}}\p{{M}}]*)*               # didn't, O'Neill; not Kim's
    )
  | (?P<mark>[^\s{INVISIBLE}])
    """,
    regex.VERBOSE,
)
_PLAIN = re.compile("[\u0900-\u097fA-Za-z0-9'.-]*")  # nothing to decompose but nukta letters
_UNSTORABLE = re.compile("[\ud800-\udfff\x00]")
_DEVANAGARI = regex.compile(r"\p{Devanagari}")
_LATIN = regex.compile(r"\p{Latin}")


def strip_invisible(text: str) -> str:
    """The text as it is read: composed, without zero-width and bidirectional controls."""
    return str(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """The form in which spellings that are no more than habits agree.

    Composes Unicode, drops invisible characters and nukta, writes candrabindu and homorganic nasals
    as anusvara, digits as ASCII, and Latin letters in lower case without accents or dots.
    """
    if not _PLAIN.fullmatch(word):
        word = unicodedata.normalize("NFKD", word)
        word = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in word)
    word = word.translate(_folds())
    if _VIRAMA in word:
        word = _HOMORGANIC.sub(_ANUSVARA, word)
    if not word.isascii():
        word = unicodedata.normalize("NFC", word)
    word = word.casefold()
    return word if len(word) == 1 or word[:1].isdecimal() else word.replace(".", "")


@cache
def _folds() -> Mapping[int, str | None]:
    """What becomes of each character once a word is decomposed."""
    folds: dict[int, str | None] = {ord(_CANDRABINDU): _ANUSVARA, ord("’"): "'"}
    # Latin accents are combining marks of the Latin block; Devanagari vowel signs must stay.
    folds |= dict.fromkeys((ord(_NUKTA), *range(0x300, 0x370)))
    folds |= dict.fromkeys((0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x2070)))
    folds |= {digit: str(digit - 0x966) for digit in range(0x966, 0x970)}
    for letter in range(0x900, 0x980):
        decomposed = unicodedata.normalize("NFKD", chr(letter))
        if len(decomposed) > 1:
            folds[letter] = decomposed.replace(_NUKTA, "")
    return folds


def tokenise(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Words, numbers and marks of `text` in order; `offset` is added to every place."""
    return tuple(_find_tokens(text, offset))


def _find_tokens(text: str, offset: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        found = match.group()
        kind = cast(TokenKind, match.lastgroup)  # the pattern names only these
        yield Token(found, fold(found), match.start() + offset, match.end() + offset, kind)


def detect_language(text: str) -> Language | None:
    """Give "hi" or "en" by which script has more letters; None where neither has any."""
    devanagari = len(_DEVANAGARI.findall(text))
    latin = len(_LATIN.findall(text))
    if not devanagari and not latin:
        return None
    return "hi" if devanagari >= latin else "en"


def sanitise(text: str) -> str:
    """The text with lone surrogates and NUL replaced by U+FFFD, one for one: offsets hold."""
    return _UNSTORABLE.sub("\ufffd", text)
