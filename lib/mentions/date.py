"""Dates and clock times in a claim, as ISO 8601 values with the days they cover."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lib.mentions.calendar_dates import Reading, read_calendar_date
from lib.mentions.clock import read_time
from lib.mentions.pieces import Piece, read_pieces
from lib.mentions.relative_dates import read_relative_date
from lib.model import Mention, Token


def find_dates(
    text: str, tokens: Sequence[Token], offset: int = 0, published: date | None = None
) -> list[Mention]:
    """The dates of a claim in reading order, none overlapping.

    text, tokens: the claim and `tokenise(text, offset)`. published: the day that relative dates and
    unsaid years are resolved against; without it their moment has no `first`.
    """
    pieces = read_pieces(text, tuple(tokens), offset)
    found = []
    for at, (end, moment) in _read_all(pieces, published):
        start, stop = pieces[at].start, pieces[end - 1].end
        written = text[start - offset : stop - offset]
        places = pieces[at].first, pieces[end - 1].last
        found.append(Mention("date", written, start, stop, moment.value, *places, moment=moment))
    return found


def find_date_pieces(pieces: Sequence[Piece]) -> frozenset[int]:
    """The pieces that are part of a date, and so of no number."""
    return frozenset(place for at, (end, _) in _read_all(pieces, None) for place in range(at, end))


def _read_all(pieces: Sequence[Piece], published: date | None) -> list[tuple[int, Reading]]:
    found: list[tuple[int, Reading]] = []
    at = 0
    while at < len(pieces):
        reading = _read_at(pieces, at, published)
        if reading is None:
            at += 1
        else:
            found.append((at, reading))
            at = reading[0]
    return found


def _read_at(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    return (
        read_time(pieces, at)
        or read_relative_date(pieces, at, published)
        or read_calendar_date(pieces, at, published)
    )
