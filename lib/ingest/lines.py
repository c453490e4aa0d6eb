"""What the command line is given: a text, a date, a file of lines; "-" is standard input."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import regex

from lib.errors import BadLine, UnreadableFile

_DATE = regex.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOT_UTF8 = "it is not UTF-8 text; save it as UTF-8 and try again"


def read_text(path: str) -> str:
    """The text of a file, or of standard input for "-". Raises UnreadableFile."""
    try:
        if path == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig")
        return Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile(path, _NOT_UTF8) from None
    except (OSError, ValueError) as error:
        raise UnreadableFile(path, _give_reason(error)) from None


def read_date(value: str | None) -> date | None:
    """A date written YYYY-MM-DD, or None. Raises BadLine."""
    if not value:
        return None
    try:
        if not _DATE.fullmatch(value):
            raise ValueError
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadLine(f"“{value}” is not a date; write it as 2024-06-18") from None


def read_lines(path: str) -> Iterator[bytes]:
    """The lines of a JSONL file, or of standard input for "-", one at a time.

    Raises UnreadableFile where the file cannot be opened or its first line is not UTF-8 text.
    """
    try:
        with open(path, "rb") if path != "-" else nullcontext(sys.stdin.buffer) as file:
            first = file.readline().removeprefix(codecs.BOM_UTF8)
            first.decode("utf-8")
            yield first
            yield from file  # bytes end at \n alone: a text may hold U+2028
    except UnicodeDecodeError:
        raise UnreadableFile(path, _NOT_UTF8) from None
    except (OSError, ValueError) as error:
        raise UnreadableFile(path, _give_reason(error)) from None


def _give_reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or "the name is not a file's"
