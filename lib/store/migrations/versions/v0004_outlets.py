"""One text may come from several outlets, each an article of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op

from lib.store.keys import name_outlet

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# The source as it was brought: what the first change of it replaced, else what it is.
_BROUGHT = """
    SELECT article.number, COALESCE(
        (SELECT old FROM article_event
         WHERE article_event.article = article.number AND field = 'source'
         ORDER BY article_event.number LIMIT 1), source) AS source
    FROM article
"""
_FIRST = "SELECT min(number) FROM article GROUP BY digest"
_LATER = f"SELECT number FROM article WHERE number NOT IN ({_FIRST})"
_FILL = "UPDATE article SET outlet = :outlet WHERE number = :number"
_TRIGGERS = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'article'"


def upgrade() -> None:
    """Name the outlet of every article; a text is kept once of each."""
    op.add_column("article", sa.Column("outlet", sa.Text))
    _fill_outlets()
    with _articles_made_anew(), op.batch_alter_table("article") as table:
        table.alter_column("outlet", existing_type=sa.Text, nullable=False)
        table.drop_constraint("uq_article_digest", type_="unique")
        table.create_unique_constraint("uq_article_digest_outlet", ["digest", "outlet"])


def downgrade() -> None:
    """Keep every text once, as it came first; articles that copy it are lost."""
    op.execute(f"DELETE FROM article_event WHERE article IN ({_LATER})")
    op.execute(f"DELETE FROM article WHERE number IN ({_LATER})")
    with _articles_made_anew(), op.batch_alter_table("article") as table:
        table.drop_constraint("uq_article_digest_outlet", type_="unique")
        table.create_unique_constraint("uq_article_digest", ["digest"])
        table.drop_column("outlet")


def _fill_outlets() -> None:
    connection = op.get_bind()
    rows = connection.execute(sa.text(_BROUGHT)).all()
    filled = [{"number": row.number, "outlet": name_outlet(row.source)} for row in rows]
    if filled:
        connection.execute(sa.text(_FILL), filled)


@contextmanager
def _articles_made_anew() -> Iterator[None]:
    """SQLite changes a constraint by a new table; what hangs on the old one is put by meanwhile.

    Lines of the audit trail would forbid the old table to go, and its triggers go with it. The
    index of words stays: it knows articles by their numbers.
    """
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        yield
        return
    triggers = connection.exec_driver_sql(_TRIGGERS).scalars().all()
    connection.exec_driver_sql("CREATE TABLE event_put_by AS SELECT * FROM article_event")
    connection.exec_driver_sql("DELETE FROM article_event")
    yield
    connection.exec_driver_sql("INSERT INTO article_event SELECT * FROM event_put_by")
    connection.exec_driver_sql("DROP TABLE event_put_by")
    for trigger in triggers:
        connection.exec_driver_sql(trigger)
