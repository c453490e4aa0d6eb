"""Brings people back to the address they asked for: `st.login` returns to the home page.

On the way out the address (the Referer, which a browser gives whole to its own site) goes into a
signed cookie that only the way back sees; on the way back it becomes the redirect. One cookie for
each attempt, named after OAuth's `state`, so that two links opened in two tabs both arrive. Where
anything is missing, forged or late, people come home as before.
"""

from __future__ import annotations

import hashlib
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import parse_qs, urlsplit

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOGIN, CALLBACK = "/auth/login", "/oauth2callback"  # Streamlit's own routes
_WITHIN: Final = 600  # seconds that a sign-in may take; chosen
_LONGEST: Final = 2_000  # characters of an address; a browser keeps cookies of 4,096 bytes
_COOKIE: Final = "milaan_return_"


class ReturnAddress:
    """ASGI middleware around Streamlit's sign-in routes; everything else passes untouched.

    secret: signs the cookies; the same on all replicas. base: the path the app is served under.
    """

    def __init__(self, app: ASGIApp, secret: str, base: str = "") -> None:
        self.app = app
        self._base = f"/{base.strip('/')}" if base.strip("/") else ""
        self._seal = URLSafeTimedSerializer(secret, salt="milaan return address")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_http = scope["type"] == "http"
        path = scope["path"].removeprefix(self._base) if is_http else ""
        if path == LOGIN:
            address = find_address(Headers(scope=scope))
            await self.app(scope, receive, self._keep(address, send))
        elif path == CALLBACK:
            await self.app(scope, receive, self._restore(scope, send))
        else:
            await self.app(scope, receive, send)

    def _keep(self, address: str, send: Send) -> Send:
        """Add the cookie to the redirect that leads to the provider."""

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start" and address:
                headers = MutableHeaders(scope=message)
                state = _read_state(urlsplit(headers.get("location", "")).query)
                if state:
                    sealed = self._seal.dumps([state, address])
                    headers.append("set-cookie", self._write_cookie(state, sealed, _WITHIN))
            await send(message)

        return send_with_cookie

    def _restore(self, scope: Scope, send: Send) -> Send:
        """Let the redirect that leads home lead to the kept address, and drop the cookie."""
        state = _read_state(scope["query_string"].decode("latin-1"))
        address = self._open(state, Headers(scope=scope).get("cookie", ""))

        async def send_there(message: Message) -> None:
            if message["type"] == "http.response.start" and address:
                headers = MutableHeaders(scope=message)
                if headers.get("location") == f"{self._base}/":
                    headers["location"] = address
                headers.append("set-cookie", self._write_cookie(state, "", 0))
            await send(message)

        return send_there

    def _open(self, state: str, cookies: str) -> str:
        """The address that was kept for this attempt, or ""."""
        try:
            sealed = SimpleCookie(cookies).get(_name_cookie(state))
            kept_state, address = self._seal.loads(sealed.value if sealed else "", max_age=_WITHIN)
        except (BadData, CookieError, ValueError, TypeError):
            return ""
        return address if state and kept_state == state and is_local(address) else ""

    def _write_cookie(self, state: str, value: str, seconds: int) -> str:
        return (
            f"{_name_cookie(state)}={value}; Max-Age={seconds}; Path={self._base}{CALLBACK}; "
            "HttpOnly; SameSite=Lax"
        )


def find_address(headers: Headers) -> str:
    """Path and query of the page that asked to sign in; "" where unknown or of another site."""
    try:
        asked = urlsplit(headers.get("referer", ""))
    except ValueError:
        return ""
    if not asked.netloc or asked.netloc != headers.get("host"):
        return ""
    address = f"{asked.path or '/'}?{asked.query}" if asked.query else asked.path or "/"
    return address if is_local(address) else ""


def is_local(address: object) -> bool:
    """Whether a redirect to it stays on this site: a path, and none that a browser reads as a host.

    "//host" and "/\\host" name another site, as do tabs and line ends that browsers drop (WHATWG
    URL, 4.4).
    """
    return (
        isinstance(address, str)
        and len(address) <= _LONGEST
        and address.startswith("/")
        and not address.startswith(("//", "/\\"))
        and all("!" <= letter <= "~" for letter in address)
    )


def _read_state(query: str) -> str:
    return parse_qs(query).get("state", [""])[0]


def _name_cookie(state: str) -> str:
    return _COOKIE + hashlib.blake2b(state.encode("utf-8", "replace"), digest_size=8).hexdigest()
