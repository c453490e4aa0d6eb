"""The sound of a word in any script: a row of phones (data/lexicon/common/phones.txt).

Devanagari is read letter by letter (lib/language/devanagari.py), Latin by the rules of
data/lexicon/en/sounds.txt. Other scripts are first written in Latin by anyascii; Arabic, which
leaves short vowels out, gets an open vowel after each consonant.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from string import ascii_lowercase

import regex

from lib.language.devanagari import NASAL, SCHWA, spell_out
from lib.language.lexicon import pairs
from lib.language.text import INVISIBLE

Phones = tuple[str, ...]

VOWELS = frozenset("aAiIuUeEoOɔæ·")
_LABIAL = frozenset("pbmfφv")
_DEVANAGARI = regex.compile(r"\p{Devanagari}")
_ARABIC = regex.compile(r"\p{Arabic}")
_UNSEEN = regex.compile(f"[{INVISIBLE}]")


@lru_cache(maxsize=100_000)
def sound(word: str) -> Phones:
    """The phones of one word in any script; doubled phones are one. Empty for a mark."""
    word = str(_UNSEEN.sub("", word))
    if _DEVANAGARI.search(word):
        return _merge_doubles(_sound_devanagari(word))
    if _ARABIC.search(word):
        return _merge_doubles(_sound_arabic(_write_in_latin(word)))
    return _merge_doubles(_apply_rules(_write_in_latin(word), "en", "sounds"))


def _write_in_latin(word: str) -> str:
    word = unicodedata.normalize("NFC", word)
    if not word.isascii():
        from anyascii import anyascii

        word = anyascii(word)
    return "".join(letter for letter in word.lower() if letter in ascii_lowercase)


def _sound_devanagari(word: str) -> list[str]:
    letters = spell_out(word.replace("ज्ञ", "ग्य"))
    table = _phones_of_letters()
    phones: list[str] = []
    for place, letter in enumerate(letters):
        if letter == NASAL:
            phones.append(_sound_nasal(table, letters[place + 1 : place + 2]))
        else:
            phones += table.get(letter, ())
    return phones


def _sound_nasal(table: Mapping[str, Phones], following: tuple[str, ...]) -> str:
    after = table.get(following[0], ()) if following else ()
    if not after or after[0] in VOWELS:
        return "~"
    return "ɱ" if after[0] in _LABIAL else "ŋ"


def _sound_arabic(latin: str) -> list[str]:
    spoken = _apply_rules(latin, "common", "sounds_arabic")
    return [phone for consonant in spoken for phone in (consonant, "·")]


def _apply_rules(latin: str, language: str, name: str) -> list[str]:
    phones: list[str] = []
    place = 0
    while place < len(latin):
        for pattern, spoken in _rules(language, name):
            match = pattern.match(latin, place)
            if match:
                phones += spoken
                place = match.end()
                break
        else:
            place += 1
    return phones


def _merge_doubles(phones: Sequence[str]) -> Phones:
    return tuple(
        phone for place, phone in enumerate(phones) if not place or phone != phones[place - 1]
    )


def read_pairs(language: str, name: str) -> list[tuple[str, Phones]]:
    """The `key = phone phone` lines of a lexicon file, in order and not folded."""
    return [(key, tuple(phones.split())) for key, phones in pairs(language, name)]


@cache
def _phones_of_letters() -> Mapping[str, Phones]:
    table = {
        unicodedata.normalize("NFD", key): phones for key, phones in read_pairs("hi", "sounds")
    }
    return table | {SCHWA: ("a",)}


@cache
def _rules(language: str, name: str) -> Sequence[tuple[regex.Pattern[str], Phones]]:
    return [(regex.compile(pattern), spoken) for pattern, spoken in read_pairs(language, name)]
