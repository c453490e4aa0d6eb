"""Amounts and dates as an English reader expects to see them in a sentence."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from lib.mentions.numbers.find import write_decimal
from lib.mentions.numbers.units import find_scale
from lib.mentions.numbers.worded import call_vague
from lib.model import Mention, Moment

# What lib/mentions/numbers/emphasis.py calls the ways to widen a number.
EMPHASES: Mapping[str, str] = {
    "about": "about",
    "over": "more than",
    "under": "less than",
    "least": "at least",
    "most": "at most",
}
_CALLED = {
    "money": "sum",
    "duration": "length of time",
    "percent": "share",
    "age": "age",
    "ordinal": "rank",
}
_CALLED_BY_DIMENSION = {
    "length": "distance",
    "mass": "weight",
    "temperature": "temperature",
    "area": "area",
    "local area": "area",
    "speed": "speed",
    "times": "factor",
}
_SCORE = "score"
_PLURALS = {"inch": "inches", "foot": "feet", "century": "centuries", "times": "times"}
_INVARIANT = {"stone"}
_SHORTEST_WORD = 3  # letters; km, lb and °C are signs, which have no plural
_LONG = 3  # decimals from which a fraction is easier to read
_GREATEST_PART = 20  # of a fraction's denominator
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_HALF_DAY = 12


def say_amount(mention: Mention) -> str:
    """A number's value, digits grouped, and its unit: "187,000", "5 hours", "INR 450 million"."""
    quantity, unit = mention.quantity, mention.unit
    if quantity is None or unit == _SCORE:
        return mention.value
    value = call_vague(quantity) or " to ".join(map(_group, quantity.told))
    if quantity.form == "ordinal":
        return _say_rank(value)
    if not unit:
        return value
    scale = find_scale(unit)
    if scale is not None and scale.dimension.startswith("money"):
        return f"{unit} {_shorten(value)}"
    if unit == "%":
        return f"{value}%"
    is_sign = len(unit) < _SHORTEST_WORD or not unit.isalpha() or not unit.islower()
    if value == "1" or (is_sign and " " not in unit) or unit in _INVARIANT:
        return f"{value} {unit}"
    return f"{value} {_PLURALS.get(unit, unit + 's')}"


def _group(number: Decimal) -> str:
    if not number.is_finite():
        return str(number)
    plain = Decimal(write_decimal(number))
    return _say_fraction(plain) or f"{plain:,f}"


def _say_fraction(number: Decimal) -> str:
    """1/3 for 0.333333333333333; "" where the decimals are short or no small fraction is meant."""
    if abs(number) >= 1 or -int(number.as_tuple().exponent) <= _LONG:
        return ""
    fraction = Fraction(number).limit_denominator(_GREATEST_PART)
    is_close = abs(fraction - Fraction(number)) < Fraction(1, 10**9)
    return str(fraction) if fraction and is_close else ""


def _shorten(value: str) -> str:
    """450 million for 450,000,000; what has more digits to say stays as it is."""
    for zeros, scale in ((",000,000,000", "billion"), (",000,000", "million")):
        if value.endswith(zeros):
            return f"{value.removesuffix(zeros)} {scale}"
    return value


def _say_rank(value: str) -> str:
    """3rd, 12th, 21st."""
    if not value.isdecimal():
        return value
    ending = "th" if value[-2:-1] == "1" else _ENDINGS.get(int(value[-1]), "th")
    return value + ending


def call_amount(mention: Mention, is_counted: bool = True) -> str:
    """What sort of amount it is: "count", "sum", "share" …

    is_counted: what a bare number counts is told beside it; else it is but a "figure".
    """
    form = mention.quantity.form if mention.quantity is not None else ""
    if form in _CALLED:
        return _CALLED[form]
    if mention.unit == _SCORE:
        return "score"
    scale = find_scale(mention.unit) if mention.unit else None
    if scale is not None:
        return _CALLED_BY_DIMENSION.get(scale.dimension, "measure")
    if mention.quantity is not None and 0 < mention.quantity.high < 1:
        return "share"
    return "count" if is_counted else "figure"


def say_date(mention: Mention) -> str:
    """A date's value in words where they are plain: "12 March 2024", "March", "Monday", "9:30 am".

    "" for a range of days, a week, and a day that the day of writing would have to tell.
    """
    moment = mention.moment
    if moment is None or moment.is_span:
        return ""
    if moment.grain == "time":
        return _say_time(moment.value)
    if moment.weekday is not None:
        return calendar.day_name[moment.weekday - 1]
    return _say_day(moment)


def _say_time(value: str) -> str:
    hour, _, minute = value.removeprefix("T").partition(":")
    if not hour.isdecimal() or not minute.isdecimal():
        return ""
    half = "am" if int(hour) < _HALF_DAY else "pm"
    minutes = "" if minute == "00" else f":{minute}"
    return f"{int(hour) % _HALF_DAY or _HALF_DAY}{minutes} {half}"


def _say_day(moment: Moment) -> str:
    year, *rest = moment.value.split("-")
    if not all(part.isdecimal() for part in rest) or not (year.isdecimal() or year == "XXXX"):
        return ""
    month, day = (*map(int, rest), 0, 0)[:2]
    said = [str(day) if day else "", calendar.month_name[month] if month else "", year]
    return " ".join(part for part in said if part and part != "XXXX")
