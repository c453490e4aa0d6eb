"""Which articles of the library tell one story, as the latest scan found it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from lib.store.database import Database
from lib.store.records import KeptPair
from lib.store.rows import batch
from lib.store.tables import article, scanned_pair

_PAIR = [scanned_pair.c[field.name] for field in fields(KeptPair)]


class Pairs(Database):
    """Results of scans; a pair that is found again takes the place of the earlier finding."""

    def keep_pairs(self, pairs: Iterable[KeptPair]) -> None:
        """Keep what a scan found, whole or not at all. Raises NotSaved."""
        # In order, so that two scans of one library never wait for each other in a circle.
        rows = [asdict(pair) for pair in sorted(pairs, key=lambda pair: (pair.a, pair.b))]
        if not rows:
            return
        with self.writing() as connection:
            dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
            for part in batch(rows):
                adding = dialect.insert(scanned_pair)
                fresh = {c.name: c for c in adding.excluded if not c.primary_key}
                connection.execute(
                    adding.on_conflict_do_update(index_elements=["a", "b"], set_=fresh), part
                )

    def drop_pairs(self, before: datetime) -> None:
        """Forget pairs that were last found before this moment. Raises NotSaved."""
        with self.writing() as connection:
            connection.execute(delete(scanned_pair).where(scanned_pair.c.scanned_at < before))

    def list_pairs(self, ids: Iterable[str] | None = None) -> tuple[KeptPair, ...]:
        """The pairs that are known, by their ids; none with an article that was removed.

        ids: only pairs of which both articles are among these. Raises LibraryUnavailable.
        """
        here = select(article.c.id).where(article.c.removed_at.is_(None))
        query = select(*_PAIR).where(scanned_pair.c.a.in_(here), scanned_pair.c.b.in_(here))
        with self.reading() as connection:
            rows = connection.execute(query.order_by(scanned_pair.c.a, scanned_pair.c.b)).all()
        wanted = None if ids is None else frozenset(ids)
        pairs = (KeptPair(**row._mapping) for row in rows)
        return tuple(p for p in pairs if wanted is None or (p.a in wanted and p.b in wanted))
