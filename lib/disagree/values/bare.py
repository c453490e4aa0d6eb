"""Claims that are little more than a value: there any other value is another one."""

from __future__ import annotations

from collections.abc import Iterator

from lib.disagree.slots.clashes import pair_slots
from lib.disagree.slots.passage import Pair, Passage
from lib.disagree.values.telling import tell_value
from lib.mentions.relate import relate
from lib.mentions.values import compare_with_time
from lib.model import Disagreement, Kind, Mention

BARE = 0.7  # confidence where there is nothing but the two values; chosen
_SHORT = 3  # terms of a claim that may be compared with a mere value


def compare_bare_values(pair: Pair) -> Iterator[Disagreement]:
    """Claims that are little more than a value ("₹500", "4 goals"), whatever its dimension.

    There is no context to say that two such values belong to different things.
    """
    if not are_bare(pair):
        return
    values_a, values_b = _list_values(pair.a), _list_values(pair.b)
    left_a = [a for a in values_a if not any(_may_agree(a, b) for b in values_b)]
    left_b = [b for b in values_b if not any(_may_agree(a, b) for a in values_a)]
    if not (left_a or left_b):
        return
    open_pairs = [(a, b) for a in left_a or values_a for b in left_b or values_b]
    for a, b in pair_slots(pair, open_pairs):
        told_a, told_b = tell_value(pair.a, a), tell_value(pair.b, b)
        why = f"Both say little more than a value: A gives {told_a} and B gives {told_b}."
        kind: Kind = a.kind if a.kind == b.kind else "date"
        yield Disagreement(kind, pair.a.read(a), pair.b.read(b), "high", BARE, why)


def are_bare(pair: Pair) -> bool:
    """Tell whether both sides are little more than values."""
    return _is_bare(pair.a, beside=pair.b) and _is_bare(pair.b, beside=pair.a)


def _list_values(passage: Passage) -> list[Mention]:
    return [mention for mention in passage.mentions if mention.kind in ("number", "date")]


def _is_bare(passage: Passage, beside: Passage) -> bool:
    """Half of it is values, or it is short and the other side is nothing but values."""
    values = _count_values(passage)
    is_short = len(passage.terms) <= _SHORT and _count_values(beside) == len(beside.terms)
    return values > 0 and (is_short or 2 * values >= len(passage.terms))


def _count_values(passage: Passage) -> int:
    return sum(term.kind in ("number", "date") for term in passage.terms)


def _may_agree(a: Mention, b: Mention) -> bool:
    if a.kind != b.kind:
        number, day = (a, b) if a.kind == "number" else (b, a)
        # "half past eleven" may be written as a number or as a time
        is_time = day.moment is not None and day.moment.grain == "time"
        if not is_time or number.quantity is None or day.moment is None:
            return False
        return compare_with_time(number.quantity, day.moment) != "conflict"
    return relate(a, b).both_hold or relate(a, b).reason == "open"
