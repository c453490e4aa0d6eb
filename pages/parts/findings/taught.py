"""Readings that people taught to be the same: listed, and withdrawn."""

from __future__ import annotations

import streamlit as st

from lib.errors import MilaanError
from lib.store.library import Store
from lib.store.records import Alias
from pages.parts import query
from pages.parts.author import read_author
from pages.parts.notices import show_notice
from pages.parts.sign_in import current_user

_TABLE = "aliases"
NONE = (
    "Nothing was taught yet. On the page Compare, a disagreement judged “same” can teach that its "
    "two readings are one."
)


def show_taught(store: Store) -> None:
    """The pairs that apply, or all there ever were. Raises LibraryUnavailable."""
    with_withdrawn = query.show_toggle("Withdrawn ones too", "withdrawn")
    taught = store.list_aliases(with_withdrawn)
    if not taught:
        show_notice(NONE)
        return
    chosen = st.dataframe(
        [_describe(alias, with_withdrawn) for alias in taught],
        key=f"{_TABLE}_{len(taught)}",
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        column_config={"taught": st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm")},
        alt="Readings that count as the same; choose rows to withdraw them",
    )
    rows = chosen["selection"]["rows"]
    picked = [taught[row] for row in rows if row < len(taught)]
    _show_withdrawing(store, [alias for alias in picked if alias.withdrawn_at is None])


def _show_withdrawing(store: Store, picked: list[Alias]) -> None:
    author = read_author()
    mine = [a for a in picked if current_user().may("withdraw", a.taught_by == author)]
    if len(mine) < len(picked):
        st.text("What others taught can be withdrawn by them or by an admin.")
    label = f"Withdraw {len(mine):,}" if mine else "Withdraw"
    if st.button(label, key="withdraw", disabled=not mine):
        try:
            for alias in mine:
                store.withdraw_alias(alias.number, author)
        except MilaanError as error:
            show_notice(str(error))
        else:
            st.rerun()


def _describe(alias: Alias, with_withdrawn: bool) -> dict[str, object]:
    row: dict[str, object] = {
        "reading": alias.a,
        "is the same as": alias.b,
        "kind": alias.kind,
        "by": alias.taught_by,
        "taught": alias.taught_at,
    }
    return row | {"withdrawn by": alias.withdrawn_by} if with_withdrawn else row
