"""Dates said from where the writer stands: आज, बुधवार, last month, two days ago, अगले सप्ताह."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from lib.mentions.dates.absolute import Reading
from lib.mentions.dates.moments import make_day
from lib.mentions.dates.neighbours import read_month_of_year, read_neighbour
from lib.mentions.dates.nth_weekdays import read_nth_weekday
from lib.mentions.dates.spans import read_ago
from lib.mentions.dates.tense import find_tense
from lib.mentions.dates.weekdays import read_day_on_weekday, read_weekday
from lib.mentions.numbers.pieces import Piece, entry_table


def read_relative_date(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    """The relative date that starts at piece `at`, open where `published` is not known."""
    for read in (
        read_nth_weekday,
        read_weekday,
        read_day_on_weekday,
        _read_day_word,
        read_neighbour,
        read_month_of_year,
        read_ago,
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
