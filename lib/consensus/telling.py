"""Why a row is as it is, in one English sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lib.consensus.model import Cell, Said, Status, Witness
from lib.language.gloss import cite
from lib.model import Kind

NO_FACT = "The texts have no statement in common that could be laid side by side."
_NAMES = ("name", "place")
_ENTITIES = (*_NAMES, "organisation")
_MANY = 4  # readings that a sentence cites; of more it tells the number; chosen


def tell_fact(
    kind: Kind,
    status: Status,
    cells: Sequence[Cell],
    witnesses: Sequence[Witness],
    is_falling: bool = False,
) -> str:
    """One sentence that cites the readings as they stand in the texts.

    is_falling: a figure that should grow falls from one day to a later one.
    """
    if status == "agreed":
        return _tell_agreed(kind, cells, witnesses)
    if status == "update" and _are_all_dated(cells, witnesses):
        return f"The figure grows with the days: {_list_days(kind, cells, witnesses)}."
    told = _tell_groups(kind, cells, witnesses)
    rest = [f"and {len(told) - _MANY} more"] if len(told) > _MANY else []
    listed = "; ".join([*told[:_MANY], *rest, *_tell_divided(kind, cells, witnesses)])
    if status == "update":
        return f"Later news may explain it: {listed}."
    if status == "unresolved":
        return f"Cannot be compared without more knowledge: {listed}."
    has_majority = any(cell.standing == "majority" for cell in cells)
    listed += ", which is no update: a later figure is lower" if is_falling else ""
    return f"{listed}." if has_majority else f"No majority: {listed}."


def _are_all_dated(cells: Sequence[Cell], witnesses: Sequence[Witness]) -> bool:
    """Every witness that takes a side has its day, and each figure days of its own."""
    told = {
        (cell.group, witness.published)
        for witness, cell in zip(witnesses, cells, strict=True)
        if cell.group is not None
    }
    days = [day for _, day in told]
    return None not in days and len(set(days)) == len(days)


def _tell_agreed(kind: Kind, cells: Sequence[Cell], witnesses: Sequence[Witness]) -> str:
    """Of how many texts; one of which copies were changed elsewhere is one."""
    told, total = _count_told(cells, witnesses), len({witness.family for witness in witnesses})
    silent = total - told
    how = "name it" if kind in _ENTITIES else "say so"
    if not silent:
        return f"{'Both' if told == 2 else f'All {told}'} {how}."
    return f"{told} of {total} {how}, {silent} {'is' if silent == 1 else 'are'} silent."


def _tell_groups(kind: Kind, cells: Sequence[Cell], witnesses: Sequence[Witness]) -> list[str]:
    """For each group who says it, by name where it is one, and its first reading."""
    told = []
    for group in _list_groups(cells):
        names: dict[int, str] = {}
        for witness, cell in zip(witnesses, cells, strict=True):
            if cell.group == group:
                names.setdefault(witness.family, witness.name)
        if names:
            who = f"{len(names)} of {_count_told(cells, witnesses)} say"
            who = f"{next(iter(names.values()))} says" if len(names) == 1 else who
            told.append(f"{who} {_cite_group(kind, group, cells)}")
    return told


def _list_groups(cells: Sequence[Cell]) -> list[int]:
    return sorted({said.group for cell in cells for said in cell.said if said.group is not None})


def _tell_divided(kind: Kind, cells: Sequence[Cell], witnesses: Sequence[Witness]) -> list[str]:
    """Who says more than one thing."""
    return [
        f"{witness.name} says both {' and '.join(_cite(kind, said) for said in cell.said)}"
        for witness, cell in zip(witnesses, cells, strict=True)
        if cell.standing == "divided"
    ]


def _count_told(cells: Sequence[Cell], witnesses: Sequence[Witness]) -> int:
    """How many texts tell of it; a copy is one more where it says something else."""
    told = [
        (witness.family, frozenset(said.group for said in cell.said))
        for witness, cell in zip(witnesses, cells, strict=True)
        if cell.standing != "silent"
    ]
    return len(set(told))


def _cite_group(kind: Kind, group: int, cells: Sequence[Cell]) -> str:
    said = next(said for cell in cells for said in cell.said if said.group == group)
    return _cite(kind, said)


def _cite(kind: Kind, said: Said) -> str:
    return cite(said.text, is_name=kind in _NAMES, meaning=said.gloss)


def _list_days(kind: Kind, cells: Sequence[Cell], witnesses: Sequence[Witness]) -> str:
    """The figure of each day, the earliest first."""
    first: dict[int, str] = {}
    for witness, cell in zip(witnesses, cells, strict=True):
        if cell.group is not None and witness.published is not None:
            said = _cite(kind, cell.said[0])
            first.setdefault(cell.group, f"{said} on {_say_day(witness.published)}")
    return ", ".join(first.values())


def _say_day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
