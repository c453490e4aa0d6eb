"""What a distance is measured from: two distances from two towns can both hold."""

from __future__ import annotations

from collections.abc import Sequence

from lib.disagree.slots.passage import Pair, Passage
from lib.disagree.values.relations import relate
from lib.language import lexicon
from lib.links.likeness import MATCHED
from lib.mentions.numbers.units import find_scale
from lib.model import Mention, Reading

_REACH = 3  # tokens between a distance and the word that leads to its anchor: north-east of; chosen
_FURTHER = 3  # tokens among which the anchor's own words are looked for: of the city of; chosen


def have_other_anchors(pair: Pair, a: Mention, b: Mention) -> bool:
    """Both are distances and each is measured from something that is not the other's."""
    if not (_is_distance(a) and _is_distance(b)):
        return False
    anchors_a, anchors_b = _find_anchors(pair.a, a), _find_anchors(pair.b, b)
    if not anchors_a or not anchors_b:
        return False
    return not any(pair.likeness[i, j] >= MATCHED for i in anchors_a for j in anchors_b)


def are_anchors(pair: Pair, a: Reading, b: Reading) -> bool:
    """The readings are what two unlike distances are measured from, so that both can stand."""
    return any(
        relate(x, y) == "conflict"
        and have_other_anchors(pair, x, y)
        and _is_anchor(pair.a, x, a)
        and _is_anchor(pair.b, y, b)
        for x in pair.a.of_kind("number")
        for y in pair.b.of_kind("number")
    )


def _is_anchor(passage: Passage, distance: Mention, reading: Reading) -> bool:
    anchors = [passage.terms[at] for at in _find_anchors(passage, distance)]
    return passage.read(distance).claim == reading.claim and any(
        passage.tokens[term.first].start < reading.end
        and reading.start < passage.tokens[term.last - 1].end
        for term in anchors
    )


def _is_distance(mention: Mention) -> bool:
    scale = find_scale(mention.unit) if mention.unit else None
    return scale is not None and scale.dimension == "length"


def _find_anchors(passage: Passage, distance: Mention) -> list[int]:
    """The terms of the anchor: after "of" or "from" in English, before से in Hindi."""
    language = passage.claims[passage.find_claim(distance.first)].language
    cues = lexicon.words(language, "distance_cues")
    beside = passage.terms_beside(distance.first, distance.last)
    if language == "hi":
        cue = _find_cue(passage, range(distance.first - 1, distance.first - 2 - _REACH, -1), cues)
        near = range(cue - _FURTHER, cue) if cue is not None else range(0)
    else:
        cue = _find_cue(passage, range(distance.last, distance.last + _REACH + 1), cues)
        near = range(cue + 1, cue + 1 + _FURTHER) if cue is not None else range(0)
    found = [at for at in beside if passage.terms[at].first in near]
    places = [at for at in found if passage.terms[at].kind == "place"]
    return places or (found[-1:] if language == "hi" else found[:1])


def _find_cue(passage: Passage, places: Sequence[int], cues: frozenset[str]) -> int | None:
    """The first of some tokens that is a cue, no mark before it."""
    for at in places:
        if not 0 <= at < len(passage.tokens) or passage.tokens[at].text in ",;.।:":
            return None
        if passage.tokens[at].norm in cues:
            return at
    return None
