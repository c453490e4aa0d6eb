"""What is said where there is too little to show, with links that lead on."""

from __future__ import annotations

import streamlit as st

from pages.parts.address import BRING
from pages.parts.sign_in import current_user


def show_ways_in(sentence: str) -> None:
    """The sentence, a link to the form for two texts and, for those who may, to the Library."""
    with st.container(border=True, gap="small"):
        st.text(sentence)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                "pages/compare.py",
                label="Compare two texts",
                icon=":material/compare_arrows:",
                query_params={BRING: "1"},
            )
            if current_user().may("import"):
                for label, do, icon in (
                    ("Paste an article", "paste", ":material/content_paste:"),
                    ("Bring in files", "files", ":material/upload_file:"),
                ):
                    st.page_link(
                        "pages/library.py", label=label, icon=icon, query_params={"do": do}
                    )


def show_way_to_compare(sentence: str, has_pair: bool) -> None:
    """The sentence and a link to Compare. has_pair: there are two articles to begin with."""
    if not has_pair:
        show_ways_in(sentence)
        return
    with st.container(border=True, gap="small"):
        st.text(sentence)
        st.page_link(
            "pages/compare.py", label="Compare two articles", icon=":material/compare_arrows:"
        )
