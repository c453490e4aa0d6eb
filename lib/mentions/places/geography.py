"""Which place lies in which: Kanpur in Uttar Pradesh, Uttar Pradesh in India, India in Asia.

Read from data/lexicon/common/place_parts.txt, which is kept by hand, and cities.txt, drawn from
GeoNames. A place is given by its value (an ISO 3166 code or the English name that places.txt has
for it) or by its name as written.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from lib.language import lexicon

_FILES = ("place_parts", "cities")


@lru_cache(maxsize=20_000)  # the same two places meet in claim after claim
def can_both_be_said(a: str, b: str) -> bool:
    """Whether one event can be told of both places, because one holds the other or may hold it.

    A river lies along many places; a village that no list has may lie in any state.
    """
    return (
        are_nested(a, b) or _is_feature(a) != _is_feature(b) or _may_hold(a, b) or _may_hold(b, a)
    )


def are_both_known(a: str, b: str) -> bool:
    """Whether the lists hold two other places by these names: Norwalk and Norfolk."""
    keys = _key(a), _key(b)
    return keys[0] != keys[1] and all(key in _direct_wholes() for key in keys)


def are_nested(a: str, b: str) -> bool:
    """Whether one of two places lies in the other."""
    return lies_in(a, b) or lies_in(b, a)


def lies_in(part: str, whole: str) -> bool:
    """Whether the first place lies in the second, which is another one."""
    return _key(whole) in _find_wholes(_key(part))


def _may_hold(region: str, place: str) -> bool:
    """The region is a state or the like, and nothing is known of the place."""
    return _key(region) in _regions() and _key(place) not in _direct_wholes()


def _is_feature(place: str) -> bool:
    return _key(place) in lexicon.words("common", "place_features")


def _key(place: str) -> str:
    """The form in which places are compared; an ISO code stays in capitals, apart from words."""
    return place if _is_code(place) else lexicon.fold_phrase(place)


def _is_code(place: str) -> bool:
    return len(place) == 2 and place.isascii() and place.isupper()


@lru_cache(maxsize=20_000)
def _find_wholes(place: str) -> frozenset[str]:
    """Everything that a place lies in, however far up."""
    found: set[str] = set()
    open_ends = [place]
    while open_ends:
        fresh = _direct_wholes().get(open_ends.pop(), frozenset()) - found
        found |= fresh
        open_ends += fresh
    return frozenset(found - {place})


@cache
def _direct_wholes() -> Mapping[str, frozenset[str]]:
    """For each place what the files say that it lies in; a whole that lies in nothing has none."""
    found: dict[str, set[str]] = {}
    for name in _FILES:
        for wholes, parts in lexicon.rows("common", name):
            keys = {_key(whole) for whole in wholes}
            for key in keys:
                found.setdefault(key, set())
            for part in parts:
                found.setdefault(_key(part), set()).update(keys)
    return {place: frozenset(wholes) for place, wholes in found.items()}


@cache
def _regions() -> frozenset[str]:
    """Wholes that lie right in a country: states, provinces, union territories."""
    wholes = frozenset[str]().union(*_direct_wholes().values())
    return frozenset(
        whole
        for whole in wholes
        if any(map(_is_code, _direct_wholes()[whole])) and not _is_code(whole)
    )
