"""What a site's name says: whose name it bears, which of its sort it is, and its sort."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from lib.language import lexicon
from lib.language.lexicon import LANGUAGES
from lib.language.text import fold
from lib.model import Mention, Site


def write_value(names: Iterable[str], marks: Iterable[str], sort: str) -> str:
    """Write a site as one string that reads like its English name and that read_site reads."""
    return " ".join([*names, *sorted(set(marks)), sort])


@lru_cache(maxsize=20_000)
def read_site(value: str) -> Site | None:
    """Read the name of a site; None where it ends in no noun of a site in small letters."""
    words = value.split()
    for length in range(min(4, len(words)), 0, -1):
        sort = _sorts().get(" ".join(words[-length:]))
        if sort is not None:
            break
    else:
        return None
    own = words[:-length]
    if sort in _town_sorts():
        return Site(" ".join(own), frozenset(), sort)
    marks = frozenset(mark for word in own if (mark := find_mark(fold(word))))
    return Site(" ".join(word for word in own if not find_mark(fold(word))), marks, sort)


def find_mark(norm: str) -> str:
    """The id of a folded word that says which of its sort a site is, or ""."""
    return _marks().get(norm, "")


@cache
def _marks() -> dict[str, str]:
    return {
        word: ids[0]
        for language in LANGUAGES
        for word, ids in lexicon.table(language, "site_marks").items()
    }


@cache
def _sorts() -> dict[str, str]:
    return {
        noun: values[0]
        for language in LANGUAGES
        for noun, values in lexicon.table(language, "site_heads").items()
    }


def is_listed_name(name: str) -> bool:
    """Tell whether a site is called by one listed place; other names are in small letters."""
    return name in _place_ids()


def find_towns(mentions: Iterable[Mention]) -> frozenset[str]:
    """List the folded words after which stations and the like are called: Zarkund station."""
    sites = (site for m in mentions if (site := find_site(m)) is not None)
    return frozenset(s.name for s in sites if s.sort in _town_sorts() and " " not in s.name)


def find_site(mention: Mention) -> Site | None:
    """Give the site that a body or a place is, None for anything else."""
    told = mention.body or mention.place
    return told.site if told else None


@cache
def _town_sorts() -> frozenset[str]:
    """Sorts that bear a town's name, of which every word counts: Civil Lines police station."""
    tables = (lexicon.table(language, "site_heads") for language in LANGUAGES)
    return frozenset(v[0] for table in tables for v in table.values() if "town" in v)


@cache
def _place_ids() -> frozenset[str]:
    tables = (lexicon.table(language, "places") for language in LANGUAGES)
    return frozenset(values[0] for table in tables for values in table.values() if values)
