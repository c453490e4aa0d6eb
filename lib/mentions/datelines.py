"""The day on which an article was written, as its dateline or a line of the page tells it.

A wrong day would resolve every "yesterday" wrongly; where two are told, or none, there is none. A
date in a sentence of the story is the event's and is not read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from lib.claims.datelines import LONGEST_PLACE, is_listed
from lib.language.lexicon import table, words_of_all
from lib.mentions.dates.find import find_dates
from lib.mentions.find import CALENDAR
from lib.mentions.relate import SAME_NEWS
from lib.model import Claim, Mention, Token
from lib.names.aliases import find_entities

NEAR_EDGE = 8  # claims at either end of an article where its own day may stand; chosen
_LONGEST_LINE = 25  # tokens of such a line; chosen
_CLOSING = frozenset(".।?!")
_DIVIDERS = frozenset("|·•–—-/")
_AFTER_DATELINE = frozenset(".।॥:–—-")
_FULL_STOPS = frozenset(".।")
_MARKS_OF_DAY = frozenset(",(")

DayOf = Callable[[Mention], date | None]


def find_day(claims: Sequence[Claim], near: date | None = None) -> date | None:
    """The day of publication: said as such, or of the dateline, or alone on a line of the edge.

    Where there is none, the day of the last change: it is the same or one of the next. near: the
    day of another article of the same news; a day that is told without its year has the one that
    brings it within SAME_NEWS of it.
    """
    edges = [*claims[:NEAR_EDGE], *claims[max(NEAR_EDGE, len(claims) - NEAR_EDGE) :]]
    lines = [claim for claim in edges if len(claim.tokens) <= _LONGEST_LINE]
    opening = _find_opening(claims)

    def day_of(mention: Mention) -> date | None:
        return get_day(mention) or (add_year(mention, near) if near else None)

    for days in (
        {_read_cued_day(claim, "published_cues", day_of) for claim in edges},
        {_read_dateline(claim, day_of) for claim in lines},
        {_read_placed_day(claim, day_of, claim in opening) for claim in claims[:NEAR_EDGE]},
        {_read_lone_day(claim) for claim in lines},
        {_read_cued_day(claim, "updated_cues", day_of) for claim in edges},
    ):
        if told := days - {None}:
            return told.pop() if len(told) == 1 else None
    return None


def add_year(mention: Mention, near: date) -> date | None:
    """The day of a date that says day and month, in the year in which it is near another day."""
    moment = mention.moment
    if moment is None or moment.relative or moment.is_span or not moment.month_and_day:
        return None
    days = (_make_day(year, moment.month_and_day) for year in range(near.year - 1, near.year + 2))
    return next((day for day in days if day and abs(day - near) <= SAME_NEWS), None)


def _make_day(year: int, month_and_day: str) -> date | None:
    try:
        return date.fromisoformat(f"{year:04}-{month_and_day}")
    except ValueError:
        return None


def _find_opening(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The first claim of the story, if it is near the beginning."""
    story = [c for c in claims[:NEAR_EDGE] if c.role not in ("headline", "boilerplate", "dateline")]
    return story[:1]


def _read_placed_day(claim: Claim, day_of: DayOf, is_opening: bool) -> date | None:
    """The day of a dateline without an agency: a known place, a date, and a mark to end it.

    One that fills a sentence or a line may stand below a headline; if it is a sentence, its place
    need not be known.
    """
    end = _find_end(claim.tokens)
    is_whole = end >= len(claim.tokens) - 1
    if not (is_opening or is_whole):
        return None
    head = claim.tokens[:end]
    for mention in find_dates(_read_until(claim, end), head, claim.start)[:1]:
        before = head[: mention.first]
        words = [token for token in before if token.kind != "mark"]
        is_sentence = is_whole and claim.text[-1:] in _FULL_STOPS and _ends_in_comma(before)
        is_placed = _is_known_place(words) or (is_sentence and 0 < len(words) <= LONGEST_PLACE)
        if is_placed and _says_no_more(head[mention.last :], is_whole):
            return day_of(mention)
    return None


