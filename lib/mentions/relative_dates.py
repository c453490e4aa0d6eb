"""Dates said from where the writer stands: आज, बुधवार, last month, two days ago, अगले सप्ताह."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from lib.mentions.amounts import ONE
from lib.mentions.calendar_dates import CUES, Reading, read_calendar_date, read_day, read_month
from lib.mentions.moments import (
    Fields,
    add_months,
    make_day,
    make_moment,
    make_week,
    make_weekday,
)
from lib.mentions.nth_weekdays import DIRECTIONS, read_nth_weekday
from lib.mentions.number_words import read_amount
from lib.mentions.pieces import Piece, entry_table, has_role, match_role, value_table
from lib.mentions.tense import find_tense
from lib.model import Moment

_FAR = 60  # days; a date without its month is of these weeks
_LONGEST_AGO = 200  # more of a unit is a figure of speech or no date


def read_relative_date(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    """The relative date that starts at piece `at`, open where `published` is not known."""
    for read in (
        read_nth_weekday,
        _read_weekday,
        _read_day_word,
        _read_neighbour,
        _read_month_of_year,
        _read_ago,
    ):
        found = read(pieces, at, published)
        if found is not None:
            return found
    return None


def _read_day_word(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    """आज, yesterday; कल and परसों lie where the verb says."""
    found = entry_table("day_words").match(pieces, at)
    if found is None:
        return None
    (days, *flags), end = found
    sign = 1
    if flags:
        tense = find_tense(pieces, at, end)
        if tense is None:
            return end, make_day(None)
        sign = -1 if tense == "past" else 1
    return end, make_day(published and published + timedelta(days=sign * int(days)))


def _read_weekday(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    """Wednesday, or Wednesday, 19 June, whose date then counts."""
    found = value_table("weekdays").match(pieces, at)
    if found is None:
        return None
    weekday, end = int(found[0]), found[1]
    week = _read_week(pieces, end)
    if week is not None:
        return week[0], make_weekday(weekday, _day_of_week(weekday, week[1], published))
    start = end + 1 if end < len(pieces) and pieces[end].norm in ",(" else end
    dated = read_calendar_date(pieces, start, published) if start < len(pieces) else None
    if dated is not None and dated[1].value.startswith("XXXX-XX-") and published is not None:
        day = int(dated[1].value[-2:])
        return dated[0], make_day(_nearest_weekday_date(weekday, day, published))
    if dated is not None and dated[1].grain == "day":
        return dated
    return end, make_weekday(weekday, _resolve_weekday(pieces, at, end, weekday, published))


def _nearest_weekday_date(weekday: int, day: int, published: date) -> date | None:
    """The day nearest to the publication that is both the 22nd and a Friday."""
    for distance in range(_FAR):
        for sign in (-1, 1):
            found = published + timedelta(days=sign * distance)
            if found.isoweekday() == weekday and found.day == day:
                return found
    return None


def _resolve_weekday(
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


def _day_of_week(weekday: int, direction: int, published: date | None) -> date | None:
    if published is None:
        return None
    monday = published - timedelta(days=published.weekday())
    return monday + timedelta(weeks=direction, days=weekday - 1)


def _read_neighbour(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    """पिछले महीने, next week, last September, this year, last Friday."""
    for role, direction in DIRECTIONS.items():
        start = match_role(pieces, at, CUES, role)
        if start is None:
            continue
        found = _read_neighbour_unit(pieces, start, direction, published)
        if found is not None:
            return found
    return None


def _read_neighbour_unit(
    pieces: Sequence[Piece], at: int, direction: int, published: date | None
) -> Reading | None:
    weekday = value_table("weekdays").match(pieces, at)
    if weekday is not None:
        day = _neighbour_weekday(int(weekday[0]), direction, published)
        return weekday[1], make_weekday(int(weekday[0]), day)
    month = read_month(pieces, at)
    if month is not None:
        return month[1], _neighbour_month(month[0], direction, published)
    for unit in ("week", "month", "year"):
        if has_role(pieces, at, CUES, unit) and _is_singular(pieces[at].norm):
            if unit == "week":
                return _read_week_day(pieces, at + 1, direction, published)
            if unit == "month":
                return _read_month_day(pieces, at + 1, direction, published)
            return _read_year_month(pieces, at + 1, direction, published)
    return None


def _read_year_month(
    pieces: Sequence[Piece], at: int, direction: int, published: date | None
) -> Reading:
    """पिछले साल, or पिछले साल [के] सितंबर."""
    start = at + 1 if has_role(pieces, at, CUES, "of") else at
    month = read_month(pieces, start)
    if month is None or pieces[start].norm.isascii():
        return at, _neighbour("year", direction, published)
    return month[1], _month_of_year(month[0], direction, published)


def _month_of_year(month: int, direction: int, published: date | None) -> Moment:
    year = None if published is None else published.year + direction
    return make_moment(Fields(year, month), relative=True)


def _read_month_of_year(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    """September last year."""
    month = read_month(pieces, at)
    if month is None:
        return None
    for role, direction in DIRECTIONS.items():
        start = match_role(pieces, month[1], CUES, role)
        if start is not None and has_role(pieces, start, CUES, "year"):
            return start + 1, _month_of_year(month[0], direction, published)
    return None


def _is_singular(norm: str) -> bool:
    return not norm.isascii() or not norm.endswith("s")


def _read_week_day(
    pieces: Sequence[Piece], at: int, direction: int, published: date | None
) -> Reading:
    """अगले सप्ताह, or अगले सप्ताह [के] बुधवार."""
    start = at + 1 if has_role(pieces, at, CUES, "of") else at
    found = value_table("weekdays").match(pieces, start)
    if found is None:
        return at, _neighbour("week", direction, published)
    weekday = int(found[0])
    return found[1], make_weekday(weekday, _day_of_week(weekday, direction, published))


def _read_month_day(
    pieces: Sequence[Piece], at: int, direction: int, published: date | None
) -> Reading:
    """अगले महीने, or अगले महीने की 20 तारीख."""
    day = read_day(pieces, at + 1) if has_role(pieces, at, CUES, "of") else None
    end = match_role(pieces, day[1], CUES, "day_of_month") if day else None
    if day is None or end is None:
        return at, _neighbour("month", direction, published)
    if published is None:
        return end, make_moment(Fields(day=day[0]), relative=True)
    month = add_months(published.replace(day=1), direction)
    return end, make_moment(Fields(month.year, month.month, day[0]), relative=True)


def _neighbour(unit: str, direction: int, published: date | None) -> Moment:
    if unit == "week":
        return make_week(published and published + timedelta(weeks=direction))
    if published is None:
        return Moment("", grain=unit, relative=True)
    if unit == "month":
        month = add_months(published.replace(day=1), direction)
        return make_moment(Fields(month.year, month.month), relative=True)
    return make_moment(Fields(published.year + direction), relative=True)


def _neighbour_weekday(weekday: int, direction: int, published: date | None) -> date | None:
    """The last such day before, or the next one where it falls in the week to come.

    "Next Sunday" said on a Monday is this week's to some and the following to others: open.
    """
    if published is None:
        return None
    if direction < 0:
        return published - timedelta(days=(published.isoweekday() - weekday - 1) % 7 + 1)
    ahead = (weekday - published.isoweekday()) % 7
    is_this_week = weekday >= published.isoweekday()
    if direction == 0:
        return published + timedelta(days=weekday - published.isoweekday())
    return None if is_this_week else published + timedelta(days=ahead)


def _neighbour_month(month: int, direction: int, published: date | None) -> Moment:
    if published is None:
        return Moment(f"XXXX-{month:02d}", grain="month", relative=True)
    year = published.year
    if direction < 0 and month >= published.month:
        year -= 1
    if direction > 0 and month <= published.month:
        year += 1
    return make_moment(Fields(year, month), relative=True)


def _read_ago(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    """दो दिन पहले, 2 वर्ष 1 माह पहले, a week ago; not "चुनाव से दो दिन पहले"."""
    approximator = entry_table("approximators").match_before(pieces, at)
    before = approximator[1] if approximator else at
    if has_role(pieces, before - 1, CUES, "before_ago"):
        return None
    spans, end = _read_spans(pieces, at)
    if not spans or not has_role(pieces, end, CUES, "ago"):
        return None
    grain = spans[-1][1]
    if published is None:
        return end + 1, Moment("", grain=grain, relative=True)
    day = published
    for count, unit in spans:
        day = _go_back(day, count, unit)
    return end + 1, _blur(day, grain)


def _read_spans(pieces: Sequence[Piece], at: int) -> tuple[list[tuple[int, str]], int]:
    spans: list[tuple[int, str]] = []
    while at < len(pieces):
        is_article = pieces[at].norm in ("a", "an")
        amount = read_amount(pieces, at)
        value, end = (ONE, at + 1) if is_article else (ONE, at)
        if amount is not None:
            value, end = amount.value, amount.end
        unit = next(
            (u for u in ("day", "week", "month", "year") if has_role(pieces, end, CUES, u)), None
        )
        is_count = value == int(value) and 0 < value <= _LONGEST_AGO
        if unit is None or end == at or not is_count:
            break
        spans.append((int(value), unit))
        at = end + 1
    return spans, at


def _go_back(day: date, count: int, unit: str) -> date:
    if unit in ("day", "week"):
        return day - timedelta(days=count * (7 if unit == "week" else 1))
    return add_months(day, -count * (12 if unit == "year" else 1))


def _blur(day: date, grain: str) -> Moment:
    """Two years ago is a year, not a day."""
    if grain == "week":
        return make_week(day)
    if grain == "day":
        return make_day(day)
    fields = Fields(day.year, day.month) if grain == "month" else Fields(day.year)
    return make_moment(fields, relative=True)
