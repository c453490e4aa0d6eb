"""Things of one class of which only one can stand in a slot: soy against oat, month against week.

The classes are data/lexicon/{hi,en}/rivals.txt. A word of a class line is wider than its members.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lib.language import lexicon
from lib.language.stems import stem
from lib.language.text import fold
from lib.model import Language

Places = frozenset[tuple[int, int]]  # (class, member); the class words stand at member 0


@cache
def _places(language: Language) -> Mapping[str, Places]:
    """For each stemmed word or phrase where it stands."""
    found: dict[str, set[tuple[int, int]]] = {}
    for number, (wider, members) in enumerate(lexicon.rows(language, "rivals")):
        entries = [wider, *(member.split("/") for member in members)]
        for place, words in enumerate(entries):
            for word in words:
                found.setdefault(_stem_phrase(word, language), set()).add((number, place))
    return {word: frozenset(places) for word, places in found.items()}


def _stem_phrase(phrase: str, language: Language) -> str:
    return " ".join(stem(fold(word), language) for word in phrase.split())


def find_places(key: str, language: Language) -> Places:
    """Where a stem stands among the classes; empty where it is in none."""
    return _places(language).get(key, frozenset())


def are_rivals(a: str, b: str, language: Language) -> bool:
    """Two stems that name different members of a class, and in no class the same or a wider one."""
    shared = [
        (member, other)
        for group, member in find_places(a, language)
        for its_group, other in find_places(b, language)
        if group == its_group
    ]
    return bool(shared) and all(x and y and x != y for x, y in shared)


def name_class(a: str, b: str, language: Language) -> str:
    """What two rivals are members of, as the lexicon calls it; "word" where they are no rivals."""
    shared = {n for n, _ in find_places(a, language)} & {n for n, _ in find_places(b, language)}
    return _list_classes(language)[min(shared)] if shared else "word"


@cache
def _list_classes(language: Language) -> tuple[str, ...]:
    return tuple(wider[0] for wider, _ in lexicon.rows(language, "rivals"))
