"""Words that mean the opposite of each other, within one language and across Hindi and English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from lib.language import lexicon
from lib.language.gloss import first_gloss
from lib.language.rarity import UNSEEN, zipf
from lib.language.stems import stem
from lib.language.text import fold
from lib.links.likeness import gloss_stems
from lib.links.terms import Term
from lib.model import Language

SHORTEST_BASE = 4  # letters of a word that a negative prefix may stand before; chosen
_FILES: Mapping[Language, tuple[str, ...]] = {
    "hi": ("antonyms",),
    "en": ("antonyms", "antonyms_wordnet"),
}

_NEAR_FILES: Mapping[Language, tuple[str, ...]] = {
    "hi": ("antonyms", "near_antonyms"),
    "en": ("antonyms", "near_antonyms", "near_antonyms_wordnet"),
}


@cache
def _opposites(language: Language) -> Mapping[str, frozenset[str]]:
    """For each stem the stems of its antonyms."""
    found: dict[str, set[str]] = {}
    for name in _FILES[language]:
        for sides in lexicon.rows(language, name):
            one, other = (_stem_words(side, language) for side in sides)
            for word in one:
                found.setdefault(word, set()).update(other)
            for word in other:
                found.setdefault(word, set()).update(one)
    return {word: frozenset(others - {word}) for word, others in found.items()}


def _stem_words(phrases: Iterable[str], language: Language) -> set[str]:
    return {stem(fold(phrase), language) for phrase in phrases if " " not in phrase}


def are_opposites(a: Term, b: Term) -> bool:
    """Two words that the lexicon or a negative prefix makes antonyms; across languages by gloss."""
    if a.language != b.language:
        hindi, english = (a, b) if a.language == "hi" else (b, a)
        return english.key in _opposites_in_english(hindi.key)
    return b.key in _opposites(a.language).get(a.key, ()) or _differ_by_prefix(a, b)


@cache
def _opposites_in_english(key: str) -> frozenset[str]:
    """The English stems that mean the opposite of a Hindi stem.

    The antonyms of its best gloss (the others are senses that it may not have), and the best gloss
    of each of its antonyms; none that may mean the word itself.
    """
    meaning = stem(fold(first_gloss(key)), "en")
    found = _opposites("en").get(meaning, frozenset()) | _glossed().get(key, frozenset())
    return found - gloss_stems().get(key, frozenset())


@cache
def _glossed() -> Mapping[str, frozenset[str]]:
    """For each Hindi stem the English stems of its antonyms, each by the best gloss of its form."""
    glosses = lexicon.table("hi", "gloss")
    found: dict[str, set[str]] = {}
    for sides in lexicon.rows("hi", "antonyms"):
        for one, other in (sides, sides[::-1]):
            best = [glosses.get(lexicon.fold_phrase(form), ("",))[0] for form in other]
            english = {stem(fold(word), "en") for word in best if word and " " not in word}
            for word in _stem_words(one, "hi"):
                found.setdefault(word, set()).update(english)
    return {word: frozenset(english) for word, english in found.items()}


def _differ_by_prefix(a: Term, b: Term) -> bool:
    short, long = sorted((fold(a.text), fold(b.text)), key=len)
    language = a.language
    if len(short) < SHORTEST_BASE or long in lexicon.words(language, "false_opposites"):
        return False
    if zipf(short, language) <= UNSEEN:
        return False
    return any(
        long.startswith(prefix)
        and stem(long.removeprefix(prefix), language) == stem(short, language)
        for prefix in lexicon.words(language, "negative_prefixes")
    )


@cache
def _near_sides(language: Language) -> Mapping[str, frozenset[tuple[int, int]]]:
    """For each stem the (line, side) places at which it stands among antonyms and near antonyms."""
    found: dict[str, set[tuple[int, int]]] = {}
    lines = [row for name in _NEAR_FILES[language] for row in lexicon.rows(language, name)]
    for number, sides in enumerate(lines):
        for side, words in enumerate(sides):
            for word in _stem_words(words, language):
                found.setdefault(word, set()).add((number, side))
    return {word: frozenset(sides) for word, sides in found.items()}


def are_nearly_opposite(a: str, b: str, language: Language) -> bool:
    """Two stems that stand on the two sides of a line of (near) antonyms, and nowhere on one."""
    sides = _near_sides(language)
    sides_a, sides_b = sides.get(a, frozenset()), sides.get(b, frozenset())
    return not sides_a & sides_b and any((n, 1 - side) in sides_b for n, side in sides_a)
