"""Whose a figure is: what the union demands and what the firm offers are two figures."""

from __future__ import annotations

from lib.disagree.slots.passage import Pair, Passage
from lib.links.likeness import MATCHED
from lib.model import Mention, Reading

_KINDS = frozenset({"word", "role", "organisation"})  # a name may be an office of the other side


def have_other_holders(pair: Pair, a: Mention, b: Mention) -> bool:
    """Tell whether two figures are given by two who are not one, each named on one side alone."""
    holders = _find_holder(pair.a, a), _find_holder(pair.b, b)
    if holders[0] is None or holders[1] is None:
        return False
    row, column = pair.likeness[holders[0]], pair.likeness[:, holders[1]]
    return bool(max(row.max(initial=0.0), column.max(initial=0.0)) < MATCHED)


def are_of_others(pair: Pair, a: Reading, b: Reading) -> bool:
    """Tell whether two readings are figures of two holders: a demand and an offer, no two tolls."""
    return any(
        x.qualifiers.fate == "" == y.qualifiers.fate and have_other_holders(pair, x, y)
        for x in pair.a.of_kind("number")
        for y in pair.b.of_kind("number")
        if pair.a.read(x).overlaps(a) and pair.b.read(y).overlaps(b)
    )


def _find_holder(passage: Passage, figure: Mention) -> int | None:
    """The term of who gives a figure, if that is no name."""
    holder = figure.qualifiers.holder
    if holder is None:
        return None
    terms = enumerate(passage.terms)
    return next((n for n, t in terms if t.first <= holder[0] < t.last and t.kind in _KINDS), None)
