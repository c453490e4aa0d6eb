"""Number words of both languages as lookup tables. The scripts keep them apart."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from lib.language import lexicon
from lib.language.lexicon import LANGUAGES
from lib.language.text import fold
from lib.mentions.numbers.amounts import vulgar_value
from lib.mentions.numbers.pieces import word_roles

CUES = "number_cues"


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
            base = number_words("number_words").get(stem) or number_words("number_scales").get(stem)
            if base:
                return NumberWord(base.value)
    return None


@lru_cache(maxsize=50_000)
def may_open(text: str) -> bool:
    """Whether a number can begin with this word or mark; for most words the reading stops here."""
    norm = fold(text)
    return (
        norm in number_words("number_words")
        or norm in number_words("number_scales")
        or norm in fraction_words()
        or not word_roles(CUES).get(norm, frozenset()).isdisjoint(("article", "every"))
        or vulgar_value(text) is not None
        or split_ordinal(norm) is not None
    )
