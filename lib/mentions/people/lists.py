"""What is known of words that people are called by, and how common a word may be for a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lib.language import lexicon
from lib.language.lexicon import LANGUAGES

COMMON = {"hi": 4.3, "en": 4.0}  # Zipf value from which an unlisted word counts as ordinary; chosen
UNKNOWN = {"hi": 3.4, "en": 3.0}  # and below which it may be a name; chosen on ner_hi


@dataclass(frozen=True, slots=True)
class NameLists:
    """Folded words: listed names, those that are ordinary words too, and words that are none."""

    names: frozenset[str]
    surnames: frozenset[str]
    ambiguous: frozenset[str]
    ambiguous_surnames: frozenset[str]
    function: frozenset[str]
    ordinary: frozenset[str]


@lru_cache(maxsize=1)
def name_lists() -> NameLists:
    """The lists of both languages."""

    def union(*files: str) -> frozenset[str]:
        return frozenset().union(
            *(lexicon.words(language, name) for language in LANGUAGES for name in files)
        )

    names = union("given_names", "surnames")
    glossed = frozenset(word for phrase in lexicon.table("hi", "gloss") for word in phrase.split())
    return NameLists(
        names,
        union("surnames") - union("given_names"),
        lexicon.words("hi", "ambiguous_names"),
        lexicon.words("hi", "ambiguous_surnames"),
        union("function_words"),
        glossed - names,
    )
