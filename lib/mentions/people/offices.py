"""Offices and professions; not a surname that is written like one: Meera Sen, but Sen. Ravi Rao."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lib.language import lexicon
from lib.language.lexicon import LANGUAGES
from lib.language.phrases import Match, find_phrases, phrase_index
from lib.model import Language, Token

_DERIVED = ("ing", "ed", "ly")
_DERIVED_HINDI = ("ी", "ता")
_VOWELS = ("ों", "ो", "े", "ें", "ां", "ाओं", "ा", "यों", "ं")


def find_roles(tokens: Sequence[Token], language: Language) -> list[Match]:
    """The offices that a claim names, in reading order."""
    found = find_phrases(tokens, phrase_index("offices", by_stem=True), language)
    return [
        match
        for match in found
        if not _is_surname(tokens, match) and not _is_derived(tokens[match.last - 1].norm)
    ]


def _is_derived(norm: str) -> bool:
    """Whether a word has an office's stem and is none: heading, nursing, जानकारी, अध्यक्षता."""
    if norm in _last_words():
        return False
    if norm.isascii():
        return norm.endswith(_DERIVED)
    return norm.endswith(_DERIVED_HINDI) or not norm.endswith(_VOWELS)


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    tables = (lexicon.table(language, "offices") for language in LANGUAGES)
    return frozenset(phrase.split()[-1] for table in tables for phrase in table)


def _is_surname(tokens: Sequence[Token], match: Match) -> bool:
    """A listed surname behind a capitalised word, and before none: the end of a name."""
    if match.last - match.first > 1 or match.first == 0:
        return False
    if tokens[match.first].norm not in lexicon.words("en", "surnames"):
        return False
    after = match.last
    if after < len(tokens) and tokens[after].text == ".":
        after += 1
    is_behind_name = _is_capitalised(tokens[match.first - 1])
    return is_behind_name and not (after < len(tokens) and _is_capitalised(tokens[after]))


def _is_capitalised(token: Token) -> bool:
    return token.kind == "word" and token.text[:1].isupper()
