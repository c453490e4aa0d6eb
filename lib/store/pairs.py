"""Which articles of the library tell one story, as the latest scan found it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, func, insert, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from lib.store.database import Database
from lib.store.records import KeptPair, ScanStanding
from lib.store.rows import batch
from lib.store.tables import article, article_event, scan, scanned_pair

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

    def list_pairs(self) -> tuple[KeptPair, ...]:
        """The pairs that are known, by their ids; none with an article that was removed.

        Raises LibraryUnavailable.
        """
        here = select(article.c.id).where(article.c.removed_at.is_(None))
        query = select(*_PAIR).where(scanned_pair.c.a.in_(here), scanned_pair.c.b.in_(here))
        with self.reading() as connection:
            rows = connection.execute(query.order_by(scanned_pair.c.a, scanned_pair.c.b)).all()
        return tuple(KeptPair(**row._mapping) for row in rows)

    def note_scan(self, begun_at: datetime, ended_at: datetime, articles: int, engine: str) -> None:
        """Keep that a scan of so many articles came to its end. Raises NotSaved."""
        row = {"begun_at": begun_at, "ended_at": ended_at, "articles": articles, "engine": engine}
        with self.writing() as connection:
            connection.execute(insert(scan).values(row))

    def read_standing(self) -> ScanStanding:
        """How far the library is scanned. Raises LibraryUnavailable."""
        with self.reading() as connection:
            last = connection.execute(select(scan).order_by(scan.c.number.desc()).limit(1)).first()
            waiting = select(func.count()).where(article.c.removed_at.is_(None))
            if last:
                waiting = waiting.where(_is_newer(last.begun_at))
            pairs = select(func.count(), func.max(scanned_pair.c.scanned_at))
            known, latest = connection.execute(pairs).one()
            return ScanStanding(
                last.ended_at if last else None,
                connection.execute(waiting.select_from(article)).scalar_one(),
                f"{last.number if last else 0} {known} {latest}",
            )


def _is_newer(begun_at: datetime) -> ColumnElement[bool]:
    """An article that a scan begun then has not read, or not with the day that it has now."""
    changes = or_(article_event.c.action == "restored", article_event.c.field == "published")
    later = exists().where(
        article_event.c.article == article.c.number, article_event.c.at > begun_at, changes
    )
    return or_(article.c.added_at > begun_at, later)
