"""Bounds what uploads may hold in memory: Streamlit keeps every file until its session ends.

Its own limit is on one file. Whoever has a page open could put files without end beside the
uploader, each under a name of its own; and an honest session would hold all it ever brought.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from lib.ingest.limits import MAX_FILE_BYTES

ROUTE: Final = "/_stcore/upload_file/"  # Streamlit's own: then the session, then the file
MAX_SESSION_FILES: Final = 1_000  # held at once for one session; chosen
MAX_SESSION_BYTES: Final = 200_000_000
MAX_BYTES: Final = 1_000_000_000  # for all sessions of a process; chosen
TOO_MANY: Final = "Too many files wait here already: save or discard those first.\n"

Held = Mapping[str, Mapping[str, UploadedFileRec]]  # files by session and name


class BoundUploads:
    """ASGI middleware before the route that takes files; everything else passes untouched.

    find_held: gives what is held now. base: the path the app is served under.
    """

    def __init__(self, app: ASGIApp, find_held: Callable[[], Held], base: str = "") -> None:
        self.app = app
        self._find_held = find_held
        self._route = f"/{base.strip('/')}{ROUTE}" if base.strip("/") else ROUTE
        self._coming: dict[str, list[int]] = {}  # the lengths of those on their way, by session

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_put = scope["type"] == "http" and scope["method"] == "PUT"
        if not is_put or not scope["path"].startswith(self._route):
            await self.app(scope, receive, send)
            return
        session = scope["path"].removeprefix(self._route).partition("/")[0]
        length = _read_length(Headers(scope=scope))
        if not self._has_room(session, length):
            await PlainTextResponse(TOO_MANY, 413)(scope, receive, send)
            return
        coming = self._coming.setdefault(session, [])
        coming.append(length)
        try:
            await self.app(scope, receive, send)
        finally:
            coming.remove(length)
            if not coming:
                self._coming.pop(session, None)

    def _has_room(self, session: str, length: int) -> bool:
        """Whether one more file of a session fits beside those held and those on their way."""
        held, coming = self._find_held(), self._coming.get(session, ())
        mine = held.get(session, {})
        others = sum(map(_weigh, list(held.values()))) + sum(map(sum, self._coming.values()))
        return (
            len(mine) + len(coming) < MAX_SESSION_FILES
            and _weigh(mine) + sum(coming) + length <= MAX_SESSION_BYTES
            and others + length <= MAX_BYTES
        )


def find_held() -> Held:
    """What the server holds now."""
    found: Held = st.runtime.get_instance().uploaded_file_mgr.file_storage  # type: ignore[attr-defined]
    return found


def forget_file(file_id: str) -> None:
    """Give the memory of a file back that was read; from then on the uploader leaves it out."""
    if context := get_script_run_ctx():
        files: Any = context.uploaded_file_mgr  # the server's: it can do more than it must
        files.remove_file(context.session_id, file_id)


def _read_length(headers: Headers) -> int:
    """What a request says of its length; one that does not say may be as long as a file may."""
    said = headers.get("content-length", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 20 else MAX_FILE_BYTES


def _weigh(files: Mapping[str, UploadedFileRec]) -> int:
    return sum(len(file.data) for file in list(files.values()))
