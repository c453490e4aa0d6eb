"""The stories of the library, as the latest scan and the address want them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from lib.corpus.stories import Story, find_stories
from lib.model import Article
from lib.store.library import Store
from lib.store.records import ArticleFilter, KeptPair
from pages.parts import query
from pages.parts.library.desk import LANGUAGES
from pages.parts.shelf import Shelf, find_store

LATEST, DISPUTED, LARGEST = "latest", "disputed", "largest"
ORDERS = {
    LATEST: "Latest first",
    DISPUTED: "Most conflicts",
    LARGEST: "Most articles",
}
_KEPT = 4  # landscapes, of this library at different times (chosen)
_ALL = 1_000_000_000  # records in one page


@dataclass(frozen=True, slots=True)
class Landscape:
    """All stories, the latest first, and the pairs that they were made of.

    is_scanned: a scan came to its end, or found something until it was stopped.
    """

    stories: tuple[Story, ...]
    pairs: tuple[KeptPair, ...]
    is_scanned: bool


def read_landscape(store: Store, shelf: Shelf) -> Landscape:
    """The stories now. Raises LibraryUnavailable."""
    standing = store.read_standing()
    is_ended = standing.ended_at is not None
    return _read(shelf.stamp, standing.stamp, is_ended, shelf.articles, store)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _read(
    shelf: str, pairs: str, is_ended: bool, _articles: Mapping[str, Article], _store: Store
) -> Landscape:
    known = _store.list_pairs()
    return Landscape(find_stories(_articles, known), known, is_ended or bool(known))


def show_filters() -> ArticleFilter:
    """Which articles are wanted. Raises LibraryUnavailable."""
    store = find_store()
    sources, languages = store.list_sources(), store.list_languages()
    with query.show_filter_menu({"source": sources, "language": languages}, days=("from", "to")):
        return ArticleFilter(
            query.show_choices("Source", "source", list(sources), lambda s: s or "no source"),
            query.show_choices("Language", "language", list(languages), _name_language),
            query.show_day("Published from", "from"),
            query.show_day("Published to", "to"),
        )


def choose_stories(stories: tuple[Story, ...], wanted: ArticleFilter) -> tuple[Story, ...]:
    """Those of which at least one article is wanted, whole. Raises LibraryUnavailable."""
    if wanted == ArticleFilter():
        return stories
    ids = {record.id for record in find_store().list_articles(wanted, size=_ALL).items}
    return tuple(s for s in stories if any(article.id in ids for article in s.articles))


def sort_stories(stories: tuple[Story, ...], order: str) -> tuple[Story, ...]:
    """In one of ORDERS; the latest first among those that are alike."""
    if order == LATEST:
        return stories
    return tuple(sorted(stories, key=lambda story: _rank(story, order)))


def _rank(story: Story, order: str) -> tuple[int, ...]:
    if order == DISPUTED:
        return -story.conflicts, -story.updates
    return (-len(story.articles),)


def _name_language(code: str) -> str:
    return LANGUAGES.get(code, code or "none")
