"""The day on which an article was published, as its own text tells it.

A wrong day would resolve every "yesterday" wrongly; where two are told, or none, there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from lib.language.lexicon import LANGUAGES, table, words_of_all
from lib.mentions.dates.find import find_dates
from lib.mentions.find import CALENDAR
from lib.model import Claim, Mention, Token
from lib.names.aliases import find_entities

NEAR_EDGE = 8  # claims at either end of an article where its own day may stand; chosen
_LONGEST_LINE = 25  # tokens of such a line; chosen
_LONGEST_PLACE = 3  # words
_CLOSING = frozenset(".।?!")
_DIVIDERS = frozenset("|·•–—-/")
_AFTER_DATELINE = frozenset(".।॥:–—-")


def find_day(claims: Sequence[Claim]) -> date | None:
    """The day of publication: said as such, or of the dateline, or alone on a line of the edge.

    Where there is none, the day of the last change: it is the same or one of the next.
    """
    edges = [*claims[:NEAR_EDGE], *claims[max(NEAR_EDGE, len(claims) - NEAR_EDGE) :]]
    lines = [claim for claim in edges if len(claim.tokens) <= _LONGEST_LINE]
    for days in (
        {_read_cued_day(claim, "published_cues") for claim in lines},
        {_read_dateline(claim) for claim in lines},
        {_read_placed_day(claim) for claim in _find_opening(claims)},
        {_read_lone_day(claim) for claim in lines},
        {_read_cued_day(claim, "updated_cues") for claim in lines},
    ):
        if told := days - {None}:
            return told.pop() if len(told) == 1 else None
    return None


def _find_opening(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The first claim of the story, if it is near the beginning."""
    story = [c for c in claims[:NEAR_EDGE] if c.role not in ("headline", "boilerplate", "dateline")]
    return story[:1]


def _read_placed_day(claim: Claim) -> date | None:
    """The day of a dateline without an agency: a known place, a date, and a mark to end it."""
    ends = (n for n, token in enumerate(claim.tokens) if token.text in _AFTER_DATELINE)
    end = next(ends, len(claim.tokens))
    head = claim.tokens[:end]
    for mention in find_dates(_read_until(claim, end), head, claim.start)[:1]:
        words = [token for token in head[: mention.first] if token.kind != "mark"]
        if mention.last == end and _is_known_place(words):
            return get_day(mention)
    return None


def _read_until(claim: Claim, end: int) -> str:
    """The text of a claim before its token numbered `end`."""
    is_all = end == len(claim.tokens)
    return claim.text if is_all else claim.text[: claim.tokens[end].start - claim.start]


def _is_known_place(words: Sequence[Token]) -> bool:
    if not 0 < len(words) <= _LONGEST_PLACE:
        return False
    if any(found.startswith("places:") for found in find_entities(" ".join(w.text for w in words))):
        return True
    folded = " ".join(word.norm for word in words)
    return any("place" in table(language, "datelines").get(folded, ()) for language in LANGUAGES)


def _read_cued_day(claim: Claim, cues: str) -> date | None:
    """The date right behind a word such as "published", in what is no sentence of the story.

    cues: the word list of such words.
    """
    if claim.text[-1:] in _CLOSING:
        return None
    for mention in _find_dates(claim):
        before = list(claim.tokens[: mention.first])
        while before and before[-1].kind == "mark":
            before.pop()
        if _ends_in_cue(before, cues) and (day := get_day(mention)):
            return day
    return None


def _ends_in_cue(tokens: Sequence[Token], cues: str) -> bool:
    """Whether the last words are a cue that begins the line, or a part of it after a bar."""
    for length in range(1, min(_longest_cue(cues), len(tokens)) + 1):
        cue = " ".join(token.norm for token in tokens[-length:])
        if cue in words_of_all(cues):
            head = tokens[:-length]
            if not head or head[-1].text in _DIVIDERS:
                return True
    return False


@cache
def _longest_cue(cues: str) -> int:
    return max(len(cue.split()) for cue in words_of_all(cues))


def _read_dateline(claim: Claim) -> date | None:
    if claim.role != "dateline":
        return None
    days = [day for mention in _find_dates(claim) if (day := get_day(mention))]
    return days[0] if len(days) == 1 else None


def _read_lone_day(claim: Claim) -> date | None:
    """The day of a line that holds no more than a date and a time."""
    dates = _find_dates(claim)
    held = {place for mention in dates for place in range(mention.first, mention.last)}
    if any(token.kind != "mark" and n not in held for n, token in enumerate(claim.tokens)):
        return None
    days = {day for mention in dates if (day := get_day(mention))}
    return days.pop() if len(days) == 1 else None


def _find_dates(claim: Claim) -> list[Mention]:
    return find_dates(claim.text, claim.tokens, claim.start)


def get_day(mention: Mention) -> date | None:
    """The day of a date that says its day, month and year, and is not relative to another."""
    moment = mention.moment
    if moment is None or moment.relative or moment.first is None or moment.first != moment.last:
        return None
    return moment.first if moment.first.year in CALENDAR else None
