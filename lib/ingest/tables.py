"""Many articles in one file: CSV with a header line, or a JSON object a line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from lib.ingest.fields import make_found, name_field
from lib.ingest.found import Found, Unreadable
from lib.ingest.limits import MAX_FILE_BYTES, MAX_ROWS

_SEPARATORS = ",;\t|"
_ALL = f"bring at most {MAX_ROWS:,} articles at once"


def parse_csv(text: str) -> list[Found]:
    """A row an article; a row that is none says why. Raises Unreadable without a text column."""
    csv.field_size_limit(MAX_FILE_BYTES)
    first = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    # strict: else a quote that is never closed takes all rows below it into its cell, silently
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows = _number_rows(reader)
    _, names, reason = next(rows, (0, [], ""))
    header = [name_field(name) for name in names]
    if reason:
        raise Unreadable(reason)
    if "text" not in header:
        raise Unreadable("its first line names no column “text”; name the columns there")
    return _bound(
        Found(row=number, reason=reason) if reason else _read_row(header, row, number)
        for number, row, reason in rows
        if row or reason
    )


def _number_rows(reader: Any) -> Iterator[tuple[int, list[str], str]]:
    """Each row with its number, the header's being 0; the first that is none says why, and ends it:

    where its cells end is unknown, so what stands below may be a piece of them.
    """
    for number in count():
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, [], _tell_broken(line, reader.line_num, str(error))
            return
        yield number, row, ""


def _tell_broken(first: int, last: int, error: str) -> str:
    if "unexpected end" in error:
        fault = "has a quotation mark that is never closed"
    elif "expected after" in error:
        fault = (
            "has a quotation mark that is not closed, or not doubled inside its cell "
            f"(noticed in line {last:,})"
        )
    else:
        fault = f"is no proper row ({error})"
    return f"what begins in line {first:,} {fault}; nothing was read from there on"


def parse_jsonl(text: str) -> list[Found]:
    """A line an article; a line that is none says why. Raises Unreadable for too many."""
    lines = enumerate(text.split("\n"), 1)
    return _bound(_read_line(line, number) for number, line in lines if line.strip())


def _bound(found: Iterator[Found]) -> list[Found]:
    kept: list[Found] = []
    for each in found:
        if len(kept) == MAX_ROWS:
            raise Unreadable(f"it has too many rows; {_ALL}")
        kept.append(each)
    if not kept:
        raise Unreadable("there is no article in it")
    return kept


def _read_row(header: Sequence[str], row: Sequence[str], number: int) -> Found:
    if len(row) > len(header):
        reason = f"it has {len(row)} columns, but the first line names {len(header)}"
        return Found(row=number, reason=reason)
    values: dict[str, str] = {}
    for name, value in zip(header, row, strict=False):
        if name and value.strip():
            values.setdefault(name, value)
    return _make_row(values, number)


def _read_line(line: str, number: int) -> Found:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", "a number or a nesting in it is too large")
        return Found(row=number, reason=f"it is not JSON ({reason})")
    if not isinstance(value, Mapping):
        return Found(row=number, reason="it is not a JSON object")
    values: dict[str, str] = {}
    for key, given in value.items():
        name = name_field(key)
        if name and given is not None:
            if not isinstance(given, str):
                return Found(row=number, reason=f"its {name} is not text")
            values.setdefault(name, given)
    return _make_row(values, number)


def _make_row(values: Mapping[str, Any], number: int) -> Found:
    if not values.get("text", "").strip():
        return Found(row=number, reason="it has no text")
    return make_found(values, number)
