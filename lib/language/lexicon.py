"""Word lists and maps: commented text files, data/lexicon/<language>/<name>.txt.

data/lexicon/lists.toml names every list with its format and its languages. A list that it does not
name, or a format that is not the list's own, raises UnknownList; a list whose file is away stops
the start with MissingList. `#` starts a comment. Entries are folded like tokens, so that a linguist
writes ordinary spelling and nukta or candrabindu do not matter.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args

from lib.errors import MissingList, UnknownList
from lib.language.text import fold
from lib.model import Language
from lib.settings import LEXICON

LANGUAGES: tuple[Language, ...] = ("hi", "en")

Format = Literal["words", "table", "groups", "pairs", "lines"]


@dataclass(frozen=True, slots=True)
class WordList:
    """A list of the manifest: its format, and the folders that have a file of its name."""

    format: Format
    languages: tuple[str, ...]


_NONE = WordList("words", ())


def read_manifest() -> Mapping[str, WordList]:
    """Read the lists by name, and see that every file is there and holds a line.

    Raises UnknownList for a slip in the manifest, MissingList for a file that is away or empty.
    """
    lists: dict[str, WordList] = {}
    found = _read_toml()
    for unknown in found.keys() - set(get_args(Format)):
        raise UnknownList(unknown, "no format that lib/language/lexicon.py reads")
    for form in get_args(Format):
        for name, languages in found.get(form, {}).items():
            if name in lists:
                raise UnknownList(name, "named twice in data/lexicon/lists.toml")
            if not isinstance(languages, list) or not languages:
                raise UnknownList(name, "without a list of its languages in lists.toml")
            lists[name] = WordList(form, tuple(map(str, languages)))
    for name, listed in lists.items():
        for language in listed.languages:
            if not any(_read_entries(language, name)):
                raise MissingList(f"data/lexicon/{language}/{name}.txt")
    for path in LEXICON.glob("*/*.txt"):
        if path.parent.name not in lists.get(path.stem, _NONE).languages:
            raise UnknownList(f"{path.parent.name}/{path.stem}", "not in data/lexicon/lists.toml")
    return MappingProxyType(lists)


def _read_toml() -> dict[str, Any]:
    try:
        return tomllib.loads((LEXICON / "lists.toml").read_text(encoding="utf-8"))
    except OSError:
        raise MissingList("data/lexicon/lists.toml") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnknownList("lists.toml", f"no TOML ({error})") from None


def _read_entries(language: str, name: str) -> Iterator[str]:
    """The lines of one file without comments and blank lines; none of a file that is away."""
    try:
        text = (LEXICON / language / f"{name}.txt").read_text(encoding="utf-8")
    except FileNotFoundError:
        return iter(())
    except UnicodeDecodeError:
        raise UnknownList(f"{language}/{name}", "no UTF-8 text") from None
    return (content for line in text.splitlines() if (content := line.split("#", 1)[0].strip()))


LISTS = read_manifest()


def languages_of(name: str) -> tuple[str, ...]:
    """The folders that have a list of this name. Raises UnknownList."""
    if name not in LISTS:
        raise UnknownList(name, "not in data/lexicon/lists.toml")
    return LISTS[name].languages


def read_lines(language: str, name: str, form: Format) -> Iterator[str]:
    """The lines of one list without comments and blank lines. Raises UnknownList."""
    if language not in languages_of(name) or LISTS[name].format != form:
        raise UnknownList(f"{language}/{name}", f"no list of the format “{form}”")
    return _read_entries(language, name)


def fold_phrase(phrase: str) -> str:
    """A phrase as the lexicon keeps it: each word folded, single spaces between."""
    return " ".join(fold(word) for word in phrase.split())


@cache
def words(language: str, name: str) -> frozenset[str]:
    """The folded words or phrases of a list with one entry a line."""
    return frozenset(fold_phrase(line) for line in read_lines(language, name, "words"))


@cache
def words_of_all(name: str) -> frozenset[str]:
    """The words of one list in every language that has it."""
    return frozenset().union(*(words(language, name) for language in languages_of(name)))


@cache
def rows(language: str, name: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Keys and values of every `key, key = value, value` line, as written."""
    sides = (line.partition("=") for line in read_lines(language, name, "table"))
    return tuple((_split_commas(keys), _split_commas(values)) for keys, _, values in sides)


@cache
def table(language: str, name: str) -> Mapping[str, tuple[str, ...]]:
    """A map from folded key to its values as written; of two equal keys the first counts."""
    found: dict[str, tuple[str, ...]] = {}
    for keys, values in rows(language, name):
        for key in keys:
            found.setdefault(fold_phrase(key), values)
    return MappingProxyType(found)


@cache
def roles(name: str) -> Mapping[str, frozenset[str]]:
    """A map from folded phrase to every value it has, in whichever line and language."""
    found: dict[str, set[str]] = {}
    for language in languages_of(name):
        for phrases, values in rows(language, name):
            for phrase in phrases:
                found.setdefault(fold_phrase(phrase), set()).update(values)
    return MappingProxyType({phrase: frozenset(values) for phrase, values in found.items()})


@cache
def role_heads(name: str) -> frozenset[str]:
    """The first words of the phrases that have roles in a list."""
    return frozenset(phrase.split()[0] for phrase in roles(name))


@cache
def members(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The groups of a list, a group a line, each with its members as written."""
    return tuple(map(_split_commas, read_lines(language, name, "groups")))


@cache
def groups(language: str, name: str) -> Mapping[str, int]:
    """A map from folded member to the number of its group; of two groups the first counts."""
    found: dict[str, int] = {}
    for number, group in enumerate(members(language, name)):
        for member in group:
            found.setdefault(fold_phrase(member), number)
    return MappingProxyType(found)


@cache
def pairs(language: str, name: str) -> tuple[tuple[str, str], ...]:
    """The `key = value` lines of a list, in order, neither side folded."""
    sides = (line.rpartition(" = ") for line in read_lines(language, name, "pairs"))
    return tuple((key.strip(), value.strip()) for key, _, value in sides)


def _split_commas(entries: str) -> tuple[str, ...]:
    return tuple(entry.strip() for entry in entries.split(",") if entry.strip())
