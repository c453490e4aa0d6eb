"""Places: countries and their adjectives by ISO 3166 code, cities and regions by English name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lib.mentions.phrases import (
    LANGUAGES,
    Match,
    PhraseIndex,
    find_phrases,
    follows_given_name,
    phrase_index,
    split_phrase,
)
from lib.model import Language, Token
from lib.text import fold


@lru_cache(maxsize=1)
def place_index() -> PhraseIndex:
    """The lexicon's places together with the country names of CLDR in Hindi and English."""
    collected = {head: list(found) for head, found in phrase_index("places").entries.items()}
    known = {parts for found in collected.values() for parts, _ in found}
    for parts, code in _countries():
        if parts not in known:
            collected.setdefault(parts[0], []).append((parts, code))
    entries = {
        head: tuple(sorted(found, key=lambda entry: -len(entry[0])))
        for head, found in collected.items()
    }
    return PhraseIndex(entries, by_stem=False)


def _countries() -> list[tuple[tuple[str, ...], str]]:
    from babel import Locale  # late: only needed once

    found = []
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            parts = split_phrase(" ".join(fold(word) for word in name.split()))
            if len(code) == 2 and code.isalpha() and code not in {"EU", "UN", "EZ", "ZZ"} and parts:
                found.append((parts, code))
    return found


def find_places(tokens: Sequence[Token], language: Language) -> list[Match]:
    """Places on the tokens, longest first; a Latin one must begin with a capital."""
    return [
        match
        for match in find_phrases(tokens, place_index(), language)
        if not tokens[match.first].text[0].islower() and not follows_given_name(tokens, match)
    ]
