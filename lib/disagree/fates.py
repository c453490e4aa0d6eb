"""What befell the people whom a number counts: killed, injured, missing (…/fates.txt)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lib import lexicon
from lib.disagree.lists import is_joint
from lib.disagree.passage import Passage
from lib.lexicon import LANGUAGES
from lib.model import Mention

_REACH = 6  # tokens between a number and the word that tells the fate; chosen


def find_fate(passage: Passage, number: Mention) -> str:
    """The fate told nearest to a number, with no other number between; "" where none is told.

    Before the number it must be of its own part of the sentence: "23 were killed and 117 people
    were hurt".
    """
    before = _look(passage, range(number.first - 1, -1, -1), stops_at_joints=True)
    after = _look(passage, range(number.last, len(passage.tokens)))
    return min(after, before)[1]


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


@cache
def _fates() -> Mapping[str, str]:
    return {
        word: fate
        for language in LANGUAGES
        for word, (fate, *_) in lexicon.table(language, "fates").items()
    }
