"""What people type, made fit to be kept or refused in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

from lib import settings
from lib.errors import BadField, EmptyText, TooLong
from lib.language.text import OVERRIDES
from lib.store.keys import clean

_LIMITS = {
    "title": settings.MAX_TITLE_CHARS,
    "source": settings.MAX_SOURCE_CHARS,
    "URL": settings.MAX_URL_CHARS,
    "language": 35,  # the longest tag that BCP 47 asks programs to take
    "author": settings.MAX_AUTHOR_CHARS,
    "note": settings.MAX_NOTE_CHARS,
    "reading": settings.MAX_ALIAS_CHARS,
    "kind": 40,
    "article's id": settings.MAX_AUTHOR_CHARS,
    "claim": settings.MAX_TEXT_CHARS,
}


def read_line(field: str, value: str) -> str:
    """A value of one line: white space collapsed, what cannot be stored or turns the direction of
    reading replaced. Raises BadField."""
    line = " ".join(clean(value).split())
    return _limit(field, "".join("\ufffd" if letter in OVERRIDES else letter for letter in line))


def read_lines(field: str, value: str) -> str:
    """A value of many lines, kept as it was given but for its edges. Raises BadField."""
    return _limit(field, clean(value).strip())


def read_text(value: str) -> str:
    """An article's text, kept as it was given. Raises EmptyText or TooLong."""
    text = clean(value)
    if not text.strip():
        raise EmptyText("The article")
    if len(text) > settings.MAX_TEXT_CHARS:
        size, limit = f"{len(text):,} characters", f"{settings.MAX_TEXT_CHARS:,}"
        raise TooLong("The article", size, limit)
    return text


def read_day(value: date | None) -> date | None:
    """A day without its hour."""
    return value.date() if isinstance(value, datetime) else value


def read_choice(field: str, value: str, choices: tuple[str, ...]) -> str:
    """One of a few words. Raises BadField."""
    if value not in choices:
        raise BadField(field, f"must be one of {', '.join(choices)}")
    return value


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def _limit(field: str, value: str) -> str:
    if len(value) > _LIMITS[field]:
        raise BadField(field, f"has {len(value):,} characters; {_LIMITS[field]:,} are kept at most")
    return value
