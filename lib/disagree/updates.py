"""Which disagreements may be two states of one figure or one matter: an update, not a conflict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lib.links.score import Comparison
from lib.mentions.relate import SAME_NEWS, Days, has_grown, may_grow
from lib.model import Disagreement, Mention, Reading, Side

GROWN = "The figure grew from the earlier article to the later one."
FOLLOWED = "The later article tells what came of it."
MAY_HAVE_FOLLOWED = "The one may have followed on the other: the day of an article is not known."
MAY_HAVE_GROWN = "A later count may explain it: the day of one article or of both is not known."


def mark_updates(comparison: Comparison, found: Iterable[Disagreement]) -> Iterator[Disagreement]:
    """Mark each as an update that a later moment explains, and say why.

    Where the days of both articles are known, they must be of one news, and the later one must
    tell more, or what follows on what the earlier one tells; where not, a figure that grows while
    news comes in may have grown.
    """
    day_a, day_b = comparison.a.article.published, comparison.b.article.published
    is_other_news = day_a and day_b and abs(day_a - day_b) > SAME_NEWS
    for each in found:
        if each.later:
            yield _mark_stage(each, None if is_other_news else (day_a, day_b))
            continue
        a, b = _find(comparison.a, each.a), _find(comparison.b, each.b)
        if each.kind != "number" or a is None or b is None or is_other_news:
            yield each
        elif (day_a is None or day_b is None) and may_grow(a, b):
            yield replace(each, is_update=True, why=f"{each.why} {MAY_HAVE_GROWN}")
        elif has_grown(a, b, (day_a, day_b)):
            yield replace(each, is_update=True, why=f"{each.why} {GROWN}")
        else:
            yield each


def _mark_stage(found: Disagreement, days: Days | None) -> Disagreement:
    """Mark two stages of a course of things where the later day's article tells the later one.

    days: None where the articles are of other news.
    """
    if days is None or days[0] == days[1] is not None:
        return found
    if days[0] is None or days[1] is None:
        return replace(found, why=f"{found.why} {MAY_HAVE_FOLLOWED}")
    later = "a" if days[0] > days[1] else "b"
    if found.later not in ("any", later):
        return found
    return replace(found, is_update=True, why=f"{found.why} {FOLLOWED}")


def _find(side: Side, reading: Reading) -> Mention | None:
    """The number that stands in a reading; None where there is none or are several."""
    inside = [
        mention
        for mention in side.mentions[reading.claim]
        if mention.kind == "number" and reading.start < mention.end and mention.start < reading.end
    ]
    return inside[0] if len(inside) == 1 else None
