"""Two small words of two claims that may not both hold of one thing, with what speaks for that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lib.disagree.slots.curves import CURVES
from lib.disagree.slots.passage import Pair, compare_slots, measure_contained
from lib.model import Kind, Later, Severity

Sort = Literal[
    "share", "stance", "denial", "state", "deed", "route", "blow", "answer", "doing", "office"
]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class WordClash:
    """Words on tokens `a` of A against those on `b` of B. values: what they stand for.

    evidence: what speaks for their being said of one thing, by name. why: one sentence.
    later: as in Disagreement. about: the class of happening, deed or matter, as the lexicon has it.
    """

    kind: Kind
    sort: Sort
    a: Range
    b: Range
    values: tuple[str, str]
    why: str
    severity: Severity = "medium"
    evidence: Mapping[str, float] = field(default_factory=dict)
    later: Later = ""
    about: str = ""


def measure_place(pair: Pair, a: Range, b: Range) -> dict[str, float]:
    """Give how far the words around two places, and the rest of the two claims, agree."""
    return {
        "word_slot": compare_slots(pair, a, b),
        "word_rest": measure_contained(pair, a, b),
    }


def judge_words(pair: Pair, clash: WordClash) -> float:
    """Give the confidence in (0, 1) that two small words disagree, by the chosen curve."""
    found = {
        **clash.evidence,
        "link": pair.score,
        "rest": clash.evidence["word_rest"],
        "slot": clash.evidence["word_slot"],
    }
    curve = CURVES[clash.sort]
    return curve.judge(**{name: found[name] for name in curve.weights})
