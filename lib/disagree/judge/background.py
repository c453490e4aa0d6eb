"""What two articles on two events have in common: background that is the news of neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lib.links.score import Comparison
from lib.mentions.relate import relate
from lib.model import Link, Mention
from lib.settings import MAX_CROSSED

_COMPARED = frozenset({"name", "date", "number", "place"})
_HOLD = frozenset({"same", "fits"})


def keep_background(comparison: Comparison, links: Sequence[Link]) -> tuple[Link, ...]:
    """Keep of the links between two events what both tell of a third, each as a part in common.

    Two events of one kind share whole sentences ("the injured were taken to hospital") that tell of
    each its own. What is told of one thing has a day, a month or a year in common, and no value
    that cannot be the other's: the crash of August 2015, told in both as background.
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
    for x in of_a:
        for y in of_b:
            if x.kind == y.kind and x.kind in _COMPARED:
                is_day = x.kind == "date" and _is_by_calendar(x) and _is_by_calendar(y)
                found.setdefault("day" if is_day else x.kind, set()).add(relate(x, y).verdict)
    is_dated = bool(found.get("day", set()) & _HOLD)
    return is_dated and all("apart" not in each or each & _HOLD for each in found.values())


def _is_by_calendar(mention: Mention) -> bool:
    """A day, month or year: a Wednesday, and a time of day, is of any event."""
    moment = mention.moment
    return bool(
        moment and moment.value and moment.weekday is None and moment.grain not in ("time", "week")
    )
