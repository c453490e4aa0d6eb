"""Many drafts before they are kept: a table of them, one of which can be seen in full."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from lib.wording.summary import count
from pages.parts.library.desk import LANGUAGES, Desk, Pending
from pages.parts.library.keeping import Arrivals
from pages.parts.library.preview import show_preview
from pages.parts.library.saving import save

_MANY = 1_000  # drafts shown in the table at once (chosen)
_LOOK = "library_look"
_CODES = {name: code for code, name in LANGUAGES.items()}


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


def _show_many(desk: Desk) -> None:
    """A table of what waits; its cells can be changed."""
    shown = desk.pending[:_MANY]
    key = f"drafts_{desk.round}_{desk.table}_{shown[0].number}_{len(shown)}"
    st.header(f"{len(desk.pending):,} articles before they are saved", anchor=False)
    if len(shown) < len(desk.pending):
        st.text(f"The first {len(shown):,} are listed.")
    st.data_editor(
        [_describe(each) for each in shown],
        key=key,
        hide_index=True,
        disabled=["near copy", "noticed"],
        on_change=_take_over,
        args=(desk, key, shown),
        placeholder="—",
        column_config={
            "save": st.column_config.CheckboxColumn(width=60),
            "title": st.column_config.TextColumn(width="large"),
            "published": st.column_config.DateColumn(format="YYYY-MM-DD"),
            "language": st.column_config.SelectboxColumn(options=list(_CODES)),
        },
        alt="The articles that wait to be saved",
    )
    wanted = [each for each in desk.pending if each.is_wanted]
    with st.container(horizontal=True):
        label = f"Save {count(len(wanted), 'article')}"
        is_asked = st.button(label, type="primary", key="save_all", disabled=not wanted)
        if st.button("Discard all", type="tertiary", key="discard_all"):
            desk.clear()
            st.rerun()
    if is_asked:
        save(desk, wanted)


def _describe(pending: Pending) -> dict[str, Any]:
    draft = pending.draft
    return {
        "save": pending.is_wanted,
        "title": draft.title,
        "published": draft.published,
        "source": draft.source,
        "language": LANGUAGES.get(draft.language, draft.language),
        "near copy": pending.copies[0] if pending.copies else "",
        "noticed": pending.trouble or pending.noticed,
    }


def _take_over(desk: Desk, key: str, shown: list[Pending]) -> None:
    """Write what was changed in the table to the drafts; a full view of one follows them."""
    for row, changes in st.session_state[key]["edited_rows"].items():
        pending = shown[int(row)]
        source = pending.draft.source
        for name, value in changes.items():
            if name == "save":
                pending.is_wanted = bool(value)
            elif name == "published":
                day = date.fromisoformat(str(value)[:10]) if value else None
                pending.draft = replace(pending.draft, published=day)
            elif name == "language":
                pending.draft = replace(pending.draft, language=_CODES.get(str(value), ""))
            else:
                changed: dict[str, Any] = {name: value or ""}
                pending.draft = replace(pending.draft, **changed)
        if pending.draft.source != source:
            Arrivals(desk).seek_again(pending)


def _choose_one(desk: Desk) -> Pending | None:
    """One of many drafts to be looked at in full.

    Streamlit knows an option by its label alone, so none is like another.
    """
    by_number = {each.number: each for each in desk.pending[:_MANY]}
    places = {number: place for place, number in enumerate(by_number, 1)}
    st.session_state[_LOOK] = desk.look if desk.look in by_number else None

    def take() -> None:
        desk.look = st.session_state[_LOOK]

    chosen = st.selectbox(
        "Look at one in full",
        list(by_number),
        format_func=lambda number: f"{places[number]:,}. {by_number[number].draft.title}",
        key=_LOOK,
        placeholder="none of them",
        on_change=take,
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
