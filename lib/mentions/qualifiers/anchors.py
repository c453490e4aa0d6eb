"""What a distance is measured from: "20 km north of Leeds", "पुणे से 20 किमी दूर"."""

from __future__ import annotations

from collections.abc import Sequence

from lib.language import lexicon
from lib.mentions.numbers.units import find_scale
from lib.mentions.qualifiers.surroundings import Surroundings
from lib.model import Mention

_REACH = 3  # tokens between a distance and the word that leads to its anchor: north-east of; chosen
_FURTHER = 3  # tokens among which the anchor's own words are looked for: of the city of; chosen


def find_anchors(around: Surroundings, number: Mention) -> tuple[int, ...]:
    """Find the tokens of what a distance is measured from; places rather than other words.

    They stand after "of" or "from" in English, before से in Hindi.
    """
    if not _is_distance(number):
        return ()
    cues = lexicon.words(around.language, "distance_cues")
    if around.language == "hi":
        cue = _find_cue(around, range(number.first - 1, number.first - 2 - _REACH, -1), cues)
        near = range(cue - _FURTHER, cue) if cue is not None else range(0)
    else:
        cue = _find_cue(around, range(number.last, number.last + _REACH + 1), cues)
        near = range(cue + 1, cue + 1 + _FURTHER) if cue is not None else range(0)
    places = tuple(place.first for place in around.of_kind("place") if place.first in near)
    words = [at for at in near if _is_content(around, at)]
    return places or tuple(words[-1:] if around.language == "hi" else words[:1])


def _is_distance(mention: Mention) -> bool:
    scale = find_scale(mention.unit) if mention.unit else None
    return scale is not None and scale.dimension == "length"


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
