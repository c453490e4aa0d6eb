"""The library: articles and their search, judgements, aliases, shared views, embeddings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_Time = sa.DateTime(timezone=True)

# FTS5 reads the words from the article's row; triggers tell it what changed. The categories keep
# Devanagari's vowel signs in their words; the full stop stands inside numbers only.
_SQLITE_SEARCH = (
    """
    CREATE VIRTUAL TABLE article_search USING fts5 (
        title_words, words, content='article', content_rowid='number', prefix='1 2 3',
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*' tokenchars '.'")
    """,
    """
    CREATE TRIGGER article_search_insert AFTER INSERT ON article BEGIN
        INSERT INTO article_search (rowid, title_words, words)
        VALUES (new.number, new.title_words, new.words);
    END
    """,
    """
    CREATE TRIGGER article_search_update AFTER UPDATE OF title_words, words ON article BEGIN
        INSERT INTO article_search (article_search, rowid, title_words, words)
        VALUES ('delete', old.number, old.title_words, old.words);
        INSERT INTO article_search (rowid, title_words, words)
        VALUES (new.number, new.title_words, new.words);
    END
    """,
    """
    CREATE TRIGGER article_search_delete AFTER DELETE ON article BEGIN
        INSERT INTO article_search (article_search, rowid, title_words, words)
        VALUES ('delete', old.number, old.title_words, old.words);
    END
    """,
)
_POSTGRES_SEARCH = """
    CREATE INDEX article_search ON article
    USING gin (array_to_tsvector(string_to_array(words, ' ')))
"""


def upgrade() -> None:
    """Make every table."""
    _make_articles()
    _make_judgements()
    _make_aliases_and_views()
    if op.get_bind().dialect.name == "sqlite":
        for statement in _SQLITE_SEARCH:
            op.execute(statement)
    else:
        op.execute(_POSTGRES_SEARCH)


def downgrade() -> None:
    """Remove every table and all that is in them."""
    if op.get_bind().dialect.name == "sqlite":
        op.drop_table("article_search")
    for name in (
        "embedding", "shared_view", "alias", "judgement", "finding", "article_event", "article"
    ):  # fmt: skip
        op.drop_table(name)


def _number() -> sa.Column[int]:
    return sa.Column("number", _Number, sa.Identity(), nullable=False)


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _make_articles() -> None:
    op.create_table(
        "article",
        _number(),
        *_words("id", "digest", "text"),
        sa.Column("chars", sa.Integer, nullable=False),
        *_words("title", "source"),
        sa.Column("published", sa.Date),
        *_words("language", "url", "added_by"),
        sa.Column("added_at", _Time, nullable=False),
        sa.Column("removed_at", _Time),
        *_words("title_words", "words"),
        sa.PrimaryKeyConstraint("number", name="pk_article"),
        sa.UniqueConstraint("id", name="uq_article_id"),
        sa.UniqueConstraint("digest", name="uq_article_digest"),
    )
    op.create_index("ix_article_source", "article", ["source"])
    op.create_index("ix_article_published", "article", ["published"])
    op.create_table(
        "article_event",
        _number(),
        sa.Column("article", _Number, nullable=False),
        sa.Column("at", _Time, nullable=False),
        *_words("author", "action", "field", "old", "new"),
        sa.PrimaryKeyConstraint("number", name="pk_article_event"),
        sa.ForeignKeyConstraint(["article"], ["article.number"], name="fk_article_event_article"),
        sa.CheckConstraint(
            "action IN ('added', 'edited', 'removed', 'restored')",
            name=op.f("ck_article_event_action"),
        ),
    )
    op.create_index("ix_article_event_article", "article_event", ["article"])


def _make_judgements() -> None:
    op.create_table(
        "finding",
        *_words("key", "near_key", "kind"),
        *_words("a_article", "a_digest", "a_claim", "a_reading"),
        *_words("b_article", "b_digest", "b_claim", "b_reading", "why"),
        sa.PrimaryKeyConstraint("key", name="pk_finding"),
    )
    for column in ("near_key", "a_article", "b_article"):
        op.create_index(f"ix_finding_{column}", "finding", [column])
    op.create_table(
        "judgement",
        _number(),
        *_words("key", "author"),
        sa.Column("verdict", sa.Text),
        *_words("note"),
        sa.Column("at", _Time, nullable=False),
        sa.Column("undoes", _Number),
        sa.PrimaryKeyConstraint("number", name="pk_judgement"),
        sa.ForeignKeyConstraint(["key"], ["finding.key"], name="fk_judgement_key"),
        sa.ForeignKeyConstraint(["undoes"], ["judgement.number"], name="fk_judgement_undoes"),
        sa.UniqueConstraint("undoes", name="uq_judgement_undoes"),
        sa.CheckConstraint(
            "verdict IN ('disagree', 'same', 'unsure')", name=op.f("ck_judgement_verdict")
        ),
        sa.CheckConstraint(
            "(verdict IS NULL) = (undoes IS NOT NULL)", name=op.f("ck_judgement_undo")
        ),
    )
    op.create_index("ix_judgement_key", "judgement", ["key"])


def _make_aliases_and_views() -> None:
    op.create_table(
        "alias",
        _number(),
        *_words("pair", "a", "b", "kind", "finding_key", "taught_by"),
        sa.Column("taught_at", _Time, nullable=False),
        *_words("withdrawn_by"),
        sa.Column("withdrawn_at", _Time),
        sa.PrimaryKeyConstraint("number", name="pk_alias"),
    )
    is_taught = sa.text("withdrawn_at IS NULL")
    op.create_index(
        "uq_alias_pair_taught",
        "alias",
        ["pair"],
        unique=True,
        sqlite_where=is_taught,
        postgresql_where=is_taught,
    )
    op.create_table(
        "shared_view",
        *_words("id", "author"),
        sa.Column("shared_at", _Time, nullable=False),
        *_words("engine", "content", "withdrawn_by"),
        sa.Column("withdrawn_at", _Time),
        sa.PrimaryKeyConstraint("id", name="pk_shared_view"),
    )
    op.create_index("ix_shared_view_author", "shared_view", ["author"])
    op.create_table(
        "embedding",
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_embedding"),
    )
