"""Sentences to the user that may carry a word of an article or of the address, shown as text."""

from __future__ import annotations

import streamlit as st


def show_notice(sentence: str) -> None:
    """Show one plain sentence in a quiet frame. Never read as markdown: it could load an image."""
    with st.container(border=True):
        st.text(sentence)
