"""Whether two quantities, or two moments, can both hold.

equal: the same value, maybe in another format or unit. compatible: one contains or rounds the
other. conflict: of one kind, and they cannot both hold. incomparable: of different kinds.
unresolved: a date that needs a publication date.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from lib.language import lexicon
from lib.language.text import fold
from lib.mentions.dates.relations import MomentRelation, compare_moments, read_clock
from lib.mentions.numbers.emphasis import ABOUT, significant_step
from lib.mentions.numbers.units import find_scale
from lib.model import Moment, Quantity

__all__ = [
    "MomentRelation",
    "QuantityRelation",
    "compare_moments",
    "compare_quantities",
    "compare_with_time",
    "is_same_figure",
    "list_sizes",
]

QuantityRelation = Literal["equal", "compatible", "conflict", "incomparable"]

# Chosen. Writers round 5 miles to 8 km and 550 pounds to 250 kg; and large round numbers stand for
# what is within a twentieth of them (2,000 for 2,013), but 50 dead are not 54.
CONVERTED_TOLERANCE = Decimal("0.03")
ROUNDED_TOLERANCE = Decimal("0.05")
SMALLEST_ROUNDED = Decimal(1000)
_EXACT = Decimal("1e-9")
_SCORE = "score"
_HUNDREDTHS = {"%", "basis point"}  # a rate cut by 50 basis points is told as one of 0.5 per cent
_ROUNDED_UNITS = {"decade", "century"}
_ROUNDED_SPAN = Decimal("0.5")  # of such a unit, on either side; chosen
_POUNDS = {"lb", "GBP"}  # "पाउंड" by itself may be either
_HALF_DAY = 12 * 60 * 60


def compare_quantities(a: Quantity, b: Quantity) -> QuantityRelation:
    """How two quantities stand to each other; a unit said on one side only is no conflict."""
    if (a.form == "ordinal") != (b.form == "ordinal"):
        return "incomparable"
    if (a.unit == _SCORE) != (b.unit == _SCORE):
        return "incomparable"
    if a.unit == b.unit or {a.unit, b.unit} == _POUNDS:
        return _compare_ranges(a, b, converted=False)
    if _is_part_of_one(a) and b.unit == "%":
        return _compare_shares(a, b)
    if _is_part_of_one(b) and a.unit == "%":
        return _compare_shares(b, a)
    if not a.unit or not b.unit:
        return (
            "compatible"
            if _compare_ranges(a, b, converted=False) != "conflict"
            else ("incomparable")
        )
    base_a, base_b = _to_base(a), _to_base(b)
    if base_a is None or base_b is None:
        return "incomparable"
    if base_a.unit != base_b.unit and {a.unit, b.unit} != _HUNDREDTHS:
        return "incomparable"
    return _compare_ranges(base_a, base_b, converted=True)


def list_sizes(quantity: Quantity) -> list[Decimal]:
    """List the sizes by which to look for equal quantities: two that are equal share one.

    Examples: 5 of 5 km and 5000 of its base unit, a quarter's .25 and 25.
    """
    base = _to_base(quantity)
    percent = [quantity.low * 100] if _is_part_of_one(quantity) else []
    return [quantity.low, *([base.low] if base else []), *percent]


def _is_part_of_one(quantity: Quantity) -> bool:
    """Two thirds, one in five: a share told as a fraction."""
    return quantity.is_bare and len(quantity.told) == 1 and 0 < quantity.told[0] < 1


def _compare_shares(part: Quantity, percent: Quantity) -> QuantityRelation:
    """A fraction against per cent; a fraction is rounded: a third may be 35 per cent."""
    low, high = part.low * 100, part.high * 100
    near = Quantity(low * (1 - ABOUT), high * (1 + ABOUT), "%", "percent", True)
    found = _compare_ranges(near, percent, converted=True)
    return "equal" if (low, high) == (percent.low, percent.high) else found


def is_same_figure(a: Quantity, b: Quantity) -> bool:
    """Tell whether one figure is told in two measures: 5% and 5 percentage points, $5 and ₹5.

    Both can hold of two things, and hardly of one. A dollar may be any country's.
    """
    if not a.unit or not b.unit or a.unit == b.unit or a.told != b.told or a.form != b.form:
        return False
    if a.form == "percent":
        return True
    alike = lexicon.groups("common", "like_currencies")
    groups = alike.get(fold(a.unit)), alike.get(fold(b.unit))
    return a.form == "money" and (groups[0] is None or groups[0] != groups[1])


def _to_base(quantity: Quantity) -> Quantity | None:
    """The quantity in its dimension's first unit, the dimension's name as unit.

    A decade and a century are rounded: five decades are 45 to 55 years.
    """
    scale = find_scale(quantity.unit)
    if scale is None:
        return None
    slack = _ROUNDED_SPAN if quantity.unit in _ROUNDED_UNITS else Decimal(0)
    low, high = quantity.low - slack, quantity.high + slack
    low, high = (value * scale.factor + scale.zero for value in (low, high))
    return Quantity(low, high, scale.dimension, quantity.form, quantity.approximate)


def _compare_ranges(a: Quantity, b: Quantity, converted: bool) -> QuantityRelation:
    if _is_close(a.low, b.low, _EXACT) and _is_close(a.high, b.high, _EXACT):
        return "equal" if a.approximate == b.approximate else "compatible"
    if a.unit == _SCORE:
        return "conflict"
    if _overlap(a, b):
        return "compatible"
    near, far = (a.high, b.low) if a.high <= b.low else (b.high, a.low)
    if converted and _is_close(near, far, CONVERTED_TOLERANCE):
        return "compatible"
    return "compatible" if a.form != "ordinal" and _is_rounded(near, far) else "conflict"


def _overlap(a: Quantity, b: Quantity) -> bool:
    """Two ranges that only touch ("more than 20", "less than 20") do not overlap."""
    low, high = max(a.low, b.low), min(a.high, b.high)
    if a.low == a.high or b.low == b.high:
        return low <= high
    return low < high


def _is_close(a: Decimal, b: Decimal, tolerance: Decimal) -> bool:
    if a == b:
        return True
    if a.is_infinite() or b.is_infinite():
        return False
    return abs(a - b) <= tolerance * max(abs(a), abs(b))


def _is_rounded(a: Decimal, b: Decimal) -> bool:
    """Whether one is the other rounded to the last digit it gives: 2.3 million for 2,312,000."""
    if min(abs(a), abs(b)) < SMALLEST_ROUNDED or not _is_close(a, b, ROUNDED_TOLERANCE):
        return False
    coarse, fine = (a, b) if significant_step(a) > significant_step(b) else (b, a)
    step = significant_step(coarse)
    return step >= 10 and abs(coarse - fine) <= step / 2


def compare_with_time(quantity: Quantity, moment: Moment) -> QuantityRelation:
    """A number beside a clock time: 3 minutes 19 seconds is 00:03:19, half past eleven 11:30.

    A number without a unit may be the hour, the minute or the second, or hours with their part.
    """
    clock = read_clock(moment)
    if clock is None or quantity.low != quantity.high or quantity.form == "ordinal":
        return "incomparable"
    seconds = clock[0]
    if not quantity.unit:
        fields = (seconds // 3600 % 12, seconds // 60 % 60, seconds % 60)
        is_field = quantity.low in fields or quantity.low == seconds // 3600
        is_said = is_field or quantity.low * 3600 % _HALF_DAY == seconds % _HALF_DAY
        return "compatible" if is_said else "conflict"
    base = _to_base(quantity)
    if base is None or base.unit != "duration":
        return "incomparable"
    hours = find_scale("hour")
    length = base.low / hours.factor * 3600 if hours else base.low
    is_same = abs(length % _HALF_DAY - seconds % _HALF_DAY) < 1
    return "compatible" if is_same else "conflict"
