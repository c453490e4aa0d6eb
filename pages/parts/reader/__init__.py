"""The reader: two articles side by side, as one components-v2 component.

The browser gets a constant program and, as data, the text and the places in it. Every script file
here is a few functions about one thing; they are joined into the one module that Streamlit takes.
"""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path

import streamlit as st

from pages.parts.address import Given
from pages.parts.judged import Judging
from pages.parts.kinds import KINDS, SHORT, VARIANTS
from pages.parts.reader.heard import Handlers, hear, tell_heard
from pages.parts.reader.view import View

_FOLDER = Path(__file__).parent
# In reading order; component.js is the way in and comes last.
SCRIPTS = (
    "dom",
    "kinds",
    "filter",
    "address",
    "romanise",
    "claims",
    "scroll",
    "ribbons",
    "evidence",
    "outbox",
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
    "theme",
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
# Colours of the theme that kinds of disagreement take.
_COLOURS = ("red", "violet", "orange", "green", "yellow", "blue")


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


def _write_paper() -> str:
    """The light theme's colours for print, as variables of ours: paper is never dark."""
    options = ("textColor", "grayTextColor", "backgroundColor", "borderColor", "primaryColor")
    colours = (f"{colour}TextColor" for colour in _COLOURS)
    lines = (
        f"--st-{re.sub('[A-Z]', lambda m: f'-{m[0].lower()}', name)}: "
        f"{st.get_option(f'theme.light.{name}')};"
        for name in (*options, *colours)
    )
    return f"@media print {{ .milaan {{ {' '.join(lines)} }} }}"


PAGE = _read("component.html")
PROGRAM = "\n".join([_write_words(), *(_read(f"{script}.js") for script in SCRIPTS)])
BESIDE = _read("told.js")

_mount = st.components.v2.component(
    "milaan_reader",
    html=PAGE,
    css="\n".join([*(_read(f"{style}.css") for style in _STYLES), _write_paper()]),
    js=PROGRAM,
)


# What changes with every selection, apart: the reader's own message, with its program and both
# articles, stays the same to the byte, and Streamlit does not send it again.
_tell = st.components.v2.component("milaan_told", html="<i></i>", js=BESIDE)


def show_reader(
    view: View,
    given: Given,
    judging: Judging,
    *,
    key: str,
    handlers: Handlers,
) -> None:
    """Draw the reader.

    Bytes go out, because Streamlit would write each Hindi letter as an escape: a line with the
    payload's version, then the payload, which the browser unpacks only if new.
    given: what to select and show, taken over whenever its turn grows.
    judging: what was decided on the disagreements, and whether the user may decide.
    handlers: for "view", what a user selected and which tab, and "judge", a verdict, what to do
    with the message.
    """
    _tell(
        key=f"{key}_told",
        data={
            "version": view.version,
            "turn": given.turn,
            "selected": given.selected,
            "tab": given.tab,
            "asked": given.asked,
            "filters": dict(given.filters),
            "isReturn": given.is_return,
            "isDefault": given.is_default,
            "author": judging.author,
            "mayJudge": judging.may_judge,
            "verdicts": judging.verdicts,
            **tell_heard(),
        },
    )
    _mount(
        key=key,
        data=view.version.encode() + b"\n" + view.body,
        on_told_change=partial(hear, key, handlers),
    )
