"""What is recognised of a text before it is kept: title, day, language, the role of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice

import regex

from lib.article import split_claims
from lib.drafts import Draft, Notice
from lib.ingest.clean import find_notices
from lib.lexicon import words_of_all
from lib.mentions import CALENDAR
from lib.mentions.date import find_dates
from lib.model import Claim, Language, Mention, Role, Token
from lib.text import detect_language, tokenise

LONGEST_TITLE = 150  # characters of a title made of the first sentence; chosen
_NEAR_EDGE = 8  # claims at either end of an article where its own day may stand; chosen
_LONGEST_LINE = 25  # tokens of such a line; chosen
_LETTER = regex.compile(r"\p{L}")
_READ = regex.compile(r"[\p{L}&&[\p{Latin}\p{Devanagari}]]", flags=regex.VERSION1)
_CLOSING = frozenset(".।?!")
_DIVIDERS = frozenset("|·•–—-/")
_TITLE_ROLES: tuple[Role, ...] = ("headline", "claim", "quote")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text with one role, half-open, in code points."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a text says of itself; published is None where it does not.

    has_headline: the title stands as a headline in the text, else it is made of a sentence.
    language: None where most letters are of neither script that Milaan reads.
    """

    title: str
    has_headline: bool
    published: date | None
    language: Language | None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """A draft as it would be kept, what to know of it, and the role of each of its parts."""

    draft: Draft
    notices: tuple[Notice, ...]
    parts: tuple[Part, ...]


def preview_draft(draft: Draft) -> Preview:
    """What the library page shows of a draft before it is kept; nothing is cut from the text."""
    claims = split_claims(draft.text)
    notices = (*draft.notices, *find_notices(draft.text))
    return Preview(draft, notices, tuple(_join_parts(claims)))


def recognise(text: str) -> Recognised:
    """Title, day of publication, language and parts of a cleaned text."""
    claims = split_claims(text)
    return Recognised(
        title=_find_title(claims),
        has_headline=any(claim.role == "headline" for claim in claims[:_NEAR_EDGE]),
        published=_find_day(claims),
        language=_find_language(text),
        parts=tuple(_join_parts(claims)),
    )


def read_day(written: str) -> date | None:
    """The one day that a written date names, in ISO 8601 or as people write it."""
    written = written.strip()
    try:
        day = date.fromisoformat(written[:10])
    except ValueError:
        dates = find_dates(written, tokenise(written))
        days = {_get_day(mention) for mention in dates} - {None}
        return days.pop() if len(days) == 1 else None
    return day if day.year in CALENDAR else None


def _find_language(text: str) -> Language | None:
    letters = len(_LETTER.findall(text))
    return detect_language(text) if 2 * len(_READ.findall(text)) > letters else None


def _join_parts(claims: Sequence[Claim]) -> Iterator[Part]:
    """Neighbours of one role as one part."""
    part: Part | None = None
    for claim in claims:
        if part and part.role == claim.role:
            part = Part(part.start, claim.end, claim.role)
        else:
            if part:
                yield part
            part = Part(claim.start, claim.end, claim.role)
    if part:
        yield part


def _find_title(claims: Sequence[Claim]) -> str:
    """The headline, else the beginning of the first sentence of the story."""
    for role in (("headline",), _TITLE_ROLES):
        for claim in islice(claims, _NEAR_EDGE):
            if claim.role in role:
                return _shorten(" ".join(claim.text.split()))
    return _shorten(" ".join(claims[0].text.split())) if claims else ""


def _shorten(title: str) -> str:
    if len(title) <= LONGEST_TITLE:
        return title
    return f"{title[:LONGEST_TITLE].rsplit(' ', 1)[0]}…"


def _find_day(claims: Sequence[Claim]) -> date | None:
    """The day of publication: said as such, or of the dateline, or alone on a line of the edge."""
    edges = [*claims[:_NEAR_EDGE], *claims[max(_NEAR_EDGE, len(claims) - _NEAR_EDGE) :]]
    lines = [claim for claim in edges if len(claim.tokens) <= _LONGEST_LINE]
    for read in (_read_cued_day, _read_dateline, _read_lone_day):
        days = {day for claim in lines if (day := read(claim))}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _read_cued_day(claim: Claim) -> date | None:
    """The date right behind a word such as "published", in what is no sentence of the story."""
    if claim.text[-1:] in _CLOSING:
        return None
    for mention in _find_dates(claim):
        before = list(claim.tokens[: mention.first])
        while before and before[-1].kind == "mark":
            before.pop()
        if _ends_in_cue(before) and (day := _get_day(mention)):
            return day
    return None


def _ends_in_cue(tokens: Sequence[Token]) -> bool:
    """Whether the last words are a cue that begins the line, or a part of it after a bar."""
    for length in range(1, min(_longest_cue(), len(tokens)) + 1):
        cue = " ".join(token.norm for token in tokens[-length:])
        if cue in words_of_all("published_cues"):
            head = tokens[:-length]
            if not head or head[-1].text in _DIVIDERS:
                return True
    return False


@cache
def _longest_cue() -> int:
    return max(len(cue.split()) for cue in words_of_all("published_cues"))


def _read_dateline(claim: Claim) -> date | None:
    if claim.role != "dateline":
        return None
    days = [day for mention in _find_dates(claim) if (day := _get_day(mention))]
    return days[0] if len(days) == 1 else None


def _read_lone_day(claim: Claim) -> date | None:
    """The day of a line that holds no more than a date and a time."""
    dates = _find_dates(claim)
    held = {place for mention in dates for place in range(mention.first, mention.last)}
    if any(token.kind != "mark" and n not in held for n, token in enumerate(claim.tokens)):
        return None
    days = {day for mention in dates if (day := _get_day(mention))}
    return days.pop() if len(days) == 1 else None


def _find_dates(claim: Claim) -> list[Mention]:
    return find_dates(claim.text, claim.tokens, claim.start)


def _get_day(mention: Mention) -> date | None:
    """The day of a date that says its day, month and year, and is not relative to another."""
    moment = mention.moment
    if moment is None or moment.relative or moment.first is None or moment.first != moment.last:
        return None
    return moment.first if moment.first.year in CALENDAR else None
