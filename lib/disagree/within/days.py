"""An article's own event put on two days: "killed on Wednesday", later "Thursday's attack"."""

from __future__ import annotations

from collections.abc import Iterator

from lib.disagree.within.explained import list_of
from lib.language import lexicon
from lib.language.gloss import cite
from lib.model import Disagreement, Mention, Moment, Reading, Side

_LEAD = 3  # claims from the first that tell the event; chosen
_AFTER = 4  # tokens after a day in which the event's name stands: Thursday ' s deadly attack
_SURE = 0.7  # chosen; in 1,910 articles of news one was told, and rightly
_OWNS = frozenset({"' s", "’ s"}), frozenset({"के", "की", "का"})  # of two words, of one


def compare_days_within(side: Side) -> Iterator[Disagreement]:
    """Give a weekday that owns the event in a later claim and is not the one of the lead.

    Only where the lead has one weekday, beside those whom the event befell.
    """
    lead = [(n, m) for n in range(min(_LEAD, len(side.claims))) for m in _list_weekdays(side, n)]
    if len({m.value for _, m in lead}) != 1 or not _tells_fate(side, lead[0][0]):
        return
    first = lead[0]
    for n in range(_LEAD, len(side.claims)):
        for day in _list_weekdays(side, n):
            if day.value != first[1].value and _owns_event(side, n, day):
                yield _make_disagreement(first, (n, day))


def _list_weekdays(side: Side, n: int) -> list[Mention]:
    """The weekdays of a claim, told by themselves or by the day of writing."""
    return [m for m in list_of(side, n, "date") if m.moment is not None and _is_weekday(m.moment)]


def _is_weekday(moment: Moment) -> bool:
    is_known = moment.relative and moment.grain == "day" and moment.first is not None
    return moment.weekday is not None or is_known


def _tells_fate(side: Side, n: int) -> bool:
    return any(m.qualifiers.fate for m in list_of(side, n, "number"))


def _owns_event(side: Side, n: int, day: Mention) -> bool:
    claim = side.claims[n]
    norms = [token.norm for token in claim.tokens[day.last : day.last + _AFTER]]
    events = lexicon.words(claim.language, "event_words")
    is_owner = " ".join(norms[:2]) in _OWNS[0] or " ".join(norms[:1]) in _OWNS[1]
    return is_owner and not events.isdisjoint(norms)


def _make_disagreement(one: tuple[int, Mention], other: tuple[int, Mention]) -> Disagreement:
    a, b = (Reading(n, m.start, m.end, m.text) for n, m in (one, other))
    why = (
        f"The event is told of {cite(one[1].text)} and later called that of {cite(other[1].text)}."
    )
    return Disagreement("date", a, b, "high", _SURE, why)
