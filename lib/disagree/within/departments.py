"""Where one article contradicts itself: the same rules, with a higher bar and what is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from lib.disagree.entities.bodies import explain_departments
from lib.disagree.slots.curves import CURVES, REPORT
from lib.disagree.slots.passage import Pair, make_pair, measure_rest, span
from lib.language.gloss import cite
from lib.links.score import Comparison
from lib.mentions.bodies import departments_of
from lib.mentions.relate import relate
from lib.model import Disagreement, Mention
from lib.settings import MAX_LINKS_WITHIN

SAME_CLAIM = 0.9  # within an article two claims tell the same only if this probable; chosen
NEIGHBOURS = 2  # claims this near speak of one matter


def link_within(comparison: Comparison) -> list[tuple[int, int, float]]:
    """Pairs of claims of one article that tell the same, (earlier, later, probability)."""
    later = np.triu(comparison.scores, k=1)
    found = [(int(i), int(j), float(later[i, j])) for i, j in np.argwhere(later >= SAME_CLAIM)]
    return sorted(found, key=lambda link: -link[2])[:MAX_LINKS_WITHIN]


def compare_departments_within(comparison: Comparison) -> Iterator[Disagreement]:
    """Neighbouring claims that let two departments of one government speak.

    That is common and right (a home and a finance ministry both speak), so one of the two must be
    a department which that government does not have.
    """
    side = comparison.a
    speaking = [n for n, mentions in enumerate(side.mentions) if _find_speakers(mentions)]
    for i in speaking:
        for j in (j for j in speaking if i < j <= i + NEIGHBOURS):
            rivals = [
                (a, b)
                for a in _find_speakers(side.mentions[i])
                for b in _find_speakers(side.mentions[j])
                if _are_rivals(a, b)
            ]
            if rivals:
                pair = make_pair(comparison, [i], [j], 0.0)
                yield from _judge_rivals(pair, rivals, near=float(j == i + 1))


def _find_speakers(mentions: Sequence[Mention]) -> list[Mention]:
    """The departments of a claim in which somebody speaks."""
    if not any(mention.kind == "attribution" for mention in mentions):
        return []
    return [m for m in mentions if m.body is not None and m.body.is_department]


def _judge_rivals(
    pair: Pair, rivals: Sequence[tuple[Mention, Mention]], near: float
) -> Iterator[Disagreement]:
    for a, b in rivals:
        confidence = CURVES["within_department"].judge(
            rest=measure_rest(pair, span(a), span(b)), near=near
        )
        if confidence >= REPORT:
            yield _make_disagreement(pair, a, b, confidence)


def _are_rivals(a: Mention, b: Mention) -> bool:
    """Two departments of one country, and exactly one of them exists there."""
    if a.body is None or b.body is None or relate(a, b).reason != "government":
        return False
    listed = departments_of(a.body.country or b.body.country)
    return (a.body.id in listed) != (b.body.id in listed)


def _make_disagreement(pair: Pair, a: Mention, b: Mention, confidence: float) -> Disagreement:
    why = (
        f"One claim lets {cite(a.text)} speak and a neighbouring one {cite(b.text)}"
        f"{explain_departments(a, b)}."
    )
    readings = pair.a.read_tokens(*span(a)), pair.b.read_tokens(*span(b))
    return Disagreement("organisation", *readings, "high", confidence, why)
