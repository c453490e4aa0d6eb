"""The reader: two articles side by side, as one components-v2 component.

The browser gets a constant program and, as data, the text and the places in it. Every script file
here is a few functions about one thing; they are joined into the one module that Streamlit takes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from pages.parts.address import Given

_FOLDER = Path(__file__).parent
# In reading order; component.js is the way in and comes last.
_SCRIPTS = (
    "dom",
    "kinds",
    "filter",
    "address",
    "claims",
    "scroll",
    "ribbons",
    "evidence",
    "explain",
    "partner",
    "table",
    "export",
    "lists",
    "ledger",
    "map",
    "tabs",
    "select",
    "moves",
    "search",
    "keep",
    "help",
    "keys",
    "bar",
    "component",
)
_STYLES = (
    "component",
    "kinds",
    "bar",
    "columns",
    "explanation",
    "tables",
    "map",
    "narrow",
    "print",
)


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


_mount = st.components.v2.component(
    "milaan_reader",
    html=_read("component.html"),
    css="\n".join(_read(f"{style}.css") for style in _STYLES),
    js="\n".join(_read(f"{script}.js") for script in _SCRIPTS),
)


def show_reader(body: bytes, given: Given, *, key: str, on_view: Callable[[], None]) -> None:
    """Draw the reader.

    body: the payload as JSON in UTF-8 (bytes: Streamlit would write each letter as an escape).
    given: what to select and show, taken over whenever its turn grows.
    on_view: called after a user selected something or changed the tab; what is shown then is in
    session_state[key]["view"].
    """
    head = json.dumps(
        {
            "turn": given.turn,
            "selected": given.selected,
            "tab": given.tab,
            "filters": dict(given.filters),
        }
    )
    data = head[:-1].encode() + b',"pair":' + body + b"}"
    _mount(key=key, data=data, on_view_change=on_view)
