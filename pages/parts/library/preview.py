"""One draft before it is kept: what was recognised, all of it to be put right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from lib.errors import MilaanError
from lib.ingest.files import make_draft
from lib.ingest.found import Found
from lib.ingest.preview import Part, preview_draft
from lib.wording.summary import count
from pages.parts.library.desk import FIELDS, LANGUAGES, Desk, Pending
from pages.parts.library.keeping import Arrivals
from pages.parts.library.saving import save
from pages.parts.notices import show_notice
from pages.parts.query import FIRST_DAY, LAST_DAY


def show_preview(desk: Desk, pending: Pending) -> None:
    """One draft with its fields, its text, its notices; nothing is stored before "Save"."""
    with st.container(border=True, key="preview"):
        st.header("Before it is saved", anchor=False)
        for copy in pending.copies:
            st.text(f"≈ {copy}")
        _show_fields(desk, pending)
        if pending.trouble:
            show_notice(pending.trouble)
        else:
            shown = preview_draft(pending.draft)
            for notice in shown.notices:
                st.text(f"! {notice.message}")
            _show_parts(desk, pending, shown.parts)
        with st.container(horizontal=True):
            is_wanted = st.button("Save", type="primary", key=f"save_{pending.number}")
            if st.button("Discard", type="tertiary", key=f"discard_{pending.number}"):
                desk.drop(pending)
                st.rerun()
        if is_wanted:
            save(desk, [pending])


def _show_fields(desk: Desk, pending: Pending) -> None:
    """The draft, every field of it to be changed; a change goes to the draft at once."""
    _fill_fields(pending)

    def bind(name: str) -> dict[str, Any]:
        return {"key": pending.key(name), "on_change": _take, "args": (desk, pending, name)}

    st.text_input("Title", **bind("title"))
    first, second, third = st.columns([2, 1, 1])
    first.text_input("Source", **bind("source"))
    second.date_input(
        "Published",
        format="YYYY-MM-DD",
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        help="Without it, “yesterday” and “Monday” cannot be compared.",
        **bind("published"),
    )
    third.selectbox(
        "Language",
        list(LANGUAGES),
        format_func=LANGUAGES.__getitem__,
        **bind("language"),
    )
    st.text_input("Address", **bind("url"))
    st.text_area("Text", height=280, **bind("text"))


def _fill_fields(pending: Pending) -> None:
    """Let the fields say what the draft says.

    Only those that differ are set: one that is set loses what is being typed into it.
    """
    draft = pending.draft
    values = {name: getattr(draft, name) for name in FIELDS}
    values["language"] = draft.language if draft.language in LANGUAGES else None
    values["text"] = pending.typed if pending.trouble else draft.text
    for name, value in values.items():
        key = pending.key(name)
        if key not in st.session_state or st.session_state[key] != value:
            st.session_state[key] = value


def _take(desk: Desk, pending: Pending, name: str) -> None:
    """Write a field to the draft; the table of drafts is drawn anew with it."""
    value = st.session_state[pending.key(name)]
    if name == "text":
        take_text(desk, pending, value or "")
    else:
        empty = None if name == "published" else ""
        changed: dict[str, Any] = {name: value or empty}
        pending.draft = replace(pending.draft, **changed)
        if name in ("source", "url"):  # whether a copy is the same article depends on them
            Arrivals(desk).seek_again(pending)
    desk.table += 1


def take_text(desk: Desk, pending: Pending, typed: str) -> None:
    """Let the draft have this text; one that cannot be kept leaves the last and says why."""
    try:
        read = make_draft(Found(text=typed), "The text")
    except MilaanError as error:
        pending.trouble, pending.typed = str(error), typed
        return
    pending.trouble = pending.typed = ""
    notices = tuple(dict.fromkeys((*pending.draft.notices, *read.notices)))
    pending.draft = replace(pending.draft, text=read.text, notices=notices)
    Arrivals(desk).seek_copies(pending)


def _show_parts(desk: Desk, pending: Pending, parts: tuple[Part, ...]) -> None:
    """How the text was read, and a way to take out what is no part of the story."""
    text = pending.draft.text
    lines = sum(part.role == "boilerplate" for part in parts)
    told = f": {count(lines, 'stretch')} of boilerplate" if lines else ""
    with st.expander(f"How the text is read{told}", expanded=bool(lines)):
        rows = [
            {"read as": part.role, "text": " ".join(text[part.start : part.end].split())}
            for part in parts
        ]
        st.dataframe(
            rows, hide_index=True, column_config={"read as": st.column_config.Column(width=110)}
        )
        if lines:
            st.button(
                "Take the boilerplate out of the text",
                key=f"cut_{pending.number}",
                on_click=_cut_boilerplate,
                args=(desk, pending, parts),
                help="It may stay: it is folded away and not compared.",
            )


def _cut_boilerplate(desk: Desk, pending: Pending, parts: tuple[Part, ...]) -> None:
    text = pending.draft.text
    for part in reversed(parts):
        if part.role == "boilerplate":
            text = text[: part.start].rstrip(" \t") + text[part.end :]
    take_text(desk, pending, text)
