"""Drafts before they are kept: what was recognised, all of it to be put right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from lib.drafts import Draft
from lib.errors import MilaanError
from lib.ingest.clean import clean_text
from lib.ingest.preview import Part, preview_draft
from lib.summary import count
from pages.parts.author import read_author
from pages.parts.library.desk import LANGUAGES, Desk, Pending
from pages.parts.library.keeping import keep_all, tell_kept
from pages.parts.notices import show_notice
from pages.parts.query import FIRST_DAY, LAST_DAY
from pages.parts.shelf import find_store

_MANY = 1_000  # drafts shown in the table at once (chosen)


def show_desk(desk: Desk) -> None:
    """Everything that waits, and what could not be read."""
    if desk.failures:
        _show_failures(desk)
    if len(desk.pending) > 1:
        _show_many(desk)
        chosen = _choose_one(desk)
        if chosen:
            show_preview(desk, chosen)
    elif desk.pending:
        show_preview(desk, desk.pending[0])


def show_preview(desk: Desk, pending: Pending) -> None:
    """One draft with its fields, its text, its notices; nothing is stored before "Save"."""
    with st.container(border=True, key="preview"):
        st.header("Before it is saved", anchor=False)
        for copy in pending.copies:
            st.text(f"≈ {copy}")
        draft = _show_fields(pending)
        shown = preview_draft(draft)
        for notice in shown.notices:
            st.text(f"! {notice.message}")
        _show_parts(pending, draft.text, shown.parts)
        with st.container(horizontal=True):
            if st.button("Save", type="primary", key=f"save_{pending.number}"):
                pending.draft = draft
                _keep(desk, [pending])
            if st.button("Discard", type="tertiary", key=f"discard_{pending.number}"):
                desk.drop(pending)
                st.rerun()


def _show_fields(pending: Pending) -> Draft:
    """The draft as the fields say now; a text that cannot be kept leaves the last one."""
    draft = pending.draft
    title = st.text_input("Title", draft.title, key=pending.key("title"), persist_state="session")
    first, second, third = st.columns([2, 1, 1])
    source = first.text_input(
        "Source", draft.source, key=pending.key("source"), persist_state="session"
    )
    published = second.date_input(
        "Published",
        draft.published,
        key=pending.key("published"),
        format="YYYY-MM-DD",
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        persist_state="session",
        help="Without it, “yesterday” and “Monday” cannot be compared.",
    )
    language = third.selectbox(
        "Language",
        list(LANGUAGES),
        index=list(LANGUAGES).index(draft.language) if draft.language in LANGUAGES else None,
        format_func=LANGUAGES.__getitem__,
        key=pending.key("language"),
        persist_state="session",
    )
    url = st.text_input("Address", draft.url, key=pending.key("url"), persist_state="session")
    text = st.text_area(
        "Text", draft.text, key=pending.key("text"), height=280, persist_state="session"
    )
    try:
        cleaned = clean_text(text)
        text, notices = cleaned.text, (*draft.notices, *cleaned.gone)
    except MilaanError as error:
        show_notice(str(error))
        text, notices = draft.text, draft.notices
    notices = tuple(dict.fromkeys(notices))
    return Draft(text, title, source, published, language or "", url, notices)


def _show_parts(pending: Pending, text: str, parts: tuple[Part, ...]) -> None:
    """How the text was read, and a way to take out what is no part of the story."""
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
                args=(pending, text, parts),
                help="It may stay: it is folded away and not compared.",
            )


def _cut_boilerplate(pending: Pending, text: str, parts: tuple[Part, ...]) -> None:
    for part in reversed(parts):
        if part.role == "boilerplate":
            text = text[: part.start].rstrip(" \t") + text[part.end :]
    st.session_state[pending.key("text")] = text


def _keep(desk: Desk, pending: list[Pending]) -> None:
    """Store drafts and say what became of them; what is not stored stays on the desk."""
    progress = st.progress(0.0) if len(pending) > 1 else None
    try:
        added = keep_all(
            find_store(),
            desk,
            pending,
            read_author(),
            lambda done: progress and progress.progress(done / len(pending), f"Saved {done:,} …"),
        )
    except MilaanError as error:
        show_notice(str(error))
        return
    desk.told = tell_kept(added)
    desk.kept = added[0].record.id if len(added) == 1 else ""
    desk.removed = None
    if not desk.pending and not desk.failures:
        desk.clear()
    st.rerun()


def _show_many(desk: Desk) -> None:
    """A table of what waits; its cells can be changed."""
    shown = desk.pending[:_MANY]
    key = f"drafts_{desk.round}_{shown[0].number}_{len(shown)}"
    st.header(f"{len(desk.pending):,} articles before they are saved", anchor=False)
    rows = [
        {
            "save": each.is_wanted,
            "title": each.draft.title,
            "published": each.draft.published,
            "source": each.draft.source,
            "language": each.draft.language,
            "near copy": each.copies[0] if each.copies else "",
            "noticed": each.noticed,
        }
        for each in shown
    ]
    st.data_editor(
        rows,
        key=key,
        hide_index=True,
        disabled=["near copy", "noticed"],
        on_change=_take_over,
        args=(key, shown),
        column_config={
            "save": st.column_config.CheckboxColumn(width=60),
            "title": st.column_config.TextColumn(width="large"),
            "published": st.column_config.DateColumn(format="YYYY-MM-DD"),
            "language": st.column_config.SelectboxColumn(options=list(LANGUAGES)),
        },
        alt="The articles that wait to be saved",
    )
    wanted = [each for each in desk.pending if each.is_wanted]
    with st.container(horizontal=True):
        label = f"Save {count(len(wanted), 'article')}"
        if st.button(label, type="primary", key="save_all", disabled=not wanted):
            _keep(desk, wanted)
        if st.button("Discard all", type="tertiary", key="discard_all"):
            desk.clear()
            st.rerun()


def _take_over(key: str, shown: list[Pending]) -> None:
    """Write what was changed in the table to the drafts."""
    for row, changes in st.session_state[key]["edited_rows"].items():
        pending = shown[int(row)]
        for name, value in changes.items():
            if name == "save":
                pending.is_wanted = bool(value)
            elif name == "published":
                day = date.fromisoformat(str(value)[:10]) if value else None
                pending.draft = replace(pending.draft, published=day)
            else:
                pending.draft = replace(pending.draft, **{name: value or ""})


def _choose_one(desk: Desk) -> Pending | None:
    """One of many drafts to be looked at in full."""
    by_number = {each.number: each for each in desk.pending[:_MANY]}
    chosen = st.selectbox(
        "Look at one in full",
        list(by_number),
        index=None,
        format_func=lambda number: by_number[number].draft.title or f"Draft {number}",
        key=f"look_{desk.round}",
    )
    return by_number.get(chosen) if chosen else None


def _show_failures(desk: Desk) -> None:
    """Why files, or rows of them, were left out."""
    with st.container(border=True):
        st.header(f"{len(desk.failures):,} not brought in", anchor=False)
        st.text("\n".join(failure.reason for failure in desk.failures[:_MANY]))
        if st.button("Put this away", type="tertiary", key="forget_failures"):
            desk.failures.clear()
            st.rerun()
