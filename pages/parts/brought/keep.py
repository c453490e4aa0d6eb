"""From texts that are compared into the library, by one click."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.drafts import is_draft
from lib.errors import MilaanError
from pages.parts.author import read_author
from pages.parts.brought.texts import Brought, find_brought
from pages.parts.library.keeping import tell_kept
from pages.parts.shelf import find_store
from pages.parts.sign_in import current_user

BOTH, ONE = "Keep both in the library", "Keep it in the library"
NOT_KEPT = "Not kept: only this browser tab has {}."
WHY = "Kept texts can be judged, shared and found. Until then a reload of this tab has them."


def tell_not_kept(ids: Sequence[str]) -> str:
    """What is said below the title of texts that are not kept; "" where all are."""
    number, waiting = len(set(ids)), sum(map(is_draft, set(ids)))
    told = "this text" if number == 1 else "both texts" if waiting > 1 else "one of them"
    return NOT_KEPT.format(told) if waiting else ""


def show_keep(ids: Sequence[str]) -> None:
    """The button, and after it what became of the texts."""
    brought = find_brought()
    waiting = [id for id in dict.fromkeys(ids) if id in brought.drafts]
    pair, told = brought.told
    if waiting and current_user().may("import"):
        label = BOTH if len(waiting) > 1 else ONE
        icon = ":material/library_add:"
        if st.button(label, key="keep_brought", type="tertiary", icon=icon, help=WHY):
            _keep(brought, waiting, ids)
            st.rerun()
    if told and pair == frozenset(ids):
        st.text(told, width="content")


def _keep(brought: Brought, waiting: Sequence[str], ids: Sequence[str]) -> None:
    """Store the texts; the next run gives the address their new ids, the selection stays."""
    try:
        added = find_store().add_articles([brought.drafts[id] for id in waiting], read_author())
    except MilaanError as error:
        brought.told = frozenset(ids), str(error)
        return
    kept = {id: each.record.id for id, each in zip(waiting, added, strict=True)}
    brought.settle(kept)
    brought.told = frozenset(kept.get(id, id) for id in ids), tell_kept(added)
