"""Two places that clash are told once, by what says most about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from lib.model import Disagreement, Kind, Reading, Unresolved, Variant

Finding = TypeVar("Finding", bound=Disagreement | Variant | Unresolved)

# What the words themselves stand for comes first, because a reader can look that up; then what
# their clause does with them: denies it, is unsure of it, puts it into somebody's mouth; the tone,
# in which no fact need differ, comes last. A person is more than the office or the body.
ORDER: Sequence[Kind] = (
    "name", "organisation", "place", "role", "number", "date",
    "direction", "event", "negation", "modality", "attribution", "framing",
)  # fmt: skip


def tell_places_once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those disagreements whose two places another one tells, too.

    Of two the one whose kind comes first in ORDER stays, of one kind the surer.
    """
    told = [found for found in findings if isinstance(found, Disagreement)]
    told.sort(key=lambda d: (ORDER.index(d.kind), -d.confidence))
    kept: list[Disagreement] = []
    for found in told:
        if not any(_are_one(found, other) for other in kept):
            kept.append(found)
    return [f for f in findings if not isinstance(f, Disagreement) or any(f is k for k in kept)]


def _are_one(one: Disagreement, other: Disagreement) -> bool:
    """On either side one reading holds the other; "did not sell 40" and "40" are two matters."""
    if one.kind != other.kind and "negation" in (one.kind, other.kind):
        return (one.a, one.b) == (other.a, other.b)
    return _is_nested(one.a, other.a) and _is_nested(one.b, other.b)


def _is_nested(one: Reading, other: Reading) -> bool:
    if one.claim != other.claim:
        return False
    first, last = sorted((one, other), key=lambda reading: reading.end - reading.start)
    return last.start <= first.start and first.end <= last.end
