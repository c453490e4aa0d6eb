"""Dates in digits alone: 2024-06-19, 19/06/2024, 19.6.2024, 21/04/16, 12-07, 06-2024."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lib.mentions.dates.moments import Fields, make_moment
from lib.mentions.numbers.pieces import Piece
from lib.model import Moment

_SEPARATORS = frozenset("-/–")
_CENTURY_TURN = 50  # two digits below it are of this century


def read_numeric_date(
    pieces: Sequence[Piece], at: int, published: date | None
) -> tuple[int, Moment] | None:
    """The end and moment of the digits at piece `at` where they are a date, or None.

    The day stands before the month, as in India and Britain, unless only the other order can be.
    """
    if pieces[at].kind != "number" or _continues_digits(pieces, at):
        return None
    parts, end = _read_parts(pieces, at)
    separator = "." if end == at + 1 else pieces[at + 1].norm
    fields = _arrange(parts, separator)
    return (end, make_moment(fields, None, published)) if fields else None


def _continues_digits(pieces: Sequence[Piece], at: int) -> bool:
    before = pieces[at - 1].norm if at else ""
    return pieces[at].joined and (before in _SEPARATORS or before in "+$₹€£")


def _read_parts(pieces: Sequence[Piece], at: int) -> tuple[list[str], int]:
    dotted = pieces[at].norm.split(".")
    if len(dotted) == 3 and all(part.isdecimal() and len(part) <= 4 for part in dotted):
        return dotted, at + 1
    parts, end = [pieces[at].norm], at + 1
    while len(parts) < 3 and _goes_on(pieces, at, end):
        parts.append(pieces[end + 1].norm)
        end += 2
    # a fourth part, or letters on the last one, make it another thing than a date
    if _goes_on(pieces, at, end) or (end < len(pieces) and _touches_word(pieces[end])):
        return [], end
    are_short = all(part.isdecimal() and len(part) <= 4 for part in parts)
    return (parts, end) if are_short else ([], end)


def _goes_on(pieces: Sequence[Piece], at: int, end: int) -> bool:
    return (
        end + 1 < len(pieces)
        and pieces[end].norm in _SEPARATORS
        and pieces[end].norm == pieces[at + 1].norm
        and pieces[end].joined
        and pieces[end + 1].joined
        and pieces[end + 1].kind == "number"
    )


def _touches_word(piece: Piece) -> bool:
    return piece.joined and piece.kind == "word"


def _arrange(parts: Sequence[str], separator: str) -> Fields | None:
    if len(parts) == 3:
        return _arrange_three(parts, separator)
    if len(parts) == 2 and separator != ".":
        return _arrange_two(parts[0], parts[1], separator)
    return None


def _arrange_three(parts: Sequence[str], separator: str) -> Fields | None:
    first, second, third = parts
    if len(first) == 4:
        return _make_fields(int(first), int(third), int(second))
    if len(third) == 4:
        return _make_fields(int(third), int(first), int(second))
    is_padded = all(len(part) == 2 for part in parts)
    if len(third) == 2 and (separator == "/" or is_padded) and len(first) <= 2:
        century = 2000 if int(third) < _CENTURY_TURN else 1900
        return _make_fields(century + int(third), int(first), int(second))
    return None


def _arrange_two(first: str, second: str, separator: str) -> Fields | None:
    if len(second) == 4 and len(first) <= 2 and 1000 <= int(second) <= 2999:
        return Fields(int(second), int(first)) if 1 <= int(first) <= 12 else None
    is_padded = len(first) == len(second) == 2 and "0" in (first[0], second[0])
    is_late = separator == "/" and len(second) == 2 and int(first) > 12 and 11 <= int(second) <= 12
    return _make_fields(None, int(first), int(second)) if is_padded or is_late else None


def _make_fields(year: int | None, first: int, second: int) -> Fields | None:
    """Day and month in the order that can be, the day first where both can."""
    if not (1 <= first <= 31 and 1 <= second <= 31) or (year is not None and year < 1000):
        return None
    if second <= 12:
        return Fields(year, second, first)
    return Fields(year, first, second) if first <= 12 else None
