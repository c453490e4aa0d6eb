"""The verb of an act: its clause, its helpers, and whether it tells what has happened."""

from __future__ import annotations

from functools import cache

from lib.disagree.slots.passage import Passage
from lib.language import lexicon
from lib.language.lexicon import LANGUAGES

Range = tuple[int, int]

HELPERS = 3  # tokens between a Hindi act and its perfective: इस्तीफा दे दिया; chosen
ENDS = frozenset({".", ";", "।", "?", "!", ":", "|"})
_IS = frozenset({"है", "हैं"})
_PAST_HELPERS = frozenset({"was", "were", "has", "have", "had", "been"})


def list_clause(passage: Passage, at: int) -> range:
    """Give the tokens around one up to the words and marks that end a clause; lists go on."""
    tokens, opens = passage.tokens, lexicon.words_of_all("clause_words")

    def ends(n: int) -> bool:
        return tokens[n].text in ENDS or tokens[n].norm in opens

    first = next((n + 1 for n in range(at - 1, -1, -1) if ends(n)), 0)
    return range(first, next((n for n in range(at + 1, len(tokens)) if ends(n)), len(tokens)))


def is_past(passage: Passage, at: int) -> bool:
    """Tell whether a token says what has happened; at the end of a headline a noun does."""
    norm = passage.tokens[at].norm
    if passage.claims[0].language == "en":
        is_irregular = norm in lexicon.table("en", "irregular") and not norm.endswith(("s", "ing"))
        return norm in _past_forms() or norm.endswith("ed") or is_irregular
    rest = passage.tokens[at + 1 :]
    return norm in _past_forms() or not rest or rest[0].text in ENDS


def find_verb(passage: Passage, act: int) -> Range:
    """Give the act with the helpers that make a fact of it: was dismissed, इस्तीफा दे दिया है."""
    tokens = passage.tokens
    small = lexicon.words_of_all("function_words")
    if passage.claims[0].language == "en":
        first = act
        while first > 0 and act - first < 2 and tokens[first - 1].norm in _PAST_HELPERS:
            first -= 1
        return first, act + 1
    last = at = act + 1
    while at < min(len(tokens), act + 2 + HELPERS) and tokens[at].norm in small:
        at += 1
        if tokens[at - 1].norm in _past_forms():
            last = at
    if last > act + 1 and last < len(tokens) and tokens[last].norm in _IS:
        last += 1
    return act, last


@cache
def _past_forms() -> frozenset[str]:
    return frozenset(
        form
        for language in LANGUAGES
        for form, (tense, *_) in lexicon.table(language, "tense").items()
        if tense == "past"
    )
