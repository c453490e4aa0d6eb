"""What a database complains of, in words: one sentence that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from lib.errors import LibraryUnavailable, NotSaved

BUSY = "others are using the library; wait a moment and try again"
_FULL = "the disk is full; free some space and try again"
_READ_ONLY = "the library's file or folder is read-only; make it writable and try again"
_REFUSED = "the disk refused it, being full or faulty; free some space and try again"
_DAMAGED = "the library's file is damaged or no library; put back a copy of it"
_NO_FILE = "its file cannot be opened; see that its folder exists and can be written"
_MOVED = "its file was moved or deleted; put it back, or start Milaan again to begin a new one"
_AWAY = "its database does not answer; wait a moment and try again"
_BROKE_OFF = "the connection broke off; look whether it is there before you try again"
_OUTDATED = "its tables are not as they should be; start Milaan again to bring them up to date"
_UNKNOWN = "the database refused it; try again, and tell whoever runs Milaan if it stays so"

# The primary result codes of https://www.sqlite.org/rescode.html: the low eight bits.
_SQLITE = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_IOERR: _REFUSED,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_CANTOPEN: _NO_FILE,
    sqlite3.SQLITE_ERROR: _OUTDATED,
}
# SQLSTATE, or its class of two letters: PostgreSQL documentation, appendix A.
_POSTGRES = {
    "08": _AWAY,
    "25006": _READ_ONLY,
    "28": "its database refuses the user or password; see DATABASE_URL",
    "3D": "its database does not exist; see DATABASE_URL",
    "40": BUSY,
    "42": _OUTDATED,
    "53100": _FULL,
    "53": BUSY,
    "55P03": BUSY,
    "57P": _AWAY,
    "XX001": _DAMAGED,
}


class FileGone(SQLAlchemyError):
    """The file of the library is no longer where it was opened."""


@contextmanager
def told_in_words(saving: bool) -> Iterator[None]:
    """Raise NotSaved (LibraryUnavailable where only reading) for whatever the database raises."""
    try:
        yield
    except SQLAlchemyError as error:
        kind = NotSaved if saving else LibraryUnavailable
        raise kind(explain(error)) from error


def explain(error: SQLAlchemyError) -> str:
    """Why a database failed, without a full stop; never a word of what was to be stored."""
    if isinstance(error, PoolTimeout):
        return BUSY
    if isinstance(error, FileGone):
        return _MOVED
    if not isinstance(error, DBAPIError):
        return _UNKNOWN
    if isinstance(error.orig, sqlite3.Error):
        return _SQLITE.get(getattr(error.orig, "sqlite_errorcode", 0) & 0xFF, _UNKNOWN)
    if error.connection_invalidated and error.statement is None:
        return _BROKE_OFF  # at the very end: whether it was stored cannot be known
    return _explain_state(getattr(error.orig, "sqlstate", None))


def _explain_state(state: str | None) -> str:
    if state is None:  # psycopg's own: no connection, or one that was lost
        return _AWAY
    for length in (5, 3, 2):
        if state[:length] in _POSTGRES:
            return _POSTGRES[state[:length]]
    return _UNKNOWN
