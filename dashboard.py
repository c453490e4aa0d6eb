"""Milaan's way in: page config, sign-in gate and navigation; for a server, the app around them."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.parts import author, server, sign_in


def show_page() -> None:
    """The page that the address names, for whoever may see it."""
    st.set_page_config(
        "Milaan: where two articles disagree", page_icon="static/icon.svg", layout="wide"
    )
    st.html(Path("pages/parts/page.css"))
    st.logo(f"static/logo-{st.context.theme.type or 'light'}.svg", size="large")
    user = sign_in.let_in()
    st.navigation(
        [
            st.Page("pages/compare.py", title="Compare", default=True),
            st.Page("pages/library.py", title="Library"),
            st.Page("pages/landscape.py", title="Landscape"),
            st.Page("pages/findings.py", title="Findings"),
            st.Page("pages/method.py", title="Method"),
        ],
        position="top",
    ).run()
    sign_in.show_signed_in(user)
    author.keep_browser()


if server.is_drawing_a_page():
    show_page()
else:
    server.check_start()
    server.use_navigation_only()
    app = st.App(__file__, routes=server.make_routes(), middleware=server.make_middleware())
