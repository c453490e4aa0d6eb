"""Two texts side by side, to be compared at once: nothing of them is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.model import Article
from pages.parts import address
from pages.parts.brought import side as sides
from pages.parts.brought.browser import keep_in_browser
from pages.parts.brought.side import A, B, show_side, try_side
from pages.parts.brought.texts import find_brought
from pages.parts.notices import show_notice
from pages.parts.sign_in import current_user

HOW = "Paste a text, type its address, or drop a file. Nothing is kept"


WayBack = tuple[str, Callable[[], None]]


def show_form(library: Mapping[str, Article], way_back: WayBack | None = None) -> None:
    """The two sides and one button. way_back: the button that leaves the form, and what it does."""
    brought = find_brought()
    _pick_only(library)
    with st.container(gap=None, key="bring_head"):
        st.title("Compare two texts", anchor=False)
        later = ", unless you choose so afterwards" if current_user().may("import") else ""
        st.markdown(f":small[:gray[{HOW}{later}.]]")
    with st.container(key="bring_sides"):
        left, right = st.columns(2, gap="medium")
    troubles = {}
    for side, column in ((A, left), (B, right)):
        with column:
            troubles[side] = show_side(side, library)
    with st.container(horizontal=True, vertical_alignment="center", key="bring_do"):
        is_asked = st.button("Compare", type="primary", key="bring_compare")
        st.button("Empty both", type="tertiary", key="bring_empty", on_click=sides.empty_both)
        if way_back:
            label, leave = way_back
            st.button(label, type="tertiary", key="bring_back", on_click=leave)
    if is_asked:
        _compare(troubles)
    keep_in_browser(brought)


def _pick_only(library: Mapping[str, Article]) -> None:
    """Where the library has one article, that is A from the start."""
    if A.key("pick") in st.session_state or len(library) != 1:
        return
    A.put("pick", next(iter(library)))


def _compare(places: Mapping[sides.Side, DeltaGenerator]) -> None:
    """Read both sides, and show the pair where both can be read, else why not."""
    brought, ids = find_brought(), []
    for side, place in places.items():
        with place:
            given, trouble = try_side(side)
            if trouble:
                show_notice(trouble)
            elif given is not None:
                ids.append(given if isinstance(given, str) else brought.put(given))
    if len(ids) == len(places):
        address.show_pair(*ids)
        st.rerun()
