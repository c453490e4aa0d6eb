"""Who is at work: under which name articles, verdicts and changes are kept."""

from __future__ import annotations

import streamlit as st

from pages.parts.sign_in import current_user

UNNAMED = "unnamed"
_NAME = "author_name"


def read_author() -> str:
    """The e-mail address or name of who is signed in, else the name that was typed."""
    return read_signed_in() or st.session_state.get(_NAME, "").strip() or UNNAMED


def read_signed_in() -> str:
    """Who is signed in, as the provider vouches for them; "" where nobody is asked to sign in."""
    user = current_user()
    return user.author if user.is_signed_in else ""


def show_author() -> None:
    """A field for the name, where nobody is signed in."""
    if not read_signed_in():
        st.text_input(
            "Your name",
            key=_NAME,
            placeholder=UNNAMED,
            max_chars=200,
            persist_state="session",
            help="Kept with what you add, change and decide, and shown to colleagues.",
        )
