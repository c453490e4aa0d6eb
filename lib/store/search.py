"""Search over titles, sources and texts: every word of the query begins a word of the article.

A word that was taught to be the same as another finds that one, too (lib/store/aliases.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Dialect, func, select

from lib.store.aliases import read_pairs
from lib.store.articles import EVERYTHING, NEWEST_FIRST
from lib.store.database import Database
from lib.store.excerpts import find_excerpt
from lib.store.records import PAGE_SIZE, ArticleFilter, Hit, Page, Record
from lib.store.rows import RECORD, filter_articles, find_offset, read_record
from lib.store.tables import article
from lib.store.words import Choice, match, read_query, use_index, widen


class Search(Database):
    """Finding articles by their words, in any of the spellings that `fold` joins."""

    def search(
        self,
        query: str,
        wanted: ArticleFilter = EVERYTHING,
        number: int = 1,
        size: int = PAGE_SIZE,
    ) -> Page[Hit]:
        """Page `number` of what has all words of the query: whole words before beginnings of words,
        then by title first, then the latest.

        Nothing in a query is syntax. A query without a word finds nothing. Raises
        LibraryUnavailable.
        """
        words = read_query(query)
        if not words:
            return Page((), 0, number, size)
        with self.reading() as connection:
            use_index(connection)
            choices = widen(words, read_pairs(connection))
            found = filter_articles(wanted) & match(choices, connection.dialect)
            total = connection.scalar(select(func.count()).select_from(article).where(found))
            ordered = select(*RECORD, article.c.text).where(found)
            ordered = ordered.order_by(*_rank(choices, connection.dialect), *NEWEST_FIRST)
            rows = connection.execute(ordered.limit(size).offset(find_offset(number, size)))
            sought = [word for choice in choices for phrase in choice for word in phrase]
            hits = tuple(
                _describe(read_record(row), row["text"], sought) for row in rows.mappings()
            )
        return Page(hits, total or 0, number, size)


def _rank(choices: Sequence[Choice], dialect: Dialect) -> list[ColumnElement[bool]]:
    """Whole words in the title, then anywhere, then beginnings of words in the title.

    What matches anywhere is asked of the index once, not of every hit.
    """
    whole = select(article.c.number).where(match(choices, dialect, is_whole=True))
    ranks = (
        match(choices, dialect, "title_words", is_whole=True),
        article.c.number.in_(whole),
        match(choices, dialect, "title_words"),
    )
    return [rank.desc() for rank in ranks]


def _describe(record: Record, text: str, words: Sequence[str]) -> Hit:
    excerpt, marks = find_excerpt(text, words)
    return Hit(record, excerpt, marks)
