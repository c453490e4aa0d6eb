"""Figures that are told as a running whole: "the death toll in the city rose to 23" (tolls.txt)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from lib.language import lexicon
from lib.language.lexicon import LANGUAGES
from lib.mentions.qualifiers.clauses import ENDS, counts_people
from lib.mentions.qualifiers.fates import Fate
from lib.mentions.qualifiers.surroundings import Surroundings
from lib.model import Mention

_FURTHEST = 25  # tokens between a toll and its figure, in one long sentence; chosen
_BESIDE = 3  # tokens between "number" and "dead", संख्या and मरने वालों की; chosen


def find_toll(around: Surroundings, number: Mention, fates: Sequence[Fate]) -> str | None:
    """Find the fate of which a figure is the running whole, "" if that is open; None for no toll.

    "The death toll in the city, 16 on Monday, rose to 23" gives "dead".
    """
    if not counts_people(around, number) or _counts_something(around, number):
        return None
    for at in range(number.first - 1, max(-1, number.first - 1 - _FURTHEST), -1):
        token = around.tokens[at]
        if token.text in ENDS or _is_other_count(around, at):
            return None
        if token.norm in _tolls():
            return _tolls()[token.norm] or _find_beside(fates, at)
    return None


def _is_other_count(around: Surroundings, at: int) -> bool:
    """A figure that counts something of its own stands there: the number of dead in 40 boats."""
    other = around.number_at.get(at)
    return other is not None and counts_people(around, other) and _counts_something(around, other)


def _counts_something(around: Surroundings, number: Mention) -> bool:
    """A word of some weight, no day, stands right after the figure: 4 bodies."""
    if around.language != "en" or number.last >= len(around.tokens):
        return False
    token = around.tokens[number.last]
    light = lexicon.words_of_all("function_words") | lexicon.words_of_all("clause_words")
    if token.kind != "word" or token.norm in light:
        return False
    return not any(d.first <= number.last < d.last for d in around.of_kind("date"))


def _find_beside(fates: Sequence[Fate], at: int) -> str:
    near = range(at - _BESIDE, at + 1 + _BESIDE)
    return next((fate.name for fate in fates if fate.first in near or fate.last - 1 in near), "")


@cache
def _tolls() -> Mapping[str, str]:
    return {
        word: "".join(fate)
        for language in LANGUAGES
        for word, fate in lexicon.table(language, "tolls").items()
    }
