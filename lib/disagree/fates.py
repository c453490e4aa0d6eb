"""What befell the people whom a number counts: killed, injured, missing (…/fates.txt)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lib import lexicon
from lib.disagree.passage import Passage
from lib.lexicon import LANGUAGES
from lib.model import Mention

_REACH = 6  # tokens between a number and the word that tells the fate; chosen


def find_fate(passage: Passage, number: Mention) -> str:
    """The fate told nearest to a number, with no other number between; "" where none is told."""
    found = []
    for step, edge in ((-1, number.first - 1), (1, number.last)):
        for distance in range(_REACH):
            at = edge + step * distance
            if not 0 <= at < len(passage.tokens) or _is_counted(passage, at):
                break
            fate = _fates().get(passage.tokens[at].norm)
            if fate:
                found.append((distance, step, fate))
                break
    return min(found)[2] if found else ""


def _is_counted(passage: Passage, at: int) -> bool:
    return any(number.first <= at < number.last for number in passage.of_kind("number"))


@cache
def _fates() -> Mapping[str, str]:
    return {
        word: fate
        for language in LANGUAGES
        for word, (fate, *_) in lexicon.table(language, "fates").items()
    }
