"""Where the encoder's vectors are kept, by the hash of what was encoded: a file, or the library."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from lib.errors import LibraryUnavailable, NotSaved

_VARIABLES = 500  # keys asked for in one SQL statement


class Vectors(Protocol):
    """A cache of vectors as bytes: what it does not know, or loses, is computed again."""

    def get_many(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """The vectors that are known, by key. Raises LibraryUnavailable."""

    def put_many(self, vectors: Mapping[bytes, bytes]) -> None:
        """Keep vectors. Raises NotSaved."""


class NoVectors:
    """Keeps nothing."""

    def get_many(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """Nothing is known."""
        return {}

    def put_many(self, vectors: Mapping[bytes, bytes]) -> None:
        """Nothing is kept."""


class FileVectors:
    """A file of its own, for the command line: it works where there is no library."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get_many(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """The vectors that are known, by key. Raises LibraryUnavailable."""
        found: dict[bytes, bytes] = {}
        try:
            with self._open() as connection:
                wanted = sorted(set(keys))
                for at in range(0, len(wanted), _VARIABLES):
                    part = wanted[at : at + _VARIABLES]
                    marks = ",".join("?" * len(part))
                    query = f"SELECT key, vector FROM embedding WHERE key IN ({marks})"
                    found |= dict(connection.execute(query, part))
        except (sqlite3.Error, OSError) as error:
            raise LibraryUnavailable(str(error)) from error
        return found

    def put_many(self, vectors: Mapping[bytes, bytes]) -> None:
        """Keep vectors; those that are known stay as they are. Raises NotSaved."""
        try:
            with self._open() as connection:
                insert = "INSERT OR IGNORE INTO embedding VALUES (?, ?)"
                connection.executemany(insert, vectors.items())
        except (sqlite3.Error, OSError) as error:
            raise NotSaved(str(error)) from error

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=10)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            table = "embedding (key BLOB PRIMARY KEY, vector BLOB)"
            connection.execute(f"CREATE TABLE IF NOT EXISTS {table}")
            with connection:
                yield connection
        finally:
            connection.close()
