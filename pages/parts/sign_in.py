"""The gate before every page: nobody to ask on loopback, else OIDC through `st.login`."""

from __future__ import annotations

import os
from collections.abc import Mapping

import streamlit as st

from lib.errors import AccessMisconfigured
from lib.store.access import (
    ANYONE,
    LOCAL_USER,
    OPEN_WORDS,
    Access,
    User,
    find_stranger,
    read_access,
    read_author,
    read_role,
)
from pages.parts.notices import show_notice

_USER = "signed_in_user"
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-Ip")  # what proxies add

WELCOME = "Sign in to read articles side by side. You come back to the address you asked for."
NO_ROLE = "You are signed in as {}, who has no role here. Ask whoever runs this Milaan for one."


def has_sign_in() -> bool:
    """Whether the secrets configure a provider."""
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def load_access() -> Access:
    """The roles that the secrets give. Raises AccessMisconfigured."""
    is_there = st.secrets.load_if_toml_exists() and "access" in st.secrets
    return read_access(st.secrets["access"].to_dict()) if is_there else Access()


def let_in() -> User:
    """Who looks at this page; whoever may not is told so, and the run ends there."""
    st.session_state.pop(_USER, None)  # who was let in a run ago may not be now
    user = _find_user()
    if user is None:
        st.stop()
    st.session_state[_USER] = user
    return user


def current_user() -> User:
    """Who looks at this page. A page that was reached past the gate stops at it here."""
    user: User | None = st.session_state.get(_USER)
    return user or let_in()


def show_signed_in(user: User) -> None:
    """Below a page: who is signed in, and the way out. Nothing where nobody signs in."""
    if not has_sign_in():
        return
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        st.text(f"{user.author} · {user.role}", width="content")
        st.button("Sign out", on_click=st.logout, type="tertiary", key="sign_out")


def _find_user() -> User | None:
    if not has_sign_in():
        return _find_user_without_sign_in()
    if not st.user.is_logged_in:
        _show_sign_in(st.secrets["auth"])
        return None
    try:
        access = load_access()
    except AccessMisconfigured as error:
        show_notice(str(error))
        return None
    claims = st.user.to_dict()
    author, role = read_author(claims, access), read_role(claims, access)
    if role is None:
        show_notice(NO_ROLE.format(author))
        st.button("Sign out", on_click=st.logout, key="sign_out")
        return None
    return User(author, role)


def _find_user_without_sign_in() -> User | None:
    words = os.environ.get("MILAAN_OPEN", "")
    headers = st.context.headers
    is_forwarded = any(name in headers for name in _FORWARDED)
    if told := find_stranger(headers.get("Host"), is_forwarded, words):
        show_notice(told)
        return None
    return ANYONE if words == OPEN_WORDS else LOCAL_USER


def _show_sign_in(auth: Mapping[str, object]) -> None:
    """A button for each provider that is configured."""
    with st.container(width=520):
        st.title("Milaan", anchor=False)
        st.markdown(WELCOME)
        if "client_id" in auth:
            st.button("Sign in", on_click=st.login, type="primary", key="sign_in")
        for name, section in auth.items():
            if isinstance(section, Mapping) and "client_id" in section:
                label = f"Sign in with {name.capitalize()}"
                st.button(label, on_click=st.login, args=(name,), key=f"sign_in_{name}")
