"""What two articles on two events have in common: background that is the news of neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lib.links.score import Comparison
from lib.mentions.relate import relate
from lib.model import Link, Mention, Side
from lib.settings import MAX_CROSSED

_ASIDE = 2  # claims that name a person of whom an article is not; chosen


def keep_background(comparison: Comparison, links: Sequence[Link]) -> tuple[Link, ...]:
    """Keep of the links between two events what both tell of a third, each as a part in common.

    Two events of one kind share whole sentences ("the injured were taken to hospital") that tell of
    each its own. What is told of one thing has a person or a day by the calendar in common, and no
    value that cannot be the other's: the crash of August 2015, told in both as background.
    """
    return tuple(replace(link, relation="part") for link in links if _tells_one(comparison, link))


def _tells_one(comparison: Comparison, link: Link) -> bool:
    a, b = comparison.a, comparison.b
    if any(a.claims[n].role == "dateline" for n in link.a):
        return False
    of_a = [m for n in link.a for m in a.mentions[n]]
    of_b = [m for n in link.b for m in b.mentions[n]]
    if len(of_a) * len(of_b) > MAX_CROSSED:
        return False
    found: dict[str, set[str]] = {}
    is_anchored = False
    for x in of_a:
        for y in of_b:
            if x.kind == y.kind and x.kind in ("name", "date", "number", "place"):
                verdict = relate(x, y).verdict
                found.setdefault(x.kind, set()).add(verdict)
                is_anchored |= verdict == "same" and _can_anchor(a, x) and _can_anchor(b, y)
    return is_anchored and all(
        "apart" not in verdicts or verdicts & {"same", "fits"} for verdicts in found.values()
    )


def _can_anchor(side: Side, mention: Mention) -> bool:
    """A day, month or year by the calendar, or a person of whom the article itself is not."""
    moment = mention.moment
    if moment is None:
        told = sum(any(m.value == mention.value for m in own) for own in side.mentions)
        return mention.kind == "name" and told <= _ASIDE
    is_by_calendar = not moment.relative and moment.weekday is None and moment.grain != "time"
    return is_by_calendar and bool(moment.value)
