"""What an article mainly tells: when, where and of whom, and whether two articles tell it alike.

The first claims tell the news; what a claim tells of an earlier time is background.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lib.disagree.judge.pieces import tells_earlier
from lib.mentions.places.geography import can_both_be_said
from lib.mentions.relate import SAME_NEWS, relate
from lib.model import Claim, Happening, Kind, Mention, Moment, Side

LEAD = 4  # claims from the first that tell the news; chosen of 2, 4, 6
_YEAR, _WEEK = 366, 7
_MOST = 40  # days of an article that are compared with those of the other; chosen


@dataclass(frozen=True, slots=True)
class _Day:
    """A day as far as it is told: by the calendar, by its number in the year, by its weekday."""

    day: date | None = None
    in_year: int | None = None
    weekday: int | None = None


def find_happening(side: Side) -> Happening:
    """Find the day, the place and the person that an article's first claims mainly tell.

    The day is the first by the calendar, else that of publication, else a weekday. Of places and
    people it is the one that the whole article names most; a country only where no other place is
    told. Where and when the article was written is what it tells only where nothing else is.
    """
    days = [m for m in list_days(side, LEAD) if m.moment]
    dated = [m for m in days if m.moment and not m.moment.weekday]
    told = list(_list_lead(side, "place", LEAD))
    fine = [m for m in told if _is_fine(m)]
    return Happening(
        next(iter([*dated, *_read_publication(side), *days]), None),
        _find_most_named(side, fine or told),
        _find_most_named(side, list(_list_lead(side, "name", LEAD))),
    )


def _read_publication(side: Side) -> list[Mention]:
    """The day of publication as a date that stands nowhere."""
    day = side.article.published
    if day is None:
        return []
    value = day.isoformat()
    return [Mention("date", "", 0, 0, value, 0, 0, Moment(value, day, day))]


def _find_most_named(side: Side, told: Sequence[Mention]) -> Mention | None:
    kinds = {m.kind for m in told}
    story = [m for claim, own in _walk(side) if claim.role != "dateline" for m in own]
    times = Counter(m.value for m in story if m.kind in kinds)
    written = {m.start for claim, own in _walk(side) if claim.role == "dateline" for m in own}
    return max(told, key=lambda m: (m.start not in written, times[m.value], -m.start), default=None)


def measure_happenings(a: Side, b: Side) -> dict[str, float]:
    """Measure what speaks against one event: days and places that cannot be those of one."""
    return {
        "days_between": math.log1p(_count_apart(*(_list_distinct(list_days(s)) for s in (a, b)))),
        "days_far": _are_far(*(_list_calendar(side) for side in (a, b))),
        "place_apart": _are_elsewhere(*(_list_places(side) for side in (a, b))),
    }


def list_days(side: Side, most: int | None = None) -> list[Mention]:
    """List the days of the news in order; most: of so many claims from the first, None for all."""
    return [m for m in _list_lead(side, "date", most) if _is_day(m)]


def _is_day(mention: Mention) -> bool:
    moment = mention.moment
    return bool(moment and moment.value and moment.grain == "day" and not moment.is_span)


def _list_lead(side: Side, kind: Kind, most: int | None) -> Iterator[Mention]:
    """The mentions of a kind in the first claims, of those that tell nothing of an earlier time."""
    told = [
        (claim, mentions)
        for n, (claim, mentions) in enumerate(_walk(side))
        if n == 0 or not tells_earlier(claim.language, claim.tokens)
    ]
    for _, mentions in told[:most]:
        for m in mentions:
            if m.kind == kind and not (m.qualifiers.is_stamp or m.qualifiers.is_former):
                yield m


def _walk(side: Side) -> list[tuple[Claim, Sequence[Mention]]]:
    pairs = zip(side.claims, side.mentions, strict=True)
    return [(claim, mentions) for claim, mentions in pairs if claim.role != "boilerplate"]


def _list_distinct(mentions: Iterable[Mention]) -> list[Mention]:
    """One mention of each value, so many at most."""
    return list({m.value: m for m in mentions}.values())[:_MOST]


def _count_apart(a: Sequence[Mention], b: Sequence[Mention]) -> int:
    """The days between the nearest two, where some cannot be one and none is or may be; else 0.

    The day after counts less than the week after: one event is told on either.
    """
    found = {relate(x, y).verdict for x in a for y in b}
    if "apart" not in found or found & {"same", "fits", "update"}:
        return 0
    gaps = [_count_between(_read_day(x), _read_day(y)) for x in a for y in b]
    return min((gap for gap in gaps if gap is not None), default=0)


def _list_calendar(side: Side) -> list[_Day]:
    """Each day that says its month, and that of publication."""
    found = [
        replace(_read_day(m), weekday=None)
        for _, mentions in _walk(side)
        for m in mentions
        if m.kind == "date" and _is_day(m) and not m.qualifiers.is_stamp
    ]
    day = side.article.published
    if day is not None:
        found.append(_Day(day, day.timetuple().tm_yday))
    return list(dict.fromkeys(each for each in found if each.in_year))[:_MOST]


def _read_day(mention: Mention) -> _Day:
    moment = mention.moment
    if moment is None:
        return _Day()
    day = moment.first
    weekday = day.isoweekday() if day else moment.weekday
    return _Day(day, _count_in_year(moment.month_and_day), weekday)


def _count_in_year(month_and_day: str) -> int | None:
    """The number of a day in its year, where month and day are told."""
    try:
        return date.fromisoformat(f"2000-{month_and_day}").timetuple().tm_yday
    except ValueError:
        return None


def _are_far(a: Sequence[_Day], b: Sequence[_Day]) -> bool:
    """The nearest two days that say their month lie further apart than news of one event does."""
    gaps = [gap for x in a for y in b if (gap := _count_between(x, y)) is not None]
    return bool(gaps) and min(gaps) > SAME_NEWS.days


def _count_between(a: _Day, b: _Day) -> int | None:
    """The days between two, as few as can be where the year, or the week, is not told."""
    if a.day and b.day:
        return abs((a.day - b.day).days)
    if a.in_year and b.in_year:
        return _count_around(a.in_year, b.in_year, _YEAR)
    return _count_around(a.weekday, b.weekday, _WEEK) if a.weekday and b.weekday else None


def _count_around(a: int, b: int, whole: int) -> int:
    return min(abs(a - b), whole - abs(a - b))


def _list_places(side: Side) -> list[Mention]:
    return _list_distinct(m for m in _list_lead(side, "place", LEAD) if _is_fine(m))


def _is_fine(mention: Mention) -> bool:
    """A place that is no country, and no site, which towns are told beside."""
    place = mention.place
    return place is not None and not place.is_country and place.site is None


def _are_elsewhere(a: Sequence[Mention], b: Sequence[Mention]) -> bool:
    """Either tells places, and no two of them can be said of one event."""
    return bool(a and b) and not any(may_be_one_place(x, y) for x in a for y in b)


def may_be_one_place(a: Mention, b: Mention) -> bool:
    """Whether two places can be those of one event: the same, or one may lie in the other."""
    return relate(a, b).both_hold or can_both_be_said(a.value, b.value)
