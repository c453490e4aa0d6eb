"""Two amounts that make one reading: a range (10 से 15, 19-20, between 5 and 7) or a score (3-1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lib.mentions.numbers.amounts import ONE
from lib.mentions.numbers.parts import Part, read_part
from lib.mentions.numbers.pieces import DASHES, Piece, has_role

_CUES = "number_cues"
_SCORE_WINDOW = 6  # words around a pair of numbers in which a word of sport makes it a score
_LARGEST_SCORE = 40  # goals or sets; runs and points are written out


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parts joined on pieces [start, end): `is_score`, else a range from low to high."""

    low: Part
    high: Part
    end: int
    is_score: bool = False


def read_pair(pieces: Sequence[Piece], left: Part) -> Pair | None:
    """The range or score that `left` begins, or None."""
    if left.form == "ordinal" or left.end + 1 >= len(pieces):
        return None
    joiner = pieces[left.end]
    right = read_part(pieces, left.end + 1)
    if right is None or right.form == "ordinal":
        return None
    if joiner.norm in DASHES:
        return _read_dashed(pieces, left, right)
    if has_role(pieces, left.end, _CUES, "and"):
        return _make_range(pieces, left, right) if _is_between(pieces, left, right) else None
    if has_role(pieces, left.end, _CUES, "to"):
        is_change = has_role(pieces, left.start - 1, _CUES, "from") or _is_change(pieces, right)
        return None if is_change else _make_range(pieces, left, right)
    if has_role(pieces, left.end, _CUES, "or"):
        return _make_range(pieces, left, right)
    return None


def read_distributive(pieces: Sequence[Piece], left: Part) -> Part | None:
    """पांच-पांच लाख रुपये, दो-दो बच्चे: five lakh each, told twice; None where it is no such pair."""
    at = left.end
    if at + 1 >= len(pieces) or pieces[at].norm not in DASHES or left.form == "ordinal":
        return None
    right = read_part(pieces, at + 1) if pieces[at].joined and pieces[at + 1].joined else None
    if right is None or left.value != right.amount.coefficient or left.unit:
        return None
    is_sure = right.unit or left.amount.worded or right.amount.scale > ONE
    return replace(right, start=left.start) if is_sure or _counts_noun(pieces, right.end) else None


def _counts_noun(pieces: Sequence[Piece], at: int) -> bool:
    """A Hindi noun follows, no "से" of a score: 10-10 लोग."""
    if at >= len(pieces) or pieces[at].kind != "word" or pieces[at].norm.isascii():
        return False
    return not has_role(pieces, at, _CUES, "particle")


def _is_between(pieces: Sequence[Piece], left: Part, right: Part) -> bool:
    return has_role(pieces, left.start - 1, _CUES, "between") or has_role(
        pieces, right.end + 1, _CUES, "between"
    )


def _is_change(pieces: Sequence[Piece], right: Part) -> bool:
    """10 से 15 हो गई, 10 से 15 पर पहुंच गया: a rise, not a range."""
    return any(has_role(pieces, right.end + step, _CUES, "change") for step in (0, 1))


def _read_dashed(pieces: Sequence[Piece], left: Part, right: Part) -> Pair | None:
    is_tight = pieces[left.end].joined and pieces[left.end + 1].joined
    if is_tight and _is_score(pieces, left, right):
        return Pair(left, right, right.end, is_score=True)
    if is_tight or right.unit:
        return _make_range(pieces, left, right)
    return None


def _is_score(pieces: Sequence[Piece], left: Part, right: Part) -> bool:
    values = (left.value, right.value)
    if left.unit or right.unit or any(v != int(v) or v > _LARGEST_SCORE for v in values):
        return False
    if left.amount.worded or left.value >= right.value:
        return not left.amount.worded
    window = range(max(left.start - _SCORE_WINDOW, 0), right.end + _SCORE_WINDOW)
    return any(has_role(pieces, at, _CUES, "score") for at in window)


def _make_range(pieces: Sequence[Piece], left: Part, right: Part) -> Pair | None:
    if left.unit not in ("", right.unit) and right.unit:
        return None
    low = _inherit(left, right)
    if not low.value < right.value:
        return None
    unit, form = (right.unit, right.form) if right.unit else (left.unit, left.form)
    return Pair(low, replace(right, unit=unit, form=form), right.end)


def _inherit(left: Part, right: Part) -> Part:
    """10-15 लाख: the scale said once counts for both."""
    amount = left.amount
    is_plain = amount.scale == ONE and right.amount.scale > ONE
    if is_plain and Decimal(0) < amount.value < right.amount.coefficient:
        return replace(left, value=left.value * right.amount.scale)
    return left
