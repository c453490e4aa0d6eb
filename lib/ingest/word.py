"""A Word document (DOCX) to its text, tables where they stand.

The tree is walked here, not through python-docx's paragraphs: those leave out what stands in a
tracked insertion, a content control or a text box.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from lib.ingest.found import Found, Unreadable
from lib.ingest.limits import MAX_PACKED_PARTS, MAX_UNPACKED_BYTES, MAX_UNPACKED_STORY

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What is deleted, or stands in the drawing of a text that is there already.
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", _FALLBACK, f"{_W}instrText"})
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_OTHER_OFFICE = (("xl/", "an Excel table"), ("ppt/", "slides"), ("content.xml", "an ODT document"))


def parse_word(data: bytes) -> Found:
    """The document's text, a paragraph a line, with its title. Raises Unreadable."""
    _check_package(data)
    from docx import Document

    try:
        document = Document(io.BytesIO(data))
        body = document.element.body
        properties = document.core_properties
        title = properties.title or ""
    except MemoryError:
        raise
    except Exception as error:  # python-docx lets through whatever its parsers raise
        raise Unreadable("it is damaged, or no Word document") from error
    return Found("\n".join(_read_blocks(body)).strip(), title)


def _check_package(data: bytes) -> None:
    """Refuse what is no document, or unpacks to more than the limits, before unpacking any of it.

    The sizes are those that the package declares; zipfile never reads past them.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Unreadable("it is damaged, or no Word document") from error
    names = {part.filename for part in parts}
    other = [kind for sign, kind in _OTHER_OFFICE if any(n.startswith(sign) for n in names)]
    if other or "[Content_Types].xml" not in names:
        raise Unreadable(f"it is {other[0] if other else 'a ZIP archive'}, no Word document")
    size = sum(part.file_size for part in parts)
    story = max((p.file_size for p in parts if p.filename.endswith((".xml", ".rels"))), default=0)
    if size > MAX_UNPACKED_BYTES or story > MAX_UNPACKED_STORY or len(parts) > MAX_PACKED_PARTS:
        raise Unreadable(
            f"it would unpack to {size / 1e6:,.0f} MB, which is more than a text needs"
        )


def _read_blocks(element: Any) -> Iterator[str]:
    """The paragraphs below an element in reading order; a row of short cells is one line."""
    for child in element.iterchildren():
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_W}p":
            yield _read_paragraph(child)
            yield from _read_boxes(child)
        elif child.tag == f"{_W}tr":
            yield from _read_row(child)
        else:
            yield from _read_blocks(child)


def _read_row(row: Any) -> Iterator[str]:
    read = ([line for line in _read_blocks(cell) if line.strip()] for cell in _list_cells(row))
    cells = [lines for lines in read if lines]
    if all(len(lines) == 1 for lines in cells):
        yield "\t".join(lines[0] for lines in cells)
    else:
        yield from (line for lines in cells for line in lines)


def _list_cells(row: Any) -> Iterator[Any]:
    """The cells of a row, those in content controls too, but none of a table within a cell."""
    for child in row.iterchildren():
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _list_cells(child)


def _read_paragraph(paragraph: Any) -> str:
    return "".join(_read_runs(paragraph)).strip()


def _read_runs(element: Any) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag in _LEFT_OUT or child.tag == f"{_W}txbxContent":
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS and child.getparent().tag == f"{_W}r":
            yield _SIGNS[child.tag]
        else:
            yield from _read_runs(child)


def _read_boxes(paragraph: Any) -> Iterator[str]:
    """The text boxes anchored in a paragraph; a box in a box comes with its own paragraph."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        above = {each.tag for each in takewhile(lambda e: e is not paragraph, box.iterancestors())}
        if above.isdisjoint({_FALLBACK, f"{_W}txbxContent"}):
            yield from _read_blocks(box)
