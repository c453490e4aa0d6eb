"""What befell the people whom a number counts: killed, injured, missing (…/fates.txt)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lib.language import lexicon
from lib.language.joints import is_joint
from lib.language.lexicon import LANGUAGES
from lib.mentions.qualifiers.surroundings import Surroundings
from lib.model import Mention

_REACH = 6  # tokens between a number and the word that tells the fate; chosen
_TOLD_AS_WHOLE = 20  # tokens between a figure and the toll that it is: of one long sentence; chosen
_BESIDE = 3  # tokens between "number" and "dead", "संख्या" and "मरने वालों की"; chosen
_ENDS = {".", ";", "।", ":", "?", "!"}


def find_fate(around: Surroundings, number: Mention) -> str:
    """Find the fate told nearest to a number, with no other number between; "" if there is none.

    Before the number it must be of its own part of the sentence: "23 were killed and 117 people
    were hurt".
    """
    before = _look(around, range(number.first - 1, -1, -1), stops_at_joints=True)
    after = _look(around, range(number.last, len(around.tokens)))
    return min(after, before)[1]


def find_toll(around: Surroundings, number: Mention) -> str:
    """Find the fate of which a figure is the running whole; "" if no toll stands before it.

    "The death toll in the city rose to 23" gives "dead".
    """
    if number.unit or _counts_something(around, number):
        return ""
    for at in range(number.first - 1, max(-1, number.first - 1 - _TOLD_AS_WHOLE), -1):
        token = around.tokens[at]
        if token.text in _ENDS or at in around.numbers:
            return ""
        if token.norm in _tolls():
            return _tolls()[token.norm] or _find_beside(around, at)
    return ""


def _look(around: Surroundings, places: range, stops_at_joints: bool = False) -> tuple[int, str]:
    """How far off the first fate is, and which; _REACH and "" where there is none."""
    for distance, at in enumerate(places[:_REACH]):
        token = around.tokens[at]
        if at in around.numbers or (stops_at_joints and is_joint(token)):
            break
        if fate := _fates().get(token.norm):
            return distance, fate
    return _REACH, ""


def _counts_something(around: Surroundings, number: Mention) -> bool:
    """A word of some weight, no day, stands right after the figure: 4 bodies."""
    if around.language != "en" or number.last >= len(around.tokens):
        return False
    token = around.tokens[number.last]
    light = lexicon.words_of_all("function_words") | lexicon.words_of_all("clause_words")
    if token.kind != "word" or token.norm in light:
        return False
    return not any(d.first <= number.last < d.last for d in around.of_kind("date"))


def _find_beside(around: Surroundings, at: int) -> str:
    near = around.norms(at - _BESIDE, at + 1 + _BESIDE)
    return next((fate for norm in near if (fate := _fates().get(norm))), "")


def tell_one_fate(around: Surroundings) -> str:
    """Give the fate that the claim tells if it tells but one, whoever it befell; else ""."""
    told = {fate for token in around.tokens if (fate := _fates().get(token.norm))}
    return told.pop() if len(told) == 1 else ""


@cache
def _fates() -> Mapping[str, str]:
    return {
        word: fate
        for language in LANGUAGES
        for word, (fate, *_) in lexicon.table(language, "fates").items()
    }


@cache
def _tolls() -> Mapping[str, str]:
    return {
        word: "".join(fate)
        for language in LANGUAGES
        for word, fate in lexicon.table(language, "tolls").items()
    }
