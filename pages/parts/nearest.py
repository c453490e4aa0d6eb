"""The articles by their nearness to a chosen one: what is known at once, the rest beside the page.

A library may hold thousands that nobody has compared yet; reading one takes some hundredths of a
second. So a page reads a few, and one worker of this process goes on with the others.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping

import streamlit as st

from lib.corpus.nearest import Near, Nearest, order_tellings
from lib.errors import LibraryUnavailable
from lib.memory import Forgetful, Memory
from lib.model import Article
from lib.store.library import Store
from pages.parts.shelf import Shelf, hold_store, read_shelf

_AT_ONCE = 24  # articles that a page may read itself: all of the samples, in a second (chosen)
_PART = 4  # articles that the worker reads before it lets pages have their turn (chosen)
_REST = 0.2  # seconds for that (chosen)
_KEPT = 64  # rankings (chosen)


class _Worker:
    """What is known of one library, and whoever learns the rest."""

    def __init__(self) -> None:
        self.nearest = Nearest()
        self._stamp = ""
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def follow(self, shelf: Shelf, give_store: Callable[[], Store]) -> None:
        """Let all articles be known, now or soon, where the shelf changed since the last time."""
        with self._lock:
            if shelf.stamp == self._stamp:
                return
            memory = _open_memory(give_store)
            self.nearest.follow(shelf.articles, memory)
            left = self.nearest.learn(_AT_ONCE, memory)
            self._stamp = shelf.stamp
            if left and not (self._thread and self._thread.is_alive()):
                self._thread = threading.Thread(
                    target=self._learn, args=(give_store,), name="nearest", daemon=True
                )
                self._thread.start()

    def _learn(self, give_store: Callable[[], Store]) -> None:
        while self.nearest.learn(_PART, _open_memory(give_store)):
            time.sleep(_REST)


def _open_memory(give_store: Callable[[], Store]) -> Memory:
    try:
        return give_store()
    except LibraryUnavailable:
        return Forgetful()


@st.cache_resource(show_spinner=False)
def _load_worker() -> _Worker:
    return _Worker()


def rank_others(chosen: str, beside: Mapping[str, Article] | None = None) -> dict[str, Near]:
    """The ids of all other articles, the nearest other telling of the chosen one first.

    What is not known yet comes last. beside: articles that are not in the library, by ids that hold
    for their content.
    """
    shelf, worker, outside = read_shelf(), _load_worker(), dict(beside or {})
    worker.follow(shelf, hold_store())
    count = worker.nearest.count_known()
    articles = outside | shelf.articles
    known = _rank(chosen, shelf.stamp, count, (*outside,), worker.nearest, articles, outside)
    rest = (id for id in articles if id not in known and id != chosen)
    return {**known, **dict.fromkeys(rest, Near())}


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _rank(
    chosen: str,
    stamp: str,
    count: int,
    outside: tuple[str, ...],
    _nearest: Nearest,
    _articles: Mapping[str, Article],
    _outside: Mapping[str, Article],
) -> dict[str, Near]:
    return order_tellings(_articles[chosen], _nearest.rank(chosen, _outside), _articles)
