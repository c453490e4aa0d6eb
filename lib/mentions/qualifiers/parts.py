"""Figures that are no reading of a whole: a part of it, an addition to it, what it was before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lib.language import lexicon
from lib.language.lexicon import LANGUAGES
from lib.mentions.qualifiers.surroundings import Surroundings
from lib.model import Mention

_REACH = 3  # tokens beside a figure that a phrase may take; the longest are "of them", जिनमें से


def find_standing(around: Surroundings, number: Mention) -> frozenset[str]:
    """Find whether a figure is a "part", an "addition" or "former": three more, two of them."""
    after = around.norms(number.last, number.last + _REACH)
    before = around.norms(number.first - _REACH, number.first)
    found = {
        standing
        for words, standing, where in _cues()
        if ("after" in where and after[: len(words)] == words)
        or ("before" in where and before[-len(words) :] == words)
    }
    if any(number.last + step in around.numbers for step in range(1, _REACH)):
        found.discard("addition")  # 12 और 15: "and" rather than "more"
        found.discard("part")
    if _count_bare(around) < 2:
        found.discard("former")  # 12 से: nothing that it became
    return frozenset(found)


def _count_bare(around: Surroundings) -> int:
    return sum(not number.unit for number in around.of_kind("number"))


@cache
def _cues() -> Sequence[tuple[list[str], str, tuple[str, ...]]]:
    return [
        (words.split(), standing, tuple(where))
        for language in LANGUAGES
        for words, (standing, *where) in lexicon.table(language, "figure_cues").items()
    ]
