"""The last, this and the next of a kind: पिछले महीने, next week, last September, इस साल."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from lib.mentions.dates.absolute import CUES, Reading, read_day, read_month
from lib.mentions.dates.moments import Fields, add_months, make_moment, make_week, make_weekday
from lib.mentions.dates.nth_weekdays import DIRECTIONS
from lib.mentions.dates.weekdays import find_day_of_week
from lib.mentions.numbers.pieces import Piece, has_role, match_role, value_table
from lib.model import Moment


def read_neighbour(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    """पिछले महीने, next week, last September, this year, last Friday."""
    for role, direction in DIRECTIONS.items():
        start = match_role(pieces, at, CUES, role)
        if start is None:
            continue
        found = _read_unit(pieces, start, direction, published)
        if found is not None:
            return found
    return None


def _read_unit(
    pieces: Sequence[Piece], at: int, direction: int, published: date | None
) -> Reading | None:
    weekday = value_table("weekdays").match(pieces, at)
    if weekday is not None:
        day = _find_weekday(int(weekday[0]), direction, published)
        return weekday[1], make_weekday(int(weekday[0]), day)
    month = read_month(pieces, at)
    if month is not None:
        return month[1], _find_month(month[0], direction, published)
    for unit, read in (("week", _read_week), ("month", _read_month), ("year", _read_year)):
        if has_role(pieces, at, CUES, unit) and _is_singular(pieces[at].norm):
            return read(pieces, at + 1, direction, published)
    return None


def _is_singular(norm: str) -> bool:
    return not norm.isascii() or not norm.endswith("s")


def _read_week(pieces: Sequence[Piece], at: int, direction: int, published: date | None) -> Reading:
    """अगले सप्ताह, or अगले सप्ताह [के] बुधवार."""
    start = at + 1 if has_role(pieces, at, CUES, "of") else at
    found = value_table("weekdays").match(pieces, start)
    if found is None:
        return at, make_week(published and published + timedelta(weeks=direction))
    weekday = int(found[0])
    return found[1], make_weekday(weekday, find_day_of_week(weekday, direction, published))


def _read_month(
    pieces: Sequence[Piece], at: int, direction: int, published: date | None
) -> Reading:
    """अगले महीने, or अगले महीने की 20 तारीख."""
    day = read_day(pieces, at + 1) if has_role(pieces, at, CUES, "of") else None
    end = match_role(pieces, day[1], CUES, "day_of_month") if day else None
    is_day = day is not None and end is not None
    said = day[0] if day and is_day else None
    if published is None:
        open_moment = Moment("", grain="month", relative=True)
        return (end or at), make_moment(Fields(day=said), relative=True) if said else open_moment
    month = add_months(published.replace(day=1), direction)
    moment = make_moment(Fields(month.year, month.month, said), relative=True)
    return (end if end is not None and is_day else at), moment


def _read_year(pieces: Sequence[Piece], at: int, direction: int, published: date | None) -> Reading:
    """पिछले साल, or पिछले साल [के] सितंबर."""
    start = at + 1 if has_role(pieces, at, CUES, "of") else at
    month = read_month(pieces, start)
    if month is not None and not pieces[start].norm.isascii():
        return month[1], _find_month_of_year(month[0], direction, published)
    if published is None:
        return at, Moment("", grain="year", relative=True)
    return at, make_moment(Fields(published.year + direction), relative=True)


def read_month_of_year(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    """September last year."""
    month = read_month(pieces, at)
    if month is None:
        return None
    for role, direction in DIRECTIONS.items():
        start = match_role(pieces, month[1], CUES, role)
        if start is not None and has_role(pieces, start, CUES, "year"):
            return start + 1, _find_month_of_year(month[0], direction, published)
    return None


def _find_month_of_year(month: int, direction: int, published: date | None) -> Moment:
    year = None if published is None else published.year + direction
    return make_moment(Fields(year, month), relative=True)


def _find_weekday(weekday: int, direction: int, published: date | None) -> date | None:
    """The last such day before, or the next one where it falls in the week to come.

    "Next Sunday" said on a Monday is this week's to some and the following to others: open.
    """
    if published is None:
        return None
    if direction < 0:
        return published - timedelta(days=(published.isoweekday() - weekday - 1) % 7 + 1)
    if direction == 0:
        return published + timedelta(days=weekday - published.isoweekday())
    is_this_week = weekday >= published.isoweekday()
    ahead = (weekday - published.isoweekday()) % 7
    return None if is_this_week else published + timedelta(days=ahead)


def _find_month(month: int, direction: int, published: date | None) -> Moment:
    if published is None:
        return Moment(f"XXXX-{month:02d}", grain="month", relative=True)
    year = published.year
    if direction < 0 and month >= published.month:
        year -= 1
    if direction > 0 and month <= published.month:
        year += 1
    return make_moment(Fields(year, month), relative=True)
