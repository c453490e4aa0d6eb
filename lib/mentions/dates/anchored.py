"""Days told from another day of the same claim: on Friday … the day before, अगले दिन."""

from __future__ import annotations

from collections.abc import Sequence

from lib.mentions.dates.absolute import CUES, Reading
from lib.mentions.dates.moments import make_weekday
from lib.mentions.dates.spans import move_day
from lib.mentions.numbers.pieces import Piece, entry_table, has_role
from lib.model import Moment


def read_anchored(pieces: Sequence[Piece], at: int, anchor: Moment | None) -> Reading | None:
    """The day at piece `at` that is told from `anchor`, the last day before it in the claim.

    None without an anchor, and where it is told from something else: the day before the vote,
    चुनाव से एक दिन पहले.
    """
    found = entry_table("day_offsets").match(pieces, at) if anchor is not None else None
    if anchor is None or found is None or has_role(pieces, at - 1, CUES, "before_ago"):
        return None
    (days, *flags), end = found
    if flags and end < len(pieces) and pieces[end].kind == "word":
        return None
    sign = 1 if int(days) > 0 else -1
    if anchor.weekday is not None:
        return end, make_weekday((anchor.weekday - 1 + int(days)) % 7 + 1, None)
    return end, move_day(anchor, [(abs(int(days)), "day")], sign)
