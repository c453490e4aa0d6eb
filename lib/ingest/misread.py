"""Hindi that was saved as something else: an old font's letters, or UTF-8 read as Western."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from lib.errors import MisreadText
from lib.language.lexicon import read_lines

# The three bytes of every Devanagari letter in UTF-8, read as Windows-1252.
_TORN_HINDI = regex.compile("à[¤¥]")
# The same of typographic quotes and dashes, and of accented Latin letters.
_TORN_SIGN = regex.compile("à[¤¥]|â€[™œ\u009d˜¦“”]|Ã[©¨¼¶¤±³¡]")
_MOST_TORN = 0.05  # of the characters; chosen: whole Hindi pages have a third
_FEWEST_FONT_WORDS = 6  # chosen
_MOST_FONT_WORDS = 0.1  # of the words; Hindi texts have a quarter, English ones none


def refuse_misread(text: str, called: str) -> None:
    """Raise MisreadText where the text as a whole stands in the wrong letters."""
    if len(_TORN_HINDI.findall(text)) > _MOST_TORN * len(text):
        reason = "is Hindi that was read in the wrong encoding; save the original as UTF-8"
        raise MisreadText(called, reason)
    words = [word.strip("().'\"") for word in text.split()]
    seen = [word for word in words if word in _font_words()]
    if len(set(seen)) >= _FEWEST_FONT_WORDS and len(seen) > _MOST_FONT_WORDS * len(words):
        reason = "is Hindi in an old font (Kruti Dev or its like); convert it to Unicode first"
        raise MisreadText(called, reason)


def find_misread(text: str) -> Iterator[regex.Match[str]]:
    """Single signs that were read in the wrong encoding."""
    return iter(_TORN_SIGN.finditer(text))


@cache
def _font_words() -> frozenset[str]:
    return frozenset(read_lines("hi", "legacy_font", "lines"))
