"""One amount with all that belongs to it: sign, currency, unit, and whether it is an age."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lib.mentions.numbers.amounts import ONE, Amount
from lib.mentions.numbers.fractions import read_amount
from lib.mentions.numbers.measures import Measure, join_smaller_units, read_unit_of_fraction
from lib.mentions.numbers.pieces import DASHES, Piece, has_role, match_role, value_table
from lib.mentions.numbers.units import read_currency_sign, read_unit

_CUES = "number_cues"
_LEAST_MONEY_SCALE = Decimal(100_000)
_AGED = frozenset({"year", "month", "week", "day"})


@dataclass(frozen=True, slots=True)
class Part:
    """An amount on pieces [start, end). value: signed; form and unit: as in `Quantity`."""

    start: int
    end: int
    value: Decimal
    amount: Amount
    unit: str = ""
    form: str = "cardinal"


def read_part(pieces: Sequence[Piece], at: int) -> Part | None:
    """The amount with sign, currency and unit that starts at piece `at`, or None."""
    below = _read_below_zero(pieces, at)
    if below is not None:
        return below
    part = _read_signed_part(pieces, at)
    end = match_role(pieces, part.end, _CUES, "below_zero") if part is not None else None
    return replace(part, value=-part.value, end=end) if part is not None and end else part


def _read_below_zero(pieces: Sequence[Piece], at: int) -> Part | None:
    """शून्य से तीन डिग्री नीचे: three degrees below zero."""
    start = match_role(pieces, at, _CUES, "zero_from")
    part = _read_signed_part(pieces, start) if start is not None else None
    if part is None or not part.unit or not has_role(pieces, part.end, _CUES, "below"):
        return None
    return replace(part, start=at, value=-part.value, end=part.end + 1)


def _read_signed_part(pieces: Sequence[Piece], at: int) -> Part | None:
    start, at, sign = at, *_read_sign(pieces, at)
    currency = read_currency_sign(pieces, at)
    if currency is not None and currency[1] >= len(pieces):
        return None
    first = currency[1] if currency else at
    amount = read_amount(pieces, first, money=currency is not None) or (
        None if currency or sign else _read_whole_span(pieces, at)
    )
    if amount is None or (currency and amount.ordinal):
        return None
    if sign:
        amount = replace(amount, weak=False)
    part = Part(start, amount.end, -amount.value if sign == -1 else amount.value, amount)
    if currency:
        return _add_small_money(pieces, replace(part, unit=currency[0], form="money"))
    if amount.ordinal:
        return replace(part, form="ordinal")
    return _add_unit(pieces, part)


def _read_sign(pieces: Sequence[Piece], at: int) -> tuple[int, int]:
    """Where the amount starts, and -1, 1 or 0 for "minus", "plus" or no sign."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if following is None:
        return at, 0
    is_mark = pieces[at].norm in "-−" and following.joined and following.kind != "word"
    if (is_mark and not pieces[at].joined) or has_role(pieces, at, _CUES, "minus"):
        return at + 1, -1
    return (at + 1, 1) if has_role(pieces, at, _CUES, "plus") else (at, 0)


def _read_whole_span(pieces: Sequence[Piece], at: int) -> Amount | None:
    """पूरे साल, साल भर, a whole day: one of the unit. The unit itself is read by the caller."""
    is_before = has_role(pieces, at, _CUES, "whole_of")
    start = at + 1 if is_before else at
    unit = read_unit(pieces, start, follows_digits=False)
    if unit is None or unit.name not in _AGED:
        return None
    is_after = has_role(pieces, unit.end, _CUES, "full")
    return Amount(ONE, start, ONE, worded=True) if is_before or is_after else None


def _add_unit(pieces: Sequence[Piece], part: Part) -> Part:
    if has_role(pieces, part.end, _CUES, "aged"):
        return replace(part, end=part.end + 1, unit="year", form="age")
    unit = read_unit(pieces, part.end, follows_digits=not part.amount.worded)
    if unit is None and 0 < part.value < 1:
        unit = read_unit_of_fraction(pieces, part.end)
    if unit is None:
        return replace(part, unit="year", form="age") if _has_age_beside(pieces, part) else part
    found = replace(part, end=unit.end, unit=unit.name, form=unit.form)
    if unit.name == "lb" and _is_money(pieces, found):
        found = replace(found, unit="GBP", form="money")
    if found.form == "money":
        return _add_small_money(pieces, found)
    joined = join_smaller_units(pieces, Measure(found.value, found.unit, found.end))
    if joined.end != found.end:
        found = replace(found, value=joined.value, unit=joined.unit, end=joined.end)
    return _read_age(pieces, found)


def _has_age_beside(pieces: Sequence[Piece], part: Part) -> bool:
    """aged 34, at the age of 34, 34 की उम्र में."""
    is_before = match_role(pieces, part.end, _CUES, "of_age") is not None
    return _follows_age(pieces, part) or (is_before and not part.amount.worded)


def _follows_age(pieces: Sequence[Piece], part: Part) -> bool:
    starts = [start for start in (part.start - 1, part.start - 2) if start >= 0]
    return any(
        match_role(pieces, start, _CUES, role) == part.start
        for start in starts
        for role in ("aged", "age_of")
    )


def _is_money(pieces: Sequence[Piece], part: Part) -> bool:
    """Pounds are money in hundred thousands and before pence."""
    small = _read_small_money(pieces, part.end)
    return part.amount.scale >= _LEAST_MONEY_SCALE or (small is not None and small[0] > 0)


def _read_age(pieces: Sequence[Piece], part: Part) -> Part:
    if part.unit not in _AGED:
        return part
    following = value_table("number_ages").match(pieces, part.end)
    at = part.end
    if following is None and at < len(pieces) and pieces[at].norm in DASHES:
        following = value_table("number_ages").match(pieces, at + 1)
    if following is None:
        return replace(part, form="age") if _follows_age(pieces, part) else part
    is_english = pieces[following[1] - 1].norm.isascii()
    return replace(part, form="age", end=following[1] if is_english else part.end)


def _add_small_money(pieces: Sequence[Piece], part: Part) -> Part:
    """Thirteen dollars and forty-five cents, तेरह डॉलर पैंतालीस: one sum."""
    small = _read_small_money(pieces, part.end)
    if small is None or " " in part.unit:
        return part
    return replace(part, end=small[1], value=part.value + small[0])


def _read_small_money(pieces: Sequence[Piece], at: int) -> tuple[Decimal, int] | None:
    """The cents after a sum, as a part of one, and their end."""
    start = at + 1 if has_role(pieces, at, _CUES, "and") else at
    cents = read_amount(pieces, start) if start < len(pieces) else None
    if cents is None or cents.ordinal or not 0 < cents.value < 100:
        return None
    unit = read_unit(pieces, cents.end, False)
    if unit is not None:
        return (cents.value / 100, unit.end) if " " in unit.name and unit.form == "money" else None
    is_bare = start == at and cents.worded and cents.value >= 10
    is_closed = cents.end >= len(pieces) or has_role(pieces, cents.end, _CUES, "of")
    return (cents.value / 100, cents.end) if is_bare and is_closed else None
