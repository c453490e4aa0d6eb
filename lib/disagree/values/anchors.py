"""What a distance is measured from: two distances from two towns can both hold."""

from __future__ import annotations

from lib.disagree.slots.passage import Pair, Passage
from lib.links.likeness import MATCHED
from lib.mentions.relate import relate
from lib.model import Mention, Reading


def have_other_anchors(pair: Pair, a: Mention, b: Mention) -> bool:
    """Both are distances and each is measured from something that is not the other's."""
    anchors_a, anchors_b = _find_terms(pair.a, a), _find_terms(pair.b, b)
    if not anchors_a or not anchors_b:
        return False
    return not any(pair.likeness[i, j] >= MATCHED for i in anchors_a for j in anchors_b)


def are_anchors(pair: Pair, a: Reading, b: Reading) -> bool:
    """The readings are what two unlike distances are measured from, so that both can stand."""
    return any(
        relate(x, y).verdict == "apart"
        and have_other_anchors(pair, x, y)
        and _is_anchor(pair.a, x, a)
        and _is_anchor(pair.b, y, b)
        for x in pair.a.of_kind("number")
        for y in pair.b.of_kind("number")
    )


def _find_terms(passage: Passage, distance: Mention) -> list[int]:
    anchors = distance.qualifiers.measured_from
    return [at for at, term in enumerate(passage.terms) if term.first in anchors] if anchors else []


def _is_anchor(passage: Passage, distance: Mention, reading: Reading) -> bool:
    terms = [passage.terms[at] for at in _find_terms(passage, distance)]
    return passage.read(distance).claim == reading.claim and any(
        passage.tokens[term.first].start < reading.end
        and reading.start < passage.tokens[term.last - 1].end
        for term in terms
    )