def _find_end(tokens: Sequence[Token]) -> int:
    """The place of the first mark that can end a dateline; that of a time (6:15) cannot."""
    for n, token in enumerate(tokens):
        is_of_time = token.text == ":" and {t.kind for t in tokens[n - 1 : n + 2 : 2]} == {"number"}
        if token.text in _AFTER_DATELINE and not is_of_time:
            return n
    return len(tokens)


def _ends_in_comma(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[-1].text == ","


def _says_no_more(rest: Sequence[Token], is_line: bool) -> bool:
    """Nothing follows the date; on a line of its own perhaps an agency, or when it was changed."""
    words = [token.norm for token in rest if token.kind == "word"]
    is_agency = is_listed(" ".join(words), "agency")
    return not rest or (is_line and (is_agency or set(words) <= _stamp_words()))


@cache
def _stamp_words() -> frozenset[str]:
    return words_of_all("stamp_words").union(table("common", "time_zones"))


def _read_until(claim: Claim, end: int) -> str:
    """The text of a claim before its token numbered `end`."""
    is_all = end == len(claim.tokens)
    return claim.text if is_all else claim.text[: claim.tokens[end].start - claim.start]


def _is_known_place(words: Sequence[Token]) -> bool:
    if not 0 < len(words) <= LONGEST_PLACE:
        return False
    if any(found.startswith("places:") for found in find_entities(" ".join(w.text for w in words))):
        return True
    folded = " ".join(word.norm for word in words)
    return is_listed(folded, "place")


def _read_cued_day(claim: Claim, cues: str, day_of: DayOf) -> date | None:
    """The date right behind a word such as "published", in what is no sentence of the story.

    cues: the word list of such words. With a colon before it and a time of the clock behind it the
    date is the page's wherever it stands.
    """
    is_line = len(claim.tokens) <= _LONGEST_LINE and claim.text[-1:] not in _CLOSING
    dates = _find_dates(claim) if is_line or ":" in claim.text else []
    for mention in dates:
        before = list(claim.tokens[: mention.first])
        if before and before[-1].text in _MARKS_OF_DAY:
            before.pop()
        if len(before) > 1 and before[-1].norm in _stamp_words():
            before = before if _ends_in_cue(before, cues, False) else before[:-1]
        is_stamped = bool(before) and before[-1].text == ":" and _has_time(mention, dates)
        while before and before[-1].kind == "mark":
            before.pop()
        is_cued = (is_line or is_stamped) and _ends_in_cue(before, cues, not is_stamped)
        if is_cued and (day := day_of(mention)):
            return day
    return None


def _has_time(day: Mention, dates: Sequence[Mention]) -> bool:
    """A time of the clock stands right behind a date, with a mark between them at most."""
    return any(
        other.moment is not None
        and other.moment.grain == "time"
        and 0 <= other.first - day.last < 2
        for other in dates
    )


def _ends_in_cue(tokens: Sequence[Token], cues: str, begins: bool) -> bool:
    """Whether the last words are a cue; begins: one that begins the line or what follows a bar."""
    for length in range(1, min(_longest_cue(cues), len(tokens)) + 1):
        cue = " ".join(token.norm for token in tokens[-length:])
        if cue in words_of_all(cues):
            head = tokens[:-length]
            if not begins or not head or head[-1].text in _DIVIDERS:
                return True
    return False


@cache
def _longest_cue(cues: str) -> int:
    return max(len(cue.split()) for cue in words_of_all(cues))


def _read_dateline(claim: Claim, day_of: DayOf) -> date | None:
    if claim.role != "dateline":
        return None
    days = [day for mention in _find_dates(claim) if (day := day_of(mention))]
    return days[0] if len(days) == 1 else None


def _read_lone_day(claim: Claim) -> date | None:
    """The day of a line that holds no more than a date and a time."""
    dates = _find_dates(claim)
    held = {place for mention in dates for place in range(mention.first, mention.last)}
    rest = [t for n, t in enumerate(claim.tokens) if t.kind != "mark" and n not in held]
    is_stamp = claim.role == "boilerplate" and all(t.norm in _stamp_words() for t in rest)
    if rest and not is_stamp:
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
