"""Markers that turn, weaken, hand on or colour a statement."""

from __future__ import annotations

from collections.abc import Sequence

from lib import lexicon
from lib.mentions.phrases import Match, find_phrases, phrase_index
from lib.model import Language, Token

SHORTEST_FUTURE = 4  # letters and signs; shorter words end so by chance


def find_negations(tokens: Sequence[Token], language: Language) -> list[Match]:
    """Negating words, value "not"; verbs and phrases that deny their object, value "deny"."""
    denying = find_phrases(tokens, phrase_index("negative_verbs"), language)
    found = [Match(match.first, match.last, "deny") for match in denying]
    taken = {at for match in found for at in range(match.first, match.last)}
    taken |= _find_empty(tokens, language)
    plain = lexicon.words_of_all("negation")
    for at, token in enumerate(tokens):
        if at not in taken and (token.norm in plain or token.norm.endswith("n't")):
            found.append(Match(at, at + 1, "not"))
    return sorted(found, key=lambda match: match.first)


def _find_empty(tokens: Sequence[Token], language: Language) -> set[int]:
    """Tokens on which a negating word negates nothing: not only, जब तक … नहीं."""
    empty = set[int]()
    for match in find_phrases(tokens, phrase_index("empty_negation"), language):
        last = match.last
        if match.value.endswith("~"):
            plain = lexicon.words_of_all("negation")
            rest = range(match.last, len(tokens))
            last = next((at + 1 for at in rest if tokens[at].norm in plain), match.last)
        empty.update(range(match.first, last))
    return empty


def find_modality(tokens: Sequence[Token], language: Language) -> list[Match]:
    """Words that say how certain a statement is; the value is the lexicon's degree.

    A Hindi verb in the future that the lexicon does not list has the value "future".
    """
    found = find_phrases(tokens, phrase_index("modality"), language)
    if language != "hi":
        return found
    taken = {at for match in found for at in range(match.first, match.last)}
    endings = tuple(lexicon.words("hi", "future_endings"))
    found += [
        Match(at, at + 1, "future")
        for at, token in enumerate(tokens)
        if at not in taken and token.norm.endswith(endings) and len(token.norm) > SHORTEST_FUTURE
    ]
    return sorted(found, key=lambda match: match.first)


def find_framing(tokens: Sequence[Token], language: Language) -> list[Match]:
    """Words that show a subject in a tone; the value is "subject, tone"."""
    return find_phrases(tokens, phrase_index("framing", joined=True), language)


def find_attributions(tokens: Sequence[Token], language: Language) -> list[Match]:
    """Words that hand a statement to a speaker; the value is the kind of speech act."""
    return find_phrases(tokens, phrase_index("speech_verbs"), language)
