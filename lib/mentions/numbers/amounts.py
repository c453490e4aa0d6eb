"""An amount as it is read from text, and the digits it may be written in."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal

import regex

from lib.mentions.numbers.pieces import Piece

ONE = Decimal(1)
DIVISION = Context(prec=15)  # what a reader can check; 28 digits would only look precise
_LONGEST = 40  # more digits are a code
_MOST_GROUPS = 10  # groups of three digits: 1 234 567 has three
_PLAIN = regex.compile(r"\d+(?:\.\d+)?$")
_GROUPED = regex.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number read from pieces up to `end`.

    coefficient and scale: "1.87 लाख" is 1.87 and 100000; scale is 1 where no scale word is said.
    weak: by itself the word is often no number. worded: no digit is in it.
    """

    value: Decimal
    end: int
    coefficient: Decimal
    scale: Decimal = ONE
    ordinal: bool = False
    weak: bool = False
    worded: bool = False


def parse_digits(norm: str) -> Decimal | None:
    """The value of "187000", "1,87,000", "187,000" or "1.5"; None for 4,5 and 192.168.1.2."""
    if len(norm) > _LONGEST or not norm.isascii():
        return None  # digits of a script that Python's own tables do not know yet
    if _PLAIN.match(norm):
        return Decimal(norm)
    if _GROUPED.match(norm):
        return Decimal(norm.replace(",", ""))
    return None


def divide(value: Decimal, by: Decimal) -> Decimal:
    """The quotient to 15 digits."""
    return DIVISION.divide(value, by)


def join_spaced_groups(pieces: Sequence[Piece], at: int) -> tuple[int, Decimal | None]:
    """The end and value of 1 234 567 with single spaces: two or more groups of three
    after the first; None where it is no such number."""
    if not 0 < len(pieces[at].norm) <= 3 or not pieces[at].norm.isdecimal():
        return at + 1, None
    end = at + 1
    while (
        end < min(len(pieces), at + _MOST_GROUPS)
        and len(pieces[end].norm) == 3
        and pieces[end].norm.isdecimal()
        and pieces[end].start - pieces[end - 1].end == 1
    ):
        end += 1
    if end - at < 3:
        return at + 1, None
    return end, Decimal("".join(piece.norm for piece in pieces[at:end]))


def vulgar_value(mark: str) -> Decimal | None:
    """The value of ½ and its like."""
    if len(mark) != 1 or unicodedata.category(mark) != "No":
        return None
    value = unicodedata.numeric(mark, None)
    return None if value is None else DIVISION.create_decimal_from_float(value)
