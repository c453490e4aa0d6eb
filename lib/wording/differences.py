"""Which letters of two readings differ, so that a view can emphasise them inside the word."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

import regex

from lib.language.text import detect_language, fold, tokenise
from lib.model import Token
from lib.names.phonetics import sound_similarity

Range = tuple[int, int]

# A letter as it is read: a cluster of signs; conjuncts (क् + ष) stay whole.
_LETTER = regex.compile(r"\X")
# Two words more alike than this differ in letters; less alike, they are two other words (chosen).
_ALIKE = 0.5
# Across scripts words are compared by sound; this is the border of lib/names/phonetics.py.
_SAME_SOUND = 0.5


def find_differences(a: str, b: str) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """Ranges of code points in `a` and in `b` that the other has not.

    Words are compared first; where one word answers another of similar letters, only the letters
    that differ are named, never a part of a Devanagari cluster. Across scripts a word that the
    other text has by sound does not differ.
    """
    words_a, words_b = tokenise(a), tokenise(b)
    if detect_language(a) != detect_language(b):
        return _list_unheard(words_a, words_b), _list_unheard(words_b, words_a)
    matcher = SequenceMatcher(
        None, [word.norm for word in words_a], [word.norm for word in words_b], autojunk=False
    )
    found_a: list[Range] = []
    found_b: list[Range] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        left = [(word.start, word.end) for word in words_a[i1:i2]]
        right = [(word.start, word.end) for word in words_b[j1:j2]]
        # Half a number means nothing: 45 against 54 differ as a whole.
        if len(left) == len(right) == 1 and words_a[i1].kind == words_b[j1].kind == "word":
            left, right = _compare_letters(a, left[0], b, right[0])
        found_a += left
        found_b += right
    return tuple(found_a), tuple(found_b)


def _list_unheard(words: Sequence[Token], others: Sequence[Token]) -> tuple[Range, ...]:
    """The words and numbers that no word of the other text sounds like."""
    return tuple(
        (word.start, word.end)
        for word in words
        if word.kind != "mark" and not any(_is_same(word, other) for other in others)
    )


def _is_same(a: Token, b: Token) -> bool:
    if a.kind == b.kind == "word":
        return sound_similarity(a.norm, b.norm) >= _SAME_SOUND
    return a.norm == b.norm


def _compare_letters(a: str, at: Range, b: str, bt: Range) -> tuple[list[Range], list[Range]]:
    letters_a, letters_b = _split_letters(a, at), _split_letters(b, bt)
    matcher = SequenceMatcher(
        None,
        [fold(a[start:end]) for start, end in letters_a],
        [fold(b[start:end]) for start, end in letters_b],
        autojunk=False,
    )
    if matcher.ratio() < _ALIKE:
        return [at], [bt]
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    return (
        [(letters_a[i1][0], letters_a[i2 - 1][1]) for _, i1, i2, _, _ in changes if i2 > i1],
        [(letters_b[j1][0], letters_b[j2 - 1][1]) for _, _, _, j1, j2 in changes if j2 > j1],
    )


def _split_letters(text: str, at: Range) -> list[Range]:
    start, end = at
    return [
        (start + letter.start(), start + letter.end())
        for letter in _LETTER.finditer(text[start:end])
    ]
