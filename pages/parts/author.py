"""Who is at work: under which name articles, verdicts and changes are kept.

The browser keeps a name that was typed in a cookie, so that a reload or another visit knows it. It
is no part of the address: a link is for others. Who gives no name gets one of their browser's own,
so that two of them are not taken for one.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from urllib.parse import quote, unquote

import streamlit as st

from pages.parts.sign_in import current_user

UNNAMED = "unnamed"
LONGEST = 200  # characters; percent-encoded they stay below the 4 kB of a cookie
COOKIE, BROWSER = "milaan_name", "milaan_browser"
_NAME, _TYPED = "author_name", "author_name_was_typed"
_OWN_NAME = "name_of_this_browser"
_MARK = re.compile(r"[0-9a-f]{6}")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")  # which Markdown may read as its own
_SHOWN = 24  # characters of a name on a button; chosen
_YEAR = 365 * 24 * 60 * 60
_KEEP = f"""
export default function ({{ data: {{ cookie, value }} }}) {{
  const isKnown = cookie === "{BROWSER}" && document.cookie.includes("{BROWSER}=");
  if (isKnown) return; // another tab was first
  const age = value ? {_YEAR} : 0;
  const safe = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${{cookie}}=${{value}}; Path=/; Max-Age=${{age}}; SameSite=Lax${{safe}}`;
}}
"""

_mount = st.components.v2.component("milaan_name", html="<span hidden></span>", js=_KEEP)


def read_author() -> str:
    """The e-mail address or name of who is signed in, the name that was typed, or the browser's."""
    return read_signed_in() or _read_name() or _read_own_name()


def read_signed_in() -> str:
    """Who is signed in, as the provider vouches for them; "" where nobody is asked to sign in."""
    user = current_user()
    return user.author if user.is_signed_in else ""


def show_author() -> None:
    """A field for the name, where nobody is signed in."""
    if read_signed_in():
        return
    if _NAME not in st.session_state:
        st.session_state[_NAME] = _read_cookie()
    with st.container(gap=None):
        st.text_input(
            "Your name",
            key=_NAME,
            placeholder=UNNAMED,
            max_chars=LONGEST,
            persist_state="session",
            on_change=_note_typed,
            help="Kept with what you add, change and decide, and shown to colleagues. "
            "This browser remembers it.",
        )
        if _TYPED in st.session_state:
            _keep_cookie(COOKIE, quote(_read_name(), safe=""))


def show_author_menu() -> None:
    """The same field in a small menu, for a page that has other things at its top."""
    if not read_signed_in():
        name = _PUNCTUATION.sub(r"\\\g<0>", _read_name()[:_SHOWN])
        with st.popover(name or "Your name", type="tertiary", icon=":material/person:"):
            show_author()


def keep_browser() -> None:
    """Let a browser that comes for the first time remember the name that it has here."""
    if not read_signed_in() and BROWSER not in _read_cookies():
        _keep_cookie(BROWSER, _read_own_name().removeprefix(f"{UNNAMED} "))


def _keep_cookie(name: str, value: str) -> None:
    _mount(key=f"keep_{name}", data={"cookie": name, "value": value})


def _read_own_name() -> str:
    """`unnamed 3fa94c`, the same for as long as the browser keeps its cookies."""
    if _OWN_NAME not in st.session_state:
        kept = _read_cookies().get(BROWSER, "")
        mark = kept if _MARK.fullmatch(kept) else secrets.token_hex(3)
        st.session_state[_OWN_NAME] = f"{UNNAMED} {mark}"
    return str(st.session_state[_OWN_NAME])


def _note_typed() -> None:
    """Only what was typed here goes to the browser: an older page must not undo a newer name."""
    st.session_state[_TYPED] = True


def _read_name() -> str:
    """What was typed, in this session or, where nothing was yet, in one before it."""
    return str(st.session_state.get(_NAME, _read_cookie())).strip()


def _read_cookie() -> str:
    """The name that this browser had when the session began; others may have written to it."""
    name = unquote(_read_cookies().get(COOKIE, ""))
    return "".join(letter for letter in name if letter.isprintable())[:LONGEST].strip()


def _read_cookies() -> Mapping[str, str]:
    return st.context.cookies
