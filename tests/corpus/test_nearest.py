"""Nearness in a library: followed, learned in parts, kept, and the same as measured directly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from lib.corpus import nearest as nearest_module
from lib.corpus import rank_by_overlap
from lib.corpus.nearest import Nearest
from lib.errors import LibraryUnavailable, NotSaved
from lib.model import Article
from lib.samples import load_samples

SAMPLES = dict(list(load_samples().items())[:5])
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


def test_it_ranks_as_articles_are_measured() -> None:
    nearest = Nearest()
    nearest.follow(SAMPLES, Shelf())
    assert nearest.learn(100, Shelf()) == 0
    others = [SAMPLES[id] for id in REST]
    direct = {other.id: share for other, share in rank_by_overlap(SAMPLES[FIRST], others)}
    assert list(nearest.rank(FIRST).items()) == list(direct.items())
    assert nearest.rank("nobody") == {}


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
