"""What a distance or a time is measured from: "20 km north of Leeds", "शादी से तीन दिन पहले"."""

from __future__ import annotations

from collections.abc import Sequence

from lib.language import lexicon
from lib.mentions.numbers.units import find_scale
from lib.mentions.qualifiers.surroundings import Surroundings
from lib.model import Mention

_REACH = 3  # tokens between a distance and the word that leads to its anchor: north-east of; chosen
_FURTHER = 3  # tokens among which the anchor's own words are looked for: of the city of; chosen


def find_anchors(around: Surroundings, number: Mention) -> tuple[int, ...]:
    """Find the tokens of what a number is measured from; places rather than other words.

    They stand after "of", "from" or "after" in English, before से or के in Hindi.
    """
    scale = find_scale(number.unit) if number.unit else None
    if scale is None or scale.dimension not in ("length", "duration"):
        return ()
    is_time = scale.dimension == "duration"
    if around.language == "hi":
        near = _look_back(around, number, is_time)
    else:
        near = _look_ahead(around, number, is_time)
    places = tuple(place.first for place in around.of_kind("place") if place.first in near)
    words = [at for at in near if _is_content(around, at)]
    return places or tuple(words[-1:] if around.language == "hi" else words[:1])


def _look_ahead(around: Surroundings, number: Mention, is_time: bool) -> range:
    """After the cue; "15 km of road" measures the road itself."""
    cues = lexicon.words("en", "time_cues" if is_time else "distance_cues")
    reach = 0 if is_time else _REACH
    cue = _find_cue(around, range(number.last, number.last + reach + 1), cues)
    if cue is None or (cue == number.last and around.tokens[cue].norm == "of"):
        return range(0)
    return range(cue + 1, cue + 1 + _FURTHER)


def _look_back(around: Surroundings, number: Mention, is_time: bool) -> range:
    """Before the cue; a time is measured where बाद or पहले follows it."""
    if is_time and not lexicon.words("hi", "time_cues").intersection(
        around.norms(number.last, number.last + 1)
    ):
        return range(0)
    cues = lexicon.words("hi", "distance_cues")
    first = number.told[0]
    cue = _find_cue(around, range(first - 1, first - 2 - _REACH, -1), cues)
    return range(cue - _FURTHER, cue) if cue is not None else range(0)


def _find_cue(around: Surroundings, places: Sequence[int], cues: frozenset[str]) -> int | None:
    """The first of some tokens that is a cue, no mark before it."""
    for at in places:
        if not 0 <= at < len(around.tokens) or around.tokens[at].text in ",;.।:":
            return None
        if around.tokens[at].norm in cues:
            return at
    return None


def _is_content(around: Surroundings, at: int) -> bool:
    """A word that may name a thing; of a mention its first token."""
    if not 0 <= at < len(around.tokens) or around.tokens[at].kind == "mark":
        return False
    if around.tokens[at].norm in lexicon.words_of_all("function_words"):
        return False
    return not any(m.first < at < m.last for m in around.mentions if m.kind != "name")
