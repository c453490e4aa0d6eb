"""What is said where there is too little to show, with links that lead on."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.parts import query
from pages.parts.address import BRING
from pages.parts.sign_in import current_user

_ICON = ":material/compare_arrows:"
_LIBRARY = {
    "paste": ("Paste an article", ":material/content_paste:"),
    "files": ("Bring in files", ":material/upload_file:"),
}


def show_ways_in(sentence: str, is_library: bool = False) -> None:
    """The sentence, a link to the form for two texts and, for those who may, to the Library.

    is_library: this is its page, of which another part is shown.
    """
    with st.container(border=True, gap="small", key="ways_in"):
        st.text(sentence)
        with st.container(horizontal=True, vertical_alignment="center"):
            asked = {BRING: "1"}
            st.page_link(
                "pages/compare.py", label="Compare two texts", icon=_ICON, query_params=asked
            )
            for do in _LIBRARY if current_user().may("import") else ():
                _show_way(do, is_library)


def _show_way(do: str, is_library: bool) -> None:
    label, icon = _LIBRARY[do]
    if is_library:
        write = partial(query.write, do=do)
        st.button(label, key=f"way_{do}", type="tertiary", icon=icon, on_click=write)
    else:
        st.page_link("pages/library.py", label=label, icon=icon, query_params={"do": do})


def show_way_to_compare(sentence: str, has_pair: bool) -> None:
    """The sentence and a link to Compare. has_pair: there are two articles to begin with."""
    if not has_pair:
        show_ways_in(sentence)
        return
    with st.container(border=True, gap="small", key="ways_in"):
        st.text(sentence)
        st.page_link("pages/compare.py", label="Compare two articles", icon=_ICON)
