"""Dates: one day in two forms, a looser one, or another time of the same event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lib.disagree.slots.clashes import pair_clashes, pair_slots
from lib.disagree.slots.curves import CURVES
from lib.disagree.slots.passage import (
    Pair,
    Passage,
    allow_for_translation,
    compare_slots,
    measure_contained,
    measure_rest,
    span,
)
from lib.disagree.values.relations import drop_held, relate_in_context
from lib.disagree.values.telling import tell_dates
from lib.language.gloss import cite
from lib.language.text import fold
from lib.mentions.relate import relate
from lib.model import Disagreement, Mention, Unresolved

SAME_STATEMENT = 0.75  # so much of two statements must agree for the days they were made to count
OPEN_WEEKDAYS = 0.9  # of two weekdays without days of writing, which may lie weeks apart; chosen
_HOUR_DISTANCE = 3  # tokens between a day and its hour
_TOLL_DISTANCE = 2  # tokens between a toll and the day that it is from
_SPEECH_DISTANCE = 2  # tokens between a date and the verb of speaking that it dates


def compare_dates(pair: Pair) -> Iterator[Disagreement | Unresolved]:
    """Dates of A against dates of B."""
    dates = pair.a.of_kind("date"), pair.b.of_kind("date")
    left = drop_held(pair, dates, lambda a, b: _fits(pair, a, b))
    yield from _find_unresolved(pair, *left)
    for clash in pair_clashes(*left, lambda a, b: _judge(pair, a, b)):
        a, b = clash.a, clash.b
        why = tell_dates(pair, a, b)
        yield Disagreement("date", pair.a.read(a), pair.b.read(b), "high", clash.confidence, why)


def _fits(pair: Pair, a: Mention, b: Mention) -> bool:
    if _is_ruled_out(pair.a, a, b) or _is_ruled_out(pair.b, b, a):
        return False
    is_same = fold(a.text) == fold(b.text) or _date_other_tolls(pair, a, b)
    return is_same or relate_in_context(pair, a, b).both_hold


def _is_ruled_out(passage: Passage, day: Mention, other: Mention) -> bool:
    """The hour beside a day lies in no such part of it: 9 am on Friday, Friday evening."""
    if other.moment is None or other.moment.hours is None:
        return False
    return any(
        max(time.first - day.last, day.first - time.last) <= _HOUR_DISTANCE
        and time.moment is not None
        and time.moment.grain == "time"
        and relate(time, other).verdict == "apart"
        for time in passage.of_kind("date")
    )


def _date_other_tolls(pair: Pair, a: Mention, b: Mention) -> bool:
    """Each says from when a toll is, and those differ: 12 on Tuesday, 14 on Wednesday."""
    of_a, of_b = _find_dated_tolls(pair.a, a), _find_dated_tolls(pair.b, b)
    return any(relate(x, y).verdict == "apart" for x in of_a for y in of_b)


def _find_dated_tolls(passage: Passage, date: Mention) -> list[Mention]:
    return [
        number
        for number in passage.of_kind("number")
        if 0 <= date.first - number.last <= _TOLL_DISTANCE and number.qualifiers.is_total
    ]


def _find_unresolved(
    pair: Pair, left_a: Sequence[Mention], left_b: Sequence[Mention]
) -> Iterator[Unresolved]:
    open_pairs = [
        (a, b) for a in left_a for b in left_b if relate_in_context(pair, a, b).reason == "open"
    ]
    for a, b in pair_slots(pair, open_pairs):
        why = (
            f"{cite(a.text)} and {cite(b.text)} cannot be compared: a day told from the day of "
            "writing needs the publication date of its article."
        )
        yield Unresolved("date", pair.a.read(a), pair.b.read(b), why)


def _dates_statement(passage: Passage, mention: Mention) -> bool:
    """The date says when somebody spoke, which may be on several days: "said on Thursday"."""
    return any(
        max(spoken.first - mention.last, mention.first - spoken.last) <= _SPEECH_DISTANCE
        for spoken in passage.of_kind("attribution")
    )


def _judge(pair: Pair, a: Mention, b: Mention) -> float:
    if relate_in_context(pair, a, b).verdict != "apart":
        return 0.0
    rest = measure_rest(pair, span(a), span(b))
    if rest < SAME_STATEMENT and (_dates_statement(pair.a, a) or _dates_statement(pair.b, b)):
        return 0.0
    are_open = all(m.moment is not None and m.moment.weekday is not None for m in (a, b))
    only = len(pair.a.of_kind("date")) == 1 and len(pair.b.of_kind("date")) == 1
    judged = CURVES["date"].judge(
        link=pair.score,
        slot=allow_for_translation(pair, compare_slots(pair, span(a), span(b))),
        rest=allow_for_translation(pair, measure_contained(pair, span(a), span(b))),
        only=float(only),
    )
    return judged * OPEN_WEEKDAYS if are_open else judged
