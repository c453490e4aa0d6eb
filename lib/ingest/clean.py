"""A text as it may be kept: what cannot be stored or shown is replaced, what misleads is noticed.

The kept text is the article's original from then on. Only what is no text is changed: lone
surrogates, control characters, direction overrides and towers of combining marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import regex

from lib.drafts import Notice, NoticeKind
from lib.errors import EmptyText, TooLong
from lib.ingest.limits import MAX_MARKS, MAX_NOTICE_PLACES
from lib.ingest.misread import find_misread, refuse_misread
from lib.language.lexicon import members
from lib.language.text import INVISIBLE, OVERRIDES
from lib.settings import MAX_TEXT_CHARS

_BREAK = regex.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = regex.compile(r"[\p{Cc}--[\t\n]]", flags=regex.VERSION1)
_OVERRIDE = regex.compile(f"[{OVERRIDES}]")
_TOWER = regex.compile(rf"((?:[\p{{M}}{INVISIBLE}]){{{MAX_MARKS}}})[\p{{M}}{INVISIBLE}]+")
_UNREADABLE = regex.compile("\ufffd+")
_HIDDEN = regex.compile(f"[{INVISIBLE}]+")
_JOINERS = frozenset("\u200c\u200d")
_JOINED = regex.compile(r"[\p{Devanagari}\p{Extended_Pictographic}\ufe0f]")
_FOREIGN = regex.compile(r"[\p{Cyrillic}\p{Greek}\p{Armenian}]")
_LATIN = regex.compile(r"\p{Latin}")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_LETTER = regex.compile(r"[\p{L}\p{N}]")
_LISTED = 5  # words quoted in a notice


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text that can be kept, and what was noticed in it."""

    text: str
    notices: tuple[Notice, ...]

    @property
    def gone(self) -> tuple[Notice, ...]:
        """Those on what can no longer be seen in the text."""
        return tuple(notice for notice in self.notices if not notice.places)


def clean_text(text: str, called: str = "The text") -> Cleaned:
    """The text fit to keep, with notices. Raises EmptyText, TooLong, MisreadText.

    called: what a message calls it. The time is linear in the text, and a text over the limit is
    refused before it is looked at.
    """
    if len(text) > MAX_TEXT_CHARS:
        raise TooLong(called, f"{len(text):,} characters", f"{MAX_TEXT_CHARS:,}")
    cleaned, notices = _replace_all(_join_surrogates(text))
    cleaned = cleaned.strip().lstrip("\ufeff").lstrip()
    if not _LETTER.search(cleaned):
        raise EmptyText(called)
    refuse_misread(cleaned, called)
    return Cleaned(cleaned, (*notices, *find_notices(cleaned)))


def clean_line(text: str, longest: int) -> str:
    """A field of one line, such as a title: cleaned, its spaces single, at most `longest`."""
    cleaned, _ = _replace_all(_join_surrogates(text[: 4 * longest]))
    return " ".join(cleaned.replace("\ufeff", "").split())[:longest].rstrip()


def find_notices(text: str) -> tuple[Notice, ...]:
    """What can be seen in a cleaned text: letters lost, hidden characters, disguised words."""
    return tuple(_notice_all(text))


def _join_surrogates(text: str) -> str:
    """Pairs become the character they stand for, lone ones U+FFFD."""
    try:
        text.encode("utf-8")
        return text
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _replace_all(text: str) -> tuple[str, list[Notice]]:
    notices = []
    text = _BREAK.sub("\n", text)
    text, count = _CONTROL.subn("", text)
    if count:
        notices.append(Notice("control", f"{_count(count, 'control character')} left out."))
    text, count = _OVERRIDE.subn("\ufffd", text)
    if count:
        message = f"Marks that turn the direction of reading are shown as �: {count:,}."
        notices.append(Notice("direction", message))
    text, count = _TOWER.subn(r"\1", text)
    if count:
        message = f"{_count(count, 'heap')} of more than {MAX_MARKS} marks on one letter cut short."
        notices.append(Notice("marks", message))
    return text, notices


def _notice_all(text: str) -> Iterator[Notice]:
    lost = [match.span() for match in _UNREADABLE.finditer(text)]
    if lost:
        message = f"Characters that could not be read stand as � in {_count(len(lost), 'place')}."
        yield _make_notice("unreadable", message, lost)
    misread = [match.span() for match in find_misread(text)]
    if misread:
        sign = text[slice(*misread[0])]
        message = f"Signs such as “{sign}” were read in the wrong encoding somewhere before."
        yield _make_notice("misread", message, misread)
    hidden = [match.span() for match in _HIDDEN.finditer(text) if not _is_wanted(text, match)]
    if hidden:
        message = f"Characters that cannot be seen stand in {_count(len(hidden), 'place')}."
        yield _make_notice("invisible", message, hidden)
    disguised = list(_find_disguised(text))
    if disguised:
        words = dict.fromkeys(text[start:end] for start, end in disguised)
        quoted = ", ".join(f"“{word[:40]}”" for word in list(words)[:_LISTED])
        message = f"Letters of two alphabets that look alike stand in one word: {quoted}."
        yield _make_notice("homoglyph", message, disguised)


def _make_notice(kind: NoticeKind, message: str, places: Iterable[tuple[int, int]]) -> Notice:
    return Notice(kind, message, tuple(places)[:MAX_NOTICE_PLACES])


def _is_wanted(text: str, match: regex.Match[str]) -> bool:
    """Whether a hidden run is a joiner that Devanagari or an emoji needs."""
    start, end = match.span()
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return set(match.group()) <= _JOINERS and bool(_JOINED.match(before) or _JOINED.match(after))


def _find_disguised(text: str) -> Iterator[tuple[int, int]]:
    if not _FOREIGN.search(text):
        return
    for word in _WORD.finditer(text):
        if _LATIN.search(word.group()) and not _lookalikes().isdisjoint(word.group()):
            yield word.span()


@cache
def _lookalikes() -> frozenset[str]:
    return frozenset(letter for group in members("common", "homoglyphs") for letter in group[1:])


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
