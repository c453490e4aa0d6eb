"""The list of articles: search, filters, and the one that is open below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from lib.errors import MilaanError
from lib.model import Article
from lib.store.library import Store
from lib.store.records import ArticleFilter, Record
from lib.summary import count
from pages.parts import query
from pages.parts.author import read_author
from pages.parts.library.article import show_article
from pages.parts.library.desk import LANGUAGES, Desk, find_desk
from pages.parts.notices import show_notice

OPEN = "open"
_TABLE = "library_table"
_NO_SOURCE = "no source"


def show_list(store: Store) -> None:
    """Articles that are sought and wanted, a page of them. Raises LibraryUnavailable."""
    show_removed(store, find_desk())
    with st.container(horizontal=True, vertical_alignment="bottom", key="sought"):
        words = query.show_search("Search", "find", "words of title, source or text")
        wanted = _show_filters(store)
    number = query.read_page()
    if words.strip():
        found = store.search(words, wanted, number)
        rows = [_describe(hit.record) | {"found": hit.excerpt} for hit in found.items]
        records: Sequence[Record] = [hit.record for hit in found.items]
    else:
        listed = store.list_articles(wanted, number)
        records, rows = listed.items, [_describe(record) for record in listed.items]
        found = listed
    _tell_total(found.total, bool(words.strip()))
    if rows:
        _show_table(rows, [record.id for record in records])
    query.show_pages(found.total, found.size)
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
    with query.show_filter_menu("source", "language", "from", "to", "removed"):
        chosen = query.show_choices("Source", "source", list(sources), lambda s: s or _NO_SOURCE)
        spoken = query.show_choices("Language", "language", list(languages), _name_language)
        first = query.show_day("Published from", "from")
        last = query.show_day("Published to", "to")
        is_removed = query.show_toggle("Removed articles", "removed")
    return ArticleFilter(chosen, spoken, first, last, is_removed)


def _name_language(code: str) -> str:
    return LANGUAGES.get(code, code or "none")


def _tell_total(total: int, is_search: bool) -> None:
    st.markdown(f":small[:gray[{count(total, 'article')}{' found' if is_search else ''}]]")


def _show_table(rows: list[dict[str, Any]], ids: list[str]) -> None:
    asked = query.read(OPEN)
    st.dataframe(
        rows,
        key=f"{_TABLE}_{query.read_page()}",
        hide_index=True,
        height="content" if len(rows) <= 12 else 460,
        on_select=lambda: _open_row(ids),
        selection_mode="single-row",
        selection_default={"selection": {"rows": [ids.index(asked)] if asked in ids else []}},
        column_config={
            "title": st.column_config.TextColumn(width="large"),
            "published": st.column_config.DateColumn(format="D MMM YYYY", width="small"),
            "found": st.column_config.TextColumn(width="large"),
            "added": st.column_config.DatetimeColumn(format="D MMM YYYY", width="small"),
        },
        alt="Articles; choose a row to open one below",
    )


def _open_row(ids: list[str]) -> None:
    rows = st.session_state[f"{_TABLE}_{query.read_page()}"]["selection"]["rows"]
    query.write(**{OPEN: ids[rows[0]] if rows and rows[0] < len(ids) else ""})


def _describe(record: Record) -> dict[str, Any]:
    return {
        "title": record.title or record.id,
        "source": record.source,
        "published": record.published,
        "language": _name_language(record.language),
        "added": record.added_at,
        "by": record.added_by,
    }
