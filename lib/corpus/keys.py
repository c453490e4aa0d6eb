"""What an article speaks of, as weighted keys that Hindi and English share.

A name is its consonants (lib/names/phonetics.py), a Hindi word the English words that explain it,
a value its kind and value. A key weighs more the rarer it is in general, never by the articles at
hand: so an article's keys, and with them the overlap of two articles, stay the same whatever else
is there, and can be kept.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import regex
from numpy.typing import NDArray

from lib.language.rarity import UNSEEN, zipf
from lib.links.likeness import gloss_stems
from lib.links.terms import Term, TermKind, find_rarity, find_side_terms
from lib.model import Side
from lib.names.phonetics import skeleton

Codes = NDArray[np.uint64]
Weights = NDArray[np.uint8]

VERSION = b"k1"  # of all below; keys of another one cannot be compared with these
GROUPS: dict[TermKind, int] = {
    "name": 0,
    "number": 1, "date": 1,
    "place": 2, "organisation": 2, "role": 2,
    "word": 3,
}  # fmt: skip
GROUP_COUNT = 4
SCALE = 16  # weights are kept in sixteenths: whole numbers add up the same in any order

_ARTICLE_WORDS = 300  # words in an article of news, about; chosen
_RAREST = 1e-4  # no key counts as rarer than this share of all articles; chosen
# The share of all articles that hold a key, at least; read off the public sets (647 articles).
_HELD = {"place": 0.004, "organisation": 0.003, "role": 0.01, "number": 0.002, "date": 0.004}
_HELD_WEEKDAY, _HELD_YEAR, _HELD_MONTH = 0.08, 0.03, 0.02
_HELD_SKELETONS = (1.0, 0.15, 0.08, 0.03, 0.008, 0.002)  # by the number of consonants in a name
_SMALL_NUMBER, _COUNTED = 0.25, 100  # a whole number up to 100 is in .25/number of all articles
_SHORTEST_LOAN = 3  # consonants of a Hindi word that no gloss explains, to be heard as a name
_WHOLE = regex.compile(r"([0-9]+)(?:\.0+)?")
_YEAR, _MONTH = regex.compile("[0-9]{4}"), regex.compile("XXXX-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one article: `codes` sorted and distinct, their `weights` in sixteenths.

    The lowest two bits of a code are its group, a value of GROUPS.
    """

    codes: Codes
    weights: Weights


def find_keys(side: Side) -> Keys:
    """The keys of an article that was read; where a key is met twice the lesser weight counts."""
    found: dict[int, int] = {}
    for claim in find_side_terms(side):
        for term in claim:
            for kind, key, held in _list_keys(term):
                code, weight = _make_code(kind, key), _weigh(term, held)
                found[code] = min(weight, found.get(code, weight))
    codes = sorted(found)
    return Keys(
        np.array(codes, dtype=np.uint64), np.array([found[c] for c in codes], dtype=np.uint8)
    )


def _list_keys(term: Term) -> Iterator[tuple[TermKind, str, float]]:
    """Kind, key, and the share of articles that hold such a key, of all keys of one term."""
    if term.kind == "name":
        yield _sound_key(skeleton(term.text))
    elif term.kind == "word":
        yield from _list_word_keys(term)
    elif term.key:  # a relative date that nothing resolves says nothing
        yield term.kind, f"{term.kind} {term.key}", _find_held(term)


def _sound_key(sound: str) -> tuple[TermKind, str, float]:
    return "name", f"sound {sound}", _HELD_SKELETONS[min(len(sound), len(_HELD_SKELETONS) - 1)]


def _list_word_keys(term: Term) -> Iterator[tuple[TermKind, str, float]]:
    glosses = gloss_stems().get(term.key) if term.language == "hi" else None
    for key in sorted(glosses or (term.key,)):
        yield "word", key, 0.0
    if term.language == "hi" and not glosses:  # it may be a name that nothing shows to be one
        sound = skeleton(term.text)
        if len(sound) >= _SHORTEST_LOAN:
            yield _sound_key(sound)


def _find_held(term: Term) -> float:
    if term.kind == "number":
        whole = _WHOLE.fullmatch(term.key)
        if whole and len(whole[1]) <= 3 and int(whole[1]) <= _COUNTED:
            return _SMALL_NUMBER / max(int(whole[1]), 1) + _HELD["number"]
    if term.kind == "date":
        if "W" in term.key:
            return _HELD_WEEKDAY
        if _YEAR.fullmatch(term.key):
            return _HELD_YEAR
        if _MONTH.fullmatch(term.key):
            return _HELD_MONTH
    return _HELD[term.kind]


def _weigh(term: Term, held: float) -> int:
    """General rarity × the logarithm of how many articles there are to one that holds the key."""
    frequency = UNSEEN if " " in term.text else zipf(term.text, term.language)
    in_article = 1 - math.exp(-_ARTICLE_WORDS * 10 ** (frequency - 9))
    share = max(held, in_article, _RAREST)
    return round(SCALE * find_rarity(term) * math.log(1 + 1 / share))


@lru_cache(maxsize=200_000)
def _make_code(kind: TermKind, key: str) -> int:
    digest = int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")
    return digest & ~(GROUP_COUNT - 1) | GROUPS[kind]


def pack_keys(keys: Keys) -> bytes:
    """Keys as bytes to keep: nine for each."""
    return keys.codes.astype("<u8").tobytes() + keys.weights.tobytes()


def unpack_keys(packed: bytes) -> Keys:
    """What `pack_keys` packed. Raises ValueError where that cannot be."""
    count, rest = divmod(len(packed), 9)
    if rest:
        raise ValueError("these are no packed keys")
    codes = np.frombuffer(packed, "<u8", count).astype(np.uint64)
    return Keys(codes, np.frombuffer(packed, np.uint8, count, offset=8 * count))
