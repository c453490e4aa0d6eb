"""Nearness in a library: followed, learned in parts, kept, and the same as measured directly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest

from lib.collation.collate import read_article
from lib.corpus import nearest as nearest_module
from lib.corpus.keys import find_keys
from lib.corpus.nearest import Nearest, order_tellings
from lib.corpus.overlap import measure_overlap
from lib.errors import LibraryUnavailable, NotSaved
from lib.model import Article
from lib.store.samples import load_samples

ALL = load_samples()
SAMPLES = dict(list(ALL.items())[:5])
FIRST, *REST = SAMPLES


class Shelf(dict[bytes, bytes]):
    """A memory that is only a dictionary."""

    def get_many(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        return {key: self[key] for key in keys if key in self}

    def put_many(self, vectors: Mapping[bytes, bytes]) -> None:
        self.update(vectors)


class Away:
    """A library that cannot be reached."""

    def get_many(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        raise LibraryUnavailable("it is away")

    def put_many(self, vectors: Mapping[bytes, bytes]) -> None:
        raise NotSaved("it is away")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the articles that are read."""
    met: list[str] = []
    read_batch = nearest_module.read_batch

    def note(articles: tuple[Article, ...]) -> list[tuple[bytes, str]]:
        met.extend(article.id for article in articles)
        return read_batch(articles)

    monkeypatch.setattr(nearest_module, "read_batch", note)
    return met


def learn_all(articles: Mapping[str, Article]) -> Nearest:
    nearest = Nearest()
    nearest.follow(articles, Shelf())
    assert nearest.learn(len(articles), Shelf()) == 0
    return nearest


def test_overlap_is_the_same_both_ways_and_whatever_else_is_there() -> None:
    """So the picker, the map and the scan say the same figure."""
    one, two = "neelamgarh-en-1", "neelamgarh-hi"
    alone = learn_all({id: ALL[id] for id in (one, two)})
    among = learn_all(ALL)
    assert alone.rank(one)[two] == alone.rank(two)[one] == among.rank(one)[two] > 0
    keys = [find_keys(read_article(ALL[id])) for id in (one, two)]
    assert measure_overlap(*keys) == among.rank(one)[two]
    assert measure_overlap(keys[0], keys[0]) == 1.0
    assert among.rank("nobody") == {}


def test_the_nearest_sample_is_one_of_the_same_event() -> None:
    """Also where the only other telling is in the other language."""
    nearest = learn_all(ALL)
    for id in ALL:
        first = next(iter(nearest.rank(id)))
        assert first.partition("-")[0] == id.partition("-")[0]


def test_articles_are_learned_in_parts_and_read_once(read: list[str]) -> None:
    """What one process learned, another one finds; what was removed is forgotten."""
    shelf, nearest = Shelf(), Nearest()
    nearest.follow(SAMPLES, shelf)
    assert nearest.rank(FIRST) == {}
    assert nearest.learn(2, shelf) == 3
    assert nearest.count_known() == 2
    assert nearest.learn(100, shelf) == 0
    assert sorted(read) == sorted(SAMPLES)

    another = Nearest()
    another.follow(SAMPLES, shelf)
    assert another.rank(FIRST) == nearest.rank(FIRST)
    fewer = {id: SAMPLES[id] for id in (FIRST, REST[0])}
    another.follow(fewer, shelf)
    assert list(another.rank(FIRST)) == [REST[0]]
    assert len(read) == len(SAMPLES)


def test_an_article_outside_the_library_is_ranked_beside_it(read: list[str]) -> None:
    """As a chosen one and as another, as if it were kept; it is read once and known to nobody."""
    among, nearest = learn_all(SAMPLES), learn_all({id: SAMPLES[id] for id in REST})
    outside = {"draft": replace(SAMPLES[FIRST], id="draft")}
    read.clear()
    assert nearest.rank("draft", outside) == among.rank(FIRST)
    assert nearest.rank(REST[0], outside)["draft"] == among.rank(REST[0])[FIRST]
    assert read == ["draft"]
    assert "draft" not in nearest.rank(REST[0])


def test_a_library_that_is_away_costs_time_only() -> None:
    nearest = Nearest()
    nearest.follow(SAMPLES, Away())
    assert nearest.learn(100, Away()) == 0
    assert len(nearest.rank(FIRST)) == len(REST)


def test_a_text_that_cannot_be_read_is_left_out() -> None:
    nearest, articles = Nearest(), {**SAMPLES, "odd": Article("odd", "!!!")}
    nearest.follow(articles, Shelf())
    assert nearest.learn(100, Shelf()) == 0
    assert set(nearest.rank(FIRST)) == set(REST)


def test_other_tellings_come_before_copies_and_these_before_all_else() -> None:
    """A copy overlaps the most, and is what an analyst wants least."""
    text = "The lock gate at Ostvik gave way on Friday and twelve barges drifted to the weir."
    copy = f"{text} Nobody was hurt."
    articles = {id: Article(id, copy) for id in ("copy", "told", "other")} | {
        "told": Article("told", "Twelve barges broke loose at Ostvik when a lock gate failed.")
    }
    overlaps = {"copy": 0.9, "told": 0.4, "other": 0.02}
    near = order_tellings(Article("mine", text), overlaps, articles)
    assert list(near) == ["told", "copy", "other"]
    assert [each.is_copy for each in near.values()] == [False, True, False]
