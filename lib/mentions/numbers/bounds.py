"""Two amounts, one at least a bound or a rough figure: over 18,000, at least 8, about 40."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from lib.mentions.numbers.emphasis import ABOUT, significant_step
from lib.model import Quantity

BoundRelation = Literal["conflict", "rounder"]

_LOWER = frozenset({"over", "least"})
_NEAR = Decimal("0.07")  # two lower bounds so near are one; chosen on real pairs, as judge/propose
_LARGE = Decimal(1000)  # from here on "at least" is a rounded figure as well; chosen


def compare_bounds(a: Quantity, b: Quantity, emphases: tuple[str, str]) -> BoundRelation | None:
    """Tell where words of emphasis decide how two amounts of one unit stand; None elsewhere.

    Ranges alone let any two lower bounds hold, but whoever has counted over 23,000 does not tell of
    over 18,000: the figure of a bound is the roundest that is below what is known.
    conflict: both cannot be told of one thing. rounder: one is the other, rounded.
    """
    if a.unit != b.unit or a.form == "ordinal" or len(a.told) != 1 or len(b.told) != 1:
        return None
    low, high = sorted((a.told[0], b.told[0]))
    if low <= 0 or low == high:
        return None
    if set(emphases) <= _LOWER:
        return _compare_lower(low, high, set(emphases) == {"least"})
    return _compare_rough(a, b, emphases)


def _compare_lower(low: Decimal, high: Decimal, are_counts: bool) -> BoundRelation:
    """are_counts: both say "at least", which is what is counted so far."""
    if are_counts and low < _LARGE:
        return "conflict"
    step = significant_step(low)
    is_rounded = step > significant_step(high) and high < low + step
    return "rounder" if is_rounded or high <= low * (1 + _NEAR) else "conflict"


def _compare_rough(a: Quantity, b: Quantity, emphases: tuple[str, str]) -> BoundRelation | None:
    """About 40 beside over 60, or beside 43."""
    if emphases[0] != "about":
        a, b, emphases = b, a, (emphases[1], emphases[0])
    if emphases[0] != "about":
        return None
    rough, other = a.told[0], b.told[0]
    if emphases[1] in _LOWER and other > rough * (1 + ABOUT):
        return "conflict"
    is_plain = not emphases[1] and abs(rough - other) <= rough * ABOUT
    return "rounder" if is_plain and significant_step(rough) > significant_step(other) else None
