"""Dates said by the calendar: 19 जून 2024, June 19-20, 2024-06-19, अप्रैल 2019, 1990s, 19वीं सदी."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lib.mentions.dates.moments import Fields, make_century, make_decade, make_moment
from lib.mentions.dates.numeric import read_numeric_date
from lib.mentions.dates.years import read_era, read_year, read_year_phrase
from lib.mentions.numbers.amounts import Amount
from lib.mentions.numbers.fractions import read_amount
from lib.mentions.numbers.lexicon import number_word
from lib.mentions.numbers.pieces import (
    DASHES,
    Piece,
    entry_table,
    has_role,
    match_role,
    value_table,
)
from lib.mentions.numbers.units import read_unit
from lib.model import Moment

CUES = "date_cues"
Reading = tuple[int, Moment]  # the end piece and what is meant


def read_calendar_date(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    """The absolute date that starts at piece `at`, or None."""
    for read in (
        read_numeric_date,
        _read_day_month,
        _read_month_first,
        _read_century,
        _read_decade,
        _read_day_of_month,
        read_year_phrase,
    ):
        found = read(pieces, at, published)
        if found is not None:
            end, moment = found
            return (_skip_weekday(pieces, end) if moment.grain == "day" else end), moment
    return None


def _skip_weekday(pieces: Sequence[Piece], end: int) -> int:
    """The Sunday of "30 September, Sunday" adds nothing."""
    start = end + 1 if end < len(pieces) and pieces[end].norm in ",(" else end
    weekday = value_table("weekdays").match(pieces, start)
    return end if weekday is None else weekday[1]


def read_month(pieces: Sequence[Piece], at: int) -> tuple[int, int, bool] | None:
    """The month's number, its end, and whether the name is guarded (also another word)."""
    found = entry_table("months").match(pieces, at)
    if found is None:
        return None
    (number, *flags), end = found
    is_short = end < len(pieces) and pieces[end].norm == "." and pieces[end].joined
    if is_short and flags and end + 1 < len(pieces):
        end += 1
    is_lower = pieces[at].norm.isascii() and pieces[at].text.islower()
    return int(number), end, bool(flags) or is_lower


