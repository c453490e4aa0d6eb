"""Figures that are no plain reading of a whole: a part of it, an addition, what it was before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from lib.language import lexicon
from lib.language.lexicon import LANGUAGES
from lib.mentions.qualifiers.clauses import is_apposition
from lib.mentions.qualifiers.fates import Fate
from lib.mentions.qualifiers.surroundings import Surroundings
from lib.model import Mention

_NEAR = 7  # tokens beside a value within which a cue may begin; the farthest is "among those" at 4
_JOINED = 4  # tokens after a figure in which और joins it to another one: "बस में दो और कार में तीन"
_WHOLE = 4  # tokens between a whole and its part: 30 मरीजों में छह
_STEP = 2  # tokens between "to" and the figure that something rose to: to about 54
_Cue = tuple[list[str], str, str, range]  # words, what they make of it, the side, how far off


def find_standing(around: Surroundings, value: Mention, fates: Sequence[Fate]) -> frozenset[str]:
    """Find whether a value is a "part", "addition", "others", "former" or "total": 3 more died."""
    found = _list_cued(around, value)
    if not _may_be_part(value) or is_apposition(around, value):
        found -= {"part", "addition", "others"}
    if _is_and(around, value):
        found.discard("addition")  # 12 और 15: "and" rather than "more"
    if _is_from(around, value):
        found.add("former")
    elif not _has_rival(around, value):
        found.discard("former")  # nothing that it became
    if _may_be_part(value) and (
        _is_of_whole(around, value, fates) or _goes_on(around, value, fates)
    ):
        found.add("part")
    return frozenset(found)


def _list_cued(around: Surroundings, value: Mention) -> set[str]:
    near = around.norms(value.told[0] - _NEAR, value.told[1] + _NEAR)
    cues = [cue for norm in set(near) for cue in _cues().get(norm, ())]
    return {what for words, what, side, far in cues if _stands(around, value, words, side, far)}


def _may_be_part(value: Mention | None) -> bool:
    """A count or a sum of money; no age, no share, no length of time."""
    quantity = value.quantity if value is not None else None
    return (
        quantity is not None
        and (quantity.is_bare or quantity.form == "money")
        and (quantity.low >= 1)
    )


def _stands(around: Surroundings, value: Mention, words: list[str], side: str, far: range) -> bool:
    first, last = value.told
    for off in far:
        at = last + off if side == "after" else first - off - len(words)
        if at < 0:
            return False
        between = range(last, at) if side == "after" else range(at + len(words), first)
        if any(step in around.number_at for step in between):
            return False
        if around.norms(at, at + len(words)) == words:
            return True
    return False


def _is_and(around: Surroundings, value: Mention) -> bool:
    """The word after the value joins it to another one."""
    joints = lexicon.words_of_all("list_joints")
    if not joints.intersection(around.norms(value.last, value.last + 1)):
        return False
    return any(value.last + step in around.number_at for step in range(1, _JOINED + 1))


def _is_from(around: Surroundings, value: Mention) -> bool:
    """From 45 to 54, to 54 from 45: what it was, where the claim says what it became."""
    first = value.told[0]
    if around.language != "en" or around.norms(first - 1, first) != ["from"]:
        return False
    return any(
        "to" in around.norms(other.told[0] - _STEP, other.told[0])
        for other in around.of_kind(value.kind)
        if other is not value and other.unit == value.unit
    )


def _has_rival(around: Surroundings, value: Mention) -> bool:
    return any(
        other is not value and other.unit == value.unit for other in around.of_kind(value.kind)
    )


def _is_of_whole(around: Surroundings, number: Mention, fates: Sequence[Fate]) -> bool:
    """Of the 43, nine; 30 मरीजों में छह; मृतकों में तीन: what it is a part of stands before it."""
    first = number.told[0]
    if around.language == "en":
        opens = around.norms(0, 1) == ["of"] and around.norms(first - 1, first) == [","]
        return opens and any(at in around.number_at for at in range(first))
    if around.norms(first - 1, first) != ["में"]:
        return False
    if any(fate.last == first - 1 for fate in fates):
        return True
    before = range(max(0, first - 1 - _WHOLE), first - 1)
    wholes = [at for at in before if _may_be_part(around.number_at.get(at))]
    return bool(wholes) and all(around.tokens[at].kind != "mark" for at in range(wholes[-1], first))


def _goes_on(around: Surroundings, number: Mention, fates: Sequence[Fate]) -> bool:
    """What is joined to a part is one, too: including two nurses and three children."""
    first = number.told[0]
    if not lexicon.words_of_all("list_joints").intersection(around.norms(first - 1, first)):
        return False
    before = [
        around.number_at[at] for at in range(first - _JOINED, first) if at in around.number_at
    ]
    if not before or before[-1] is number:
        return False
    between = range(before[-1].last, first)
    is_told = any(fate.first in between for fate in fates)
    is_marked = any(around.tokens[at].kind == "mark" for at in between)
    return not (is_told or is_marked) and "part" in _list_cued(around, before[-1])


@cache
def _cues() -> Mapping[str, Sequence[_Cue]]:
    """The cues of figure_cues.txt by their first word."""
    found: dict[str, list[_Cue]] = {}
    for language in LANGUAGES:
        for words, (what, *places) in lexicon.table(language, "figure_cues").items():
            for side, _, far in (place.partition(" ") for place in places):
                nearest, _, farthest = far.rpartition("-")
                off = range(int(nearest or 0), int(farthest or 0) + 1)
                cue = words.split(), what, side, off
                found.setdefault(cue[0][0], []).append(cue)
    return found
