"""Days counted from another day: two days ago, 2 वर्ष 1 माह पहले, कल से दो दिन पहले."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from lib.mentions.dates.absolute import CUES, Reading
from lib.mentions.dates.moments import Fields, add_months, make_day, make_moment, make_week
from lib.mentions.numbers.amounts import ONE
from lib.mentions.numbers.fractions import read_amount
from lib.mentions.numbers.pieces import Piece, entry_table, has_role
from lib.model import Moment

_LONGEST = 200  # more of a unit is a figure of speech or no date
_UNITS = ("year", "month", "week", "day")  # each said once, the greater first
_SIGNS = {"ago": -1, "later": 1}
_BEFORE_DAY = {"before": -1, "after": 1}
Span = tuple[int, str]


def read_ago(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
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
    return end + 1, _blur(_move(published, spans, -1), grain)


def shift_day(pieces: Sequence[Piece], found: Reading) -> Reading:
    """The day counted from a day that was just read: कल से दो दिन पहले; else that day itself."""
    end, moment = found
    if moment.grain != "day" or not has_role(pieces, end, CUES, "counted_from"):
        return found
    spans, stop = _read_spans(pieces, end + 1)
    sign = next((sign for role, sign in _SIGNS.items() if has_role(pieces, stop, CUES, role)), 0)
    return (stop + 1, move_day(moment, spans, sign)) if spans and sign else found


def read_distance(pieces: Sequence[Piece], at: int) -> tuple[int, list[Span], int] | None:
    """The "two days before" that an English day may follow: its end, spans, and sign."""
    spans, end = _read_spans(pieces, at)
    sign = _BEFORE_DAY.get(pieces[end].norm) if spans and end < len(pieces) else None
    return None if sign is None else (end + 1, spans, sign)


def move_day(moment: Moment, spans: Sequence[Span], sign: int) -> Moment:
    """The moment so many spans before (-1) or after (1) a day; open where that is not known."""
    if moment.first is None or moment.first != moment.last:
        return Moment("", relative=True)
    return _blur(_move(moment.first, spans, sign), spans[-1][1])


def _read_spans(pieces: Sequence[Piece], at: int) -> tuple[list[Span], int]:
    """Counted units, each smaller than the one before, and their end."""
    spans: list[Span] = []
    units: Sequence[str] = _UNITS
    while at < len(pieces) and units:
        is_article = pieces[at].norm in ("a", "an")
        amount = read_amount(pieces, at)
        value, end = (ONE, at + 1) if is_article else (ONE, at)
        if amount is not None:
            value, end = amount.value, amount.end
        unit = next((u for u in units if has_role(pieces, end, CUES, u)), None)
        is_count = value == int(value) and 0 < value <= _LONGEST
        if unit is None or end == at or not is_count:
            break
        spans.append((int(value), unit))
        units = units[units.index(unit) + 1 :]
        at = end + 1
    return spans, at


def _move(day: date, spans: Sequence[Span], sign: int) -> date:
    for count, unit in spans:
        if unit in ("day", "week"):
            day += timedelta(days=sign * count * (7 if unit == "week" else 1))
        else:
            day = add_months(day, sign * count * (12 if unit == "year" else 1))
    return day


def _blur(day: date, grain: str) -> Moment:
    """Two years ago is a year, not a day."""
    if grain == "week":
        return make_week(day)
    if grain == "day":
        return make_day(day)
    fields = Fields(day.year, day.month) if grain == "month" else Fields(day.year)
    return make_moment(fields, relative=True)
