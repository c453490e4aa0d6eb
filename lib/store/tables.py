"""The tables, for SQLite and PostgreSQL alike. The migrations make them; a test compares both.

What finds words (an FTS5 table, a GIN index) differs by database: see `lib/store/words.py`.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

from lib.store.keys import clean


class Words(TypeDecorator[str]):
    """Text that every database can keep: no lone surrogate and no NUL gets past this type."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else clean(value)


class UtcTime(TypeDecorator[datetime]):
    """An aware moment, given back in UTC; SQLite, which has no time zones, keeps UTC as such."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is not None:
            return value and value.astimezone(UTC)
        return value.replace(tzinfo=UTC)


# SQLite counts by itself only in a column of exactly this type.
Number = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

article = Table(
    "article",
    metadata,
    Column("number", Number, Identity(), primary_key=True),
    Column("id", Words, nullable=False, unique=True),
    Column("digest", Words, nullable=False),
    Column("outlet", Words, nullable=False),  # of the source as it was brought, never changed
    Column("text", Words, nullable=False),  # as it was given, never changed
    Column("chars", Integer, nullable=False),
    Column("title", Words, nullable=False),
    Column("source", Words, nullable=False, index=True),
    Column("published", Date, index=True),
    Column("language", Words, nullable=False),
    Column("url", Words, nullable=False),
    Column("added_by", Words, nullable=False),
    Column("added_at", UtcTime, nullable=False),
    Column("removed_at", UtcTime),
    Column("title_words", Words, nullable=False),  # folded words with spaces between,
    Column("words", Words, nullable=False),  # what a search looks at
    UniqueConstraint("digest", "outlet"),
)

article_event = Table(
    "article_event",
    metadata,
    Column("number", Number, Identity(), primary_key=True),
    Column("article", Number, ForeignKey("article.number"), nullable=False, index=True),
    Column("at", UtcTime, nullable=False),
    Column("author", Words, nullable=False),
    Column("action", Words, nullable=False),
    Column("field", Words, nullable=False),
    Column("old", Words, nullable=False),
    Column("new", Words, nullable=False),
    CheckConstraint("action IN ('added', 'edited', 'removed', 'restored')", name="action"),
)

finding = Table(
    "finding",
    metadata,
    Column("key", Words, primary_key=True),
    Column("near_key", Words, nullable=False, index=True),
    Column("kind", Words, nullable=False),
    Column("a_article", Words, nullable=False, index=True),
    Column("a_digest", Words, nullable=False),
    Column("a_claim", Words, nullable=False),
    Column("a_reading", Words, nullable=False),
    Column("b_article", Words, nullable=False, index=True),
    Column("b_digest", Words, nullable=False),
    Column("b_claim", Words, nullable=False),
    Column("b_reading", Words, nullable=False),
    Column("why", Words, nullable=False),
    Column("sort", Words, nullable=False, server_default=""),
)

judgement = Table(  # rows are only ever added
    "judgement",
    metadata,
    Column("number", Number, Identity(), primary_key=True),
    Column("key", Words, ForeignKey("finding.key"), nullable=False, index=True),
    Column("author", Words, nullable=False),
    Column("verdict", Words),  # none where the row takes another back
    Column("note", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("undoes", Number, ForeignKey("judgement.number"), unique=True),
    CheckConstraint("verdict IN ('disagree', 'same', 'unsure')", name="verdict"),
    CheckConstraint("(verdict IS NULL) = (undoes IS NOT NULL)", name="undo"),
)

alias = Table(
    "alias",
    metadata,
    Column("number", Number, Identity(), primary_key=True),
    Column("pair", Words, nullable=False),
    Column("a", Words, nullable=False),
    Column("b", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("finding_key", Words, nullable=False),
    Column("taught_by", Words, nullable=False),
    Column("taught_at", UtcTime, nullable=False),
    Column("withdrawn_by", Words, nullable=False),
    Column("withdrawn_at", UtcTime),
)
# A pair is taught once at a time; withdrawn ones stay as history.
Index(
    "uq_alias_pair_taught",
    alias.c.pair,
    unique=True,
    sqlite_where=alias.c.withdrawn_at.is_(None),
    postgresql_where=alias.c.withdrawn_at.is_(None),
)

shared_view = Table(
    "shared_view",
    metadata,
    Column("id", Words, primary_key=True),
    Column("author", Words, nullable=False, index=True),
    Column("shared_at", UtcTime, nullable=False),
    Column("engine", Words, nullable=False),
    Column("content", Words, nullable=False),  # JSON: articles, parameters, verdicts, aliases
    Column("withdrawn_by", Words, nullable=False),
    Column("withdrawn_at", UtcTime),
)

embedding = Table(
    "embedding",
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)

scanned_pair = Table(
    "scanned_pair",
    metadata,
    Column("a", Words, primary_key=True),
    Column("b", Words, primary_key=True, index=True),
    Column("relation", Words, nullable=False),
    Column("overlap", Double, nullable=False),
    Column("disagreements", Integer, nullable=False),
    Column("engine", Words, nullable=False),
    Column("scanned_at", UtcTime, nullable=False),
    Column("updates", Integer, nullable=False, server_default="0"),
    CheckConstraint("relation IN ('copy', 'story')", name="relation"),
)

scan = Table(  # a row for each scan of the library that came to its end
    "scan",
    metadata,
    Column("number", Number, Identity(), primary_key=True),
    Column("begun_at", UtcTime, nullable=False),
    Column("ended_at", UtcTime, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("engine", Words, nullable=False),
)
