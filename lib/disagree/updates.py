"""Which disagreements may be two states of one figure: an update, not a conflict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lib.links.score import Comparison
from lib.mentions.relate import SAME_NEWS, has_grown, may_grow
from lib.model import Disagreement, Mention, Reading, Side

GROWN = "The figure grew from the earlier article to the later one."
MAY_HAVE_GROWN = "A later count may explain it: the day of one article or of both is not known."


def mark_updates(comparison: Comparison, found: Iterable[Disagreement]) -> Iterator[Disagreement]:
    """Mark each number as an update that a later moment explains, and say why.

    Where the days of both articles are known, they must be of one news, and the later one must
    tell more; where not, a figure that grows while news comes in may have grown.
    """
    day_a, day_b = comparison.a.article.published, comparison.b.article.published
    is_other_news = day_a and day_b and abs(day_a - day_b) > SAME_NEWS
    for each in found:
        a, b = _find(comparison.a, each.a), _find(comparison.b, each.b)
        if each.kind != "number" or a is None or b is None or is_other_news:
            yield each
        elif (day_a is None or day_b is None) and may_grow(a, b):
            yield replace(each, is_update=True, why=f"{each.why} {MAY_HAVE_GROWN}")
        elif has_grown(a, b, (day_a, day_b)):
            yield replace(each, is_update=True, why=f"{each.why} {GROWN}")
        else:
            yield each


def _find(side: Side, reading: Reading) -> Mention | None:
    """The number that stands in a reading; None where there is none or are several."""
    inside = [
        mention
        for mention in side.mentions[reading.claim]
        if mention.kind == "number" and reading.start < mention.end and mention.start < reading.end
    ]
    return inside[0] if len(inside) == 1 else None
