"""The engine's results, kept between reruns and shared by all sessions (samples are public)."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from lib.collation.collate import collate, collate_sides, read_article
from lib.collation.identity import is_place
from lib.collation.taught import apply_taught
from lib.model import Article, Collation, Side
from pages.parts.reader.view import View, make_view
from pages.parts.refine import Refiner, wait_for
from pages.parts.shelf import read_taught

_PAIRS = 64  # collations kept; the oldest goes first (chosen: a few MB)
_STORY_PAIRS = 256  # and of the pairs of stories: 50 to 100 kB each (measured)
_PATIENCE = 0.3  # seconds that a first view may wait to be the last one (chosen)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is known of two articles now. `is_final`: nothing better is on its way."""

    collation: Collation
    view: View
    quick: View
    is_final: bool

    def find(self, name: str) -> str:
        """What to select for a name: itself, or the claims it stood in before the refining."""
        if name in self.view.places or is_place(name, *self.view.extent):
            return name
        return self.quick.places.get(name, "")


def _fingerprint(article: Article) -> tuple[str, int]:
    """Python keeps a text's hash beside it; Streamlit would go through every letter on each run."""
    return article.id, hash(article)


_BY_ARTICLE: dict[str | type[Any], Callable[[Any], Any]] = {Article: _fingerprint}


def settle_memory() -> None:
    """Exempt the engine and its results from the collection that Streamlit makes after each run.

    Measured: 156 → 48 ms a rerun. Results hold no cycles, so they are freed all the same.
    """
    gc.collect()
    gc.freeze()


@st.cache_resource(
    hash_funcs=_BY_ARTICLE, max_entries=_PAIRS, show_spinner="Comparing …", show_time=True
)
def collate_pair(a: Article, b: Article) -> Collation:
    """The collation of two articles. Raises MilaanError where a text cannot be compared."""
    return collate(a, b)


@st.cache_resource(hash_funcs=_BY_ARTICLE, max_entries=_STORY_PAIRS, show_spinner=False)
def collate_beside(a: Article, b: Article) -> Collation:
    """The same for the many pairs of a story, so that those do not drive out what people read.

    Each article is read once; that is more than half of the work. The sentence encoder takes part
    at once: there is nothing to be shown before. Raises MilaanError.
    """
    return collate_sides(_read_side(a), _read_side(b), semantics=True)


@st.cache_resource(hash_funcs=_BY_ARTICLE, max_entries=_PAIRS, show_spinner=False)
def _read_side(article: Article) -> Side:
    return read_article(article)


def load_charts() -> None:
    """Import what draws charts and tables, so that nobody waits for it, nor does the first page.

    Imported later, all of it would be scanned after every run.
    """
    import altair  # noqa: F401
    import pandas  # noqa: F401

    settle_memory()


@st.cache_resource(show_spinner=False)
def load_refiner() -> Refiner:
    """The one worker that compares with the sentence encoder."""
    return Refiner(before=load_charts)


def compare(a: Article, b: Article, taught: frozenset[tuple[str, str]] | None = None) -> Comparison:
    """The best comparison there is now; a better one is begun where it takes long.

    taught: readings that count as the same, those of a snapshot say; None for what is taught now.
    The two do not run at once: Python would let each make the other wait. Raises MilaanError where
    a text cannot be compared.
    """
    found = collate_pair(a, b)
    taught = read_taught() if taught is None else taught
    load_compared().append((a.id, b.id))
    collation = apply_taught(found, taught)
    quick = prepare_view(a, b, collation, taught)
    job = load_refiner().start(found)
    is_final = wait_for(job, _PATIENCE)
    refined = job.result() if is_final else None
    if refined is None or not refined.is_semantic:
        return Comparison(collation, quick, quick, is_final)
    refined = apply_taught(refined, taught)
    return Comparison(refined, prepare_view(a, b, refined, taught), quick, True)


def find_best(a: Article, b: Article) -> Collation:
    """The best collation there is now; nothing better is begun. Raises MilaanError."""
    quick = collate_pair(a, b)
    return apply_taught(load_refiner().find(quick) or quick, read_taught())


@st.cache_resource(show_spinner=False)
def load_compared() -> deque[tuple[str, str]]:
    """Ids of the pairs that were compared since the start, the latest last, some repeated."""
    return deque(maxlen=4 * _PAIRS)


def is_refined(a: Article, b: Article) -> bool:
    """The better comparison is there, or there will be none."""
    return load_refiner().start(collate_pair(a, b)).done()


def prepare_view(
    a: Article, b: Article, collation: Collation, taught: frozenset[tuple[str, str]]
) -> View:
    """What the reader draws for two articles, after what was taught."""
    return _prepare(a, b, collation.is_semantic, taught, collation)


@st.cache_resource(hash_funcs=_BY_ARTICLE, max_entries=2 * _PAIRS, show_spinner=False)
def _prepare(
    a: Article,
    b: Article,
    is_semantic: bool,
    taught: frozenset[tuple[str, str]],
    _collation: Collation,
) -> View:
    view = make_view(_collation)
    settle_memory()
    return view
