"""Whether two figures may be of one thing at all, by what the words around them say they are of."""

from __future__ import annotations

from dataclasses import replace

from lib.model import Mention, Quantity
from lib.names.compare import compare_names

_ANY = "number"  # a label that leaves open what it numbers


def may_be_of_one(a: Mention, b: Mention) -> bool:
    """Tell whether two figures may be of one thing.

    Not a section and a count, not the speed of the wind and that of the storm, not all so far and
    one day, not the ages of two persons.
    """
    one, other = a.qualifiers, b.qualifiers
    if one.label != other.label and _ANY not in (one.label, other.label):
        return False
    if one.scope and other.scope and one.scope != other.scope:
        return False
    if one.aspect and other.aspect and one.aspect != other.aspect:
        return False
    if one.person and other.person:
        return compare_names(one.person, other.person).relation != "conflict"
    return not _is_only_age(a) and not _is_only_age(b)


def name_one_thing(a: Mention, b: Mention) -> bool:
    """Tell whether two figures are said to be of one thing: the same label, the same person."""
    one, other = a.qualifiers, b.qualifiers
    return (bool(one.label) and one.label == other.label) or bool(one.person and other.person)


def read_amount_of(mention: Mention) -> Quantity | None:
    """Give the quantity; a bare figure behind a name is an age in years."""
    if mention.quantity is not None and _is_only_age(mention):
        return replace(mention.quantity, unit="year", form="age")
    return mention.quantity


def _is_only_age(mention: Mention) -> bool:
    """A bare figure that nothing but its place behind a name makes an age."""
    quantity = mention.quantity
    return bool(mention.qualifiers.person) and quantity is not None and quantity.is_bare