def read_day(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """A day of the month, in digits, words or as an ordinal, and its end."""
    amount = read_amount(pieces, at)
    if amount is None or not _is_day(amount):
        return None
    return int(amount.value), amount.end


def _is_day(amount: Amount) -> bool:
    value = amount.value
    return value == int(value) and 1 <= value <= 31 and amount.scale == 1


def _read_day_month(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    """19 जून [2024], 19th of June, 19-20 जून, 19 and 20 June."""
    start = at + 1 if has_role(pieces, at, CUES, "the") else at
    day = read_day(pieces, start)
    if day is None:
        return None
    second = _read_second_day(pieces, day[1])
    end = second[1] if second else day[1]
    end = end + 1 if _is_english_of(pieces, end) else end
    month = read_month(pieces, end)
    if month is None or _is_verb(pieces[end]):
        return None
    year = read_year(pieces, month[1])
    last = Fields(year[0] if year else None, month[0], second[0]) if second else None
    first = Fields(year[0] if year else None, month[0], day[0])
    return (year[1] if year else month[1]), make_moment(first, last, published)


def _is_english_of(pieces: Sequence[Piece], at: int) -> bool:
    return has_role(pieces, at, CUES, "of") and pieces[at].norm.isascii()


def _read_second_day(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """The 20 of "19-20", "19 और 20", "19 से 21"."""
    is_joined = at < len(pieces) and (
        pieces[at].norm in DASHES
        or has_role(pieces, at, CUES, "and")
        or has_role(pieces, at, CUES, "to")
    )
    return read_day(pieces, at + 1) if is_joined else None


def _is_verb(piece: Piece) -> bool:
    """Whether "may" or "march" beside a number is a verb: in small letters."""
    return piece.norm in ("may", "march") and piece.text.islower()


def _read_month_first(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    """June 19[-20][, 2024], जून 2024, जून की बाईस तारीख, or the month alone."""
    month = read_month(pieces, at)
    if month is None or _is_verb(pieces[at]):
        return None
    number, end, is_guarded = month
    year = read_year(pieces, end)
    if year is not None:
        return year[1], make_moment(Fields(year[0], number), None, published)
    day = _read_day_after_month(pieces, end)
    if day is not None:
        return _finish_month_day(pieces, number, day, published)
    if is_guarded and not _is_month_by_context(pieces, at, end):
        return None
    return end, make_moment(Fields(None, number), None, published)


def _read_day_after_month(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    is_of = has_role(pieces, at, CUES, "of") and not pieces[at].norm.isascii()
    start = at + 1 if is_of or (at < len(pieces) and pieces[at].norm in DASHES) else at
    day = read_day(pieces, start)
    if day is None:
        return None
    if pieces[at - 1].norm.isascii() and not is_of:
        return None if read_unit(pieces, day[1], True) else day
    return day if _closes_day(pieces, day[1]) else None


def _closes_day(pieces: Sequence[Piece], end: int) -> bool:
    """After a Hindi month a number is a day where no counted noun follows: जून 12 को."""
    return (
        end >= len(pieces)
        or pieces[end].kind == "mark"
        or has_role(pieces, end, CUES, "after_day")
        or has_role(pieces, end, CUES, "day_of_month")
        or read_year(pieces, end) is not None
    )


def _finish_month_day(
    pieces: Sequence[Piece], month: int, day: tuple[int, int], published: date | None
) -> Reading:
    second = _read_second_day(pieces, day[1])
    if second is not None and read_month(pieces, second[1]) is not None:
        second = None  # June 19 and 20 July
    end = second[1] if second and second[0] > day[0] else day[1]
    year = read_year(pieces, end)
    said = year[0] if year else None
    last = Fields(said, month, second[0]) if second and end == second[1] else None
    moment = make_moment(Fields(said, month, day[0]), last, published)
    return (year[1] if year else _skip_day_word(pieces, end)), moment


def _skip_day_word(pieces: Sequence[Piece], end: int) -> int:
    return end + 1 if has_role(pieces, end, CUES, "day_of_month") else end


def _is_month_by_context(pieces: Sequence[Piece], at: int, end: int) -> bool:
    """Whether a guarded month name (May, मार्च) stands where a month does."""
    if pieces[at].norm.isascii():
        return pieces[at].text[:1].isupper() and has_role(pieces, at - 1, CUES, "before_month")
    if any(has_role(pieces, at - 1, CUES, role) for role in ("last", "next", "this")):
        return True
    is_other = has_role(pieces, at - 1, CUES, "not_before_month") or any(
        has_role(pieces, end + step, CUES, "not_after_month") for step in (1, 2)
    )
    return has_role(pieces, end, CUES, "after_month") and not is_other


def _read_century(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    amount = read_amount(pieces, at)
    if amount is None or not amount.ordinal or not has_role(pieces, amount.end, CUES, "century"):
        return None
    end = amount.end + 1
    era = read_era(pieces, end)
    is_before_christ = (era is not None and era[0] == "bc") or _stands_after_bc(pieces, at)
    moment = make_century(int(amount.value), is_before_christ)
    return (era[1] if era else end), moment


def _stands_after_bc(pieces: Sequence[Piece], at: int) -> bool:
    """ईसा पूर्व पांचवीं सदी."""
    return at >= 2 and match_role(pieces, at - 2, CUES, "bc") == at


def _read_decade(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    """1990s, 1990 के दशक, 90 के दशक."""
    word = number_word(pieces[at].norm)
    norm = str(word.value) if word else pieces[at].norm
    if not (norm.isdecimal() and len(norm) in (2, 4) and norm.endswith("0")) or norm == "00":
        return None
    end = _find_decade_end(pieces, at)
    if end is None:
        return None
    year = int(norm) if len(norm) == 4 else 1900 + int(norm)
    return (end, make_decade(year)) if 1000 <= year <= 2099 else None


def _find_decade_end(pieces: Sequence[Piece], at: int) -> int | None:
    end = at + 1
    if end < len(pieces) and pieces[end].norm == "'" and pieces[end].joined:
        end += 1
    is_plural = end < len(pieces) and pieces[end].norm == "s" and pieces[end].joined
    if is_plural and len(pieces[at].norm) == 4:
        return end + 1
    if has_role(pieces, at + 1, CUES, "of") and has_role(pieces, at + 2, CUES, "decade"):
        return at + 3
    return None


def _read_day_of_month(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    """27 तारीख, उस 27 को: a day whose month is not said."""
    day = read_day(pieces, at)
    if day is None:
        return None
    end = match_role(pieces, day[1], CUES, "day_of_month")
    is_pointed_at = has_role(pieces, at - 1, CUES, "that") and has_role(
        pieces, day[1], CUES, "on_day"
    )
    if end is None and not is_pointed_at:
        return None
    return end or day[1], make_moment(Fields(day=day[0]), None, published)
