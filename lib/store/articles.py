"""Articles: brought in once, listed, read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, func, select

from lib.drafts import Draft
from lib.errors import ArticleNotFound
from lib.model import Article
from lib.store.adding import ADDING, add_rows, insert_new, make_row, make_sample_row
from lib.store.database import Database, hold_for
from lib.store.fields import read_line
from lib.store.records import PAGE_SIZE, Added, ArticleFilter, Page, Record, Twin
from lib.store.rows import (
    ARTICLE,
    AT_ONCE,
    RECORD,
    batch,
    filter_articles,
    find_article,
    find_offset,
    list_twins,
    read_record,
)
from lib.store.tables import article
from lib.store.twins import find_other, find_same, read_origin

EVERYTHING = ArticleFilter()
NEWEST_FIRST = (article.c.published.desc().nulls_last(), article.c.number.desc())


class Articles(Database):
    """The articles of the library. A text never changes."""

    def add_article(self, draft: Draft, author: str) -> Added:
        """Keep an article; one that is known stays as it is, and comes back if it was removed.

        It is known where the library has its text from the same outlet or web address, or where
        it names no outlet; from another outlet it is an article of its own.
        Raises EmptyText, TooLong, BadField, NotSaved.
        """
        [added] = self.add_articles([draft], author)
        return added

    def add_articles(self, drafts: Sequence[Draft], author: str) -> tuple[Added, ...]:
        """Keep many texts, all or none of them, in order. Raises as `add_article` does."""
        author = read_line("author", author)
        rows = [make_row(draft, author) for draft in drafts]
        with self.writing() as connection:
            return add_rows(connection, rows)

    def add_samples(self) -> int:
        """Keep the stories of data/samples under their own ids; how many were not known yet.

        A sample that was removed is known and stays away, as does one that cannot be read.
        Raises NotSaved.
        """
        from lib.store.samples import load_samples

        samples = load_samples()
        with self.reading() as connection:
            known = set(connection.scalars(select(article.c.id).where(article.c.id.in_(samples))))
        rows = [make_sample_row(sample) for id, sample in samples.items() if id not in known]
        if not rows:
            return 0
        with self.writing() as connection:
            hold_for(connection, ADDING)
            return insert_new(connection, rows)

    def find_twin(self, draft: Draft) -> Twin | None:
        """The article in sight that adding the draft would leave as it is, else the first one that
        has its text from another outlet. Raises BadField, LibraryUnavailable."""
        origin = read_origin(draft)
        with self.reading() as connection:
            twins = list_twins(connection, [origin["digest"]])[origin["digest"]]
            there = [twin for twin in twins if twin["removed_at"] is None]
            same = find_same(origin, there)
            found = same or find_other(there)
            if found is None:
                return None
            query = select(*RECORD).where(article.c.number == found["number"])
            return Twin(read_record(connection.execute(query).mappings().one()), same is not None)

    def article(self, id: str, with_removed: bool = False) -> Article:
        """One article with its text. Raises ArticleNotFound, LibraryUnavailable."""
        found = self.articles([id], with_removed)
        if id not in found:
            raise ArticleNotFound
        return found[id]

    def articles(self, ids: Iterable[str], with_removed: bool = False) -> dict[str, Article]:
        """Those of these articles that there are, by id, in the order given."""
        wanted = list(dict.fromkeys(ids))
        found: dict[str, Article] = {}
        with self.reading() as connection:
            for part in batch(wanted):
                query = select(*ARTICLE).where(article.c.id.in_(part))
                if not with_removed:
                    query = query.where(article.c.removed_at.is_(None))
                found |= {row.id: Article(**row._mapping) for row in connection.execute(query)}
        return {id: found[id] for id in wanted if id in found}

    def record(self, id: str) -> Record:
        """What is known of an article, removed or not. Raises ArticleNotFound."""
        with self.reading() as connection:
            return read_record(find_article(connection, id))

    def list_articles(
        self, wanted: ArticleFilter = EVERYTHING, number: int = 1, size: int = PAGE_SIZE
    ) -> Page[Record]:
        """Page `number` of the articles that are wanted, the latest published first."""
        condition = filter_articles(wanted)
        query = select(*RECORD).where(condition).order_by(*NEWEST_FIRST)
        with self.reading() as connection:
            total = connection.scalar(select(func.count()).select_from(article).where(condition))
            rows = connection.execute(query.limit(size).offset(find_offset(number, size)))
            return Page(tuple(Record(**row._mapping) for row in rows), total or 0, number, size)

    def iterate_articles(self, wanted: ArticleFilter = EVERYTHING) -> Iterator[Article]:
        """Every article that is wanted with its text, in the order in which they were added.

        A part is read at a time, so that no transaction stays open while the caller works.
        """
        after, is_more = 0, True
        while is_more:
            query = select(article.c.number, *ARTICLE).where(filter_articles(wanted))
            query = query.where(article.c.number > after).order_by(article.c.number)
            with self.reading() as connection:
                rows = connection.execute(query.limit(AT_ONCE)).all()
            yield from (Article(*row[1:]) for row in rows)
            is_more = len(rows) == AT_ONCE
            after = rows[-1].number if rows else after

    def list_sources(self) -> dict[str, int]:
        """The sources of the articles that are not removed, with how many each has, by name."""
        return self._count(select(article.c.source, func.count()).group_by(article.c.source))

    def list_languages(self) -> dict[str, int]:
        """The languages likewise."""
        return self._count(select(article.c.language, func.count()).group_by(article.c.language))

    def _count(self, query: Select[Any]) -> dict[str, int]:
        with self.reading() as connection:
            rows = connection.execute(query.where(article.c.removed_at.is_(None)))
            return dict(sorted((name, count) for name, count in rows))
