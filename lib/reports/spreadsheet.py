"""Tables for spreadsheets as CSV: no cell is run as a formula, and a table comes back as it went.

Excel, LibreOffice and Google Sheets calculate a cell that begins with one of a few characters, and
a reading of an article may (CSV injection, OWASP). Such a cell gets a leading apostrophe; so does
one that has apostrophes before such a character, so that taking one away gives what it was.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

import regex

from lib.errors import UnreadableFile
from lib.ingest.encoding import decode_text
from lib.ingest.found import Unreadable
from lib.ingest.limits import MAX_FILE_BYTES, MAX_ROWS

# The last four are = + - @ in full width, which a Japanese Excel calculates too.
_GUARDED = regex.compile("^'*[=+\\-@\t\r\n＝＋－＠]")
_BOM = "\ufeff"  # without it Excel reads Hindi as Latin letters
_SEPARATORS = ",;\t"  # what Excel saves with depends on the country


def guard_cell(text: str) -> str:
    """The text as a cell that no spreadsheet runs."""
    return f"'{text}" if _GUARDED.match(text) else text


def unguard_cell(cell: str) -> str:
    """The text that `guard_cell` made a cell of; any other cell as it is."""
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell


def write_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file in UTF-8 with a byte order mark; lone surrogates become "?"."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([guard_cell(value) for value in row] for row in rows)
    return (_BOM + out.getvalue()).encode("utf-8", "replace")


def read_table(name: str, data: bytes, needed: Iterable[str]) -> list[Mapping[str, str]]:
    """The rows of a CSV file by the names in its first line; cells that lack are "".

    name: what messages call the file. needed: columns that it must have. Raises UnreadableFile.
    """
    try:
        return _read_rows(data, set(needed))
    except Unreadable as error:
        raise UnreadableFile(name, str(error)) from None
    except csv.Error as error:
        raise UnreadableFile(name, f"it is no proper table ({error})") from None


def _read_rows(data: bytes, needed: set[str]) -> list[Mapping[str, str]]:
    if len(data) > MAX_FILE_BYTES:
        raise Unreadable(f"it has more than {MAX_FILE_BYTES / 1e6:,.0f} MB")
    text = decode_text(data).lstrip(_BOM)
    first = text.split("\n", 1)[0]
    csv.field_size_limit(MAX_FILE_BYTES)
    separator = max(_SEPARATORS, key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    header = [column.strip().lower() for column in next(rows, [])]
    if lacking := sorted(needed - set(header)):
        raise Unreadable(f"its first line lacks the columns {', '.join(lacking)}")
    found: list[Mapping[str, str]] = []
    for row in rows:
        if len(found) == MAX_ROWS:
            raise Unreadable(f"it has more than {MAX_ROWS:,} rows; bring it in parts")
        cells = [unguard_cell(cell) for cell in row] + [""] * len(header)
        found.append(dict(zip(header, cells, strict=False)))
    return found
