"""Number words of both languages as lookup tables. The scripts keep them apart."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

import regex

from lib.language import lexicon
from lib.language.lexicon import LANGUAGES
from lib.language.text import fold
from lib.mentions.numbers.amounts import vulgar_value
from lib.mentions.numbers.pieces import word_roles

CUES = "number_cues"

# How the words from 11 to 99 are also written: ठ doubled in two ways, letters doubled or not,
# vowels long or short, with a nasal or without, या for ्या and य, बे for वे. In this order.
_HABITS = tuple(
    (regex.compile(pattern), kept)
    for pattern, kept in (
        ("[ठट]्[ठट]", "ठ"),
        (r"(\p{L})्\1", r"\1"),
        ("[ंः]", ""),
        ("ी", "ि"),
        ("ई", "इ"),
        ("ै", "े"),
        ("ऐ", "ए"),
        ("ौ", "ो"),
        ("िय|्य", "य"),
        ("ब(?=े$)", "व"),
        ("्", ""),
    )
)
_OPENING = frozenset({"article", "every", "leading_point"})
_SHORTEST_KEY = 5  # letters and signs: below it स्तर (level) would be 70 and संतरा (orange) 17
_HINDI_WORDS = range(11, 100)


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word's value and its flag: "", "weak", "after", "joined" or "money" (see the files)."""

    value: Decimal
    flag: str = ""


@dataclass(frozen=True, slots=True)
class FractionWord:
    """A fraction word's part in the grammar (see number_fractions.txt) and its value."""

    role: str
    value: Decimal


@cache
def number_words(name: str) -> dict[str, NumberWord]:
    """Folded word → value, from number_words, number_scales or number_ordinals."""
    found: dict[str, NumberWord] = {}
    for language in LANGUAGES:
        for word, values in lexicon.table(language, name).items():
            flag = values[1] if len(values) > 1 else ""
            found.setdefault(word, NumberWord(Decimal(values[0]), flag))
    return found


@lru_cache(maxsize=50_000)
def number_word(norm: str) -> NumberWord | None:
    """The number below a hundred that a folded word is, as it is listed or in a like spelling."""
    listed = number_words("number_words").get(norm)
    if listed is not None or norm.isascii() or len(norm) < _SHORTEST_KEY:
        return listed
    return _words_by_key().get(_write_key(norm))


@cache
def _words_by_key() -> dict[str, NumberWord]:
    found = {
        _write_key(word): number
        for word, number in number_words("number_words").items()
        if number.value in _HINDI_WORDS and not number.flag and not word.isascii()
    }
    return {key: number for key, number in found.items() if len(key) >= _SHORTEST_KEY}


def _write_key(norm: str) -> str:
    """What all spellings of one Hindi number word share, and no other of them."""
    for pattern, kept in _HABITS:
        norm = pattern.sub(kept, norm)
    return norm


@lru_cache(maxsize=1)
def fraction_words() -> dict[str, FractionWord]:
    """Folded word → its part in the grammar."""
    found: dict[str, FractionWord] = {}
    for language in LANGUAGES:
        for word, values in lexicon.table(language, "number_fractions").items():
            value = Decimal(values[1]) if len(values) > 1 else Decimal(0)
            found.setdefault(word, FractionWord(values[0], value))
    return found


@lru_cache(maxsize=1)
def ordinal_endings() -> dict[str, str]:
    """Folded ending → "word" (after number words and digits) or "digits"."""
    return {
        ending: values[0]
        for language in LANGUAGES
        for ending, values in lexicon.table(language, "number_endings").items()
    }


@lru_cache(maxsize=20_000)
def split_ordinal(word: str) -> NumberWord | None:
    """The value of an ordinal word in its folded form: तीसरी, पच्चीसवीं, सौवां, third."""
    known = number_words("number_ordinals").get(word)
    if known:
        return known
    for ending, place in ordinal_endings().items():
        if place == "word" and word.endswith(ending) and len(word) > len(ending):
            stem = word[: -len(ending)]
            base = number_word(stem) or number_words("number_scales").get(stem)
            if base:
                return NumberWord(base.value)
    return None


@lru_cache(maxsize=50_000)
def may_open(text: str) -> bool:
    """Whether a number can begin with this word or mark; for most words the reading stops here."""
    norm = fold(text)
    return (
        number_word(norm) is not None
        or norm in number_words("number_scales")
        or norm in fraction_words()
        or not word_roles(CUES).get(norm, frozenset()).isdisjoint(_OPENING)
        or vulgar_value(text) is not None
        or split_ordinal(norm) is not None
    )
