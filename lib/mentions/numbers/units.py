"""Units: what they are called in text, and what one is worth in another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from lib.language import lexicon
from lib.mentions.numbers.pieces import DASHES, PhraseTable, Piece, entry_table, value_table

_ARTICLES = frozenset("asr")  # "a $500", "the bank's $500" are not A$ and S$
_SMALL_LETTERS = frozenset("gmst")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit found in text, up to piece `end`. form: as in `lib.model.Quantity`."""

    name: str
    form: str
    end: int


@dataclass(frozen=True, slots=True)
class Scale:
    """What a unit is worth: `value * factor + zero` in its dimension's first unit."""

    dimension: str
    factor: Decimal
    zero: Decimal = Decimal(0)


@cache
def find_scale(unit: str) -> Scale | None:
    """The scale of a unit or currency; None for an unknown unit. Currencies are not converted."""
    parts = _unit_scales().get(unit)
    if parts is not None:
        return parts
    code, _, part = unit.partition(" ")
    if len(code) == 3 and code.isupper():
        return Scale(f"money {code}", Decimal("0.01") if part else Decimal(1))
    return None


@lru_cache(maxsize=1)
def _unit_scales() -> dict[str, Scale]:
    found: dict[str, Scale] = {}
    for (unit,), (dimension, *numbers) in lexicon.rows("common", "units"):
        found[unit] = Scale(dimension, *map(Decimal, numbers))
    return found


def read_unit(pieces: Sequence[Piece], at: int, follows_digits: bool) -> Unit | None:
    """The unit that starts at piece `at`, a hyphen before it allowed (3-इंच, 45-year)."""
    start = at
    if at + 1 < len(pieces) and pieces[at].norm in DASHES and pieces[at + 1].joined:
        start = at + 1
    return _read_currency(pieces, start) or _read_measure(pieces, start, follows_digits)


def read_currency_sign(pieces: Sequence[Piece], at: int) -> tuple[str, int] | None:
    """The currency of a sign before an amount (₹, Rs., US$) and where the amount starts."""
    found = _signs().match(pieces, at)
    if found is None:
        return None
    code, end = found
    if end - at > 1 and pieces[at].norm in _ARTICLES and not pieces[at + 1].joined:
        return None
    if end < len(pieces) and pieces[end].norm == "." and pieces[end].joined:
        end += 1
    return code, end


def _signs() -> PhraseTable[str]:
    return value_table("currencies", ("common",))


def _read_currency(pieces: Sequence[Piece], at: int) -> Unit | None:
    found = value_table("currencies").match(pieces, at) or _signs().match(pieces, at)
    if found is None or _is_sign_of_next(pieces, found[1]):
        return None
    return Unit(found[0], "money", found[1])


def _is_sign_of_next(pieces: Sequence[Piece], end: int) -> bool:
    """A sign between two amounts belongs to the second: "5 $10"."""
    is_sign = pieces[end - 1].kind == "mark"
    return is_sign and end < len(pieces) and pieces[end].kind == "number" and pieces[end].joined


def _read_measure(pieces: Sequence[Piece], at: int, follows_digits: bool) -> Unit | None:
    found = entry_table("units").match(pieces, at) or _match_hyphened(pieces, at)
    if found is None:
        return None
    (name, *flags), end = found
    if flags and not (follows_digits and _is_sign(pieces, at)):
        return None
    return Unit(name, _form(name), end)


def _match_hyphened(pieces: Sequence[Piece], at: int) -> tuple[tuple[str, ...], int] | None:
    """Two words with a hyphen between: square-foot."""
    if at + 2 >= len(pieces) or pieces[at + 1].norm not in DASHES or not pieces[at + 2].joined:
        return None
    entry = entry_table("units").entries.get(f"{pieces[at].norm} {pieces[at + 2].norm}")
    return None if entry is None else (entry, at + 3)


def _is_sign(pieces: Sequence[Piece], at: int) -> bool:
    """A letter that also is a word is a unit straight after digits, "in" only at the end."""
    if pieces[at].norm in _SMALL_LETTERS and not pieces[at].text.islower():
        return False  # 5G
    is_last = at + 1 == len(pieces) or pieces[at + 1].kind == "mark"
    if pieces[at].norm == "in":
        return is_last
    return pieces[at].joined or is_last


def _form(name: str) -> str:
    scale = find_scale(name)
    if scale and scale.dimension in ("share", "points"):
        return "percent"
    return "duration" if scale and scale.dimension == "duration" else "measure"
