"""A weekday counted within a month: जून के पहले सोमवार, the second Sunday of next month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lib.mentions.dates.absolute import CUES, read_month
from lib.mentions.dates.moments import Fields, add_months, make_moment, make_weekday
from lib.mentions.dates.years import read_year
from lib.mentions.numbers.lexicon import split_ordinal
from lib.mentions.numbers.pieces import Piece, has_role, match_role, value_table
from lib.model import Moment

DIRECTIONS = {"last": -1, "this": 0, "next": 1}
_MOST = 5  # a month has no more of one weekday


def read_nth_weekday(
    pieces: Sequence[Piece], at: int, published: date | None
) -> tuple[int, Moment] | None:
    """The end and moment of such a day at piece `at`; Hindi says the month first, English last."""
    month = _read_month(pieces, at, published)
    if month is not None and has_role(pieces, month[1], CUES, "of"):
        counted = _read_counted(pieces, month[1] + 1)
        return None if counted is None else (counted[2], _resolve(month[0], *counted[:2]))
    start = at + 1 if has_role(pieces, at, CUES, "the") else at
    counted = _read_counted(pieces, start)
    if counted is None or counted[2] + 1 >= len(pieces):
        return None
    if pieces[counted[2]].norm not in ("of", "in"):
        return None
    month = _read_month(pieces, counted[2] + 1, published)
    return None if month is None else (month[1], _resolve(month[0], *counted[:2]))


def _read_counted(pieces: Sequence[Piece], at: int) -> tuple[int, int, int] | None:
    """Which one, which weekday, and the end."""
    ordinal = split_ordinal(pieces[at].norm) if at < len(pieces) else None
    weekday = value_table("weekdays").match(pieces, at + 1)
    if ordinal is None or weekday is None or not 1 <= ordinal.value <= _MOST:
        return None
    return int(ordinal.value), int(weekday[0]), weekday[1]


def _read_month(
    pieces: Sequence[Piece], at: int, published: date | None
) -> tuple[Fields, int] | None:
    """A month by name, with or without its year, or as next and last month."""
    for role, direction in DIRECTIONS.items():
        start = match_role(pieces, at, CUES, role)
        if start is not None and has_role(pieces, start, CUES, "month"):
            if published is None:
                return Fields(), start + 1
            month = add_months(published.replace(day=1), direction)
            return Fields(month.year, month.month), start + 1
    named = read_month(pieces, at)
    if named is None:
        return None
    year = read_year(pieces, named[1])
    if year is not None:
        return Fields(year[0], named[0]), year[1]
    first = make_moment(Fields(None, named[0]), None, published).first
    return Fields(first.year if first else None, named[0]), named[1]


def _resolve(month: Fields, which: int, weekday: int) -> Moment:
    if month.year is None or month.month is None:
        return make_weekday(weekday, None)
    first = date(month.year, month.month, 1)
    day = 1 + (weekday - first.isoweekday()) % 7 + 7 * (which - 1)
    moment = make_moment(Fields(month.year, month.month, day))
    return moment if moment.first else make_weekday(weekday, None)
