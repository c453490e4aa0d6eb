"""How two dates, or two clock times, stand to each other; the words are those of `values`."""

from __future__ import annotations

from datetime import date
from typing import Literal

import regex

from lib.model import Moment

MomentRelation = Literal["equal", "compatible", "conflict", "incomparable", "unresolved"]

_TIME = regex.compile(r"T(\d\d):(\d\d)(?::(\d\d))?(?:([+-])(\d\d):(\d\d))?$")
_DAY = 24 * 60 * 60
_NIGHT = 24  # hours by which parts of the day are moved, so that 2 am lies in the night
_LOOSE = 1.0  # hours that a clock time may lie outside its part of the day; chosen
_YEAR = regex.compile(r"(-?)(\d+)(X{0,2})(?:-|$)")


def compare_moments(a: Moment, b: Moment) -> MomentRelation:
    """How two dates or two clock times stand to each other.

    One day in two parts of the day that exclude each other is two times; so is a clock time that
    lies in no such part.
    """
    found = _compare(a, b)
    is_open = found == "unresolved" or (
        found == "incomparable" and "time" not in (a.grain, b.grain)
    )
    return "conflict" if not is_open and _are_other_hours(a, b) else found


def _compare(a: Moment, b: Moment) -> MomentRelation:
    if (a.grain == "time") != (b.grain == "time"):
        return "incomparable"
    if a.grain == "time":
        return _compare_times(a, b)
    by_weekday = _compare_weekdays(a, b)
    if by_weekday is not None:
        return by_weekday
    if not a.value or not b.value:
        return "unresolved"
    if a.value == b.value:
        return "equal"
    if _are_years_apart(a, b):
        return "conflict"
    if a.first is None or b.first is None:
        return _compare_fields(a, b)
    by_day = _compare_days(a, b)
    has_guessed_year = a.value.startswith("X") or b.value.startswith("X")
    if by_day == "conflict" and has_guessed_year and _compare_fields(a, b) == "compatible":
        return "compatible"
    return by_day


def _are_years_apart(a: Moment, b: Moment) -> bool:
    """Whether the years that both say do not meet; for those that no calendar day stands for."""
    if a.first is not None and b.first is not None:
        return False
    years_a, years_b = _find_years(a.value), _find_years(b.value)
    if years_a is None or years_b is None:
        return False
    return years_a[1] < years_b[0] or years_b[1] < years_a[0]


def _find_years(value: str) -> tuple[int, int] | None:
    """The first and last year of an ISO value, BC below 1; None where no year is said."""
    years: list[int] = []
    for end in value.split("/"):
        match = _YEAR.match(end)
        if match is None:
            return None
        sign, digits, unsaid = match.groups()
        width = 10 ** len(unsaid)
        first, last = int(digits) * width, int(digits) * width + width - 1
        if unsaid == "XX":
            first, last = first + 1, last + 1  # the 19th century is 1801 to 1900
        years += [-last, -first] if sign else [first, last]
    return min(years), max(years)


def _compare_days(a: Moment, b: Moment) -> MomentRelation:
    a_first, b_first = a.first, b.first
    if a_first is None or b_first is None:
        return "unresolved"
    a_last, b_last = a.last or a_first, b.last or b_first
    if (a_first, a_last) == (b_first, b_last):
        return "equal"
    if _is_season(a) and _is_season(b):
        return "conflict"
    if max(a_first, b_first) <= min(a_last, b_last):
        return "compatible"
    # "on Wednesday" may have been read a week off, "last week" or "a year ago" be meant loosely
    gap = (max(a_first, b_first) - min(a_last, b_last)).days
    is_week_off = gap == 7 and a_first.isoweekday() == b_first.isoweekday()
    if (a.relative or b.relative) and (is_week_off or gap <= _slack(a, b)):
        return "compatible"
    return "conflict"


def _is_season(moment: Moment) -> bool:
    """A year that begins in one and ends in the next, of finance, school or sport: 2022-23."""
    first, _, last = moment.value.partition("/")
    return first.isdecimal() and last.isdecimal() and int(last) == int(first) + 1


def _slack(a: Moment, b: Moment) -> int:
    """Days that a relative week, month or year may be off at its edges."""
    by_grain = {"week": 3, "month": 15, "year": 182}
    return max(by_grain.get(moment.grain, 0) for moment in (a, b) if moment.relative)


def _compare_weekdays(a: Moment, b: Moment) -> MomentRelation | None:
    """A day of the week by itself against another or against a full date; None where neither is."""
    days = _weekday(a), _weekday(b)
    if a.weekday is None and b.weekday is None:
        return None
    if days[0] is None or days[1] is None:
        return "unresolved"
    if days[0] != days[1]:
        return "conflict"
    return "equal" if a.value == b.value else "compatible"


