"""Pairs worth collating are found without looking at every pair, and none that belongs is lost."""

from __future__ import annotations

import math
import tracemalloc
from collections.abc import Sequence
from datetime import date
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.collation.collate import read_article
from lib.corpus.candidates import FEW_HOLDERS, Candidates, find_candidates, find_roots
from lib.corpus.copies import make_signature
from lib.corpus.keys import Keys, find_keys, pack_keys, unpack_keys
from lib.corpus.postings import BANDS, list_bands, make_postings, pair_up, unique_pairs
from lib.corpus.story import STORY, compare_keys, count_days, judge_keys
from lib.model import Article
from tests.corpus.stories import make_stories


def read_keys(article: Article) -> Keys:
    return find_keys(read_article(article))


def find(articles: Sequence[Article]) -> Candidates:
    return find_candidates(
        [read_keys(article) for article in articles],
        [make_signature(article.text) for article in articles],
        [count_days(article.published) for article in articles],
    )


def name_pairs(articles: Sequence[Article], found: Candidates) -> set[tuple[str, str]]:
    ids = [[articles[at].id for at in pair] for pair in found.pairs.tolist()]
    return {(min(pair), max(pair)) for pair in ids}


@settings(max_examples=5)
@given(st.integers(2, 6), st.integers(0, 10_000))
def test_every_planted_story_and_copy_is_a_candidate(count: int, seed: int) -> None:
    """In Hindi, in English and across both, whatever else is there."""
    articles, planted = make_stories(count, seed)
    assert planted <= name_pairs(articles, find(articles))


def test_a_story_larger_than_any_list_of_holders_is_found_whole() -> None:
    """Its own keys are then no longer rare."""
    base, _ = make_stories(1, 3)
    text = base[0].text
    articles = [
        Article(
            f"{n:03d}", f"{text}\nThe {n} {word} of ward {n + 400} came with {n + 7000} others."
        )
        for n, word in zip(
            range(FEW_HOLDERS + 20), ["nurses", "masons"] * FEW_HOLDERS, strict=False
        )
    ]
    assert len(find(articles)) == math.comb(len(articles), 2)


def test_the_evidence_of_many_pairs_at_once_is_that_of_each() -> None:
    articles, _ = make_stories(6, 5)
    found = find(articles)
    for (a, b), evidence in zip(found.pairs.tolist(), found.evidence, strict=True):
        assert np.allclose(compare_keys(read_keys(articles[a]), read_keys(articles[b])), evidence)


def test_no_article_and_one_article_have_no_candidates() -> None:
    assert len(find([])) == 0
    assert len(find(make_stories(1, 1)[0][:1])) == 0


def test_a_walk_meets_each_pair_of_holders_of_a_key_from_both_sides() -> None:
    articles, _ = make_stories(3, 2)
    keys = [read_keys(article) for article in articles]
    postings = make_postings(keys)
    everything = len(postings.holders) * len(articles)
    left, right = postings.walk(0, len(articles), len(articles), everything)
    met = sorted(
        zip(postings.holders[left].tolist(), postings.holders[right].tolist(), strict=True)
    )
    shared = [
        (i, j)
        for i, j in product(range(len(keys)), repeat=2)
        for _ in set(keys[i].codes.tolist()) & set(keys[j].codes.tolist())
    ]
    assert met == sorted(shared)


@given(st.integers(1, 60), st.integers(0, 3))
def test_a_walk_is_no_longer_than_it_may_be_and_takes_the_rarest_keys(
    length: int, start: int
) -> None:
    articles, _ = make_stories(3, 2)
    postings = make_postings([read_keys(article) for article in articles])
    left, _ = postings.walk(start, start + 2, len(articles), length)
    for article in range(start, start + 2):
        own = postings.entries[postings.starts[article] : postings.starts[article + 1]]
        walked, times = np.unique(left[postings.holders[left] == article], return_counts=True)
        assert times.sum() <= length
        assert (times == postings.counts[walked]).all()
        others = np.setdiff1d(own, walked)
        assert times.sum() + postings.counts[others].min(initial=length + 1) > length
        assert postings.counts[walked].max(initial=0) <= postings.counts[others].min(initial=99)


def test_among_many_articles_rare_keys_have_more_holders() -> None:
    """Two of 2,000 share three keys; a list of each is longer than one that a few would make."""
    count, holders, dice = 2_000, FEW_HOLDERS + 20, np.random.default_rng(6)
    shared = read_keys(make_stories(1, 3)[0][0]).codes[:3]
    keys = []
    for at in range(count):
        of_all = [shared[at % 3]] if at < 3 * holders else []
        own = np.arange(1, 4, dtype=np.uint64) + np.uint64(4_000 * (at + 1))
        codes = np.sort(np.concatenate([np.array(shared if at < 2 else of_all, np.uint64), own]))
        keys.append(Keys(codes, np.full(len(codes), 99, dtype=np.uint8)))
    signatures = [dice.bytes(len(make_signature("a text"))) for _ in range(count)]
    found = find_candidates(keys, signatures, [math.nan] * count)
    assert (0, 1) in [tuple(row) for row in found.pairs.tolist()]


def test_texts_that_agree_in_a_band_are_paired_up() -> None:
    rows = np.arange(4 * 128, dtype=np.uint32).reshape(4, 128)
    rows[2, 8:12] = rows[0, 8:12]
    rows[3, 8:12] = rows[0, 8:12]
    bands = [pair_up(band).tolist() for band in list_bands(rows)]
    assert bands == [[], [], [[0, 2], [0, 3], [2, 3]], *[[]] * (BANDS - 3)]


def test_pairs_of_many_parts_are_told_once_and_in_order() -> None:
    parts = [np.array(part).reshape(-1, 2) for part in ([[1, 3], [0, 2]], [], [[0, 2]], [[0, 1]])]
    assert unique_pairs(parts, 4).tolist() == [[0, 1], [0, 2], [1, 3]]
    assert unique_pairs([], 0).shape == (0, 2)


def test_near_copies_take_memory_for_each_pair_and_not_for_each_band() -> None:
    """Copies agree in every band; a pair takes 230 bytes, as against 1,500 once with each band."""
    count = 300
    signature = make_signature("The fire killed 45 people in Surat on Monday, officials said.")
    keys = [Keys(np.array([64 * n], np.uint64), np.array([9], np.uint8)) for n in range(count)]
    tracemalloc.start()
    found = find_candidates(keys, [signature] * count, [math.nan] * count)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found) == math.comb(count, 2)
    assert peak < 500 * len(found)


def test_what_pairs_join_has_one_root() -> None:
    assert find_roots(np.array([[3, 4], [1, 3]]), 5).tolist() == [0, 1, 2, 1, 1]


def test_keys_can_be_kept_as_bytes() -> None:
    keys = read_keys(make_stories(1, 1)[0][0])
    kept = unpack_keys(pack_keys(keys))
    assert kept.codes.tolist() == keys.codes.tolist()
    assert kept.weights.tolist() == keys.weights.tolist()


def test_news_of_another_year_is_less_likely_the_same_story() -> None:
    evidence = np.array([[0.2, 0.3, 0.3, 0.1, 0.3, 0.2]])
    days = [count_days(day) for day in (date(2024, 6, 18), date(2024, 6, 19), date(2023, 9, 13))]
    same, next_day, year = (judge_keys(evidence, np.array([abs(days[0] - day)]))[0] for day in days)
    assert same > next_day > STORY > year
    assert judge_keys(evidence, np.array([days[0] - count_days(None)]))[0] == same
