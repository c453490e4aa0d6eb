"""One measure in several units (2 hours 30 minutes, पाँच फुट आठ इंच), or a fraction of a unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lib.mentions.numbers.fractions import read_amount
from lib.mentions.numbers.lexicon import CUES
from lib.mentions.numbers.pieces import Piece, has_role
from lib.mentions.numbers.units import Unit, find_scale, read_unit

_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Measure:
    """So many of a unit, up to piece `end`."""

    value: Decimal
    unit: str
    end: int


def join_smaller_units(pieces: Sequence[Piece], first: Measure) -> Measure:
    """The measure with the smaller units that follow it added; `first` where none does.

    The value is given in the first unit where two decimals hold it, else in the smallest.
    """
    smallest, total, end = first.unit, first.value, first.end
    while (found := _read_smaller(pieces, end, smallest)) is not None:
        ratio, following = found
        total = total * ratio + following.value
        smallest, end = following.unit, following.end
    if end == first.end:
        return first
    value = total / _count_in(first.unit, smallest)
    is_short = value == value.quantize(_HUNDREDTH)
    return Measure(value if is_short else total, first.unit if is_short else smallest, end)


def _read_smaller(pieces: Sequence[Piece], at: int, unit: str) -> tuple[Decimal, Measure] | None:
    """A whole number of a smaller unit at piece `at`, and how many of it make one of `unit`."""
    start = at + 1 if has_role(pieces, at, CUES, "and") else at
    amount = read_amount(pieces, start)
    if amount is None or amount.ordinal or amount.value != int(amount.value):
        return None
    found = read_unit(pieces, amount.end, follows_digits=not amount.worded)
    if found is None:
        return None
    ratio = _count_in(unit, found.name)
    if ratio <= 1 or ratio != int(ratio) or not 0 <= amount.value < ratio:
        return None
    return ratio, Measure(amount.value, found.name, found.end)


def _count_in(unit: str, smaller: str) -> Decimal:
    """How many of the smaller unit make one unit; 0 where they measure different things."""
    scales = find_scale(unit), find_scale(smaller)
    if scales[0] is None or scales[1] is None or scales[0].dimension != scales[1].dimension:
        return Decimal(0)
    return scales[0].factor / scales[1].factor


def read_unit_of_fraction(pieces: Sequence[Piece], at: int) -> Unit | None:
    """The percentage point of "a quarter of a percentage point", from the "of" at piece `at`."""
    if not has_role(pieces, at, CUES, "part_of"):
        return None
    start = at + 1 if has_role(pieces, at + 1, CUES, "article") else at
    return None if start == at else read_unit(pieces, start + 1, follows_digits=False)
