"""Who holds which key: the inverted index of many articles, and walks through it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lib.corpus.keys import GROUP_COUNT, Keys
from lib.corpus.story import weigh_groups

Ints = NDArray[np.int64]

# Of two texts with similarity .7 this misses one in 5,000, of .5 13 %: those share rare keys.
BANDS = 32
_ROWS = 4  # MinHash values in a band


@dataclass(frozen=True, slots=True)
class Postings:
    """Every key of every article as one entry.

    By key, then by article: `holders` has the article of each entry, `weights` the key's weight
    there, `ends` where the entries of its key end, `counts` how many hold the key. By article:
    `numbers` has the number of the key, `entries` the entry, from `starts[i]` to `starts[i + 1]`.
    totals: the weight of each article by group.
    """

    articles: int
    holders: Ints
    weights: NDArray[np.int64]
    groups: NDArray[np.int64]
    ends: Ints
    counts: Ints
    numbers: Ints
    entries: Ints
    starts: Ints
    totals: NDArray[np.int64]

    def walk(self, start: int, end: int, most: int, length: int) -> tuple[Ints, Ints]:
        """Pairs of entries of one key, the first of an article of [start, end), for rare keys.

        Those are keys that at most `most` hold, the rarest first, as long as their holders are not
        more than `length` together; so an article costs the same however many there are. A pair of
        articles may be met from both of them; an entry is paired with itself, too.
        """
        first, last = self.starts[start], self.starts[min(end, self.articles)]
        left = self.entries[first:last]
        counts = self.counts[left]
        order = np.lexsort((counts, self.holders[left]))
        walked = np.cumsum(counts[order])
        before = np.append(0, walked)[self.starts[start : min(end, self.articles)] - first]
        sizes = np.diff(self.starts[start : min(end, self.articles) + 1])
        is_rare = (walked - np.repeat(before, sizes) <= length) & (counts[order] <= most)
        left = left[order][is_rare]
        return spread(left, self.ends[left] - self.counts[left], self.counts[left])

    def share(self, pairs: Ints) -> NDArray[np.int64]:
        """The weight of what the two articles of each pair share, shape (pairs, GROUP_COUNT)."""
        (row_a, at_a), (row_b, at_b) = (self._gather(side) for side in pairs.T)
        span = len(self.holders) + 1  # more than there are keys
        wanted, there = row_a * span + self.numbers[at_a], row_b * span + self.numbers[at_b]
        # Both are in order; the last place is beyond every key.
        place = np.searchsorted(there, wanted)
        is_met = np.append(there, -1)[place] == wanted
        row_a, entry_a = row_a[is_met], self.entries[at_a[is_met]]
        entry_b = self.entries[at_b[place[is_met]]]
        weights = np.minimum(self.weights[entry_a], self.weights[entry_b])
        cells = row_a * GROUP_COUNT + self.groups[entry_a]
        shared = np.bincount(cells, weights, minlength=len(pairs) * GROUP_COUNT)
        return shared.astype(np.int64).reshape(-1, GROUP_COUNT)

    def _gather(self, articles: Ints) -> tuple[Ints, Ints]:
        """The row of each article and its places by article, for all keys it holds."""
        counts = self.starts[articles + 1] - self.starts[articles]
        rows = np.repeat(np.arange(len(articles)), counts)
        return rows, _count_up(self.starts[articles], counts)


def make_postings(keys: Sequence[Keys]) -> Postings:
    """The index of the keys of each article."""
    sizes = np.array([len(each.codes) for each in keys], dtype=np.int64)
    codes = np.concatenate([np.empty(0, np.uint64), *(each.codes for each in keys)])
    weights = np.concatenate([np.empty(0, np.uint8), *(each.weights for each in keys)])
    articles = np.repeat(np.arange(len(keys)), sizes)
    order = np.argsort(codes, kind="stable")  # the articles of a key stay in order
    by_key = codes[order]
    is_first = np.ones(len(by_key), dtype=bool)
    is_first[1:] = by_key[1:] != by_key[:-1]
    starts = np.flatnonzero(is_first)
    counts = np.diff(starts, append=len(by_key))
    numbers = np.cumsum(is_first) - 1
    entries = np.empty(len(order), dtype=np.int64)
    entries[order] = np.arange(len(order))
    return Postings(
        articles=len(keys),
        holders=articles[order],
        weights=weights[order].astype(np.int64),
        groups=(by_key & np.uint64(GROUP_COUNT - 1)).astype(np.int64),
        ends=np.repeat(starts + counts, counts),
        counts=np.repeat(counts, counts),
        numbers=numbers[entries],
        entries=entries,
        starts=np.concatenate([[0], np.cumsum(sizes)]),
        totals=np.array([weigh_groups(each) for each in keys]).reshape(-1, GROUP_COUNT),
    )


def spread(left: Ints, starts: Ints, counts: Ints) -> tuple[Ints, Ints]:
    """Each place of `left` with starts[k], starts[k] + 1, … counts[k] times, as two rows."""
    return np.repeat(left, counts), _count_up(starts, counts)


def _count_up(starts: Ints, counts: Ints) -> Ints:
    """starts[0], starts[0] + 1, … counts[0] times, then the same for the next."""
    before = np.cumsum(counts) - counts
    found: Ints = np.arange(counts.sum()) + np.repeat(starts - before, counts)
    return found


def list_bands(rows: NDArray[np.uint32]) -> Iterator[Ints]:
    """For each band the articles that agree in all its values, group after group, -1 after each.

    rows: the MinHash values of each article, shape (articles, BANDS × 4 or more).
    """
    for band in range(BANDS):
        values = np.ascontiguousarray(rows[:, band * _ROWS : (band + 1) * _ROWS])
        codes = values.view([("", values.dtype)] * _ROWS).ravel()
        _, inverse, counts = np.unique(codes, return_inverse=True, return_counts=True)
        order = np.argsort(inverse, kind="stable")
        ends = np.cumsum(counts)
        groups = [np.empty(0, np.int64)]
        for at in np.flatnonzero(counts > 1):
            groups += [order[ends[at] - counts[at] : ends[at]], np.array([-1])]
        yield np.concatenate(groups)


def pair_up(groups: Ints) -> Ints:
    """Every pair within each group of one of the bands of `list_bands`, shape (pairs, 2)."""
    ends = np.flatnonzero(groups < 0)
    places = np.flatnonzero(groups >= 0)
    left, right = spread(places, places + 1, ends[np.searchsorted(ends, places)] - places - 1)
    return np.stack([groups[left], groups[right]], axis=1)


def unique_pairs(parts: Iterable[Ints], articles: int) -> Ints:
    """The pairs of all parts, each once, in order.

    Near copies are pairs of many parts, so those that wait to be united are never many more than
    those that were.
    """
    found = np.empty(0, np.int64)
    waiting = [found]
    for part in parts:
        waiting.append(part[:, 0] * articles + part[:, 1])
        if sum(map(len, waiting)) > len(found):
            found, waiting = _unite([found, *waiting]), []
    found = _unite([found, *waiting])
    return np.stack(np.divmod(found, max(articles, 1)), axis=1)


def _unite(parts: Sequence[Ints]) -> Ints:
    """The numbers of all parts, from 0 up, each once, in order."""
    found: Ints = np.sort(np.concatenate(parts), kind="stable")  # np.unique takes 60 times as long
    return found[np.diff(found, prepend=-1) > 0]
