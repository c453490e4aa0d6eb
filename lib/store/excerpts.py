"""The place in a text where a search found something."""

from __future__ import annotations

from collections.abc import Sequence

from lib.language.text import tokenise
from lib.model import Token
from lib.store.words import split_token

_AROUND = 80  # characters shown before and after the first word found; chosen: two lines in all
_LINES_READ = 200  # a longer text is searched no further for an excerpt; chosen, as it costs time


def find_excerpt(text: str, words: Sequence[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A piece of the text around the first of the folded words, as it is written there.

    Gives the piece and the half-open ranges in it that begin with one of the words. Where no line
    has one (the title or the source has), the beginning of the text and no range.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in lines[:_LINES_READ]:
        places = [(t.start, t.end) for t in tokenise(line) if _is_sought(t, words)]
        if places:
            return _cut(line, places)
    return _cut(lines[0], [])


def _is_sought(token: Token, words: Sequence[str]) -> bool:
    return any(found.startswith(tuple(words)) for found in split_token(token))


def _cut(line: str, places: list[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """About _AROUND characters on both sides, to the next space if that is near."""
    first, last = places[0] if places else (0, 0)
    start, end = max(first - _AROUND, 0), min(last + _AROUND, len(line))
    if start:
        start = line.find(" ", start, first) + 1 or start
    if end < len(line):
        end = max(line.rfind(" ", last, end), last) if " " in line[last:end] else end
    return line[start:end], tuple((a - start, b - start) for a, b in places if b <= end)
