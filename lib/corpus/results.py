"""The file of results: one line of JSON a pair, always in the same order.

So what a broken-off scan wrote is the beginning of what the next one writes: that much is
compared, line by line, and only what is missing is added.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from lib.errors import NotAScan, NotSaved

Json = dict[str, Any]
_FIELDS = {"a", "b", "relation", "overlap", "disagreements"}
_COUNTS = {"conflicts", "updates"}  # which files of before they were counted apart lack


def find_state(path: Path) -> Path:
    """Where the memory of the scan that writes to `path` is."""
    return path.with_name(f"{path.name}.state")


class ResultFile:
    """Lines added to those that are there, each at once, so that a reader sees it."""

    def __init__(self, path: Path, complain: Callable[[str], None]) -> None:
        """Raises NotAScan where the file is something else, NotSaved where it cannot be written."""
        self._path, self._complain = path, complain
        self._line = 0
        if path.exists() and path.stat().st_size and not is_result(path):
            raise NotAScan(str(path))
        try:
            self._file: BinaryIO = path.open("r+b" if path.exists() else "w+b")
        except OSError as error:
            raise NotSaved(f"{path} cannot be written ({error.strerror})") from error
        if not _is_held(self._file):
            raise NotSaved(f"another scan is writing to {path}; wait for it, or name another file")
        self._is_old = True  # what stands at this place was written by an earlier scan

    def write(self, value: Json) -> None:
        """The next line; nothing is written where it stands there already. Raises NotSaved."""
        line = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        self._line += 1
        try:
            if self._is_old and self._stands(line):
                return
            self._file.write(line)
            self._file.flush()
        except OSError as error:
            raise NotSaved(f"{self._path} cannot be written ({error.strerror})") from error

    def _stands(self, line: bytes) -> bool:
        """Whether the earlier scan wrote this line; if not, all from here on is cut off."""
        start = self._file.tell()
        found = self._file.readline()
        if found == line:
            return True
        self._is_old = False
        self._file.seek(start)
        self._file.truncate()
        if found:
            self._complain(self._tell_cut(found))
        return False

    def _tell_cut(self, found: bytes) -> str:
        if not found.endswith(b"\n"):
            return f"Line {self._line} of {self._path} was half-written; it is written again."
        try:
            json.loads(found)
        except ValueError:
            return f"{self._path} is damaged at line {self._line}; it is written again from there."
        return (
            f"{self._path} holds other articles' results from line {self._line} on; it is written "
            "again from there."
        )

    def finish(self) -> None:
        """Cut off what an earlier scan wrote beyond the last line. Raises NotSaved."""
        try:
            if self._is_old and self._file.read(1):
                self._file.seek(-1, 1)
                self._file.truncate()
                self._complain(
                    f"{self._path} held results of other articles after line {self._line}; they "
                    "were taken out."
                )
        except OSError as error:
            raise NotSaved(f"{self._path} cannot be written ({error.strerror})") from error

    def close(self) -> None:
        """Give the file back as it is."""
        self._file.close()


def is_result(path: Path) -> bool:
    """Whether a scan wrote this file: its memory is beside it, or its first line is a result."""
    if find_state(path).exists():
        return True
    try:
        with path.open("rb") as file:
            found = json.loads(file.readline())
    except (OSError, ValueError):
        return False
    return isinstance(found, dict) and found.keys() - _COUNTS == _FIELDS


def _is_held(file: BinaryIO) -> bool:
    """Whether the file is now this scan's alone, until it is closed; where that can be told."""
    try:
        import fcntl
    except ImportError:  # not on Windows
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
