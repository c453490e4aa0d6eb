"""The verb of an act: its clause, its helpers, and whether it tells what has happened."""

from __future__ import annotations

from functools import cache

from lib.disagree.slots.passage import Passage
from lib.language import lexicon
from lib.language.lexicon import LANGUAGES
from lib.language.phrases import Match
from lib.model import Token

Range = tuple[int, int]

HELPERS = 3  # tokens between a Hindi act and its perfective: इस्तीफा दे दिया; chosen
ENDS = frozenset({".", ";", "।", "?", "!", ":", "|"})
_IS = frozenset({"है", "हैं"})
_VERB = 7  # tokens between the Hindi noun of a deed and the verb at the end of its clause; chosen
_MADE = 4  # and between an English one and its verb: reached a broad agreement; chosen
_NO_FACT = frozenset({"to", "be", "being"})  # right before a verb that tells no fact
_CASES = frozenset({"का", "के", "की", "को", "से", "में", "पर", "तक", "वाला", "वाले", "वाली"})
_TAILS = frozenset({"है", "हैं", "था", "थी", "थे", "और", "तथा", "एवं"})
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


def is_finite(token: Token) -> bool:
    """Tell whether an English word can but be a verb of the past, as "women" cannot."""
    return token.norm.endswith("ed") or token.norm in _past_forms()


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


def find_done(passage: Passage, match: Match, is_noun: bool) -> Range | None:
    """Give the deed with the verb that tells it as done; None where none does.

    is_noun: in English it needs a verb beside it: an agreement was reached.
    """
    if passage.claims[0].language == "hi":
        return _find_done_hindi(passage, match)
    if not is_noun:
        told = (at for at in range(match.first, match.last) if is_past(passage, at))
        at = next(told, None)
        if at is None or _is_no_fact(passage, at):
            return None
        return find_verb(passage, match.first)[0], match.last
    made = lexicon.words("en", "done_words")
    for way in (
        range(match.first - 1, match.first - 1 - _MADE, -1),
        range(match.last, match.last + _MADE),
    ):
        for at in way:
            if not 0 <= at < len(passage.tokens) or passage.tokens[at].kind == "mark":
                break
            if passage.tokens[at].norm in made and is_past(passage, at):
                if _is_no_fact(passage, at):
                    return None
                return min(at, match.first), max(at + 1, match.last)
    return None


def _is_no_fact(passage: Passage, at: int) -> bool:
    return at > 0 and passage.tokens[at - 1].norm in _NO_FACT


def _find_done_hindi(passage: Passage, match: Match) -> Range | None:
    """The noun with the verb at the end of its clause: पोस्टमार्टम दो डॉक्टरों ने किया."""
    tokens, made = passage.tokens, lexicon.words("hi", "done_words")
    clause = list_clause(passage, match.first)
    end = min(clause.stop, match.last + _VERB)
    if match.last < end and tokens[match.last].norm in _CASES and not _ends(passage, match.last):
        return None
    for at in range(match.last - 1, end):
        if tokens[at].kind == "mark":
            return None
        if tokens[at].norm in made and _ends(passage, at):
            return match.first, at + 1
    return None


def _ends(passage: Passage, at: int) -> bool:
    """A token ends its clause, but for है and the like."""
    rest = passage.tokens[at + 1 : at + 2]
    return not rest or rest[0].kind == "mark" or rest[0].norm in _TAILS


@cache
def _past_forms() -> frozenset[str]:
    return frozenset(
        form
        for language in LANGUAGES
        for form, (tense, *_) in lexicon.table(language, "tense").items()
        if tense == "past"
    )
