"""A library's file that is moved, deleted or replaced while connections to it are open.

The system lets an open file be read and written after it has lost its name: all would seem well,
and be gone with the last connection.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DisconnectionError

from lib.store.faults import FileGone

_FILE = "milaan file"  # where a connection keeps which file it opened
Identity = tuple[int, int]


def watch_file(engine: Engine, file: Path) -> None:
    """Let transactions raise FileGone while an SQLite file is away, once it was opened.

    None is begun or committed then, and no new file is made in its place. Once it is back, the
    connections to it go on; where it is another file, they are opened anew.
    """
    watch = _Watch(file.absolute())
    event.listen(engine, "do_connect", watch.open_existing)
    event.listen(engine, "connect", watch.note_file)
    event.listen(engine, "checkout", watch.drop_outdated)
    event.listen(engine, "begin", watch.check)
    event.listen(engine, "commit", watch.check)


class _Watch:
    """One file; was_opened: a connection to it has been made, so that it must be there."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.was_opened = False

    def open_existing(self, _dialect: Any, _record: Any, given: list[Any], named: Any) -> None:
        """SQLite makes the file that it does not find; that is for the first connection only."""
        if self.was_opened:
            if self._identify() is None:
                raise FileGone
            given[0] = f"{self.file.as_uri()}?mode=rw"
            named["uri"] = True

    def note_file(self, _connection: Any, record: Any) -> None:
        record.info[_FILE] = self._identify()
        self.was_opened = True

    def drop_outdated(self, _connection: Any, record: Any, _proxy: Any) -> None:
        """Where another file has taken the place, the pool opens that one."""
        if self._identify() not in (None, record.info.get(_FILE)):
            raise DisconnectionError

    def check(self, connection: Connection) -> None:
        """The file of a transaction must be there, or what is written would be lost."""
        if self._identify() != connection.connection.info.get(_FILE):
            raise FileGone

    def _identify(self) -> Identity | None:
        """Device and inode; None where there is no file."""
        try:
            found = self.file.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino
