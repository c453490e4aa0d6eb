"""From the parts of a date to a `Moment`: its ISO 8601 value and the days it covers."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from lib.model import Moment


@dataclass(frozen=True, slots=True)
class Fields:
    """What a date says: any of year (astronomical: 1 BC is 0), month 1–12 and day 1–31."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


def make_moment(
    first: Fields, last: Fields | None = None, published: date | None = None, relative: bool = False
) -> Moment:
    """The moment of one date, or of a range from `first` to `last`.

    published: a year that is not said is the one nearest to it; without it the moment stays open.
    """
    value = write_fields(first)
    if last is not None and last != first:
        value = f"{value}/{write_fields(last)}"
    begin, end = _days(first, published), _days(last or first, published)
    if begin is None or end is None or end[1] < begin[0]:
        return Moment(value, grain=_grain(first), relative=relative)
    return Moment(value, begin[0], end[1], _grain(first), relative)


def write_fields(fields: Fields) -> str:
    """ISO 8601 to the precision said, X for digits not said: 2024-06-19, XXXX-06, XXXX-XX-27."""
    parts = [_write_year(fields.year)]
    if fields.month is not None or fields.day is not None:
        parts.append("XX" if fields.month is None else f"{fields.month:02d}")
    if fields.day is not None:
        parts.append(f"{fields.day:02d}")
    return "-".join(parts)


def _write_year(year: int | None) -> str:
    if year is None:
        return "XXXX"
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def _grain(fields: Fields) -> str:
    return "day" if fields.day is not None else "month" if fields.month is not None else "year"


def _days(fields: Fields, published: date | None) -> tuple[date, date] | None:
    year, month, day = fields.year, fields.month, fields.day
    if year is None and month is not None and published is not None:
        year = _nearest_year(month, day or 15, published)
    if year is None or not 1 <= year <= 9999 or (month is None and day is not None):
        return None
    first_month, last_month = (month, month) if month else (1, 12)
    last_day = calendar.monthrange(year, last_month)[1]
    if day is not None and day > last_day:
        return None
    return date(year, first_month, day or 1), date(year, last_month, day or last_day)


def _nearest_year(month: int, day: int, published: date) -> int:
    years = (published.year - 1, published.year, published.year + 1)
    middle = published.month * 30 + published.day
    return min(years, key=lambda y: abs((y - published.year) * 365 + month * 30 + day - middle))


def make_decade(year: int) -> Moment:
    """The ten years from `year`: 199X."""
    start = year // 10 * 10
    return Moment(f"{start // 10}X", date(start, 1, 1), date(start + 9, 12, 31), "year")


def make_century(number: int, before_christ: bool = False) -> Moment:
    """The nineteenth century is 18XX, from 1801 to 1900."""
    value = f"{'-' if before_christ else ''}{number - 1:02d}XX"
    if before_christ or not 1 <= number <= 99:
        return Moment(value, grain="year")
    return Moment(value, date(number * 100 - 99, 1, 1), date(number * 100, 12, 31), "year")


def make_day(day: date | None) -> Moment:
    """A relative day, resolved or (None) open."""
    if day is None:
        return Moment("", relative=True)
    return Moment(day.isoformat(), day, day, "day", relative=True)


def make_week(day: date | None) -> Moment:
    """The ISO week that holds `day`."""
    if day is None:
        return Moment("", grain="week", relative=True)
    first = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return Moment(f"{year}-W{week:02d}", first, first + timedelta(days=6), "week", relative=True)


def make_weekday(weekday: int, day: date | None) -> Moment:
    """A day of the week (1 = Monday), open as XXXX-WXX-1 where the day is not known."""
    return Moment(f"XXXX-WXX-{weekday}", relative=True) if day is None else make_day(day)


def add_months(day: date, months: int) -> date:
    """The same day some months away, or the month's last where it is shorter."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
