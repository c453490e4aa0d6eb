"""What the server does beside pages: whether it may start, whether it is ready, who comes back."""

from __future__ import annotations

import os
import secrets
import sys

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit.runtime.pages_manager import PagesManager

from lib.errors import AccessMisconfigured, MilaanError
from lib.store.access import find_refusal
from pages.parts.messages import SoundText
from pages.parts.packing import PackFiles
from pages.parts.return_address import ReturnAddress
from pages.parts.shelf import ask_store
from pages.parts.sign_in import has_sign_in, load_access
from pages.parts.uploads import BoundUploads, find_held

NOBODY = "it names nobody who may enter; give people, a claim, or “everyone”"


def is_drawing_a_page() -> bool:
    """Whether Streamlit runs the script for a visitor, rather than a server importing it."""
    return st.runtime.exists()


def check_start() -> None:
    """End with one sentence where the server would be open without anyone having said so, or where
    a word list or a fitted table is away."""
    address = st.get_option("server.address")
    told = find_refusal(address, has_sign_in(), os.environ.get("MILAAN_OPEN", ""))
    try:
        check_tables()
        if has_sign_in() and not load_access().lets_someone_in:
            raise AccessMisconfigured(NOBODY)
    except MilaanError as error:
        told = str(error)
    if told:
        sys.exit(told)


def check_tables() -> None:
    """Read the manifest of the word lists and the judges' tables; raises where one is away."""
    from lib.disagree.judge.weigh import load_judge_within, load_judges  # late: needs the engine

    load_judges()
    load_judge_within()


def use_navigation_only() -> None:
    """Keep Streamlit from serving `pages/` by itself, past the gate of dashboard.py.

    It does so from the start of a process until st.navigation was called once in it.
    """
    PagesManager.uses_pages_directory = False


def make_routes() -> list[Route]:
    """`/ready`: 200 while the library answers, else 503 and why."""
    return [Route("/ready", tell_ready, methods=["GET"])]


def make_middleware() -> list[Middleware]:
    """What stands before Streamlit's own routes."""
    base = st.get_option("server.baseUrlPath")
    return [
        Middleware(ReturnAddress, secret=_find_secret(), base=base),
        Middleware(BoundUploads, find_held=find_held, base=base),
        Middleware(SoundText),
        Middleware(PackFiles, base=base),
    ]


def tell_ready(_request: Request) -> PlainTextResponse:
    """Ask the database. Streamlit's own /_stcore/health says ok even while it is away."""
    try:
        ask_store()
    except MilaanError as error:
        return PlainTextResponse(f"not ready: {error}\n", 503)
    return PlainTextResponse("ready\n")


def _find_secret() -> str:
    """What Streamlit signs its own sign-in cookies with; the same on all replicas."""
    auth = st.secrets.get("auth", {}) if has_sign_in() else {}
    return auth.get("cookie_secret") or st.get_option("server.cookieSecret") or secrets.token_hex()
