"""Times of day: 7:35 am, 19:30 BST, शाम 5 बजे, दो बजकर ग्यारह मिनट."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lib.mentions.numbers.fractions import read_amount
from lib.mentions.numbers.pieces import DASHES, Piece, has_role, match_role, value_table
from lib.model import Moment

_WORDS = "clock_words"
_EARLY = 5  # before it, "night" is after midnight


@dataclass(frozen=True, slots=True)
class _Time:
    """Hour, minute, second up to piece `end`. is_sure: hour counted to 24."""

    hour: int
    minute: int
    second: int | None
    end: int
    is_sure: bool = False
    zone: int | None = None


def read_time(pieces: Sequence[Piece], at: int) -> tuple[int, Moment] | None:
    """The clock time that starts at piece `at`, a part of the day before it included."""
    part, start = _read_part_before(pieces, at)
    time = _read_spoken(pieces, start) or _read_written(pieces, start, has_part=bool(part))
    if time is None:
        return None
    after = value_table("day_parts").match(pieces, time.end)
    if after is not None:
        part, time = after[0], replace(time, end=after[1])
    time = _read_zone(pieces, _apply_part(time, part))
    return time.end, _make_time(time)


def _read_part_before(pieces: Sequence[Piece], at: int) -> tuple[str, int]:
    found = value_table("day_parts").match(pieces, at)
    if found is None or pieces[at].norm.isascii():
        return "", at
    part, start = found
    while has_role(pieces, start, _WORDS, "link"):
        start += 1
    return part, start


def _read_spoken(pieces: Sequence[Piece], at: int) -> _Time | None:
    """Amount + बजे or बजकर [+ minutes] [+ seconds]; amount + am/pm or o'clock."""
    amount = read_amount(pieces, at)
    if amount is None or amount.ordinal or amount.scale != 1 or not 0 <= amount.value <= 24:
        return None
    end, joins = _read_hour_word(pieces, amount.end)
    if end is None:
        return None
    hour, minute = int(amount.value), _minutes(pieces, at, amount.value)
    if minute is None:
        return None
    time = _Time(hour, minute, None, end, is_sure=hour > 12 or hour == 0)
    return _read_minutes(pieces, time) if joins else time


def _minutes(pieces: Sequence[Piece], at: int, value: Decimal) -> int | None:
    """The minutes of 7.35 बजे as written, of साढ़े सात and ढाई as parts of an hour."""
    hour, dot, written = pieces[at].norm.partition(".")
    if pieces[at].kind == "number" and dot:
        is_clock = len(written) == 2 and written.isdecimal() and int(written) < 60
        return int(written) if is_clock and hour.isdecimal() else None
    return int(value % 1 * 60)


def _read_hour_word(pieces: Sequence[Piece], at: int) -> tuple[int | None, bool]:
    """The end of the word that makes it a time, and whether minutes may follow."""
    for role in ("hour_and", "hour"):
        end = match_role(pieces, at, _WORDS, role)
        if end is not None:
            return end, True
    part = value_table("day_parts").match(pieces, at)
    is_english = part is not None and pieces[at].norm[0] in "ap" and pieces[at].norm.isascii()
    return (at, False) if is_english else (None, False)


def _read_minutes(pieces: Sequence[Piece], time: _Time) -> _Time:
    for unit in ("minute", "second"):
        amount = read_amount(pieces, time.end) if time.end < len(pieces) else None
        if amount is None or not has_role(pieces, amount.end, _WORDS, unit):
            continue
        if amount.value >= 60 or amount.value != int(amount.value):
            break
        minute = int(amount.value) if unit == "minute" else time.minute
        second = int(amount.value) if unit == "second" else time.second
        time = replace(time, minute=minute, second=second, end=amount.end + 1)
    return time


def _read_written(pieces: Sequence[Piece], at: int, has_part: bool = False) -> _Time | None:
    """7:35, 19:30:05; 19.30 only before a time zone, and as in तड़के 2.52 मिनट, 2.40 मिनट पर."""
    if at >= len(pieces) or pieces[at].kind != "number":
        return None
    dotted = pieces[at].norm.split(".")
    if len(dotted) == 2 and _zone_at(pieces, at + 1) is not None:
        return _make_written([*dotted], at + 1)
    is_minute = len(dotted) == 2 and has_role(pieces, at + 1, _WORDS, "minute")
    if is_minute and (has_part or has_role(pieces, at + 2, _WORDS, "at")):
        return _make_written([*dotted], at + 2)
    fields, end = [pieces[at].norm], at + 1
    while len(fields) < 3 and _is_colon(pieces, end):
        fields.append(pieces[end + 1].norm)
        end += 2
    return _make_written(fields, end)


def _is_colon(pieces: Sequence[Piece], at: int) -> bool:
    if at + 1 >= len(pieces) or pieces[at].norm != ":" or pieces[at + 1].kind != "number":
        return False
    if pieces[at].joined and pieces[at + 1].joined:
        return True
    return value_table("day_parts").match(pieces, at + 2) is not None


def _make_written(fields: Sequence[str], end: int) -> _Time | None:
    is_clock = len(fields) > 1 and all(
        field.isdecimal() and len(field) == 2 and int(field) < 60 for field in fields[1:]
    )
    if not is_clock or not fields[0].isdecimal() or len(fields[0]) > 2 or int(fields[0]) > 24:
        return None
    hour, minute, *rest = map(int, fields)
    is_sure = hour > 12 or fields[0].startswith("0")
    return _Time(hour, minute, rest[0] if rest else None, end, is_sure)


def _apply_part(time: _Time, part: str) -> _Time:
    """The hour of the day by am, pm or "night"."""
    if not part or time.hour > 12:
        return time
    hour = time.hour % 12
    is_late = part == "pm" or (part == "night" and hour >= _EARLY)
    return replace(time, hour=hour + 12 if is_late else hour, is_sure=True)


def _zone_at(pieces: Sequence[Piece], at: int) -> tuple[str, int] | None:
    found = value_table("time_zones", ("common",)).match(pieces, at)
    return None if found is None or pieces[at].text.islower() else found


def _read_zone(pieces: Sequence[Piece], time: _Time) -> _Time:
    found = _zone_at(pieces, time.end)
    if found is None:
        return replace(time, zone=_zone_of_next(pieces, time.end))
    return replace(time, zone=int(found[0]), end=found[1])


def _zone_of_next(pieces: Sequence[Piece], at: int) -> int | None:
    """The zone said once for two times: between 12:00 and 13:00 BST."""
    is_joined = at < len(pieces) and (
        pieces[at].norm in DASHES or has_role(pieces, at, _WORDS, "joiner")
    )
    second = _read_written(pieces, at + 1) or _read_spoken(pieces, at + 1) if is_joined else None
    if second is None:
        return None
    part = value_table("day_parts").match(pieces, second.end)
    found = _zone_at(pieces, part[1] if part else second.end)
    return int(found[0]) if found else None


def _make_time(time: _Time) -> Moment:
    value = f"T{time.hour % 24:02d}:{time.minute:02d}"
    if time.second is not None:
        value += f":{time.second:02d}"
    if time.zone is not None:
        hours, minutes = divmod(abs(time.zone), 60)
        value += f"{'-' if time.zone < 0 else '+'}{hours:02d}:{minutes:02d}"
    # relative: which half of the day is not said
    is_sure = time.is_sure or (time.zone is not None)
    return Moment(value, grain="time", relative=not is_sure)
