"""A table whose cells are text in any script and links, as one components-v2 component.

Streamlit's own table is drawn on a canvas: it neither wraps nor knows the language of a cell, and a
step by the arrow keys already chooses. This one is a table of HTML, made from text alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import streamlit as st

from lib.language.gloss import is_hindi
from pages.parts import query
from pages.parts.landscape.way_back import read_way_back

_FOLDER = Path(__file__).parent
_READER = _FOLDER.parents[1] / "reader"  # what makes elements from text, and how kinds look
_SHARED = (_READER / "theme.css", _READER / "kinds.css")
_STYLES = (*_SHARED, _FOLDER / "sheet.css", _FOLDER / "facts.css")
PAGES: Final = {"compare": "", "library": "library", "landscape": "landscape"}  # by their addresses
_PARAMETERS: Final = frozenset({"a", "b", "d", "open", "story"})
_LONGEST = 200  # characters of one value


@dataclass(frozen=True, slots=True)
class Link:
    """A page of PAGES with these parameters; those of the page "landscape" change its own."""

    page: str
    query: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell. role: classes of sheet.css. link: where it leads."""

    text: str
    role: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines, one below the other. role: classes of sheet.css."""

    lines: tuple[Line, ...] = ()
    role: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what it is about, its cells, and a note below all of them."""

    head: Cell
    cells: tuple[Cell, ...]
    role: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table. name: what it is called aloud. heads: of all columns, the rows' heads included."""

    name: str
    heads: tuple[Cell, ...]
    rows: tuple[Row, ...] = field(default=())
    role: str = ""


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


_mount = st.components.v2.component(
    "milaan_sheet",
    html=_read(_FOLDER / "sheet.html"),
    css="\n".join(map(_read, _STYLES)),
    js="\n".join([_read(_READER / "dom.js"), _read(_FOLDER / "sheet.js")]),
)


def show_sheet(sheet: Sheet, key: str) -> None:
    """Draw the table; a link that is clicked is followed within the app.

    It goes out as bytes: Streamlit would write each Hindi letter as an escape.
    """
    text = json.dumps(_describe(sheet), ensure_ascii=False)
    opened = _mount(key=key, data=text.encode("utf-8", "replace"), on_opened_change=_ignore).opened
    if opened:
        follow(read_link(opened))


def write_cell(*texts: str, role: str = "") -> Cell:
    """A cell of plain lines."""
    return Cell(tuple(Line(text) for text in texts if text), role)


def write_count(number: int, *, is_heavy: bool = False) -> Cell:
    """A number; nothing is quiet, and what weighs is bold."""
    weight = "none" if not number else "many" if is_heavy else ""
    return write_cell(f"{number:,}", role=f"count {weight}".strip())


def read_link(told: object) -> Link | None:
    """What a browser says was clicked, if that is a link that there could be."""
    page = told.get("page") if isinstance(told, dict) else None
    if not isinstance(told, dict) or not isinstance(page, str) or page not in PAGES:
        return None
    given = told.get("query")
    wanted = given if isinstance(given, dict) else {}
    return Link(
        page,
        {name: str(wanted[name])[:_LONGEST] for name in sorted(_PARAMETERS & wanted.keys())},
    )


def follow(link: Link | None) -> None:
    """Go where a link leads; the run of this page ends there."""
    if link is None:
        return
    if link.page == "landscape":
        query.write(**{"page": "", "see": "", **link.query})
        st.rerun()
    asked = {**link.query, **read_way_back(link.page)}
    st.switch_page(f"pages/{link.page}.py", query_params=asked)


def _ignore() -> None:
    """Streamlit tells of a click only where something listens."""


def _describe(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "role": sheet.role,
        "heads": _describe_cells(sheet.heads),
        "rows": [
            {
                "role": row.role,
                "note": row.note,
                "cells": _describe_cells([row.head, *row.cells]),
            }
            for row in sheet.rows
        ],
    }


def _describe_cells(cells: Sequence[Cell]) -> list[dict[str, Any]]:
    return [{"role": cell.role, "lines": [*map(_describe_line, cell.lines)]} for cell in cells]


def _describe_line(line: Line) -> dict[str, Any]:
    told: dict[str, Any] = {"text": line.text, "role": line.role}
    if is_hindi(line.text):
        told["lang"] = "hi"
    if line.link:
        told |= {"page": line.link.page, "query": line.link.query, "to": _find_address(line.link)}
    return told


def _find_address(link: Link) -> str:
    """Where it leads in another tab; from a page it is beside, so that a base path is kept."""
    kept: Iterable[tuple[str, str]] = link.query.items()
    if link.page == "landscape":
        gone = dict.fromkeys(("page", "see", "a", "b", "d"), "")
        kept = ({**st.query_params.to_dict(), **gone, **link.query}).items()
    return f"./{PAGES[link.page]}?{urlencode([(name, value) for name, value in kept if value])}"
