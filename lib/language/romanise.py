"""Devanagari in Latin letters, for readers who do not read Hindi."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

import regex

from lib.language.devanagari import NASAL, SCHWA, spell_out
from lib.language.lexicon import pairs

_WORD = regex.compile(r"[\p{Devanagari}--[०-९]]+[\u200c\u200d\p{Devanagari}--[०-९]]*", regex.V1)
_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")
_JOINERS = str.maketrans("", "", "\u200c\u200d")
_LABIAL = frozenset("पफबभम")
_AS_ONE = {"ज्ञ": "ग्य"}  # written j-ñ, spoken gy


def romanise(text: str, *, capitalise: bool = False) -> str:
    """Write the Devanagari words and digits of `text` in Latin; the rest stays as it stands.

    capitalise: give each romanised word a capital, as names want.
    """
    latin: str = _WORD.sub(lambda match: _romanise_word(match.group(), capitalise), text)
    return latin.translate(_DIGITS)


@lru_cache(maxsize=50_000)
def _romanise_word(word: str, capitalise: bool) -> str:
    word = word.translate(_JOINERS)
    for written, spoken in _AS_ONE.items():
        word = word.replace(written, spoken)
    letters = spell_out(word)
    latin = "".join(
        _write_letter(letter, letters[place + 1 : place + 2])
        for place, letter in enumerate(letters)
    )
    return latin[:1].upper() + latin[1:] if capitalise else latin


def _write_letter(letter: str, following: tuple[str, ...]) -> str:
    if letter == NASAL:
        return "m" if following and following[0][0] in _LABIAL else "n"
    return _letters().get(letter, letter)


@cache
def _letters() -> Mapping[str, str]:
    table = {unicodedata.normalize("NFD", key): value for key, value in pairs("hi", "romanisation")}
    return table | {SCHWA: "a"}
