"""A name taken apart: its own words, its initials, and what only stands beside it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from lib.language import lexicon
from lib.language.lexicon import LANGUAGES
from lib.language.text import fold

LONGEST_PHRASE = 6  # words of the longest title or legal form worth looking up; chosen
_WORD = regex.compile(
    r"""
    (?:\p{L}\p{M}*\.\s?-?){2,}(?:\p{L}\p{M}*(?![\p{L}\p{M}]))?   # J.-C., L.L.C., G.m.b.H.
  | [\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’`ʼ/][\p{L}\p{M}]+)*\.?
  | &
    """,
    regex.VERBOSE,
)
_POSSESSIVE = regex.compile(r"['’]s$", regex.IGNORECASE)
_LETTER = regex.compile(r"\p{L}")
_CLUSTER = regex.compile(r"[B-DF-HJ-NP-TV-XZ]{2}")  # JC, MK: capitals that make no syllable
_CAPITALS = regex.compile(r"[A-Z]{2,3}")  # AK, beside words in small letters
_INITIALS = range(2, 4)  # letters of a name that are written as one word
_VOWEL = regex.compile("[AEIOUaeiou]")
_STOPS = regex.compile(r"[\s.\-]+")
# Digits that stand for the letters they look like: Sech1n.
_DIGITS_AS_LETTERS = str.maketrans("013459", "oieasg")
_MIXED = regex.compile(r"\p{Latin}\d+\p{Latin}|\d\p{Latin}{3}")


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name: as written, the form to compare by, its letter if it is an initial."""

    text: str
    norm: str
    initial: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name's own words in order; titles and legal forms (folded) apart.

    inverted: it was given as "Surname, First", which the parts put right.
    """

    parts: tuple[Part, ...]
    titles: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    inverted: bool = False


@lru_cache(maxsize=50_000)
def read_name(text: str) -> Name:
    """Take a name in any script apart. A name that is nothing but a title keeps its words."""
    words, inverted = _split_in_order(text)
    words, forms = _strip(words, _legal_forms(), _legal_forms())
    words, titles = _strip(words, lexicon.words_of_all("titles") | _offices(), _titles_after())
    return Name(tuple(_read_parts(words)), titles, forms, inverted)


def _split_in_order(text: str) -> tuple[tuple[str, ...], bool]:
    surname, _, first = text.partition(",")
    beside = fold_words(first) in _legal_forms() | lexicon.words_of_all("titles") | _titles_after()
    if not first.strip() or not surname.strip() or "," in first or beside:
        return tuple(_split(text)), False
    return (*_split(first), *_split(surname)), True


def fold_words(text: str) -> str:
    """The folded words of a name, joined by spaces: the key it is looked up by."""
    return " ".join(_fold_word(word) for word in _split(text))


def _split(text: str) -> Iterator[str]:
    text = unicodedata.normalize("NFC", text)
    for match in _WORD.finditer(text):
        yield _POSSESSIVE.sub("", match.group().strip(" -"))


def _fold_word(word: str) -> str:
    word = regex.sub(r"[\s.\-]", "", word) if "." in word[:-1] else word.rstrip(".")
    if _MIXED.search(word):
        word = word.lower().translate(_DIGITS_AS_LETTERS)
    return fold(word)


def _strip(
    words: Sequence[str], before: frozenset[str], after: frozenset[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words without the phrases that stand before and after, and those; one word is always left."""
    kept, found = list(words), list[str]()
    while length := _phrase_length(kept, after, from_end=True):
        found.append(" ".join(map(_fold_word, kept[-length:])))
        del kept[-length:]
    while length := _phrase_length(kept, before, from_end=False):
        found.append(" ".join(map(_fold_word, kept[:length])))
        del kept[:length]
    return tuple(kept), tuple(found)


def _phrase_length(words: Sequence[str], phrases: frozenset[str], *, from_end: bool) -> int:
    """How many words at one end make a listed phrase, the most of them; never all words."""
    for length in range(min(LONGEST_PHRASE, len(words) - 1), 0, -1):
        some = words[-length:] if from_end else words[:length]
        if " ".join(map(_fold_word, some)) in phrases and not _is_short_name(some):
            return length
    return 0


def _is_short_name(words: Sequence[str]) -> bool:
    """Li Na is no National Association: a form of two letters has capitals or a stop."""
    word = words[0]
    has_vowel = bool(_VOWEL.search(word))  # Mr, Dr, Lt have none
    return len(words) == 1 and len(word) == 2 and word.istitle() and has_vowel


def _read_parts(words: Sequence[str]) -> Iterator[Part]:
    for place, word in enumerate(words):
        letters = _read_initials(word, place, words)
        if letters:
            yield from (Part(letter, fold(letter), fold(letter)) for letter in letters)
        else:
            yield Part(word.rstrip("."), _fold_word(word), _find_initial(word, place, len(words)))


def _read_initials(word: str, place: int, words: Sequence[str]) -> Sequence[str]:
    """The letters of several initials written as one word: J.C., ए.के., AK, एके; else none."""
    if "." in word[:-1]:
        pieces = [piece for piece in _STOPS.split(word) if piece]
        return [letter_names().get(fold(piece), piece) for piece in pieces]
    if _CLUSTER.fullmatch(word):
        return word if len(words) > 1 else ""
    if place == len(words) - 1:
        return ""
    if _CAPITALS.fullmatch(word):
        return word if not all(other.isupper() for other in words) else ""
    letters = spell_hindi(_fold_word(word))
    is_name = len(letters) not in _INITIALS or _fold_word(word) in _hindi_names()
    return "" if is_name else letters


@lru_cache(maxsize=20_000)
def spell_hindi(word: str) -> str:
    """Read a folded word as Hindi letter names from end to end, longest first; "" if it is none."""
    if not word:
        return ""
    for length in range(min(6, len(word)), 0, -1):
        letter = letter_names().get(word[:length])
        if letter and len(word) == length:
            return letter
        rest = spell_hindi(word[length:]) if letter else ""
        if letter and rest:
            return letter + rest
    return ""


@cache
def _hindi_names() -> frozenset[str]:
    lists = ("given_names", "surnames", "ambiguous_names", "ambiguous_surnames")
    return frozenset().union(*(lexicon.words("hi", name) for name in lists))


def _find_initial(word: str, place: int, length: int) -> str:
    norm = _fold_word(word)
    if len(_LETTER.findall(word)) == 1 and len(norm) == 1 and norm.isascii() and norm.isalpha():
        return norm
    letter = letter_names().get(norm, "")
    is_beside_name = length > 1 and (word.endswith(".") or place < length - 1)
    return letter if letter and is_beside_name else ""


@cache
def letter_names() -> dict[str, str]:
    """The Latin letter that each Hindi letter name stands for: "एन" to "n"."""
    return {key: values[0] for key, values in lexicon.table("hi", "letter_names").items()}


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(lexicon.groups("common", "legal_forms"))


@cache
def _titles_after() -> frozenset[str]:
    return lexicon.words("common", "titles_after")


@cache
def _offices() -> frozenset[str]:
    return frozenset().union(*(lexicon.table(language, "offices") for language in LANGUAGES))
