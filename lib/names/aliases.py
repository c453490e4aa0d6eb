"""Who or what a whole name is known to stand for: bodies, places, countries, abbreviations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from lib.language import lexicon
from lib.language.lexicon import LANGUAGES
from lib.names.parts import fold_words, spell_hindi

CLDR_LOCALES = ("hi", "en", "mr", "ne", "sa")  # Devanagari press borrows across languages
_LITTLE = frozenset({"of", "the", "and", "for", "in", "&"})


@lru_cache(maxsize=50_000)
def find_entities(name: str) -> frozenset[str]:
    """Ids of what a name is known for, such as "places:RU"; empty where it is not listed."""
    return frozenset(_known().get(fold_words(name), ()))


def name_same_country(a: str, b: str) -> bool | None:
    """Whether two names stand for one country or territory; None unless both are known ones."""
    codes_a, codes_b = (_countries().get(fold_words(name)) for name in (a, b))
    return bool(codes_a & codes_b) if codes_a and codes_b else None


@cache
def _known() -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    for name in ("organisations", "places"):
        for language in LANGUAGES:
            for phrase, ids in lexicon.table(language, name).items():
                known.setdefault(fold_words(phrase), set()).update(f"{name}:{id_}" for id_ in ids)
    for phrase, number in lexicon.groups("common", "aliases").items():
        known.setdefault(fold_words(phrase), set()).add(f"aliases:{number}")
    for phrase, codes in _countries().items():
        known.setdefault(phrase, set()).update(f"places:{code}" for code in codes)
    return known


@cache
def _countries() -> dict[str, set[str]]:
    """Names of countries and territories in CLDR, folded, with their ISO 3166 codes."""
    from babel import Locale  # late: reading the locales takes a tenth of a second

    names: dict[str, set[str]] = {}
    for locale in CLDR_LOCALES:
        for code, name in Locale(locale).territories.items():
            if code.isalpha():
                names.setdefault(fold_words(name), set()).add(code)
    return names


def is_abbreviation(short: str, long: str) -> bool:
    """Whether `short` is the first letters of `long`, or the same letters spelled out in Hindi."""
    letters = spell_letters(short)
    if len(letters) < 2:
        return False
    return letters == spell_letters(long) or letters in _first_letters(long)


def spell_letters(name: str) -> str:
    """The Latin letters of an abbreviation: "nsa" for "NSA", "N.S.A." or "एनएसए"; "" for a word."""
    folded = fold_words(name).replace(" ", "")
    bare = name.replace(".", "").replace(" ", "")
    if bare.isascii() and bare.isalpha():
        return folded if bare.isupper() and len(bare) <= 6 else ""
    return spell_hindi(folded)


def _first_letters(name: str) -> Iterator[str]:
    words = fold_words(name).split()
    if len(words) > 1 and name.isascii():
        yield "".join(word[0] for word in words)
        yield "".join(word[0] for word in words if word not in _LITTLE)
