"""What is recognised of a text before it is kept: title, day, language, the role of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

import regex

from lib.claims.split import split_claims
from lib.drafts import Draft, Notice
from lib.ingest.clean import find_notices
from lib.language.text import detect_language, tokenise
from lib.mentions.datelines import NEAR_EDGE, find_day, get_day
from lib.mentions.dates.find import find_dates
from lib.mentions.find import CALENDAR
from lib.model import Claim, Language, Role

LONGEST_TITLE = 150  # characters of a title made of the first sentence; chosen
_LETTER = regex.compile(r"\p{L}")
_READ = regex.compile(r"[\p{L}&&[\p{Latin}\p{Devanagari}]]", flags=regex.VERSION1)
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
        has_headline=any(claim.role == "headline" for claim in claims[:NEAR_EDGE]),
        published=find_day(claims),
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
        days = {get_day(mention) for mention in dates} - {None}
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
        for claim in islice(claims, NEAR_EDGE):
            if claim.role in role:
                return _shorten(" ".join(claim.text.split()))
    return _shorten(" ".join(claims[0].text.split())) if claims else ""


def _shorten(title: str) -> str:
    if len(title) <= LONGEST_TITLE:
        return title
    return f"{title[:LONGEST_TITLE].rsplit(' ', 1)[0]}…"
