"""The list of articles: search, filters, and the one that is open below it."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from lib.errors import MilaanError
from lib.language.text import fold
from lib.model import Article
from lib.store.library import Store
from lib.store.records import PAGE_SIZE, ArticleFilter, Page, Record
from lib.wording.summary import count
from pages.parts import query
from pages.parts.author import read_author
from pages.parts.library.article import show_article
from pages.parts.library.desk import LANGUAGES, Desk, find_desk
from pages.parts.notices import show_notice
from pages.parts.shelf import read_shelf
from pages.parts.table import show_table
from pages.parts.ways_in import show_ways_in

OPEN, ORDER, LATEST = "open", "sort", "added"
ORDERS = {
    "published": "Published, latest first",
    LATEST: "Added, latest first",
    "title": "Title",
    "source": "Source",
}
COMPARE, COMPARE_TWO = "pages/compare.py", "Compare these two"
EMPTY = "The library holds no article. Two texts can be compared without being kept."
_TABLE = "library_table"
_NO_SOURCE = "no source"
_ALL = 1_000_000_000  # records in one page
_SORTED = 8  # orders of the library that are kept (chosen)


def show_list(store: Store) -> None:
    """Articles that are sought and wanted, a page of them. Raises LibraryUnavailable."""
    show_removed(store, find_desk())
    with st.container(horizontal=True, vertical_alignment="bottom", key="sought"):
        words = query.show_search("Search", "find", "words of title, source or text").strip()
        order = "" if words else query.show_one("Sorted by", ORDER, ORDERS)
        wanted = _show_filters(store)
    if words:
        hits = store.search(words, wanted, query.read_page())
        rows = [_describe(hit.record, hit.excerpt) for hit in hits.items]
        ids, total, size = [hit.record.id for hit in hits.items], hits.total, hits.size
    else:
        listed = _list_in_order(store, wanted, order)
        rows = [_describe(record) for record in listed.items]
        ids, total, size = [record.id for record in listed.items], listed.total, listed.size
    if not read_shelf().articles and not words and wanted == ArticleFilter():
        _show_empty(store)
        return
    with st.container(horizontal=True, vertical_alignment="center", key="listed"):
        _tell_total(total, size, bool(words))
        pair = st.container(width="content")
    picked = _show_rows(rows, ids) if rows else []
    with pair:
        _show_pair(picked)
    query.show_pages(total, size)
    if query.read(OPEN):
        try:
            show_article(store, query.read(OPEN))
        except MilaanError as error:
            show_notice(str(error))


def show_samples(articles: dict[str, Article]) -> None:
    """What can be read where the library cannot: a table and nothing to change."""
    rows = [
        {"title": a.title, "source": a.source, "published": a.published} for a in articles.values()
    ]
    st.dataframe(rows, hide_index=True, alt="The articles that can be read now")


def show_removed(store: Store, desk: Desk) -> None:
    """What was removed last, with a way back."""
    if desk.removed is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="removed"):
        st.text(f"Removed: {desk.removed.title or desk.removed.id}")
        if st.button("Undo", key="undo_removal"):
            try:
                store.restore_article(desk.removed.id, read_author())
            except MilaanError as error:
                st.text(str(error))
            else:
                query.write(**{OPEN: desk.removed.id})
                desk.removed = None
                st.rerun()


def _show_filters(store: Store) -> ArticleFilter:
    sources, languages = store.list_sources(), store.list_languages()
    offered = {"source": sources, "language": languages}
    with query.show_filter_menu(offered, days=("from", "to"), toggles=("removed",)):
        chosen = query.show_choices("Source", "source", list(sources), lambda s: s or _NO_SOURCE)
        spoken = query.show_choices("Language", "language", list(languages), _name_language)
        first = query.show_day("Published from", "from")
        last = query.show_day("Published to", "to")
        is_removed = query.show_toggle("Removed articles", "removed")
    return ArticleFilter(chosen, spoken, first, last, is_removed)


def _name_language(code: str) -> str:
    return LANGUAGES.get(code, code or "none")


def _list_in_order(store: Store, wanted: ArticleFilter, order: str) -> Page[Record]:
    """A page of the articles in this order; the library itself gives the latest published first."""
    number = query.read_page()
    if order == "published":
        return store.list_articles(wanted, number)
    records = _sort_all(read_shelf().stamp, wanted, order, store)
    start = (number - 1) * PAGE_SIZE
    return Page(records[start : start + PAGE_SIZE], len(records), number, PAGE_SIZE)


@st.cache_resource(max_entries=_SORTED, show_spinner=False)
def _sort_all(stamp: str, wanted: ArticleFilter, order: str, _store: Store) -> tuple[Record, ...]:
    """Every article in this order; what has no title or no source comes last."""
    records = _store.list_articles(wanted, size=_ALL).items
    if order == LATEST:
        return tuple(sorted(records, key=lambda record: record.added_at, reverse=True))
    said = ((fold(getattr(record, order)), record) for record in records)
    return tuple(record for _, record in sorted(said, key=lambda each: (not each[0], each[0])))


def _tell_total(total: int, size: int, is_search: bool) -> None:
    told = f"{count(total, 'article')}{' found' if is_search else ''}"
    if total > size:
        told += f". A click on a heading sorts the {size} of this page"
    if total > 1:
        told += ". Tick two to compare them"
    st.markdown(f":small[:gray[{told}]]")


def _show_empty(store: Store) -> None:
    """What to do where there is no article, and whether there was one."""
    show_ways_in(EMPTY, is_library=True)
    removed = store.list_articles(ArticleFilter(is_removed=True)).total
    if removed:
        st.button(
            f"See {count(removed, 'removed article')}",
            key="see_removed",
            type="tertiary",
            on_click=partial(query.write, removed="1"),
        )


def _show_pair(picked: list[str]) -> None:
    """The way to compare two rows that are ticked."""
    if len(picked) == 2:
        pair = dict(zip("ab", picked, strict=True))
        st.page_link(
            COMPARE, label=COMPARE_TWO, icon=":material/compare_arrows:", query_params=pair
        )
    elif picked:
        told = "tick another to compare the two" if len(picked) == 1 else "two can be compared"
        st.markdown(f":small[:gray[{len(picked)} ticked: {told}]]")


def _show_rows(rows: list[dict[str, Any]], ids: list[str]) -> list[str]:
    """A click on any cell opens its article; those that are ticked."""
    return show_table(
        rows,
        ids,
        key=_TABLE,
        opens=OPEN,
        marked="title",
        columns={
            "published": st.column_config.DateColumn(format="D MMM YYYY", width=100),
            "title": st.column_config.TextColumn(width="large"),
            "found": st.column_config.TextColumn(width="large"),
            "added": st.column_config.DatetimeColumn(format="D MMM YYYY", width=100),
        },
        alt="Articles; a click on a row opens it below, two that are ticked can be compared",
        can_pick=True,
    )


def _describe(record: Record, found: str = "") -> dict[str, Any]:
    """A row of the table; the narrow columns first, so that a small screen shows them."""
    return {
        "published": record.published,
        "title": record.title or record.id,
        **({"found": found} if found else {}),
        "source": record.source,
        "language": _name_language(record.language),
        "added": record.added_at,
        "by": record.added_by,
    }
