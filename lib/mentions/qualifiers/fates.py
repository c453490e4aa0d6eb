"""What befell the people whom a number counts: killed, injured, missing (fates.txt).

A fate stands right before its number ("killing 12", मारे गए 12) or further on in its clause ("12
people, most of them pilgrims, were killed", 12 लोगों की मौत). Figures with a unit, ages and labels
count nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lib.language import lexicon
from lib.language.phrases import find_phrases, phrase_index
from lib.mentions.qualifiers.clauses import (
    COMMAS,
    counts_people,
    ends_clause,
    is_whole_of_part,
    walk,
)
from lib.mentions.qualifiers.surroundings import Surroundings
from lib.model import Mention

_OF_WHOLE = (["of"], ["of", "the"])  # six of the injured are critical: the injured are the whole
_DENIED = 3  # tokens from a fate to the नहीं behind it that denies it; chosen


@dataclass(frozen=True, slots=True)
class Fate:
    """A word or phrase on tokens [first, last) that tells what befell somebody."""

    first: int
    last: int
    name: str


def list_fates(around: Surroundings) -> tuple[Fate, ...]:
    """List the fates that a claim tells of somebody, in order; none that it denies."""
    index = phrase_index("fates", joined=True)
    norms = {token.norm for token in around.tokens}
    found = []
    for match in find_phrases(around.tokens, index, around.language):
        name, *others = match.value.split(", ")
        fate = Fate(match.first, match.last, name)
        if norms.isdisjoint(others) and not _is_denied(around, fate):
            found.append(fate)
    return tuple(found)


def _is_denied(around: Surroundings, fate: Fate) -> bool:
    """A negation of the clause stands before it in English, right beside it in Hindi."""
    for marker in around.of_kind("negation"):
        if marker.value != "not" or fate.first <= marker.first < fate.last:
            continue
        behind, ahead = marker.first - fate.last, fate.first - marker.last
        if around.language == "hi" and (0 <= behind < _DENIED or ahead == 0):
            return True
        if around.language == "en" and _reaches(around, marker, fate):
            return True
    return False


def _reaches(around: Surroundings, marker: Mention, fate: Fate) -> bool:
    """No clause ends between the two, and no figure but the whole of "none of the 12"."""
    between = range(marker.last, fate.first)
    if marker.last > fate.first or _leaves(around, between):
        return False
    is_of_whole = around.norms(marker.last, marker.last + 1) == ["of"]
    return is_of_whole or not any(at in around.number_at for at in between)


def _leaves(around: Surroundings, places: range) -> bool:
    """A clause or a sentence ends among the tokens."""
    return any(ends_clause(around, at) or around.tokens[at].text in COMMAS for at in places)


def find_fate(around: Surroundings, number: Mention, fates: Sequence[Fate], is_part: bool) -> str:
    """Find what befell those whom a number counts; "" if nothing is told, or if it counts nobody.

    is_part: the figure is a part of others, whose fate it shares: "15 were hurt, including four".
    """
    if not counts_people(around, number):
        return ""
    if is_whole_of_part(around, number):  # its own fate stands beside it: two of the three dead
        return next((fate.name for fate in fates if fate.first == number.last), "")
    before = _find_before(around, number, fates)
    after = _find_after(around, number, fates, is_part)
    if around.language == "hi" and after and after.first - number.told[1] <= 1:
        return after.name
    found = before or after
    if found is None and is_part:
        found = next((fate for fate in reversed(fates) if fate.last <= number.first), None)
    return found.name if found else ""


def _find_before(around: Surroundings, number: Mention, fates: Sequence[Fate]) -> Fate | None:
    """The fate that ends right before the number, small words allowed: killing at least 12."""
    small = lexicon.words(around.language, "object_joints")
    at = number.told[0]
    while at > 0 and around.tokens[at - 1].norm in small:
        if any(fate.first < at <= fate.last for fate in fates):
            break
        at -= 1
    return next((fate for fate in fates if fate.last == at), None)


def _find_after(
    around: Surroundings, number: Mention, fates: Sequence[Fate], is_part: bool
) -> Fate | None:
    """The first fate in the rest of the number's clause, past asides and past figures beside it."""
    starts = {fate.first: fate for fate in fates}
    whole: Fate | None = None
    for at in walk(around, number, is_part):
        if at in starts and around.norms(number.last, at) in _OF_WHOLE:
            whole = starts[at]
        elif at in starts:
            return starts[at]
    return whole
