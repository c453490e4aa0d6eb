"""Word lists and maps, read from commented text files in data/lexicon/<language>/<name>.txt.

Three line formats, chosen by the reader: a word a line; `key = value, value`; a group a line,
members separated by commas. `#` starts a comment. Every entry is folded like a token, so that
a linguist writes ordinary spelling and nukta or candrabindu do not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from lib.model import Language
from lib.settings import LEXICON
from lib.text import fold

LANGUAGES: tuple[Language, ...] = ("hi", "en")


def read_lines(language: str, name: str) -> Iterator[str]:
    """Lines of one lexicon file without comments and blank lines. Raises FileNotFoundError."""
    for line in (LEXICON / language / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        content = line.split("#", 1)[0].strip()
        if content:
            yield content


def fold_phrase(phrase: str) -> str:
    """A phrase as the lexicon keeps it: each word folded, single spaces between."""
    return " ".join(fold(word) for word in phrase.split())


@cache
def words(language: str, name: str) -> frozenset[str]:
    """A set of folded words or phrases, from a file with one entry a line."""
    return frozenset(fold_phrase(line) for line in read_lines(language, name))


@cache
def words_of_all(name: str) -> frozenset[str]:
    """The words of one file in every language that has it."""
    return frozenset().union(*(words(language, name) for language in LANGUAGES))


@cache
def table(language: str, name: str) -> Mapping[str, tuple[str, ...]]:
    """A map from folded key to its values as written, from `key, key = value, value` lines."""
    found: dict[str, tuple[str, ...]] = {}
    for line in read_lines(language, name):
        keys, _, values = line.partition("=")
        entry = tuple(value.strip() for value in values.split(",") if value.strip())
        for key in keys.split(","):
            found.setdefault(fold_phrase(key.strip()), entry)
    return MappingProxyType(found)


@cache
def groups(language: str, name: str) -> Mapping[str, int]:
    """A map from folded member to the number of its group, from `member, member` lines."""
    found: dict[str, int] = {}
    for number, line in enumerate(read_lines(language, name)):
        for member in line.split(","):
            found.setdefault(fold_phrase(member.strip()), number)
    return MappingProxyType(found)
