"""Two copies of one sentence with another figure or month in one place.

Weekdays are left out: without the days of writing they cannot be compared.
"""

from __future__ import annotations

import regex

from lib.disagree.copies.copy import (
    Change,
    Copy,
    Range,
    find_mention,
    is_moved,
    read_place,
    tell_exchange,
)
from lib.disagree.slots.passage import Passage
from lib.disagree.values.anchors import have_other_anchors
from lib.language.gloss import cite
from lib.language.text import fold
from lib.mentions.relate import relate
from lib.model import Disagreement, Kind

_CALM = 2  # tokens after a figure that must be the same: "5 pm BST", "10 pm IST"; chosen
_DIGITS = regex.compile(r"\p{Nd}")


def compare_figures(copy: Copy, change: Change) -> Disagreement | None:
    """A figure in one form against another, or a month against another."""
    a, b = copy.pair.a, copy.pair.b
    if not _is_value(a, change.a) or not _is_value(b, change.b) or not _is_calm(copy, change):
        return None
    text_a, text_b = read_place(a, change.a), read_place(b, change.b)
    if _write_shape(text_a) != _write_shape(text_b) or _mean_one(copy, change):
        return None
    numbers = find_mention(a, change.a, "number"), find_mention(b, change.b, "number")
    if numbers[0] and numbers[1]:
        if have_other_anchors(copy.pair, numbers[0], numbers[1]):
            return None
        if not has_digits(text_a) and relate(numbers[0], numbers[1]).both_hold:
            return None  # millions, lakhs
    if is_moved(copy, [*range(*change.a)], [*range(*change.b)]):
        return None
    kind: Kind = "date" if find_mention(a, change.a, "date") else "number"
    why = (
        f"The two sentences are alike, but A has {cite(text_a)} in the place where B has "
        f"{cite(text_b)}."
    )
    return tell_exchange(copy, kind, "high", (change.a, change.b), why)


def _is_value(passage: Passage, place: Range) -> bool:
    """A lone figure, with or without letters (Q3), a number word, or the name of a month."""
    if place[1] - place[0] != 1:
        return False
    if has_digits(passage.tokens[place[0]].text):
        return True
    number = find_mention(passage, place, "number")
    if number is not None and (number.first, number.last) == place:
        return True
    date = find_mention(passage, place, "date")
    if date is None or date.moment is None or (date.first, date.last) != place:
        return False
    return not date.moment.relative


def _mean_one(copy: Copy, change: Change) -> bool:
    """Both belong to mentions of one value (Oct, October), or to a number and a date."""
    values = []
    for passage, place in ((copy.pair.a, change.a), (copy.pair.b, change.b)):
        found = [find_mention(passage, place, kind) for kind in ("number", "date")]
        values.append([(m.kind, m.value, m.unit) if m else None for m in found])
    (number_a, date_a), (number_b, date_b) = values
    if (number_a, date_a) == (number_b, date_b):
        return (number_a, date_a) != (None, None)
    return (number_a is None) != (number_b is None) or (date_a is None) != (date_b is None)


def _write_shape(text: str) -> str:
    """A figure's form without its value; all months have one form."""
    return _DIGITS.sub("0", fold(text)) if has_digits(text) else ""


def _is_calm(copy: Copy, change: Change) -> bool:
    """Nothing else changes right after: a unit or a time zone would explain the other figure."""
    others = [other for other in copy.changes if other is not change]
    return not any(
        0 <= other.a[0] - change.a[1] <= _CALM or 0 <= other.b[0] - change.b[1] <= _CALM
        for other in others
    )


def has_digits(text: str) -> bool:
    """The text holds a figure."""
    return bool(_DIGITS.search(text))
