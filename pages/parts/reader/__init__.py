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
from pages.parts.judged import Judging
from pages.parts.kinds import KINDS, SHORT, VARIANTS
from pages.parts.reader.view import View

_FOLDER = Path(__file__).parent
# In reading order; component.js is the way in and comes last.
_SCRIPTS = (
    "dom",
    "kinds",
    "filter",
    "address",
    "romanise",
    "claims",
    "scroll",
    "ribbons",
    "evidence",
    "verdicts",
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
    "listen",
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


def _write_words() -> str:
    """What the scripts know of kinds.py, as constants of theirs."""
    words = {
        "KINDS": {kind: sign.meaning for kind, sign in KINDS.items()},
        "VARIANTS": VARIANTS,
        "SHORT": SHORT,
    }
    return "\n".join(f"const {name} = {json.dumps(value)};" for name, value in words.items())


_mount = st.components.v2.component(
    "milaan_reader",
    html=_read("component.html"),
    css="\n".join(_read(f"{style}.css") for style in _STYLES),
    js="\n".join([_write_words(), *(_read(f"{script}.js") for script in _SCRIPTS)]),
)


def show_reader(
    view: View,
    given: Given,
    judging: Judging,
    *,
    key: str,
    on_view: Callable[[], None],
    on_judge: Callable[[], None],
) -> None:
    """Draw the reader.

    Bytes go out, because Streamlit would write each Hindi letter as an escape: a line of JSON with
    what to show and the payload's version, then the payload, which the browser unpacks only if new.
    given: what to select and show, taken over whenever its turn grows.
    judging: what was decided on the disagreements, and whether the user may decide.
    on_view: called after a user selected something or changed the tab; what is shown then is in
    session_state[key]["view"]. on_judge: the same for a verdict, in session_state[key]["judge"].
    """
    head = json.dumps(
        {
            "version": view.version,
            "turn": given.turn,
            "selected": given.selected,
            "tab": given.tab,
            "filters": dict(given.filters),
            "isReturn": given.is_return,
            "author": judging.author,
            "mayJudge": judging.may_judge,
            "verdicts": judging.verdicts,
        }
    )
    _mount(
        key=key,
        data=head.encode() + b"\n" + view.body,
        on_view_change=on_view,
        on_judge_change=on_judge,
    )
