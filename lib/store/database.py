"""Connections: where the library is, and how a transaction begins, waits and ends."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from lib.errors import LibraryUnavailable, NotSaved
from lib.settings import LIBRARY, WAIT_FOR_LOCK
from lib.store.faults import BUSY, told_in_words
from lib.store.file_watch import watch_file

_CONNECT_WITHIN = 5  # seconds to reach a PostgreSQL; chosen: a reader waits no longer
_PAUSE = 0.02  # seconds between two tries; chosen
_POOL = 10  # connections a process keeps; PostgreSQL allows 100 in all unless told otherwise


class Database:
    """One library. Reading never waits for a writer; writers wait for each other."""

    def __init__(self, url: str | None = None) -> None:
        self.engine = make_engine(find_url(url))
        self._writer = self.engine.execution_options(is_write=True)
        self._turn = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the library. Raises LibraryUnavailable."""
        with told_in_words(saving=False), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is stored whole or not at all. Raises NotSaved."""
        with self._taking_turns(), told_in_words(saving=True), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def _taking_turns(self) -> Iterator[None]:
        """SQLite lets waiting writers in by chance; threads of one process come in order."""
        if self.engine.dialect.name != "sqlite":
            yield
            return
        if not self._turn.acquire(timeout=WAIT_FOR_LOCK):
            raise NotSaved(BUSY)
        try:
            yield
        finally:
            self._turn.release()

    def ping(self) -> None:
        """Return if the library answers and has its tables. Raises LibraryUnavailable."""
        with self.reading() as connection:
            connection.execute(text("SELECT 1 FROM article LIMIT 1"))

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def find_url(url: str | None) -> URL:
    """The database that is meant, in SQLAlchemy's spelling. Raises LibraryUnavailable."""
    given = url or os.environ.get("DATABASE_URL") or f"sqlite:///{LIBRARY}"
    try:
        found = make_url(given)
    except (ArgumentError, ValueError):
        raise LibraryUnavailable("its address (DATABASE_URL) cannot be understood") from None
    if found.drivername in ("postgres", "postgresql"):
        return found.set(drivername="postgresql+psycopg")
    is_file = found.drivername in ("sqlite", "sqlite+pysqlite") and found.database
    if found.drivername != "postgresql+psycopg" and not is_file:
        raise LibraryUnavailable("its address (DATABASE_URL) names no PostgreSQL or SQLite file")
    return found


def make_engine(url: URL) -> Engine:
    """Connections to a database, opened as they are needed. Raises LibraryUnavailable."""
    if url.get_backend_name() == "sqlite":
        return _make_sqlite_engine(url)
    engine = create_engine(
        url,
        pool_size=_POOL,
        pool_timeout=WAIT_FOR_LOCK,
        pool_pre_ping=True,  # after a restart of the database the next question is answered
        connect_args={"connect_timeout": _CONNECT_WITHIN},
    )
    event.listen(engine, "connect", _set_up_postgres)
    return engine


def hold_for(connection: Connection, what: str) -> None:
    """Let nobody else who holds for `what` go on before this transaction ends.

    SQLite needs nothing: its writers come one by one.
    """
    if connection.dialect.name == "postgresql":
        query = text("SELECT pg_advisory_xact_lock(hashtextextended(:what, 0))")
        connection.execute(query, {"what": what})


def _make_sqlite_engine(url: URL) -> Engine:
    file = Path(url.database or "")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = f"its folder cannot be made: {error.strerror}"
        raise LibraryUnavailable(reason) from error
    engine = create_engine(
        url, pool_size=_POOL, pool_timeout=WAIT_FOR_LOCK, connect_args={"timeout": WAIT_FOR_LOCK}
    )
    event.listen(engine, "connect", _set_up_sqlite)
    watch_file(engine, file)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    """SQLAlchemy's own recipe: Python's driver must not decide when a transaction begins."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")  # what was acknowledged outlives a power cut
    _use_write_ahead_log(connection)


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Readers and a writer then go on side by side. The file remembers it, so this happens once.

    Here SQLite says "locked" without having waited, so the waiting is done by hand.
    """
    until = time.monotonic() + WAIT_FOR_LOCK
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not is_busy or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)


def _begin_sqlite(connection: Connection) -> None:
    """Writers take the lock at once: one that reads first and locks later fails despite waiting."""
    is_write = connection.get_execution_options().get("is_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_write else "BEGIN")


def _set_up_postgres(connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{WAIT_FOR_LOCK}s'")
    connection.commit()
