"""One article of the library: its fields, what was done with it, its text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import streamlit as st

from lib.errors import ChangedMeanwhile, MilaanError
from lib.store.library import Store
from lib.store.records import Changes, Record
from pages.parts import query
from pages.parts.author import read_author
from pages.parts.library.desk import LANGUAGES, Desk, find_desk
from pages.parts.notices import show_notice
from pages.parts.query import FIRST_DAY, LAST_DAY
from pages.parts.sign_in import current_user

_COMPARE = "pages/compare.py"
FIELDS = ("title", "source", "published", "language", "url")


def show_article(store: Store, id: str) -> None:
    """Everything on an article, with what can be done. Raises ArticleNotFound and others."""
    desk, user = find_desk(), current_user()
    now = store.record(id)
    with st.container(border=True, key="article"):
        with st.container(key="name"):
            st.text(now.title or now.id)
        st.text(f"{now.chars:,} characters, added by {now.added_by} on {now.added_at:%-d %B %Y}")
        if now.removed_at is not None:
            _show_restore(store, now)
            return
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                _COMPARE,
                label="Compare it",
                icon=":material/compare_arrows:",
                query_params={"a": id},
            )
            may_remove = user.may("remove", now.added_by == read_author())
            if may_remove and st.button(
                "Remove", key="remove", type="tertiary", icon=":material/delete:"
            ):
                _remove(store, desk, id)
        if user.may("edit"):
            _show_form(store, desk, now)
        with st.expander("Text"), st.container(height=360, border=False):
            st.text(store.article(id).text)
        if st.toggle("History of changes", key=f"history_{id}"):
            _show_history(store, id)


def _show_form(store: Store, desk: Desk, now: Record) -> None:
    """The fields as they were first shown; a save over another person's change asks again."""
    if _key(now.id, "title") not in st.session_state:
        desk.seen[now.id] = now
        _fill(now.id, {name: getattr(now, name) for name in FIELDS})
    with st.form(f"edit_{now.id}", border=False):
        st.text_input("Title", key=_key(now.id, "title"))
        first, second, third = st.columns([2, 1, 1])
        first.text_input("Source", key=_key(now.id, "source"))
        second.date_input(
            "Published",
            key=_key(now.id, "published"),
            format="YYYY-MM-DD",
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
        )
        third.selectbox(
            "Language",
            [*dict.fromkeys([*LANGUAGES, desk.seen[now.id].language, now.language])],
            format_func=lambda code: LANGUAGES.get(code, code or "none"),
            key=_key(now.id, "language"),
        )
        st.text_input("Address", key=_key(now.id, "url"))
        st.form_submit_button("Save changes", on_click=_save, args=(store, desk, now.id))
    if desk.trouble:
        show_notice(desk.trouble)
        desk.trouble = ""


def _save(store: Store, desk: Desk, id: str) -> None:
    """Store what the user changed, and nothing that only another person changed meanwhile.

    Whatever goes wrong, the fields keep what was typed.
    """
    seen = desk.seen[id]
    typed = {name: st.session_state[_key(id, name)] for name in FIELDS}
    mine = {name: value for name, value in typed.items() if value != getattr(seen, name)}
    try:
        desk.seen[id] = store.edit_article(id, cast(Changes, mine), read_author(), seen)
        desk.told, desk.kept = "Changes saved.", (id,)
        _fill(id, {name: getattr(desk.seen[id], name) for name in FIELDS})
    except ChangedMeanwhile as error:
        now = desk.seen[id] = store.record(id)
        _fill(id, {name: getattr(now, name) for name in FIELDS if name not in mine})
        desk.trouble = f"{error}\n{_tell_change(seen, now)}"
    except MilaanError as error:
        desk.trouble = str(error)


def _key(id: str, name: str) -> str:
    return f"edit_{id}_{name}"


def _fill(id: str, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        st.session_state[_key(id, name)] = value


def _tell_change(seen: Record, now: Record) -> str:
    """What another person made of the fields since they were shown."""
    changed = [name for name in FIELDS if getattr(seen, name) != getattr(now, name)]
    said = "; ".join(f"{name}: {getattr(now, name) or '(empty)'}" for name in changed)
    return f"It now says: {said}."


def _remove(store: Store, desk: Desk, id: str) -> None:
    try:
        desk.removed = store.remove_article(id, read_author())
    except MilaanError as error:
        show_notice(str(error))
        return
    desk.told, desk.kept = "", ()
    desk.seen.pop(id, None)
    query.write(open="")
    st.rerun()


def _show_restore(store: Store, now: Record) -> None:
    st.text(f"Removed on {now.removed_at:%-d %B %Y}.")
    if current_user().may("edit") and st.button("Bring it back", key="restore"):
        try:
            store.restore_article(now.id, read_author())
        except MilaanError as error:
            show_notice(str(error))
        else:
            query.write(removed="")
            st.rerun()


def _show_history(store: Store, id: str) -> None:
    rows = [
        {
            "when": f"{event.at:%-d %b %Y, %H:%M} UTC",
            "who": event.author,
            "what": f"{event.action} {event.field}".strip(),
            "before": event.old,
            "after": event.new,
        }
        for event in store.article_history(id)
    ]
    st.dataframe(rows, hide_index=True, alt="What was done with this article, oldest first")
