"""Which articles of a library are near a given one, by the sketches that scans keep as well."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from lib.corpus.copies import rank_exactly
from lib.corpus.digests import key_article
from lib.corpus.keys import Keys
from lib.corpus.overlap import measure_overlap
from lib.corpus.work import read_batch, unpack_sketch
from lib.errors import LibraryUnavailable, NotSaved
from lib.memory import Memory
from lib.model import Article

_BESIDE = 64  # articles outside the library of which it stays known what they speak of (chosen)
# Chosen. Of the samples, tellings of one event overlap by .17 and more, articles of two topics by
# .07 at most; a near copy shares more than half of what it speaks of.
_NEAR, _MAY_BE_COPY = 0.1, 0.5


@dataclass(frozen=True, slots=True)
class Near:
    """Another article beside a chosen one: their overlap in [0, 1], and whether it is a near copy.

    overlap: None where it is not known yet.
    """

    overlap: float | None = None
    is_copy: bool = False


def order_tellings(
    chosen: Article, overlaps: Mapping[str, float], others: Mapping[str, Article]
) -> dict[str, Near]:
    """Give the others in the order in which a reader wants them beside the chosen one.

    Other tellings of its story first, then its near copies, in which little can disagree, then the
    rest; each by overlap. overlaps: by id, the most first, as `Nearest.rank` gives them.
    """
    near = {
        id: others[id].text
        for id, overlap in overlaps.items()
        if overlap >= _MAY_BE_COPY and id in others
    }
    copies = {id for id, _ in rank_exactly(chosen.text, near)}
    found = {id: Near(overlap, id in copies) for id, overlap in overlaps.items()}
    return dict(_sort_tellings(found.items()))


def _sort_tellings(found: Iterable[tuple[str, Near]]) -> list[tuple[str, Near]]:
    def rank(each: tuple[str, Near]) -> int:
        near = each[1]
        return 1 if near.is_copy else 0 if (near.overlap or 0) >= _NEAR else 2

    return sorted(found, key=rank)  # stable: each part stays in its order


class Nearest:
    """What articles speak of, by id; may be asked and taught from several threads.

    Only articles that are new are looked up, and only those that no scan and no visitor met before
    are read: some hundredths of a second each, so that many are learned in parts.
    """

    def __init__(self) -> None:
        self._keys: dict[str, Keys] = {}
        self._unknown: dict[str, Article] = {}
        self._beside: dict[str, Keys] = {}
        self._lock = threading.Lock()

    def follow(self, articles: Mapping[str, Article], memory: Memory) -> None:
        """Know these articles and no others; those that the memory lacks are yet to be learned."""
        with self._lock:
            self._keys = {id: keys for id, keys in self._keys.items() if id in articles}
            new = {id: each for id, each in articles.items() if id not in self._keys}
        kept = self._recall(new, memory)
        with self._lock:
            self._keys |= kept
            self._unknown = {id: each for id, each in new.items() if id not in kept}

    def learn(self, count: int, memory: Memory) -> int:
        """Read so many of the unknown articles, and let the memory keep that; how many are left."""
        with self._lock:
            part = dict(islice(self._unknown.items(), count))
        made = dict(zip(part, (packed for packed, _ in read_batch((*part.values(),))), strict=True))
        with suppress(NotSaved):  # it is a cache
            memory.put_many({key_article(part[id]): made[id] for id in part if made[id]})
        with self._lock:
            for id in part.keys() & self._unknown.keys():
                del self._unknown[id]
                if made[id]:
                    self._keys[id] = unpack_sketch(made[id]).keys
            return len(self._unknown)

    def rank(self, chosen: str, beside: Mapping[str, Article] | None = None) -> dict[str, float]:
        """The other known articles with their overlap in [0, 1], most first, then by id.

        beside: articles that are not in the library, by ids that hold for their content; they are
        read at once.
        """
        outside = self._read_beside(beside or {})
        with self._lock:
            known = self._keys | outside
        mine = known.pop(chosen, None)
        if mine is None:
            return {}
        measured = {id: measure_overlap(mine, keys) for id, keys in known.items()}
        return dict(sorted(measured.items(), key=lambda found: (-found[1], found[0])))

    def _read_beside(self, articles: Mapping[str, Article]) -> dict[str, Keys]:
        with self._lock:
            found = {id: keys for id, keys in self._beside.items() if id in articles}
        new = {id: article for id, article in articles.items() if id not in found}
        made = zip(new, (packed for packed, _ in read_batch((*new.values(),))), strict=True)
        found |= {id: unpack_sketch(packed).keys for id, packed in made if packed}
        with self._lock:
            self._beside = dict([*(self._beside | found).items()][-_BESIDE:])
        return found

    def count_known(self) -> int:
        """How many articles are known."""
        return len(self._keys)

    @staticmethod
    def _recall(articles: Mapping[str, Article], memory: Memory) -> dict[str, Keys]:
        names = {id: key_article(article) for id, article in articles.items()}
        try:
            kept = memory.get_many(names.values())
        except LibraryUnavailable:
            return {}
        found: dict[str, Keys] = {}
        for id, name in names.items():
            with suppress(KeyError, ValueError):  # not there, or not whole: it is learned anew
                found[id] = unpack_sketch(kept[name]).keys
        return found
