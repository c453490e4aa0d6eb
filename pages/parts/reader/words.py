"""How the Hindi words of two articles sound and what each means, once a word and not once a claim.

The browser puts them together under a claim: word by word, which is no translation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import regex

from lib.language import lexicon
from lib.language.gloss import gloss
from lib.language.phrases import find_phrases, phrase_index
from lib.language.romanise import romanise
from lib.language.text import fold
from lib.model import Claim, Mention, Side

# As lib/language/romanise.py cuts them, and as romanise.js does.
_WORD = regex.compile(r"[\p{Devanagari}--[०-९]]+[\u200c\u200d\p{Devanagari}--[०-९]]*", regex.V1)
_COUNTRY = regex.compile("[A-Z]{2}")
Sense = list[str]  # the sound, then the meaning; "" for none known, nothing for a function word


def list_words(sides: Iterable[Side]) -> dict[str, Sense]:
    """Each Hindi word of the claims with its sound and meaning; fixed phrases with meaning only."""
    found: dict[str, Sense] = {}
    for side in sides:
        for claim, mentions in zip(side.claims, side.mentions, strict=True):
            if claim.language == "hi" and claim.role != "boilerplate":
                for word in _WORD.findall(claim.text):
                    if word not in found:
                        found[word] = _describe_word(word)
                for words, meaning in (*_list_phrases(claim), *_list_names(mentions)):
                    found[words] = [found.get(words, [""])[0], meaning]
    return found


def _describe_word(word: str) -> Sense:
    sound = romanise(word)
    return [sound] if fold(word) in lexicon.words("hi", "function_words") else [sound, gloss(word)]


def _list_phrases(claim: Claim) -> Iterator[tuple[str, str]]:
    for match in find_phrases(claim.tokens, phrase_index("gloss"), "hi"):
        if match.last - match.first > 1:
            first, last = claim.tokens[match.first], claim.tokens[match.last - 1]
            yield claim.text[first.start - claim.start : last.end - claim.start], match.value


def _list_names(mentions: Iterable[Mention]) -> Iterator[tuple[str, str]]:
    """Names as they sound, places as English knows them."""
    for mention in mentions:
        if mention.kind == "name":
            yield mention.text, romanise(mention.text, capitalise=True)
        elif mention.kind == "place" and mention.value.isascii():
            yield mention.text, _name_place(mention.value)


@cache
def _name_place(value: str) -> str:
    if not _COUNTRY.fullmatch(value):
        return value
    from babel import Locale

    return str(Locale("en").territories.get(value, value))
