"""What befell the people whom a number counts: killed, injured, missing (…/fates.txt)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from lib.disagree.slots.joints import is_joint
from lib.disagree.slots.passage import Passage
from lib.language import lexicon
from lib.language.lexicon import LANGUAGES
from lib.model import Mention

_REACH = 6  # tokens between a number and the word that tells the fate; chosen
_TOLD_AS_WHOLE = 20  # tokens between a figure and the toll that it is: of one long sentence; chosen
_BESIDE = 3  # tokens between "number" and "dead", "संख्या" and "मरने वालों की"; chosen
_ENDS = {".", ";", "।", ":", "?", "!"}


def find_fate(passage: Passage, number: Mention) -> str:
    """The fate told nearest to a number, with no other number between; "" where none is told.

    Before the number it must be of its own part of the sentence: "23 were killed and 117 people
    were hurt". A figure that is a toll has the fate of that.
    """
    before = _look(passage, range(number.first - 1, -1, -1), stops_at_joints=True)
    after = _look(passage, range(number.last, len(passage.tokens)))
    return min(after, before)[1] or find_toll(passage, number)


def find_toll(passage: Passage, number: Mention) -> str:
    """The fate that a figure tells the whole number of: "the death toll in the city rose to 23"."""
    if number.unit or _counts_something(passage, number):
        return ""
    for at in range(number.first - 1, max(-1, number.first - 1 - _TOLD_AS_WHOLE), -1):
        token = passage.tokens[at]
        if token.text in _ENDS or _is_counted(passage, at):
            return ""
        if token.norm in _tolls():
            return _tolls()[token.norm] or _find_beside(passage, at)
    return ""


def is_part(passage: Passage, number: Mention) -> bool:
    """The figure is a part of another one or an addition to it: three more, two of them."""
    after = [token.norm for token in passage.tokens[number.last : number.last + _BESIDE]]
    before = [t.norm for t in passage.tokens[max(0, number.first - _BESIDE) : number.first]]
    follows_and = any(_is_counted(passage, number.last + step) for step in range(1, _BESIDE))
    return any(
        ("after" in where and after[: len(words)] == words and not follows_and)
        or ("before" in where and before[-len(words) :] == words)
        for words, where in _parts()
    )


def _look(passage: Passage, places: range, stops_at_joints: bool = False) -> tuple[int, str]:
    """How far off the first fate is, and which; _REACH and "" where there is none."""
    for distance, at in enumerate(places[:_REACH]):
        token = passage.tokens[at]
        if _is_counted(passage, at) or (stops_at_joints and is_joint(token)):
            break
        if fate := _fates().get(token.norm):
            return distance, fate
    return _REACH, ""


def _is_counted(passage: Passage, at: int) -> bool:
    return any(number.first <= at < number.last for number in passage.of_kind("number"))


def _counts_something(passage: Passage, number: Mention) -> bool:
    """A word of some weight, no day, stands right after the figure: 4 bodies."""
    if number.last >= len(passage.tokens):
        return False
    token = passage.tokens[number.last]
    light = lexicon.words_of_all("function_words") | lexicon.words_of_all("clause_words")
    if token.kind != "word" or token.norm in light:
        return False
    is_english = passage.claims[passage.find_claim(number.first)].language == "en"
    return is_english and not any(d.first <= number.last < d.last for d in passage.of_kind("date"))


def _find_beside(passage: Passage, at: int) -> str:
    tokens = passage.tokens[max(0, at - _BESIDE) : at + 1 + _BESIDE]
    return next((fate for token in tokens if (fate := _fates().get(token.norm))), "")


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


@cache
def _parts() -> Sequence[tuple[list[str], tuple[str, ...]]]:
    return [
        (words.split(), where)
        for language in LANGUAGES
        for words, where in lexicon.table(language, "part_counts").items()
    ]
