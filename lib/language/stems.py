"""Light stems: the part that the inflections of one word share, for comparing, never for showing.

Two words with one stem are taken for the same word, so a stem that joins too much costs precision;
derivation (inform, information) is left alone. The endings and the exceptions are data:
data/lexicon/hi/suffixes.txt and data/lexicon/{hi,en}/irregular.txt.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from lib.language import lexicon
from lib.language.text import fold
from lib.model import Language

_LETTER = regex.compile(r"\p{L}")
_VIRAMA = "\u094d"
_MIN_LETTERS = 2  # chosen: देशों gives देश, but सेना keeps more than से
_DOUBLE = regex.compile(r"([b-df-hj-np-tv-z])\1$")
_VOWEL = regex.compile("[aeiouy]")
_SIBILANT_ES = regex.compile("(?:s|x|z|ch|sh)es$")


@lru_cache(maxsize=100_000)
def stem(word: str, language: Language) -> str:
    """Cut a folded word to its stem; without a known ending it stays as it is.

    Hindi: after Ramanathan and Rao, "A Lightweight Stemmer for Hindi" (2003): one ending, the
    longest that fits. English: number, -ed, -ing, -ly, and spellings such as -ise and -ize.
    A phrase is stemmed word by word.
    """
    if " " in word:
        return " ".join(stem(part, language) for part in word.split())
    irregular = lexicon.table(language, "irregular").get(word)
    if language == "hi":
        return fold(irregular[0]) if irregular else _strip_hindi(word)
    return _finish_english(irregular[0] if irregular else _strip_english(word))


@lru_cache(maxsize=1)
def _list_suffixes() -> tuple[tuple[str, str], ...]:
    found = lexicon.table("hi", "suffixes").items()
    pairs = [(ending, "".join(instead)) for ending, instead in found]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _strip_hindi(word: str) -> str:
    for ending, instead in _list_suffixes():
        if word.endswith(ending):
            rest = word[: -len(ending)]
            if len(_LETTER.findall(rest)) >= _MIN_LETTERS and not rest.endswith(_VIRAMA):
                return rest + instead
    return word


def _strip_english(word: str) -> str:
    word = _strip_plural(word)
    if word.endswith("ly") and len(word) > 5 and not _VOWEL.match(word[-3]):
        word = word[:-2]
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ed", "ing"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and _VOWEL.search(rest) and not word.endswith("eed"):
            return rest
    return word


def _strip_plural(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    return word[:-2] if _SIBILANT_ES.search(word) else word[:-1]


def _finish_english(word: str) -> str:
    """One form for what the rules leave open: hop(e), control(l), organis/organiz, labo(u)r."""
    if word.endswith("tre"):
        word = word[:-2] + "er"
    had_e = word.endswith("e") and len(word) > 3
    word = word[:-1] if had_e else word
    word = _DOUBLE.sub(r"\1", word)
    if len(word) >= 6 and word.endswith("our"):
        word = word[:-3] + "or"
    if len(word) >= 6 and word.endswith("is"):
        word = word[:-1] + "z"
    return word.replace("isation", "ization")
