"""Bytes by the hash of what they were made from: what is kept is not made again.

A library's Store keeps by the same two calls, and takes the place of a file in the app.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol, TypeVar

from lib.errors import LibraryUnavailable, NotSaved

_AT_ONCE = 500  # keys asked for in one statement
_DAMAGED = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, made BLOB NOT NULL)"
T = TypeVar("T")


class Memory(Protocol):
    """A cache: what it does not know, or loses, is made again."""

    def get_many(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """What is known, by key. Raises LibraryUnavailable."""

    def put_many(self, values: Mapping[bytes, bytes]) -> None:
        """Keep what was made, whole or not at all. Raises NotSaved."""


class Forgetful:
    """Remembers nothing."""

    def get_many(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        return {}

    def put_many(self, values: Mapping[bytes, bytes]) -> None:
        return


class FileMemory:
    """A file of its own, in SQLite, for any number of threads and processes; a kill does not hurt
    it. One that is damaged is put aside and begun anew."""

    def __init__(self, path: Path, complain: Callable[[str], object] = lambda _: None) -> None:
        """complain: takes a sentence on a file that was damaged."""
        self._path, self._complain = path, complain

    def get_many(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """What is known, by key. Raises LibraryUnavailable."""
        wanted = sorted(set(keys))
        try:
            return self._run(lambda connection: _fetch(connection, wanted))
        except (sqlite3.Error, OSError) as error:
            raise LibraryUnavailable(f"{self._path} cannot be read ({error})") from error

    def put_many(self, values: Mapping[bytes, bytes]) -> None:
        """Keep what was made, whole or not at all. Raises NotSaved."""
        insert = "INSERT OR REPLACE INTO kept VALUES (?, ?)"
        rows = sorted(values.items())
        try:
            self._run(lambda connection: connection.executemany(insert, rows))
        except (sqlite3.Error, OSError) as error:
            raise NotSaved(f"{self._path} cannot be written ({error})") from error

    def _run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        try:
            with self._open() as connection:
                return work(connection)
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", None) not in _DAMAGED:
                raise
        self._put_aside()
        with self._open() as connection:
            return work(connection)

    def _put_aside(self) -> None:
        aside = self._path.with_name(f"{self._path.name}.unreadable")
        with suppress(FileNotFoundError):  # another process was quicker
            os.replace(self._path, aside)
        for suffix in ("-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        self._complain(
            f"{self._path} is damaged, so what it kept is worked on again; it is now {aside}."
        )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=10)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(_TABLE)
            with connection:
                yield connection
        finally:
            connection.close()


def _fetch(connection: sqlite3.Connection, wanted: list[bytes]) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        part = wanted[at : at + _AT_ONCE]
        marks = ",".join("?" * len(part))
        query = f"SELECT key, made FROM kept WHERE key IN ({marks})"
        found.update(connection.execute(query, part))
    return found