def _weekday(moment: Moment) -> int | None:
    if moment.weekday is not None:
        return moment.weekday
    is_day = moment.first is not None and moment.first == moment.last
    return moment.first.isoweekday() if is_day and moment.first else None


def _compare_fields(a: Moment, b: Moment) -> MomentRelation:
    """Dates with parts not said, field by field: XXXX-06-19 against 2024-06-20."""
    if a.is_span or b.is_span:
        return _compare_intervals(a, b)
    if "W" in a.value or "W" in b.value:
        return "unresolved"
    fields_a, fields_b = _split(a.value), _split(b.value)
    shared = 0
    for one, other in zip(fields_a, fields_b, strict=False):
        if "X" in one or "X" in other:
            if not _may_match(one, other):
                return "conflict"
            continue
        if one != other:
            return "conflict"
        shared += 1
    return "compatible" if shared else "unresolved"


def _may_match(one: str, other: str) -> bool:
    return len(one) != len(other) or all(
        x == y or "X" in (x, y) for x, y in zip(one, other, strict=True)
    )


def _split(value: str) -> list[str]:
    sign = "-" if value.startswith("-") else ""
    first, *rest = value.removeprefix("-").split("-")
    return [sign + first, *rest]


def _compare_intervals(a: Moment, b: Moment) -> MomentRelation:
    """Ranges with parts not said: as days of one made-up year where both say month and day."""
    days_a, days_b = _days_of_year(a.value), _days_of_year(b.value)
    if days_a is None or days_b is None:
        return "conflict" if a.value[0] == b.value[0] and not _are_years(a, b) else "unresolved"
    is_apart = days_a[1] < days_b[0] or days_b[1] < days_a[0]
    return "conflict" if is_apart else "compatible"


def _are_years(a: Moment, b: Moment) -> bool:
    return a.value.startswith("X") or b.value.startswith("X")


def _days_of_year(value: str) -> tuple[date, date] | None:
    ends = value.split("/")
    try:
        days = [date(2000, int(end[-5:-3]), int(end[-2:])) for end in ends if end.count("-") == 2]
    except ValueError:
        return None
    return (days[0], days[-1]) if len(days) == len(ends) else None


def _compare_times(a: Moment, b: Moment) -> MomentRelation:
    """Clock times; to the same zone where both say it, and either half of the day where unsaid."""
    time_a, time_b = read_clock(a), read_clock(b)
    if time_a is None or time_b is None:
        return "unresolved"
    (seconds_a, zone_a), (seconds_b, zone_b) = time_a, time_b
    is_loose = a.relative or b.relative
    cycle = _DAY // 2 if is_loose else _DAY
    if zone_a is not None and zone_b is not None:
        seconds_a, seconds_b = seconds_a - zone_a * 60, seconds_b - zone_b * 60
    if (seconds_a - seconds_b) % cycle == 0:
        return "compatible" if a.relative != b.relative else "equal"
    return "conflict" if (zone_a is None) == (zone_b is None) else "unresolved"


def _are_other_hours(a: Moment, b: Moment) -> bool:
    """The parts of the day, or one and a clock time, exclude each other."""
    if a.hours is None and b.hours is None:
        return False
    spans_a, spans_b = _list_hours(a), _list_hours(b)
    return bool(spans_a and spans_b) and not any(
        x[0] < y[1] + by and y[0] + by < x[1]
        for x in spans_a
        for y in spans_b
        for by in (-_NIGHT, 0, _NIGHT)
    )


def _list_hours(moment: Moment) -> list[tuple[float, float]]:
    """The hours that a part of the day spans, or those around a clock time, in either half."""
    if moment.hours is not None:
        return [moment.hours]
    clock = read_clock(moment) if moment.grain == "time" else None
    if clock is None:
        return []
    hour = clock[0] / 3600
    return [
        (at - _LOOSE, at + _LOOSE) for at in ((hour, hour + 12) if moment.relative else (hour,))
    ]


def read_clock(moment: Moment) -> tuple[int, int | None] | None:
    """A clock time as seconds since midnight and minutes east of UTC; None where it is no time."""
    match = _TIME.match(moment.value)
    if match is None:
        return None
    hour, minute, second, sign, zone_hour, zone_minute = match.groups()
    seconds = (int(hour) * 60 + int(minute)) * 60 + int(second or 0)
    if sign is None:
        return seconds, None
    zone = int(zone_hour) * 60 + int(zone_minute)
    return seconds, -zone if sign == "-" else zone
