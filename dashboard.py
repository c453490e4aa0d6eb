"""Milaan's way in: page config and navigation, nothing else."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

st.set_page_config(
    "Milaan: where two articles disagree", page_icon="static/icon.svg", layout="wide"
)
st.html(Path("pages/parts/page.css"))
st.logo(f"static/logo-{st.context.theme.type or 'light'}.svg", size="large")
st.navigation(
    [
        st.Page("pages/compare.py", title="Compare", default=True),
        st.Page("pages/method.py", title="Method"),
    ],
    position="top",
).run()
