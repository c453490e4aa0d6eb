"""Sentences to the user; those that may carry a word of an article are shown as text."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

REFINING = "Refining the pairing …"
_PAUSE = 0.8  # seconds between two looks at whether it is done (chosen)


def show_notice(sentence: str) -> None:
    """Show one plain sentence in a quiet frame. Never read as markdown: it could load an image."""
    with st.container(border=True):
        st.text(sentence)


@st.fragment(run_every=_PAUSE)
def show_refining(rest: str, is_done: Callable[[], bool]) -> None:
    """Say that a better result is on its way, behind the sentence `rest`; run again once it is."""
    st.markdown(f":small[:gray[{rest} {REFINING}]]")
    if is_done():
        st.rerun()
