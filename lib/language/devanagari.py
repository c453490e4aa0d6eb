"""A Devanagari word as a row of letters that are spoken: consonants, vowels, nasals.

The script writes a consonant with an unwritten short a; Hindi drops that a in places it does not
mark (Ohala's schwa rule: at the end, and between a vowel-consonant and a consonant-vowel).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

SCHWA = "a"  # the unwritten vowel; a written अ stays अ
NASAL = "ं"
_VIRAMA, _NUKTA, _CANDRABINDU = "्", "़", "ँ"
_SIGNS = dict(zip("ािीुूृॄॅॆेैॉॊोौ", "आइईउऊऋॠऍएएऐऑओओऔ", strict=True))
VOWELS = frozenset("अआइईउऊऋॠएऐओऔऑऍऎऒॲ" + SCHWA)
_CONSONANTS = frozenset(chr(code) for code in range(0x915, 0x93A))
_SPOKEN_ON = frozenset("यरव")  # after another consonant these keep the final a: राज्य, केंद्र


@lru_cache(maxsize=100_000)
def spell_out(word: str) -> tuple[str, ...]:
    """The spoken letters of one Devanagari word.

    Consonants keep their nukta ("ज़"), vowel signs become vowel letters, both nasal signs become
    anusvara, silent schwas are gone; a character of another script stands for itself.
    """
    letters: list[str] = []
    for character in unicodedata.normalize("NFD", word):
        _add_character(letters, character)
    return tuple(_drop_schwas(letters))


def _add_character(letters: list[str], character: str) -> None:
    if character in _CONSONANTS:
        letters += [character, SCHWA]
    elif character == _NUKTA and len(letters) > 1 and letters[-1] == SCHWA:
        letters[-2] += character
    elif character in _SIGNS and letters and letters[-1] == SCHWA:
        letters[-1] = _SIGNS[character]
    elif character == _VIRAMA:
        if letters and letters[-1] == SCHWA:
            letters.pop()
    elif character == _CANDRABINDU:
        letters.append(NASAL)
    else:
        letters.append(_SIGNS.get(character, character))


def _drop_schwas(letters: list[str]) -> list[str]:
    kept = list(letters)
    if _ends_silent(kept):
        kept.pop()
    for place in range(len(kept) - 3, 1, -1):
        if kept[place] == SCHWA and _is_between_syllables(kept, place):
            del kept[place]
    return kept


def _ends_silent(letters: list[str]) -> bool:
    if len(letters) < 3 or letters[-1] != SCHWA or not VOWELS.intersection(letters[:-1]):
        return False
    in_cluster = letters[-2] in _SPOKEN_ON and is_consonant(letters[-3])
    return not in_cluster


def _is_between_syllables(letters: list[str], place: int) -> bool:
    # Words in a short final i or u are learned ones that keep it: राष्ट्रपति, अनुमति.
    is_learned = letters[place + 2 :] in (["इ"], ["उ"])
    return (
        not is_learned
        and letters[place - 2] in VOWELS
        and is_consonant(letters[place - 1])
        and is_consonant(letters[place + 1])
        and letters[place + 2] in VOWELS
    )


def is_consonant(letter: str) -> bool:
    """Tell whether a spoken letter is a Devanagari consonant."""
    return letter[:1] in _CONSONANTS
