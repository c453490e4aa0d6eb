"""Words that are a number by themselves: dozens, सैकड़ों, several hundred; doubled, तिगुना."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from lib.language import lexicon
from lib.mentions.numbers.lexicon import CUES, number_words
from lib.mentions.numbers.pieces import Piece, entry_table, has_role
from lib.mentions.numbers.units import read_unit
from lib.model import Quantity

_LIST = "number_phrases"


@dataclass(frozen=True, slots=True)
class Worded:
    """A quantity that a word or phrase stands for, up to piece `end`."""

    quantity: Quantity
    end: int


def read_worded(pieces: Sequence[Piece], at: int) -> Worded | None:
    """The vague count or multiple that starts at piece `at`: lakhs of rupees, doubled."""
    found = entry_table(_LIST).match(pieces, at)
    if found is None:
        return None
    (low, high, *units), end = found
    told = tuple(dict.fromkeys((Decimal(low), Decimal(high))))
    if units:
        return Worded(Quantity(told[0], told[-1], units[0], "measure", told=told), end)
    start = _skip_of(pieces, end)
    scale = number_words("number_scales").get(pieces[start].norm) if start < len(pieces) else None
    if scale is not None:  # thousands of crores
        told, end = tuple(value * scale.value for value in told), start + 1
        start = _skip_of(pieces, end)
    unit = read_unit(pieces, start, follows_digits=False)
    name, form, end = (unit.name, unit.form, unit.end) if unit else ("", "cardinal", end)
    return Worded(Quantity(told[0], told[-1], name, form, True, told), end)


def _skip_of(pieces: Sequence[Piece], at: int) -> int:
    return at + 1 if has_role(pieces, at, CUES, "part_of") else at


def call_vague(quantity: Quantity) -> str:
    """What a vague count is called in English: "hundreds"; "" for any other amount."""
    return _english().get(quantity.told, "") if quantity.approximate else ""


@cache
def _english() -> Mapping[tuple[Decimal, ...], str]:
    found: dict[tuple[Decimal, ...], str] = {}
    for phrases, (low, high, *units) in lexicon.rows("en", _LIST):
        if not units:
            found.setdefault((Decimal(low), Decimal(high)), phrases[0])
    return found
