"""The reader: two articles side by side, as one components-v2 component.

The browser gets a constant program and, as data, the text and the places in it. Every script file
here is a few functions about one thing; they are joined into the one module that Streamlit takes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

_FOLDER = Path(__file__).parent
# In reading order; component.js is the way in and comes last.
_SCRIPTS = (
    "dom",
    "kinds",
    "claims",
    "ribbons",
    "explain",
    "lists",
    "select",
    "moves",
    "keys",
    "component",
)


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


_mount = st.components.v2.component(
    "milaan_reader",
    html=_read("component.html"),
    css=_read("component.css"),
    js="\n".join(_read(f"{script}.js") for script in _SCRIPTS),
)


def show_reader(
    body: bytes, selected: str, turn: int, *, key: str, on_select: Callable[[], None]
) -> None:
    """Draw the reader.

    body: the payload as JSON in UTF-8 (bytes: Streamlit would write each letter as an escape).
    selected, turn: what to select, taken over whenever `turn` grows.
    on_select: called after a user selected something; the name is in session_state[key]["select"].
    """
    head = f'{{"turn":{turn},"selected":"{selected}","pair":'.encode()
    _mount(key=key, data=head + body + b"}", on_select_change=on_select)
