"""What Alembic runs, in the transaction that lib/store/migrate.py opened: versions/ in order."""

from __future__ import annotations

from alembic import context

from lib.store.tables import metadata
from lib.store.words import is_search_table


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """What finds words differs by database and stands in no common table."""
    return not (kind in ("table", "index") and is_search_table(name or ""))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_name=is_ours,
)
context.run_migrations()
