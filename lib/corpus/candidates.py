"""Which pairs of many articles are worth collating, without looking at every pair.

Three ways in: rare keys that few articles hold, bands of MinHash values for copies (Broder 1997;
Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", 3.4), and, in a story so large that
its keys are no longer rare, everyone whom the first two ways joined. What comes in is weighed by
all its keys, exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from lib.corpus.copies import NEAR_COPY, SLACK, read_signatures
from lib.corpus.keys import Keys
from lib.corpus.postings import Postings, list_bands, make_postings, pair_up, unique_pairs
from lib.corpus.story import PROMISING, judge_keys, measure_evidence

Matrix = NDArray[np.float64]
Pairs = NDArray[np.int64]

# Of 10,000 articles made for bench/scale.py, 232 pairs are linked in the end among those that were
# all compared; walks of 1,000 entries meet 96.6 % of them, of 2,000 all (of which PROMISING then
# loses one). With keys that 64 hold at most, 96.6 % were met, and of 3,000 articles all.
_LONGEST_WALK = 3_000  # entries of others that are looked at for one article
# A key tells something while few hold it: so many, or such a share of all. Every pair linked in the
# end shares keys that at most 20 of 647 articles of the public sets hold.
FEW_HOLDERS, MOST_HOLDERS = 64, 0.05
# What a pair must share of rare keys: so much weight, in sixteenths (one very rare key), and so
# much of the weight of the shorter article. Of 1,296 pairs that are one story, one has less.
FEWEST_SHARED = 96
LEAST_SHARE = 0.025
SURE = 0.9  # pairs from here on join articles to a story
LARGEST_STORY = 2_000  # articles; in a larger one only what shares rare keys is compared
_AT_ONCE = 200  # articles whose postings are walked through together
_WEIGHED_AT_ONCE = 5_000  # pairs


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs to collate, in order, `pairs[k] = (i, j)` with i < j.

    evidence: that of the keys, a row a pair. likeness: the share of equal MinHash values.
    looked_at: how many pairs were weighed to find these.
    """

    pairs: Pairs
    evidence: Matrix
    likeness: Matrix
    looked_at: int

    def __len__(self) -> int:
        return len(self.pairs)


@dataclass(frozen=True, slots=True)
class _Index:
    """All articles: who holds which key, their MinHash values, their days (NaN: not known)."""

    postings: Postings
    rows: NDArray[np.uint32]
    days: Matrix

    def judge(self, pairs: Pairs, evidence: Matrix) -> Matrix:
        """The probability that each pair tells one story, by its keys and days."""
        a, b = pairs.T
        return judge_keys(evidence, abs(self.days[a] - self.days[b]))


def find_candidates(
    keys: Sequence[Keys], signatures: Sequence[bytes], days: Sequence[float]
) -> Candidates:
    """The pairs of articles, by their places, that may tell one story or be copies.

    keys, signatures (of `lib.corpus.copies`), days (of `count_days`): of each article.
    """
    index = _Index(make_postings(keys), read_signatures(signatures), np.array(days))
    rare, copied = _share_rare_keys(index.postings), map(pair_up, list_bands(index.rows))
    found = unique_pairs(chain(rare, copied), len(keys))
    weighed = _weigh(index, found)
    joined = _leave_out(_join_large_stories(index, weighed), found, len(keys))
    return _concatenate(weighed, _weigh(index, joined))


def _share_rare_keys(postings: Postings) -> Iterator[Pairs]:
    """Pairs that share enough weight of keys that few articles hold."""
    totals = postings.totals.sum(axis=1)
    most = max(FEW_HOLDERS, int(MOST_HOLDERS * postings.articles))
    for start in range(0, postings.articles, _AT_ONCE):
        left, right = postings.walk(start, start + _AT_ONCE, most, _LONGEST_WALK)
        weights = np.minimum(postings.weights[left], postings.weights[right])
        a, b = postings.holders[left], postings.holders[right]
        codes, inverse = np.unique(a * postings.articles + b, return_inverse=True)
        shared = np.bincount(inverse, weights)
        pairs = np.stack(np.divmod(codes, postings.articles), axis=1)
        shorter = totals[pairs].min(axis=1)
        is_enough = shared >= np.maximum(FEWEST_SHARED, LEAST_SHARE * shorter)
        yield np.sort(pairs[is_enough & (pairs[:, 0] != pairs[:, 1])], axis=1)


def _weigh(index: _Index, pairs: Pairs) -> Candidates:
    """Those of the pairs that are promising by all their keys, or nearly copies."""
    starts = range(0, max(len(pairs), 1), _WEIGHED_AT_ONCE)
    return _concatenate(*(_weigh_part(index, pairs[at : at + _WEIGHED_AT_ONCE]) for at in starts))


def _weigh_part(index: _Index, pairs: Pairs) -> Candidates:
    a, b = pairs.T
    totals = index.postings.totals
    evidence = measure_evidence(index.postings.share(pairs), totals[a], totals[b])
    likeness = (index.rows[a] == index.rows[b]).mean(axis=1)
    kept = (index.judge(pairs, evidence) >= PROMISING) | (likeness >= NEAR_COPY - SLACK)
    return Candidates(pairs[kept], evidence[kept], likeness[kept], len(pairs))


def _concatenate(*parts: Candidates) -> Candidates:
    """All parts as one, in order of the pairs."""
    pairs = np.concatenate([part.pairs for part in parts])
    order = np.lexsort(pairs.T[::-1])
    return Candidates(
        pairs[order],
        np.concatenate([part.evidence for part in parts])[order],
        np.concatenate([part.likeness for part in parts])[order],
        sum(part.looked_at for part in parts),
    )


def _join_large_stories(index: _Index, found: Candidates) -> Pairs:
    """Every pair within a story in which keys may be held by too many to be walked through."""
    sure = index.judge(found.pairs, found.evidence) >= SURE
    roots = find_roots(found.pairs[sure], len(index.days))
    order = np.argsort(roots, kind="stable")
    starts = np.flatnonzero(np.diff(roots[order], prepend=-1))
    sizes = np.diff(starts, append=len(order))
    large = (sizes > FEW_HOLDERS // 2) & (sizes <= LARGEST_STORY)
    stories = [order[at : at + size] for at, size in zip(starts[large], sizes[large], strict=True)]
    pairs = [np.stack(np.triu_indices(len(story), 1), axis=1) for story in stories]
    inside = [story[pair] for story, pair in zip(stories, pairs, strict=True)]
    return np.concatenate([np.empty((0, 2), np.int64), *inside])


def find_roots(pairs: Pairs, articles: int) -> NDArray[np.int64]:
    """For each article the first of all that pairs join it to, itself where there is none."""
    parents = list(range(articles))

    def find(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    for a, b in pairs.tolist():
        first, second = sorted((find(a), find(b)))
        parents[second] = first
    return np.array([find(at) for at in range(articles)], dtype=np.int64)


def _leave_out(pairs: Pairs, known: Pairs, articles: int) -> Pairs:
    return pairs[~np.isin(pairs @ [articles, 1], known @ [articles, 1])]
