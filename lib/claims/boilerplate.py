"""What on a page is not the story: comment forms, related links, credits, menus.

The phrases are in data/lexicon/{hi,en}/boilerplate.txt; the head of those files explains them.
Both languages are always read, since Hindi pages carry English forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from lib.language.lexicon import LANGUAGES, read_lines, table, words_of_all
from lib.language.text import tokenise
from lib.model import Token

Reach = Literal["sentence", "line"]

_COLONS = frozenset(":-–—|»>")
_VISARGA = "ः"  # often typed in place of a colon
_LONGEST_MENU_ENTRY = 3
_ADDRESS = regex.compile(r"(?:https?://|www\.)\S+")
_FILE_NAME = regex.compile(
    r"(?:https?://|www\.)\S+|[A-Za-z0-9.-]*_[A-Za-z0-9._-]*[0-9][A-Za-z0-9._-]*"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase in the form of `_write_key`, and where in a sentence it must stand."""

    key: str
    place: Literal["whole", "start", "anywhere"]


@dataclass(frozen=True, slots=True)
class _Patterns:
    whole: frozenset[str]
    start: dict[str, tuple[Pattern, ...]]  # by first word
    anywhere: tuple[Pattern, ...]
    menu: frozenset[str]


def find_boilerplate(tokens: Sequence[Token]) -> Reach | None:
    """How far the boilerplate that a sentence's tokens show reaches; None where there is none.

    "sentence": this sentence alone; "line": this sentence and what follows on its line.
    """
    patterns = _load_patterns()
    key = _write_key(tokens)
    if not key or key in patterns.whole:
        return "sentence"
    marked = _write_key(tokens, colons=True)
    for pattern in patterns.start.get(key.split(" ", 1)[0], ()):
        if f"{marked} ".startswith(f"{pattern.key} ") or f"{key} ".startswith(f"{pattern.key} "):
            return "line"
    if any(f" {pattern.key} " in f" {key} " for pattern in patterns.anywhere):
        return "sentence"
    return None


def is_stamp(tokens: Sequence[Token]) -> bool:
    """Whether a line only says when the page was published: Posted Sep 10, 2010 | 8:52 PM."""
    words = [token.norm for token in tokens if token.kind == "word"]
    has_figures = any(token.kind == "number" for token in tokens)
    return has_figures and bool(words) and all(word in _stamp_words() for word in words)


def is_file_name(text: str) -> bool:
    """Whether a line is the name of a file or an address: news_2009_1_12.html, https://…"""
    return bool(_FILE_NAME.fullmatch(text.strip()))


def find_addresses(text: str) -> list[tuple[int, int]]:
    """The places of web addresses in a text, as [start, end)."""
    return [match.span() for match in _ADDRESS.finditer(text)]


@lru_cache(maxsize=1)
def _stamp_words() -> frozenset[str]:
    days = (set(table(language, name)) for language in LANGUAGES for name in ("months", "weekdays"))
    return words_of_all("stamp_words").union(*days, table("common", "time_zones"))


def is_menu(tokens: Sequence[Token]) -> bool:
    """Whether a line is made up of the words of menus alone: BREAKING Home World News."""
    entries = _load_patterns().menu
    parts = _write_key(tokens).split(" ")
    while parts:
        for length in range(min(_LONGEST_MENU_ENTRY, len(parts)), 0, -1):
            if " ".join(parts[:length]) in entries:
                del parts[:length]
                break
        else:
            return False
    return True


def _write_key(tokens: Sequence[Token], colons: bool = False) -> str:
    """The folded words with single spaces; with `colons`, whatever serves as a colon too."""
    return " ".join(_write_parts(tokens, colons))


def _write_parts(tokens: Sequence[Token], colons: bool) -> Iterator[str]:
    for token in tokens:
        if token.kind != "mark" or token.text == "©":
            yield token.norm.rstrip(_VISARGA)
        if colons and (token.text in _COLONS or token.norm.endswith(_VISARGA)):
            yield ":"


@lru_cache(maxsize=1)
def _load_patterns() -> _Patterns:
    menu: set[str] = set()
    found: list[Pattern] = []
    for line in (line for each in LANGUAGES for line in read_lines(each, "boilerplate", "lines")):
        if line.startswith("menu:"):
            menu.update(_write_key(tokenise(entry)) for entry in line[5:].split(","))
        else:
            found.append(_read_pattern(line))
    start: dict[str, tuple[Pattern, ...]] = {}
    for pattern in found:
        if pattern.place == "start":
            first = pattern.key.split(" ", 1)[0]
            start[first] = (*start.get(first, ()), pattern)
    return _Patterns(
        whole=frozenset(pattern.key for pattern in found if pattern.place == "whole"),
        start=start,
        anywhere=tuple(pattern for pattern in found if pattern.place == "anywhere"),
        menu=frozenset(menu),
    )


def _read_pattern(line: str) -> Pattern:
    phrase = line.strip(". ")
    if line.startswith("..."):
        return Pattern(_write_key(tokenise(phrase)), "anywhere")
    if line.endswith("..."):
        return Pattern(_write_key(tokenise(phrase), colons=phrase.endswith(":")), "start")
    return Pattern(_write_key(tokenise(phrase)), "whole")
