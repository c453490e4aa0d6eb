"""Amounts and dates as an English reader expects to see them in a sentence."""

from __future__ import annotations

import calendar
from decimal import Decimal, InvalidOperation

from lib.model import Mention

_CALLED = {"money": "sum", "duration": "length of time", "percent": "share", "age": "age"}
_PLURALS = {"inch": "inches", "foot": "feet", "century": "centuries", "times": "times"}


def say_amount(mention: Mention) -> str:
    """A number's value with digits grouped and its unit: "187,000", "5 hours", "INR 450,000"."""
    value = " to ".join(_group(part) for part in mention.value.split(".."))
    unit = mention.unit
    if not unit:
        return value
    if unit.isupper():
        return f"{unit} {value}"
    if unit == "%":
        return f"{value} %"
    is_one = value == "1" or not unit.islower()
    return f"{value} {unit}" if is_one else f"{value} {_PLURALS.get(unit, unit + 's')}"


def _group(value: str) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    return f"{number:,f}" if number.is_finite() else value


def call_amount(mention: Mention) -> str:
    """What sort of amount it is: "count", "sum", "share" …"""
    form = mention.quantity.form if mention.quantity is not None else ""
    return _CALLED.get(form, "measure" if mention.unit else "count")


def say_date(mention: Mention) -> str:
    """A date's value in words where all of it is known: "12 March 2024", "March 2024"; else ""."""
    moment = mention.moment
    if moment is None or moment.first is None or moment.first != moment.last:
        return ""
    return f"{moment.first.day} {calendar.month_name[moment.first.month]} {moment.first.year}"
