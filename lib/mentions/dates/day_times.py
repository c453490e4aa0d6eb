"""Parts of the day told with a day: Friday evening, early on Monday, शुक्रवार की दोपहर."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lib.mentions.dates.absolute import CUES, Reading
from lib.mentions.dates.clock import read_time
from lib.mentions.numbers.pieces import Piece, entry_table, has_role

_TABLE = "parts_of_day"
_LATE = ("late", "night")


def add_part_after(pieces: Sequence[Piece], first: int, found: Reading) -> Reading:
    """The day that was read from piece `first` on, with the part of the day behind it, if any.

    What leads to a clock time is read with that: शनिवार दोपहर 12 बजे.
    """
    end, moment = found
    at = end + 1 if has_role(pieces, end, CUES, "of_day") else end
    part = entry_table(_TABLE).match(pieces, at) if moment.grain == "day" else None
    if part is None or _stands_before(part[0]) or read_time(pieces, at) is not None:
        return found
    entry = part[0]
    if pieces[at].norm == _LATE[1] and _is_late(pieces, first):
        entry = entry_table(_TABLE).entries[" ".join(_LATE)]
    return part[1], replace(moment, hours=_read_hours(entry))


def read_part_before(pieces: Sequence[Piece], at: int) -> tuple[int, tuple[int, int]] | None:
    """The end and hours of what leads to a day at piece `at`: early on, the night of."""
    found = entry_table(_TABLE).match(pieces, at)
    if found is None or not _stands_before(found[0]):
        return None
    return found[1], _read_hours(found[0])


def _stands_before(entry: tuple[str, ...]) -> bool:
    return len(entry) > 2


def _is_late(pieces: Sequence[Piece], first: int) -> bool:
    return any(at >= 0 and pieces[at].norm == _LATE[0] for at in (first - 1, first - 2))


def _read_hours(entry: tuple[str, ...]) -> tuple[int, int]:
    return int(entry[0]), int(entry[1])
