"""One person in one office, which only one side says to be over: minister, former minister."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lib.disagree.slots.curves import CURVES, REPORT
from lib.disagree.slots.passage import (
    Pair,
    Passage,
    allow_for_translation,
    compare_slots,
    measure_contained,
    role_beside,
)
from lib.language.gloss import cite
from lib.mentions.relate import relate
from lib.model import Disagreement, Mention


@dataclass(frozen=True, slots=True)
class _Tenure:
    """An office beside its holder's name."""

    role: Mention
    holder: Mention

    @property
    def state(self) -> str:
        """Whether the office is held: "past", "now", or "open" where that is left unsaid."""
        qualifiers = self.role.qualifiers
        return "past" if qualifiers.is_former else "open" if qualifiers.is_open else "now"


def compare_tenures(pair: Pair) -> Iterator[Disagreement]:
    """Offices that only one side calls former, where both name the holder; each holder once."""
    tenures_a, tenures_b = _list_tenures(pair.a), _list_tenures(pair.b)
    told: list[str] = []
    for a in tenures_a:
        for b in tenures_b:
            if a.holder.value not in told and _clash(a, b, tenures_a, tenures_b):
                confidence = _judge(pair, a, b)
                if confidence >= REPORT:
                    told.append(a.holder.value)
                    yield _tell(pair, a, b, confidence)


def _list_tenures(passage: Passage) -> list[_Tenure]:
    beside = ((role_beside(passage, name), name) for name in passage.of_kind("name"))
    return [_Tenure(role, name) for role, name in beside if role is not None]


def _clash(a: _Tenure, b: _Tenure, others_a: list[_Tenure], others_b: list[_Tenure]) -> bool:
    if {a.state, b.state} != {"past", "now"} or a.role.value != b.role.value:
        return False
    if not relate(a.holder, b.holder).both_hold:
        return False
    return not _says_both(a, others_a) and not _says_both(b, others_b)


def _says_both(tenure: _Tenure, others: list[_Tenure]) -> bool:
    """The same side calls the holder by another tenure too."""
    return any(
        other.state != tenure.state and relate(other.holder, tenure.holder).both_hold
        for other in others
    )


def _judge(pair: Pair, a: _Tenure, b: _Tenure) -> float:
    places = a.role.told, b.role.told
    slot, rest = compare_slots(pair, *places), measure_contained(pair, *places)
    return CURVES["role"].judge(
        link=pair.score,
        slot=allow_for_translation(pair, slot),
        rest=allow_for_translation(pair, rest),
    )


def _tell(pair: Pair, a: _Tenure, b: _Tenure, confidence: float) -> Disagreement:
    read_a, read_b = pair.a.read_tokens(*a.role.told), pair.b.read_tokens(*b.role.told)
    past, side = (read_a, "A") if a.state == "past" else (read_b, "B")
    why = (
        f"Only {side} calls {cite(a.holder.text, is_name=True)} {cite(past.text)}; "
        "the other side has the same office without saying that it is over."
    )
    return Disagreement("role", read_a, read_b, "medium", confidence, why)
