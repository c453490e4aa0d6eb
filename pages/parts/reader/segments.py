"""A claim cut where marks begin and end, counted as JavaScript counts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from lib.wording.differences import Range

Segment = tuple[int, int, list[int], bool]


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding's place in a claim, in code points of the claim, and the letters that differ."""

    start: int
    end: int
    finding: int
    differs: tuple[Range, ...] = ()


def count_units(text: str) -> int:
    """Length in UTF-16 units, as JavaScript counts."""
    return len(text) + sum(character > "\uffff" for character in text)


def cut_segments(text: str, marks: list[Mark]) -> list[Segment]:
    """Cut a claim where marks begin and end: (start, end, findings, differs) in UTF-16 units.

    The segments follow one another without gap or overlap and cover the whole text.
    """
    edges = {0, len(text)}
    for mark in marks:
        edges |= {mark.start, mark.end, *(edge for letters in mark.differs for edge in letters)}
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(text))
    return [_describe_segment(text, *cut, marks) for cut in pairwise(cuts)]


def _describe_segment(text: str, start: int, end: int, marks: list[Mark]) -> Segment:
    here = [mark for mark in marks if mark.start <= start and end <= mark.end]
    differs = any(first <= start and end <= last for mark in here for first, last in mark.differs)
    findings = sorted(mark.finding for mark in here)
    return count_units(text[:start]), count_units(text[:end]), findings, differs
