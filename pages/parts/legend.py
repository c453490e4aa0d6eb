"""The kinds of disagreement in words, for pages that explain."""

from __future__ import annotations

import streamlit as st

from pages.parts.kinds import KINDS


def show_legend() -> None:
    """A table of the kinds, the line that marks each, and what it means."""
    rows = [f"| **{kind}** | {sign.line} | {sign.meaning} |" for kind, sign in KINDS.items()]
    st.markdown("\n".join(["| kind | line | the readings name |", "|---|---|---|", *rows]))
