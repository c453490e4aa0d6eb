"""As of when each figure of an update holds: as its claim tells, else its article's day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from lib.language.lexicon import words
from lib.links.score import Comparison
from lib.mentions.datelines import add_year, get_day
from lib.model import Disagreement, Mention, Reading, Side, Token


def find_moments(comparison: Comparison, found: Iterable[Disagreement]) -> Iterator[Disagreement]:
    """Give each update the moments of its two readings, as far as they are known."""
    for each in found:
        if each.is_update:
            moments = _find_moment(comparison.a, each.a), _find_moment(comparison.b, each.b)
            yield replace(each, as_of=moments)
        else:
            yield each


def _find_moment(side: Side, reading: Reading) -> str:
    """A day, or a day and a time, in ISO 8601; "" where neither claim nor article tells one."""
    claim, written = side.claims[reading.claim], side.article.published
    told = _list_told(claim.tokens, side.mentions[reading.claim])
    days = [day for mention in told if (day := _read_day(mention, written))]
    times = [m.value[:6] for m in told if m.moment is not None and m.moment.grain == "time"]
    day = days[0] if days else written
    return f"{day.isoformat()}{times[0] if times else ''}" if day else ""


def _read_day(mention: Mention, written: date | None) -> date | None:
    moment = mention.moment
    if moment is not None and moment.first is not None and moment.first == moment.last:
        return moment.first
    return get_day(mention) or (add_year(mention, written) if written else None)


def _list_told(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """The date and time that a claim tells as the moment of its figures: till 6 pm on Thursday."""
    dates = [mention for mention in mentions if mention.kind == "date"]
    for place, mention in enumerate(dates):
        beside = [
            other
            for other in dates[max(place - 1, 0) : place + 2]
            if max(other.first - mention.last, mention.first - other.last) < 2
        ]
        if _has_cue(tokens, mention):
            return beside
    return []


def _has_cue(tokens: Sequence[Token], mention: Mention) -> bool:
    """In English the word stands before a date, in Hindi behind it."""
    before = [token.norm for token in tokens[: mention.first]]
    after = tokens[mention.last].norm if mention.last < len(tokens) else ""
    return after in words("hi", "as_of") or any(before[-len(cue) :] == cue for cue in _cues())


@cache
def _cues() -> tuple[list[str], ...]:
    return tuple(cue.split() for cue in words("en", "as_of"))
