"""What a scan has done, kept by content: what is there is not done again.

A library's Store keeps by the same two calls, so it can take the place of the file.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol

from lib import __version__
from lib.corpus import keys, story
from lib.errors import NotSaved
from lib.ingest import copies
from lib.model import Article

_AT_ONCE = 500  # keys asked for in one statement
_DAMAGED = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
_TABLE = "CREATE TABLE IF NOT EXISTS done (key BLOB PRIMARY KEY, made BLOB NOT NULL)"
_VERSIONS = b"|".join((__version__.encode(), keys.VERSION, story.VERSION, copies.VERSION))


class Memory(Protocol):
    """Bytes by key."""

    def get_many(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """What is known, by key."""

    def put_many(self, vectors: Mapping[bytes, bytes]) -> None:
        """Keep what was made. Raises NotSaved."""


def key_article(article: Article) -> bytes:
    """What an article's sketch is kept by: its text and its day, on which dates may depend."""
    return _digest(
        b"sketch", str(article.published).encode(), article.text.encode("utf-8", "replace")
    )


def key_pair(a: bytes, b: bytes, semantics: bool) -> bytes:
    """What the answer on a pair is kept by; a, b: the keys of the articles."""
    return _digest(b"pair", b"encoder" if semantics else b"", a, b)


def _digest(*parts: bytes) -> bytes:
    return hashlib.sha256(b"\0".join((b"scan", _VERSIONS, *parts))).digest()


class Forgetful:
    """Remembers nothing: what is scanned is worked on from the start."""

    def get_many(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        return {}

    def put_many(self, vectors: Mapping[bytes, bytes]) -> None:
        return


class StateFile:
    """A file beside the results, in SQLite, that outlives a kill at any moment."""

    def __init__(self, path: Path, complain: Callable[[str], None]) -> None:
        """Raises NotSaved where the file can be neither opened nor made anew."""
        self._path = path
        try:
            self._open()
        except sqlite3.Error as error:
            if error.sqlite_errorcode not in _DAMAGED:
                raise NotSaved(f"{path} cannot be opened ({error})") from error
            aside = path.with_name(f"{path.name}.unreadable")
            complain(f"{path} is damaged, so what it kept is worked on again; it is now {aside}.")
            self._begin_anew(aside)

    def _begin_anew(self, aside: Path) -> None:
        try:
            os.replace(self._path, aside)
            for suffix in ("-wal", "-shm"):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
            self._open()
        except (OSError, sqlite3.Error) as error:
            raise NotSaved(f"{self._path} cannot be written: {error}") from error

    def _open(self) -> None:
        self._connection = sqlite3.connect(self._path, timeout=10)
        try:
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.execute(_TABLE)
            self._connection.execute("SELECT count(*) FROM done").fetchone()
        except sqlite3.Error:
            self._connection.close()
            raise

    def get_many(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """What is known, by key; what cannot be read is made again."""
        wanted, found = sorted(set(keys)), dict[bytes, bytes]()
        for at in range(0, len(wanted), _AT_ONCE):
            part = wanted[at : at + _AT_ONCE]
            marks = ",".join("?" * len(part))
            query = f"SELECT key, made FROM done WHERE key IN ({marks})"
            try:
                found.update(self._connection.execute(query, part))
            except sqlite3.Error:
                continue
        return found

    def put_many(self, vectors: Mapping[bytes, bytes]) -> None:
        """Keep what was made, at once and whole. Raises NotSaved."""
        try:
            with self._connection:
                query = "INSERT OR REPLACE INTO done VALUES (?, ?)"
                self._connection.executemany(query, sorted(vectors.items()))
        except sqlite3.Error as error:
            raise NotSaved(f"{self._path} cannot be written ({error})") from error

    def close(self) -> None:
        """Give the file back; its write-ahead log goes into it."""
        self._connection.close()
