"""Which office a named person holds: one person of whom two articles name two offices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lib.disagree.slots.passage import Pair, Passage, role_beside
from lib.disagree.words.clash import WordClash, measure_place
from lib.language.gloss import cite
from lib.language.lexicon import members
from lib.mentions.relate import relate
from lib.model import Mention


@dataclass(frozen=True, slots=True)
class Office:
    """The person `name` is called by the office `role`."""

    name: Mention
    role: Mention


def find_offices(passage: Passage) -> Iterator[Office]:
    """Find every name with the office right beside it."""
    for name in passage.of_kind("name"):
        role = role_beside(passage, name)
        if role is not None and not role.qualifiers.is_former:
            yield Office(name, role)


def are_of_one(a: Office, b: Office) -> bool:
    """Tell whether two offices are told of one person."""
    return relate(a.name, b.name).verdict == "same"


def may_clash_in_offices(a: Office, b: Office) -> bool:
    """Tell whether one person is told to hold two offices of which nobody holds both."""
    return _are_of_one_ladder(a, b) and are_of_one(a, b)


def _are_of_one_ladder(a: Office, b: Office) -> bool:
    if relate(a.role, b.role).verdict != "apart":
        return False
    return any({a.role.value, b.role.value} <= set(line) for line in members("common", "ladders"))


def holds_alike(a: Office, b: Office) -> bool:
    """Tell whether one person is told to hold offices that may be one."""
    return relate(a.role, b.role).verdict != "apart" and are_of_one(a, b)


def compare_offices(pair: Pair, a: Office, b: Office) -> Iterator[WordClash]:
    """Give the clash of two offices that may clash."""
    places = (a.role.first, a.role.last), (b.role.first, b.role.last)
    evidence = measure_place(pair, *places) | {"is_full": float(min(_count(a), _count(b)) > 1)}
    why = f"A calls {cite(a.name.text, is_name=True)} {cite(a.role.text)}, B {cite(b.role.text)}."
    values = a.role.value, b.role.value
    yield WordClash("role", "office", *places, values, why, "medium", evidence, about="office")


def _count(office: Office) -> int:
    return len(office.name.text.split())
