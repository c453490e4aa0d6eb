"""Dates and clock times in a claim, as ISO 8601 values with the days they cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from lib.language.text import fold
from lib.mentions.dates.absolute import CUES, Reading, read_calendar_date
from lib.mentions.dates.anchored import read_anchored
from lib.mentions.dates.clock import read_time
from lib.mentions.dates.day_times import add_part_after, read_part_before
from lib.mentions.dates.relative import read_relative_date
from lib.mentions.dates.spans import move_day, read_distance, shift_day
from lib.mentions.numbers.lexicon import may_open
from lib.mentions.numbers.pieces import Piece, entry_table, read_pieces, word_roles
from lib.model import Mention, Moment, Token

_OPENING_TABLES = ("months", "weekdays", "day_words", "day_parts")
_OPENING_ROLES = frozenset({"last", "next", "this", "the", "before_year"})


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
        found.append(Mention("date", written, start, stop, moment.value, *places, moment))
    return found


def _read_all(pieces: Sequence[Piece], published: date | None) -> list[tuple[int, Reading]]:
    found: list[tuple[int, Reading]] = []
    anchor: Moment | None = None
    at = 0
    while at < len(pieces):
        reading = read_anchored(pieces, at, anchor) or _read_at(pieces, at, published)
        if reading is not None:
            reading = add_part_after(pieces, at, reading)
        else:
            reading = _read_led_to(pieces, at, published)
        if reading is None:
            at += 1
        else:
            found.append((at, reading))
            at = reading[0]
            is_day = reading[1].grain == "day" and bool(reading[1].value)
            anchor = reading[1] if is_day and not reading[1].is_span else anchor
    return found


def _read_led_to(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    """A day behind the part of the day that leads to it: early on Monday."""
    part = read_part_before(pieces, at)
    found = _read_at(pieces, part[0], published) if part and part[0] < len(pieces) else None
    if part is None or found is None or found[1].grain != "day":
        return None
    return found[0], replace(found[1], hours=part[1])


@lru_cache(maxsize=50_000)
def _may_open(text: str) -> bool:
    """Whether a date can begin with this word; for most words the reading stops here."""
    norm = fold(text)
    return (
        may_open(text)
        or any(norm in entry_table(name).longest for name in _OPENING_TABLES)
        or norm in _opening_words()
    )


@lru_cache(maxsize=1)
def _opening_words() -> frozenset[str]:
    roles = word_roles(CUES).items()
    return frozenset(phrase.split()[0] for phrase, found in roles if found & _OPENING_ROLES)


def _read_at(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    if pieces[at].kind != "number" and not _may_open(pieces[at].text):
        return None
    return _read_counted(pieces, at, published) or _read_one(pieces, at, published)


def _read_counted(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    """Two days before Wednesday."""
    distance = read_distance(pieces, at)
    if distance is None or distance[0] >= len(pieces):
        return None
    start, spans, sign = distance
    found = _read_one(pieces, start, published)
    if found is None or found[1].grain != "day":
        return None
    return found[0], move_day(found[1], spans, sign)


def _read_one(pieces: Sequence[Piece], at: int, published: date | None) -> Reading | None:
    found = (
        read_time(pieces, at)
        or read_relative_date(pieces, at, published)
        or read_calendar_date(pieces, at, published)
    )
    return None if found is None else shift_day(pieces, found)
