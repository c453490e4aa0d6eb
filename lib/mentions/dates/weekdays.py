"""Days of the week: on Wednesday, Wednesday, 19 June, Friday next week, 15 तारीख शुक्रवार."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from lib.mentions.dates.absolute import CUES, Reading, read_calendar_date
from lib.mentions.dates.moments import make_day, make_weekday
from lib.mentions.dates.nth_weekdays import DIRECTIONS
from lib.mentions.dates.tense import find_tense
from lib.mentions.numbers.fractions import read_amount
from lib.mentions.numbers.pieces import Piece, has_role, match_role, value_table

_FAR = 60  # days; a date without its month is of these weeks
_DAY_OF_MONTH = "XXXX-XX-"


def read_weekday(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    """Wednesday, or Wednesday, 19 June, whose date then counts."""
    found = value_table("weekdays").match(pieces, at)
    if found is None:
        return None
    weekday, end = int(found[0]), found[1]
    week = _read_week(pieces, end)
    if week is not None:
        return week[0], make_weekday(weekday, find_day_of_week(weekday, week[1], published))
    start = end + 1 if end < len(pieces) and pieces[end].norm in ",(" else end
    dated = read_calendar_date(pieces, start, published) if start < len(pieces) else None
    if dated is not None and dated[1].value.startswith(_DAY_OF_MONTH) and published is not None:
        return dated[0], make_day(_find_nearest(weekday, dated[1].value, published))
    if dated is not None and dated[1].grain == "day":
        return dated
    return end, make_weekday(weekday, _resolve(pieces, at, end, weekday, published))


def read_day_on_weekday(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    """15 तारीख शुक्रवार: the weekday after a day whose month is not said finds the month."""
    if published is None or pieces[at].kind != "number":
        return None
    dated = read_calendar_date(pieces, at, None)
    if dated is None or not dated[1].value.startswith(_DAY_OF_MONTH):
        return None
    found = value_table("weekdays").match_before(pieces, dated[0])
    if found is None:
        return None
    return dated[0], make_day(_find_nearest(int(found[0]), dated[1].value, published))


def _find_nearest(weekday: int, value: str, published: date) -> date | None:
    """The day nearest to the publication that is both the 22nd and a Friday."""
    day = int(value.removeprefix(_DAY_OF_MONTH))
    for distance in range(_FAR):
        for sign in (-1, 1):
            found = published + timedelta(days=sign * distance)
            if found.isoweekday() == weekday and found.day == day:
                return found
    return None


def _resolve(
    pieces: Sequence[Piece], at: int, end: int, weekday: int, published: date | None
) -> date | None:
    """The nearest such day up to the publication; from it on where the verb is in the future."""
    if published is None or _is_counted(pieces, at):
        return None
    if find_tense(pieces, at, end) == "future":
        return published + timedelta(days=(weekday - published.isoweekday()) % 7)
    return published - timedelta(days=(published.isoweekday() - weekday) % 7)


def _is_counted(pieces: Sequence[Piece], at: int) -> bool:
    """दूसरे रविवार, two Sundays: not the nearest one."""
    amount = read_amount(pieces, at - 1) if at else None
    return amount is not None and amount.end == at


def _read_week(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """The "next week" of "Friday next week": its end and direction."""
    for role, direction in DIRECTIONS.items():
        start = match_role(pieces, at, CUES, role)
        if start is not None and has_role(pieces, start, CUES, "week"):
            return start + 1, direction
    return None


def find_day_of_week(weekday: int, direction: int, published: date | None) -> date | None:
    """A weekday (1 = Monday) of last (-1), this (0) or next (1) week, or None."""
    if published is None:
        return None
    monday = published - timedelta(days=published.weekday())
    return monday + timedelta(weeks=direction, days=weekday - 1)
