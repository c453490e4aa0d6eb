"""Shares told as some out of so many: one in five, two-in-three, हर तीसरा, हर पांच में से एक."""

from __future__ import annotations

from collections.abc import Sequence

from lib.mentions.numbers.amounts import ONE, Amount, divide
from lib.mentions.numbers.lexicon import CUES
from lib.mentions.numbers.pieces import DASHES, Piece, has_role, match_role
from lib.mentions.numbers.units import read_unit
from lib.mentions.numbers.whole import WholeReader

_LARGEST = 1000  # one in more is told as a rate per 100,000; chosen


def read_every(pieces: Sequence[Piece], at: int) -> Amount | None:
    """हर तीसरा आदमी, every third man; हर पांच में से एक: a share; not "every third day"."""
    whole = WholeReader(pieces, False).read(at)
    if whole is None or not 1 < whole.value <= _LARGEST:
        return None
    value, end = divide(ONE, whole.value), whole.end
    if not whole.ordinal:
        start = match_role(pieces, end, CUES, "out_of")
        top = WholeReader(pieces, False).read(start) if start is not None else None
        if top is None or not 0 < top.value < whole.value:
            return None
        value, end = divide(top.value, whole.value), top.end
    is_span = end >= len(pieces) or read_unit(pieces, end, follows_digits=False) is not None
    return None if is_span else Amount(value, end, value, worded=True)


def read_ratio(pieces: Sequence[Piece], top: Amount) -> Amount | None:
    """One in five, two-in-three, three out of every four, a 1 in 3 chance: a share.

    Not "two in three attacks".
    """
    at = top.end
    is_tight = at < len(pieces) and pieces[at].norm in DASHES and pieces[at].joined
    at = at + 1 if is_tight else at
    start = match_role(pieces, at, CUES, "out_of_next")
    if start is None:
        return None
    is_tight = is_tight and start < len(pieces) and pieces[start].norm in DASHES
    is_every = has_role(pieces, start, CUES, "every")
    bottom = WholeReader(pieces, False).read(start + 1 if is_tight or is_every else start)
    if bottom is None or bottom.ordinal or not 0 < top.value < bottom.value <= _LARGEST:
        return None
    is_chance = has_role(pieces, bottom.end, CUES, "chance")
    is_share = is_tight or is_every or is_chance or (top.weak and bottom.end < len(pieces))
    if not is_share or read_unit(pieces, bottom.end, follows_digits=False):
        return None
    value = divide(top.value, bottom.value)
    return Amount(value, bottom.end, value, worded=top.worded)
