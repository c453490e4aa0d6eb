"""Search over titles, sources and texts: every word of the query begins a word of the article."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from lib.store.articles import EVERYTHING, NEWEST_FIRST
from lib.store.database import Database
from lib.store.excerpts import find_excerpt
from lib.store.records import PAGE_SIZE, ArticleFilter, Hit, Page, Record
from lib.store.rows import RECORD, filter_articles, find_offset, read_record
from lib.store.tables import article
from lib.store.words import match, read_query


class Search(Database):
    """Finding articles by their words, in any of the spellings that `lib.text.fold` joins."""

    def search(
        self,
        query: str,
        wanted: ArticleFilter = EVERYTHING,
        number: int = 1,
        size: int = PAGE_SIZE,
    ) -> Page[Hit]:
        """Page `number` of what has all words of the query: by title first, then the latest.

        Nothing in a query is syntax. A query without a word finds nothing. Raises
        LibraryUnavailable.
        """
        words = read_query(query)
        if not words:
            return Page((), 0, number, size)
        dialect = self.engine.dialect
        found = filter_articles(wanted) & match(words, dialect)
        in_title = match(words, dialect, "title_words")
        ordered = select(*RECORD, article.c.text).where(found)
        ordered = ordered.order_by(in_title.desc(), *NEWEST_FIRST)
        with self.reading() as connection:
            total = connection.scalar(select(func.count()).select_from(article).where(found))
            rows = connection.execute(ordered.limit(size).offset(find_offset(number, size)))
            hits = tuple(_describe(read_record(row), row["text"], words) for row in rows.mappings())
        return Page(hits, total or 0, number, size)


def _describe(record: Record, text: str, words: Sequence[str]) -> Hit:
    excerpt, marks = find_excerpt(text, words)
    return Hit(record, excerpt, marks)
