"""What was worked out, by a hash of its content, shared by all who use one library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from lib.store.database import Database
from lib.store.rows import batch
from lib.store.tables import embedding


class Embeddings(Database):
    """A cache: what is lost is computed again."""

    def get_many(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values that are known, by key. Raises LibraryUnavailable."""
        wanted = sorted(set(keys))
        found: dict[bytes, bytes] = {}
        with self.reading() as connection:
            for part in batch(wanted):
                rows = connection.execute(select(embedding).where(embedding.c.key.in_(part)))
                found |= {row.key: row.vector for row in rows}
        return found

    def put_many(self, values: Mapping[bytes, bytes]) -> None:
        """Keep values; those that are known stay as they are. Raises NotSaved."""
        # In order, so that two replicas that keep the same ones never wait for each other.
        rows = [{"key": key, "vector": values[key]} for key in sorted(values)]
        if not rows:
            return
        with self.writing() as connection:
            dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
            connection.execute(dialect.insert(embedding).on_conflict_do_nothing(), rows)
