"""One person in one office, which only one side says to be over: minister, former minister."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lib.disagree.slots.curves import CURVES, REPORT
from lib.disagree.slots.passage import (
    Pair,
    Passage,
    allow_for_translation,
    compare_slots,
    measure_contained,
    role_beside,
)
from lib.language import lexicon
from lib.language.gloss import cite
from lib.language.lexicon import LANGUAGES
from lib.model import Disagreement, Mention
from lib.names.compare import compare_names

_PAST, _NOW = "past", "now"
_REACH = 3  # words between "former" and the office: former Indian finance minister; chosen
_BEFORE = "से"  # चुनाव से पूर्व: before the election


@dataclass(frozen=True, slots=True)
class _Tenure:
    """An office beside its holder's name; tokens [first, last) say it and whether it is held."""

    state: str
    first: int
    last: int
    role: Mention
    holder: Mention


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


def is_past(passage: Passage, role: Mention) -> bool:
    """The office is called a former one."""
    return _read_state(passage, role)[0] == _PAST


def _list_tenures(passage: Passage) -> list[_Tenure]:
    found = []
    for name in passage.of_kind("name"):
        role = role_beside(passage, name)
        if role is not None:
            state, first = _read_state(passage, role)
            found.append(_Tenure(state, first, role.last, role, name))
    return found


def _read_state(passage: Passage, role: Mention) -> tuple[str, int]:
    """Whether the office is held, and the first token of what says so; held where nothing does."""
    for at in range(role.first - 1, max(-1, role.first - 2 - _REACH), -1):
        token = passage.tokens[at]
        state = _states().get(token.norm)
        if state is not None and not _is_time(passage, at):
            return state, at
        if token.text not in ("-", "–") and not _describes_office(passage, at):
            break
    return _NOW, role.first


@cache
def _states() -> dict[str, str]:
    return {
        word: values[0]
        for language in LANGUAGES
        for word, values in lexicon.table(language, "tenures").items()
    }


def _describes_office(passage: Passage, at: int) -> bool:
    """A place or a body whose office it is, or an office's rank: former Indian union minister."""
    covering = [m for m in passage.mentions if m.first <= at < m.last]
    return any(mention.kind in ("place", "organisation", "role") for mention in covering)


def _is_time(passage: Passage, at: int) -> bool:
    """पूर्व for "before" or "ago"."""
    is_after = at > 0 and passage.tokens[at - 1].norm == _BEFORE
    return is_after or any(m.first <= at < m.last for m in passage.of_kind("date"))


def _clash(a: _Tenure, b: _Tenure, others_a: list[_Tenure], others_b: list[_Tenure]) -> bool:
    if {a.state, b.state} != {_PAST, _NOW} or a.role.value != b.role.value:
        return False
    if not compare_names(a.holder.text, b.holder.text).same:
        return False
    return not _says_both(a, others_a) and not _says_both(b, others_b)


def _says_both(tenure: _Tenure, others: list[_Tenure]) -> bool:
    """The same side calls the holder by another tenure too."""
    return any(
        other.state != tenure.state and compare_names(other.holder.text, tenure.holder.text).same
        for other in others
    )


def _judge(pair: Pair, a: _Tenure, b: _Tenure) -> float:
    places = (a.first, a.last), (b.first, b.last)
    slot, rest = compare_slots(pair, *places), measure_contained(pair, *places)
    return CURVES["role"].judge(
        link=pair.score,
        slot=allow_for_translation(pair, slot),
        rest=allow_for_translation(pair, rest),
    )


def _tell(pair: Pair, a: _Tenure, b: _Tenure, confidence: float) -> Disagreement:
    read_a, read_b = pair.a.read_tokens(a.first, a.last), pair.b.read_tokens(b.first, b.last)
    past, side = (read_a, "A") if a.state == _PAST else (read_b, "B")
    why = (
        f"Only {side} calls {cite(a.holder.text, is_name=True)} {cite(past.text)}; "
        "the other side has the same office without saying that it is over."
    )
    return Disagreement("role", read_a, read_b, "medium", confidence, why)
